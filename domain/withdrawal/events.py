"""What happened to a withdrawal. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from typing import Literal

from domain.evidence import DecisionReference
from domain.messages import Event, Slug
from domain.sealed import Personal


class WithdrawalAnnounced(Event):
    """A participant withdraws from the scheme (art. 15 of the scheme), and with it from these."""

    type: Literal["withdrawal.announced.v1"] = "withdrawal.announced.v1"
    agreements: tuple[Slug, ...]
    """Those that end with it."""
    catalogue: Slug
    """Of the partnership whose scheme it is."""
    party: Slug
    """The participant."""
    parties: tuple[Slug, ...]
    takes_effect_on: date
    """The first day on which it takes part no longer."""
    decision: DecisionReference
    reason: Personal | None


class WithdrawalRevoked(Event):
    type: Literal["withdrawal.revoked.v1"] = "withdrawal.revoked.v1"
    party: Slug
    decision: DecisionReference


class WithdrawalTookEffect(Event):
    """The agreements have ended by operation of law."""

    type: Literal["withdrawal.took-effect.v1"] = "withdrawal.took-effect.v1"


WithdrawalEvent = WithdrawalAnnounced | WithdrawalRevoked | WithdrawalTookEffect
