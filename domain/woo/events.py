"""What happened to a Woo request. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.calendar.due import DueDate
from domain.evidence import DecisionReference, Evidence
from domain.messages import Event, Message, Slug
from domain.sealed import Personal, SubjectId
from domain.woo.grounds import WooGround

Number = Annotated[int, Field(ge=1, le=1000)]
Documents = Annotated[tuple[Evidence, ...], Field(max_length=100)]


class WooPause(StrEnum):
    """Why its term stands still; as the rule tables name it."""

    COMPLETION = "completion"
    """The requester is asked to say what exactly is meant (Woo 4.1(5), Awb 4:15(1))."""
    THIRD_PARTIES = "third-parties"
    """Third parties are asked for their view (Woo 4.4(3))."""


class WooExtensionGround(StrEnum):
    """Why more time is needed (Woo 4.4(2))."""

    VOLUME = "volume"
    COMPLICATED = "complicated"


class WooOutcome(StrEnum):
    RELEASED = "all-released"
    PARTLY = "partly-released"
    REFUSED = "release-refused"
    NO_DOCUMENTS = "no-documents"
    """Nothing of the kind is held."""


class ReliefOutcome(StrEnum):
    """What came of a request for interim relief (voorlopige voorziening, Awb 8:81)."""

    GRANTED = "relief-granted"
    """Nothing may be released until the court has lifted it."""
    DENIED = "relief-denied"
    WITHDRAWN = "relief-withdrawn"


class WooReceived(Event):
    """A request for information was received."""

    type: Literal["woo-request.received.v1"] = "woo-request.received.v1"
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


class WooPaused(Event):
    """Something was asked, of the requester or of third parties, and the requester knows."""

    type: Literal["woo-request.paused.v1"] = "woo-request.paused.v1"
    party: Slug
    ground: WooPause
    until: date
    """The last day for an answer; without one the term runs again after it."""
    third_parties: Annotated[int, Field(ge=0, le=1000)]
    """How many were asked; 0 where it was the requester."""
    due: DueDate
    """If nobody answers before that last day."""


class WooResumed(Event):
    """The answer came, and the term runs again."""

    type: Literal["woo-request.resumed.v1"] = "woo-request.resumed.v1"
    party: Slug
    ground: WooPause
    answer: Personal | None
    """In words: what exactly is asked for, or what the third parties think."""
    due: DueDate


class WooExtended(Event):
    """The requester was told within the term, with reasons, that it takes longer."""

    type: Literal["woo-request.extended.v1"] = "woo-request.extended.v1"
    party: Slug
    ground: WooExtensionGround
    reasons: Personal
    part: Personal | None
    """What of the request it is about; None: all of it."""
    due: DueDate
    previous: date


class WooRefusedOn(Message):
    """A ground of refusal, with its article in the law of the day of the decision."""

    ground: WooGround
    article: str


class WooDecided(Event):
    """A decision was made known, on the request or on a part of it."""

    type: Literal["woo-request.decided.v1"] = "woo-request.decided.v1"
    party: Slug
    decision: DecisionReference
    final: bool
    """False for one on a part (deelbesluit), after which more is to be decided."""
    outcome: WooOutcome
    grounds: tuple[WooRefusedOn, ...]
    reasons: Personal | None
    objection_expected: bool
    """By a third party whom release would concern."""
    due: DueDate
    """Under the law of the day on which it was made known: Wob or Woo."""
    free_after: DueDate | None
    """The two weeks in which nothing is released yet; None where nothing need wait."""


class WooReliefAsked(Event):
    """A third party asked the court to hold the release up."""

    type: Literal["woo-request.relief-asked.v1"] = "woo-request.relief-asked.v1"
    party: Slug
    decision: Number
    """Whose release it is about, the first being 1."""


class WooReliefSettled(Event):
    """The court decided on it, or lifted what it had granted."""

    type: Literal["woo-request.relief-settled.v1"] = "woo-request.relief-settled.v1"
    party: Slug
    decision: Number
    outcome: ReliefOutcome
    free_after: DueDate
    """The waiting time, held up until the court decided."""


class WooReleased(Event):
    """The information was given."""

    type: Literal["woo-request.released.v1"] = "woo-request.released.v1"
    party: Slug
    decision: Number
    """Which one it follows from."""
    documents: Documents


class WooForwarded(Event):
    """Another body has the information; it was passed on, and the requester told (Woo 4.2)."""

    type: Literal["woo-request.forwarded.v1"] = "woo-request.forwarded.v1"
    party: Slug
    to: Slug


class WooWithdrawn(Event):
    """By who asked."""

    type: Literal["woo-request.withdrawn.v1"] = "woo-request.withdrawn.v1"
    party: Slug


class WooDueRecomputed(Event):
    """Another law or other tables hold now, and it was not decided yet."""

    type: Literal["woo-request.due-recomputed.v1"] = "woo-request.due-recomputed.v1"
    due: DueDate
    previous: date


WooEvent = (
    WooReceived
    | WooPaused
    | WooResumed
    | WooExtended
    | WooDecided
    | WooReliefAsked
    | WooReliefSettled
    | WooReleased
    | WooForwarded
    | WooWithdrawn
    | WooDueRecomputed
)
