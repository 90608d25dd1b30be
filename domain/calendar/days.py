"""Which days are closed: weekends, recognised holidays, and days equated with them by decree."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.calendar import explain
from domain.calendar.contract import Day, Month
from domain.errors import Invalid
from domain.messages import Message, Slug, Text

ONE_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6


class DateOutOfRange(Invalid):
    code = "date-out-of-range"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    The paschal full moon from the golden number and the century's corrections, then the Sunday
    after it.
    """
    golden = year % 19 + 1
    century = year // 100 + 1
    skipped_leap_days = 3 * century // 4 - 12
    moon_correction = (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - skipped_leap_days - 10
    epact = (11 * golden + 20 + moon_correction - skipped_leap_days) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full_moon = 44 - epact
    if full_moon < 21:
        full_moon += 30
    return date(year, 3, 1) + timedelta(days=full_moon + 6 - (sunday + full_moon) % 7)


class Holiday(Message):
    """A day that returns every year: on a date, or a number of days from Easter Sunday."""

    id: Slug
    name: Text
    article: str
    month: Month | None = None
    day: Day | None = None
    easter: Annotated[int, Field(ge=-60, le=100)] | None = None
    if_sunday: Annotated[int, Field(ge=-6, le=6)] = 0
    """How many days it moves where its date is a Sunday: King's Day -1."""
    first_year: int | None = None
    last_year: int | None = None
    counts: bool = True
    """A setting: false leaves the day out, `why` says on what ground."""
    why: str | None = None

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        dated = self.month is not None and self.day is not None
        if dated == (self.easter is not None):
            raise ValueError("a holiday has a month and a day, or a number of days from Easter")
        return self

    def in_year(self, year: int) -> date | None:
        if not self.counts or not (self.first_year or year) <= year <= (self.last_year or year):
            return None
        if self.month is None or self.day is None:
            return easter(year) + timedelta(days=self.easter or 0)
        on = date(year, self.month, self.day)
        return on + timedelta(days=self.if_sunday) if on.weekday() == _SUNDAY else on


class Decreed(Message):
    """A day equated with the holidays by decree (Atw art. 3(3))."""

    day: date
    source: str


class Decrees(Message):
    """The decrees that are known: complete for these years, silent about all others."""

    name: Text
    first_year: int
    last_year: int
    days: tuple[Decreed, ...]


class HolidayTable(Message):
    """The closed days of one family of terms, with where that is written and for which years.

    Data that never changes in place: what is computed from it is kept beside it.
    """

    source: str
    first_year: Annotated[int, Field(ge=1900)]
    last_year: Annotated[int, Field(le=2299)]
    days: Annotated[tuple[Holiday, ...], Field(min_length=1)]
    decrees: Decrees | None = None

    @cached_property
    def open_days(self) -> "OpenDays":
        return OpenDays(dict(self._named()), self.first_year, self.last_year)

    @cached_property
    def cautious(self) -> "OpenDays":
        """As if every bridge day were decreed in the years whose decrees are unknown."""
        plain = self.open_days
        return OpenDays(plain.names | dict(self._bridges()), self.first_year, self.last_year)

    def _named(self) -> Iterator[tuple[date, Text]]:
        for year in range(self.first_year, self.last_year + 1):
            for holiday in self.days:
                if on := holiday.in_year(year):
                    yield on, holiday.name
        if self.decrees is not None:
            for decreed in self.decrees.days:
                yield decreed.day, self.decrees.name

    def _bridges(self) -> Iterator[tuple[date, Text]]:
        """Working days with a closed day on either side, where a decree could still fall."""
        decrees = self.decrees
        if decrees is None:
            return
        plain = self.open_days
        for holiday in list(plain.names):
            for on in (holiday - ONE_DAY, holiday + ONE_DAY):
                known = decrees.first_year <= on.year <= decrees.last_year
                shut_in = not plain.is_open(on - ONE_DAY) and not plain.is_open(on + ONE_DAY)
                if not known and plain.is_open(on) and shut_in:
                    yield on, decrees.name


@dataclass(frozen=True)
class OpenDays:
    """The days of a table: which are open (a working day), and why the others are not."""

    names: dict[date, Text]
    first_year: int
    last_year: int

    def is_open(self, on: date) -> bool:
        return on.weekday() < _SATURDAY and on not in self.names

    def why_closed(self, on: date) -> Text:
        """The holiday's name, or the name of the day of the weekend."""
        return self.names.get(on) or explain.weekday(on)

    def why_closed_until(self, on: date) -> Text:
        """Why that day and the closed days that follow it are closed."""
        reasons = []
        while not self.is_open(on):
            reasons.append(self.why_closed(on))
            on += ONE_DAY
        return explain.listed(reasons)

    def next_open(self, on: date) -> date:
        """That day itself, or the first open day after it."""
        while not self.is_open(on):
            on += ONE_DAY
        return on

    def nth_open_after(self, on: date, number: int) -> date:
        for _ in range(number):
            on = self.next_open(on + ONE_DAY)
        return on

    def nth_open_before(self, on: date, number: int) -> date:
        for _ in range(number):
            on -= ONE_DAY
            while not self.is_open(on):
                on -= ONE_DAY
        return on

    def cover(self, on: date) -> None:
        """Refuse a day of which the table knows nothing."""
        if not self.first_year <= on.year <= self.last_year:
            raise DateOutOfRange(
                date=on.isoformat(), first=str(self.first_year), last=str(self.last_year)
            )
