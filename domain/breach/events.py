"""What happened to a breach. The stored form, for decades: add a v2, never edit a v1."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from domain.calendar.due import DueDate
from domain.messages import Event, Reference, Slug
from domain.personal_data import Categories
from domain.sealed import Personal

Number = Annotated[int, Field(ge=0, le=10_000_000)]


class BreachNature(StrEnum):
    """What was broken (AVG art. 4(12))."""

    CONFIDENTIALITY = "confidentiality"
    INTEGRITY = "integrity"
    AVAILABILITY = "availability"


Natures = Annotated[tuple[BreachNature, ...], Field(min_length=1, max_length=3)]


class Cause(StrEnum):
    WRONG_RECIPIENT = "wrong-recipient"
    LOST_DEVICE = "lost-device"
    LOST_PAPER = "lost-paper"
    UNAUTHORISED_ACCESS = "unauthorised-access"
    ATTACK = "attack"
    PUBLISHED = "published"
    FAILURE = "failure"
    OTHER = "other"


class Risk(StrEnum):
    """For the rights and freedoms of data subjects (AVG art. 33(1), 34(1))."""

    UNLIKELY = "unlikely"
    """Nobody needs to be told."""
    LIKELY = "likely"
    """The authority is told."""
    HIGH = "high"
    """The data subjects are told as well."""


class Channel(StrEnum):
    LETTER = "letter"
    E_MAIL = "e-mail"
    TELEPHONE = "telephone"
    PUBLIC_NOTICE = "public-notice"
    """Where telling each of them would take disproportionate effort (AVG art. 34(3)(c))."""


class UntoldGround(StrEnum):
    """Why data subjects are not told (AVG art. 34)."""

    RISK_NOT_HIGH = "risk-not-high"
    PROTECTED = "protected"
    """Unintelligible to who has them, by encryption (34(3)(a))."""
    RISK_REMOVED = "risk-removed"
    """By what was done afterwards (34(3)(b))."""


class MeasureKind(StrEnum):
    CONTAINED = "contained"
    """It was stopped."""
    REPAIRED = "repaired"
    """What was lost or altered was put right."""
    PREVENTED = "prevented"
    """It cannot happen again in this way."""


class BreachDiscovered(Event):
    """One of the two parties found that personal data were lost, altered or seen by others."""

    type: Literal["breach.discovered.v1"] = "breach.discovered.v1"
    agreement: Slug
    controller: Slug
    processor: Slug | None
    party: Slug
    """Which found it."""
    discovered_at: AwareDatetime
    natures: Natures
    cause: Cause
    categories: Categories
    affected: Number | None
    """About how many data subjects; none where that is not known yet."""
    description: Personal
    notify_by: DueDate | None
    """Where the data controller found it itself, and so became aware of it then."""


class BreachToldToController(Event):
    """The processor told the data controller (AVG art. 33(2)), who is aware of it since then."""

    type: Literal["breach.told-to-controller.v1"] = "breach.told-to-controller.v1"
    party: Slug
    told_at: AwareDatetime
    notify_by: DueDate
    """Until when the authority is to be told."""


class BreachNoticeRecomputed(Event):
    """The rules changed, and with them until when the authority is to be told."""

    type: Literal["breach.notice-recomputed.v1"] = "breach.notice-recomputed.v1"
    notify_by: DueDate
    previous: AwareDatetime | None


class BreachAssessed(Event):
    """The data controller's judgement of the risk. A later one takes its place."""

    type: Literal["breach.assessed.v1"] = "breach.assessed.v1"
    party: Slug
    risk: Risk
    reasons: Personal


class BreachNotified(Event):
    """The authority (Autoriteit Persoonsgegevens) was told, all at once or in phases (33(4))."""

    type: Literal["breach.notified.v1"] = "breach.notified.v1"
    party: Slug
    notified_at: AwareDatetime
    reference: Reference
    """The authority's own."""
    complete: bool
    late: bool
    """Whether the first notice came after the 72 hours."""
    reasons_for_delay: Personal | None


class BreachSubjectsTold(Event):
    type: Literal["breach.subjects-told.v1"] = "breach.subjects-told.v1"
    party: Slug
    channel: Channel
    number: Number
    """How many were told."""


class BreachSubjectsNotTold(Event):
    type: Literal["breach.subjects-not-told.v1"] = "breach.subjects-not-told.v1"
    party: Slug
    ground: UntoldGround
    reasons: Personal


class BreachMeasureTaken(Event):
    type: Literal["breach.measure-taken.v1"] = "breach.measure-taken.v1"
    party: Slug
    kind: MeasureKind
    description: Personal


class BreachClosed(Event):
    type: Literal["breach.closed.v1"] = "breach.closed.v1"
    party: Slug
    outcome: Literal["handled", "no-breach"]
    """`no-breach`: it turned out to be none."""
    conclusion: Personal


BreachEvent = (
    BreachDiscovered
    | BreachToldToController
    | BreachNoticeRecomputed
    | BreachAssessed
    | BreachNotified
    | BreachSubjectsTold
    | BreachSubjectsNotTold
    | BreachMeasureTaken
    | BreachClosed
)
