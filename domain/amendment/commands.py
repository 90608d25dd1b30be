"""What may be asked of an amendment. Who asks is in the context, of which one in the stream."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.agreement.events import Capacity
from domain.amendment.events import AmendmentLapseGround, Ballot
from domain.catalogue import Annex, Catalogue
from domain.clause import Clause, Product
from domain.evidence import DecisionReference, Evidence
from domain.messages import Command, Message, Slug
from domain.sealed import Words

MANY = 200


class ClauseDraft(Message):
    """A clause as it is to read, whole: a new one, or in the place of the one with its id."""

    clause: Clause
    follows: Slug | None = None
    """The clause after which a new one stands; None: at the end of its annex."""


class Drafts(Command):
    """A text against the one that holds: what is added or replaced, and what ends."""

    clauses: Annotated[tuple[ClauseDraft, ...], Field(max_length=MANY)] = ()
    ended: Annotated[tuple[Slug, ...], Field(max_length=MANY)] = ()
    """Clauses."""
    annexes: Annotated[tuple[Annex, ...], Field(max_length=MANY)] = ()
    ended_annexes: Annotated[tuple[Slug, ...], Field(max_length=MANY)] = ()
    products: Annotated[tuple[Product, ...], Field(max_length=MANY)] = ()
    """Refused here: the product list has a way of its own (art. 5.1)."""


class ProposeAmendment(Drafts):
    """What is to change, in which agreements, from when, and why."""

    agreements: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=50)]
    occurred_on: date | None = None
    """When it was put to the colleges; today, where it is recorded at once."""
    effective_on: date
    reason: Words
    arising_from: Slug | None = None

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        if len(set(self.agreements)) < len(self.agreements):
            raise ValueError("name each agreement once")
        return self


class PlanAmendment(ProposeAmendment):
    """Put a proposal to the vote."""

    voters: tuple[Slug, ...]
    centre: Slug
    texts: tuple[Catalogue, ...]
    """Of each agreement, its text as it reads now."""
    ending: tuple[Slug, ...] = ()
    """Those of the agreements that are over by the day on which it is to take effect."""


class CastVote(Command):
    """For the college of the party in the context."""

    occurred_on: date
    ballot: Ballot
    decision: DecisionReference


class WithdrawAmendment(Command):
    occurred_on: date
    reason: Words | None = None


class LapseAmendment(Command):
    """Record that nothing more comes of it."""

    occurred_on: date
    ground: AmendmentLapseGround


class DrawUpAddendum(Command):
    """Put the amendment in writing, for one agreement."""

    occurred_on: date
    agreement: Slug
    addendum: Evidence


class ConsentToProtocol(Command):
    occurred_on: date
    agreement: Slug
    decision: DecisionReference


class SignAddendum(Command):
    """For the party in the context."""

    occurred_on: date
    agreement: Slug
    capacity: Capacity
    decision: DecisionReference


AmendmentCommand = (
    PlanAmendment
    | CastVote
    | WithdrawAmendment
    | LapseAmendment
    | DrawUpAddendum
    | ConsentToProtocol
    | SignAddendum
)
