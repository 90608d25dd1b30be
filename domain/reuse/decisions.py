"""Re-use request (Wet hergebruik van overheidsinformatie): received, decided, delivered.

Days come from the rule tables, so a decider is made for the tables in use: what it decided stands
in the events.
"""

from functools import partial
from typing import assert_never

from domain.awaiting import answered, unanswered
from domain.calendar import lengthening, terms
from domain.calendar.rules import RuleTables
from domain.controllership import must_be_between, must_be_involved
from domain.messages import Context, Decider
from domain.product_list import must_be_listed
from domain.reuse.commands import (
    AskToCompleteReuse,
    CompleteReuseRequest,
    DecideReuseRequest,
    DeliverReuse,
    ExtendReuseRequest,
    ReceiveReuseRequest,
    RecomputeReuseDue,
    ReuseCommand,
    WithdrawReuseRequest,
)
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
from domain.reuse.possible import CONDITIONS
from domain.reuse.refusals import (
    ReuseConditionsMissing,
    ReuseConditionsNotNeeded,
    ReuseGroundMissing,
    ReuseGroundNotNeeded,
    ReuseRequestAlreadyReceived,
    ReuseRequestNotFound,
    ReuseTermPassed,
)
from domain.reuse.state import ReuseRequest, evolve
from domain.stated_day import must_be_of_its_time, must_follow_decision, must_follow_receipt

TERM = "reuse-request"
COMPLETION = "completion"
"""The ground on which it stands still."""


def decide(
    tables: RuleTables, request: ReuseRequest, command: ReuseCommand, context: Context
) -> list[ReuseEvent]:
    if isinstance(command, ReceiveReuseRequest):
        return [_receive(tables, request, command, context)]
    received = request.received
    if received is None:
        raise ReuseRequestNotFound
    if isinstance(command, RecomputeReuseDue):
        return _recompute(tables, request, context)
    party, day = context.by.party, command.occurred_on
    CONDITIONS[type(command)](request, received, party)
    must_follow_receipt(day, received.occurred_on, context)
    match command:
        case AskToCompleteReuse() | CompleteReuseRequest() | ExtendReuseRequest():
            return [_move(tables, request, received, command, party)]
        case DecideReuseRequest():
            must_follow_decision(day, command.decision.taken_on, context)
            return [_decide_on(received, command, party)]
        case DeliverReuse(documents=documents):
            assert request.decided is not None
            must_follow_decision(day, request.decided.occurred_on, context)
            return [ReuseDelivered(occurred_on=day, party=party, documents=documents)]
        case WithdrawReuseRequest():
            return [ReuseWithdrawn(occurred_on=day, party=party)]
        case _:
            assert_never(command)


def _receive(
    tables: RuleTables, request: ReuseRequest, command: ReceiveReuseRequest, context: Context
) -> ReuseReceived:
    if request.received is not None:
        raise ReuseRequestAlreadyReceived
    must_be_between(command, command.parties)
    must_be_involved(command, context.by.party)
    must_be_of_its_time(command.occurred_on, context)
    if command.product is not None:
        must_be_listed(command.product, command.products, command.agreement)
    subject = command.subject
    return ReuseReceived(
        occurred_on=command.occurred_on,
        agreement=command.agreement,
        controller=command.controller,
        processor=command.processor,
        party=context.by.party,
        product=command.product,
        subject=subject,
        requester=command.requester and command.requester.about(subject),
        request=command.request.about(subject),
        due=terms.term(tables, TERM, command.occurred_on),
    )


def _move(
    tables: RuleTables,
    request: ReuseRequest,
    received: ReuseReceived,
    command: AskToCompleteReuse | CompleteReuseRequest | ExtendReuseRequest,
    party: str,
) -> ReuseCompletionAsked | ReuseCompleted | ReuseExtended:
    """The term stands still, runs again, or is made longer. Told after the term it is no extension:
    the request was late already."""
    day, due, asked = command.occurred_on, request.due, request.asked
    assert due is not None
    match command:
        case AskToCompleteReuse(until=until):
            said = unanswered(day, until, COMPLETION)
            paused = lengthening.standing_still(tables, due, said)
            return ReuseCompletionAsked(occurred_on=day, party=party, until=until, due=paused)
        case CompleteReuseRequest(scope=scope):
            assert asked is not None
            said = answered(asked.occurred_on, asked.until, day, COMPLETION)
            again = lengthening.standing_still(tables, due, said)
            words = scope.about(received.subject)
            return ReuseCompleted(occurred_on=day, party=party, scope=words, due=again)
        case ExtendReuseRequest(reasons=reasons):
            if day > due.due:
                raise ReuseTermPassed(day=day.isoformat(), due=due.due.isoformat())
            return ReuseExtended(
                occurred_on=day,
                party=party,
                reasons=reasons.about(received.subject),
                due=lengthening.extended(tables, due),
                previous=due.due,
            )
        case _:
            assert_never(command)


def _decide_on(received: ReuseReceived, command: DecideReuseRequest, party: str) -> ReuseDecided:
    """A refusal has a ground and no conditions, an allowance the other way round."""
    ground, outcome = command.ground, command.outcome
    _must_have_its_ground(command)
    conditional = outcome is ReuseOutcome.ON_CONDITIONS
    if conditional and command.conditions is None:
        raise ReuseConditionsMissing
    if command.conditions is not None and not conditional:
        raise ReuseConditionsNotNeeded
    if command.charge and outcome is ReuseOutcome.REFUSED:
        raise ReuseConditionsNotNeeded
    return ReuseDecided(
        occurred_on=command.occurred_on,
        party=party,
        decision=command.decision,
        outcome=outcome,
        ground=ground,
        article=None if ground is None else ground.article,
        conditions=command.conditions and command.conditions.about(received.subject),
        charge=command.charge,
        reasons=command.reasons and command.reasons.about(received.subject),
    )


def _must_have_its_ground(command: DecideReuseRequest) -> None:
    refused = command.outcome is ReuseOutcome.REFUSED
    if refused and command.ground is None:
        raise ReuseGroundMissing
    if not refused and command.ground is not None:
        raise ReuseGroundNotNeeded


def _recompute(tables: RuleTables, request: ReuseRequest, context: Context) -> list[ReuseEvent]:
    known = request.due
    if known is None or request.ended is not None:
        return []
    due = lengthening.computed_again(tables, known)
    if due is None:
        return []
    return [ReuseDueRecomputed(occurred_on=context.today, due=due, previous=known.due)]


def reuse_under(tables: RuleTables) -> Decider[ReuseRequest, ReuseCommand, ReuseEvent]:
    """The decider under the rule tables in use."""
    return Decider(
        category="reuse-request",
        initial=ReuseRequest(),
        decide=partial(decide, tables),
        evolve=evolve,
        under=lambda request: None if request.received is None else request.received.agreement,
    )
