"""What may be asked of a withdrawal. Who asks is in the context, of which one in the stream."""

from datetime import date

from domain.evidence import DecisionReference
from domain.messages import Command, Slug
from domain.sealed import Words


class AnnounceWithdrawal(Command):
    """Of the participant in the context, from the scheme of an agreement."""

    agreement: Slug
    occurred_on: date
    takes_effect_on: date
    decision: DecisionReference
    reason: Words | None = None


class PlanWithdrawal(AnnounceWithdrawal):
    agreements: tuple[Slug, ...]
    """All those of the participant under the scheme."""
    catalogue: Slug
    parties: tuple[Slug, ...]
    """To those agreements."""
    participants: tuple[Slug, ...]
    """Those of them that may withdraw: all but the centre municipality."""
    leaving: tuple[Slug, ...] = ()
    """Those of whom a withdrawal is announced already, or has taken effect."""


class RevokeWithdrawal(Command):
    occurred_on: date
    decision: DecisionReference


class NoteTakenEffect(Command):
    """The system finds that its date has come."""


WithdrawalCommand = PlanWithdrawal | RevokeWithdrawal | NoteTakenEffect
