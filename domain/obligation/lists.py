"""Which obligations have a status on a day, as slices of a register ordered by due date.

The inverse of `state.status`: what that says of one obligation, this says of a whole list.
"""

from datetime import date, timedelta
from typing import NamedTuple, assert_never

from domain.obligation.state import SOON, Phase, Status, status

FULFILLED_IN_TIME = "met"
FULFILLED_LATE = "late"
"""The register tells the two apart, since whether it was in time follows from what is recorded."""


class Slice(NamedTuple):
    """Entries of one register phase, with the due date in a half-open range."""

    phase: str
    from_due: date | None = None
    before_due: date | None = None


def register_phase(phase: Phase, fulfilled_on: date | None, due: date | None) -> str:
    """The phase under which the register lists an obligation."""
    if phase is Phase.FULFILLED and fulfilled_on is not None:
        in_time = due is None or fulfilled_on <= due
        return FULFILLED_IN_TIME if in_time else FULFILLED_LATE
    return phase.value


def listed_status(phase: str, due: date | None, today: date) -> Status:
    """What the register's phase and the due date say of one obligation, as `state.status` does."""
    if phase in (FULFILLED_IN_TIME, FULFILLED_LATE):
        return Status(phase)
    return status(Phase(phase), due, None, today)


REGISTER_PHASES = (
    Phase.STANDING.value,
    Phase.OPEN.value,
    Phase.PARTLY.value,
    FULFILLED_IN_TIME,
    FULFILLED_LATE,
    Phase.WAIVED.value,
    Phase.DISPUTED.value,
    Phase.LAPSED.value,
)


def slices(status: Status, today: date) -> tuple[Slice, ...]:
    """Where to look for a status on a day."""
    soon = today + SOON + timedelta(days=1)
    match status:
        case Status.OVERDUE:
            return (
                Slice(Phase.OPEN.value, before_due=today),
                Slice(Phase.PARTLY.value, before_due=today),
            )
        case Status.DUE_SOON:
            return (Slice(Phase.OPEN.value, today, soon),)
        case Status.OPEN:
            return (Slice(Phase.OPEN.value, soon),)
        case Status.PARTLY:
            return (Slice(Phase.PARTLY.value, today),)
        case Status.MET:
            return (Slice(FULFILLED_IN_TIME),)
        case Status.LATE:
            return (Slice(FULFILLED_LATE),)
        case Status.STANDING | Status.WAIVED | Status.DISPUTED | Status.LAPSED:
            return (Slice(status.value),)
        case _:
            assert_never(status)


def everything() -> tuple[Slice, ...]:
    return tuple(Slice(phase) for phase in REGISTER_PHASES)


def within(one: Slice, from_due: date | None, before_due: date | None) -> Slice:
    """The part of a slice that also lies in another range of due dates."""
    starts = [day for day in (one.from_due, from_due) if day is not None]
    ends = [day for day in (one.before_due, before_due) if day is not None]
    return Slice(one.phase, max(starts, default=None), min(ends, default=None))
