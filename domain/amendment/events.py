"""What happened to an amendment. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.agreement.changes import TextChange
from domain.agreement.events import Capacity
from domain.evidence import DecisionReference, Evidence
from domain.messages import Event, Message, Slug
from domain.sealed import Personal


class AmendmentKind(StrEnum):
    """What it takes to change this part of the text."""

    AGREEMENT_TEXT = "agreement-text"
    """The vote of the colleges and the signature of the two parties (art. 22.2)."""
    PRIVACY_PROTOCOL = "privacy-protocol"
    """The consent of the two parties as well (annex 2, art. 16.2)."""


class Ballot(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
    """That is not for."""


class Want(StrEnum):
    """What a proposal that is rejected came short of (art. 22.2)."""

    CENTRE = "want-of-centre"
    """The vote of the centre municipality's college."""
    MAJORITY = "want-of-majority"


class AmendmentLapseGround(StrEnum):
    OVERTAKEN = "overtaken"
    """The text changed in another way meanwhile."""
    NOT_DECIDED = "not-decided"
    NOT_SIGNED = "not-signed"


class Between(Message):
    """An agreement that is to be amended, and who has to sign its addendum."""

    agreement: Slug
    parties: tuple[Slug, ...]


class AmendmentProposed(Event):
    """The voters are fixed with it. What it changes follows, a clause or annex at a time."""

    type: Literal["amendment.proposed.v1"] = "amendment.proposed.v1"
    agreements: tuple[Slug, ...]
    party: Slug
    parties: tuple[Slug, ...]
    """To any of those agreements."""
    between: tuple[Between, ...]
    kind: AmendmentKind
    reason: Personal
    arising_from: Slug | None
    """The stream of the evaluation (art. 8) or development (art. 22.1) that it comes from."""
    effective_on: date
    voters: tuple[Slug, ...]
    """Whose colleges vote; one that has withdrawn from the scheme is none."""
    centre: Slug


class ChangeDrafted(Event):
    type: Literal["amendment.change-drafted.v1"] = "amendment.change-drafted.v1"
    number: Annotated[int, Field(ge=1)]
    change: TextChange
    follows: Slug | None
    """The clause after which a new one stands; None: at the end of its annex."""


class VoteCast(Event):
    """It takes the place of an earlier vote of the same college."""

    type: Literal["amendment.vote-cast.v1"] = "amendment.vote-cast.v1"
    party: Slug
    ballot: Ballot
    decision: DecisionReference


class AmendmentCarried(Event):
    """A majority of the voters is for, the centre's college among them."""

    type: Literal["amendment.carried.v1"] = "amendment.carried.v1"


class AmendmentRejected(Event):
    """It can be carried no longer."""

    type: Literal["amendment.rejected.v1"] = "amendment.rejected.v1"
    want: Want


class AmendmentWithdrawn(Event):
    type: Literal["amendment.withdrawn.v1"] = "amendment.withdrawn.v1"
    party: Slug
    reason: Personal | None


class AmendmentLapsed(Event):
    """Nothing more comes of it; where it binds already it goes on doing so."""

    type: Literal["amendment.lapsed.v1"] = "amendment.lapsed.v1"
    party: Slug
    ground: AmendmentLapseGround


class AddendumDrawnUp(Event):
    """The amendment in writing, for one agreement."""

    type: Literal["amendment.addendum-drawn-up.v1"] = "amendment.addendum-drawn-up.v1"
    party: Slug
    agreement: Slug
    addendum: Evidence


class ProtocolConsented(Event):
    """A party to the agreement consents to another privacy protocol (annex 2, art. 16.2)."""

    type: Literal["amendment.protocol-consented.v1"] = "amendment.protocol-consented.v1"
    party: Slug
    agreement: Slug
    decision: DecisionReference


class AddendumSigned(Event):
    type: Literal["amendment.addendum-signed.v1"] = "amendment.addendum-signed.v1"
    party: Slug
    agreement: Slug
    capacity: Capacity
    decision: DecisionReference


class AmendmentBound(Event):
    """Both parties to an agreement signed its addendum: it binds them, with the last signature."""

    type: Literal["amendment.bound.v1"] = "amendment.bound.v1"
    agreement: Slug
    effective_from: date
    """As proposed, or the day of the last signature where that is later."""


AmendmentEvent = (
    AmendmentProposed
    | ChangeDrafted
    | VoteCast
    | AmendmentCarried
    | AmendmentRejected
    | AmendmentWithdrawn
    | AmendmentLapsed
    | AddendumDrawnUp
    | ProtocolConsented
    | AddendumSigned
    | AmendmentBound
)
