"""What happened to a request. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.calendar.due import DueDate
from domain.evidence import DecisionReference
from domain.messages import Event, Message, Reference, Slug
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
from domain.sealed import Personal, SubjectId


class RequestReceived(Event):
    """A request reached the data controller, or the processor for it."""

    type: Literal["privacy-request.received.v1"] = "privacy-request.received.v1"
    controller: Slug
    """The participant whose college is the data controller (verwerkingsverantwoordelijke)."""
    processor: Slug | None
    """Who does the work for it (annex 2, art. 13.2); None: the data controller does it itself."""
    received_by: Slug
    agreement: Slug | None
    """Under which it stands."""
    subject: SubjectId
    rights: tuple[Right, ...]
    requester: Personal | None
    """The name, as who asked gave it."""
    request: Personal | None
    """What was asked, in words."""
    due: DueDate


class RequestForwarded(Event):
    """The processor passed it on to the data controller."""

    type: Literal["privacy-request.forwarded.v1"] = "privacy-request.forwarded.v1"


class IdentityAsked(Event):
    """More was asked of who asked, to be sure of who that is (AVG 12(6))."""

    type: Literal["privacy-request.identity-asked.v1"] = "privacy-request.identity-asked.v1"
    pauses: bool
    """Whether the term stands still meanwhile: only where it was asked promptly."""


class IdentityEstablished(Event):
    type: Literal["privacy-request.identity-established.v1"] = (
        "privacy-request.identity-established.v1"
    )
    means: Means
    subject: SubjectId
    """Who it turned out to be."""
    due: DueDate


class RequestScoped(Event):
    """What it is about was agreed on with who asked."""

    type: Literal["privacy-request.scoped.v1"] = "privacy-request.scoped.v1"
    rights: tuple[Right, ...]
    scope: Personal | None


class TermExtended(Event):
    """The data subject was told, with reasons, that it takes longer (AVG 12(3))."""

    type: Literal["privacy-request.term-extended.v1"] = "privacy-request.term-extended.v1"
    ground: ExtensionGround
    reasons: Personal
    due: DueDate
    previous: date


class ObstacleNoted(Event):
    """Something forbids erasure."""

    type: Literal["privacy-request.obstacle-noted.v1"] = "privacy-request.obstacle-noted.v1"
    obstacle: Obstacle
    until: date | None
    """The last day on which it stands, where that is known."""
    reference: Reference | None
    """Of the selection list, the act or the case."""


class ObstacleLifted(Event):
    type: Literal["privacy-request.obstacle-lifted.v1"] = "privacy-request.obstacle-lifted.v1"
    obstacle: Obstacle


class Ruling(Message):
    """What was decided on one right."""

    right: Right
    outcome: RequestOutcome
    ground: RequestRefusalGround | None
    article: str | None
    """By which it was refused, wholly or partly; as the grounds had it then."""
    reasons: Personal | None


class RequestDecided(Event):
    """The data controller's decision, an order of the Awb (UAVG 34), was made known."""

    type: Literal["privacy-request.decided.v1"] = "privacy-request.decided.v1"
    decision: DecisionReference
    rulings: tuple[Ruling, ...]


class RequestCarriedOut(Event):
    type: Literal["privacy-request.carried-out.v1"] = "privacy-request.carried-out.v1"
    right: Right
    measure: RequestMeasure
    account: Personal | None
    """What was done, in words."""
    recipients: tuple[Slug, ...]
    """To whom the data had been disclosed; each is to be told (AVG 19)."""
    inform_by: DueDate | None


class RecipientInformed(Event):
    """The duty of AVG 19 towards one recipient is done, or could not be."""

    type: Literal["privacy-request.recipient-informed.v1"] = "privacy-request.recipient-informed.v1"
    number: Annotated[int, Field(ge=1)]
    telling: RequestTelling


class RequestWithdrawn(Event):
    """By who asked."""

    type: Literal["privacy-request.withdrawn.v1"] = "privacy-request.withdrawn.v1"


class DefaultNoticed(Event):
    """A notice of default (ingebrekestelling, Awb 4:17(3)) was received."""

    type: Literal["privacy-request.default-noticed.v1"] = "privacy-request.default-noticed.v1"
    reference: Reference
    """Of its own dossier."""
    last_chance: DueDate
    """The two weeks in which deciding is still free."""


class RequestDueRecomputed(Event):
    """The rules changed, and with them the due date of what was still open."""

    type: Literal["privacy-request.due-recomputed.v1"] = "privacy-request.due-recomputed.v1"
    due: DueDate
    previous: date


PrivacyRequestEvent = (
    RequestReceived
    | RequestForwarded
    | IdentityAsked
    | IdentityEstablished
    | RequestScoped
    | TermExtended
    | ObstacleNoted
    | ObstacleLifted
    | RequestDecided
    | RequestCarriedOut
    | RecipientInformed
    | RequestWithdrawn
    | DefaultNoticed
    | RequestDueRecomputed
)
