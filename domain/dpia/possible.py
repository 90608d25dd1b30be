"""What a party may do with an assessment as it is: what its deciders ask before anything else."""

from collections.abc import Callable, Mapping

from domain.controllership import must_be_controller, must_be_involved
from domain.dpia.commands import (
    AgreeDpiaMoment,
    CarryOutDpia,
    ConcludeDpia,
    DpiaCommand,
    FollowUpDpia,
    MoveDpia,
)
from domain.dpia.events import DpiaPlanned, ProtocolFollowUp
from domain.dpia.refusals import (
    DpiaAlreadyCarriedOut,
    DpiaAlreadyConcluded,
    DpiaNotCarriedOut,
    MomentAlreadyAgreed,
    MomentNotAgreed,
    NothingToFollowUp,
    OwnProposal,
)
from domain.dpia.state import Dpia
from domain.errors import Refusal


def _moved(dpia: Dpia, planned: DpiaPlanned, party: str) -> None:
    must_be_involved(planned, party)
    if dpia.carried_out is not None:
        raise DpiaAlreadyCarriedOut(day=dpia.carried_out.occurred_on.isoformat())


def _agreed(dpia: Dpia, planned: DpiaPlanned, party: str) -> None:
    _moved(dpia, planned, party)
    if dpia.agreed:
        raise MomentAlreadyAgreed(day=str(dpia.planned_for))
    if party == dpia.proposed_by:
        raise OwnProposal(party=party)


def _carried_out(dpia: Dpia, planned: DpiaPlanned, party: str) -> None:
    _moved(dpia, planned, party)
    if not dpia.agreed:
        raise MomentNotAgreed(proposed_by=dpia.proposed_by, day=str(dpia.planned_for))


def _concluded(dpia: Dpia, planned: DpiaPlanned, party: str) -> None:
    must_be_controller(planned, party)
    if dpia.carried_out is None:
        raise DpiaNotCarriedOut
    if dpia.concluded is not None:
        raise DpiaAlreadyConcluded(day=dpia.concluded.occurred_on.isoformat())


def _followed_up(dpia: Dpia, planned: DpiaPlanned, party: str) -> None:
    must_be_controller(planned, party)
    asked = dpia.concluded is not None and dpia.concluded.protocol is not ProtocolFollowUp.NONE
    if not asked or dpia.followed_up is not None:
        raise NothingToFollowUp


CONDITIONS: Mapping[type[DpiaCommand], Callable[[Dpia, DpiaPlanned, str], None]] = {
    AgreeDpiaMoment: _agreed,
    CarryOutDpia: _carried_out,
    ConcludeDpia: _concluded,
    FollowUpDpia: _followed_up,
    MoveDpia: _moved,
}
"""Of each command on an assessment that is planned; the likeliest first."""


def possible(dpia: Dpia, party: str) -> tuple[type[DpiaCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    planned = dpia.planned
    if planned is None:
        return ()
    return tuple(kind for kind in CONDITIONS if _holds(kind, dpia, planned, party))


def _holds(kind: type[DpiaCommand], dpia: Dpia, planned: DpiaPlanned, party: str) -> bool:
    try:
        CONDITIONS[kind](dpia, planned, party)
    except Refusal:
        return False
    return True
