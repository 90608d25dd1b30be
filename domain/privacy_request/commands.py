"""What may be asked of a request. By whom is in the context, of which one in the stream."""

from datetime import date
from typing import Annotated, Self, get_args

from pydantic import Field, model_validator

from domain.evidence import DecisionReference
from domain.messages import Command, Message, Reference, Slug
from domain.personal_data import ActivityKey, RestrictionGround
from domain.privacy_request.rights import (
    ExtensionGround,
    Means,
    Obstacle,
    RequestMeasure,
    RequestOutcome,
    RequestRefusalGround,
    RequestTelling,
    Right,
)
from domain.sealed import SubjectId, Words

Rights = Annotated[tuple[Right, ...], Field(min_length=1, max_length=len(Right))]
Recipients = Annotated[tuple[Slug, ...], Field(max_length=500)]


class ReceiveRequest(Command):
    """Record a request of a data subject, on the day on which it came."""

    controller: Slug
    processor: Slug | None = None
    received_by: Slug
    """Where it came in: at the data controller, or at the processor."""
    occurred_on: date
    rights: Rights
    agreement: Slug | None = None
    subject: SubjectId | None = None
    """Whom it is about, where that is known; else a pseudonym is made."""
    requester: Words | None = None
    request: Words | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.processor == self.controller:
            raise ValueError("leave the processor out where the controller does the work itself")
        if self.received_by not in (self.controller, self.processor):
            raise ValueError("receivedBy is the controller or the processor")
        if len(set(self.rights)) < len(self.rights):
            raise ValueError("name each right once")
        return self


class ForwardRequest(Command):
    """Pass it on to the data controller."""

    occurred_on: date


class AskIdentity(Command):
    """Ask for what is needed to be sure of who asked."""

    occurred_on: date


class EstablishIdentity(Command):
    occurred_on: date
    means: Means
    subject: SubjectId | None = None
    """Who it is, where another pseudonym stood for them at first."""


class ScopeRequest(Command):
    """State what it is about, as agreed with who asked."""

    occurred_on: date
    rights: Rights
    scope: Words | None = None


class ExtendTerm(Command):
    """State that the data subject was told that it takes up to two months longer, and why."""

    occurred_on: date
    ground: ExtensionGround
    reasons: Words


class NoteObstacle(Command):
    """State what forbids erasure."""

    occurred_on: date
    obstacle: Obstacle
    until: date | None = None
    reference: Reference | None = None


class LiftObstacle(Command):
    occurred_on: date
    obstacle: Obstacle


class RuledOn(Message):
    """What is decided on one right."""

    right: Right
    outcome: RequestOutcome
    ground: RequestRefusalGround | None = None
    reasons: Words | None = None


class DecideRequest(Command):
    """State the data controller's decision, on the day on which it was made known."""

    occurred_on: date
    decision: DecisionReference
    rulings: Annotated[tuple[RuledOn, ...], Field(min_length=1, max_length=len(Right))]


class Rectified(Message):
    """What is put right; what is left out stays as it is."""

    name: Words | None = None
    number: Words | None = None
    """Citizen service number (burgerservicenummer)."""
    born: Words | None = None
    """Date of birth, as 1980-12-31."""
    address: Words | None = None


class CarryOut(Command):
    """Do what was granted, and state it. Erasure is carried out apart.

    A rectification, restriction or objection is done on the record of the data subject, unless that
    was done there already and names the request; what is portable was given before.
    """

    occurred_on: date
    right: Right
    measure: RequestMeasure
    account: Words | None = None
    recipients: Recipients = ()
    """Who had the data as well, beside those of whom a disclosure is recorded."""
    rectified: Rectified | None = None
    """On a rectification: the words as they are to be."""
    restricted: RestrictionGround | None = None
    """On a restriction: its ground (AVG 18(1))."""
    activity: ActivityKey | None = None
    """On an objection: the processing activity that they are left out of."""


class CarryOutActed(CarryOut):
    """The same, after it was done: the service that did it says so, and nobody else can."""


class CarryOutErasure(Command):
    """Destroy what is held of the data subject. It has no words: none could be kept."""

    occurred_on: date
    recipients: Recipients = ()


class InformRecipient(Command):
    """State that one recipient was told, or why not."""

    occurred_on: date
    number: Annotated[int, Field(ge=1)]
    telling: RequestTelling = RequestTelling.TOLD


class WithdrawRequest(Command):
    """State that who asked withdrew it."""

    occurred_on: date


class NoteDefault(Command):
    """Record a notice of default, on the day on which it was received."""

    occurred_on: date
    reference: Reference


class RecomputeRequestDue(Command):
    """The system computes the due date anew after a rule table changed."""


PrivacyRequestCommand = (
    ReceiveRequest
    | ForwardRequest
    | AskIdentity
    | EstablishIdentity
    | ScopeRequest
    | ExtendTerm
    | NoteObstacle
    | LiftObstacle
    | DecideRequest
    | CarryOut
    | CarryOutActed
    | CarryOutErasure
    | InformRecipient
    | WithdrawRequest
    | NoteDefault
    | RecomputeRequestDue
)

SPOKEN = tuple(
    kind
    for kind in get_args(PrivacyRequestCommand)
    if kind not in (CarryOutActed, CarryOutErasure, RecomputeRequestDue)
)
"""What a caller says as it is; the erasure is asked of its service, with what that needs."""
