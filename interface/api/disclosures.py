"""/disclosures: personal data that third parties ask for, and what was disclosed to them."""

from functools import partial
from typing import Annotated

from fastapi import Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from application.disclosures import DisclosureEntry
from domain.disclosure.commands import (
    AskDisclosure,
    FindDuty,
    MakeDisclosure,
    PermitDisclosure,
    RefuseDisclosure,
    WithdrawPermission,
)
from domain.disclosure.decisions import DISCLOSURE
from domain.sealed import SubjectId
from interface.api.answers import Paged
from interface.api.asking import OfRegister
from interface.api.case_routes import CasesQuery, list_cases, record_case, show_case
from interface.api.described import command, routes_of, single
from interface.api.recording import record_wish, spoken
from interface.api.said import AsOfQuery, Key
from interface.security import doors

NOUN = "disclosures"

router = routes_of(NOUN)

PERMISSION = {"organ": "college", "takenOn": "2026-05-12", "reference": "B-2026-88"}


class DisclosuresQuery(CasesQuery):
    subject: Annotated[SubjectId | None, Field(description="A data subject, by the pseudonym.")] = (
        None
    )


class Disclosures(Paged[DisclosureEntry]):
    """The last that was asked for first."""


# Questions


@router.get("", response_model=Disclosures)
def disclosures(question: OfRegister, asked: Annotated[DisclosuresQuery, Query()]) -> Response:
    """The register of disclosures: what was asked for, permitted or refused, and disclosed."""
    return list_cases(question, question.doors.disclosures.register, asked, Disclosures)


@router.get("/{disclosure}", **single(DisclosureEntry))
def disclosure(
    disclosure: Key, question: OfRegister, asked: Annotated[AsOfQuery, Query()]
) -> Response:
    """One disclosure, with what it rests on and what was disclosed of whom."""
    return show_case(question, question.doors.disclosures.register, DISCLOSURE, disclosure, asked)


# Commands


@command(
    router,
    "",
    AskDisclosure,
    {
        "agreement": "dvo-2020-beek",
        "controller": "beek",
        "processor": "sittard-geleen",
        "occurredOn": "2026-05-11",
        "recipientKind": "benefits-agency",
        "recipient": "UWV, kantoor Heerlen",
        "purpose": "Vaststellen van het dagloon.",
        "categories": ["income"],
        "subjects": ["0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"],
    },
)
async def request_disclosure(request: Request) -> Response:
    """Record that a third party asks for personal data."""
    by, asked = await spoken(request, AskDisclosure)
    requesting = partial(doors(request).disclosures.requesting, asked, by)
    return await record_wish(request, NOUN, requesting)


@command(
    router,
    "/{disclosure}/permissions",
    PermitDisclosure,
    {
        "occurredOn": "2026-05-12",
        "decision": PERMISSION,
        "categories": ["income"],
        "until": "2026-12-31",
        "conditions": "Alleen over 2025.",
    },
)
async def permit_disclosure(request: Request, disclosure: Key) -> Response:
    """Give the municipality's explicit permission, as data controller."""
    return await record_case(request, NOUN, DISCLOSURE, disclosure, PermitDisclosure)


@command(
    router,
    "/{disclosure}/withdrawals",
    WithdrawPermission,
    {"occurredOn": "2026-06-01", "reasons": "Het onderzoek is klaar."},
)
async def withdraw_permission(request: Request, disclosure: Key) -> Response:
    """Withdraw the permission. What was disclosed stays recorded."""
    return await record_case(request, NOUN, DISCLOSURE, disclosure, WithdrawPermission)


@command(
    router,
    "/{disclosure}/duties",
    FindDuty,
    {
        "occurredOn": "2026-05-12",
        "law": "participatiewet",
        "article": "64",
        "categories": ["income"],
    },
)
async def find_duty(request: Request, disclosure: Key) -> Response:
    """Name the law that obliges to disclose."""
    return await record_case(request, NOUN, DISCLOSURE, disclosure, FindDuty)


@command(
    router,
    "/{disclosure}/refusals",
    RefuseDisclosure,
    {"occurredOn": "2026-05-12", "ground": "too-much", "reasons": "Een totaal is genoeg."},
)
async def refuse_disclosure(request: Request, disclosure: Key) -> Response:
    """Refuse it for the municipality."""
    return await record_case(request, NOUN, DISCLOSURE, disclosure, RefuseDisclosure)


@command(
    router,
    "/{disclosure}/deliveries",
    MakeDisclosure,
    {
        "occurredOn": "2026-05-13",
        "categories": ["income"],
        "subjects": ["0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"],
        "way": "secure-mail",
    },
)
async def make_disclosure(request: Request, disclosure: Key) -> Response:
    """Record that data were disclosed: refused without permission or legal duty."""
    return await record_case(request, NOUN, DISCLOSURE, disclosure, MakeDisclosure)
