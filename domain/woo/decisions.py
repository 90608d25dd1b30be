"""Woo request (Woo-verzoek): received, specified, third parties heard, decided, released.

Whether the Woo or the Wob holds follows from the day of the decision. No penalty is owed for a late
one (Woo 8.2, Wob 15). Days come from the rule tables, so a decider is made for the tables in use.
"""

from functools import partial
from typing import assert_never

from domain.awaiting import answered, unanswered
from domain.calendar.rules import RuleTables
from domain.controllership import must_be_between, must_be_involved
from domain.messages import Context, Decider
from domain.product_list import must_be_listed
from domain.stated_day import must_be_of_its_time, must_follow_receipt
from domain.woo import dates
from domain.woo.commands import (
    AskInterimRelief,
    AskToSpecify,
    DecideWooRequest,
    ExtendWooRequest,
    ForwardWooRequest,
    HearThirdParties,
    ReceiveViews,
    ReceiveWooRequest,
    RecomputeWooDue,
    ReleaseWooDocuments,
    SettleInterimRelief,
    SpecifyWooRequest,
    WithdrawWooRequest,
    WooCommand,
)
from domain.woo.deciding import decide_on
from domain.woo.events import (
    WooDueRecomputed,
    WooEvent,
    WooExtended,
    WooForwarded,
    WooPause,
    WooPaused,
    WooReceived,
    WooResumed,
    WooWithdrawn,
)
from domain.woo.possible import CONDITIONS
from domain.woo.refusals import (
    WooAlreadyPaused,
    WooRequestAlreadyReceived,
    WooRequestNotFound,
    WooTermPassed,
)
from domain.woo.releasing import ask_relief, release, settle_relief
from domain.woo.state import WooRequest, evolve


def decide(
    tables: RuleTables, request: WooRequest, command: WooCommand, context: Context
) -> list[WooEvent]:
    if isinstance(command, ReceiveWooRequest):
        return [_receive(tables, request, command, context)]
    received = request.received
    if received is None:
        raise WooRequestNotFound
    if isinstance(command, RecomputeWooDue):
        return _recompute(tables, request, context)
    party, day = context.by.party, command.occurred_on
    CONDITIONS[type(command)](request, received, party)
    must_follow_receipt(day, received.occurred_on, context)
    match command:
        case AskToSpecify() | HearThirdParties():
            return [_pause(tables, request, command, context)]
        case SpecifyWooRequest() | ReceiveViews():
            return [_resume(tables, request, received, command, context)]
        case ExtendWooRequest():
            return [_extend(tables, request, received, command, context)]
        case DecideWooRequest():
            return [decide_on(tables, request, received, command, context)]
        case AskInterimRelief():
            return [ask_relief(tables, request, command, party)]
        case SettleInterimRelief():
            return [settle_relief(tables, request, command, party)]
        case ReleaseWooDocuments():
            return [release(request, command, party)]
        case ForwardWooRequest(to=to):
            return [WooForwarded(occurred_on=day, party=party, to=to)]
        case WithdrawWooRequest():
            return [WooWithdrawn(occurred_on=day, party=party)]
        case _:
            assert_never(command)


def _receive(
    tables: RuleTables, request: WooRequest, command: ReceiveWooRequest, context: Context
) -> WooReceived:
    if request.received is not None:
        raise WooRequestAlreadyReceived
    must_be_between(command, command.parties)
    must_be_involved(command, context.by.party)
    must_be_of_its_time(command.occurred_on, context)
    if command.product is not None:
        must_be_listed(command.product, command.products, command.agreement)
    subject = command.subject
    return WooReceived(
        occurred_on=command.occurred_on,
        agreement=command.agreement,
        controller=command.controller,
        processor=command.processor,
        party=context.by.party,
        product=command.product,
        subject=subject,
        requester=command.requester and command.requester.about(subject),
        request=command.request.about(subject),
        due=dates.received(tables, command.occurred_on, context.today),
    )


def _pause(
    tables: RuleTables,
    request: WooRequest,
    command: AskToSpecify | HearThirdParties,
    context: Context,
) -> WooPaused:
    """The term is as if nobody will answer before the last day, until somebody does."""
    hearing = isinstance(command, HearThirdParties)
    ground = WooPause.THIRD_PARTIES if hearing else WooPause.COMPLETION
    day, until = command.occurred_on, command.until
    said = unanswered(day, until, ground)
    known = request.awaited(ground)
    if known is not None and day <= known.until:
        raise WooAlreadyPaused(last=known.until.isoformat())
    assert request.due is not None
    return WooPaused(
        occurred_on=day,
        party=context.by.party,
        ground=ground,
        until=until,
        third_parties=command.third_parties if isinstance(command, HearThirdParties) else 0,
        due=dates.standing_still(tables, request.due, said, context.today),
    )


def _resume(
    tables: RuleTables,
    request: WooRequest,
    received: WooReceived,
    command: SpecifyWooRequest | ReceiveViews,
    context: Context,
) -> WooResumed:
    """An answer after its last day comes too late to have held the term up any longer."""
    specified = isinstance(command, SpecifyWooRequest)
    ground = WooPause.COMPLETION if specified else WooPause.THIRD_PARTIES
    answer = command.scope if isinstance(command, SpecifyWooRequest) else command.views
    day, asked, due = command.occurred_on, request.awaited(ground), request.due
    assert asked is not None and due is not None
    said = answered(asked.occurred_on, asked.until, day, ground)
    return WooResumed(
        occurred_on=day,
        party=context.by.party,
        ground=ground,
        answer=answer and answer.about(received.subject),
        due=dates.standing_still(tables, due, said, context.today),
    )


def _extend(
    tables: RuleTables,
    request: WooRequest,
    received: WooReceived,
    command: ExtendWooRequest,
    context: Context,
) -> WooExtended:
    """Told after the term it is no extension: the request was late already."""
    day, known = command.occurred_on, request.due
    assert known is not None
    if day > known.due:
        raise WooTermPassed(day=day.isoformat(), due=known.due.isoformat())
    return WooExtended(
        occurred_on=day,
        party=context.by.party,
        ground=command.ground,
        reasons=command.reasons.about(received.subject),
        part=command.part and command.part.about(received.subject),
        due=dates.extended(tables, known, context.today),
        previous=known.due,
    )


def _recompute(tables: RuleTables, request: WooRequest, context: Context) -> list[WooEvent]:
    known = request.due
    if known is None or request.ended is not None:
        return []
    due = dates.computed_again(tables, known, context.today)
    if due is None:
        return []
    return [WooDueRecomputed(occurred_on=context.today, due=due, previous=known.due)]


def woo_under(tables: RuleTables) -> Decider[WooRequest, WooCommand, WooEvent]:
    """The decider under the rule tables in use."""
    return Decider(
        category="woo-request",
        initial=WooRequest(),
        decide=partial(decide, tables),
        evolve=evolve,
        under=lambda request: None if request.received is None else request.received.agreement,
    )
