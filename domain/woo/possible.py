"""What a party may do with a Woo request as it is: what its decider asks before all else."""

from collections.abc import Callable, Mapping

from domain.conditions import allowed
from domain.controllership import must_be_controller, must_be_involved
from domain.woo.commands import (
    AskInterimRelief,
    AskToSpecify,
    DecideWooRequest,
    ExtendWooRequest,
    ForwardWooRequest,
    HearThirdParties,
    ReceiveViews,
    ReleaseWooDocuments,
    SettleInterimRelief,
    SpecifyWooRequest,
    WithdrawWooRequest,
    WooCommand,
)
from domain.woo.events import WooPause, WooReceived
from domain.woo.refusals import (
    NothingAsked,
    ReleaseNeedNotWait,
    ReliefAlreadyAsked,
    ReliefNotAsked,
    WooAlreadyExtended,
    WooNothingToRelease,
    WooRequestEnded,
)
from domain.woo.state import WooRelease, WooRequest


def _open(request: WooRequest, received: WooReceived, party: str) -> None:
    must_be_involved(received, party)
    if (ended := request.ended) is not None:
        raise WooRequestEnded(day=ended.occurred_on.isoformat())


def _specified(request: WooRequest, received: WooReceived, party: str) -> None:
    _open(request, received, party)
    _must_be_awaited(request, WooPause.COMPLETION)


def _viewed(request: WooRequest, received: WooReceived, party: str) -> None:
    _open(request, received, party)
    _must_be_awaited(request, WooPause.THIRD_PARTIES)


def _must_be_awaited(request: WooRequest, ground: WooPause) -> None:
    if request.awaited(ground) is None:
        raise NothingAsked


def _extended(request: WooRequest, received: WooReceived, party: str) -> None:
    _open(request, received, party)
    if request.extended is not None:
        raise WooAlreadyExtended(day=request.extended.occurred_on.isoformat())


def _decided(request: WooRequest, received: WooReceived, party: str) -> None:
    must_be_controller(received, party)
    _open(request, received, party)


def _relief_asked(request: WooRequest, received: WooReceived, party: str) -> None:
    _released(request, received, party)
    left = _left(request)
    if not any(one.free_after for one in left):
        raise ReleaseNeedNotWait
    if all(one.relief for one in left):
        raise ReliefAlreadyAsked


def _relief_settled(request: WooRequest, received: WooReceived, party: str) -> None:
    _released(request, received, party)
    if not any(one.held_up for one in _left(request)):
        raise ReliefNotAsked


def _released(request: WooRequest, received: WooReceived, party: str) -> None:
    must_be_involved(received, party)
    if not _left(request):
        raise WooNothingToRelease


def _left(request: WooRequest) -> list[WooRelease]:
    return [one for one in request.releases if one.to_release]


CONDITIONS: Mapping[type[WooCommand], Callable[[WooRequest, WooReceived, str], None]] = {
    DecideWooRequest: _decided,
    ReleaseWooDocuments: _released,
    HearThirdParties: _open,
    ReceiveViews: _viewed,
    AskToSpecify: _open,
    SpecifyWooRequest: _specified,
    ExtendWooRequest: _extended,
    AskInterimRelief: _relief_asked,
    SettleInterimRelief: _relief_settled,
    ForwardWooRequest: _open,
    WithdrawWooRequest: _open,
}
"""Of each command of people on a request that was received; the likeliest first."""


def possible(request: WooRequest, party: str) -> tuple[type[WooCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    received = request.received
    return () if received is None else allowed(CONDITIONS, request, received, party)
