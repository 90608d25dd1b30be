"""The life of the log, month by month: how much was recorded when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter
from starlette.responses import Response

from application.asof import AsOf
from application.feed import Month
from interface.web.reading import OfLog

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Bar:
    month: Month
    first: date
    last: date
    x: float
    width: float
    height: int
    known: bool
    """At the moment looked at."""


HIGH = 72


def bars(months: Sequence[Month], at: AsOf) -> list[Bar]:
    most, wide = max((one.count for one in months), default=1) or 1, 100 / max(1, len(months))
    found = []
    for number, one in enumerate(months):
        first = date(one.year, one.month, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        height = max(1, round(one.count * HIGH / most)) if one.count else 0
        x = round(number * wide, 3)
        known = one.last - one.count < at.position
        found.append(Bar(one, first, last, x, round(wide * 0.8, 3), height, known))
    return found


def by_year(found: Sequence[Bar]) -> list[tuple[int, list[Bar | None]]]:
    """Twelve places a year; those outside the log's life are None."""
    there = {(one.month.year, one.month.month): one for one in found}
    years = sorted({year for year, _ in there})
    return [(year, [there.get((year, month)) for month in range(1, 13)]) for year in years]


@router.get("/replay")
def replay(visit: OfLog) -> Response:
    found = bars(visit.doors.feed.months(visit.bar.size), visit.at)
    return visit.page("replay.html", here="/replay", bars=found, years=by_year(found), high=HIGH)
