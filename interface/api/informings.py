"""/informings: campaigns that tell data subjects what happens to their data."""

from functools import partial
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from application.informings import InformingEntry, PlanCampaign
from domain.informing.commands import CloseInforming, CorrectInforming, TellPeople
from domain.informing.decisions import INFORMING
from domain.messages import Message, Slug
from interface.api.answers import Seen, entry, listing, seen
from interface.api.asking import OfRegister
from interface.api.described import command, routes_of, single
from interface.api.recording import record, record_wish, spoken
from interface.api.said import AsOfQuery, Key
from interface.security import doors

router = routes_of("informings")

OF_INFORMINGS: tuple[type[Message], ...] = (
    PlanCampaign,
    TellPeople,
    CorrectInforming,
    CloseInforming,
)
"""What is said in bodies."""


class InformingsQuery(AsOfQuery):
    agreement: Slug | None = None


class Informings(Message):
    """By the day before which people are to be informed."""

    as_of: Seen
    items: tuple[InformingEntry, ...]


@router.get("", response_model=Informings)
def informings(question: OfRegister, asked: Annotated[InformingsQuery, Query()]) -> Response:
    """The register of campaigns."""
    at = question.at(asked.as_of)
    found = question.doors.informings.register.informings(at, asked.agreement)
    return listing(question.request, Informings(as_of=seen(at), items=tuple(found)), at)


@router.get("/{informing}", **single(InformingEntry))
def informing(
    informing: Key, question: OfRegister, asked: Annotated[AsOfQuery, Query()]
) -> Response:
    """One campaign: whom it tells what, how many were told and by what evidence."""
    at = question.at(asked.as_of)
    found = question.doors.informings.register.informing(informing, at)
    return entry(question.request, found, found.version, at)


@command(
    router,
    "",
    PlanCampaign,
    {
        "occurredOn": "2026-02-24",
        "agreement": "dvo-2020-beek",
        "about": "transition",
        "audience": ["applicant", "partner"],
        "size": 412,
        "by": "2026-03-31",
        "contents": ["transition", "controller", "purpose", "rights"],
    },
)
async def plan_informing(request: Request) -> Response:
    """Say whom to inform, of what, and before when."""
    by, asked = await spoken(request, PlanCampaign)
    planning = partial(doors(request).informings.planning, asked, by)
    return await record_wish(request, "informings", planning)


@command(
    router,
    "/{informing}/tellings",
    TellPeople,
    {
        "occurredOn": "2026-03-02",
        "way": "letter",
        "number": 400,
        "evidence": [
            {
                "source": "own-system",
                "kind": "notice",
                "system": "zaaksysteem",
                "reference": "Z-2026-00418",
            }
        ],
    },
)
async def tell_people(request: Request, informing: Key) -> Response:
    """State that so many were informed, with the evidence."""
    return await record(request, INFORMING, informing, TellPeople)


@command(router, "/{informing}/corrections", CorrectInforming, {"corrects": 2, "number": 390})
async def correct_informing(request: Request, informing: Key) -> Response:
    """Put a number right; 0 where nobody was informed that time."""
    return await record(request, INFORMING, informing, CorrectInforming)


@command(router, "/{informing}/closings", CloseInforming, {"occurredOn": "2026-03-31"})
async def close_informing(request: Request, informing: Key) -> Response:
    """Close it; where somebody was not informed, with the reason."""
    return await record(request, INFORMING, informing, CloseInforming)
