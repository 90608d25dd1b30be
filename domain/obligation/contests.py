"""When a record or the duty itself is contested: dispute, settlement, correction."""

from datetime import date

from domain.messages import Context
from domain.obligation.commands import CorrectObligation, DisputeObligation, SettleDispute
from domain.obligation.conditions import must_be_after, must_fit
from domain.obligation.events import (
    DisputeSettled,
    ObligationCorrected,
    ObligationDisputed,
    ObligationEvent,
    ObligationOpened,
)
from domain.obligation.possible import (
    must_be_correctable,
    must_be_disputable,
    must_be_settleable,
)
from domain.obligation.refusals import FulfilmentRestsOnIt
from domain.obligation.state import Delivery, Finding, Obligation, Record
from domain.stated_day import must_be_of_its_time


def dispute(
    obligation: Obligation, opened: ObligationOpened, command: DisputeObligation, context: Context
) -> list[ObligationEvent]:
    party = context.by.party
    must_be_disputable(obligation, opened, party, command.ground)
    must_be_of_its_time(command.occurred_on, context)
    return [ObligationDisputed(occurred_on=command.occurred_on, party=party, ground=command.ground)]


def settle(
    obligation: Obligation, opened: ObligationOpened, command: SettleDispute, context: Context
) -> list[ObligationEvent]:
    party = context.by.party
    must_be_settleable(obligation, opened, party, command.outcome)
    must_be_of_its_time(command.occurred_on, context)
    return [DisputeSettled(occurred_on=command.occurred_on, party=party, outcome=command.outcome)]


def correct(
    obligation: Obligation, opened: ObligationOpened, command: CorrectObligation, context: Context
) -> list[ObligationEvent]:
    record = must_be_correctable(obligation, context.by.party, command.corrects)
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


def _must_be_possible(
    obligation: Obligation, opened: ObligationOpened, record: Record, day: date, context: Context
) -> None:
    """The other day obeys what the first one had to obey."""
    must_be_of_its_time(day, context)
    if isinstance(record, Delivery):
        must_fit(opened, day)
    if isinstance(record, Finding) and obligation.due is not None:
        must_be_after(obligation.due.due, day)
