"""Which requests have a status on a day, as slices of a register ordered by due date.

The inverse of `state.status`: what that says of one request, this says of a whole list.
"""

from datetime import date, timedelta
from typing import NamedTuple

from domain.privacy_request.state import SETTLED, SOON, RequestPhase, RequestStatus

RUNNING = (RequestPhase.RECEIVED, RequestPhase.HANDLING)
"""In which the term runs."""
UNDECIDED = (*RUNNING, RequestPhase.PAUSED)


class Slice(NamedTuple):
    """Requests of one phase, with the due date in a half-open range."""

    phase: RequestPhase
    from_due: date | None = None
    before_due: date | None = None


def slices(status: RequestStatus, today: date) -> tuple[Slice, ...]:
    """Where to look for a status on a day."""
    soon = today + SOON + timedelta(days=1)
    ranges: dict[RequestStatus, tuple[date | None, date | None]] = {
        RequestStatus.OVERDUE: (None, today),
        RequestStatus.DUE_SOON: (today, soon),
        RequestStatus.OPEN: (soon, None),
    }
    if (found := ranges.get(status)) is not None:
        return tuple(Slice(phase, *found) for phase in RUNNING)
    return tuple(Slice(phase) for phase, settled in SETTLED.items() if settled is status)


def everything() -> tuple[Slice, ...]:
    return tuple(Slice(phase) for phase in RequestPhase if phase is not RequestPhase.ABSENT)


def within(one: Slice, from_due: date | None, before_due: date | None) -> Slice:
    """The part of a slice that also lies in another range of due dates."""
    starts = [day for day in (one.from_due, from_due) if day is not None]
    ends = [day for day in (one.before_due, before_due) if day is not None]
    return Slice(one.phase, max(starts, default=None), min(ends, default=None))
