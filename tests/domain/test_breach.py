"""Breaches: found, told to the data controller, judged, notified within 72 hours, closed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.breach.commands import (
    AssessBreach,
    BreachCommand,
    CloseBreach,
    DiscoverBreach,
    LeaveSubjectsUntold,
    NotifyAuthority,
    RecomputeNotice,
    TakeMeasure,
    TellController,
    TellSubjects,
)
from domain.breach.decisions import BREACH
from domain.breach.duties import owed
from domain.breach.events import (
    BreachAssessed,
    BreachClosed,
    BreachDiscovered,
    BreachMeasureTaken,
    BreachNature,
    BreachNoticeRecomputed,
    BreachNotified,
    BreachSubjectsNotTold,
    BreachSubjectsTold,
    BreachToldToController,
    Cause,
    Channel,
    MeasureKind,
    Risk,
    UntoldGround,
)
from domain.breach.possible import possible
from domain.breach.refusals import (
    AuthorityAlreadyNotified,
    BreachAlreadyRecorded,
    BreachIsClosed,
    BreachNotAssessed,
    BreachNotFinished,
    BreachNotFound,
    ControllerAlreadyAware,
    ControllerNotAware,
    DelayNotExplained,
    RiskIsHigh,
    SubjectsAlreadyTold,
)
from domain.breach.state import Breach, BreachNotice, BreachStep
from domain.calendar.due import DueDate
from domain.controllership import (
    NotDataController,
    NotInvolved,
    NotPartyToAgreement,
    ProcessorIsController,
)
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.messages import AMSTERDAM
from domain.personal_data import Data
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture, StatedMomentBefore, StatedMomentInFuture
from tests.scenario import TODAY, Scenario, any_of, context
from tests.sealing import stored

CENTRE = "sittard-geleen"
NOW = context().now
FOUND = NOW - timedelta(hours=30)
TOLD = NOW - timedelta(hours=20)
WORDS = Plain(text="a list went to the wrong address")
SNAPSHOTS = TypeAdapter(Breach)
YESTERDAY = date(2026, 3, 1)

breach = Scenario(BREACH)
found_by_processor = breach.by(CENTRE)


def due_from(aware: datetime) -> DueDate:
    at = aware + timedelta(hours=72)
    day = at.astimezone(AMSTERDAM).date()
    return DueDate(
        due=day, rule="breach-notice", article="33", version="v1", steps=(), nominal=day, at=at
    )


def discover(**other: Any) -> DiscoverBreach:
    asked: dict[str, Any] = {
        "agreement": "dvo-test",
        "controller": "beek",
        "processor": CENTRE,
        "discovered_at": FOUND,
        "natures": (BreachNature.CONFIDENTIALITY,),
        "cause": Cause.WRONG_RECIPIENT,
        "categories": (Data.INCOME,),
        "description": WORDS,
        "parties": ("beek", CENTRE),
        "notify_by": due_from(FOUND),
    }
    return DiscoverBreach(**(asked | other))


def discovered(by: str = CENTRE, **other: Any) -> BreachDiscovered:
    asked = discover().model_dump(exclude={"parties", "notify_by", "description"})
    facts = {
        **asked,
        "description": WORDS,
        "party": by,
        "occurred_on": YESTERDAY,
        "notify_by": due_from(FOUND) if by == "beek" else None,
    }
    return BreachDiscovered(**(facts | other))


def told(**other: Any) -> BreachToldToController:
    facts: dict[str, Any] = {"party": CENTRE, "told_at": TOLD, "notify_by": due_from(TOLD)}
    return BreachToldToController(**({"occurred_on": YESTERDAY} | facts | other))


def assessed(risk: Risk = Risk.LIKELY) -> BreachAssessed:
    return BreachAssessed(occurred_on=TODAY, party="beek", risk=risk, reasons=WORDS)


def notified(**other: Any) -> BreachNotified:
    facts: dict[str, Any] = {"notified_at": NOW, "reference": "AP-1", "complete": True}
    more = {"late": False, "reasons_for_delay": None}
    return BreachNotified(**({"occurred_on": TODAY, "party": "beek"} | facts | more | other))


def measured() -> BreachMeasureTaken:
    return BreachMeasureTaken(
        occurred_on=TODAY, party=CENTRE, kind=MeasureKind.CONTAINED, description=WORDS
    )


def closed(outcome: Any = "handled") -> BreachClosed:
    return BreachClosed(occurred_on=TODAY, party="beek", outcome=outcome, conclusion=WORDS)


assess = AssessBreach(occurred_on=TODAY, risk=Risk.LIKELY, reasons=WORDS)
notify = NotifyAuthority(notified_at=NOW, reference="AP-1")
tell_subjects = TellSubjects(occurred_on=TODAY, channel=Channel.LETTER, number=3)
untold = LeaveSubjectsUntold(occurred_on=TODAY, ground=UntoldGround.RISK_NOT_HIGH, reasons=WORDS)
measure = TakeMeasure(occurred_on=TODAY, kind=MeasureKind.CONTAINED, description=WORDS)
close = CloseBreach(occurred_on=TODAY, outcome="handled", conclusion=WORDS)
aware = breach.given(discovered(), told())


# Found


def test_what_the_processor_finds_sets_no_term_running_yet() -> None:
    found_by_processor.when(discover()).then(discovered())
    state = breach.given(discovered()).state()
    assert (state.aware_at, state.notify_by, state.notice(NOW)) == (
        None,
        None,
        BreachNotice.NOT_RUNNING,
    )
    assert state.outstanding == (
        BreachStep.TELL_CONTROLLER,
        BreachStep.ASSESS,
        BreachStep.TAKE_MEASURE,
    )


def test_what_the_controller_finds_it_is_aware_of_at_once() -> None:
    breach.when(discover()).then(discovered("beek"))
    state = breach.given(discovered("beek")).state()
    assert (state.aware_at, state.notify_by) == (FOUND, due_from(FOUND))


def test_it_is_found_by_one_of_the_two_and_both_are_parties_to_the_agreement() -> None:
    breach.by("stein").when(discover()).refused(
        NotInvolved, party="stein", involved="beek, sittard-geleen"
    )
    breach.when(discover(parties=("stein", CENTRE))).refused(
        NotPartyToAgreement, party="beek", parties="stein, sittard-geleen"
    )
    breach.when(discover(processor="beek")).refused(ProcessorIsController, party="beek")
    breach.when(discover(processor=None)).then(discovered("beek", processor=None))


def test_it_is_found_before_it_is_recorded_and_recorded_once() -> None:
    ahead = NOW + timedelta(minutes=1)
    breach.when(discover(discovered_at=ahead)).refused(
        StatedMomentInFuture, moment="2026-03-02 10:01", now="2026-03-02 10:00"
    )
    breach.given(discovered()).when(discover()).refused(BreachAlreadyRecorded)


def test_the_day_is_that_of_amsterdam() -> None:
    late = datetime(2026, 2, 28, 23, 30, tzinfo=UTC)
    breach.when(discover(discovered_at=late)).then(
        discovered("beek", discovered_at=late, occurred_on=date(2026, 3, 1))
    )


# Told to the data controller


@pytest.mark.parametrize("party", ["beek", CENTRE])
def test_either_of_the_two_records_that_the_controller_was_told(party: str) -> None:
    command = TellController(told_at=TOLD, notify_by=due_from(TOLD))
    breach.given(discovered()).by(party).when(command).then(told(party=party))


def test_the_controller_is_told_once_after_it_was_found() -> None:
    again = TellController(told_at=TOLD, notify_by=due_from(TOLD))
    aware.when(again).refused(ControllerAlreadyAware, at="2026-03-01T14:00+01:00")
    breach.given(discovered("beek")).when(again).refused(
        ControllerAlreadyAware, at="2026-03-01T04:00+01:00"
    )
    before = FOUND - timedelta(minutes=1)
    breach.given(discovered()).when(
        TellController(told_at=before, notify_by=due_from(before))
    ).refused(StatedMomentBefore, moment="2026-03-01 03:59", earliest="2026-03-01 04:00")


@pytest.mark.parametrize("command", [assess, notify, tell_subjects, untold, close])
def test_nothing_is_judged_by_who_does_not_know_or_does_not_answer_for_it(command: Any) -> None:
    breach.given(discovered()).when(command).refused(ControllerNotAware)
    aware.by(CENTRE).when(command).refused(NotDataController, party=CENTRE, controller="beek")
    breach.when(command).refused(BreachNotFound)


# Judged


def test_the_controller_judges_the_risk_and_the_last_judgement_holds() -> None:
    aware.when(assess).then(assessed())
    again = aware.given(assessed(), assessed(Risk.UNLIKELY)).state()
    assert (again.risk, again.notice(NOW)) == (Risk.UNLIKELY, BreachNotice.NOT_NEEDED)
    assert again.outstanding == (BreachStep.TAKE_MEASURE,)


def test_a_day_to_come_is_refused() -> None:
    ahead = assess.model_copy(update={"occurred_on": TODAY + timedelta(days=1)})
    aware.when(ahead).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


# The authority


def test_the_authority_is_told_in_time() -> None:
    aware.when(notify).then(notified())
    assert aware.given(notified()).state().notice(NOW) is BreachNotice.IN_TIME


def test_the_72_hours_run_until_they_have_passed() -> None:
    state = aware.state()
    last = TOLD + timedelta(hours=72)
    assert state.notice(last) is BreachNotice.RUNNING
    assert state.notice(last + timedelta(seconds=1)) is BreachNotice.PASSED


def test_after_the_72_hours_a_notice_takes_reasons() -> None:
    early = datetime(2026, 2, 20, 8, tzinfo=UTC)
    long_ago = told(told_at=early, notify_by=due_from(early))
    late = breach.given(discovered(discovered_at=early), long_ago)
    late.when(notify).refused(DelayNotExplained)
    explained = notify.model_copy(update={"reasons_for_delay": WORDS})
    late.when(explained).then(notified(late=True, reasons_for_delay=WORDS))
    first = notified(late=True, complete=False, reasons_for_delay=WORDS)
    assert late.given(first).state().notice(NOW) is BreachNotice.LATE
    late.given(first).when(notify).then(notified(late=True))


def test_a_notice_in_phases_is_complete_once() -> None:
    begun = aware.given(notified(complete=False), assessed())
    assert BreachStep.NOTIFY_AUTHORITY in begun.state().outstanding
    begun.when(notify).then(notified())
    begun.given(notified()).when(notify).refused(AuthorityAlreadyNotified, reference="AP-1")


def test_nobody_is_told_before_the_controller_knew() -> None:
    early = notify.model_copy(update={"notified_at": TOLD - timedelta(minutes=1)})
    aware.when(early).refused(
        StatedMomentBefore, moment="2026-03-01 13:59", earliest="2026-03-01 14:00"
    )


# The data subjects


def test_a_high_risk_is_told_to_the_data_subjects() -> None:
    high = aware.given(assessed(Risk.HIGH))
    assert BreachStep.TELL_SUBJECTS in high.state().outstanding
    telling = BreachSubjectsTold(occurred_on=TODAY, party="beek", channel=Channel.LETTER, number=3)
    high.when(tell_subjects).then(telling)
    done = high.given(telling)
    assert BreachStep.TELL_SUBJECTS not in done.state().outstanding
    done.when(tell_subjects).refused(SubjectsAlreadyTold, day="2026-03-02")
    done.when(untold).refused(SubjectsAlreadyTold, day="2026-03-02")


def test_why_they_are_not_told_is_recorded_and_fits_the_risk() -> None:
    high = aware.given(assessed(Risk.HIGH))
    high.when(untold).refused(RiskIsHigh)
    spared = BreachSubjectsNotTold(
        occurred_on=TODAY, party="beek", ground=UntoldGround.PROTECTED, reasons=WORDS
    )
    high.when(untold.model_copy(update={"ground": UntoldGround.PROTECTED})).then(spared)
    assert BreachStep.TELL_SUBJECTS not in high.given(spared).state().outstanding
    not_high = spared.model_copy(update={"ground": UntoldGround.RISK_NOT_HIGH})
    aware.given(assessed()).when(untold).then(not_high)
    risen = aware.given(assessed(), not_high, assessed(Risk.HIGH))
    assert BreachStep.TELL_SUBJECTS in risen.state().outstanding
    risen.when(tell_subjects).then(
        BreachSubjectsTold(occurred_on=TODAY, party="beek", channel=Channel.LETTER, number=3)
    )


@pytest.mark.parametrize("command", [tell_subjects, untold])
def test_the_risk_is_judged_before_the_data_subjects_are_told_or_not(command: Any) -> None:
    aware.when(command).refused(BreachNotAssessed)


# Measures, and the end


@pytest.mark.parametrize("party", ["beek", CENTRE])
def test_both_take_measures(party: str) -> None:
    breach.given(discovered()).by(party).when(measure).then(
        measured().model_copy(update={"party": party})
    )


def test_it_is_closed_when_all_was_done() -> None:
    done = aware.given(assessed(), notified())
    done.when(close).refused(BreachNotFinished, steps="take-measure")
    assert done.given(measured()).state().outstanding == (BreachStep.CLOSE,)
    done.given(measured()).when(close).then(closed())
    assert done.given(measured(), closed()).state().outstanding == ()


def test_what_turned_out_to_be_no_breach_is_closed_as_it_is() -> None:
    aware.when(close.model_copy(update={"outcome": "no-breach"})).then(closed("no-breach"))
    assert aware.given(closed("no-breach")).state().notice(NOW) is BreachNotice.NOT_NEEDED


@pytest.mark.parametrize("command", [assess, notify, tell_subjects, untold, measure, close])
def test_nothing_is_recorded_of_what_is_closed(command: Any) -> None:
    aware.given(assessed(), closed()).when(command).refused(BreachIsClosed, day="2026-03-02")


def test_what_a_party_may_do_follows_from_the_same_conditions() -> None:
    assert possible(BREACH.initial, "beek") == ()
    assert possible(breach.given(discovered()).state(), CENTRE) == (TellController, TakeMeasure)
    assert possible(aware.state(), "beek") == (
        AssessBreach,
        NotifyAuthority,
        TakeMeasure,
        CloseBreach,
    )
    assert possible(aware.given(closed()).state(), "beek") == ()


def test_a_breach_stands_under_its_agreement() -> None:
    assert BREACH.under(BREACH.initial) is None
    assert BREACH.under(aware.state()) == "dvo-test"


moments = st.integers(0, 120).map(lambda hours: NOW - timedelta(hours=hours))
days = st.integers(-1, 3).map(lambda number: TODAY - timedelta(days=number))
wishes: st.SearchStrategy[BreachCommand] = (
    moments.map(lambda at: discover(discovered_at=at, notify_by=due_from(at)))
    | moments.map(lambda at: TellController(told_at=at, notify_by=due_from(at)))
    | any_of(AssessBreach, occurred_on=days, risk=st.sampled_from(Risk), reasons=st.just(WORDS))
    | any_of(
        NotifyAuthority,
        notified_at=moments,
        reference=st.just("AP-1"),
        complete=st.booleans(),
        reasons_for_delay=st.sampled_from([None, WORDS]),
    )
    | st.sampled_from([tell_subjects, untold, measure, close])
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE])), max_size=20))
def test_a_breach_with_risk_is_closed_as_handled_only_when_the_authority_knows(
    asked: list[tuple[BreachCommand, str]],
) -> None:
    state = BREACH.initial
    for wish, party in asked:
        allowed = possible(state, party)
        try:
            events = BREACH.decide(state, wish, context(party))
        except Refusal:
            continue
        assert isinstance(wish, DiscoverBreach) or type(wish) in allowed
        for event in map(stored, events):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = BREACH.evolve(state, event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    if state.closed is not None and state.closed.outcome == "handled":
        assert state.risk is Risk.UNLIKELY or state.fully_notified
        assert state.measures
    if state.notices:
        assert state.aware_at is not None
        assert all(one.notified_at >= state.aware_at for one in state.notices)


# What is due, and when the rules change


def test_the_authority_is_to_be_told_from_the_controllers_awareness_until_it_is() -> None:
    assert owed(breach.state()) is None
    assert owed(breach.given(discovered()).state()) is None
    aware = breach.given(discovered(), told())
    assert owed(aware.state()) == due_from(TOLD)
    assert owed(aware.given(assessed()).state()) == due_from(TOLD)
    for over in (notified(), assessed(Risk.UNLIKELY)):
        assert owed(aware.given(over).state()) is None


def test_when_the_rules_change_the_72_hours_are_computed_anew() -> None:
    later = due_from(TOLD + timedelta(hours=5)).model_copy(update={"version": "v2"})
    anew = BreachNoticeRecomputed(occurred_on=TODAY, notify_by=later, previous=due_from(TOLD).at)
    aware = breach.given(discovered(), told()).by_system()
    aware.when(RecomputeNotice(notify_by=later)).then(anew)
    assert aware.given(anew).state().notify_by == later
    aware.given(anew).when(RecomputeNotice(notify_by=later)).then()
    same = due_from(TOLD).model_copy(update={"version": "v2"})
    aware.when(RecomputeNotice(notify_by=same)).then()
    aware.given(notified()).when(RecomputeNotice(notify_by=later)).then()
    breach.by_system().when(RecomputeNotice(notify_by=later)).refused(BreachNotFound)
