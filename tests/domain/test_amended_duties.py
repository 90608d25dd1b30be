"""What an amendment or the end makes of what is owed: the past stays, the rest follows the text."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.agreement.changes import ClauseChange
from domain.agreement.events import AgreementEnded, ClauseAmended
from domain.agreement.state import Agreement, Frequency
from domain.amended_duties import become_of
from domain.calendar.contract import (
    Before,
    BeforePeriod,
    DueRule,
    EndOfMonthAfter,
    NoDate,
    OnDate,
    OnOrBefore,
    Policy,
    WithinPeriod,
)
from domain.clause import (
    AgreedFrequency,
    Continuous,
    Dated,
    Duty,
    OnEvent,
    Periodic,
    Trigger,
)
from domain.duty_source import Occurrence
from domain.obligation.commands import AmendObligation, LapseObligation
from domain.obligation.events import LapseGround
from domain.obligation.state import Obligation, evolve
from domain.occurrences import RecordOccurrence, occurrence_on_event, occurrences
from tests.domain.test_obligation import OBLIGATION, SYSTEM
from tests.domain.test_occurrences import dates, duty, said, under

KEY = "dvo-2020-beek"
EFFECT = date(2022, 1, 1)
LONG_BEFORE, HORIZON = date.min, date(2023, 12, 31)


def amended(before: Agreement, *duties: Duty, day: date = EFFECT, by: str = "a-1") -> Agreement:
    """With other duties in its one clause, from a day."""
    was = before.on(date.max).clauses["12.3"]
    none = None if duties else said("No duties are left.")
    after = was.model_copy(update={"duties": duties, "none": none})
    change = ClauseChange(before=was, after=after)
    event = ClauseAmended(
        occurred_on=day, amendment=by, effective_from=day, place="00001", change=change
    )
    return replace(before, changes=(*before.changes, event))


def ended(agreement: Agreement, day: date) -> Agreement:
    return replace(
        agreement,
        ended=AgreementEnded(occurred_on=day, withdrawal="w-1", participant="beek", ended_from=day),
    )


def owed(
    agreement: Agreement, today: date = EFFECT, until: date = HORIZON
) -> dict[str, Occurrence]:
    found = occurrences(KEY, agreement, since=LONG_BEFORE, until=until, dates=dates, today=today)
    return {one.wish.period: one for one in found}


def opened(occurrence: Occurrence) -> Obligation:
    [event] = OBLIGATION.decide(Obligation(), occurrence.wish, SYSTEM)
    return evolve(Obligation(), event)


def became(
    agreement: Agreement, occurrence: Occurrence, today: date = EFFECT
) -> AmendObligation | LapseObligation | None:
    return become_of(KEY, agreement, opened(occurrence), today=today, dates=dates)


def days(found: dict[str, Occurrence]) -> dict[str, date | None]:
    return {name: one.wish.due and one.wish.due.due for name, one in found.items()}


yearly = under(duty(Periodic(every="year"), Before(month=3, day=1, year="next")))
sooner = duty(Periodic(every="year"), Before(month=2, day=1, year="next"))


# What is still to be opened


def test_a_period_that_was_over_is_owed_by_the_text_of_then() -> None:
    found = days(owed(amended(yearly, sooner)))
    assert found == {
        "2020": date(2021, 3, 1),
        "2021": date(2022, 3, 1),
        "2022": date(2023, 2, 1),
    }


def test_what_ended_is_not_owed_for_periods_that_were_not_over() -> None:
    assert list(owed(amended(yearly))) == ["2020", "2021"]


def test_what_is_new_is_owed_from_the_day_that_it_takes_effect() -> None:
    other = duty(Periodic(every="quarter"), WithinPeriod(), id="other")
    found = owed(amended(yearly, *yearly.clauses["12.3"].duties, other, day=date(2022, 8, 1)))
    assert next(name for name in found if "Q" in name) == "2022-Q3"


def test_what_was_due_before_stays_so_though_its_period_was_not_over() -> None:
    advance = under(duty(Periodic(every="year"), BeforePeriod()))
    later = duty(Periodic(every="year"), OnOrBefore(month=2, day=1))
    found = days(owed(amended(advance, later)))
    assert found["2022"] == date(2021, 12, 31)
    assert found["2023"] == date(2023, 2, 1)


def test_other_periods_follow_on_the_old_ones() -> None:
    quarterly = duty(Periodic(every="quarter"), WithinPeriod())
    found = list(owed(amended(yearly, quarterly)))
    assert found[:4] == ["2020", "2021", "2022-Q1", "2022-Q2"]


def test_what_stands_without_a_date_begins_and_ends_with_its_day() -> None:
    standing = duty(Continuous(), NoDate(), id="standing")
    begins = amended(yearly, *yearly.clauses["12.3"].duties, standing)
    assert "standing" not in owed(begins, EFFECT - timedelta(days=1))
    assert "standing" in owed(begins, EFFECT)
    ends = amended(under(standing))
    assert "standing" in owed(ends, EFFECT - timedelta(days=1))
    assert "standing" not in owed(ends, EFFECT)


def test_a_duty_that_nobody_touched_goes_on_through_other_amendments() -> None:
    same, twice = yearly.clauses["12.3"].duties, duty(Continuous(), NoDate(), id="standing")
    through = amended(amended(yearly, *same, twice), *same, day=date(2022, 6, 1), by="a-2")
    assert days(owed(through)) == days(owed(yearly)) | {"standing": None}


def test_an_event_is_judged_by_the_text_of_its_day() -> None:
    prompt = duty(OnEvent(event="calamity"), Policy(working_days=1))
    slower = duty(OnEvent(event="calamity"), Policy(working_days=5))
    agreement = amended(under(prompt), slower)
    for day, term in ((date(2021, 12, 31), 1), (EFFECT, 5)):
        stated = RecordOccurrence(duty="report", event_on=day)
        found = occurrence_on_event(KEY, agreement, stated, dates=dates)
        assert found.wish.due and found.wish.due.due == day + timedelta(days=term)


# What is open already


def test_what_is_open_is_owed_by_the_new_date_and_says_by_which_amendment() -> None:
    open_one = owed(yearly)["2022"]
    agreement = amended(yearly, sooner)
    now = owed(agreement)["2022"].wish
    assert became(agreement, open_one) == AmendObligation(
        amendment="a-1", effective_from=EFFECT, now=now
    )
    assert became(agreement, open_one, EFFECT - timedelta(days=1)) is None
    assert became(yearly, open_one) is None


@pytest.mark.parametrize("period", ["2020", "2021"])
def test_what_was_over_stays_as_it_was(period: str) -> None:
    assert became(amended(yearly, sooner), owed(yearly)[period]) is None


def test_a_date_is_not_moved_to_before_the_amendment_took_effect() -> None:
    budget = duty(Periodic(every="year"), OnOrBefore(month=11, day=1, year="previous"))
    assert became(amended(yearly, budget), owed(yearly)["2022"]) is None


def test_what_ended_lapses() -> None:
    lapsed = LapseObligation(ground=LapseGround.DUTY_ENDED, by="a-1", ended_from=EFFECT)
    assert became(amended(yearly), owed(yearly)["2022"]) == lapsed
    monthly = duty(Periodic(every="month"), WithinPeriod())
    assert became(amended(yearly, monthly), owed(yearly)["2022"]) == lapsed


def test_the_last_amendment_that_touched_it_counts() -> None:
    twice = amended(
        amended(yearly, sooner),
        duty(Periodic(every="year"), Before(month=5, day=1, year="next")),
        day=date(2022, 6, 1),
        by="a-2",
    )
    found = became(twice, owed(yearly)["2022"], date(2022, 6, 1))
    assert isinstance(found, AmendObligation)
    assert (found.amendment, found.now.due and found.now.due.due) == ("a-2", date(2023, 5, 1))
    first = became(twice, owed(yearly)["2022"])
    assert isinstance(first, AmendObligation) and first.amendment == "a-1"


def test_an_amendment_of_something_else_is_not_named() -> None:
    same = yearly.clauses["12.3"].duties
    elsewhere = amended(yearly, *same, duty(Continuous(), NoDate(), id="standing"))
    assert became(elsewhere, owed(yearly)["2022"]) is None


TRIGGERS: list[tuple[Trigger, DueRule, DueRule, str]] = [
    (Continuous(), NoDate(), NoDate(), "standing"),
    (AgreedFrequency(), NoDate(), NoDate(), "frequency"),
    (Dated(), OnDate(on=date(2022, 6, 1)), OnDate(on=date(2022, 9, 1)), "once"),
    (Periodic(every="quarter"), WithinPeriod(), EndOfMonthAfter(months=1), "2022-Q1"),
]


@pytest.mark.parametrize(("trigger", "rule", "other", "period"), TRIGGERS)
def test_every_kind_of_duty_follows_the_text(
    trigger: Trigger, rule: DueRule, other: DueRule, period: str
) -> None:
    before = under(duty(trigger, rule))
    after = amended(before, duty(trigger, other, title=said("Otherwise")))
    found = became(after, owed(before)[period])
    assert isinstance(found, AmendObligation)
    assert "Otherwise" in found.now.title["en"]
    assert found.now.due == owed(after)[period].wish.due


@pytest.mark.parametrize(("trigger", "rule", "other", "period"), TRIGGERS)
def test_what_returns_in_another_way_lapses(
    trigger: Trigger, rule: DueRule, other: DueRule, period: str
) -> None:
    before = under(duty(trigger, rule))
    for another, due in (
        (Continuous(), NoDate()),
        (AgreedFrequency(), NoDate()),
        (Dated(), OnDate(on=date(2022, 12, 1))),
        (Periodic(every="month", only=(12,)), WithinPeriod()),
        (OnEvent(event="calamity"), Policy()),
    ):
        if type(another) is not type(trigger):
            after = amended(before, duty(another, due))
            assert isinstance(became(after, owed(before)[period]), LapseObligation)


def test_an_agreed_frequency_gives_its_periods() -> None:
    agreed = {"report": Frequency("quarter", date(2022, 1, 1))}
    before = under(duty(AgreedFrequency(), NoDate()), frequencies=agreed)
    after = amended(before, duty(AgreedFrequency(), NoDate(), title=said("Otherwise")))
    assert isinstance(became(after, owed(before)["2022-Q1"]), AmendObligation)
    point = owed(under(duty(AgreedFrequency(), NoDate())))["frequency"]
    assert isinstance(became(after, point), LapseObligation)


def test_what_an_event_brought_since_follows_as_well() -> None:
    prompt, slower = (duty(OnEvent(event="calamity"), Policy(working_days=n)) for n in (1, 5))
    before = under(prompt)
    stated = RecordOccurrence(duty="report", event_on=EFFECT)
    open_one = occurrence_on_event(KEY, before, stated, dates=dates)
    found = became(amended(before, slower), open_one)
    assert isinstance(found, AmendObligation)
    assert found.now.due and found.now.due.due == EFFECT + timedelta(days=5)
    yearly_now = duty(Periodic(every="year"), WithinPeriod())
    assert isinstance(became(amended(before, yearly_now), open_one), LapseObligation)


def test_nothing_becomes_of_what_was_never_opened() -> None:
    assert become_of(KEY, yearly, Obligation(), today=EFFECT, dates=dates) is None


# The end


def test_the_settlement_of_the_last_year_keeps_its_date() -> None:
    over = ended(yearly, EFFECT)
    assert became(over, owed(yearly)["2021"]) is None
    assert days(owed(over)) == {"2020": date(2021, 3, 1), "2021": date(2022, 3, 1)}


def test_what_is_about_what_comes_after_the_end_lapses() -> None:
    lapsed = LapseObligation(ground=LapseGround.AGREEMENT_ENDED, by="w-1", ended_from=EFFECT)
    over = ended(yearly, EFFECT)
    assert became(over, owed(yearly)["2022"]) == lapsed
    assert became(over, owed(yearly)["2022"], EFFECT - timedelta(days=1)) is None
    for trigger, rule, period in (
        (Continuous(), NoDate(), "standing"),
        (Dated(), OnDate(on=EFFECT), "once"),
    ):
        agreement = under(duty(trigger, rule))
        assert became(ended(agreement, EFFECT), owed(agreement)[period]) == lapsed


def test_what_was_due_once_before_the_end_is_still_owed() -> None:
    agreement = under(duty(Dated(), OnDate(on=date(2021, 12, 31))))
    assert became(ended(agreement, EFFECT), owed(agreement)["once"]) is None


def test_what_survives_goes_on() -> None:
    secrecy = under(duty(Continuous(), NoDate(), survives_end=True))
    assert became(ended(secrecy, EFFECT), owed(secrecy)["standing"]) is None


def test_what_an_event_before_the_end_brought_is_still_owed() -> None:
    agreement = under(duty(OnEvent(event="calamity"), Policy(working_days=30)))
    stated = RecordOccurrence(duty="report", event_on=date(2021, 12, 31))
    open_one = occurrence_on_event(KEY, agreement, stated, dates=dates)
    assert became(ended(agreement, EFFECT), open_one) is None


# Whatever is amended

rules: st.SearchStrategy[DueRule] = st.sampled_from(
    [WithinPeriod(), BeforePeriod(), EndOfMonthAfter(months=2), OnOrBefore(month=11, day=1)]
)
steps = st.sampled_from(["year", "quarter", "month"])


@given(steps, rules, steps, rules, st.dates(date(2020, 2, 1), date(2023, 6, 1)))
def test_what_is_opened_late_is_what_open_ones_become(
    first: Any, rule: DueRule, second: Any, other: DueRule, day: date
) -> None:
    """Whoever opened everything before the amendment and follows it afterwards owes, of what both
    know, the same as who opened nothing until it had taken effect."""
    assume((first, rule) != (second, other))
    before = under(duty(Periodic(every=first), rule))
    after = amended(before, duty(Periodic(every=second), other), day=day)
    late = owed(after, day, date(2026, 12, 31))
    for period, one in owed(before, day).items():
        now = became(after, one, day)
        if isinstance(now, AmendObligation):
            assert late[period].wish == now.now
        elif now is None and period in late:
            due = late[period].wish.due
            assert late[period].wish == one.wish or (due is not None and due.due < day)
        elif isinstance(now, LapseObligation):
            assert period not in late
