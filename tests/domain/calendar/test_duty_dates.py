"""The due dates of duties: the agreement's own words, policy targets, and the law behind them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.calendar.contract import (
    Before,
    BeforePeriod,
    DueRule,
    EndOfMonthAfter,
    NoDate,
    OnDate,
    OnOrBefore,
    Policy,
    Statutory,
    WithinPeriod,
)
from domain.calendar.due import DueDate, Mark
from domain.calendar.duty_dates import (
    DueDateNeedsEvent,
    DueDateNeedsPeriod,
    due_date,
    recompute,
)
from domain.calendar.period import Period, month, parse, quarter, whole_year
from domain.calendar.rules import RuleTables
from tests.domain.calendar.shipped import TABLES

RULES: TypeAdapter[DueRule] = TypeAdapter(DueRule)


def about(rule: DueRule, period: str | None = None, event: date | None = None) -> DueDate:
    due = due_date(
        rule,
        "art. 17.2",
        period=None if period is None else parse(period),
        event_on=event,
        tables=TABLES,
    )
    assert due is not None
    return due


@pytest.mark.parametrize(
    ("rule", "period", "due", "marks"),
    [
        (OnOrBefore(month=11, day=1), "2026", "2026-11-01", [Mark.CLOSED_DAY]),
        (OnOrBefore(month=11, day=1, year="previous"), "2027", "2026-11-01", [Mark.CLOSED_DAY]),
        (OnOrBefore(month=12, day=1), "2026", "2026-12-01", []),
        (OnOrBefore(month=2, day=29), "2027", "2027-02-28", [Mark.CLOSED_DAY]),
        (OnOrBefore(month=2, day=29), "2028", "2028-02-29", []),
        (OnOrBefore(month=5, day=5), "2026", "2026-05-05", [Mark.CLOSED_DAY]),
        (Before(month=3, day=1), "2028", "2028-02-29", []),
        (Before(month=3, day=1, year="next"), "2027", "2028-02-29", []),
        (Before(month=3, day=1), "2026", "2026-02-28", [Mark.CLOSED_DAY]),
        (Before(month=5, day=1), "2026", "2026-04-30", []),
        (Before(month=7, day=1), "2026", "2026-06-30", []),
        (Before(month=1, day=1), "2026", "2025-12-31", []),
        (EndOfMonthAfter(months=2), "2026-Q1", "2026-05-31", [Mark.CLOSED_DAY]),
        (EndOfMonthAfter(months=2), "2026-Q2", "2026-08-31", []),
        (EndOfMonthAfter(months=2), "2026-Q3", "2026-11-30", []),
        (EndOfMonthAfter(months=2), "2026-Q4", "2027-02-28", [Mark.CLOSED_DAY]),
        (EndOfMonthAfter(months=14), "2026-12", "2028-02-29", []),
        (BeforePeriod(), "2027-01", "2026-12-31", []),
        (BeforePeriod(), "2026-03", "2026-02-28", [Mark.CLOSED_DAY]),
        (WithinPeriod(), "2026", "2026-12-31", [Mark.NO_DATE_IN_TEXT]),
        (WithinPeriod(), "2028", "2028-12-31", [Mark.NO_DATE_IN_TEXT, Mark.CLOSED_DAY]),
        (OnDate(on=date(2026, 4, 27)), None, "2026-04-27", [Mark.CLOSED_DAY]),
    ],
)
def test_a_contract_date_is_what_its_words_say_and_never_moves(
    rule: DueRule, period: str | None, due: str, marks: list[Mark]
) -> None:
    found = about(rule, period)
    assert found.due == found.nominal == found.steps[-1].on == date.fromisoformat(due)
    assert list(found.marks) == marks
    assert (found.rule, found.article, found.version) == (rule.kind, "art. 17.2", TABLES.version)


def test_a_closed_day_is_named_with_its_reason() -> None:
    sunday = about(OnOrBefore(month=11, day=1), "2026").steps[-1].words
    assert sunday.en.startswith("Sunday 1 November 2026 is closed (Sunday)")
    assert sunday.nl.startswith("Zondag 1 november 2026 is gesloten (zondag)")
    assert "Koningsdag" in about(OnDate(on=date(2026, 4, 27))).steps[-1].words.nl


@pytest.mark.parametrize(
    ("days", "event", "due", "marks"),
    [
        (1, "2026-04-02", "2026-04-07", [Mark.POLICY]),
        (1, "2026-04-04", "2026-04-07", [Mark.POLICY]),
        (5, "2026-04-30", "2026-05-08", [Mark.POLICY]),
        (1, "2029-05-10", "2029-05-11", [Mark.POLICY, Mark.PROVISIONAL]),
    ],
)
def test_a_policy_target_counts_working_days_and_is_shown_as_policy(
    days: int, event: str, due: str, marks: list[Mark]
) -> None:
    found = about(Policy(working_days=days), event=date.fromisoformat(event))
    assert found.due.isoformat() == due
    assert list(found.marks) == marks
    assert "not law" in found.steps[0].words.en


def test_a_statutory_duty_follows_its_law() -> None:
    found = about(Statutory(term="objection-filing"), event=date(2026, 2, 20))
    assert (found.due, found.nominal) == (date(2026, 4, 7), date(2026, 4, 3))
    assert (found.rule, found.article) == ("objection-filing", "Awb 6:7")


def test_a_moment_serves_where_a_day_is_asked() -> None:
    moment = datetime.fromisoformat("2026-04-02T23:30")
    assert about(Policy(), event=moment).due == date(2026, 4, 7)
    at = about(Statutory(term="breach-notice"), event=moment).at
    assert at and at.isoformat() == "2026-04-05T23:30:00+02:00"


def test_no_date_gives_none() -> None:
    assert due_date(NoDate(), "art. 7", period=None, event_on=None, tables=TABLES) is None


@pytest.mark.parametrize(
    ("rule", "refusal"),
    [
        (WithinPeriod(), DueDateNeedsPeriod),
        (Policy(), DueDateNeedsEvent),
        (Statutory(term="complaint"), DueDateNeedsEvent),
    ],
)
def test_what_the_rule_needs_is_asked_for(rule: DueRule, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        due_date(rule, "art. 1", period=None, event_on=None, tables=TABLES)


def test_a_day_that_no_month_has_is_refused() -> None:
    with pytest.raises(ValidationError, match="month 4 has no day 31"):
        RULES.validate_python({"kind": "before", "month": 4, "day": 31})


# Computing once more

PERIODS = st.one_of(
    st.builds(month, st.integers(2020, 2030), st.integers(1, 12)),
    st.builds(quarter, st.integers(2020, 2030), st.integers(1, 4)),
    st.builds(whole_year, st.integers(2020, 2030)),
)
PERIODIC = st.sampled_from(
    [
        OnOrBefore(month=2, day=29),
        Before(month=3, day=1, year="next"),
        EndOfMonthAfter(months=2),
        BeforePeriod(),
        WithinPeriod(),
        Policy(working_days=3),
        Statutory(term="complaint"),
        OnDate(on=date(2026, 11, 1)),
    ]
)


@given(PERIODIC, PERIODS, st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_what_is_stored_replays_to_the_same_date(
    rule: DueRule, period: Period, event: date
) -> None:
    due = due_date(rule, "art. 1", period=period, event_on=event, tables=TABLES)
    assert due is not None
    assert recompute(DueDate.model_validate_json(due.model_dump_json()), TABLES) == due


def test_a_new_decree_moves_what_was_computed_before() -> None:
    said = TABLES.model_dump()
    decree = {"day": date(2029, 5, 11), "source": "Decree"}
    said["holidays"]["atw"]["decrees"]["days"] += (decree,)
    said["holidays"]["atw"]["decrees"]["last_year"] = 2029
    later = RuleTables.model_validate(said | {"version": "nl-2028.1"})
    due = about(Statutory(term="objection-filing"), event=date(2029, 3, 29))
    assert (due.due, due.marks) == (date(2029, 5, 11), (Mark.PROVISIONAL,))
    again = recompute(due, later)
    assert (again.due, again.marks, again.version) == (date(2029, 5, 14), (), "nl-2028.1")


def test_a_day_that_people_agreed_is_not_computed_again() -> None:
    agreed = about(OnDate(on=date(2026, 6, 1))).model_copy(update={"inputs": None})
    assert recompute(agreed, TABLES) is agreed
