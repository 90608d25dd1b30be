"""What a party may do with a request as it is: what its deciders ask before anything else.

The table of roles is asked apart. What depends on what is stated, a day or a ground, only the
decision itself can say.
"""

from collections.abc import Callable, Mapping
from datetime import date

from domain.errors import Refusal
from domain.privacy_request.commands import (
    AskIdentity,
    CarryOut,
    CarryOutErasure,
    DecideRequest,
    EstablishIdentity,
    ExtendTerm,
    ForwardRequest,
    InformRecipient,
    LiftObstacle,
    NoteDefault,
    NoteObstacle,
    PrivacyRequestCommand,
    ScopeRequest,
    WithdrawRequest,
)
from domain.privacy_request.events import RequestReceived
from domain.privacy_request.forbidding import must_come_last
from domain.privacy_request.refusals import (
    AlreadyCarriedOut,
    AlreadyDecided,
    AlreadyExtended,
    AlreadyInDefault,
    AlreadyTold,
    ErasureNotAsked,
    IdentityAlreadyAsked,
    IdentityKnown,
    NoSuchObstacle,
    NotDecided,
    NotForwarded,
    NotGranted,
    NothingToAnswer,
    NothingToCarryOut,
    NotInvolved,
    NotTheController,
    RequestClosed,
    RequestNotFound,
    TermStandsStill,
    WithController,
)
from domain.privacy_request.rights import ANSWERED, Right
from domain.privacy_request.state import PrivacyRequest, RequestPhase


def must_be_there(request: PrivacyRequest) -> RequestReceived:
    if request.received is None:
        raise RequestNotFound
    return request.received


def must_be_involved(request: PrivacyRequest, party: str) -> RequestReceived:
    """The data controller, or the processor that does the work for it."""
    received = must_be_there(request)
    involved = [received.controller, received.processor or received.controller]
    if party not in involved:
        raise NotInvolved(party=party, involved=", ".join(dict.fromkeys(involved)))
    return received


def must_be_open(request: PrivacyRequest, party: str) -> RequestReceived:
    """Not decided and not withdrawn."""
    received = must_be_involved(request, party)
    if request.decided is not None:
        raise AlreadyDecided(on=request.decided.occurred_on.isoformat())
    if request.phase is RequestPhase.WITHDRAWN:
        raise RequestClosed(phase=request.phase)
    return received


def must_be_elsewhere(request: PrivacyRequest, party: str) -> RequestReceived:
    """It came in at the processor, and the data controller does not have it yet."""
    received = must_be_open(request, party)
    if received.received_by == received.controller or request.forwarded_on is not None:
        raise WithController(controller=received.controller)
    return received


def must_be_unknown(request: PrivacyRequest, party: str) -> RequestReceived:
    received = must_be_open(request, party)
    if request.identified is not None:
        raise IdentityKnown(on=request.identified.occurred_on.isoformat())
    return received


def must_be_unasked(request: PrivacyRequest, party: str) -> RequestReceived:
    received = must_be_unknown(request, party)
    if request.asked is not None:
        raise IdentityAlreadyAsked(on=request.asked.occurred_on.isoformat())
    return received


def must_be_extensible(request: PrivacyRequest, party: str) -> RequestReceived:
    received = must_be_open(request, party)
    if request.extended is not None:
        raise AlreadyExtended(on=request.extended.occurred_on.isoformat())
    return received


def must_concern_erasure(request: PrivacyRequest, party: str) -> RequestReceived:
    """Up to the erasure itself: what forbids it may come up after the decision."""
    received = must_be_involved(request, party)
    if Right.ERASURE not in request.rights:
        raise ErasureNotAsked
    if request.phase in (RequestPhase.CLOSED, RequestPhase.WITHDRAWN):
        raise RequestClosed(phase=request.phase)
    must_be_undone(request, Right.ERASURE)
    return received


def must_be_forbidden(request: PrivacyRequest, party: str) -> RequestReceived:
    """Also when the request is over: what was recorded on it forbids every erasure of the data."""
    received = must_be_involved(request, party)
    must_be_undone(request, Right.ERASURE)
    if not request.obstacles:
        raise NoSuchObstacle(known="-")
    return received


def must_be_decidable(request: PrivacyRequest, party: str) -> RequestReceived:
    received = must_be_open(request, party)
    if party != received.controller:
        raise NotTheController(party=party, controller=received.controller)
    if received.received_by != received.controller and request.forwarded_on is None:
        raise NotForwarded(processor=received.received_by)
    return received


def must_be_granted(request: PrivacyRequest, party: str, right: Right) -> None:
    """Decided in favour of who asked, and not carried out yet."""
    must_be_involved(request, party)
    if request.decided is None:
        raise NotDecided
    if right not in request.granted:
        raise NotGranted(right=right, granted=", ".join(request.granted) or "-")
    must_be_undone(request, right)


def must_be_answerable(request: PrivacyRequest, party: str) -> RequestReceived:
    """Something of what is held is to be given, and has not been yet."""
    received = must_be_involved(request, party)
    if request.decided is None:
        raise NotDecided
    if not ANSWERED & set(request.to_carry_out):
        raise NothingToAnswer(rights=", ".join(sorted(ANSWERED)))
    return received


def must_be_undone(request: PrivacyRequest, right: Right) -> None:
    for one in request.done:
        if one.right is right:
            raise AlreadyCarriedOut(right=right, on=one.occurred_on.isoformat())


def must_be_erasable(request: PrivacyRequest, party: str) -> None:
    """Granted, and nothing else is to be carried out first."""
    must_be_granted(request, party, Right.ERASURE)
    must_come_last([request])


def must_have_to_carry_out(request: PrivacyRequest, party: str) -> None:
    """Something else than erasure."""
    must_be_involved(request, party)
    if request.decided is None:
        raise NotDecided
    if not set(request.to_carry_out) - {Right.ERASURE}:
        raise NothingToCarryOut


def must_have_to_tell(request: PrivacyRequest, party: str) -> None:
    must_be_involved(request, party)
    if not request.to_tell:
        raise AlreadyTold(recipient="-")


def must_run(request: PrivacyRequest, party: str) -> RequestReceived:
    received = must_be_open(request, party)
    if request.phase is RequestPhase.PAUSED:
        raise TermStandsStill
    if request.default is not None:
        raise AlreadyInDefault(on=request.default.occurred_on.isoformat())
    return received


CONDITIONS: Mapping[type[PrivacyRequestCommand], Callable[[PrivacyRequest, str], object]] = {
    ForwardRequest: must_be_elsewhere,
    AskIdentity: must_be_unasked,
    EstablishIdentity: must_be_unknown,
    ScopeRequest: must_be_open,
    DecideRequest: must_be_decidable,
    CarryOut: must_have_to_carry_out,
    CarryOutErasure: must_be_erasable,
    InformRecipient: must_have_to_tell,
    ExtendTerm: must_be_extensible,
    NoteObstacle: must_concern_erasure,
    LiftObstacle: must_be_forbidden,
    NoteDefault: must_run,
    WithdrawRequest: must_be_open,
}
"""Of everything that people do with a request that is there."""


def possible(
    request: PrivacyRequest, party: str, today: date
) -> tuple[type[PrivacyRequestCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    in_time = request.due is not None and today <= request.due.due
    forbidden: dict[type[PrivacyRequestCommand], bool] = {
        CarryOutErasure: bool(request.standing(today)),
        NoteDefault: in_time,
    }
    return tuple(
        kind
        for kind, condition in CONDITIONS.items()
        if not forbidden.get(kind) and _holds(condition, request, party)
    )


def answerable(request: PrivacyRequest, party: str) -> bool:
    return _holds(must_be_answerable, request, party)


def _holds(
    condition: Callable[[PrivacyRequest, str], object], request: PrivacyRequest, party: str
) -> bool:
    try:
        condition(request, party)
    except Refusal:
        return False
    return True
