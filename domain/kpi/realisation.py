"""Realisation against estimate (realisatie afgezet tegen de raming, art. 12.3), by the quarter."""

from decimal import Decimal

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


def realised_in(key: str, kpi: Kpi, year: int) -> tuple[Realisation, ...]:
    """The four quarters of a year, the reported ones and the others; none of what is not defined.

    `key` is that of the stream. An indicator that adds up is held against that part of the target
    which the quarters so far make up (a quarter of it each); another one against the whole.
    """
    defined = kpi.defined
    if defined is None:
        return ()
    return tuple(_at(key, kpi, defined, year, number) for number in (1, 2, 3, 4))


def realised_at(key: str, kpi: Kpi, period: str) -> Realisation | None:
    """At the end of one quarter: `2026-Q1`, or of the whole year, `2026`."""
    number = int(period[-1]) if "Q" in period else 4
    found = realised_in(key, kpi, int(period[:4]))
    return found[number - 1] if found else None


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
