"""Realisation against estimate (realisatie afgezet tegen de raming, art. 12.3), by the quarter."""

import re
from decimal import Decimal

from domain.calendar.period import parse
from domain.indicator import (
    Estimate,
    Realisation,
    deviation,
    is_on_target,
    part_of,
    written,
)
from domain.kpi.events import KpiDefined
from domain.kpi.state import Kpi

_REPORTED = re.compile(r"^(20\d{2})(?:-Q([1-4]))?$")


def realised_in(key: str, kpi: Kpi, year: int) -> tuple[Realisation, ...]:
    """The four quarters of a year, the reported ones and the others; none of what is not defined.

    `key` is that of the stream. An indicator that adds up is held against that part of the target
    which the quarters so far make up (a quarter of it each); another one against the whole.
    """
    defined = kpi.defined
    if defined is None:
        return ()
    return tuple(_at(key, kpi, defined, year, number) for number in (1, 2, 3, 4))


def realised(key: str, kpi: Kpi) -> tuple[Realisation, ...]:
    """All quarters of each year that has a target or a value, the earliest first."""
    aimed = {one.year for one in kpi.targets}
    measured = {int(one.period[:4]) for one in kpi.values}
    return tuple(one for year in sorted(aimed | measured) for one in realised_in(key, kpi, year))


def realised_at(key: str, kpi: Kpi, period: str) -> Realisation | None:
    """At the end of one quarter, `2026-Q1`, or of a whole year, `2026`.

    None for a period of another length, since what is measured is measured by the quarter, and
    where the measuring ended before that quarter or year.
    """
    found = _REPORTED.match(period)
    if found is None or kpi.defined is None:
        return None
    year, number = int(found[1]), int(found[2] or 4)
    if kpi.ended is not None and kpi.ended.occurred_on < parse(period).first:
        return None
    return _at(key, kpi, kpi.defined, year, number)


def _at(key: str, kpi: Kpi, defined: KpiDefined, year: int, number: int) -> Realisation:
    measured = kpi.measured(f"{year}-Q{number}")
    realised = _so_far(kpi, defined, year, number)
    estimate = _estimate(kpi, defined, year, number)
    apart = None if realised is None or estimate is None else deviation(realised, estimate)
    return Realisation(
        kpi=key,
        code=defined.code,
        title=defined.title,
        unit=defined.unit,
        direction=defined.direction,
        adds_up=defined.adds_up,
        period=f"{year}-Q{number}",
        value=None if measured is None else measured.value,
        realised=realised,
        estimate=estimate,
        deviation=None if apart is None else written(apart),
        on_target=None if apart is None else is_on_target(defined.direction, apart),
    )


def _so_far(kpi: Kpi, defined: KpiDefined, year: int, number: int) -> str | None:
    first = 1 if defined.adds_up else number
    found = [kpi.measured(f"{year}-Q{one}") for one in range(first, number + 1)]
    known = [Decimal(one.value) for one in found if one is not None]
    return written(sum(known, Decimal(0))) if len(known) == len(found) else None


def _estimate(kpi: Kpi, defined: KpiDefined, year: int, number: int) -> Estimate | None:
    target = kpi.target(year)
    return None if target is None else part_of(target, number if defined.adds_up else 4)
