"""Action points (actiepunten): who does what by when, numbered within what they came from.

Meetings, checks and follow-ups have them. The owner says that one is done; each of the parties may
name another day or drop it, always with the reason, so that nothing disappears.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from domain.errors import Broken, Forbidden, NotFound
from domain.evidence import Evidence
from domain.messages import Command, Message, Slug
from domain.sealed import Personal, Words

Number = Annotated[int, Field(ge=1, le=9_999)]


class ActionPointNotFound(NotFound):
    code = "action-point-not-found"


class ActionPointSettled(Broken):
    """It was done or dropped before."""

    code = "action-point-settled"


class NoActionPointOpen(Broken):
    code = "no-action-point-open"


class NotTheOwner(Forbidden):
    code = "action-point-of-another"


class NewActionPoint(Message):
    """As somebody asks for it."""

    owner: Slug
    """The party that is to do it."""
    due: date | None = None
    """The last day; none where the parties name none."""
    what: Words


class ActionPoint(Message):
    """As an event has it."""

    number: Number
    owner: Slug
    due: date | None
    what: Personal


class CompleteActionPoint(Command):
    """State that it was done."""

    occurred_on: date
    number: Number
    evidence: tuple[Evidence, ...] = ()


class MoveActionPoint(Command):
    """Name another day by which it is done."""

    occurred_on: date
    number: Number
    due: date
    reason: Words


class DropActionPoint(Command):
    """State that it need not be done any more."""

    occurred_on: date
    number: Number
    reason: Words


class PointStanding(StrEnum):
    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"


class Point(Message):
    """How one stands."""

    number: Number
    owner: Slug
    due: date | None
    """As last named."""
    what: Personal
    done_on: date | None = None
    dropped_on: date | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def open(self) -> bool:
        return self.done_on is None and self.dropped_on is None

    def standing(self, today: date) -> PointStanding:
        if self.done_on is not None:
            return PointStanding.DONE
        if self.dropped_on is not None:
            return PointStanding.DROPPED
        late = self.due is not None and self.due < today
        return PointStanding.OVERDUE if late else PointStanding.OPEN


def numbered(asked: Iterable[NewActionPoint], after: int) -> tuple[ActionPoint, ...]:
    """Their numbers go on where those that there are end."""
    return tuple(
        ActionPoint(number=number, owner=one.owner, due=one.due, what=one.what)
        for number, one in enumerate(asked, start=after + 1)
    )


def points_of(made: Iterable[ActionPoint]) -> tuple[Point, ...]:
    return tuple(
        Point(number=one.number, owner=one.owner, due=one.due, what=one.what) for one in made
    )


# Conditions


def must_have_open(points: Sequence[Point]) -> None:
    if not any(one.open for one in points):
        raise NoActionPointOpen


def must_own_open(points: Sequence[Point], party: str) -> None:
    must_have_open(points)
    owners = dict.fromkeys(one.owner for one in points if one.open)
    if party not in owners:
        raise NotTheOwner(party=party, owner=", ".join(owners))


def open_point(points: Sequence[Point], number: int) -> Point:
    """Raises ActionPointNotFound, ActionPointSettled."""
    found = next((one for one in points if one.number == number), None)
    if found is None:
        raise ActionPointNotFound(number=str(number))
    if not found.open:
        raise ActionPointSettled(number=str(number))
    return found


def own_point(points: Sequence[Point], number: int, party: str) -> Point:
    """The same, and NotTheOwner."""
    found = open_point(points, number)
    if found.owner != party:
        raise NotTheOwner(party=party, owner=found.owner)
    return found


def overdue(points: Iterable[Point], today: date) -> tuple[Point, ...]:
    return tuple(one for one in points if one.standing(today) is PointStanding.OVERDUE)


# Evolution


def completed(
    points: tuple[Point, ...], number: int, on: date, evidence: tuple[Evidence, ...]
) -> tuple[Point, ...]:
    return _with(points, number, done_on=on, evidence=evidence)


def moved(points: tuple[Point, ...], number: int, due: date) -> tuple[Point, ...]:
    return _with(points, number, due=due)


def dropped(points: tuple[Point, ...], number: int, on: date) -> tuple[Point, ...]:
    return _with(points, number, dropped_on=on)


def _with(points: tuple[Point, ...], number: int, **facts: object) -> tuple[Point, ...]:
    return tuple(one.model_copy(update=facts) if one.number == number else one for one in points)
