"""The penalty for deciding late: amounts by date, days that count, and notices that are none."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar.due import Mark
from domain.calendar.penalty import (
    DecisionBeforeNotice,
    NoPenalty,
    Notice,
    NoticeBeforeFirstRate,
    NoticePremature,
    penalty,
)
from domain.calendar.rules import RuleTables, UnknownTerm
from domain.errors import Refusal
from tests.domain.calendar.shipped import TABLES

RECEIVED = date(2026, 5, 6)
FREE = date(2026, 5, 20)


def after(days: int, **more: Any) -> Notice:
    """A notice whose decision was made known so many days after the free two weeks."""
    return Notice(received_on=RECEIVED, decided_on=FREE + timedelta(days), **more)


@pytest.mark.parametrize(
    ("days", "euros", "otherwise"),
    [
        (0, 0, None),
        (1, 23, 0),
        (14, 322, 299),
        (15, 357, 322),
        (20, 532, 497),
        (28, 812, 777),
        (29, 857, 812),
        (42, 1442, 1397),
        (43, 1442, None),
        (400, 1442, None),
    ],
)
def test_a_decision_stops_the_penalty_and_its_own_day_is_an_open_question(
    days: int, euros: int, otherwise: int | None
) -> None:
    owed = penalty(TABLES, after(days))
    assert (owed.euros, owed.alternative_euros) == (euros, otherwise)
    assert owed.marks == (() if otherwise is None else (Mark.OPEN_QUESTION,))
    assert owed.steps[-1].on == owed.last


def test_the_day_of_the_decision_is_free_where_the_tables_say_so() -> None:
    said = TABLES.model_dump()
    said["penalties"]["stop_day"] = "free"
    owed = penalty(RuleTables.model_validate(said), after(20))
    assert (owed.days, owed.euros, owed.alternative_euros) == (19, 497, 532)


@pytest.mark.parametrize(
    ("received", "euros"), [("2009-10-01", 1260), ("2018-12-31", 1260), ("2019-01-01", 1442)]
)
def test_the_day_of_receipt_chooses_the_amounts(received: str, euros: int) -> None:
    assert penalty(TABLES, Notice(received_on=date.fromisoformat(received))).euros == euros


def test_without_a_decision_it_runs_42_days_and_is_fixed_two_weeks_later() -> None:
    owed = penalty(TABLES, Notice(received_on=date(2026, 4, 21)))
    assert owed.last_chance.due == date(2026, 5, 6)  # 5 May is closed
    assert (owed.first, owed.last) == (date(2026, 5, 7), date(2026, 6, 17))
    assert owed.decision and owed.decision.due == date(2026, 7, 1)


def test_the_42_days_do_not_run_on_over_a_weekend() -> None:
    owed = penalty(TABLES, Notice(received_on=date(2026, 6, 20)))  # two weeks: a Saturday
    assert owed.last_chance.due == date(2026, 7, 6)
    assert owed.last == date(2026, 8, 17)
    early = penalty(TABLES, Notice(received_on=date(2026, 4, 20)))  # Monday 4 May, so 15 June
    assert early.last == date(2026, 6, 15)


def test_nothing_is_owed_for_a_decision_within_the_two_weeks() -> None:
    owed = penalty(TABLES, after(-3))
    assert (owed.days, owed.euros, owed.decision) == (0, 0, None)
    assert owed.steps[-1].words.en == "No penalty is owed."


@given(st.integers(0, 60), st.integers(1, 50))
def test_applicants_share_every_cent_equally(days: int, applicants: int) -> None:
    owed = penalty(TABLES, after(days, applicants=applicants))
    assert sum(owed.shares_in_cents) == owed.euros * 100
    assert len(owed.shares_in_cents) == applicants
    assert max(owed.shares_in_cents) - min(owed.shares_in_cents) <= 1


@pytest.mark.parametrize(
    ("refusal", "notice"),
    [
        (NoticePremature, {"term_ended_on": date(2026, 5, 6)}),
        (NoPenalty, {"ground": "unreasonably-late"}),
        (NoPenalty, {"concerning": "woo-request"}),
        (NoPenalty, {"concerning": "wob-request"}),
        (UnknownTerm, {"concerning": "woo"}),
        (DecisionBeforeNotice, {"decided_on": date(2026, 5, 5)}),
        (NoticeBeforeFirstRate, {"received_on": date(2009, 9, 30)}),
    ],
)
def test_a_notice_that_leads_to_no_penalty_is_refused(
    refusal: type[Refusal], notice: dict[str, Any]
) -> None:
    with pytest.raises(refusal):
        penalty(TABLES, Notice(**({"received_on": RECEIVED} | notice)))


def test_the_day_after_the_term_is_not_premature() -> None:
    notice = Notice(
        received_on=RECEIVED, term_ended_on=date(2026, 5, 5), concerning="objection-decision"
    )
    assert penalty(TABLES, notice).euros == 1442
