"""What may be asked of the record of one data subject. Words about them are on their way in."""

from datetime import date

from domain.data_subject.events import ActivityKey, RestrictionGround, ResumptionGround
from domain.messages import Command, Reference, Slug
from domain.sealed import SubjectId, Words


class RegisterDataSubject(Command):
    """Record whose data are processed under an agreement."""

    occurred_on: date
    subject: SubjectId
    agreement: Slug
    controller: Slug
    """The municipality whose college is data controller, as the agreement has it."""
    processor: Slug
    """Who processes for it, as the agreement has it."""
    name: Words
    number: Words | None = None
    """Citizen service number (burgerservicenummer)."""
    born: Words | None = None
    """Date of birth, as 1980-12-31."""
    address: Words | None = None


class RectifyDataSubject(Command):
    """Put right what was wrong (AVG art. 16). What is left out stays as it is."""

    occurred_on: date
    name: Words | None = None
    number: Words | None = None
    born: Words | None = None
    address: Words | None = None
    request: Reference | None = None
    """The data subject's request that asked for it, where one did."""


class RestrictProcessing(Command):
    """Restrict the processing of the data (AVG art. 18): they are kept, and little else."""

    occurred_on: date
    ground: RestrictionGround
    request: Reference | None = None


class LiftRestriction(Command):
    """End the restriction, once the data subject was told of that (AVG art. 18(3))."""

    occurred_on: date
    told_on: date


class StopProcessing(Command):
    """Leave them out of a processing activity that they objected to (AVG art. 21)."""

    occurred_on: date
    activity: ActivityKey
    """As the register of processing has it."""
    request: Reference | None = None


class ResumeProcessing(Command):
    """Process their data again under an activity that they had objected to."""

    occurred_on: date
    activity: ActivityKey
    ground: ResumptionGround


DataSubjectCommand = (
    RegisterDataSubject
    | RectifyDataSubject
    | RestrictProcessing
    | LiftRestriction
    | StopProcessing
    | ResumeProcessing
)
