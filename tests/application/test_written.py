"""What people type is understood, or refused with what was typed."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.written import (
    BadDate,
    BadNumber,
    BadStretch,
    MomentDoesNotExist,
    day,
    day_or_moment,
    number,
    stretch,
)
from domain.errors import Invalid
from domain.messages import AMSTERDAM


@given(st.dates())
def test_a_day_reads_back(on: date) -> None:
    assert day(on.isoformat()) == day_or_moment(f" {on} ") == on


def test_a_moment_is_on_the_clocks_of_amsterdam_unless_it_has_an_offset() -> None:
    local = day_or_moment("2026-04-13T16:00")
    assert local == datetime(2026, 4, 13, 16, tzinfo=AMSTERDAM)
    assert day_or_moment("2026-04-13 14:00:00Z") == local
    assert day_or_moment("2026-04-13T10:00-04:00") == local


def test_nothing_stays_nothing() -> None:
    assert day(None) is None


@pytest.mark.parametrize(
    "written",
    [
        "",
        "morgen",
        "13-04-2026",
        "2026-4-13",
        "20260413",
        "2026-W16-1",
        "2026-02-30",
        "0000-01-01",
        "2026-04-13T16",
        "2026-04-13T25:00",
        "2026-04-13T16:00+99:00",
        "0001-01-01T00:00",
        "9999-12-31T23:00-10:00",
    ],
)
def test_anything_else_is_no_date(written: str) -> None:
    with pytest.raises(BadDate) as refused:
        day_or_moment(written)
    assert refused.value.facts == {"date": written}


def test_an_hour_that_the_clock_skips_is_refused() -> None:
    with pytest.raises(MomentDoesNotExist):
        day_or_moment("2026-03-29T02:30")


def test_a_stretch_has_two_days_and_perhaps_a_ground() -> None:
    found = stretch("2026-04-10..2026-04-20@third-parties")
    assert (found.begun_on, found.ended_on) == (date(2026, 4, 10), date(2026, 4, 20))
    assert found.ground == "third-parties"
    assert stretch("2026-04-10..2026-04-20").ground is None


@pytest.mark.parametrize(
    "written",
    ["2026-04-10", "2026-04-10..", "a..b..c", "..", "1..2@A b", "2026-04-10..2026-04-12@-x"],
)
def test_any_other_stretch_is_refused(written: str) -> None:
    with pytest.raises((BadStretch, BadDate)):
        stretch(written)


@pytest.mark.parametrize("written", ["0", "-1", "1.5", "x", "", "11", "9" * 5000])
def test_a_number_lies_between_its_bounds(written: str) -> None:
    assert number(" 10 ", 10) == 10
    with pytest.raises(BadNumber) as refused:
        number(written, 10)
    assert isinstance(refused.value, Invalid)
