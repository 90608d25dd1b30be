"""Force majeure: told, consulted on, measures of the other party, new days, ended, reported on."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.between import NotOneOfThem
from domain.calendar.agreed import agreed_day
from domain.calendar.contract import Policy
from domain.calendar.due import DueDate, Mark
from domain.calendar.duty_dates import due_date, recompute
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import OwnRecord
from domain.force_majeure import force_majeure_under, kind
from domain.force_majeure.commands import (
    AddOwed,
    AgreeNewDate,
    BeginForceMajeure,
    ConsultOnForceMajeure,
    EndForceMajeure,
    EndTemporaryMeasure,
    ForceMajeureCommand,
    Owed,
    ProposeNewDate,
    ReportForceMajeure,
    TakeTemporaryMeasure,
)
from domain.force_majeure.events import (
    ForceMajeureConsulted,
    ForceMajeureEnded,
    ForceMajeureEvent,
    ForceMajeureKind,
    ForceMajeureMeasureEnded,
    ForceMajeureMeasureTaken,
    ForceMajeureNewDateAgreed,
    ForceMajeureNewDateProposed,
    ForceMajeureNotified,
    ForceMajeureObligationsAdded,
    ForceMajeureReported,
)
from domain.force_majeure.possible import possible
from domain.force_majeure.refusals import (
    BeforeForceMajeure,
    ForceMajeureAlreadyNotified,
    ForceMajeureAlreadyReported,
    ForceMajeureNotFound,
    ForceMajeureOver,
    ForceMajeureStillRuns,
    MeasureStillStands,
    NewDateInThePast,
    NewDateMoved,
    NoNewDateProposed,
    NoSuchMeasure,
    NotAffected,
    NoticeBeforeForceMajeure,
    NotTheirObligation,
    NotTheOtherParty,
    NotWhoNotified,
    OwnNewDate,
)
from domain.force_majeure.state import ForceMajeure, ForceMajeureStanding
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.domain.calendar.shipped import TABLES
from tests.scenario import Scenario, any_of, context
from tests.sealing import stored

CENTRE = "sittard-geleen"
SINCE, TOLD = date(2020, 3, 13), date(2020, 3, 16)
"""A Friday and the Monday after it."""
REPORT = "obligation-dvo-2020-beek-quarterly-report-2020-Q1"
PLAN = "obligation-dvo-2020-beek-four-year-plan-2020"
NEW_DAY = date(2020, 6, 28)
"""A Sunday."""
WORDS = Plain(text="all offices are closed")
DOCUMENT = OwnRecord(kind="report", system="zaaksysteem", reference="Z-9")
FORCE_MAJEURE = force_majeure_under(TABLES)
SNAPSHOTS = TypeAdapter(ForceMajeure)

majeure = Scenario(FORCE_MAJEURE).by(CENTRE).on(TOLD)


def owed(obligation: str = REPORT, debtor: str = CENTRE, agreement: str = "dvo-test") -> Owed:
    return Owed(obligation=obligation, agreement=agreement, debtor=(debtor,))


def target() -> DueDate:
    due = due_date(Policy(), "16.1", period=None, event_on=SINCE, tables=TABLES)
    assert due is not None
    return due


def begin(**other: Any) -> BeginForceMajeure:
    asked: dict[str, Any] = {
        "agreement": "dvo-test",
        "occurred_on": TOLD,
        "since": SINCE,
        "kind": ForceMajeureKind.OTHER,
        "obligations": (REPORT,),
        "description": WORDS,
        "parties": ("beek", CENTRE),
        "owed": (owed(),),
    }
    return BeginForceMajeure(**(asked | other))


def notified(**other: Any) -> ForceMajeureNotified:
    facts: dict[str, Any] = {
        "agreement": "dvo-test",
        "parties": ("beek", CENTRE),
        "party": CENTRE,
        "occurred_on": TOLD,
        "since": SINCE,
        "kind": ForceMajeureKind.OTHER,
        "obligations": (REPORT,),
        "description": WORDS,
        "target": target(),
    }
    return ForceMajeureNotified(**(facts | other))


add = AddOwed(occurred_on=TOLD, obligations=(PLAN, REPORT), owed=(owed(PLAN), owed()))
added = ForceMajeureObligationsAdded(occurred_on=TOLD, party=CENTRE, obligations=(PLAN,))
consult = ConsultOnForceMajeure(occurred_on=TOLD, outcome=WORDS, minutes=DOCUMENT)
consulted = ForceMajeureConsulted(occurred_on=TOLD, party=CENTRE, outcome=WORDS, minutes=DOCUMENT)
measure = TakeTemporaryMeasure(occurred_on=TOLD, measure=WORDS)
taken = ForceMajeureMeasureTaken(occurred_on=TOLD, party="beek", measure=WORDS)
end_measure = EndTemporaryMeasure(occurred_on=TOLD, number=1)
measure_ended = ForceMajeureMeasureEnded(occurred_on=TOLD, party="beek", number=1)
propose = ProposeNewDate(occurred_on=TOLD, obligation=REPORT, day=NEW_DAY)
agree = AgreeNewDate(occurred_on=TOLD, obligation=REPORT, day=NEW_DAY)
end = EndForceMajeure(occurred_on=TOLD)
ended = ForceMajeureEnded(occurred_on=TOLD, party=CENTRE)
report = ReportForceMajeure(occurred_on=TOLD, report=DOCUMENT)
reported = ForceMajeureReported(occurred_on=TOLD, party=CENTRE, report=DOCUMENT)
runs = majeure.given(notified())
over = runs.given(ended)


def proposed(party: str = CENTRE, day: date = NEW_DAY) -> ForceMajeureNewDateProposed:
    return ForceMajeureNewDateProposed(
        occurred_on=TOLD, party=party, obligation=REPORT, day=day, reasons=None
    )


def agreed(party: str = "beek", proposer: str = CENTRE) -> ForceMajeureNewDateAgreed:
    both = (proposer, party)
    return ForceMajeureNewDateAgreed(
        occurred_on=TOLD,
        party=party,
        obligation=REPORT,
        due=agreed_day(TABLES, NEW_DAY, "16.1", both),
        agreed_by=both,
    )


# Told without delay


def test_the_other_party_is_told_and_how_long_that_took_is_visible() -> None:
    majeure.when(begin()).then(notified())
    state = runs.state()
    assert (state.days_to_notice, state.told_in_target) == (3, True)
    assert (target().due, target().marks) == (TOLD, (Mark.POLICY,))
    later = majeure.given(notified(occurred_on=TOLD + timedelta(days=1))).state()
    assert (later.days_to_notice, later.told_in_target) == (4, False)
    assert FORCE_MAJEURE.initial.days_to_notice is None
    assert FORCE_MAJEURE.initial.told_in_target is None


def test_a_party_says_so_once_of_what_has_begun() -> None:
    runs.when(begin()).refused(ForceMajeureAlreadyNotified)
    majeure.by("stein").when(begin()).refused(
        NotOneOfThem, party="stein", parties=f"beek, {CENTRE}"
    )
    majeure.when(begin(since=TOLD, occurred_on=SINCE)).refused(
        NoticeBeforeForceMajeure, day="2020-03-13", since="2020-03-16"
    )
    ahead = TOLD + timedelta(days=1)
    for wrong in (begin(occurred_on=ahead), begin(since=ahead)):
        majeure.when(wrong).refused(StatedDayInFuture, day="2020-03-17", today="2020-03-16")


@pytest.mark.parametrize(
    "known", [(), (owed(debtor="beek"),), (owed(agreement="dvo-other"),), (owed(PLAN),)]
)
def test_it_keeps_a_party_from_its_own_obligations_only(known: tuple[Owed, ...]) -> None:
    majeure.when(begin(owed=known)).refused(NotTheirObligation, obligation=REPORT, party=CENTRE)
    majeure.when(begin(owed=known, obligations=())).then(notified(obligations=()))


def test_more_obligations_may_turn_out_to_be_affected() -> None:
    runs.when(add).then(added)
    runs.given(added).when(add).then()
    runs.by("beek").when(add).refused(NotWhoNotified, party="beek", notified=CENTRE)
    assert runs.given(added).state().of(PLAN) is not None
    twice = begin(obligations=(REPORT, REPORT))
    majeure.when(twice).then(notified())


COMMANDS = (add, consult, measure, end_measure, propose, agree, end, report)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: type(one).__name__)
def test_nothing_is_recorded_of_what_nobody_told(command: Any) -> None:
    majeure.when(command).refused(ForceMajeureNotFound)


def test_nothing_is_done_about_it_before_it_began_nor_by_others() -> None:
    before = SINCE - timedelta(days=1)
    runs.when(consult.model_copy(update={"occurred_on": before})).refused(
        BeforeForceMajeure, day="2020-03-12", since="2020-03-13"
    )
    for command in COMMANDS:
        runs.by("stein").when(command).refused(
            NotOneOfThem, party="stein", parties=f"beek, {CENTRE}"
        )


# Consultation and measures


def test_the_parties_consult_each_other() -> None:
    runs.when(consult).then(consulted)
    over.by("beek").when(consult).then(consulted.model_copy(update={"party": "beek"}))


def test_temporary_measures_are_the_other_party_s() -> None:
    runs.by("beek").when(measure).then(taken)
    runs.when(measure).refused(NotTheOtherParty, party=CENTRE)
    over.by("beek").when(measure).refused(ForceMajeureOver, day="2020-03-16")
    measured = runs.given(taken)
    measured.by("beek").when(end_measure).then(measure_ended)
    measured.when(end_measure).refused(NotTheOtherParty, party=CENTRE)
    runs.by("beek").when(end_measure).refused(NoSuchMeasure, standing="-")
    two = measured.given(taken, measure_ended)
    two.by("beek").when(end_measure).refused(NoSuchMeasure, standing="2")
    early = end_measure.model_copy(update={"occurred_on": SINCE})
    measured.by("beek").when(early).refused(
        BeforeForceMajeure, day="2020-03-13", since="2020-03-16"
    )


# A new day takes the record of both


def test_a_new_day_is_proposed_by_one_and_agreed_to_by_the_other() -> None:
    runs.when(propose).then(proposed())
    asked = runs.given(proposed())
    asked.when(propose).then()
    asked.when(agree).refused(OwnNewDate, party=CENTRE)
    asked.by("beek").when(agree).then(agreed())
    due = agreed().due
    assert (due.due, due.marks) == (NEW_DAY, (Mark.CLOSED_DAY,)), "a Sunday, and it stays there"
    assert due.steps[0].words.en == "Agreed: Sunday 28 June 2020 (16.1), by sittard-geleen, beek."
    assert recompute(due, TABLES) == due
    assert agreed_day(TABLES, date(2020, 6, 29), "16.1", ("beek", CENTRE)).marks == ()
    found = asked.given(agreed()).state().of(REPORT)
    assert found is not None and found.proposed is None and found.agreed == agreed()


def test_what_is_agreed_to_is_what_was_proposed_last() -> None:
    later = NEW_DAY + timedelta(days=1)
    other = propose.model_copy(update={"day": later})
    moved = runs.given(proposed())
    moved.by("beek").when(other).then(proposed("beek", later))
    moved = moved.given(proposed("beek", later))
    moved.by("beek").when(agree).refused(OwnNewDate, party="beek")
    moved.when(agree).refused(NewDateMoved, day="2020-06-28", proposed="2020-06-29")
    runs.by("beek").when(agree).refused(NoNewDateProposed)
    both = runs.given(added, proposed())
    of_plan = agree.model_copy(update={"obligation": PLAN})
    both.by("beek").when(of_plan).refused(NoNewDateProposed)
    plan_too = proposed("beek").model_copy(update={"obligation": PLAN})
    both.given(plan_too).by("beek").when(of_plan).refused(OwnNewDate, party="beek")


def test_a_new_day_is_one_to_come_for_what_is_affected() -> None:
    past = propose.model_copy(update={"day": SINCE})
    runs.when(past).refused(NewDateInThePast, day="2020-03-13", today="2020-03-16")
    runs.when(propose.model_copy(update={"obligation": PLAN})).refused(NotAffected, named=REPORT)
    majeure.given(notified(obligations=())).when(propose).refused(NotAffected, named="-")


# Ended and reported on


def test_who_told_says_when_it_is_over_and_reports_on_it() -> None:
    runs.when(end).then(ended)
    runs.by("beek").when(end).refused(NotWhoNotified, party="beek", notified=CENTRE)
    over.when(end).refused(ForceMajeureOver, day="2020-03-16")
    over.when(report).then(reported)
    runs.when(report).refused(ForceMajeureStillRuns)
    over.by("beek").when(report).refused(NotWhoNotified, party="beek", notified=CENTRE)
    runs.given(taken, ended).when(report).refused(MeasureStillStands, standing="1")
    runs.given(taken, ended, measure_ended).when(report).then(reported)
    for command in COMMANDS:
        over.given(reported).when(command).refused(ForceMajeureAlreadyReported, day="2020-03-16")


def test_it_holds_from_its_start_to_its_end_both_included() -> None:
    assert not FORCE_MAJEURE.initial.holds_on(TOLD)
    assert not runs.state().holds_on(SINCE - timedelta(days=1))
    assert runs.state().holds_on(SINCE) and runs.state().holds_on(NEW_DAY)
    assert over.state().holds_on(TOLD)
    assert not over.state().holds_on(TOLD + timedelta(days=1))


# How it stands


def test_how_it_stands_follows_from_what_was_recorded() -> None:
    standings = [
        (ForceMajeureStanding.TO_CONSULT, runs),
        (ForceMajeureStanding.RUNS, runs.given(consulted)),
        (ForceMajeureStanding.TO_REPORT, over),
        (ForceMajeureStanding.CLOSED, over.given(reported)),
    ]
    for standing, scenario in standings:
        assert scenario.state().standing(TOLD) is standing


def test_what_a_party_may_do_follows_from_the_same_conditions() -> None:
    assert possible(FORCE_MAJEURE.initial, "beek") == ()
    assert possible(runs.state(), CENTRE) == (
        ConsultOnForceMajeure,
        AddOwed,
        ProposeNewDate,
        EndForceMajeure,
    )
    assert possible(runs.state(), "beek") == (
        ConsultOnForceMajeure,
        TakeTemporaryMeasure,
        ProposeNewDate,
    )
    assert AgreeNewDate in possible(runs.given(proposed()).state(), "beek")


def test_its_kind_says_what_doors_must_know() -> None:
    known, state = kind(TABLES), runs.state()
    assert not known.about_people
    assert known.commands == get_args(ForceMajeureCommand)
    assert known.events == get_args(ForceMajeureEvent)
    for one in (known.agreements, known.concerned):
        assert one(FORCE_MAJEURE.initial) == ()
    assert known.begun(state) == notified()
    assert known.agreements(state) == ("dvo-test",)
    assert known.concerned(state) == ("beek", CENTRE)
    assert not known.closed(state) and known.closed(over.given(reported).state())
    assert FORCE_MAJEURE.under(FORCE_MAJEURE.initial) is None
    assert FORCE_MAJEURE.under(state) == "dvo-test"


# Whatever is asked

obligations = st.sampled_from([REPORT, PLAN])
new_days = st.sampled_from([NEW_DAY, NEW_DAY + timedelta(days=1)])
wishes: st.SearchStrategy[ForceMajeureCommand] = (
    st.sampled_from([begin(), add, consult, measure, end, report])
    | any_of(EndTemporaryMeasure, occurred_on=st.just(TOLD), number=st.integers(1, 2))
    | any_of(ProposeNewDate, occurred_on=st.just(TOLD), obligation=obligations, day=new_days)
    | any_of(AgreeNewDate, occurred_on=st.just(TOLD), obligation=obligations, day=new_days)
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE])), max_size=20))
def test_a_new_day_always_has_the_record_of_both(
    asking: list[tuple[ForceMajeureCommand, str]],
) -> None:
    state, events = FORCE_MAJEURE.initial, []
    for wish, party in asking:
        allowed = possible(state, party)
        try:
            found = FORCE_MAJEURE.decide(state, wish, context(party, today=TOLD))
        except Refusal:
            continue
        assert isinstance(wish, BeginForceMajeure) or type(wish) in allowed
        for event in map(stored, found):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = FORCE_MAJEURE.evolve(state, event)
            events.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert FORCE_MAJEURE.fold(events) == state
    for one in state.affected:
        if one.agreed is not None:
            assert len(set(one.agreed.agreed_by)) == 2
    if state.reported is not None:
        assert state.ended is not None and all(one.ended for one in state.measures)
