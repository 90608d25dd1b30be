"""Answering a request: the decision on each right, carrying it out, telling who had the data.

No words are taken once the data subject is erased, so erasure comes last and has none itself.
"""

from datetime import date

from domain.calendar.rules import RuleTables
from domain.messages import Context
from domain.privacy_request import dates
from domain.privacy_request.commands import (
    CarryOut,
    CarryOutActed,
    CarryOutErasure,
    DecideRequest,
    InformRecipient,
    RuledOn,
)
from domain.privacy_request.events import (
    RecipientInformed,
    RequestCarriedOut,
    RequestDecided,
    Ruling,
)
from domain.privacy_request.forbidding import must_not_be_forbidden
from domain.privacy_request.possible import (
    must_be_decidable,
    must_be_erasable,
    must_be_granted,
    must_be_involved,
)
from domain.privacy_request.refusals import (
    AlreadyTold,
    ErasureApart,
    GroundMissing,
    GroundNotForRight,
    GroundNotNeeded,
    IdentityNotEstablished,
    MeasureNotForRight,
    NoSuchRecipient,
    NotActed,
    RecipientsNotForRight,
    RulingsDiffer,
)
from domain.privacy_request.rights import (
    ACTING,
    MEASURES,
    TOLD_ON,
    RequestMeasure,
    RequestOutcome,
    RequestRefusalGround,
    Right,
)
from domain.privacy_request.state import PrivacyRequest
from domain.privacy_request.stated import must_fit, words
from domain.sealed import Plain
from domain.stated_day import must_follow_decision, must_have_come


def decide_on(request: PrivacyRequest, command: DecideRequest, context: Context) -> RequestDecided:
    received = must_be_decidable(request, context.by.party)
    must_fit(command.occurred_on, received, context)
    must_follow_decision(command.occurred_on, command.decision.taken_on, context)
    ruled = sorted(one.right for one in command.rulings)
    if ruled != sorted(request.rights):
        raise RulingsDiffer(asked=", ".join(request.rights), ruled=", ".join(ruled))
    rulings = tuple(_ruling(request, one, command.occurred_on) for one in command.rulings)
    return RequestDecided(
        occurred_on=command.occurred_on, decision=command.decision, rulings=rulings
    )


def _ruling(request: PrivacyRequest, asked: RuledOn, day: date) -> Ruling:
    article = _article(asked)
    if asked.outcome is not RequestOutcome.REFUSED:
        if request.identified is None:
            raise IdentityNotEstablished
        if asked.right is Right.ERASURE:
            must_not_be_forbidden([request], day)
    return Ruling(
        right=asked.right,
        outcome=asked.outcome,
        ground=asked.ground,
        article=article,
        reasons=words(asked.reasons, request),
    )


def _article(asked: RuledOn) -> str | None:
    """By which it is refused. What is granted whole needs no ground, all else needs one."""
    right, ground = asked.right, asked.ground
    if asked.outcome is RequestOutcome.GRANTED:
        if ground is not None:
            raise GroundNotNeeded(right=right)
        return None
    if ground is None:
        raise GroundMissing(right=right)
    article = ground.article(right)
    if article is None:
        may = ", ".join(one for one in RequestRefusalGround if one.article(right))
        raise GroundNotForRight(ground=ground, right=right, may=may)
    return article


def carry_out(
    tables: RuleTables, request: PrivacyRequest, command: CarryOut, context: Context
) -> RequestCarriedOut:
    right = command.right
    if right is Right.ERASURE:
        raise ErasureApart
    must_be_granted(request, context.by.party, right)
    _must_follow_decision(request, command.occurred_on, context)
    if command.measure not in MEASURES[right]:
        may = ", ".join(MEASURES[right])
        raise MeasureNotForRight(measure=command.measure, right=right, may=may)
    if command.recipients and right not in TOLD_ON:
        raise RecipientsNotForRight(right=right, may=", ".join(sorted(TOLD_ON)))
    if right in ACTING and not isinstance(command, CarryOutActed):
        raise NotActed(right=right)
    account = words(command.account, request)
    return _carried_out(tables, command, right, command.measure, account)


def erase(
    tables: RuleTables, request: PrivacyRequest, command: CarryOutErasure, context: Context
) -> RequestCarriedOut:
    """What forbids it is asked again: it may have come up since the decision."""
    must_be_erasable(request, context.by.party)
    _must_follow_decision(request, command.occurred_on, context)
    must_not_be_forbidden([request], context.today)
    return _carried_out(tables, command, Right.ERASURE, RequestMeasure.ERASED, None)


def _must_follow_decision(request: PrivacyRequest, day: date, context: Context) -> None:
    must_have_come(day, context)
    assert request.decided is not None
    must_follow_decision(day, request.decided.decision.taken_on, context)


def _carried_out(
    tables: RuleTables,
    command: CarryOut | CarryOutErasure,
    right: Right,
    measure: RequestMeasure,
    account: Plain | None,
) -> RequestCarriedOut:
    recipients = tuple(dict.fromkeys(command.recipients))
    day = command.occurred_on
    return RequestCarriedOut(
        occurred_on=day,
        right=right,
        measure=measure,
        account=account,
        recipients=recipients,
        inform_by=dates.inform_by(tables, day) if recipients else None,
    )


def inform(
    request: PrivacyRequest, command: InformRecipient, context: Context
) -> RecipientInformed:
    must_be_involved(request, context.by.party)
    duty = next((one for one in request.recipients if one.number == command.number), None)
    if duty is None:
        raise NoSuchRecipient(number=str(command.number))
    if duty.telling is not None:
        raise AlreadyTold(recipient=duty.recipient)
    _must_follow_decision(request, command.occurred_on, context)
    return RecipientInformed(
        occurred_on=command.occurred_on, number=command.number, telling=command.telling
    )
