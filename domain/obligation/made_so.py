"""Which event of an obligation made its status what it is, to point at beside the status."""

from collections.abc import Sequence
from datetime import date

from domain.obligation.events import ObligationCorrected, ObligationEvent, OverdueNoticed
from domain.obligation.state import Obligation, Phase, Record, Status, evolve


def made_so(events: Sequence[ObligationEvent], today: date) -> int | None:
    """Its version. None where the calendar alone made it so: overdue, and not noticed yet."""
    state, phases = Obligation(), list[Phase]()
    for event in events:
        state = evolve(state, event)
        phases.append(state.phase)
    status = state.status(today)
    if status is Status.OVERDUE:
        return _noticed(events) if state.overdue_noticed else None
    if status in (Status.MET, Status.LATE):
        return _counting(events, state.fulfilled)
    if status is Status.WAIVED:
        return _counting(events, state.waived)
    if status is Status.PARTLY:
        return _counting(events, state.parts[-1])
    return _entered(phases)


def _noticed(events: Sequence[ObligationEvent]) -> int:
    return max(n for n, one in enumerate(events, 1) if isinstance(one, OverdueNoticed))


def _counting(events: Sequence[ObligationEvent], record: Record | None) -> int:
    """The record itself, or the last correction that set its day."""
    assert record is not None
    found = (
        version
        for version, event in enumerate(events, 1)
        if isinstance(event, ObligationCorrected) and event.corrects == record.version
    )
    return max(found, default=record.version)


def _entered(phases: Sequence[Phase]) -> int | None:
    """Where the present phase began: not the first time that it was there, but the last."""
    changes = (n for n, phase in enumerate(phases, 1) if n == 1 or phase is not phases[n - 2])
    return max(changes, default=None)
