"""What holds of force majeure: since when, which obligations it keeps from being met, for how long.

It moves no date. Whether lateness is attributable follows from it (BW 6:75): `domain.attribution`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.force_majeure.events import (
    ForceMajeureConsulted,
    ForceMajeureEnded,
    ForceMajeureEvent,
    ForceMajeureMeasureEnded,
    ForceMajeureMeasureTaken,
    ForceMajeureNewDateAgreed,
    ForceMajeureNewDateProposed,
    ForceMajeureNotified,
    ForceMajeureObligationsAdded,
    ForceMajeureReported,
)
from domain.values import changed


class ForceMajeureStanding(StrEnum):
    TO_CONSULT = "to-consult"
    """It runs, and the parties have not consulted each other yet."""
    RUNS = "force-majeure-runs"
    TO_REPORT = "to-report-on"
    """It is over, and the other party has no report of it yet."""
    CLOSED = "closed"


@dataclass(frozen=True)
class TemporaryMeasure:
    """A temporary measure of the other party."""

    number: int
    taken: ForceMajeureMeasureTaken
    ended: ForceMajeureMeasureEnded | None = None


@dataclass(frozen=True)
class AffectedObligation:
    """An obligation that cannot be kept, and the new day for it where there is one."""

    obligation: str
    proposed: ForceMajeureNewDateProposed | None = None
    """A day that the other party has not agreed to yet."""
    agreed: ForceMajeureNewDateAgreed | None = None


@dataclass(frozen=True)
class ForceMajeure:
    version: int = 0
    notified: ForceMajeureNotified | None = None
    affected: tuple[AffectedObligation, ...] = ()
    consultations: tuple[ForceMajeureConsulted, ...] = ()
    measures: tuple[TemporaryMeasure, ...] = ()
    ended: ForceMajeureEnded | None = None
    reported: ForceMajeureReported | None = None

    @property
    def days_to_notice(self) -> int | None:
        """Between its start and its notice, which has to be given without delay (16.1)."""
        told = self.notified
        return None if told is None else (told.occurred_on - told.since).days

    @property
    def told_in_target(self) -> bool | None:
        """Whether the notice met the target, which is policy and no law."""
        told = self.notified
        return None if told is None else told.occurred_on <= told.target.due

    def of(self, obligation: str) -> AffectedObligation | None:
        return next((one for one in self.affected if one.obligation == obligation), None)

    def holds_on(self, day: date) -> bool:
        """Whether it kept the party from its obligations on a day, as far as is known."""
        if self.notified is None or day < self.notified.since:
            return False
        return self.ended is None or day <= self.ended.occurred_on

    def standing(self, today: date) -> ForceMajeureStanding:
        if self.reported is not None:
            return ForceMajeureStanding.CLOSED
        if self.ended is not None:
            return ForceMajeureStanding.TO_REPORT
        consulted = bool(self.consultations)
        return ForceMajeureStanding.RUNS if consulted else ForceMajeureStanding.TO_CONSULT


# Evolution: total, never refuses


def evolve(state: ForceMajeure, event: ForceMajeureEvent) -> ForceMajeure:
    now = changed(state, version=state.version + 1)
    match event:
        case ForceMajeureNotified(obligations=obligations):
            return changed(
                now, notified=event, affected=tuple(map(AffectedObligation, obligations))
            )
        case ForceMajeureObligationsAdded(obligations=obligations):
            return changed(now, affected=(*now.affected, *map(AffectedObligation, obligations)))
        case ForceMajeureConsulted():
            return changed(now, consultations=(*now.consultations, event))
        case ForceMajeureMeasureTaken():
            measure = TemporaryMeasure(len(now.measures) + 1, event)
            return changed(now, measures=(*now.measures, measure))
        case ForceMajeureMeasureEnded(number=number):
            measures = tuple(
                changed(one, ended=event) if one.number == number else one for one in now.measures
            )
            return changed(now, measures=measures)
        case ForceMajeureNewDateProposed(obligation=named):
            return _with(now, named, lambda one: changed(one, proposed=event))
        case ForceMajeureNewDateAgreed(obligation=named):
            return _with(now, named, lambda one: changed(one, proposed=None, agreed=event))
        case ForceMajeureEnded():
            return changed(now, ended=event)
        case ForceMajeureReported():
            return changed(now, reported=event)
        case _:
            assert_never(event)


def _with(
    state: ForceMajeure, obligation: str, change: Callable[[AffectedObligation], AffectedObligation]
) -> ForceMajeure:
    affected = tuple(change(one) if one.obligation == obligation else one for one in state.affected)
    return changed(state, affected=affected)
