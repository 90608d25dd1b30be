"""Notice of default (ingebrekestelling, Awb 4:17-4:20): received, judged, and what it then costs.

Who waits for a decision in vain may give notice. Two weeks after its receipt a penalty (dwangsom)
begins to run, until the decision is made known or 42 days have passed; its amount is fixed by
decision. Days and amounts come from the rule tables, so a decider is made for the tables in use.
"""

from datetime import date
from functools import partial
from typing import assert_never

from domain.calendar.penalty import Penalty, rate_on
from domain.calendar.rules import RuleTables
from domain.controllership import must_be_between, must_be_involved
from domain.default_notice import dates
from domain.default_notice.commands import (
    ContestDefaultNotice,
    DefaultNoticeCommand,
    FixPenalty,
    JudgeDefaultNotice,
    NoteDecisionMade,
    PayPenaltyShare,
    RecomputeDefaultNotice,
    ReviewTermOfCase,
    TakeInDefaultNotice,
    WithdrawDefaultNotice,
)
from domain.default_notice.concern import ApplicationElsewhere, concern
from domain.default_notice.events import (
    DefaultNoticeContested,
    DefaultNoticeDecisionMade,
    DefaultNoticeEvent,
    DefaultNoticeJudged,
    DefaultNoticePenaltyFixed,
    DefaultNoticeReceived,
    DefaultNoticeRecomputed,
    DefaultNoticeSharePaid,
    DefaultNoticeTermReviewed,
    DefaultNoticeWithdrawn,
    NoticeJudgement,
)
from domain.default_notice.possible import CONDITIONS
from domain.default_notice.refusals import (
    ApplicationAfterNotice,
    DefaultNoticeAlreadyReceived,
    DefaultNoticeNotFound,
    GroundChangesNothing,
    NoSuchShare,
    NoTermOfCase,
    PenaltyStillRuns,
    ShareAlreadyPaid,
)
from domain.default_notice.state import DefaultNotice, evolve
from domain.messages import Context, Decider
from domain.product_list import must_be_listed
from domain.stated_day import must_be_of_its_time, must_follow_decision, must_follow_receipt


def decide(
    tables: RuleTables, notice: DefaultNotice, command: DefaultNoticeCommand, context: Context
) -> list[DefaultNoticeEvent]:
    if isinstance(command, TakeInDefaultNotice):
        return [_receive(tables, notice, command, context)]
    received = notice.received
    if received is None:
        raise DefaultNoticeNotFound
    if isinstance(command, RecomputeDefaultNotice):
        return _recompute(tables, notice, received, context.today)
    party, day = context.by.party, command.occurred_on
    CONDITIONS[type(command)](notice, received, party)
    must_follow_receipt(day, received.occurred_on, context)
    match command:
        case ReviewTermOfCase(due=due, no_penalty=article):
            return [
                DefaultNoticeTermReviewed(
                    occurred_on=day, party=party, term=due, no_penalty=article
                )
            ]
        case JudgeDefaultNotice():
            return [_judge(tables, notice, received, command, party)]
        case NoteDecisionMade(decision=decision):
            must_follow_decision(day, decision.taken_on, context)
            penalty = _owed(tables, notice, received, day)
            return [
                DefaultNoticeDecisionMade(
                    occurred_on=day, party=party, decision=decision, penalty=penalty
                )
            ]
        case FixPenalty():
            return [_fix(tables, notice, command, context)]
        case PayPenaltyShare(share=share):
            return [_pay(notice, share, day, party)]
        case ContestDefaultNotice(objection=stream):
            told = DefaultNoticeContested(occurred_on=day, party=party, objection=stream)
            return [] if stream in {one.objection for one in notice.contested} else [told]
        case WithdrawDefaultNotice():
            return [DefaultNoticeWithdrawn(occurred_on=day, party=party)]
        case _:
            assert_never(command)


def _receive(
    tables: RuleTables, notice: DefaultNotice, command: TakeInDefaultNotice, context: Context
) -> DefaultNoticeReceived:
    if notice.received is not None:
        raise DefaultNoticeAlreadyReceived
    must_be_between(command, command.parties)
    must_be_involved(command, context.by.party)
    must_be_of_its_time(command.occurred_on, context)
    concerns = concern(command.case, command.application)
    term, subject = command.due, command.subject
    if isinstance(concerns, ApplicationElsewhere):
        if concerns.received_on > command.occurred_on:
            raise ApplicationAfterNotice(
                received=concerns.received_on.isoformat(), noticed=command.occurred_on.isoformat()
            )
        must_be_listed(concerns.product, command.products, command.agreement)
        term = dates.of_application(tables, concerns)
    if term is None:
        raise NoTermOfCase
    return DefaultNoticeReceived(
        occurred_on=command.occurred_on,
        agreement=command.agreement,
        controller=command.controller,
        processor=command.processor,
        party=context.by.party,
        subject=subject,
        applicants=command.applicants,
        applicant=command.applicant and command.applicant.about(subject),
        document=command.document,
        concerns=concerns,
        term=term,
        no_penalty=command.no_penalty,
        last_chance=dates.last_chance(tables, command.occurred_on),
    )


def _judge(
    tables: RuleTables,
    notice: DefaultNotice,
    received: DefaultNoticeReceived,
    command: JudgeDefaultNotice,
    party: str,
) -> DefaultNoticeJudged:
    assert notice.term is not None
    on, ground = received.occurred_on, command.ground
    told = dates.judged(tables, on, notice.term, None, notice.no_penalty)
    if ground is not None:
        if told[0] is not NoticeJudgement.VALID:
            raise GroundChangesNothing(judgement=told[0])
        told = dates.judged(tables, on, notice.term, ground, None)
    judgement, article = told
    valid = judgement is NoticeJudgement.VALID
    decided_on = _decided_on(notice)
    return DefaultNoticeJudged(
        occurred_on=command.occurred_on,
        party=party,
        judgement=judgement,
        ground=ground,
        article=article,
        reasons=command.reasons and command.reasons.about(received.subject),
        penalty=dates.owed(tables, on, decided_on, received.applicants) if valid else None,
        rate=rate_on(tables, on) if valid else None,
    )


def _owed(
    tables: RuleTables,
    notice: DefaultNotice,
    received: DefaultNoticeReceived,
    decided_on: date | None,
) -> Penalty | None:
    """Nothing as long as it was not judged to be valid."""
    if notice.judgement is not NoticeJudgement.VALID:
        return None
    return dates.owed(tables, received.occurred_on, decided_on, received.applicants)


def _decided_on(notice: DefaultNotice) -> date | None:
    return None if notice.decided is None else notice.decided.occurred_on


def _fix(
    tables: RuleTables, notice: DefaultNotice, command: FixPenalty, context: Context
) -> DefaultNoticePenaltyFixed:
    """Once it is known how long it ran: the decision was made known, or all its days passed."""
    penalty, day = notice.penalty, command.occurred_on
    assert penalty is not None
    must_follow_decision(day, command.decision.taken_on, context)
    if day < penalty.last or (notice.decided is None and day == penalty.last):
        raise PenaltyStillRuns(last=penalty.last.isoformat())
    return DefaultNoticePenaltyFixed(
        occurred_on=day,
        party=context.by.party,
        decision=command.decision,
        days=penalty.days,
        euros=penalty.euros,
        shares_in_cents=penalty.shares_in_cents,
        pay_by=dates.pay_by(tables, day),
    )


def _pay(notice: DefaultNotice, share: int, day: date, party: str) -> DefaultNoticeSharePaid:
    assert notice.fixed is not None
    shares = notice.fixed.shares_in_cents
    if share > len(shares):
        raise NoSuchShare(share=str(share), shares=str(len(shares)))
    for one in notice.paid:
        if one.share == share:
            raise ShareAlreadyPaid(day=one.occurred_on.isoformat())
    return DefaultNoticeSharePaid(
        occurred_on=day, party=party, share=share, cents=shares[share - 1]
    )


def _recompute(
    tables: RuleTables, notice: DefaultNotice, received: DefaultNoticeReceived, today: date
) -> list[DefaultNoticeEvent]:
    """Of what is still open. An amount that was fixed stays so."""
    if notice.closed or notice.fixed is not None:
        return []
    chance = dates.last_chance(tables, received.occurred_on)
    penalty = _owed(tables, notice, received, _decided_on(notice))
    if _same_but_for_version(notice, chance.due, penalty):
        return []
    return [DefaultNoticeRecomputed(occurred_on=today, last_chance=chance, penalty=penalty)]


def _same_but_for_version(notice: DefaultNotice, chance: date, penalty: Penalty | None) -> bool:
    known = notice.penalty
    assert notice.last_chance is not None
    sums = [one and (one.last_chance.due, one.last, one.euros) for one in (known, penalty)]
    return notice.last_chance.due == chance and sums[0] == sums[1]


def notices_under(
    tables: RuleTables,
) -> Decider[DefaultNotice, DefaultNoticeCommand, DefaultNoticeEvent]:
    """The decider under the rule tables in use."""
    return Decider(
        category="default-notice",
        initial=DefaultNotice(),
        decide=partial(decide, tables),
        evolve=evolve,
        under=lambda notice: None if notice.received is None else notice.received.agreement,
    )
