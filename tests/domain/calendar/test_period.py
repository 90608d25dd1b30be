"""Periods: named, parsed, found around a day, and following one another."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar.period import month, number, of, parse, quarter, successive, whole_year

DAYS = st.dates(date(2000, 1, 1), date(2098, 1, 1))
EVERY = st.sampled_from(["month", "quarter", "year"])


@pytest.mark.parametrize(
    ("name", "first", "last", "place"),
    [
        ("2028", "2028-01-01", "2028-12-31", 1),
        ("2026-Q1", "2026-01-01", "2026-03-31", 1),
        ("2026-Q4", "2026-10-01", "2026-12-31", 4),
        ("2028-02", "2028-02-01", "2028-02-29", 2),
        ("2026-12", "2026-12-01", "2026-12-31", 12),
    ],
)
def test_a_name_is_read_as_its_days(name: str, first: str, last: str, place: int) -> None:
    found = parse(name)
    assert (found.name, str(found.first), str(found.last)) == (name, first, last)
    assert (number(found), found.year) == (place, int(name[:4]))


@pytest.mark.parametrize("name", ["", "26", "2026-Q5", "2026-13", "2026-1", "2026-Q1-1"])
def test_any_other_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        parse(name)


@given(EVERY, DAYS)
def test_periods_follow_one_another_without_gap(every: str, day: date) -> None:
    one, two, three = islice(successive(every, day), 3)
    assert one.first <= day <= one.last
    assert one == of(every, day) == parse(one.name)
    assert (two.first, three.first) == (one.last + timedelta(1), two.last + timedelta(1))


def test_quarters_and_years_are_made_of_months() -> None:
    assert quarter(2026, 2).first == month(2026, 4).first
    assert quarter(2026, 2).last == month(2026, 6).last
    assert whole_year(2026).last == month(2026, 12).last
