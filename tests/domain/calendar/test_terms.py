"""Statutory terms: properties that hold for every rule, and what is refused."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import atw
from domain.calendar.choice import (
    DecisionBeforeStart,
    TermHasNoExtension,
    TermHasNoFurtherDelay,
    TermHasNoSuspension,
    TermNotChosenByDecision,
    TermNotInForce,
)
from domain.calendar.days import DateOutOfRange
from domain.calendar.due import DueDate, Mark
from domain.calendar.duty_dates import recompute
from domain.calendar.inputs import Suspension
from domain.calendar.rules import Family, RuleTables, Unit, UnknownTerm
from domain.calendar.suspension import (
    SuspensionEndsBeforeItBegins,
    SuspensionOutsideTerm,
    UnknownSuspensionGround,
)
from domain.calendar.terms import ConsentNotLater, term
from domain.errors import Refusal
from tests.domain.calendar.shipped import TABLES

DAYS = st.dates(date(2009, 10, 1), date(2090, 12, 31))
FORWARD = [rule for rule in TABLES.terms if rule.direction == "forward"]
SUSPENDABLE = [rule for rule in TABLES.terms if rule.suspensions]


def stretch(begun: str, ended: str, ground: str | None = None) -> Suspension:
    return Suspension(
        begun_on=date.fromisoformat(begun), ended_on=date.fromisoformat(ended), ground=ground
    )


def changed(rule: str, **fields: Any) -> RuleTables:
    """The shipped tables with one term changed, under another version."""
    said = TABLES.model_dump()
    for one in said["terms"]:
        if one["id"] == rule:
            one.update(fields)
    return RuleTables.model_validate(said | {"version": "changed"})


# Properties


@given(st.sampled_from(TABLES.terms), DAYS, st.booleans())
def test_a_later_start_never_gives_an_earlier_date(rule: Any, day: date, extended: bool) -> None:
    if rule.valid.first:
        day = max(day, rule.valid.first)
    if rule.valid.last:
        day = min(day, date(2022, 3, 1))
    more = extended and rule.extension is not None
    today, tomorrow = (term(TABLES, rule.id, day + timedelta(n), extended=more) for n in (0, 1))
    assert today.due <= tomorrow.due


@given(st.sampled_from(FORWARD), DAYS)
def test_never_ends_on_a_closed_day_where_the_act_or_the_regulation_applies(
    rule: Any, day: date
) -> None:
    due = _computed(rule.id, day)
    if rule.family is Family.NONE or rule.unit is Unit.HOURS or due is None:
        return
    assert rule.family is Family.EU or atw.applies(rule.length, rule.unit)
    assert TABLES.open_days(rule.family).is_open(due.due)
    assert due.nominal <= due.due


@given(st.sampled_from(SUSPENDABLE), DAYS, st.integers(1, 20), st.integers(0, 40), st.booleans())
def test_the_explanation_replays_to_the_same_date(
    rule: Any, day: date, after: int, lasts: int, extended: bool
) -> None:
    begun = day + timedelta(after)
    paused = Suspension(begun_on=begun, ended_on=begun + timedelta(lasts))
    more = extended and rule.extension is not None
    try:
        due = term(TABLES, rule.id, day, suspensions=[paused], extended=more)
    except Refusal as refusal:
        assert refusal.code in ("suspension-outside-term", "term-not-in-force")
        return
    stored = DueDate.model_validate_json(due.model_dump_json())
    assert recompute(stored, TABLES) == due
    assert due.steps[-1].on == due.due


@given(st.sampled_from(SUSPENDABLE), DAYS, st.integers(1, 20), st.integers(0, 40))
def test_a_suspension_never_brings_the_end_forward(
    rule: Any, day: date, after: int, lasts: int
) -> None:
    plain = _computed(rule.id, day)
    begun = day + timedelta(after)
    if plain is None or begun >= plain.due:
        return
    paused = Suspension(begun_on=begun, ended_on=begun + timedelta(lasts))
    due = term(TABLES, rule.id, day, suspensions=[paused])
    assert plain.due <= due.due <= plain.due + timedelta(lasts + 12)


def _computed(rule: str, day: date) -> DueDate | None:
    try:
        return term(TABLES, rule, day)
    except TermNotInForce:
        return None


# Readings and marks


def test_every_open_question_shows_both_days_and_says_which_reading_gives_the_other() -> None:
    due = term(TABLES, "complaint-committee", date(2026, 9, 19), extended=True)
    assert due.marks == (Mark.OPEN_QUESTION,)
    assert due.due < (due.alternative or due.due)
    assert "Atw 4 looks at the extension apart" in due.steps[-1].words.en
    assert "Atw 4 ziet op de verlenging apart" in due.steps[-1].words.nl


def test_an_answered_question_gives_one_day() -> None:
    extension = {"length": 4, "article": "Awb 9:11(2)", "runs_from": "shifted", "measured": "apart"}
    tables = changed("complaint-committee", extension=extension)
    due = term(tables, "complaint-committee", date(2026, 9, 19), extended=True)
    assert (due.due, due.marks, due.alternative) == (date(2026, 12, 28), (), None)


def test_a_term_of_more_than_twelve_weeks_stays_on_a_saturday_and_says_why() -> None:
    tables = changed("complaint", length=13)
    due = term(tables, "complaint", date(2026, 5, 30))
    assert (due.due, due.due.weekday()) == (date(2026, 8, 29), 5)
    assert "Atw 4" in due.steps[-1].words.en


@pytest.mark.parametrize(
    ("length", "unit", "start", "end"),
    [
        (90, "days", "2026-05-31", "2026-08-31"),  # from Saturday 29 August
        (91, "days", "2026-05-31", "2026-08-30"),  # a Sunday
        (3, "months", "2026-05-30", "2026-08-31"),  # from Sunday 30 August
        (4, "months", "2026-05-26", "2026-09-26"),  # a Saturday
        (1, "years", "2026-05-30", "2027-05-30"),  # a Sunday
    ],
)
def test_article_4_draws_its_line_at_90_days_three_months_and_years(
    length: int, unit: str, start: str, end: str
) -> None:
    tables = changed("complaint", unit=unit, length=length, extension=None)
    assert term(tables, "complaint", date.fromisoformat(start)).due.isoformat() == end


@pytest.mark.parametrize(
    ("length", "start", "end"),
    [
        (3, "2026-04-02", "2026-04-08"),  # Thursday before Good Friday: Tuesday and Wednesday
        (3, "2026-04-09", "2026-04-13"),  # Friday and Monday are two already
        (2, "2026-04-02", "2026-04-07"),  # too short for art. 2: only art. 1
    ],
)
def test_a_short_term_holds_two_open_days(length: int, start: str, end: str) -> None:
    tables = changed("complaint", unit="days", length=length, extension=None)
    assert term(tables, "complaint", date.fromisoformat(start)).due.isoformat() == end


def test_counted_back_article_2_is_an_open_question() -> None:
    tables = changed("hearing-documents", length=3)
    due = term(tables, "hearing-documents", date(2026, 4, 7))  # the Tuesday after Easter
    assert (due.due, due.alternative) == (date(2026, 3, 31), date(2026, 4, 3))
    assert due.marks == (Mark.OPEN_QUESTION,)
    plain = term(
        changed("hearing-documents", length=3, family="none"), "hearing-documents", due.due
    )
    assert plain.marks == ()


@pytest.mark.parametrize(
    ("length", "start", "end"),
    [
        (1, "2026-04-10", "2026-04-13"),
        (2, "2026-04-10", "2026-04-14"),
        (3, "2026-04-10", "2026-04-14"),
    ],
)
def test_the_regulation_gives_two_working_days_to_a_period_of_two_days(
    length: int, start: str, end: str
) -> None:
    tables = changed("avg-origin", unit="days", length=length)
    assert term(tables, "avg-origin", date.fromisoformat(start)).due.isoformat() == end


def test_an_extension_from_the_shifted_end_takes_the_later_suspension_with_it() -> None:
    extension = {"length": 2, "article": "Woo 4.4(2)", "runs_from": "shifted", "measured": "whole"}
    tables = changed("woo-request", extension=extension)
    paused = [stretch("2026-05-10", "2026-05-12")]
    due = term(tables, "woo-request", date(2026, 4, 7), extended=True, suspensions=paused)
    assert due.due == date(2026, 5, 22)  # 6 May, fourteen days, two days


def test_a_suspension_may_begin_on_a_day_by_which_the_term_runs_on() -> None:
    paused = [stretch("2026-07-05", "2026-07-10")]  # Saturday 4 July ran on to Monday 6 July
    due = term(TABLES, "woo-request", date(2026, 6, 6), suspensions=paused)
    assert due.due == date(2026, 7, 13)


# Hours


def test_hours_pass_over_a_change_of_the_clock() -> None:
    spring = term(TABLES, "breach-notice", datetime.fromisoformat("2026-03-27T16:00"))
    autumn = term(TABLES, "breach-notice", datetime.fromisoformat("2026-10-23T16:00"))
    assert spring.at and spring.at.isoformat() == "2026-03-30T17:00:00+02:00"
    assert autumn.at and autumn.at.isoformat() == "2026-10-26T15:00:00+01:00"


def test_an_aware_moment_is_the_same_moment_in_amsterdam() -> None:
    due = term(TABLES, "breach-notice", datetime(2026, 4, 13, 22, 30, tzinfo=UTC))
    assert due.at and due.at.isoformat() == "2026-04-17T00:30:00+02:00"
    assert due.due == date(2026, 4, 17)


def test_hours_from_a_bare_day_count_from_its_start_and_say_so() -> None:
    due = term(TABLES, "breach-notice", date(2026, 4, 13))
    assert due.at and due.at.isoformat() == "2026-04-16T00:00:00+02:00"
    assert "start of the day" in due.steps[0].words.en


@pytest.mark.parametrize(
    ("aware", "bound"),
    [
        ("2026-04-13T16:00", "2026-04-16T17:00:00+02:00"),
        ("2026-04-13T16:40", "2026-04-16T17:00:00+02:00"),
        ("2026-04-10T16:00", "2026-04-14T23:59:59+02:00"),
        (
            "2026-04-09T23:30",
            "2026-04-13T23:59:59+02:00",
        ),  # Friday is whole: the hour ended at 0:00
        ("2026-04-02T16:00", "2026-04-07T23:59:59+02:00"),  # Good Friday is a working day here
    ],
)
def test_the_outer_bound_leaves_the_hour_out_and_holds_two_working_days(
    aware: str, bound: str
) -> None:
    due = term(TABLES, "breach-notice", datetime.fromisoformat(aware))
    assert due.alternative_at and due.alternative_at.isoformat() == bound
    assert due.marks == (Mark.DISPUTED,)


def test_hours_of_no_family_have_no_outer_bound() -> None:
    tables = changed("breach-notice", family="none")
    due = term(tables, "breach-notice", datetime.fromisoformat("2026-04-10T16:00"))
    assert (due.alternative, due.marks) == (None, ())


def test_a_term_in_days_takes_the_day_of_a_moment() -> None:
    assert term(TABLES, "woo-request", datetime.fromisoformat("2026-04-07T23:59")).due == date(
        2026, 5, 6
    )


# Refusals


@pytest.mark.parametrize(
    ("refusal", "rule", "options"),
    [
        (UnknownTerm, "woo-reqest", {}),
        (TermHasNoExtension, "objection-filing", {"extended": True}),
        (TermHasNoSuspension, "complaint", {"suspensions": [stretch("2026-06-03", "2026-06-05")]}),
        (
            TermHasNoSuspension,
            "breach-notice",
            {"suspensions": [stretch("2026-06-03", "2026-06-05")]},
        ),
        (TermHasNoFurtherDelay, "woo-request", {"consent_until": date(2026, 9, 1)}),
        (ConsentNotLater, "complaint", {"consent_until": date(2026, 6, 1)}),
        (TermNotChosenByDecision, "complaint", {"decided_on": date(2026, 6, 4)}),
        (DecisionBeforeStart, "woo-request", {"decided_on": date(2026, 5, 1)}),
        (
            SuspensionOutsideTerm,
            "woo-request",
            {"suspensions": [stretch("2026-07-01", "2026-07-05")]},
        ),
        (
            SuspensionOutsideTerm,
            "woo-request",
            {"suspensions": [stretch("2026-05-01", "2026-05-05")]},
        ),
        (
            SuspensionOutsideTerm,
            "woo-release",
            {"suspensions": [stretch("2026-07-01", "2026-07-05")]},
        ),
        (
            SuspensionEndsBeforeItBegins,
            "woo-request",
            {"suspensions": [stretch("2026-06-05", "2026-06-04")]},
        ),
        (
            UnknownSuspensionGround,
            "woo-request",
            {"suspensions": [stretch("2026-06-05", "2026-06-08", "repair")]},
        ),
    ],
)
def test_what_does_not_fit_the_rule_is_refused(
    refusal: type[Refusal], rule: str, options: dict[str, Any]
) -> None:
    with pytest.raises(refusal):
        term(TABLES, rule, date(2026, 6, 1), **options)


@pytest.mark.parametrize(
    ("asked", "meant"), [("woo-reqest", "woo-request"), ("objection", "objection-filing")]
)
def test_an_unknown_term_gets_the_nearest_names(asked: str, meant: str) -> None:
    with pytest.raises(UnknownTerm) as refused:
        term(TABLES, asked, date(2026, 6, 1))
    assert meant in refused.value.facts["nearest"].split(", ")


@pytest.mark.parametrize("asked", ["zzz", "", "a", "objection", "\0" * 500])
def test_never_more_than_a_few_terms_are_suggested(asked: str) -> None:
    with pytest.raises(UnknownTerm) as refused:
        term(TABLES, asked, date(2026, 6, 1))
    assert len(refused.value.facts["nearest"].split(", ")) == 3


def test_a_rule_without_a_predecessor_is_refused_before_its_day() -> None:
    with pytest.raises(TermNotInForce) as refused:
        term(TABLES, "woo-release", date(2022, 4, 30))
    assert refused.value.facts == {
        "term": "woo-release",
        "date": "2022-04-30",
        "first": "2022-05-01",
        "last": "-",
    }


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2100, 1, 1), date(2099, 12, 1), date.max])
def test_a_year_outside_the_tables_is_refused(day: date) -> None:
    with pytest.raises(DateOutOfRange):
        term(TABLES, "objection-filing", day)
