"""When a record or the duty itself is contested: dispute, settlement, correction."""

from datetime import date

from domain.messages import Context
from domain.obligation.commands import CorrectObligation, DisputeObligation, SettleDispute
from domain.obligation.conditions import (
    must_be_after,
    must_be_creditor,
    must_be_debtor,
    must_be_live,
    must_fit,
)
from domain.obligation.events import (
    DisputeSettled,
    ObligationCorrected,
    ObligationDisputed,
    ObligationEvent,
    ObligationOpened,
)
from domain.obligation.refusals import (
    FulfilmentRestsOnIt,
    NoDispute,
    NothingToCorrect,
    NothingToDispute,
    NotYoursToCorrect,
    NotYoursToSettle,
    ObligationInDispute,
)
from domain.obligation.state import Delivery, Finding, Obligation, Phase, Record
from domain.stated_day import must_have_come


def dispute(
    obligation: Obligation, opened: ObligationOpened, command: DisputeObligation, context: Context
) -> list[ObligationEvent]:
    party = context.by.party
    if command.ground.against_duty:
        must_be_debtor(opened, party)
        must_be_live(obligation)
    else:
        must_be_creditor(opened, party)
        if obligation.phase not in (Phase.FULFILLED, Phase.PARTLY):
            must_be_live(obligation)
            raise NothingToDispute(ground=command.ground)
    must_have_come(command.occurred_on, context)
    return [ObligationDisputed(occurred_on=command.occurred_on, party=party, ground=command.ground)]


def settle(
    obligation: Obligation, opened: ObligationOpened, command: SettleDispute, context: Context
) -> list[ObligationEvent]:
    disputed = obligation.disputed
    if disputed is None:
        raise NoDispute
    party = context.by.party
    other_side = opened.creditor if disputed.ground.against_duty else opened.debtor
    withdrawn = command.outcome == "withdrawn"
    mine = party == disputed.party if withdrawn else party in other_side and party != disputed.party
    if not mine:
        raise NotYoursToSettle(party=party, disputed_by=disputed.party)
    must_have_come(command.occurred_on, context)
    return [DisputeSettled(occurred_on=command.occurred_on, party=party, outcome=command.outcome)]


def correct(
    obligation: Obligation, opened: ObligationOpened, command: CorrectObligation, context: Context
) -> list[ObligationEvent]:
    if obligation.disputed is not None:
        raise ObligationInDispute
    record = _record(obligation, command.corrects)
    if record is None:
        raise NothingToCorrect(version=str(command.corrects))
    if record.party != context.by.party:
        raise NotYoursToCorrect(party=context.by.party, recorded_by=record.party)
    if command.instead == record.on:
        return []
    if command.instead is not None:
        _must_be_possible(obligation, opened, record, command.instead, context)
    elif record in obligation.parts and obligation.fulfilled is not None:
        raise FulfilmentRestsOnIt(fulfilled=str(obligation.fulfilled.version))
    return [
        ObligationCorrected(
            occurred_on=context.today,
            party=record.party,
            corrects=command.corrects,
            instead=command.instead,
        )
    ]


def _record(obligation: Obligation, version: int) -> Record | None:
    records = (obligation.fulfilled, obligation.late, obligation.waived, *obligation.parts)
    return next((it for it in records if it is not None and it.version == version), None)


def _must_be_possible(
    obligation: Obligation, opened: ObligationOpened, record: Record, day: date, context: Context
) -> None:
    """The other day obeys what the first one had to obey."""
    must_have_come(day, context)
    if isinstance(record, Delivery):
        must_fit(opened, day)
    if isinstance(record, Finding) and obligation.due is not None:
        must_be_after(obligation.due.due, day)
