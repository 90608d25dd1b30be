"""What a party may do with a breach as it is: what its deciders ask before anything else.

The table of roles is asked apart. What depends on what is stated only the decision itself can say.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from domain.breach.commands import (
    AssessBreach,
    BreachCommand,
    CloseBreach,
    LeaveSubjectsUntold,
    NotifyAuthority,
    TakeMeasure,
    TellController,
    TellSubjects,
)
from domain.breach.events import BreachDiscovered
from domain.breach.refusals import (
    AuthorityAlreadyNotified,
    BreachIsClosed,
    BreachNotAssessed,
    ControllerAlreadyAware,
    ControllerNotAware,
    SubjectsAlreadyTold,
)
from domain.breach.state import Breach
from domain.controllership import must_be_controller, must_be_involved
from domain.errors import Refusal
from domain.messages import AMSTERDAM


def must_be_open(breach: Breach) -> None:
    if breach.closed is not None:
        raise BreachIsClosed(day=breach.closed.occurred_on.isoformat())


def must_be_aware(breach: Breach) -> datetime:
    """Since when the data controller is."""
    if breach.aware_at is None:
        raise ControllerNotAware
    return breach.aware_at


def _told(breach: Breach, discovered: BreachDiscovered, party: str) -> None:
    must_be_involved(discovered, party)
    must_be_open(breach)
    if breach.aware_at is not None:
        at = breach.aware_at.astimezone(AMSTERDAM).isoformat(timespec="minutes")
        raise ControllerAlreadyAware(at=at)


def _judged(breach: Breach, discovered: BreachDiscovered, party: str) -> None:
    must_be_controller(discovered, party)
    must_be_open(breach)
    must_be_aware(breach)


def _notified(breach: Breach, discovered: BreachDiscovered, party: str) -> None:
    _judged(breach, discovered, party)
    if breach.fully_notified:
        raise AuthorityAlreadyNotified(reference=breach.notices[-1].reference)


def _subjects_told(breach: Breach, discovered: BreachDiscovered, party: str) -> None:
    _judged(breach, discovered, party)
    if breach.assessed is None:
        raise BreachNotAssessed
    if (told := breach.subjects_told) is not None:
        raise SubjectsAlreadyTold(day=told.occurred_on.isoformat())


def _acted_on(breach: Breach, discovered: BreachDiscovered, party: str) -> None:
    must_be_involved(discovered, party)
    must_be_open(breach)


CONDITIONS: Mapping[type[BreachCommand], Callable[[Breach, BreachDiscovered, str], None]] = {
    TellController: _told,
    AssessBreach: _judged,
    NotifyAuthority: _notified,
    TellSubjects: _subjects_told,
    LeaveSubjectsUntold: _subjects_told,
    TakeMeasure: _acted_on,
    CloseBreach: _judged,
}
"""Of each command on a breach that is there; the likeliest first."""


def possible(breach: Breach, party: str) -> tuple[type[BreachCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    discovered = breach.discovered
    if discovered is None:
        return ()
    return tuple(kind for kind in CONDITIONS if _holds(kind, breach, discovered, party))


def _holds(
    kind: type[BreachCommand], breach: Breach, discovered: BreachDiscovered, party: str
) -> bool:
    try:
        CONDITIONS[kind](breach, discovered, party)
    except Refusal:
        return False
    return True
