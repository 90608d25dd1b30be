"""Indicators: what one measures, what was aimed at, and how far that is reached, exactly.

Numbers are decimal and written as text (`-12.50`), so that what is stored is what was stated: a
float is neither.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, assert_never

from pydantic import Field

from domain.messages import Message, Slug, Text

Stated = Annotated[str, Field(pattern=r"^-?(0|[1-9]\d{0,11})(\.\d{1,2})?$")]
"""A decimal number as somebody states it, in the unit of what it is about."""
Exact = Annotated[str, Field(pattern=r"^-?(0|[1-9]\d{0,12})(\.\d{1,4})?$")]
"""The same, computed: a quarter of two decimals has four, so nothing is ever rounded."""
Quarter = Annotated[str, Field(pattern=r"^20\d{2}-Q[1-4]$")]
Year = Annotated[int, Field(ge=2000, le=2099)]


class KpiUnit(StrEnum):
    NUMBER = "number"
    PERCENT = "percent"
    EURO = "euro"
    DAYS = "days"
    FTE = "fte"
    """Voltijdsbaan."""


class KpiDirection(StrEnum):
    """Which way is good."""

    UP = "up"
    DOWN = "down"
    WITHIN = "within"
    """Between a lower and an upper bound, both included."""


class KpiTarget(Message):
    """What is aimed at in a year (raming): the bound, or both, that the direction asks for."""

    at_least: Stated | None = None
    at_most: Stated | None = None


class Estimate(Message):
    """What that comes to for a part of the year."""

    at_least: Exact | None
    at_most: Exact | None


class Realisation(Message):
    """How far an indicator is at the end of a quarter (realisatie afgezet tegen de raming)."""

    kpi: Slug
    """The stream's key."""
    code: Slug
    title: Text
    unit: KpiUnit
    direction: KpiDirection
    adds_up: bool
    period: Quarter
    value: Stated | None
    """Of the quarter alone; None where none was reported."""
    realised: Exact | None
    """Of the year so far. None where it adds up and a quarter is missing."""
    estimate: Estimate | None
    """For the year so far; None where no target was set."""
    deviation: Exact | None
    """What was realised more (or, below zero, less) than the bound that it is held against; 0
    between two bounds. None where either is not known."""
    on_target: bool | None


def fits(direction: KpiDirection, target: KpiTarget) -> bool:
    """Whether it has the bounds that the direction asks for, in their order."""
    low, high = target.at_least, target.at_most
    match direction:
        case KpiDirection.UP:
            return low is not None and high is None
        case KpiDirection.DOWN:
            return low is None and high is not None
        case KpiDirection.WITHIN:
            return low is not None and high is not None and Decimal(low) <= Decimal(high)
        case _:
            assert_never(direction)


def part_of(target: KpiTarget, quarters: int) -> Estimate:
    """The estimate after so many quarters, of what adds up over the year."""
    return Estimate(
        at_least=_part(target.at_least, quarters), at_most=_part(target.at_most, quarters)
    )


def deviation(realised: str, estimate: Estimate) -> Decimal:
    """From the bound that was not kept, or the only one that there is."""
    found, low, high = Decimal(realised), estimate.at_least, estimate.at_most
    if high is None:
        return found - Decimal(low or "0")
    if low is None:
        return found - Decimal(high)
    return min(found - Decimal(low), Decimal(0)) + max(found - Decimal(high), Decimal(0))


def is_on_target(direction: KpiDirection, apart: Decimal) -> bool:
    match direction:
        case KpiDirection.UP:
            return apart >= 0
        case KpiDirection.DOWN:
            return apart <= 0
        case KpiDirection.WITHIN:
            return apart == 0
        case _:
            assert_never(direction)


def written(number: Decimal) -> str:
    """The shortest form: 12.50 is 12.5, and 0 has no sign."""
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain


def _part(bound: str | None, quarters: int) -> str | None:
    return None if bound is None else written(Decimal(bound) * quarters / 4)
