"""What holds of a re-use request: by when it must be decided, on what conditions it was granted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.calendar.due import DueDate
from domain.calendar.lengthening import Moved, moved
from domain.reuse.events import (
    ReuseCompleted,
    ReuseCompletionAsked,
    ReuseDecided,
    ReuseDelivered,
    ReuseDueRecomputed,
    ReuseEvent,
    ReuseExtended,
    ReuseOutcome,
    ReuseReceived,
    ReuseWithdrawn,
)
from domain.values import changed


class ReuseStanding(StrEnum):
    PAUSED = "answer-awaited"
    """The requester has time to complete it, and the term stands still."""
    TO_DECIDE = "to-decide"
    OVERDUE = "overdue"
    TO_DELIVER = "to-deliver"
    DONE = "dealt-with"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class ReuseRequest:
    version: int = 0
    received: ReuseReceived | None = None
    due: DueDate | None = None
    """As last computed."""
    moved: tuple[Moved, ...] = ()
    asked: ReuseCompletionAsked | None = None
    completed: ReuseCompleted | None = None
    extended: ReuseExtended | None = None
    decided: ReuseDecided | None = None
    delivered: ReuseDelivered | None = None
    withdrawn: ReuseWithdrawn | None = None

    @property
    def ended(self) -> ReuseDecided | ReuseWithdrawn | None:
        """What ended it: nothing is left to decide."""
        return self.decided or self.withdrawn

    @property
    def to_deliver(self) -> bool:
        if self.decided is None or self.delivered is not None:
            return False
        return self.decided.outcome is not ReuseOutcome.REFUSED

    @property
    def closed(self) -> bool:
        return self.ended is not None and not self.to_deliver

    @property
    def in_time(self) -> bool | None:
        """Whether it was decided in time; None before it is."""
        if self.decided is None or self.due is None:
            return None
        return self.decided.occurred_on <= self.due.due

    def standing(self, today: date) -> ReuseStanding:
        if self.withdrawn is not None:
            return ReuseStanding.WITHDRAWN
        if self.decided is not None:
            return ReuseStanding.TO_DELIVER if self.to_deliver else ReuseStanding.DONE
        if self.asked is not None and self.completed is None and today <= self.asked.until:
            return ReuseStanding.PAUSED
        late = self.due is not None and self.due.due < today
        return ReuseStanding.OVERDUE if late else ReuseStanding.TO_DECIDE


# Evolution: total, never refuses


def evolve(request: ReuseRequest, event: ReuseEvent) -> ReuseRequest:
    now = changed(request, version=request.version + 1)
    match event:
        case ReuseReceived(due=due):
            return changed(now, received=event, due=due)
        case ReuseCompletionAsked(due=due):
            return _due(changed(now, asked=event), due, event.occurred_on)
        case ReuseCompleted(due=due):
            return _due(changed(now, completed=event), due, event.occurred_on)
        case ReuseExtended(due=due):
            return _due(changed(now, extended=event), due, event.occurred_on)
        case ReuseDecided():
            return changed(now, decided=event)
        case ReuseDelivered():
            return changed(now, delivered=event)
        case ReuseWithdrawn():
            return changed(now, withdrawn=event)
        case ReuseDueRecomputed(due=due):
            return _due(now, due, event.occurred_on)
        case _:
            assert_never(event)


def _due(request: ReuseRequest, due: DueDate, day: date) -> ReuseRequest:
    """The day that held before stays visible."""
    return changed(request, due=due, moved=moved(request.moved, request.due, due, day))
