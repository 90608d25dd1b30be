"""/events: the log itself as a feed, in the order of recording."""

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, cast

from fastapi import Path, Query
from pydantic import Field
from starlette.responses import Response

from application.ports import Recorded
from application.trail import LeafEntry
from domain.errors import NotFound
from domain.event_types import NAMES, AnyEvent
from domain.messages import Message, Provenance
from interface.api.answers import Seen, listing, seen
from interface.api.asking import OfLog
from interface.api.described import routes_of
from interface.api.edge import correlation_of
from interface.api.said import AsOfQuery, no_query
from interface.problems import NotUnderstood

router = routes_of("events")

LOOKED_AT = 5_000
"""Positions that one question looks at, however few of them have the type asked for."""

Position = Annotated[int, Path(ge=1, le=10**15)]


class NoEventThere(NotFound):
    """The position is of a leaf of the trail's own: its start, or its clock."""

    code = "no-event-there"


class EventsQuery(AsOfQuery):
    after: Annotated[int, Field(ge=0, le=10**15, description="The last position seen.")] = 0
    type: Annotated[str | None, Field(max_length=100, examples=["obligation.fulfilled.v1"])] = None
    limit: Annotated[int, Field(ge=1, le=1_000)] = 100


class EventEntry(Message):
    """An event, and who recorded it when."""

    position: int
    recorded_at: str
    stream: str
    dossier: str
    version: int
    type: str
    by: Provenance
    event: AnyEvent


class Events(Message):
    as_of: Seen
    after: int
    """Ask on from here."""
    more: bool
    """Whether anything lies beyond."""
    items: tuple[EventEntry, ...]


class ProvenEvent(EventEntry):
    """An event with the leaf that commits to it."""

    leaf: LeafEntry


@router.get("", response_model=Events)
def events(question: OfLog, asked: Annotated[EventsQuery, Query()]) -> Response:
    """Everything recorded after a position that one's own party reads. A page may be empty while
    `more` is true."""
    if asked.type is not None and asked.type not in NAMES:
        raise NotUnderstood([_unknown_type(asked.type)])
    at = question.at(asked.as_of)
    upto = min(at.position, asked.after + LOOKED_AT)
    found = question.doors.log.since(asked.after, upto)
    found = question.doors.readers.read_by(question.by.party, found)
    items = tuple(islice(_of_type(found, asked.type), asked.limit))
    after = items[-1].position if len(items) == asked.limit else max(upto, asked.after)
    page = Events(as_of=seen(at), after=after, more=after < at.position, items=items)
    return listing(question.request, page, at)


@router.get("/{position}", response_model=ProvenEvent)
def event(position: Position, question: OfLog) -> Response:
    """One event, with the line of its leaf, the leaf's hash and the stored body. What is about
    people of others stands in `/v1/trail/leaves`, without its body."""
    no_query(question.request)
    at = question.at(None)
    leaf = question.doors.trail.leaf(position)
    found = next(question.doors.log.since(position - 1, position), None)
    if found is None:
        raise NoEventThere(position=str(position))
    correlation = correlation_of(question.request)
    question.doors.readers.must_read_event(found, question.by, correlation)
    told = _entry(found)
    return listing(question.request, ProvenEvent(**dict(told), leaf=leaf), at)


def _of_type(found: Iterator[Recorded], wanted: str | None) -> Iterator[EventEntry]:
    return (_entry(one) for one in found if wanted in (None, one.event.type))


def _entry(found: Recorded) -> EventEntry:
    return EventEntry.model_construct(
        position=found.position,
        recorded_at=found.at,
        stream=found.stream,
        dossier=found.dossier,
        version=found.version,
        type=found.event.type,
        by=found.by,
        event=cast("AnyEvent", found.event),
    )


def _unknown_type(name: str) -> dict[str, object]:
    known = ", ".join(sorted(NAMES))
    return {
        "type": "unknown_event_type",
        "loc": ("query", "type"),
        "msg": f"there is no {name}; there are {known}",
        "ctx": {"known": known},
    }
