"""What a party may do with a re-use request as it is: what its decider asks before all else."""

from collections.abc import Callable, Mapping

from domain.conditions import allowed
from domain.controllership import must_be_controller, must_be_involved
from domain.reuse.commands import (
    AskToCompleteReuse,
    CompleteReuseRequest,
    DecideReuseRequest,
    DeliverReuse,
    ExtendReuseRequest,
    ReuseCommand,
    WithdrawReuseRequest,
)
from domain.reuse.events import ReuseReceived
from domain.reuse.refusals import (
    NothingToDeliver,
    ReuseAlreadyExtended,
    ReuseCompletionAlreadyAsked,
    ReuseCompletionNotAsked,
    ReuseRequestEnded,
)
from domain.reuse.state import ReuseRequest


def _open(request: ReuseRequest, received: ReuseReceived, party: str) -> None:
    must_be_involved(received, party)
    if (ended := request.ended) is not None:
        raise ReuseRequestEnded(day=ended.occurred_on.isoformat())


def _asked(request: ReuseRequest, received: ReuseReceived, party: str) -> None:
    _open(request, received, party)
    if request.asked is not None:
        raise ReuseCompletionAlreadyAsked(day=request.asked.occurred_on.isoformat())


def _completed(request: ReuseRequest, received: ReuseReceived, party: str) -> None:
    _open(request, received, party)
    if request.asked is None or request.completed is not None:
        raise ReuseCompletionNotAsked


def _extended(request: ReuseRequest, received: ReuseReceived, party: str) -> None:
    _open(request, received, party)
    if request.extended is not None:
        raise ReuseAlreadyExtended(day=request.extended.occurred_on.isoformat())


def _decided(request: ReuseRequest, received: ReuseReceived, party: str) -> None:
    must_be_controller(received, party)
    _open(request, received, party)


def _delivered(request: ReuseRequest, received: ReuseReceived, party: str) -> None:
    must_be_involved(received, party)
    if not request.to_deliver:
        raise NothingToDeliver


CONDITIONS: Mapping[type[ReuseCommand], Callable[[ReuseRequest, ReuseReceived, str], None]] = {
    DecideReuseRequest: _decided,
    DeliverReuse: _delivered,
    ExtendReuseRequest: _extended,
    AskToCompleteReuse: _asked,
    CompleteReuseRequest: _completed,
    WithdrawReuseRequest: _open,
}
"""Of each command of people on a request that was received; the likeliest first."""


def possible(request: ReuseRequest, party: str) -> tuple[type[ReuseCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    received = request.received
    return () if received is None else allowed(CONDITIONS, request, received, party)
