"""What holds of a consultation: when it is, what was decided, how its action points stand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.action_point import Point, completed, dropped, moved, overdue, points_of
from domain.consultation.events import (
    ConsultationCancelled,
    ConsultationEvent,
    ConsultationHeld,
    ConsultationMoved,
    ConsultationPlanned,
    ConsultationPointDone,
    ConsultationPointDropped,
    ConsultationPointMoved,
)
from domain.values import changed


class ConsultationStanding(StrEnum):
    PLANNED = "planned"
    OVERDUE = "overdue"
    """The day has passed, and nothing says that it was held."""
    CANCELLED = "cancelled"
    POINTS_OPEN = "points-open"
    """Held; there is something left to do."""
    POINTS_OVERDUE = "points-overdue"
    """And the day of that has passed."""
    DONE = "done"


@dataclass(frozen=True)
class Consultation:
    version: int = 0
    planned: ConsultationPlanned | None = None
    planned_for: date | None = None
    """As last named."""
    cancelled: ConsultationCancelled | None = None
    held: ConsultationHeld | None = None
    points: tuple[Point, ...] = ()

    @property
    def open_points(self) -> tuple[Point, ...]:
        return tuple(one for one in self.points if one.open)

    @property
    def finished(self) -> bool:
        return self.cancelled is not None or (self.held is not None and not self.open_points)

    def standing(self, today: date) -> ConsultationStanding:
        if self.cancelled is not None:
            return ConsultationStanding.CANCELLED
        if self.held is None:
            late = self.planned_for is not None and self.planned_for < today
            return ConsultationStanding.OVERDUE if late else ConsultationStanding.PLANNED
        if overdue(self.points, today):
            return ConsultationStanding.POINTS_OVERDUE
        open_still = bool(self.open_points)
        return ConsultationStanding.POINTS_OPEN if open_still else ConsultationStanding.DONE


# Evolution: total, never refuses


def evolve(consultation: Consultation, event: ConsultationEvent) -> Consultation:
    now = changed(consultation, version=consultation.version + 1)
    match event:
        case ConsultationPlanned(planned_for=day):
            return changed(now, planned=event, planned_for=day)
        case ConsultationMoved(planned_for=day):
            return changed(now, planned_for=day)
        case ConsultationCancelled():
            return changed(now, cancelled=event)
        case ConsultationHeld(action_points=made):
            return changed(now, held=event, points=(*now.points, *points_of(made)))
        case ConsultationPointDone(number=number, occurred_on=day, evidence=evidence):
            return changed(now, points=completed(now.points, number, day, evidence))
        case ConsultationPointMoved(number=number, due=due):
            return changed(now, points=moved(now.points, number, due))
        case ConsultationPointDropped(number=number, occurred_on=day):
            return changed(now, points=dropped(now.points, number, day))
        case _:
            assert_never(event)
