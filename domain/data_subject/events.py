"""What is known of a data subject. The stored form, for decades: add a v2, never edit a v1."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from domain.messages import Event, Reference, Slug
from domain.personal_data import ActivityKey as ActivityKey
from domain.personal_data import RestrictionGround as RestrictionGround
from domain.sealed import Index, Personal, SubjectId


class ResumptionGround(StrEnum):
    """Why data are processed again that a data subject had objected to (AVG art. 21(1))."""

    OBJECTION_WITHDRAWN = "objection-withdrawn"
    COMPELLING_GROUNDS = "compelling-grounds"
    """The controller showed, after all, grounds that outweigh the data subject's interests."""


class DataSubjectRegistered(Event):
    """Data of a person are processed under an agreement. Who it is lies in the vault."""

    type: Literal["data-subject.registered.v1"] = "data-subject.registered.v1"
    subject: SubjectId
    agreement: Slug
    controller: Slug
    processor: Slug
    name: Personal
    number: Personal | None
    """Citizen service number (burgerservicenummer)."""
    born: Personal | None
    address: Personal | None


class DataSubjectRectified(Event):
    """What was wrong was put right; what is null stayed as it was."""

    type: Literal["data-subject.rectified.v1"] = "data-subject.rectified.v1"
    name: Personal | None
    number: Personal | None
    born: Personal | None
    address: Personal | None
    request: Reference | None


class ProcessingRestricted(Event):
    """From here on the data are kept, and processed only where the AVG says so."""

    type: Literal["data-subject.restricted.v1"] = "data-subject.restricted.v1"
    ground: RestrictionGround
    request: Reference | None


class RestrictionLifted(Event):
    """The data may be processed again; the data subject was told beforehand."""

    type: Literal["data-subject.restriction-lifted.v1"] = "data-subject.restriction-lifted.v1"
    told_on: date


class ProcessingStopped(Event):
    """An objection holds: from here on they are left out of a processing activity."""

    type: Literal["data-subject.processing-stopped.v1"] = "data-subject.processing-stopped.v1"
    activity: ActivityKey
    """As the register of processing has it."""
    request: Reference | None


class ProcessingResumed(Event):
    """They are part of the processing activity again."""

    type: Literal["data-subject.processing-resumed.v1"] = "data-subject.processing-resumed.v1"
    activity: ActivityKey
    ground: ResumptionGround


FOUND_BY: Mapping[tuple[str, str], Index] = {
    ("data-subject.registered.v1", "name"): Index.NAME,
    ("data-subject.registered.v1", "number"): Index.CITIZEN_SERVICE_NUMBER,
    ("data-subject.rectified.v1", "name"): Index.NAME,
    ("data-subject.rectified.v1", "number"): Index.CITIZEN_SERVICE_NUMBER,
}
"""The fields, by type of event and path, by which a data subject is found again."""

DataSubjectEvent = (
    DataSubjectRegistered
    | DataSubjectRectified
    | ProcessingRestricted
    | RestrictionLifted
    | ProcessingStopped
    | ProcessingResumed
)
