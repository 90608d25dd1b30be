"""Closed days: against the `holidays` package where it knows the day, and beyond it by hand."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.calendar.days import DateOutOfRange, Holiday, HolidayTable, easter
from domain.calendar.rules import Family
from tests.domain.calendar.shipped import TABLES

ATW = TABLES.open_days(Family.ATW)
EU = TABLES.open_days(Family.EU)
DECREES = TABLES.holidays.atw.decrees
DECREED = {decreed.day for decreed in DECREES.days} if DECREES else set()


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (2019, "2019-04-21"),
        (2024, "2024-03-31"),
        (2025, "2025-04-20"),
        (2026, "2026-04-05"),
        (2038, "2038-04-25"),
        (2076, "2076-04-19"),
        (2285, "2285-03-22"),
    ],
)
def test_easter_falls_on_its_sunday(year: int, sunday: str) -> None:
    assert easter(year).isoformat() == sunday


@pytest.mark.parametrize("year", range(2019, 2036))
def test_the_holidays_package_agrees_where_it_knows_the_day(year: int) -> None:
    theirs = {
        day
        for day, name in holidays.country_holidays("NL", years=year, language="en_US").items()
        if name not in ("Easter Sunday", "Pentecost")
    }
    theirs |= {
        day
        for day in holidays.country_holidays("NL", years=year, categories=("optional",))
        if (day.month, day.day) != (5, 5)
    }
    theirs.add(date(year, 5, 5))
    ours = {day for day in ATW.names if day.year == year} - DECREED
    assert ours == theirs


def test_kings_day_moves_to_saturday_where_the_27th_is_a_sunday() -> None:
    assert not ATW.is_open(date(2025, 4, 26))
    assert date(2025, 4, 27) not in ATW.names
    assert date(2031, 4, 26) in ATW.names


def test_queens_day_came_before_kings_day() -> None:
    assert date(2013, 4, 30) in ATW.names
    assert date(2013, 4, 27) not in ATW.names
    assert date(2014, 4, 30) not in ATW.names


def test_the_two_tables_differ_in_good_friday_and_the_decree_days() -> None:
    apart = {day for day in ATW.names.keys() ^ EU.names.keys() if 2019 <= day.year <= 2028}
    assert apart == DECREED | {easter(year) - timedelta(2) for year in range(2019, 2029)}


def test_a_setting_takes_5_may_out_of_the_eu_table() -> None:
    table = TABLES.holidays.eu.model_dump()
    for holiday in table["days"]:
        holiday["counts"] = holiday["id"] != "liberation-day"
    changed = HolidayTable.model_validate(table).open_days
    assert changed.is_open(date(2026, 5, 5))
    assert not changed.is_open(date(2026, 4, 3))
    assert not EU.is_open(date(2026, 5, 5))


def test_a_bridge_day_is_uncertain_only_where_no_decree_is_known() -> None:
    cautious = TABLES.open_days(Family.ATW, cautious=True)
    assert ATW.is_open(date(2029, 5, 11))
    assert not cautious.is_open(date(2029, 5, 11))
    assert not cautious.is_open(date(2029, 12, 24))  # a Monday before Christmas on Tuesday
    assert cautious.is_open(date(2022, 5, 6))  # the decrees of 2022 are known, and leave it open
    assert cautious.is_open(date(2029, 5, 14))
    assert TABLES.open_days(Family.EU, cautious=True).is_open(date(2029, 5, 11))


@given(st.dates(date(2010, 1, 1), date(2098, 1, 1)), st.integers(1, 20))
def test_counting_open_days_forward_and_back_meet(day: date, number: int) -> None:
    ahead = ATW.nth_open_after(day, number)
    assert ATW.is_open(ahead)
    between = [day + timedelta(n) for n in range(1, (ahead - day).days + 1)]
    assert sum(ATW.is_open(one) for one in between) == number
    assert ATW.nth_open_before(ahead + timedelta(1), number) == ATW.next_open(between[0])


def test_a_year_outside_the_table_is_refused_with_its_bounds() -> None:
    with pytest.raises(DateOutOfRange) as refused:
        ATW.cover(date(2101, 1, 1))
    assert refused.value.facts == {"date": "2101-01-01", "first": "2009", "last": "2099"}


@pytest.mark.parametrize("when", [{}, {"month": 1}, {"month": 1, "day": 1, "easter": 1}])
def test_a_holiday_is_on_a_date_or_from_easter(when: dict[str, int]) -> None:
    with pytest.raises(ValidationError, match="a month and a day, or a number of days from Easter"):
        Holiday.model_validate(
            {"id": "x", "name": {"nl": "x", "en": "x"}, "article": "Atw 3(1)", **when}
        )
