"""Privacy request (verzoek van een betrokkene): from its receipt to what was done about it.

The data controller decides; the partnership does the work (annex 2, art. 13). Days come from the
rule tables, so a decider is made for the tables in use: what it decided stands in the events.
"""

from datetime import date
from functools import partial
from typing import assert_never

from domain.calendar.lengthening import computed_again
from domain.calendar.rules import RuleTables
from domain.messages import Context, Decider
from domain.privacy_request import dates
from domain.privacy_request.answering import carry_out, decide_on, erase, inform
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
    ReceiveRequest,
    RecomputeRequestDue,
    ScopeRequest,
    WithdrawRequest,
)
from domain.privacy_request.events import (
    DefaultNoticed,
    IdentityAsked,
    IdentityEstablished,
    ObstacleLifted,
    ObstacleNoted,
    PrivacyRequestEvent,
    RequestDueRecomputed,
    RequestForwarded,
    RequestReceived,
    RequestScoped,
    RequestWithdrawn,
    TermExtended,
)
from domain.privacy_request.lists import UNDECIDED
from domain.privacy_request.possible import (
    must_be_elsewhere,
    must_be_extensible,
    must_be_forbidden,
    must_be_open,
    must_be_there,
    must_be_unasked,
    must_be_unknown,
    must_concern_erasure,
    must_run,
)
from domain.privacy_request.refusals import (
    ExtensionToldLate,
    NoSuchObstacle,
    NotInvolved,
    RequestAlreadyReceived,
)
from domain.privacy_request.state import PrivacyRequest, RequestPhase, evolve
from domain.privacy_request.stated import must_fit, words
from domain.stated_day import must_have_come


def decide(
    tables: RuleTables, request: PrivacyRequest, command: PrivacyRequestCommand, context: Context
) -> list[PrivacyRequestEvent]:
    match command:
        case ReceiveRequest():
            return [_receive(tables, request, command, context)]
        case ForwardRequest() | AskIdentity() | EstablishIdentity() | ScopeRequest():
            return [_prepare(tables, request, command, context)]
        case ExtendTerm():
            return [_extend(tables, request, command, context)]
        case NoteObstacle() | LiftObstacle():
            return _mind(request, command, context)
        case DecideRequest():
            return [decide_on(request, command, context)]
        case CarryOut():
            return [carry_out(tables, request, command, context)]
        case CarryOutErasure():
            return [erase(tables, request, command, context)]
        case InformRecipient():
            return [inform(request, command, context)]
        case WithdrawRequest(occurred_on=day):
            must_fit(day, must_be_open(request, context.by.party), context)
            return [RequestWithdrawn(occurred_on=day)]
        case NoteDefault():
            return [_note_default(tables, request, command, context)]
        case RecomputeRequestDue():
            return _recompute(tables, request, context.today)
        case _:
            assert_never(command)


def _receive(
    tables: RuleTables, request: PrivacyRequest, command: ReceiveRequest, context: Context
) -> RequestReceived:
    if request.received is not None:
        raise RequestAlreadyReceived
    involved = (command.controller, command.processor or command.controller)
    if context.by.party not in involved:
        raise NotInvolved(party=context.by.party, involved=", ".join(dict.fromkeys(involved)))
    must_have_come(command.occurred_on, context)
    subject = command.subject
    assert subject is not None, "the service makes one where none is named"
    return RequestReceived(
        occurred_on=command.occurred_on,
        controller=command.controller,
        processor=command.processor,
        received_by=command.received_by,
        agreement=command.agreement,
        subject=subject,
        rights=command.rights,
        requester=command.requester and command.requester.about(subject),
        request=command.request and command.request.about(subject),
        due=dates.term(tables, command.occurred_on),
    )


def _prepare(
    tables: RuleTables,
    request: PrivacyRequest,
    command: ForwardRequest | AskIdentity | EstablishIdentity | ScopeRequest,
    context: Context,
) -> PrivacyRequestEvent:
    """What happens before it can be decided."""
    party, day = context.by.party, command.occurred_on
    match command:
        case ForwardRequest():
            must_fit(day, must_be_elsewhere(request, party), context)
            return RequestForwarded(occurred_on=day)
        case AskIdentity():
            received = must_be_unasked(request, party)
            must_fit(day, received, context)
            pauses = dates.asked_promptly(received.occurred_on, day)
            return IdentityAsked(occurred_on=day, pauses=pauses)
        case EstablishIdentity():
            received = must_be_unknown(request, party)
            must_fit(day, received, context)
            return _identify(tables, request, received, command)
        case ScopeRequest(rights=rights, scope=scope):
            must_fit(day, must_be_open(request, party), context)
            return RequestScoped(occurred_on=day, rights=rights, scope=words(scope, request))
        case _:
            assert_never(command)


def _identify(
    tables: RuleTables,
    request: PrivacyRequest,
    received: RequestReceived,
    command: EstablishIdentity,
) -> IdentityEstablished:
    pauses = request.suspensions
    if request.asked is not None and request.asked.pauses:
        pauses = (*pauses, dates.awaited(request.asked.occurred_on, command.occurred_on))
    return IdentityEstablished(
        occurred_on=command.occurred_on,
        means=command.means,
        subject=command.subject or received.subject,
        due=dates.term(tables, received.occurred_on, pauses, extended=request.extended is not None),
    )


def _extend(
    tables: RuleTables, request: PrivacyRequest, command: ExtendTerm, context: Context
) -> TermExtended:
    """Told after the month it is no extension, so that the request was late already."""
    received, known = must_be_extensible(request, context.by.party), request.due
    must_fit(command.occurred_on, received, context)
    assert known is not None
    if request.phase is not RequestPhase.PAUSED and command.occurred_on > known.due:
        raise ExtensionToldLate(told=command.occurred_on.isoformat(), due=known.due.isoformat())
    return TermExtended(
        occurred_on=command.occurred_on,
        ground=command.ground,
        reasons=command.reasons.about(request.subject or received.subject),
        due=dates.term(tables, received.occurred_on, request.suspensions, extended=True),
        previous=known.due,
    )


def _mind(
    request: PrivacyRequest, command: NoteObstacle | LiftObstacle, context: Context
) -> list[PrivacyRequestEvent]:
    """What forbids erasure, and that it no longer does."""
    party, day, named = context.by.party, command.occurred_on, command.obstacle
    if isinstance(command, NoteObstacle):
        must_fit(day, must_concern_erasure(request, party), context)
        noted = ObstacleNoted(
            occurred_on=day, obstacle=named, until=command.until, reference=command.reference
        )
        return [] if noted in request.obstacles else [noted]
    must_fit(day, must_be_forbidden(request, party), context)
    known = [one.obstacle for one in request.obstacles]
    if named not in known:
        raise NoSuchObstacle(known=", ".join(known))
    return [ObstacleLifted(occurred_on=day, obstacle=named)]


def _note_default(
    tables: RuleTables, request: PrivacyRequest, command: NoteDefault, context: Context
) -> DefaultNoticed:
    """One that comes before the term has passed is none (Awb 4:17(3), 6:12(2))."""
    received, known = must_run(request, context.by.party), request.due
    must_fit(command.occurred_on, received, context)
    assert known is not None
    last_chance = dates.last_chance(tables, known.due, command.occurred_on)
    return DefaultNoticed(
        occurred_on=command.occurred_on, reference=command.reference, last_chance=last_chance
    )


def _recompute(
    tables: RuleTables, request: PrivacyRequest, today: date
) -> list[PrivacyRequestEvent]:
    must_be_there(request)
    known = request.due
    if known is None or request.phase not in UNDECIDED:
        return []
    due = computed_again(tables, known)
    if due is None:
        return []
    return [RequestDueRecomputed(occurred_on=today, due=due, previous=known.due)]


def requests_under(
    tables: RuleTables,
) -> Decider[PrivacyRequest, PrivacyRequestCommand, PrivacyRequestEvent]:
    """The decider under the rule tables in use."""
    return Decider(
        category="privacy-request",
        initial=PrivacyRequest(),
        decide=partial(decide, tables),
        evolve=evolve,
        under=lambda request: None if request.received is None else request.received.agreement,
    )
