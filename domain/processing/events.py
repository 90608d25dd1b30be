"""What became of a processing activity. The stored form, for decades: add a v2, never edit a v1."""

from typing import Annotated, Literal

from pydantic import Field

from domain.evidence import DecisionReference, Evidence
from domain.messages import Event, Slug
from domain.processing.codes import Data, Origin, Person
from domain.processing.description import Processing
from domain.sealed import Personal, SubjectId

Number = Annotated[int, Field(ge=1)]


class ProcessingRecorded(Event):
    """From the stated day on, data are processed so."""

    type: Literal["processing.recorded.v1"] = "processing.recorded.v1"
    agreement: Slug
    parties: tuple[Slug, ...]
    """Of the agreement: who may record something of it."""
    processing: Processing
    proportionality: Personal
    subsidiarity: Personal


class ProcessingAmended(Event):
    """From the stated day on, it is processed as said here; before that, as said before."""

    type: Literal["processing.amended.v1"] = "processing.amended.v1"
    processing: Processing
    proportionality: Personal
    subsidiarity: Personal
    reason: Personal


class ProcessingEnded(Event):
    type: Literal["processing.ended.v1"] = "processing.ended.v1"
    reason: Personal


class RowRecorded(Event):
    """The data controller said what a task outside the matrix may process."""

    type: Literal["processing.row-recorded.v1"] = "processing.row-recorded.v1"
    persons: tuple[Person, ...]
    data: tuple[Data, ...]
    decision: DecisionReference


class OtherPurposeProposed(Event):
    """Nothing may be processed for it yet."""

    type: Literal["processing.other-purpose-proposed.v1"] = "processing.other-purpose-proposed.v1"
    number: Number
    purpose: Slug
    reason: Personal


class OtherPurposeAgreed(Event):
    """The data controller agreed; each data subject still has to consent."""

    type: Literal["processing.other-purpose-agreed.v1"] = "processing.other-purpose-agreed.v1"
    number: Number
    decision: DecisionReference


class ConsentGiven(Event):
    type: Literal["processing.consent-given.v1"] = "processing.consent-given.v1"
    number: Number
    subject: SubjectId
    evidence: tuple[Evidence, ...]


class ConsentWithdrawn(Event):
    type: Literal["processing.consent-withdrawn.v1"] = "processing.consent-withdrawn.v1"
    number: Number
    subject: SubjectId


class FoundIncompatible(Event):
    """From now on nothing is processed for it, whoever agreed or consented."""

    type: Literal["processing.other-purpose-found-incompatible.v1"] = (
        "processing.other-purpose-found-incompatible.v1"
    )
    number: Number
    reason: Personal


class DataObtained(Event):
    """From elsewhere than the data subject, on the stated day."""

    type: Literal["processing.data-obtained.v1"] = "processing.data-obtained.v1"
    origin: Origin
    subject: SubjectId | None
    """None where it concerns many at once, such as a comparison of files."""


ProcessingEvent = (
    ProcessingRecorded
    | ProcessingAmended
    | ProcessingEnded
    | RowRecorded
    | OtherPurposeProposed
    | OtherPurposeAgreed
    | ConsentGiven
    | ConsentWithdrawn
    | FoundIncompatible
    | DataObtained
)
