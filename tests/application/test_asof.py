"""As of when: positions, days and moments come to what was known then."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.asof import AsOf, AsOfInFuture, AsOfNotUnderstood, Moments
from application.ports import Append
from domain.messages import AMSTERDAM, Provenance
from domain.obligation.events import OverdueNoticed
from infra.clock import SimulatedClock
from tests.memory_log import MemoryLog

BY = Provenance(actor="a-1", party="beek", role="clerk", correlation="c-1")
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def recorded_at(*moments: datetime, now: datetime = NOW) -> Moments:
    """A log with one event at each of the moments, seen later."""
    clock = SimulatedClock(moments[0] if moments else now)
    log = MemoryLog(clock)
    for number, moment in enumerate(moments):
        clock.move_to(moment)
        event = OverdueNoticed(occurred_on=date(2026, 1, 1), due=date(2026, 1, 1))
        log.append(Append(f"s-{number}", 0, [event], BY, dossier="d"))
    clock.move_to(now)
    return Moments(log, clock)


def test_without_a_moment_it_is_now() -> None:
    moments = recorded_at(FIRST, FIRST + timedelta(days=1))
    assert moments.resolve(None) == AsOf(2, date(2026, 11, 1), past=False)


def test_a_position_is_seen_on_the_day_that_it_was_recorded() -> None:
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    moments = recorded_at(FIRST, late)
    assert moments.resolve("1") == AsOf(1, date(2026, 1, 1), past=True)
    assert moments.resolve("2") == AsOf(2, date(2026, 7, 1), past=True)
    assert moments.resolve("0" * 20 + "2") == moments.resolve("2")
    assert moments.resolve("0") == AsOf(0, date(2026, 11, 1), past=True)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 3, 2), datetime(2026, 3, 2, 22, 59, 59, 999_999, tzinfo=UTC)),
        (date(2026, 7, 1), datetime(2026, 7, 1, 21, 59, 59, 999_999, tzinfo=UTC)),
        (date(2026, 3, 28), datetime(2026, 3, 28, 22, 59, 59, 999_999, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 21, 59, 59, 999_999, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 21, 59, 59, 999_999, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 22, 59, 59, 999_999, tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_midnight_in_amsterdam(day: date, last: datetime) -> None:
    moments = recorded_at(FIRST, last, last + timedelta(microseconds=1))
    assert moments.resolve(day.isoformat()) == AsOf(2, day, past=True)


def test_the_hour_that_comes_twice_is_told_apart_by_its_offset() -> None:
    summer = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    winter = summer + timedelta(hours=1)
    moments = recorded_at(summer, winter)
    assert moments.resolve("2026-10-25T02:30:00+02:00").position == 1
    assert moments.resolve("2026-10-25T02:30:00+01:00").position == 2
    assert moments.resolve("2026-10-25T00:30:00Z").position == 1


def test_a_plus_that_arrived_as_a_space_is_a_plus() -> None:
    moments = recorded_at(FIRST, FIRST + timedelta(days=1))
    written = moments.resolve("2026-01-01T12:00:00+01:00")
    assert moments.resolve("2026-01-01T12:00:00 01:00") == written


def test_a_moment_in_another_zone_is_seen_on_the_dutch_day() -> None:
    moments = recorded_at(FIRST)
    found = moments.resolve("2026-03-02T20:00:00-05:00")
    assert found == AsOf(1, date(2026, 3, 3), past=True)


@pytest.mark.parametrize(
    "asked", ["0001-01-01", "0999-12-31", "2025-12-30", "0999-01-01T00:00:00Z"]
)
def test_before_the_first_event_nothing_was_known(asked: str) -> None:
    assert recorded_at(FIRST).resolve(asked).position == 0


@pytest.mark.parametrize(
    ("asked", "latest"),
    [
        ("3", "2"),
        ("999999999999999999", "2"),
        ("9" * 60, "2"),
        ("0" * 20 + "3", "2"),
        ("2026-11-02", "2026-11-01"),
        ("9999-12-31", "2026-11-01"),
        ("2026-11-01T12:00:00.000001Z", "2026-11-01T12:00:00+00:00"),
        ("9998-12-31T23:59:59Z", "2026-11-01T12:00:00+00:00"),
    ],
)
def test_nobody_knows_what_will_be_known(asked: str, latest: str) -> None:
    moments = recorded_at(FIRST, FIRST + timedelta(days=1))
    with pytest.raises(AsOfInFuture) as refused:
        moments.resolve(asked)
    assert refused.value.facts == {"asked": asked, "latest": latest}


def test_today_is_not_the_future_though_it_has_not_ended() -> None:
    just_after_midnight = datetime(2026, 7, 31, 22, 30, tzinfo=UTC)
    moments = recorded_at(FIRST, now=just_after_midnight)
    assert moments.resolve("2026-08-01") == AsOf(1, date(2026, 8, 1), past=True)


def test_a_number_of_any_length_lies_beyond_the_end_and_is_told_back_in_short() -> None:
    with pytest.raises(AsOfInFuture) as refused:
        recorded_at(FIRST).resolve("7" * 10_000)
    assert refused.value.facts == {"asked": "7" * 60, "latest": "1"}


@pytest.mark.parametrize(
    "asked",
    [
        "", "-1", "1.5", "x", "2026-02-30", "2026-13-01", "2026-3-2", "02-03-2026",
        "2026-03-02T25:00:00Z", "2026-03-02T10:00:00", "2026-03-02 tomorrow", "1\n", "١",
        "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", "2026-03-02T10:00:00+99:00",
    ],
)  # fmt: skip
def test_what_is_no_moment_is_refused(asked: str) -> None:
    with pytest.raises(AsOfNotUnderstood) as refused:
        recorded_at(FIRST).resolve(asked)
    assert refused.value.facts["asked"] == asked[:60]


@given(st.text(max_size=30))
def test_whatever_is_typed_is_resolved_or_refused(asked: str) -> None:
    try:
        found = recorded_at(FIRST).resolve(asked)
    except (AsOfInFuture, AsOfNotUnderstood):
        return
    assert found.position in (0, 1)


@given(
    st.lists(st.integers(0, 300 * 86_400), min_size=1, max_size=20).map(sorted),
    st.integers(0, 300 * 86_400).map(
        lambda one: (FIRST + timedelta(seconds=one)).astimezone(AMSTERDAM)
    ),
)
def test_a_moment_and_its_day_agree(seconds: list[int], asked: datetime) -> None:
    moments = recorded_at(*(FIRST + timedelta(seconds=one) for one in seconds))
    at = moments.resolve(asked.astimezone(ZoneInfo("America/New_York")).isoformat())
    day = moments.resolve(at.today.isoformat())
    assert at.today == asked.date()
    assert at.position <= day.position
    assert moments.resolve(str(at.position)).position == at.position
