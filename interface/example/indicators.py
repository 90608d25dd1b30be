"""Indicators of every participant: a target for each year, a value for each quarter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from random import Random
from typing import NamedTuple

from domain.calendar.period import Period, quarter
from domain.indicator import KpiDirection, KpiTarget, KpiUnit
from domain.kpi.commands import CorrectKpi, ProposeKpi, ReportKpi, SetKpiTarget
from domain.messages import Text
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.dockets import Dockets
from interface.example.office import Office, day_of

YEARS = range(2020, 2027)
WRONG = 13
"""The version that has the value of 2022-Q1: after two years of a target and four values each."""


class Measure(NamedTuple):
    """What is measured, and how its values lie around its target."""

    code: str
    title: Text
    unit: KpiUnit
    direction: KpiDirection
    adds_up: bool
    target: int
    """Of the first year."""
    better: int
    """By how much it is more in each next year."""


MEASURES = (
    Measure(
        "placements",
        Text(nl="Plaatsingen naar werk", en="Placements in work"),
        KpiUnit.NUMBER,
        KpiDirection.UP,
        True,
        96,
        8,
    ),
    Measure(
        "decided-in-time",
        Text(nl="Aanvragen op tijd beslist", en="Applications decided in time"),
        KpiUnit.PERCENT,
        KpiDirection.UP,
        False,
        92,
        1,
    ),
    Measure(
        "days-to-decision",
        Text(nl="Dagen tot een besluit", en="Days until a decision"),
        KpiUnit.DAYS,
        KpiDirection.DOWN,
        False,
        42,
        -1,
    ),
)


@dataclass(frozen=True)
class Indicators:
    doors: Doors
    cast: Cast
    office: Office

    def __iter__(self) -> Iterator[Deed]:
        for number, client in enumerate(CLIENTS):
            for measure in MEASURES:
                yield from self._measured(client, measure, timedelta(minutes=20 * number))
        yield self._corrected(amsterdam(2022, 5, 17, 11, 5))

    @cached_property
    def _dockets(self) -> Dockets:
        return Dockets(self.doors)

    def _measured(self, client: str, measure: Measure, after: timedelta) -> Iterator[Deed]:
        clerk, key = self.cast.person(CENTRE, "clerk"), key_of(client, measure.code)
        at = amsterdam(2020, 2, 18, 10, 10) + after
        asked = ProposeKpi(
            occurred_on=day_of(at),
            agreement=agreement(client),
            code=measure.code,
            title=measure.title,
            unit=measure.unit,
            direction=measure.direction,
            adds_up=measure.adds_up,
        )
        yield self._dockets.begun(at, "kpi", key, asked, clerk)
        for year in YEARS:
            at = self.office.open_at(max(amsterdam(year, 1, 21, 9, 15), asked_at(asked)) + after)
            bound = str(measure.target + (year - YEARS[0]) * measure.better)
            aimed = SetKpiTarget(occurred_on=day_of(at), year=year, target=_target(measure, bound))
            yield self._dockets.gone_on(at, "kpi", key, aimed, self.cast.person(client, "clerk"))
            for number in (1, 2, 3, 4):
                yield self._reported(client, measure, quarter(year, number), after)

    def _reported(self, client: str, measure: Measure, about: Period, after: timedelta) -> Deed:
        day = about.last + timedelta(days=20)
        at = self.office.open_at(amsterdam(day.year, day.month, day.day, 13, 40) + after)
        value = _value(client, measure, about)
        command = ReportKpi(occurred_on=day_of(at), period=about.name, value=value)
        key, clerk = key_of(client, measure.code), self.cast.person(CENTRE, "clerk")
        return self._dockets.gone_on(at, "kpi", key, command, clerk)

    def _corrected(self, at: datetime) -> Deed:
        """The first quarter of 2022: somebody was counted twice."""
        key = key_of("beek", "placements")
        reason = Plain(text="Een plaatsing was dubbel geteld.")
        command = CorrectKpi(occurred_on=day_of(at), corrects=WRONG, value="22", reason=reason)
        clerk = self.cast.person(CENTRE, "clerk")
        return self._dockets.gone_on(at, "kpi", key, command, clerk)


def key_of(client: str, code: str) -> str:
    return f"{client}-{code}"


def asked_at(asked: ProposeKpi) -> datetime:
    """An hour after it was defined."""
    day = asked.occurred_on
    return amsterdam(day.year, day.month, day.day, 14, 15)


def _target(measure: Measure, bound: str) -> KpiTarget:
    if measure.direction is KpiDirection.UP:
        return KpiTarget(at_least=bound)
    return KpiTarget(at_most=bound)


def _value(client: str, measure: Measure, about: Period) -> str:
    """Around the target, in tenths where it does not add up."""
    chance = Random(f"{client}/{measure.code}/{about.name}")
    aimed = measure.target + (about.year - YEARS[0]) * measure.better
    if measure.adds_up:
        return str(round(aimed / 4) + chance.randint(-5, 4))
    tenths = 10 * aimed + chance.randint(-25, 25)
    return f"{tenths // 10}.{tenths % 10}"
