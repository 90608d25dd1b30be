"""What holds of a round of checks: its sample, its errors and their rate, its measures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from domain.action_point import Point, completed, moved, overdue, points_of
from domain.messages import Message
from domain.quality_check.events import (
    CheckAspect,
    CheckFindingRecorded,
    MeasureDone,
    MeasureMoved,
    QualityCheckConcluded,
    QualityCheckEvent,
    QualityCheckPlanned,
    SampleDrawn,
)
from domain.values import changed


class QualityCheckStanding(StrEnum):
    PLANNED = "planned"
    UNDER_WAY = "under-way"
    """A sample was drawn."""
    MEASURES_OPEN = "measures-open"
    MEASURES_OVERDUE = "measures-overdue"
    DONE = "done"


class ErrorRate(Message):
    """Foutpercentage of one aspect."""

    aspect: CheckAspect
    errors: int
    size: int
    """Of the sample: the rate is exactly the one by the other."""
    percent: str
    """The same with two decimals, a half rounded up."""


@dataclass(frozen=True)
class QualityCheck:
    version: int = 0
    planned: QualityCheckPlanned | None = None
    sample: SampleDrawn | None = None
    findings: tuple[CheckFindingRecorded, ...] = ()
    concluded: QualityCheckConcluded | None = None
    measures: tuple[Point, ...] = ()

    def errors(self, aspect: CheckAspect) -> int:
        """In how many of the sample."""
        return sum(one.errors for one in self.findings if one.aspect is aspect)

    def error_rate(self, aspect: CheckAspect) -> Fraction | None:
        """Errors by what was looked at (foutpercentage), exactly; None without a sample."""
        return None if self.sample is None else Fraction(self.errors(aspect), self.sample.size)

    @property
    def rates(self) -> tuple[ErrorRate, ...]:
        """Of each aspect that is checked; none without a sample."""
        if self.planned is None or self.sample is None:
            return ()
        size = self.sample.size
        found = ((aspect, self.errors(aspect)) for aspect in self.planned.aspects)
        return tuple(
            ErrorRate(aspect=aspect, errors=errors, size=size, percent=_percent(errors, size))
            for aspect, errors in found
        )

    @property
    def open_measures(self) -> tuple[Point, ...]:
        return tuple(one for one in self.measures if one.open)

    @property
    def finished(self) -> bool:
        return self.concluded is not None and not self.open_measures

    def standing(self, today: date) -> QualityCheckStanding:
        if self.concluded is None:
            drawn = self.sample is not None
            return QualityCheckStanding.UNDER_WAY if drawn else QualityCheckStanding.PLANNED
        if overdue(self.measures, today):
            return QualityCheckStanding.MEASURES_OVERDUE
        open_still = bool(self.open_measures)
        return QualityCheckStanding.MEASURES_OPEN if open_still else QualityCheckStanding.DONE


def _percent(errors: int, size: int) -> str:
    hundredths = (20_000 * errors + size) // (2 * size)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


# Evolution: total, never refuses


def evolve(check: QualityCheck, event: QualityCheckEvent) -> QualityCheck:
    now = changed(check, version=check.version + 1)
    match event:
        case QualityCheckPlanned():
            return changed(now, planned=event)
        case SampleDrawn():
            return changed(now, sample=event)
        case CheckFindingRecorded():
            return changed(now, findings=(*now.findings, event))
        case QualityCheckConcluded(measures=made):
            return changed(now, concluded=event, measures=points_of(made))
        case MeasureDone(number=number, occurred_on=day, evidence=evidence):
            return changed(now, measures=completed(now.measures, number, day, evidence))
        case MeasureMoved(number=number, due=due):
            return changed(now, measures=moved(now.measures, number, due))
        case _:
            assert_never(event)
