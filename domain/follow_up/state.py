"""What holds of a matter that is followed up: its steps, and whether it was coordinated."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.action_point import Point, completed, dropped, moved, overdue, points_of
from domain.follow_up.events import (
    FollowUpClosed,
    FollowUpEvent,
    FollowUpMatter,
    FollowUpOpened,
    MatterCoordinated,
    StepAgreed,
    StepDone,
    StepDropped,
    StepMoved,
)
from domain.values import changed


class FollowUpStanding(StrEnum):
    NO_STEPS = "no-steps"
    """Nothing is agreed that somebody is to do."""
    STEPS_OPEN = "steps-open"
    STEPS_OVERDUE = "steps-overdue"
    CLOSED = "closed"


@dataclass(frozen=True)
class FollowUp:
    version: int = 0
    opened: FollowUpOpened | None = None
    steps: tuple[Point, ...] = ()
    coordinated: tuple[MatterCoordinated, ...] = ()
    closed: FollowUpClosed | None = None

    @property
    def open_steps(self) -> tuple[Point, ...]:
        return tuple(one for one in self.steps if one.open)

    @property
    def lacks_coordination(self) -> bool:
        """Information to citizens takes coordination with the client (art. 13)."""
        opened = self.opened
        asked = opened is not None and opened.matter is FollowUpMatter.CITIZEN_INFORMATION
        return asked and not self.coordinated

    def standing(self, today: date) -> FollowUpStanding:
        if self.closed is not None:
            return FollowUpStanding.CLOSED
        if overdue(self.steps, today):
            return FollowUpStanding.STEPS_OVERDUE
        return FollowUpStanding.STEPS_OPEN if self.open_steps else FollowUpStanding.NO_STEPS


# Evolution: total, never refuses


def evolve(follow_up: FollowUp, event: FollowUpEvent) -> FollowUp:
    now = changed(follow_up, version=follow_up.version + 1)
    match event:
        case FollowUpOpened():
            return changed(now, opened=event)
        case StepAgreed(step=step):
            return changed(now, steps=(*now.steps, *points_of((step,))))
        case StepDone(number=number, occurred_on=day, evidence=evidence):
            return changed(now, steps=completed(now.steps, number, day, evidence))
        case StepMoved(number=number, due=due):
            return changed(now, steps=moved(now.steps, number, due))
        case StepDropped(number=number, occurred_on=day):
            return changed(now, steps=dropped(now.steps, number, day))
        case MatterCoordinated():
            return changed(now, coordinated=(*now.coordinated, event))
        case FollowUpClosed():
            return changed(now, closed=event)
        case _:
            assert_never(event)
