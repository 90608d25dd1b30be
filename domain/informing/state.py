"""How far a campaign is: how many were informed, and whether in time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.informing.events import (
    About,
    Content,
    InformingClosed,
    InformingCorrected,
    InformingEvent,
    InformingPlanned,
    PeopleInformed,
    Way,
)
from domain.values import changed

_ALWAYS = frozenset(
    {
        Content.CONTROLLER,
        Content.OFFICER,
        Content.PURPOSE,
        Content.BASIS,
        Content.RECIPIENTS,
        Content.RETENTION,
        Content.RIGHTS,
        Content.COMPLAINT,
    }
)
"""AVG art. 13(1) and (2), as far as it is always so."""
_OF_DATA_FROM_ELSEWHERE = frozenset({Content.TRANSITION, Content.CATEGORIES, Content.ORIGIN})
"""AVG art. 14(1)(d) and (2)(f); and that they pass over at all."""


class InformingStanding(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    LATE = "late"
    """The day has passed, and not all are informed."""
    DONE = "done"
    CLOSED = "closed"
    """Before all were informed."""


@dataclass(frozen=True)
class Told:
    """One time that people were informed."""

    on: date
    way: Way
    number: int


@dataclass(frozen=True)
class Informing:
    version: int = 0
    agreement: str = ""
    parties: tuple[str, ...] = ()
    party: str = ""
    size: int = 0
    by: date | None = None
    told: Mapping[int, Told] = field(default_factory=dict)
    """By the version that recorded it; corrected where it was wrong."""
    closed_on: date | None = None

    @property
    def informed(self) -> int:
        return sum(one.number for one in self.told.values())

    @property
    def in_time(self) -> int:
        """Of those who were informed."""
        by = self.by or date.max
        return sum(one.number for one in self.told.values() if one.on <= by)

    def standing(self, day: date) -> InformingStanding:
        if self.informed >= self.size:
            return InformingStanding.DONE
        if self.closed_on is not None:
            return InformingStanding.CLOSED
        if self.by is not None and self.by < day:
            return InformingStanding.LATE
        return InformingStanding.RUNNING if self.told else InformingStanding.PLANNED


def lacking(about: About, contents: frozenset[Content]) -> list[Content]:
    """What data subjects are to be told that this campaign does not tell them.

    No rule forbids it: what somebody knows already need not be told (AVG art. 13(4), 14(5)).
    """
    needed = _ALWAYS | (_OF_DATA_FROM_ELSEWHERE if about is About.TRANSITION else frozenset())
    return [one for one in Content if one in needed - contents]


# Evolution: total, never refuses


def evolve(informing: Informing, event: InformingEvent) -> Informing:
    now = changed(informing, version=informing.version + 1)
    match event:
        case InformingPlanned():
            return changed(
                now,
                agreement=event.agreement,
                parties=event.parties,
                party=event.party,
                size=event.size,
                by=event.by,
            )
        case PeopleInformed(occurred_on=day, way=way, number=number):
            return changed(now, told={**now.told, now.version: Told(day, way, number)})
        case InformingCorrected(corrects=version, number=number):
            return _corrected(now, version, number)
        case InformingClosed(occurred_on=day):
            return changed(now, closed_on=day)
        case _:
            assert_never(event)


def _corrected(informing: Informing, version: int, number: int) -> Informing:
    if (wrong := informing.told.get(version)) is None:
        return informing
    right = changed(wrong, number=number)
    return changed(informing, told={**informing.told, version: right})
