"""What holds of an engagement: what the provider uses, for what, and on which days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.engagement.events import EngagementEnded, EngagementEvent, EngagementRecorded
from domain.values import changed


class EngagementStanding(StrEnum):
    TO_COME = "engagement-to-come"
    IN_USE = "engagement-in-use"
    ENDED = "engagement-ended"


@dataclass(frozen=True)
class Engagement:
    version: int = 0
    recorded: EngagementRecorded | None = None
    ended: EngagementEnded | None = None

    def standing(self, today: date) -> EngagementStanding:
        if self.ended is not None and self.ended.last_day < today:
            return EngagementStanding.ENDED
        begun = self.recorded is not None and self.recorded.since <= today
        return EngagementStanding.IN_USE if begun else EngagementStanding.TO_COME


# Evolution: total, never refuses


def evolve(engagement: Engagement, event: EngagementEvent) -> Engagement:
    now = changed(engagement, version=engagement.version + 1)
    match event:
        case EngagementRecorded():
            return changed(now, recorded=event)
        case EngagementEnded():
            return changed(now, ended=event)
        case _:
            assert_never(event)
