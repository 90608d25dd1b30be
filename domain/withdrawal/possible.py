"""What a party may do with a withdrawal as it is: what its deciders ask before anything else."""

from collections.abc import Callable, Mapping

from domain.conditions import allowed
from domain.withdrawal.commands import NoteTakenEffect, RevokeWithdrawal, WithdrawalCommand
from domain.withdrawal.events import WithdrawalAnnounced
from domain.withdrawal.refusals import (
    NotYourWithdrawal,
    WithdrawalAlreadyRevoked,
    WithdrawalTakenEffect,
)
from domain.withdrawal.state import Withdrawal

SYSTEM = "system"


def _revoked(withdrawal: Withdrawal, announced: WithdrawalAnnounced, party: str) -> None:
    if party != announced.party:
        raise NotYourWithdrawal(party=party, participant=announced.party)
    _must_be_pending(withdrawal, announced)


def _taken_effect(withdrawal: Withdrawal, announced: WithdrawalAnnounced, party: str) -> None:
    if party != SYSTEM:
        raise NotYourWithdrawal(party=party, participant=announced.party)
    _must_be_pending(withdrawal, announced)


def _must_be_pending(withdrawal: Withdrawal, announced: WithdrawalAnnounced) -> None:
    if withdrawal.revoked is not None:
        raise WithdrawalAlreadyRevoked(day=withdrawal.revoked.occurred_on.isoformat())
    if withdrawal.took_effect is not None:
        raise WithdrawalTakenEffect(day=announced.takes_effect_on.isoformat())


CONDITIONS: Mapping[
    type[WithdrawalCommand], Callable[[Withdrawal, WithdrawalAnnounced, str], None]
] = {RevokeWithdrawal: _revoked, NoteTakenEffect: _taken_effect}
"""Of each command on a withdrawal that is announced."""


def possible(withdrawal: Withdrawal, party: str) -> tuple[type[WithdrawalCommand], ...]:
    """The commands that would not be refused whatever is stated, or whatever day it is."""
    announced = withdrawal.announced
    return () if announced is None else allowed(CONDITIONS, withdrawal, announced, party)
