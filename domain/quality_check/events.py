"""What happened in a round of checks. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.action_point import ActionPoint, Number
from domain.evidence import Evidence
from domain.fulfilment import DutyPeriod
from domain.messages import Event, Slug
from domain.sealed import Personal

Count = Annotated[int, Field(ge=0, le=1_000_000)]
Some = Annotated[int, Field(ge=1, le=1_000_000)]


class CheckMoment(StrEnum):
    """Of the check, in the work that is checked."""

    PRIOR = "prior-check"
    """Vooraf: before a decision goes out."""
    SUBSEQUENT = "subsequent-check"
    """Achteraf."""


class CheckAspect(StrEnum):
    LAWFULNESS = "lawfulness"
    """Rechtmatigheid."""
    THEME = "theme"
    """Thema; subsequent checks alone have it (annex 1, indirect products, A)."""
    CONSISTENCY = "consistency"
    QUALITY = "quality"


class CheckResult(StrEnum):
    IN_ORDER = "in-order"
    TO_IMPROVE = "to-improve"


class QualityCheckPlanned(Event):
    type: Literal["quality-check.planned.v1"] = "quality-check.planned.v1"
    agreements: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The quality requirements hold for all parties alike (art. 11)."""
    parties: tuple[Slug, ...]
    party: Slug
    """Who checks."""
    moment: CheckMoment
    aspects: Annotated[tuple[CheckAspect, ...], Field(min_length=1)]
    product: Slug | None
    first: date
    last: date
    """Of the period whose work is checked, both included."""
    owed: DutyPeriod | None
    about: Personal | None


class SampleDrawn(Event):
    type: Literal["quality-check.sample-drawn.v1"] = "quality-check.sample-drawn.v1"
    party: Slug
    population: Some
    size: Some


class CheckFindingRecorded(Event):
    type: Literal["quality-check.finding-recorded.v1"] = "quality-check.finding-recorded.v1"
    party: Slug
    number: Number
    aspect: CheckAspect
    errors: Count
    """In how many of the sample."""
    finding: Personal


class QualityCheckConcluded(Event):
    type: Literal["quality-check.concluded.v1"] = "quality-check.concluded.v1"
    party: Slug
    result: CheckResult
    conclusion: Personal
    report: Evidence
    measures: tuple[ActionPoint, ...]


class MeasureDone(Event):
    type: Literal["quality-check.measure-done.v1"] = "quality-check.measure-done.v1"
    party: Slug
    number: Number
    evidence: tuple[Evidence, ...]


class MeasureMoved(Event):
    type: Literal["quality-check.measure-moved.v1"] = "quality-check.measure-moved.v1"
    party: Slug
    number: Number
    due: date
    reason: Personal


QualityCheckEvent = (
    QualityCheckPlanned
    | SampleDrawn
    | CheckFindingRecorded
    | QualityCheckConcluded
    | MeasureDone
    | MeasureMoved
)
