"""What may be asked of a round of checks. Whose party asks is in the context."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.action_point import CompleteActionPoint, MoveActionPoint, NewActionPoint
from domain.evidence import Evidence
from domain.fulfilment import DutyPeriod
from domain.messages import Command, Slug
from domain.quality_check.events import CheckAspect, CheckMoment, CheckResult, Count, Some
from domain.sealed import Words


class ProposeQualityCheck(Command):
    """What is checked, on which aspects, of which period's work."""

    occurred_on: date
    agreements: Annotated[tuple[Slug, ...], Field(min_length=1)]
    moment: CheckMoment
    aspects: Annotated[tuple[CheckAspect, ...], Field(min_length=1)]
    product: Slug | None = None
    first: date
    last: date
    owed: DutyPeriod | None = None
    about: Words | None = None


class PlanQualityCheck(ProposeQualityCheck):
    parties: tuple[Slug, ...]
    """To all these agreements."""


class DrawSample(Command):
    """State how many there are, and how many of them are looked at."""

    occurred_on: date
    population: Some
    size: Some


class RecordCheckFinding(Command):
    """State in how many of the sample something was wrong."""

    occurred_on: date
    aspect: CheckAspect
    errors: Count
    finding: Words


class ConcludeQualityCheck(Command):
    """Conclude the round, with the measures that follow from it."""

    occurred_on: date
    result: CheckResult
    conclusion: Words
    report: Evidence
    measures: tuple[NewActionPoint, ...] = ()


class CompleteMeasure(CompleteActionPoint):
    """State that a measure was taken."""


class MoveMeasure(MoveActionPoint):
    """Name another day for a measure."""


QualityCheckCommand = (
    PlanQualityCheck
    | DrawSample
    | RecordCheckFinding
    | ConcludeQualityCheck
    | CompleteMeasure
    | MoveMeasure
)
