"""What holds of a mandate: who acts for whom, in what, and on which days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.mandate.events import MandateEvent, MandateRecorded, MandateWithdrawn
from domain.values import changed


class MandateStanding(StrEnum):
    TO_COME = "mandate-to-come"
    IN_FORCE = "mandate-in-force"
    ENDED = "mandate-ended"
    WITHDRAWN = "mandate-withdrawn"


@dataclass(frozen=True)
class Mandate:
    version: int = 0
    recorded: MandateRecorded | None = None
    withdrawn: MandateWithdrawn | None = None

    @property
    def last_day(self) -> date | None:
        """On which it holds, as it was given or withdrawn; None where none is known."""
        ends = [self.withdrawn.last_day] if self.withdrawn else []
        if self.recorded is not None and self.recorded.until is not None:
            ends.append(self.recorded.until)
        return min(ends, default=None)

    def holds_on(self, day: date) -> bool:
        return self.standing(day) is MandateStanding.IN_FORCE

    def standing(self, today: date) -> MandateStanding:
        last = self.last_day
        if last is not None and last < today:
            withdrawn = self.withdrawn is not None and self.withdrawn.last_day == last
            return MandateStanding.WITHDRAWN if withdrawn else MandateStanding.ENDED
        begun = self.recorded is not None and self.recorded.since <= today
        return MandateStanding.IN_FORCE if begun else MandateStanding.TO_COME


# Evolution: total, never refuses


def evolve(mandate: Mandate, event: MandateEvent) -> Mandate:
    now = changed(mandate, version=mandate.version + 1)
    match event:
        case MandateRecorded():
            return changed(now, recorded=event)
        case MandateWithdrawn():
            return changed(now, withdrawn=event)
        case _:
            assert_never(event)
