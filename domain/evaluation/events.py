"""What happened in an evaluation. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.evidence import Evidence
from domain.fulfilment import DutyPeriod
from domain.messages import Event, Message, Slug
from domain.opening.asked import StreamId
from domain.sealed import Personal

Number = Annotated[int, Field(ge=1, le=9_999)]


class EvaluationCapacity(StrEnum):
    """In which somebody takes part for a party."""

    DELEGATION = "delegation"
    ARCHIVE_INSPECTOR = "archive-inspector"
    """Archiefinspecteur: of the provider, by article 14.3."""


class Fed(StrEnum):
    """What a finding was fed into."""

    AMENDMENT = "fed-into-amendment"
    ACTION_POINT = "fed-into-action-point"
    NOTED = "noted"
    """It asks nothing; that was concluded too."""


class Shortcoming(StrEnum):
    """What an evaluation that was concluded does not have."""

    WITHOUT_ARCHIVE_INSPECTOR = "without-archive-inspector"

    @property
    def article(self) -> str:
        return "14.3"


class Participant(Message):
    party: Slug
    capacity: EvaluationCapacity


class EvaluationBegun(Event):
    type: Literal["evaluation.begun.v1"] = "evaluation.begun.v1"
    agreement: Slug
    parties: tuple[Slug, ...]
    """Those of the agreement."""
    inspected_by: Slug | None
    """The party whose archive inspector is to take part; None where the agreement asks for none."""
    party: Slug
    """Who began it."""
    first: date
    last: date
    """Of the period that is evaluated, both included."""
    owed: DutyPeriod | None
    """The occurrence of a duty that it fulfils, in the agreed frequency."""
    about: Personal | None


class ParticipantInvited(Event):
    type: Literal["evaluation.participant-invited.v1"] = "evaluation.participant-invited.v1"
    party: Slug
    participant: Participant


class ParticipantTookPart(Event):
    type: Literal["evaluation.participant-took-part.v1"] = "evaluation.participant-took-part.v1"
    party: Slug
    participant: Participant


class EvaluationFindingRecorded(Event):
    type: Literal["evaluation.finding-recorded.v1"] = "evaluation.finding-recorded.v1"
    party: Slug
    number: Number
    finding: Personal


class EvaluationConcluded(Event):
    type: Literal["evaluation.concluded.v1"] = "evaluation.concluded.v1"
    party: Slug
    report: Evidence
    shortcomings: tuple[Shortcoming, ...]
    """Recorded, so that no later rule makes them disappear."""


class EvaluationFindingFed(Event):
    type: Literal["evaluation.finding-fed.v1"] = "evaluation.finding-fed.v1"
    party: Slug
    number: Number
    into: Fed
    stream: StreamId | None
    """The amendment, or what has the action point; None where the finding was noted."""
    point: Number | None
    """Of the action point there."""


EvaluationEvent = (
    EvaluationBegun
    | ParticipantInvited
    | ParticipantTookPart
    | EvaluationFindingRecorded
    | EvaluationConcluded
    | EvaluationFindingFed
)
