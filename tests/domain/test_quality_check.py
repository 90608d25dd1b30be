"""Rounds of quality control: a sample, its errors and their rate, measures that are followed."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.action_point import ActionPoint, NewActionPoint, NoActionPointOpen, NotTheOwner
from domain.between import NotOneOfThem
from domain.controllership import NotPartyToAgreement
from domain.evidence import OwnRecord
from domain.fulfilment import DutyPeriod, Fulfils
from domain.quality_check import KIND
from domain.quality_check.commands import (
    CompleteMeasure,
    ConcludeQualityCheck,
    DrawSample,
    MoveMeasure,
    PlanQualityCheck,
    RecordCheckFinding,
)
from domain.quality_check.decisions import QUALITY_CHECK
from domain.quality_check.events import (
    CheckAspect,
    CheckFindingRecorded,
    CheckMoment,
    CheckResult,
    MeasureDone,
    MeasureMoved,
    QualityCheckConcluded,
    QualityCheckPlanned,
    SampleDrawn,
)
from domain.quality_check.fulfilment import fulfilled_by
from domain.quality_check.possible import possible
from domain.quality_check.refusals import (
    AspectNotChecked,
    CheckedPeriodBackward,
    ImprovementWithoutMeasure,
    MoreErrorsThanSample,
    NoSampleDrawn,
    NotTheChecker,
    QualityCheckAlreadyPlanned,
    QualityCheckIsConcluded,
    QualityCheckNotConcluded,
    QualityCheckNotFound,
    SampleAlreadyDrawn,
    SampleTooLarge,
    ThemeIsSubsequent,
)
from domain.quality_check.state import QualityCheckStanding
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of
from tests.walked import walked

CENTRE = "sittard-geleen"
PARTIES = ("beek", CENTRE)
WORDS = Plain(text="the date of receipt is missing")
DAY, LATER = date(2026, 3, 16), date(2026, 4, 1)
REPORT = OwnRecord(kind="quality-report", system="zaaksysteem", reference="Z-5")
OWED = DutyPeriod(duty="quality-control-round", period="2025-Q4")
LAWFUL, THEME, QUALITY = CheckAspect.LAWFULNESS, CheckAspect.THEME, CheckAspect.QUALITY

check = Scenario(QUALITY_CHECK).by(CENTRE)


def plan(**other: Any) -> PlanQualityCheck:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "agreements": ("dvo-test", "dvo-other"),
        "moment": CheckMoment.SUBSEQUENT,
        "aspects": (LAWFUL, THEME),
        "first": date(2025, 10, 1),
        "last": date(2025, 12, 31),
        "owed": OWED,
        "parties": PARTIES,
    }
    return PlanQualityCheck(**(asked | other))


def planned(**other: Any) -> QualityCheckPlanned:
    return QualityCheckPlanned(**({**dict(plan()), "party": CENTRE} | other))


def found(number: int = 1, aspect: CheckAspect = LAWFUL, errors: int = 3) -> CheckFindingRecorded:
    return CheckFindingRecorded(
        occurred_on=TODAY,
        party=CENTRE,
        number=number,
        aspect=aspect,
        errors=errors,
        finding=WORDS,
    )


def find(aspect: CheckAspect = LAWFUL, errors: int = 3) -> RecordCheckFinding:
    return RecordCheckFinding(occurred_on=TODAY, aspect=aspect, errors=errors, finding=WORDS)


def conclude(**other: Any) -> ConcludeQualityCheck:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "result": CheckResult.TO_IMPROVE,
        "conclusion": WORDS,
        "report": REPORT,
        "measures": (NewActionPoint(owner="beek", due=DAY, what=WORDS),),
    }
    return ConcludeQualityCheck(**(asked | other))


MEASURE = ActionPoint(number=1, owner="beek", due=DAY, what=WORDS)


def concluded(**other: Any) -> QualityCheckConcluded:
    facts = {**dict(conclude()), "party": CENTRE, "measures": (MEASURE,)}
    return QualityCheckConcluded(**(facts | other))


draw = DrawSample(occurred_on=TODAY, population=400, size=30)
drawn = SampleDrawn(occurred_on=TODAY, party=CENTRE, population=400, size=30)
complete = CompleteMeasure(occurred_on=TODAY, number=1, evidence=(REPORT,))
taken = MeasureDone(occurred_on=TODAY, party="beek", number=1, evidence=(REPORT,))
put_off = MoveMeasure(occurred_on=TODAY, number=1, due=LATER, reason=WORDS)
moved = MeasureMoved(occurred_on=TODAY, party=CENTRE, number=1, due=LATER, reason=WORDS)
ahead = check.given(planned())
sampled = ahead.given(drawn)
over = sampled.given(concluded())


def test_it_is_planned_on_aspects_of_a_periods_work() -> None:
    check.when(plan()).then(planned())
    check.when(plan(aspects=(LAWFUL, THEME, LAWFUL))).then(planned())
    check.when(plan(last=date(2025, 9, 30))).refused(
        CheckedPeriodBackward, first="2025-10-01", last="2025-09-30"
    )
    check.by("stein").when(plan()).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )
    ahead.when(plan()).refused(QualityCheckAlreadyPlanned)
    check.when(plan(occurred_on=TODAY + timedelta(days=1))).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )
    assert QUALITY_CHECK.under(QUALITY_CHECK.initial) is None
    assert QUALITY_CHECK.under(ahead.state()) == "dvo-test"


def test_a_prior_check_has_no_theme() -> None:
    prior = {"moment": CheckMoment.PRIOR}
    check.when(plan(**prior)).refused(ThemeIsSubsequent)
    both = {**prior, "aspects": (LAWFUL, QUALITY)}
    check.when(plan(**both)).then(planned(**both))


@pytest.mark.parametrize("command", [draw, find(), conclude(), complete, put_off])
def test_nothing_is_recorded_of_what_nobody_planned(command: Any) -> None:
    check.when(command).refused(QualityCheckNotFound)
    over.by("stein").when(command).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )


def test_who_checks_draws_one_sample_of_no_more_than_there_are() -> None:
    ahead.when(draw).then(drawn)
    ahead.when(draw.model_copy(update={"size": 401})).refused(
        SampleTooLarge, size="401", population="400"
    )
    ahead.by("beek").when(draw).refused(NotTheChecker, party="beek", checker=CENTRE)
    sampled.when(draw).refused(SampleAlreadyDrawn, size="30")


def test_errors_are_counted_by_aspect_within_the_sample() -> None:
    sampled.when(find()).then(found())
    sampled.given(found()).when(find(THEME, 30)).then(found(2, THEME, 30))
    sampled.given(found()).when(find(LAWFUL, 28)).refused(
        MoreErrorsThanSample, errors="31", size="30"
    )
    sampled.when(find(QUALITY)).refused(AspectNotChecked, aspect="quality")
    ahead.when(find()).refused(NoSampleDrawn)


def test_the_error_rate_is_exact() -> None:
    state = sampled.given(found(), found(2, LAWFUL, 1), found(3, THEME, 5)).state()
    assert state.error_rate(LAWFUL) == Fraction(4, 30)
    assert state.error_rate(THEME) == Fraction(1, 6)
    assert state.error_rate(QUALITY) == 0
    assert [(one.aspect, one.errors, one.size, one.percent) for one in state.rates] == [
        (LAWFUL, 4, 30, "13.33"),
        (THEME, 5, 30, "16.67"),
    ]
    assert ahead.state().rates == QUALITY_CHECK.initial.rates == ()
    assert ahead.state().error_rate(LAWFUL) is None


def test_it_is_concluded_with_measures_where_something_is_to_improve() -> None:
    sampled.when(conclude()).then(concluded())
    sampled.when(conclude(measures=())).refused(ImprovementWithoutMeasure)
    fine = {"result": CheckResult.IN_ORDER, "measures": ()}
    sampled.when(conclude(**fine)).then(concluded(**fine))
    ahead.when(conclude()).refused(NoSampleDrawn)
    for command in (conclude(), find()):
        over.when(command).refused(QualityCheckIsConcluded, day="2026-03-02")
    stein = NewActionPoint(owner="stein", what=WORDS)
    sampled.when(conclude(measures=(stein,))).refused(
        NotPartyToAgreement, party="stein", parties="beek, sittard-geleen"
    )


def test_measures_are_taken_by_who_owns_them_and_moved_by_each() -> None:
    over.by("beek").when(complete).then(taken)
    over.when(complete).refused(NotTheOwner, party=CENTRE, owner="beek")
    over.when(put_off).then(moved)
    over.given(moved).when(put_off).then()
    over.given(taken).when(put_off).refused(NoActionPointOpen)
    sampled.when(put_off).refused(QualityCheckNotConcluded)


def test_how_it_stands_and_what_may_be_done() -> None:
    late = DAY + timedelta(days=1)
    standings = [
        (QualityCheckStanding.PLANNED, ahead, DAY),
        (QualityCheckStanding.UNDER_WAY, sampled, DAY),
        (QualityCheckStanding.MEASURES_OPEN, over, DAY),
        (QualityCheckStanding.MEASURES_OVERDUE, over, late),
        (QualityCheckStanding.MEASURES_OPEN, over.given(moved), late),
        (QualityCheckStanding.DONE, over.given(taken), late),
    ]
    for standing, scenario, day in standings:
        assert scenario.state().standing(day) is standing
        assert scenario.state().finished is (standing is QualityCheckStanding.DONE)
    assert possible(QUALITY_CHECK.initial, CENTRE) == ()
    assert possible(ahead.state(), CENTRE) == (DrawSample,)
    assert possible(sampled.state(), CENTRE) == (RecordCheckFinding, ConcludeQualityCheck)
    assert possible(over.state(), "beek") == (CompleteMeasure, MoveMeasure)


def test_it_fulfils_what_it_was_owed_for_under_each_agreement() -> None:
    assert fulfilled_by(over.state()) == (
        Fulfils("dvo-test-quality-control-round-2025-Q4", CENTRE, TODAY, (REPORT,)),
        Fulfils("dvo-other-quality-control-round-2025-Q4", CENTRE, TODAY, (REPORT,)),
    )
    unowed = check.given(planned(owed=None), drawn, concluded()).state()
    assert fulfilled_by(sampled.state()) == fulfilled_by(unowed) == ()
    assert fulfilled_by(QUALITY_CHECK.initial) == ()


wishes = (
    st.sampled_from(
        [plan(), draw, conclude(), conclude(result=CheckResult.IN_ORDER, measures=()), complete]
    )
    | any_of(
        RecordCheckFinding,
        occurred_on=st.just(TODAY),
        aspect=st.sampled_from(CheckAspect),
        errors=st.sampled_from([0, 1, 20]),
        finding=st.just(WORDS),
    )
    | any_of(
        MoveMeasure,
        occurred_on=st.just(TODAY),
        number=st.sampled_from([1, 2]),
        due=st.sampled_from([DAY, LATER]),
        reason=st.just(WORDS),
    )
)


@given(st.lists(st.tuples(wishes, st.sampled_from([*PARTIES, "stein"])), max_size=25))
def test_no_rate_goes_beyond_everything(asking: Any) -> None:
    state = walked(KIND, asking)
    rates = [state.error_rate(aspect) for aspect in CheckAspect]
    assert all(rate is None or 0 <= rate <= 1 for rate in rates)
    assert [one.number for one in state.findings] == list(range(1, len(state.findings) + 1))
    assert state.concluded is None or state.sample is not None
