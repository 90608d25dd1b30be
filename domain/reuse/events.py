"""What happened to a re-use request. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.calendar.due import DueDate
from domain.evidence import DecisionReference, Evidence
from domain.messages import Event, Slug
from domain.reuse.grounds import ReuseGround
from domain.sealed import Personal, SubjectId

Charge = Annotated[int, Field(ge=0, le=10_000_000)]
"""In cents: at most the marginal costs of giving it (Wet hergebruik art. 9)."""

Documents = Annotated[tuple[Evidence, ...], Field(max_length=100)]


class ReuseOutcome(StrEnum):
    FREE = "reuse-allowed"
    """Without conditions."""
    ON_CONDITIONS = "reuse-on-conditions"
    REFUSED = "reuse-refused"


class ReuseReceived(Event):
    """Somebody asked to re-use information that the municipality or the centre holds."""

    type: Literal["reuse-request.received.v1"] = "reuse-request.received.v1"
    agreement: Slug
    controller: Slug
    """The municipality whose college decides."""
    processor: Slug | None
    """Who prepares the decision, where somebody else does."""
    party: Slug
    product: Slug | None
    """What it is about, as the product list has it."""
    subject: SubjectId
    """Who asked."""
    requester: Personal | None
    request: Personal
    due: DueDate


class ReuseCompletionAsked(Event):
    """The requester was asked to complete the request (Awb 4:5)."""

    type: Literal["reuse-request.completion-asked.v1"] = "reuse-request.completion-asked.v1"
    party: Slug
    until: date
    """The last day for it; without an answer the term runs again from then on."""
    due: DueDate
    """If nobody answers before that last day."""


class ReuseCompleted(Event):
    """It was completed, and the term runs again."""

    type: Literal["reuse-request.completed.v1"] = "reuse-request.completed.v1"
    party: Slug
    scope: Personal
    due: DueDate


class ReuseExtended(Event):
    """The requester was told within the term, with reasons, that it takes longer."""

    type: Literal["reuse-request.extended.v1"] = "reuse-request.extended.v1"
    party: Slug
    reasons: Personal
    due: DueDate
    previous: date


class ReuseDecided(Event):
    """The decision was made known."""

    type: Literal["reuse-request.decided.v1"] = "reuse-request.decided.v1"
    party: Slug
    decision: DecisionReference
    outcome: ReuseOutcome
    ground: ReuseGround | None
    article: str | None
    """By which it was refused."""
    conditions: Personal | None
    charge: Charge
    reasons: Personal | None


class ReuseDelivered(Event):
    """The information was given."""

    type: Literal["reuse-request.delivered.v1"] = "reuse-request.delivered.v1"
    party: Slug
    documents: Documents


class ReuseWithdrawn(Event):
    """By who asked."""

    type: Literal["reuse-request.withdrawn.v1"] = "reuse-request.withdrawn.v1"
    party: Slug


class ReuseDueRecomputed(Event):
    """The rules changed, and with them the due date of what was still open."""

    type: Literal["reuse-request.due-recomputed.v1"] = "reuse-request.due-recomputed.v1"
    due: DueDate
    previous: date


ReuseEvent = (
    ReuseReceived
    | ReuseCompletionAsked
    | ReuseCompleted
    | ReuseExtended
    | ReuseDecided
    | ReuseDelivered
    | ReuseWithdrawn
    | ReuseDueRecomputed
)
