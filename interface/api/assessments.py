"""/assessments: data protection impact assessments, from their planning to the follow-up."""

from functools import partial
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from application.assessments import DpiaEntry
from domain.dpia.commands import (
    AgreeDpiaMoment,
    CarryOutDpia,
    ConcludeDpia,
    FollowUpDpia,
    MoveDpia,
    ProposeDpia,
)
from domain.dpia.decisions import DPIA
from interface.api.answers import Paged
from interface.api.asking import OfRegister
from interface.api.case_routes import CasesQuery, list_cases, record_case, show_case
from interface.api.described import command, routes_of, single
from interface.api.recording import record_wish, spoken
from interface.api.said import AsOfQuery, Key
from interface.security import doors

NOUN = "assessments"

router = routes_of(NOUN)

REPORT = {
    "source": "own-system",
    "kind": "dpia-report",
    "system": "zaaksysteem",
    "reference": "Z-2026-771",
}
DECISION = {"organ": "all-parties", "takenOn": "2026-11-02", "reference": "B-2026-140"}


class Assessments(Paged[DpiaEntry]):
    """The last that was planned first."""


# Questions


@router.get("", response_model=Assessments)
def assessments(question: OfRegister, asked: Annotated[CasesQuery, Query()]) -> Response:
    """The register of assessments (annex 2, art. 15)."""
    return list_cases(question, question.doors.assessments.register, asked, Assessments)


@router.get("/{assessment}", **single(DpiaEntry))
def assessment(
    assessment: Key, question: OfRegister, asked: Annotated[AsOfQuery, Query()]
) -> Response:
    """One assessment: when, what came of it, what it asks of the protocol."""
    return show_case(question, question.doors.assessments.register, DPIA, assessment, asked)


# Commands


@command(
    router,
    "",
    ProposeDpia,
    {
        "agreement": "dvo-2020-beek",
        "controller": "beek",
        "processor": "sittard-geleen",
        "plannedFor": "2026-09-15",
        "about": "Het nieuwe systeem voor trajecten.",
    },
)
async def plan_dpia(request: Request) -> Response:
    """Plan the assessment of a processing. The other one agrees to the day."""
    by, asked = await spoken(request, ProposeDpia)
    return await record_wish(request, NOUN, partial(doors(request).assessments.planning, asked, by))


@command(router, "/{assessment}/moves", MoveDpia, {"plannedFor": "2026-10-01"})
async def move_dpia(request: Request, assessment: Key) -> Response:
    """Propose another day; what was agreed no longer holds."""
    return await record_case(request, NOUN, DPIA, assessment, MoveDpia)


@command(router, "/{assessment}/agreements", AgreeDpiaMoment, {"plannedFor": "2026-10-01"})
async def agree_dpia_moment(request: Request, assessment: Key) -> Response:
    """Agree to the day that the other one proposed."""
    return await record_case(request, NOUN, DPIA, assessment, AgreeDpiaMoment)


@command(
    router,
    "/{assessment}/reports",
    CarryOutDpia,
    {"occurredOn": "2026-10-01", "report": REPORT},
)
async def carry_out_dpia(request: Request, assessment: Key) -> Response:
    """Record that it was carried out, with its report."""
    return await record_case(request, NOUN, DPIA, assessment, CarryOutDpia)


@command(
    router,
    "/{assessment}/conclusions",
    ConcludeDpia,
    {
        "occurredOn": "2026-10-12",
        "outcome": "with-measures",
        "protocol": "amend",
        "findings": "De termijnen ontbreken.",
    },
)
async def conclude_dpia(request: Request, assessment: Key) -> Response:
    """Record the outcome, as data controller, and what it asks of the protocol."""
    return await record_case(request, NOUN, DPIA, assessment, ConcludeDpia)


@command(
    router,
    "/{assessment}/follow-ups",
    FollowUpDpia,
    {"occurredOn": "2026-11-02", "result": "amended", "decision": DECISION},
)
async def follow_up_dpia(request: Request, assessment: Key) -> Response:
    """Record what came of the follow-up; an amendment takes the decision of all parties."""
    return await record_case(request, NOUN, DPIA, assessment, FollowUpDpia)
