"""/breaches: personal-data breaches, from their discovery until they are closed."""

from functools import partial
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from application.breaches import BreachEntry
from domain.breach.commands import (
    AssessBreach,
    CloseBreach,
    LeaveSubjectsUntold,
    NotifyAuthority,
    ReportBreach,
    TakeMeasure,
    TellSubjects,
    ToldAt,
)
from domain.breach.decisions import BREACH
from interface.api.answers import Paged
from interface.api.asking import OfRegister
from interface.api.case_routes import CasesQuery, list_cases, record_case, show_case
from interface.api.described import command, routes_of, single
from interface.api.recording import record_wish, spoken
from interface.api.said import AsOfQuery, Key
from interface.security import doors

NOUN = "breaches"

router = routes_of(NOUN)


class Breaches(Paged[BreachEntry]):
    """The last that was discovered first."""


# Questions


@router.get("", response_model=Breaches)
def breaches(question: OfRegister, asked: Annotated[CasesQuery, Query()]) -> Response:
    """The register of breaches (AVG art. 33(5)). What people wrote is sealed."""
    return list_cases(question, question.doors.breaches.register, asked, Breaches)


@router.get("/{breach}", **single(BreachEntry))
def breach(breach: Key, question: OfRegister, asked: Annotated[AsOfQuery, Query()]) -> Response:
    """One breach, with what is still to be done and the 72 hours explained."""
    return show_case(question, question.doors.breaches.register, BREACH, breach, asked)


# Commands


@command(
    router,
    "",
    ReportBreach,
    {
        "agreement": "dvo-2020-beek",
        "controller": "beek",
        "processor": "sittard-geleen",
        "discoveredAt": "2026-04-13T16:00:00+02:00",
        "natures": ["confidentiality"],
        "cause": "wrong-recipient",
        "categories": ["contact", "income"],
        "affected": 12,
        "description": "Een lijst ging naar een verkeerd adres.",
    },
)
async def discover_breach(request: Request) -> Response:
    """Record a breach. Where the data controller found it, its 72 hours run from then."""
    by, asked = await spoken(request, ReportBreach)
    return await record_wish(request, NOUN, partial(doors(request).breaches.discovering, asked, by))


@command(router, "/{breach}/tellings", ToldAt, {"toldAt": "2026-04-13T17:30:00+02:00"})
async def tell_controller(request: Request, breach: Key) -> Response:
    """Record that the processor told the data controller: the 72 hours run from then."""
    by, asked = await spoken(request, ToldAt)
    telling = partial(doors(request).breaches.telling, breach, asked, by)
    return await record_wish(request, NOUN, telling)


@command(
    router,
    "/{breach}/assessments",
    AssessBreach,
    {"occurredOn": "2026-04-14", "risk": "likely", "reasons": "Inkomens zijn gezien."},
)
async def assess_breach(request: Request, breach: Key) -> Response:
    """Judge the risk, as data controller. A later judgement takes its place."""
    return await record_case(request, NOUN, BREACH, breach, AssessBreach)


@command(
    router,
    "/{breach}/notices",
    NotifyAuthority,
    {"notifiedAt": "2026-04-15T10:00:00+02:00", "reference": "AP-2026-4417", "complete": True},
)
async def notify_authority(request: Request, breach: Key) -> Response:
    """Record that the authority was told; `complete` false where more follows."""
    return await record_case(request, NOUN, BREACH, breach, NotifyAuthority)


@command(
    router,
    "/{breach}/subject-notices",
    TellSubjects,
    {"occurredOn": "2026-04-16", "channel": "letter", "number": 12},
)
async def tell_subjects(request: Request, breach: Key) -> Response:
    """Record that the data subjects were told."""
    return await record_case(request, NOUN, BREACH, breach, TellSubjects)


@command(
    router,
    "/{breach}/subject-exemptions",
    LeaveSubjectsUntold,
    {"occurredOn": "2026-04-16", "ground": "risk-not-high", "reasons": "Alles is terug."},
)
async def leave_subjects_untold(request: Request, breach: Key) -> Response:
    """Record why the data subjects are not told (AVG art. 34)."""
    return await record_case(request, NOUN, BREACH, breach, LeaveSubjectsUntold)


@command(
    router,
    "/{breach}/measures",
    TakeMeasure,
    {"occurredOn": "2026-04-14", "kind": "contained", "description": "De lijst is gewist."},
)
async def take_measure(request: Request, breach: Key) -> Response:
    """Record what was done against it."""
    return await record_case(request, NOUN, BREACH, breach, TakeMeasure)


@command(
    router,
    "/{breach}/closings",
    CloseBreach,
    {"occurredOn": "2026-04-20", "outcome": "handled", "conclusion": "Alles is gedaan."},
)
async def close_breach(request: Request, breach: Key) -> Response:
    """Close it: all was done, or it turned out to be no breach."""
    return await record_case(request, NOUN, BREACH, breach, CloseBreach)
