"""What holds of an indicator: its targets by year, and its values by quarter as last corrected."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.indicator import KpiTarget, Quarter, Stated
from domain.kpi.events import (
    KpiCorrected,
    KpiDefined,
    KpiEnded,
    KpiEvent,
    KpiReported,
    KpiTargetSet,
)
from domain.messages import Message
from domain.values import changed


class KpiStanding(StrEnum):
    MEASURED = "measured"
    ENDED = "ended"


class Measured(Message):
    """The value of a quarter as it holds now."""

    reported_in: int
    """The version that reported it, by which it is corrected."""
    period: Quarter
    value: Stated
    corrected_on: date | None = None


@dataclass(frozen=True)
class Kpi:
    version: int = 0
    defined: KpiDefined | None = None
    targets: tuple[KpiTargetSet, ...] = ()
    """One for each year: the last."""
    values: tuple[Measured, ...] = ()
    """In the order of the quarters."""
    ended: KpiEnded | None = None

    def target(self, year: int) -> KpiTarget | None:
        return next((one.target for one in self.targets if one.year == year), None)

    def measured(self, period: str) -> Measured | None:
        return next((one for one in self.values if one.period == period), None)

    def standing(self, today: date) -> KpiStanding:
        return KpiStanding.MEASURED if self.ended is None else KpiStanding.ENDED


# Evolution: total, never refuses


def evolve(kpi: Kpi, event: KpiEvent) -> Kpi:
    now = changed(kpi, version=kpi.version + 1)
    match event:
        case KpiDefined():
            return changed(now, defined=event)
        case KpiTargetSet(year=year):
            others = (one for one in now.targets if one.year != year)
            return changed(now, targets=tuple(sorted((*others, event), key=lambda it: it.year)))
        case KpiReported(period=period, value=value):
            made = Measured(reported_in=now.version, period=period, value=value)
            values = (*now.values, made)
            return changed(now, values=tuple(sorted(values, key=lambda one: one.period)))
        case KpiCorrected(corrects=version, value=value, occurred_on=day):
            return changed(
                now,
                values=tuple(
                    one.model_copy(update={"value": value, "corrected_on": day})
                    if one.reported_in == version
                    else one
                    for one in now.values
                ),
            )
        case KpiEnded():
            return changed(now, ended=event)
        case _:
            assert_never(event)
