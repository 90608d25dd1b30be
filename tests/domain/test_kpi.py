"""Indicators: targets, values as last corrected, realisation against estimate, exactly."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.between import NotOneOfThem
from domain.indicator import Estimate, KpiDirection, KpiTarget, KpiUnit, written
from domain.kpi import KIND
from domain.kpi.commands import CorrectKpi, DefineKpi, EndKpi, ReportKpi, SetKpiTarget
from domain.kpi.decisions import KPI
from domain.kpi.events import KpiCorrected, KpiDefined, KpiEnded, KpiReported, KpiTargetSet
from domain.kpi.possible import possible
from domain.kpi.realisation import realised, realised_at, realised_in
from domain.kpi.refusals import (
    KpiAlreadyDefined,
    KpiHasEnded,
    KpiNotFound,
    KpiProductNotListed,
    NoReportedValue,
    NothingReported,
    QuarterAlreadyReported,
    QuarterNotOver,
    TargetDoesNotFit,
)
from domain.kpi.state import KpiStanding
from domain.messages import Text
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of
from tests.walked import walked

CENTRE = "sittard-geleen"
PARTIES = ("beek", CENTRE)
WORDS = Plain(text="counted twice")
TITLE = Text(nl="Plaatsingen", en="Placements")
UP, DOWN, WITHIN = KpiDirection.UP, KpiDirection.DOWN, KpiDirection.WITHIN

kpi = Scenario(KPI)


def define(**other: Any) -> DefineKpi:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "agreement": "dvo-test",
        "code": "placements",
        "title": TITLE,
        "unit": KpiUnit.NUMBER,
        "direction": UP,
        "adds_up": True,
        "product": "direct.a.1",
        "parties": PARTIES,
        "products": ("direct.a.1",),
    }
    return DefineKpi(**(asked | other))


def defined(**other: Any) -> KpiDefined:
    shared = set(KpiDefined.model_fields) & set(DefineKpi.model_fields)
    facts = {name: getattr(define(), name) for name in shared}
    return KpiDefined(**(facts | {"party": "beek"} | other))


def aimed(year: int = 2025, **bounds: str) -> KpiTargetSet:
    return KpiTargetSet(occurred_on=TODAY, party="beek", year=year, target=KpiTarget(**bounds))


def reported(value: str = "30", period: str = "2025-Q1") -> KpiReported:
    return KpiReported(occurred_on=TODAY, party="beek", period=period, value=value)


def corrected(version: int, value: str) -> KpiCorrected:
    return KpiCorrected(
        occurred_on=TODAY, party="beek", corrects=version, value=value, reason=WORDS
    )


ended = KpiEnded(occurred_on=TODAY, party="beek", reason=None)
aim = SetKpiTarget(occurred_on=TODAY, year=2025, target=KpiTarget(at_least="120"))
report = ReportKpi(occurred_on=TODAY, period="2025-Q1", value="30")
correct = CorrectKpi(occurred_on=TODAY, corrects=2, value="31", reason=WORDS)
end = EndKpi(occurred_on=TODAY)
known = kpi.given(defined())
counted = known.given(reported())


def test_a_party_defines_it_about_a_product_of_the_list_or_none() -> None:
    kpi.when(define()).then(defined())
    kpi.when(define(product=None)).then(defined(product=None))
    kpi.when(define(products=())).refused(KpiProductNotListed, product="direct.a.1")
    kpi.by("stein").when(define()).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )
    known.when(define()).refused(KpiAlreadyDefined)


@pytest.mark.parametrize("command", [aim, report, correct, end])
def test_nothing_is_recorded_of_what_nobody_defined(command: Any) -> None:
    kpi.when(command).refused(KpiNotFound)
    counted.by("stein").when(command).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )


@pytest.mark.parametrize(
    ("direction", "target", "fitting"),
    [
        (UP, KpiTarget(at_least="1"), True),
        (UP, KpiTarget(at_most="1"), False),
        (UP, KpiTarget(at_least="1", at_most="2"), False),
        (DOWN, KpiTarget(at_most="1"), True),
        (DOWN, KpiTarget(at_least="1", at_most="1"), False),
        (DOWN, KpiTarget(), False),
        (WITHIN, KpiTarget(at_least="1", at_most="1"), True),
        (WITHIN, KpiTarget(at_least="10", at_most="9.5"), False),
        (WITHIN, KpiTarget(at_least="1"), False),
        (WITHIN, KpiTarget(at_most="1"), False),
    ],
)
def test_a_target_has_the_bounds_that_the_direction_asks_for(
    direction: KpiDirection, target: KpiTarget, fitting: bool
) -> None:
    scenario = kpi.given(defined(direction=direction)).when(
        SetKpiTarget(occurred_on=TODAY, year=2025, target=target)
    )
    if fitting:
        scenario.then(KpiTargetSet(occurred_on=TODAY, party="beek", year=2025, target=target))
    else:
        scenario.refused(TargetDoesNotFit, direction=direction)


def test_the_target_that_was_set_last_holds_for_its_year() -> None:
    again = known.given(aimed(at_least="100"), aimed(2024, at_least="90"), aimed(at_least="120"))
    again.when(aim).then()
    state = again.state()
    assert [one.year for one in state.targets] == [2024, 2025]
    assert state.target(2025) == KpiTarget(at_least="120")
    assert state.target(2026) is None


def test_a_quarter_is_reported_once_and_after_it_is_over() -> None:
    known.when(report).then(reported())
    counted.when(report).then()
    counted.when(report.model_copy(update={"value": "30.00"})).then()
    counted.when(report.model_copy(update={"value": "31"})).refused(
        QuarterAlreadyReported, period="2025-Q1", corrects="2"
    )
    early = report.model_copy(update={"period": "2026-Q1"})
    known.when(early).refused(QuarterNotOver, period="2026-Q1", last="2026-03-31")
    ahead = report.model_copy(update={"occurred_on": TODAY + timedelta(days=1)})
    known.when(ahead).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


def test_a_value_that_was_wrong_is_put_right_and_both_stay() -> None:
    counted.when(correct).then(corrected(2, "31"))
    counted.when(correct.model_copy(update={"value": "30.0"})).then()
    known.when(correct).refused(NothingReported)
    counted.when(correct.model_copy(update={"corrects": 3})).refused(NoReportedValue, corrects="3")
    measured = counted.given(corrected(2, "31")).state().measured("2025-Q1")
    assert (measured.value, measured.corrected_on, measured.reported_in) == ("31", TODAY, 2)


def test_a_correction_changes_no_other_quarter() -> None:
    state = counted.given(reported("5", "2024-Q4"), corrected(2, "31")).state()
    assert [(one.period, one.value) for one in state.values] == [
        ("2024-Q4", "5"),
        ("2025-Q1", "31"),
    ]


def test_one_that_has_ended_is_only_corrected() -> None:
    known.when(end).then(ended)
    over = counted.given(ended)
    for command in (aim, report, end):
        over.when(command).refused(KpiHasEnded, day="2026-03-02")
    over.when(correct).then(corrected(2, "31"))
    assert known.state().standing(TODAY) is KpiStanding.MEASURED
    assert over.state().standing(TODAY) is KpiStanding.ENDED
    assert possible(over.state(), CENTRE) == (CorrectKpi,)
    assert possible(known.state(), "beek") == (ReportKpi, SetKpiTarget, EndKpi)
    assert possible(KPI.initial, "beek") == ()


# Realisation against estimate


def year(scenario: Scenario) -> list[tuple[str | None, str | None, bool | None]]:
    found = realised_in("k-1", scenario.state(), 2025)
    return [(one.realised, one.deviation, one.on_target) for one in found]


def test_what_adds_up_is_held_against_the_part_of_the_year_that_is_over() -> None:
    scenario = known.given(
        aimed(at_least="121"),
        reported("30.5"),
        reported("25", "2025-Q2"),
        reported("80", "2025-Q4"),
    )
    assert year(scenario) == [
        ("30.5", "0.25", True),
        ("55.5", "-5", False),
        (None, None, None),
        (None, None, None),
    ]
    second = realised_at("k-1", scenario.state(), "2025-Q2")
    assert second is not None
    assert second.estimate == Estimate(at_least="60.5", at_most=None)
    assert (second.kpi, second.code, second.period) == ("k-1", "placements", "2025-Q2")
    whole = realised_at("k-1", scenario.state(), "2025")
    assert whole is not None
    assert (whole.period, whole.value) == ("2025-Q4", "80")


def test_what_says_how_it_is_is_held_against_the_whole_target() -> None:
    falling = kpi.given(
        defined(direction=DOWN, adds_up=False),
        aimed(at_most="5"),
        reported("5"),
        reported("5.01", "2025-Q3"),
    )
    assert year(falling) == [
        ("5", "0", True),
        (None, None, None),
        ("5.01", "0.01", False),
        (None, None, None),
    ]


def test_between_two_bounds_it_deviates_from_the_one_that_was_not_kept() -> None:
    within = kpi.given(
        defined(direction=WITHIN, adds_up=False),
        aimed(at_least="10", at_most="20"),
        reported("10"),
        reported("9.5", "2025-Q2"),
        reported("22", "2025-Q3"),
    )
    assert year(within)[:3] == [("10", "0", True), ("9.5", "-0.5", False), ("22", "2", False)]


def test_every_year_with_a_target_or_a_value_is_shown_whole() -> None:
    found = realised("k-1", counted.given(aimed(year=2027, at_least="8")).state())
    periods = [one.period for one in found]
    assert periods == [f"{year}-Q{quarter}" for year in (2025, 2027) for quarter in (1, 2, 3, 4)]
    assert realised("k-1", KPI.initial) == ()


def test_without_a_target_nothing_is_compared() -> None:
    assert year(counted)[0] == ("30", None, None)
    assert realised_in("k-1", KPI.initial, 2025) == ()
    assert realised_at("k-1", KPI.initial, "2025-Q1") is None


@pytest.mark.parametrize("period", ["once", "standing", "2025-03", "2025-11-30", "1999", "2025-Q5"])
def test_only_a_quarter_or_a_year_is_realised(period: str) -> None:
    assert realised_at("k-1", counted.state(), period) is None


def test_what_was_not_measured_any_more_is_not_realised() -> None:
    over = counted.given(ended.model_copy(update={"occurred_on": date(2025, 6, 30)})).state()
    assert realised_at("k-1", over, "2025-Q2") is not None
    assert realised_at("k-1", over, "2025") is not None
    assert realised_at("k-1", over, "2025-Q3") is None
    assert realised_at("k-1", over, "2026") is None


@pytest.mark.parametrize("value", ["1e3", "01", "1,5", "1.555", "NaN", "", " 1", "1."])
def test_a_value_is_a_plain_decimal_number(value: str) -> None:
    with pytest.raises(ValidationError):
        ReportKpi(occurred_on=TODAY, period="2025-Q1", value=value)


@pytest.mark.parametrize(
    ("number", "said"), [("12.50", "12.5"), ("-0.0", "0"), ("100", "100"), ("-3.00", "-3")]
)
def test_a_number_is_written_in_its_shortest_form(number: str, said: str) -> None:
    assert written(Decimal(number)) == said


def test_it_stands_under_its_agreement() -> None:
    assert KPI.under(KPI.initial) is None
    assert KPI.under(known.state()) == "dvo-test"


day = st.just(date(2026, 3, 2))
values = st.sampled_from(["-1.5", "0", "30", "30.25"])
bounds = st.sampled_from([None, "10", "20.05"])
wishes = (
    st.tuples(st.sampled_from(KpiDirection), st.booleans()).map(
        lambda drawn: define(direction=drawn[0], adds_up=drawn[1])
    )
    | any_of(
        SetKpiTarget,
        occurred_on=day,
        year=st.just(2025),
        target=any_of(KpiTarget, at_least=bounds, at_most=bounds),  # type: ignore[type-var]
    )
    | any_of(
        ReportKpi,
        occurred_on=day,
        period=st.sampled_from(["2025-Q1", "2025-Q2", "2025-Q3"]),
        value=values,
    )
    | any_of(
        CorrectKpi,
        occurred_on=day,
        corrects=st.sampled_from([2, 3]),
        value=values,
        reason=st.just(WORDS),
    )
    | st.just(end)
)


@given(st.lists(st.tuples(wishes, st.sampled_from(PARTIES)), max_size=20))
def test_realisation_and_deviation_are_exact(asking: Any) -> None:
    state = walked(KIND, asking)
    for one in realised_in("k-1", state, 2025):
        if one.deviation is None or one.realised is None or one.estimate is None:
            continue
        bounds = [Decimal(it) for it in (one.estimate.at_least, one.estimate.at_most) if it]
        apart = Decimal(one.realised) - Decimal(one.deviation)
        assert apart in bounds or (one.deviation == "0" and one.on_target)
