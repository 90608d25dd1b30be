"""What holds of an arrangement, and what it allows on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.arrangement.events import (
    ArrangementConfirmed,
    ArrangementEnded,
    ArrangementEvent,
    ArrangementRecorded,
    ArrangementUsed,
)
from domain.values import changed

ALL = "all"
"""The category that stands for every category."""


class ArrangementStanding(StrEnum):
    WAITING = "waiting"
    """For the other party to confirm it."""
    COMING = "coming"
    IN_FORCE = "in-force"
    USED = "used"
    """It served the one destruction that it was made for."""
    OVER = "over"


@dataclass(frozen=True)
class Arrangement:
    version: int = 0
    agreement: str = ""
    parties: tuple[str, ...] = ()
    """In the order of the event, as all that is stored: a set has another in each process."""
    recorded_by: str = ""
    categories: tuple[str, ...] = ()
    once: bool = False
    made_on: date | None = None
    in_force_from: date | None = None
    until: date | None = None
    confirmed: bool = False
    ended_on: date | None = None
    used_by: tuple[str, ...] = ()
    """The destructions that rest on it."""

    def standing(self, day: date) -> ArrangementStanding:
        if self.ended_on is not None and self.ended_on <= day:
            return ArrangementStanding.OVER
        if self.until is not None and self.until < day:
            return ArrangementStanding.OVER
        if self.once and self.used_by:
            return ArrangementStanding.USED
        if not self.confirmed:
            return ArrangementStanding.WAITING
        if self.in_force_from is None or day < self.in_force_from:
            return ArrangementStanding.COMING
        return ArrangementStanding.IN_FORCE

    def covers(self, categories: Collection[str]) -> bool:
        """Who cannot say which categories are meant, means all."""
        return ALL in self.categories or set(categories or (ALL,)) <= set(self.categories)

    def allows(self, categories: Collection[str], day: date, destruction: str = "") -> bool:
        """The destruction that used one up may go on: it is finished after a crash."""
        if not self.covers(categories):
            return False
        standing = self.standing(day)
        return standing is ArrangementStanding.IN_FORCE or destruction in self.used_by


# Evolution: total, never refuses


def evolve(arrangement: Arrangement, event: ArrangementEvent) -> Arrangement:
    now = changed(arrangement, version=arrangement.version + 1)
    match event:
        case ArrangementRecorded():
            return changed(
                now,
                agreement=event.agreement,
                parties=event.parties,
                recorded_by=event.party,
                categories=event.categories,
                once=event.once,
                made_on=event.occurred_on,
                in_force_from=event.in_force_from,
                until=event.until,
            )
        case ArrangementConfirmed():
            return changed(now, confirmed=True)
        case ArrangementUsed(destruction=destruction):
            return changed(now, used_by=(*now.used_by, destruction))
        case ArrangementEnded(occurred_on=day):
            return changed(now, ended_on=day)
        case _:
            assert_never(event)
