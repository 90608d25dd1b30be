from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agreement.events import AgreementRegistered
from domain.agreement.refusals import AgreementNotFound, DutyNotFound
from domain.agreement.state import Agreement, Frequency
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
from domain.calendar.due import DueDate
from domain.calendar.period import Period
from domain.catalogue import Party, Scheme
from domain.clause import (
    AgreedFrequency,
    Clause,
    Continuous,
    Dated,
    Duty,
    OnEvent,
    Periodic,
    Trigger,
)
from domain.duty_source import Occurrence
from domain.errors import NotFound, Refusal
from domain.messages import Text
from domain.obligation.commands import OpenObligation, OpenOnEvent
from domain.occurrences import (
    NotInForce,
    NotTriggeredByEvent,
    RecordOccurrence,
    occurrence_on_event,
    occurrences,
)
from tests.scenario import TODAY

IN_FORCE = date(2020, 1, 1)
ALWAYS = (date.min, date(2022, 12, 31))


def dates(
    rule: DueRule, article: str, period: Period | None, event_on: date | None
) -> DueDate | None:
    """Enough of the calendar to see what it is asked."""
    match rule:
        case NoDate():
            return None
        case OnDate(on=on):
            day = on
        case Policy(working_days=days):
            assert period is None or event_on == period.last
            assert event_on is not None
            day = event_on + timedelta(days=days)
        case BeforePeriod():
            assert period is not None
            day = period.first - timedelta(days=1)
        case Before() | OnOrBefore():
            assert period is not None
            years = {"previous": -1, "same": 0, "next": 1}[rule.year]
            day = date(period.year + years, rule.month, rule.day)
        case EndOfMonthAfter(months=months):
            assert period is not None and event_on is None
            day = period.last + timedelta(days=30 * months)
        case _:
            assert period is not None
            day = period.last
    return DueDate(due=day, rule=rule.kind, article=article, version="v", steps=(), nominal=day)


def said(words: str) -> Text:
    return Text(nl=words, en=words)


def duty(trigger: Trigger, due: DueRule, **other: Any) -> Duty:
    facts: dict[str, Any] = {
        "id": "report",
        "title": said("Report"),
        "debtor": ("provider",),
        "creditor": ("client",),
        "evidence": ("report",),
        "waivable_by": ("client",),
    }
    return Duty(trigger=trigger, due=due, **facts | other)


def under(*duties: Duty, **other: Any) -> Agreement:
    party = Party(id="beek", name=said("Beek"), kind="municipality")
    registered = AgreementRegistered(
        occurred_on=TODAY,
        catalogue="dvo-2020",
        digest="ab" * 32,
        title=said("Agreement"),
        citation_titles=("Agreement",),
        roles={"client": "beek", "provider": "sittard-geleen"},
        parties=(party,),
        scheme=Scheme(title=said("Scheme"), citation="Scheme", in_force_on=IN_FORCE),
        voters=(),
        in_force_on=IN_FORCE,
        ends_on=other.pop("ends_on", None),
        annexes=(),
        definitions=(),
    )
    clause = Clause(id="12.3", heading=said("Reports"), text=said("Reports."), duties=duties)
    facts: dict[str, Any] = {"in_force_from": IN_FORCE, "clauses": {clause.id: clause}}
    return Agreement(registered=registered, **facts | other)


def opened(
    agreement: Agreement, since: date = ALWAYS[0], until: date = ALWAYS[1]
) -> list[Occurrence]:
    return list(occurrences("dvo-2020-beek", agreement, since=since, until=until, dates=dates))


def periods(agreement: Agreement, *window: date) -> list[str]:
    return [found.wish.period for found in opened(agreement, *window)]


def test_a_periodic_duty_occurs_once_in_each_period_that_counts() -> None:
    quarterly = duty(Periodic(every="quarter", only=(1, 2, 3)), EndOfMonthAfter(months=2))
    assert periods(under(quarterly), ALWAYS[0], date(2021, 6, 30)) == [
        "2020-Q1",
        "2020-Q2",
        "2020-Q3",
        "2021-Q1",
    ]


def test_an_occurrence_says_all_that_the_duty_says_for_parties_instead_of_roles() -> None:
    annual = duty(Periodic(every="year"), Before(month=3, day=1, year="next"), survives_end=True)
    [found] = opened(under(annual), ALWAYS[0], date(2021, 12, 31))
    assert found.wish == OpenObligation(
        agreement="dvo-2020-beek",
        clause="12.3",
        duty="report",
        period="2020",
        title=said("Report"),
        debtor=("sittard-geleen",),
        creditor=("beek",),
        due=dates(annual.due, "12.3", Period("2020", IN_FORCE, date(2020, 12, 31)), None),
        evidence=("report",),
        waivable_by=("beek",),
        survives_end=True,
    )
    assert found.key == "dvo-2020-beek-report-2020"
    assert found.dossier == "year-dvo-2020-beek-2020"


def test_two_roles_that_one_party_fills_make_one_debtor() -> None:
    joint = duty(Continuous(), NoDate(), debtor=("client", "provider", "client"))
    [found] = opened(under(joint))
    assert found.wish.debtor == ("beek", "sittard-geleen")


def test_nothing_occurs_before_the_agreement_is_concluded() -> None:
    annual = duty(Periodic(every="year"), WithinPeriod())
    assert opened(under(annual, in_force_from=None)) == []
    assert opened(Agreement()) == []


def test_the_first_period_is_not_one_that_fell_due_before_the_agreement_was_in_force() -> None:
    advance = duty(Periodic(every="month"), BeforePeriod())
    assert periods(under(advance), ALWAYS[0], date(2020, 2, 28)) == ["2020-02"]
    budget = duty(Periodic(every="year"), OnOrBefore(month=11, day=1, year="previous"))
    assert periods(under(budget), ALWAYS[0], date(2020, 12, 31)) == ["2021"]


def test_the_text_can_name_another_first_period() -> None:
    earlier = duty(Periodic(every="month", first=IN_FORCE), BeforePeriod())
    assert periods(under(earlier), ALWAYS[0], date(2020, 1, 31)) == ["2020-01", "2020-02"]
    later = duty(Periodic(every="year", first=date(2021, 1, 1)), WithinPeriod())
    assert periods(under(later)) == ["2021", "2022"]


def test_both_days_of_the_window_count() -> None:
    annual = duty(Periodic(every="year"), OnOrBefore(month=11, day=1))
    assert periods(under(annual), date(2020, 11, 1), date(2021, 11, 1)) == ["2020", "2021"]
    assert periods(under(annual), date(2020, 11, 2), date(2021, 10, 31)) == []


class NoSuchTerm(NotFound):
    code = "no-such-term"


def test_a_duty_whose_date_cannot_be_told_keeps_no_other_from_occurring() -> None:
    def refusing(rule: DueRule, *about: Any) -> DueDate | None:
        if isinstance(rule, Statutory):
            raise NoSuchTerm
        return dates(rule, *about)

    agreement = under(
        duty(Periodic(every="year"), Statutory(term="misspelt"), id="first"),
        duty(Periodic(every="year"), WithinPeriod(), id="second"),
    )
    window: Any = {"since": ALWAYS[0], "until": date(2021, 12, 31), "dates": refusing}
    undated: dict[str, Refusal] = {}
    found = list(occurrences("dvo-2020-beek", agreement, **window, undated=undated))
    assert {one.wish.duty for one in found} == {"second"}
    assert [(duty, why.code) for duty, why in undated.items()] == [("first", "no-such-term")]
    with pytest.raises(NoSuchTerm):
        list(occurrences("dvo-2020-beek", agreement, **window))


def test_a_term_is_counted_from_the_end_of_the_period() -> None:
    prompt = duty(Periodic(every="year"), Policy(working_days=5))
    [found] = opened(under(prompt), ALWAYS[0], date(2021, 12, 31))
    assert found.wish.due is not None
    assert found.wish.due.due == date(2021, 1, 5)


def test_periods_end_with_the_agreement() -> None:
    annual = duty(Periodic(every="year"), WithinPeriod())
    assert periods(under(annual, ends_on=date(2021, 6, 30))) == ["2020", "2021"]


def test_what_survives_the_end_goes_on() -> None:
    annual = duty(Periodic(every="year"), WithinPeriod(), survives_end=True)
    assert periods(under(annual, ends_on=date(2021, 6, 30))) == ["2020", "2021", "2022"]


def test_a_dated_duty_occurs_once() -> None:
    once = duty(Dated(), OnDate(on=date(2021, 7, 1)))
    [found] = opened(under(once))
    assert (found.wish.period, found.year) == ("once", 2021)
    assert opened(under(once), ALWAYS[0], date(2021, 6, 30)) == []


def test_a_continuous_duty_stands_without_a_date() -> None:
    [found] = opened(under(duty(Continuous(), NoDate())), TODAY, TODAY)
    assert (found.wish.period, found.wish.due, found.year) == ("standing", None, 2020)


def test_a_missing_frequency_is_an_open_point_of_both() -> None:
    consult = duty(AgreedFrequency(), NoDate())
    [found] = opened(under(consult), TODAY, TODAY)
    both = ("sittard-geleen", "beek")
    assert (found.wish.debtor, found.wish.creditor) == (both, both)
    assert (found.wish.evidence, found.wish.waivable_by) == ((), ())
    assert found.wish.title["en"] == "Agree the frequency: Report"
    assert found.key == "dvo-2020-beek-report-frequency"
    assert found.dossier == "year-dvo-2020-beek-2020"


def test_an_agreed_frequency_gives_periods_from_the_first_one_agreed() -> None:
    consult = duty(AgreedFrequency(), NoDate())
    agreed = {"report": Frequency("quarter", date(2022, 7, 1))}
    found = opened(under(consult, frequencies=agreed))
    assert [one.wish.period for one in found] == ["2022-Q3", "2022-Q4"]
    assert {one.wish.due and one.wish.due.rule for one in found} == {"within-period"}


def test_an_agreed_frequency_keeps_a_due_rule_that_the_text_gives() -> None:
    consult = duty(AgreedFrequency(), EndOfMonthAfter(months=1))
    agreed = {"report": Frequency("year", date(2021, 1, 1))}
    [found] = opened(under(consult, frequencies=agreed))
    assert found.wish.due is not None
    assert found.wish.due.rule == "end-of-month-after"


def test_what_waits_for_an_event_does_not_occur_by_itself() -> None:
    assert opened(under(duty(OnEvent(event="force-majeure"), Policy()))) == []


# On an event

notify = duty(OnEvent(event="force-majeure"), Policy(working_days=1))
stated = RecordOccurrence(duty="report", event_on=date(2021, 3, 5))


def happened(agreement: Agreement, wish: RecordOccurrence = stated, count: int = 1) -> Occurrence:
    return occurrence_on_event("dvo-2020-beek", agreement, wish, count=count, dates=dates)


def test_an_event_brings_about_what_waited_for_it() -> None:
    found = happened(under(notify))
    assert isinstance(found.wish, OpenOnEvent)
    assert found.key == "dvo-2020-beek-report-2021-03-05"
    assert found.dossier == "year-dvo-2020-beek-2021"
    assert found.wish.due is not None
    assert found.wish.due.due == date(2021, 3, 6)


def test_a_second_event_on_one_day_is_told_apart() -> None:
    assert happened(under(notify), count=2).key == "dvo-2020-beek-report-2021-03-05-2"


def test_a_day_of_the_year_is_taken_in_the_year_of_the_event() -> None:
    found = happened(under(duty(OnEvent(event="budget"), OnOrBefore(month=12, day=1))))
    assert found.wish.due is not None
    assert found.wish.due.due == date(2021, 12, 1)


@pytest.mark.parametrize(
    ("agreement", "day"),
    [
        (under(notify), date(2019, 12, 31)),
        (under(notify, in_force_from=None), date(2021, 3, 5)),
        (under(notify, ends_on=date(2021, 3, 4)), date(2021, 3, 5)),
    ],
)
def test_an_event_outside_the_agreement_brings_nothing_about(
    agreement: Agreement, day: date
) -> None:
    with pytest.raises(NotInForce) as caught:
        happened(agreement, stated.model_copy(update={"event_on": day}))
    assert caught.value.facts == {"day": day.isoformat()}


def test_an_event_belongs_to_a_duty_that_waits_for_one() -> None:
    with pytest.raises(NotTriggeredByEvent) as caught:
        happened(under(duty(Continuous(), NoDate())))
    assert caught.value.facts == {"duty": "report", "clause": "12.3"}
    with pytest.raises(DutyNotFound):
        happened(under(notify), stated.model_copy(update={"duty": "other"}))
    with pytest.raises(AgreementNotFound):
        happened(Agreement())


# Whatever the window

triggers: st.SearchStrategy[Trigger] = st.sampled_from(
    [
        Periodic(every="month"),
        Periodic(every="quarter", only=(1, 2, 3)),
        Periodic(every="year", first=date(2021, 1, 1)),
        AgreedFrequency(),
        Continuous(),
    ]
)
rules: st.SearchStrategy[DueRule] = st.sampled_from(
    [WithinPeriod(), BeforePeriod(), EndOfMonthAfter(months=2), OnOrBefore(month=11, day=1)]
)
days = st.dates(date(2019, 6, 1), date(2023, 6, 1))


@given(triggers, rules, days, days, days)
def test_one_window_gives_what_its_parts_give(
    trigger: Trigger, rule: DueRule, first: date, middle: date, last: date
) -> None:
    first, middle, last = sorted((first, middle, last))
    due = NoDate() if isinstance(trigger, Continuous) else rule
    agreement = under(duty(trigger, due))
    whole = {found.key: found for found in opened(agreement, first, last)}
    parts = opened(agreement, first, middle) + opened(agreement, middle, last)
    assert whole == {found.key: found for found in parts}
