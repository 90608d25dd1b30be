"""What holds of a withdrawal from the scheme: from when, and whether it was revoked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.values import changed
from domain.withdrawal.events import (
    WithdrawalAnnounced,
    WithdrawalEvent,
    WithdrawalRevoked,
    WithdrawalTookEffect,
)


class WithdrawalStanding(StrEnum):
    ANNOUNCED = "withdrawal-announced"
    REVOKED = "withdrawal-revoked"
    IN_EFFECT = "withdrawn-from-scheme"


@dataclass(frozen=True)
class Withdrawal:
    version: int = 0
    announced: WithdrawalAnnounced | None = None
    revoked: WithdrawalRevoked | None = None
    took_effect: WithdrawalTookEffect | None = None

    @property
    def agreements(self) -> tuple[str, ...]:
        return () if self.announced is None else self.announced.agreements

    @property
    def concerned(self) -> tuple[str, ...]:
        return () if self.announced is None else self.announced.parties

    @property
    def finished(self) -> bool:
        return self.revoked is not None or self.took_effect is not None

    def in_effect(self, day: date) -> bool:
        """Whether the participant takes part no longer on a day, whoever recorded that or not."""
        announced = self.announced
        return announced is not None and self.revoked is None and announced.takes_effect_on <= day

    def standing(self, today: date) -> WithdrawalStanding:
        if self.revoked is not None:
            return WithdrawalStanding.REVOKED
        if self.in_effect(today):
            return WithdrawalStanding.IN_EFFECT
        return WithdrawalStanding.ANNOUNCED


# Evolution: total, never refuses


def evolve(withdrawal: Withdrawal, event: WithdrawalEvent) -> Withdrawal:
    now = changed(withdrawal, version=withdrawal.version + 1)
    match event:
        case WithdrawalAnnounced():
            return changed(now, announced=event)
        case WithdrawalRevoked():
            return changed(now, revoked=event)
        case WithdrawalTookEffect():
            return changed(now, took_effect=event)
        case _:
            assert_never(event)
