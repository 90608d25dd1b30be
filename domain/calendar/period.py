"""The period that an occurrence is about: a year, a quarter or a month."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

PeriodName = Annotated[
    str,
    Field(
        pattern=r"^(standing|frequency|once|\d{4}(-Q[1-4]|-\d{2})?|\d{4}-\d{2}-\d{2}(-[1-9]\d*)?)$"
    ),
]
"""What an occurrence is about.

A year, a quarter or a month; the day of an event (with `-2` for a second one on that day); `once`
for a dated duty; `standing` for a continuous one; `frequency` for one still to be agreed.
"""

_FORM = re.compile(r"^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$")


@dataclass(frozen=True, slots=True)
class Period:
    """`2026`, `2026-Q1` or `2026-03`, from its first to its last day, both included."""

    name: str
    first: date
    last: date

    @property
    def year(self) -> int:
        return self.first.year


def month(year: int, number: int) -> Period:
    return Period(f"{year}-{number:02d}", date(year, number, 1), last_of_month(year, number))


def last_of_month(year: int, number: int) -> date:
    return date(year, number, monthrange(year, number)[1])


def quarter(year: int, number: int) -> Period:
    start, end = month(year, 3 * number - 2), month(year, 3 * number)
    return Period(f"{year}-Q{number}", start.first, end.last)


def whole_year(year: int) -> Period:
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))


def parse(name: str) -> Period:
    """The period of that name. Raises ValueError for anything else."""
    found = _FORM.match(name)
    if found is None:
        raise ValueError(f"{name}: a period is written 2026, 2026-Q1 or 2026-03")
    year, q, m = found.groups()
    if q:
        return quarter(int(year), int(q))
    return month(int(year), int(m)) if m else whole_year(int(year))


def of(every: str, day: date) -> Period:
    """The month, quarter or year in which a day falls."""
    if every == "month":
        return month(day.year, day.month)
    if every == "quarter":
        return quarter(day.year, (day.month + 2) // 3)
    return whole_year(day.year)


def number(period: Period) -> int:
    """Its number within the year: month 1-12, quarter 1-4, year 1."""
    if "Q" in period.name:
        return int(period.name[-1])
    return int(period.name[5:]) if "-" in period.name else 1


def successive(every: str, start: date) -> Iterator[Period]:
    """The periods from the one in which a day falls, without end."""
    period = of(every, start)
    while True:
        yield period
        period = of(every, period.last + timedelta(days=1))
