"""Realisation against estimate as pictures: where bars and goals stand, in percent and pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from application.docket import CaseEntry
from domain.indicator import Realisation
from domain.kpi.realisation import realised
from domain.kpi.state import Kpi, Measured
from domain.report.state import Report
from interface.web.visit import Visit

TOP, HEIGHT = 22, 170
"""Pixels: of the highest value, and from there to the lowest."""
YEARS = 8
"""That are drawn, the last ones: more cannot be told apart on a telephone."""

Look = Literal["bar", "bar-o", "bar-d"]
"""Full where the estimate was met, an outline where not, dashes where nothing is compared."""


@dataclass(frozen=True)
class Bar:
    of: Realisation
    look: Look
    x: float
    width: float
    y: float
    height: float
    goals: Sequence[float]
    """Pixels down of the bounds that it is held against."""


@dataclass(frozen=True)
class Picture:
    """The quarters of an indicator side by side, from zero."""

    bars: Sequence[Bar]
    years: Sequence[tuple[int, float]]
    """With where each begins."""
    zero: float
    highest: str
    bottom: int


@dataclass(frozen=True)
class Row:
    of: Realisation
    measured: Measured | None


@dataclass(frozen=True)
class Course:
    """An indicator over the years; in the table the last year first."""

    picture: Picture
    years: Sequence[tuple[int, Sequence[Row]]]
    met: int
    compared: int
    last: Realisation | None
    """That has a value."""


def course(_: Visit, entry: CaseEntry[Kpi]) -> Course | None:
    """None before the first target and the first value."""
    found = realised(entry.id, entry.facts)
    if not found:
        return None
    by_year = [(year, list(group)) for year, group in groupby(found, key=_year)]
    rows = [
        (year, [Row(one, entry.facts.measured(one.period)) for one in group])
        for year, group in by_year
    ]
    compared = [one for one in found if one.on_target is not None]
    return Course(
        picture([one for _, group in by_year[-YEARS:] for one in group]),
        rows[::-1],
        sum(one.on_target is True for one in compared),
        len(compared),
        next((one for one in reversed(found) if one.value is not None), None),
    )


def picture(shown: Sequence[Realisation]) -> Picture:
    """What was realised of each year so far, a line at each bound of the estimate."""
    numbers = [Decimal(0), *(one for it in shown for one in _numbers(it))]
    high, low = max(numbers), min(numbers)
    span = high - low or Decimal(1)

    def down(number: Decimal) -> float:
        return round(TOP + float((high - number) / span * HEIGHT), 1)

    zero, slot = down(Decimal(0)), 100 / max(len(shown), 1)
    bars = []
    for n, one in enumerate(shown):
        top = zero if one.realised is None else down(Decimal(one.realised))
        bars.append(
            Bar(
                one,
                look(one),
                round(n * slot + slot * 0.12, 2),
                round(slot * 0.76, 2),
                min(top, zero),
                round(abs(zero - top), 1),
                [down(bound) for bound in _bounds(one)],
            )
        )
    years = [(_year(one), round(n * slot, 2)) for n, one in enumerate(shown) if n % 4 == 0]
    return Picture(bars, years, zero, f"{high.normalize():f}", TOP + HEIGHT + 20)


@dataclass(frozen=True)
class Lying:
    """An indicator of a report: a bar on its own scale, in percent, and where its bounds are."""

    of: Realisation
    look: Look
    width: float
    goals: Sequence[float]
    y: int


@dataclass(frozen=True)
class Reported:
    bars: Sequence[Lying]
    height: int
    met: int
    compared: int


def reported(_: Visit, entry: CaseEntry[Report]) -> Reported | None:
    """The indicators as they went into the report. None where it has none."""
    assembled = entry.facts.assembled
    if assembled is None or not assembled.kpis:
        return None
    kpis = assembled.kpis
    return Reported(
        [_lying(one, 18 + n * 52) for n, one in enumerate(kpis)],
        len(kpis) * 52,
        sum(one.on_target is True for one in kpis),
        sum(one.on_target is not None for one in kpis),
    )


def _lying(one: Realisation, y: int) -> Lying:
    """From zero; what is below it has no length, since the table has its number."""
    most = max((abs(it) for it in _numbers(one)), default=Decimal(1)) or Decimal(1)
    value = max(Decimal(one.realised or 0), Decimal(0))
    goals = [round(float(max(bound, Decimal(0)) / most * 92), 2) for bound in _bounds(one)]
    return Lying(one, look(one), round(float(value / most * 92), 2), goals, y)


def look(one: Realisation) -> Look:
    if one.on_target is None:
        return "bar-d"
    return "bar" if one.on_target else "bar-o"


def _bounds(one: Realisation) -> list[Decimal]:
    if one.estimate is None:
        return []
    bounds = (one.estimate.at_least, one.estimate.at_most)
    return [Decimal(bound) for bound in bounds if bound is not None]


def _numbers(one: Realisation) -> list[Decimal]:
    return [*_bounds(one), *(() if one.realised is None else (Decimal(one.realised),))]


def _year(one: Realisation) -> int:
    return int(one.period[:4])
