"""Withdrawal: a participant leaves the scheme, and its agreements end on that date (art. 21.1).

It may be revoked until that date has come. Nothing else ends an agreement for an indefinite time.
"""

from typing import assert_never

from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time, must_have_come
from domain.withdrawal.commands import (
    NoteTakenEffect,
    PlanWithdrawal,
    RevokeWithdrawal,
    WithdrawalCommand,
)
from domain.withdrawal.events import (
    WithdrawalAnnounced,
    WithdrawalEvent,
    WithdrawalRevoked,
    WithdrawalTookEffect,
)
from domain.withdrawal.possible import CONDITIONS
from domain.withdrawal.refusals import (
    NotAParticipant,
    WithdrawalAlreadyAnnounced,
    WithdrawalInHindsight,
    WithdrawalNotFound,
    WithdrawalTakenEffect,
    WithdrawalUnderWay,
)
from domain.withdrawal.state import Withdrawal, evolve


def decide(
    withdrawal: Withdrawal, command: WithdrawalCommand, context: Context
) -> list[WithdrawalEvent]:
    if isinstance(command, PlanWithdrawal):
        return _announce(withdrawal, command, context)
    if (announced := withdrawal.announced) is None:
        raise WithdrawalNotFound
    CONDITIONS[type(command)](withdrawal, announced, context.by.party)
    match command:
        case RevokeWithdrawal():
            return _revoke(announced, command, context)
        case NoteTakenEffect():
            if not withdrawal.in_effect(context.today):
                return []
            return [WithdrawalTookEffect(occurred_on=announced.takes_effect_on)]
        case _:
            assert_never(command)


def _announce(
    withdrawal: Withdrawal, command: PlanWithdrawal, context: Context
) -> list[WithdrawalEvent]:
    if withdrawal.announced is not None:
        raise WithdrawalAlreadyAnnounced(day=withdrawal.announced.takes_effect_on.isoformat())
    party, day = context.by.party, command.occurred_on
    if party not in command.participants:
        raise NotAParticipant(party=party, participants=", ".join(command.participants))
    if party in command.leaving:
        raise WithdrawalUnderWay(party=party)
    must_be_of_its_time(day, context)
    must_have_come(command.decision.taken_on, context)
    if command.takes_effect_on <= day:
        raise WithdrawalInHindsight(
            day=command.takes_effect_on.isoformat(), announced=day.isoformat()
        )
    return [
        WithdrawalAnnounced(
            occurred_on=day,
            agreements=command.agreements,
            catalogue=command.catalogue,
            party=party,
            parties=command.parties,
            takes_effect_on=command.takes_effect_on,
            decision=command.decision,
            reason=command.reason,
        )
    ]


def _revoke(
    announced: WithdrawalAnnounced, command: RevokeWithdrawal, context: Context
) -> list[WithdrawalEvent]:
    must_be_of_its_time(command.occurred_on, context)
    must_have_come(command.decision.taken_on, context)
    if announced.takes_effect_on <= context.today:
        raise WithdrawalTakenEffect(day=announced.takes_effect_on.isoformat())
    return [
        WithdrawalRevoked(
            occurred_on=command.occurred_on, party=context.by.party, decision=command.decision
        )
    ]


WITHDRAWAL: Decider[Withdrawal, WithdrawalCommand, WithdrawalEvent] = Decider(
    category="withdrawal",
    initial=Withdrawal(),
    decide=decide,
    evolve=evolve,
    under=lambda withdrawal: next(iter(withdrawal.agreements), None),
)
