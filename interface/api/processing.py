"""/processing-activities: the register of AVG 30, and what is recorded of each activity."""

from functools import partial
from typing import Annotated, Any

from fastapi import Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application.paging import Paging
from application.processing import AmendedProcessing, NewProcessing
from application.processing_register import ProcessingEntry
from application.transact import Wish
from domain.messages import Message, Slug
from domain.processing import PROCESSING
from domain.processing.commands import (
    AgreeToOtherPurpose,
    EndProcessing,
    FindIncompatible,
    ProcessingCommand,
    ProposeOtherPurpose,
    RecordConsent,
    RecordObtained,
    RecordRow,
    WithdrawConsent,
)
from interface.api.answers import Paged, entry, paged, recorded
from interface.api.asking import OfRegister
from interface.api.described import command, routes_of, single
from interface.api.recording import carried, record_wish, spoken
from interface.api.said import AsOfQuery, Cursor, Key, Limit
from interface.security import doors

NOUN = "processing-activities"
router = routes_of(NOUN)

OF_PROCESSING: tuple[type[Message], ...] = (
    NewProcessing,
    AmendedProcessing,
    EndProcessing,
    RecordRow,
    ProposeOtherPurpose,
    AgreeToOtherPurpose,
    RecordConsent,
    WithdrawConsent,
    FindIncompatible,
    RecordObtained,
)
"""What is said in bodies."""


class ProcessingQuery(AsOfQuery):
    agreement: Slug | None = None
    limit: Limit = 50
    cursor: Cursor = None


class ProcessingActivities(Paged[ProcessingEntry]):
    """By agreement and name; what has ended comes last."""


DAY = {"occurredOn": "2026-03-02"}
DECISION = {"decision": {"organ": "college", "takenOn": "2026-02-24", "reference": "B-2026-31"}}
SUBJECT = {"subject": "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"}
CONSENT = {
    "source": "own-system",
    "kind": "consent",
    "system": "zaaksysteem",
    "reference": "Z-2026-00417",
}
PROCESSING_BODY: dict[str, Any] = {
    "products": ["direct.a.1"],
    "law": "participatiewet",
    "basis": "public-task",
    "article": "Participatiewet/7",
    "persons": ["applicant", "partner"],
    "data": ["contact", "income"],
    "special": [],
    "specialGround": None,
    "origins": ["data-subject", "suwinet"],
    "recipients": ["uwv"],
    "thirdCountries": [],
    "retention": [
        {
            "data": data,
            "basis": "selection-list",
            "months": 120,
            "countedFrom": "provision-ended",
            "article": "Selectielijst/2020",
        }
        for data in ("contact", "income")
    ],
    "controller": "beek",
    "processor": "sittard-geleen",
    "officer": "beek",
    "measures": ["access-control", "logging"],
}
STATED: dict[str, Any] = {
    **DAY,
    "processing": PROCESSING_BODY,
    "proportionality": "De uitkering is niet vast te stellen zonder deze gegevens.",
    "subsidiarity": "Minder gegevens volstaan niet.",
}


# Questions


@router.get("", response_model=ProcessingActivities)
def processing_activities(
    question: OfRegister, asked: Annotated[ProcessingQuery, Query()]
) -> Response:
    """The register (AVG 30), as of any moment, a page at a time."""
    at = question.at(asked.as_of)
    page = question.doors.processing.register.page(
        at, Paging(asked.limit, asked.cursor), asked.agreement
    )
    return paged(question.request, ProcessingActivities, page, at)


@router.get("/{activity}", **single(ProcessingEntry))
def processing_activity(
    activity: Key, question: OfRegister, asked: Annotated[AsOfQuery, Query()]
) -> Response:
    """One activity. What was said in words is sealed: the answer says that it is there."""
    at = question.at(asked.as_of)
    found = question.doors.processing.register.activity(activity, at)
    return entry(question.request, found, found.version, at)


# Commands


@command(router, "", NewProcessing, {"agreement": "dvo-2020-beek", "name": "uitkering", **STATED})
async def record_processing(request: Request) -> Response:
    """Record an activity, tested for lawfulness."""
    by, asked = await spoken(request, NewProcessing)
    return await record_wish(request, NOUN, partial(doors(request).processing.recording, asked, by))


@command(
    router,
    "/{activity}/amendments",
    AmendedProcessing,
    {**STATED, "reason": "Voortaan ook gegevens van de partner."},
)
async def amend_processing(request: Request, activity: Key) -> Response:
    """Say anew what it is. What it was stays known."""
    by, asked = await spoken(request, AmendedProcessing)
    amending = doors(request).processing.amending
    return await record_wish(request, NOUN, partial(amending, activity, asked, by))


@command(
    router, "/{activity}/endings", EndProcessing, {**DAY, "reason": "De taak is teruggegeven."}
)
async def end_processing(request: Request, activity: Key) -> Response:
    """State that nothing is processed under it any more."""
    return await _said(request, activity, EndProcessing)


@command(
    router,
    "/{activity}/rows",
    RecordRow,
    {**DAY, **DECISION, "persons": ["applicant", "child"], "data": ["contact"]},
)
async def record_row(request: Request, activity: Key) -> Response:
    """Say, as data controller, what a task outside the matrix may process."""
    return await _said(request, activity, RecordRow)


@command(
    router,
    "/{activity}/other-purposes",
    ProposeOtherPurpose,
    {
        **DAY,
        "purpose": "labour-market-research",
        "compatible": True,
        "reason": "Onderzoek naar de regionale arbeidsmarkt.",
    },
)
async def propose_other_purpose(request: Request, activity: Key) -> Response:
    """Ask to process for another purpose. What clashes with the tasks is refused."""
    return await _said(request, activity, ProposeOtherPurpose)


@command(
    router, "/{activity}/purpose-agreements", AgreeToOtherPurpose, {**DAY, **DECISION, "number": 1}
)
async def agree_to_other_purpose(request: Request, activity: Key) -> Response:
    """Agree to another purpose as data controller."""
    return await _said(request, activity, AgreeToOtherPurpose)


@command(
    router,
    "/{activity}/consents",
    RecordConsent,
    {**DAY, **SUBJECT, "number": 1, "evidence": [CONSENT]},
)
async def record_consent(request: Request, activity: Key) -> Response:
    """Record that a data subject consented to another purpose."""
    return await _said(request, activity, RecordConsent)


@command(
    router, "/{activity}/consent-withdrawals", WithdrawConsent, {**DAY, **SUBJECT, "number": 1}
)
async def withdraw_consent(request: Request, activity: Key) -> Response:
    """Record that a data subject withdrew it. From then on it no longer counts."""
    return await _said(request, activity, WithdrawConsent)


@command(
    router,
    "/{activity}/incompatibilities",
    FindIncompatible,
    {**DAY, "number": 1, "reason": "Botst met de taken van de productenlijst."},
)
async def find_incompatible(request: Request, activity: Key) -> Response:
    """Find after all that another purpose clashes with the tasks: it is refused for ever."""
    return await _said(request, activity, FindIncompatible)


@command(
    router, "/{activity}/obtained-data", RecordObtained, {**DAY, **SUBJECT, "origin": "suwinet"}
)
async def record_obtained(request: Request, activity: Key) -> Response:
    """Record that data came from elsewhere; the duties that this brings are opened."""
    by, said = await spoken(request, RecordObtained)
    wish = Wish(PROCESSING, activity, said, by, **carried(request))
    receipt = await run_in_threadpool(doors(request).processing.obtained, wish)
    return recorded(request, NOUN, receipt)


async def _said(request: Request, activity: str, kind: type[ProcessingCommand]) -> Response:
    """The body is the command as it is."""
    by, said = await spoken(request, kind)
    wish = Wish(PROCESSING, activity, said, by, **carried(request))
    receipt = await doors(request).counter.handle(wish)
    return recorded(request, NOUN, receipt)
