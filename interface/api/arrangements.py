"""/arrangements: what was agreed in writing on the destruction of personal data."""

from functools import partial
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from application.arrangements import ArrangementEntry, MakeArrangement
from application.paging import Paging
from domain.arrangement.commands import ConfirmArrangement, EndArrangement
from domain.arrangement.decisions import ARRANGEMENT
from domain.messages import Message, Slug
from interface.api.answers import Paged, entry, paged
from interface.api.asking import OfRegister
from interface.api.described import command, routes_of, single
from interface.api.recording import record, record_wish, spoken
from interface.api.said import AsOfQuery, Cursor, Key, Limit
from interface.security import doors

router = routes_of("arrangements")

OF_ARRANGEMENTS: tuple[type[Message], ...] = (MakeArrangement, ConfirmArrangement, EndArrangement)
"""What is said in bodies."""


class ArrangementsQuery(AsOfQuery):
    agreement: Slug | None = None
    limit: Limit = 50
    cursor: Cursor = None


class Arrangements(Paged[ArrangementEntry]):
    """In the order in which they come into force."""


@router.get("", response_model=Arrangements)
def arrangements(question: OfRegister, asked: Annotated[ArrangementsQuery, Query()]) -> Response:
    """The register of arrangements on destruction."""
    at = question.at(asked.as_of)
    paging = Paging(asked.limit, asked.cursor)
    page = question.doors.arrangements.register.page(at, asked.agreement, paging)
    return paged(question.request, Arrangements, page, at)


@router.get("/{arrangement}", **single(ArrangementEntry))
def arrangement(
    arrangement: Key, question: OfRegister, asked: Annotated[AsOfQuery, Query()]
) -> Response:
    """One arrangement. Its conditions are sealed: that they are there, not what they say."""
    at = question.at(asked.as_of)
    found = question.doors.arrangements.register.arrangement(arrangement, at)
    return entry(question.request, found, found.version, at)


@command(
    router,
    "",
    MakeArrangement,
    {
        "occurredOn": "2026-02-24",
        "agreement": "dvo-2020-beek",
        "categories": ["income", "assets"],
        "once": False,
        "inForceFrom": "2026-03-01",
        "document": {
            "source": "own-system",
            "kind": "destruction-arrangement",
            "system": "zaaksysteem",
            "reference": "Z-2026-00417",
        },
    },
)
async def record_arrangement(request: Request) -> Response:
    """Put on record what was agreed in writing; nothing is allowed before the other confirms."""
    by, asked = await spoken(request, MakeArrangement)
    recording = partial(doors(request).arrangements.recording, asked, by)
    return await record_wish(request, "arrangements", recording)


@command(router, "/{arrangement}/confirmations", ConfirmArrangement, {"occurredOn": "2026-02-26"})
async def confirm_arrangement(request: Request, arrangement: Key) -> Response:
    """Say, as the other party, that this is what was agreed."""
    return await record(request, ARRANGEMENT, arrangement, ConfirmArrangement)


@command(router, "/{arrangement}/endings", EndArrangement, {"occurredOn": "2026-03-02"})
async def end_arrangement(request: Request, arrangement: Key) -> Response:
    """End it, as either party. What rested on it stays."""
    return await record(request, ARRANGEMENT, arrangement, EndArrangement)
