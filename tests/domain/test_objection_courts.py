"""Objections before the courts; how they stand, whatever is asked; and the annual report."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.calendar.terms import term
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.messages import Event
from domain.objection import kind
from domain.objection.annual import annual_report
from domain.objection.codes import (
    CourtEffect,
    CourtFiler,
    CourtRuling,
    DecisionEffect,
    Forum,
    ObjectionOutcome,
)
from domain.objection.commands import (
    AdjournObjection,
    AskRepair,
    FileDefence,
    FileProceedings,
    JudgeLateness,
    MakeKnown,
    NoteCourtAsked,
    NoteHeardInCourt,
    NoteProceedingsWithdrawn,
    NoteRepaired,
    NoteRuling,
    ObjectionCommand,
    ReceiveObjection,
    RecomputeObjectionDue,
    WithdrawObjection,
)
from domain.objection.court_events import (
    CourtAsked,
    CourtRuled,
    DefenceFiled,
    HeardInCourt,
    ProceedingsFiled,
    ProceedingsWithdrawn,
)
from domain.objection.dates import named_by_court
from domain.objection.duties import running
from domain.objection.events import ObjectionAdjourned, OmissionRepaired, RepairAsked
from domain.objection.possible import CONDITIONS, possible
from domain.objection.refusals import (
    DayNamedForNothing,
    DefenceAlreadyFiled,
    DefenceNotAsked,
    ForumNotOpen,
    NamedDayNotLater,
    NoSuchProceedings,
    NothingInCourt,
    ObjectionHasNoTerm,
    PreparedElsewhere,
    ProceedingsEnded,
    RulingDoesNotFit,
)
from domain.objection.state import Objection, ObjectionStanding
from domain.stated_day import StatedDayBeforeDecision
from tests.domain.calendar.shipped import TABLES
from tests.domain.objections import (
    ADVISED,
    CENTRE,
    DEFENCE,
    DUE,
    JUDGMENT,
    KNOWN,
    OBJECTIONS,
    PLANNED,
    WHO,
    WORDS,
    adjourn,
    advise,
    closed,
    contested,
    decide,
    decided,
    everything_else,
    hear,
    made_known,
    objection,
    omit,
    omitted,
    plan,
    prepare,
    receive,
    received,
    there,
    told,
    withdraw,
    withdrawn,
    write,
)
from tests.scenario import TODAY, Scenario, any_of, context
from tests.sealing import stored

COURT = "rechtbank-limburg"
SNAPSHOTS = TypeAdapter(Objection)
FILED, RULED = date(2026, 5, 11), date(2026, 11, 2)


def go_to_court(forum: Forum = Forum.APPEAL, **other: Any) -> FileProceedings:
    asked: dict[str, Any] = {"occurred_on": FILED, "forum": forum, "court": COURT}
    return FileProceedings(**(asked | other))


def filed(forum: Forum = Forum.APPEAL, **other: Any) -> ProceedingsFiled:
    facts: dict[str, Any] = {
        "occurred_on": FILED,
        "party": "beek",
        "number": 1,
        "forum": forum,
        "court": COURT,
        "filer": CourtFiler.OBJECTOR,
        "reference": None,
        "against": None,
        "filing": made_known.appeal_by if forum is Forum.APPEAL else None,
        "in_time": True if forum is Forum.APPEAL else None,
    }
    return ProceedingsFiled(**(facts | other))


def rule(**other: Any) -> NoteRuling:
    asked: dict[str, Any] = {
        "occurred_on": RULED,
        "number": 1,
        "ruling": CourtRuling.UNFOUNDED,
        "judgment": JUDGMENT,
    }
    return NoteRuling(**(asked | other))


def ruled(**other: Any) -> CourtRuled:
    facts: dict[str, Any] = {
        "occurred_on": RULED,
        "party": "beek",
        "number": 1,
        "ruling": CourtRuling.UNFOUNDED,
        "effect": CourtEffect.STANDS,
        "judgment": JUDGMENT,
        "costs": None,
        "due": None,
    }
    return CourtRuled(**(facts | other))


after = closed.on(FILED)
appealed = closed.given(filed()).on(RULED)
judged = appealed.given(ruled())
ANEW = {"ruling": CourtRuling.WELL_FOUNDED, "effect": CourtEffect.DECIDE_ANEW}
BY_COURT = named_by_court(TABLES, date(2026, 12, 14), "Awb 8:72(4)")
asked = CourtAsked(
    occurred_on=FILED,
    party="beek",
    number=1,
    defence_by=named_by_court(TABLES, date(2026, 6, 22), "Awb 8:42(2)"),
)
defended = DefenceFiled(occurred_on=date(2026, 6, 22), party=CENTRE, number=1, defence=DEFENCE)


# Which ways to a court are open


def test_an_appeal_is_against_what_was_made_known_within_six_weeks() -> None:
    after.when(go_to_court()).then(filed())
    late = date(2026, 6, 3)
    after.on(late).when(go_to_court(occurred_on=late)).then(filed(occurred_on=late, in_time=False))
    there.on(FILED).when(go_to_court()).refused(ForumNotOpen, forum="appeal")
    after.when(go_to_court(occurred_on=date(2026, 4, 20))).refused(
        StatedDayBeforeDecision, day="2026-04-20", decided="2026-04-21"
    )


def test_an_appeal_against_silence_waits_for_the_end_of_the_term() -> None:
    silence = Forum.APPEAL_AGAINST_SILENCE
    late = date(2026, 5, 27)
    waiting = there.on(late)
    waiting.when(go_to_court(silence, occurred_on=late)).then(filed(silence, occurred_on=late))
    waiting.when(go_to_court(silence, occurred_on=date(2026, 5, 26))).refused(
        ForumNotOpen, forum="appeal-against-silence"
    )
    for other in (closed, there.given(withdrawn)):
        other.on(late).when(go_to_court(silence, occurred_on=late)).refused(
            ForumNotOpen, forum="appeal-against-silence"
        )


def test_relief_is_asked_beside_an_objection_or_an_appeal_that_runs() -> None:
    relief = Forum.PROVISIONAL_RELIEF
    there.on(FILED).when(go_to_court(relief)).then(filed(relief))
    after.given(filed()).when(go_to_court(relief)).then(filed(relief, number=2))
    after.when(go_to_court(relief)).refused(ForumNotOpen, forum="provisional-relief")
    beside = there.given(filed(relief), withdrawn).on(FILED)
    beside.when(go_to_court(relief)).refused(ForumNotOpen, forum="provisional-relief")


@pytest.mark.parametrize(
    ("forum", "rule_id"),
    [
        (Forum.HIGHER_APPEAL, "higher-appeal-filing"),
        (Forum.OPPOSITION, "opposition-filing"),
        (Forum.REVISION, None),
    ],
)
def test_some_ways_are_against_a_ruling(forum: Forum, rule_id: str | None) -> None:
    day = RULED + timedelta(days=14)
    filing = None if rule_id is None else term(TABLES, rule_id, RULED)
    against = go_to_court(forum, occurred_on=day, against=1, filer=CourtFiler.MUNICIPALITY)
    judged.on(day).when(against).then(
        filed(
            forum,
            occurred_on=day,
            number=2,
            filer=CourtFiler.MUNICIPALITY,
            against=1,
            filing=filing,
            in_time=None if filing is None else True,
        )
    )
    judged.on(day).when(go_to_court(forum, occurred_on=day)).refused(ForumNotOpen, forum=forum)
    judged.on(day).when(go_to_court(forum, occurred_on=day, against=7)).refused(
        NoSuchProceedings, number="7"
    )
    appealed.when(go_to_court(forum, against=1)).refused(ForumNotOpen, forum=forum)
    judged.on(day).when(go_to_court(forum, occurred_on=FILED, against=1)).refused(
        StatedDayBeforeDecision, day="2026-05-11", decided="2026-11-02"
    )


def test_other_proceedings_are_always_recorded() -> None:
    there.on(FILED).when(go_to_court(Forum.OTHER, reference="ROE-26-118")).then(
        filed(Forum.OTHER, reference="ROE-26-118")
    )


# Before the court


def test_the_defence_is_filed_by_the_day_that_the_court_named() -> None:
    court = appealed.on(date(2026, 6, 22))
    named = NoteCourtAsked(occurred_on=FILED, number=1, defence_by=date(2026, 6, 22))
    court.when(named).then(asked)
    four_weeks = term(TABLES, "appeal-defence", FILED)
    court.when(NoteCourtAsked(occurred_on=FILED, number=1)).then(
        asked.model_copy(update={"defence_by": four_weeks})
    )
    court.when(named.model_copy(update={"defence_by": FILED})).refused(
        NamedDayNotLater, day="2026-05-11", after="2026-05-11"
    )
    file_it = FileDefence(occurred_on=date(2026, 6, 22), number=1, defence=DEFENCE)
    court.by(CENTRE).when(file_it).refused(DefenceNotAsked)
    waiting = court.given(asked)
    waiting.by(CENTRE).when(file_it).then(defended)
    waiting.when(file_it).refused(PreparedElsewhere, party="beek", prepares=CENTRE)
    state = waiting.given(defended).state()
    assert state.proceedings[0].defence_in_time is True
    late = defended.model_copy(update={"occurred_on": date(2026, 6, 23)})
    assert waiting.given(late).state().proceedings[0].defence_in_time is False
    assert waiting.state().proceedings[0].defence_in_time is None


def test_each_of_several_is_defended_once() -> None:
    second = filed(Forum.PROVISIONAL_RELIEF, number=2)
    both = appealed.given(asked, second).by(CENTRE)
    other = FileDefence(occurred_on=FILED, number=2, defence=DEFENCE)
    both.when(other).refused(DefenceNotAsked)
    more = asked.model_copy(update={"number": 2})
    done = both.given(defended, more)
    again = other.model_copy(update={"number": 1})
    done.when(again).refused(DefenceAlreadyFiled, day="2026-06-22")
    done.when(other).then(defended.model_copy(update={"number": 2, "occurred_on": FILED}))


def test_it_is_heard_ruled_on_or_withdrawn() -> None:
    appealed.when(NoteHeardInCourt(occurred_on=RULED, number=1)).then(
        HeardInCourt(occurred_on=RULED, party="beek", number=1)
    )
    appealed.when(rule(costs=181_400)).then(ruled(costs=181_400))
    gone = ProceedingsWithdrawn(occurred_on=RULED, party="beek", number=1)
    appealed.when(NoteProceedingsWithdrawn(occurred_on=RULED, number=1)).then(gone)
    judged.when(rule()).refused(NothingInCourt)
    more = judged.given(filed(Forum.HIGHER_APPEAL, number=2, against=1))
    more.when(rule()).refused(ProceedingsEnded, number="1", day="2026-11-02")
    more.when(rule(number=3)).refused(NoSuchProceedings, number="3")
    appealed.when(rule(occurred_on=date(2026, 5, 10))).refused(
        StatedDayBeforeDecision, day="2026-05-10", decided="2026-05-11"
    )
    heard_there = HeardInCourt(occurred_on=RULED, party="beek", number=1)
    assert appealed.given(heard_there, gone).state().proceedings[0].heard == (heard_there,)
    assert appealed.given(gone).state().proceedings[0].ended == gone


def test_a_ruling_fits_what_was_asked() -> None:
    relief = there.given(filed(Forum.PROVISIONAL_RELIEF)).on(RULED)
    relief.when(rule(ruling=CourtRuling.RELIEF_GRANTED)).then(
        ruled(ruling=CourtRuling.RELIEF_GRANTED)
    )
    relief.when(rule()).refused(
        RulingDoesNotFit,
        ruling="court-unfounded",
        forum="provisional-relief",
        effect="decision-stands",
    )
    appealed.when(rule(ruling=CourtRuling.RELIEF_REFUSED)).refused(
        RulingDoesNotFit, ruling="relief-refused", forum="appeal", effect="decision-stands"
    )
    appealed.when(rule(effect=CourtEffect.COURT_DECIDES)).refused(
        RulingDoesNotFit, ruling="court-unfounded", forum="appeal", effect="court-decides-itself"
    )
    appealed.when(rule(decide_by=date(2026, 12, 14))).refused(
        DayNamedForNothing, effect="decision-stands"
    )


def test_what_the_court_annuls_is_decided_anew_by_its_day() -> None:
    appealed.when(rule(**ANEW, decide_by=date(2026, 12, 14))).then(ruled(**ANEW, due=BY_COURT))
    appealed.when(rule(**ANEW, decide_by=RULED)).refused(
        NamedDayNotLater, day="2026-11-02", after="2026-11-02"
    )
    again = appealed.given(ruled(**ANEW, due=BY_COURT))
    state = again.state()
    assert (state.decided, state.made_known, state.due) == (None, None, BY_COURT)
    assert [one.in_time for one in state.earlier] == [True]
    assert not state.finished
    for command in (adjourn, everything_else[2]):
        late = command.model_copy(update={"occurred_on": RULED})
        again.when(late).refused(ObjectionHasNoTerm)
    again.when(decide(occurred_on=RULED)).then(decided(occurred_on=RULED))
    unhurried = appealed.given(ruled(**ANEW))
    assert unhurried.state().due is None
    unhurried.by_system().when(RecomputeObjectionDue()).then()
    known = made_known.model_copy(update={"occurred_on": RULED})
    assert unhurried.given(decided(occurred_on=RULED), known).state().in_time is None


def test_silence_is_ended_by_the_courts_day() -> None:
    late = date(2026, 5, 27)
    silent = there.given(filed(Forum.APPEAL_AGAINST_SILENCE, occurred_on=late)).on(RULED)
    state = silent.given(ruled(**ANEW, due=BY_COURT)).state()
    assert (state.due, state.earlier) == (BY_COURT, ())
    assert silent.given(ruled(**ANEW)).state().due == DUE
    awaited = RepairAsked(
        occurred_on=date(2026, 5, 20),
        party="beek",
        omissions=(),
        begun_on=date(2026, 5, 20),
        repair_by=date(2026, 6, 3),
        stands_still=True,
        due=DUE,
        previous=DUE.due,
    )
    waiting = there.given(awaited, filed(Forum.OTHER), ruled(**ANEW, due=BY_COURT)).on(RULED)
    waiting.when(NoteRepaired(occurred_on=RULED)).then(
        OmissionRepaired(occurred_on=RULED, party="beek", due=BY_COURT, previous=BY_COURT.due)
    )


# As it stands


def test_how_it_stands_follows_from_what_was_recorded_and_the_day() -> None:
    late = DUE.due + timedelta(days=1)
    repair = RepairAsked(
        occurred_on=TODAY,
        party="beek",
        omissions=(),
        begun_on=TODAY,
        repair_by=date(2026, 3, 16),
        stands_still=True,
        due=DUE,
        previous=DUE.due,
    )
    relief = filed(Forum.PROVISIONAL_RELIEF)
    repaired = OmissionRepaired(occurred_on=TODAY, party="beek", due=DUE, previous=DUE.due)
    for standing, scenario, day in [
        (ObjectionStanding.RECEIVED, there, TODAY),
        (ObjectionStanding.RECEIVED, there.given(relief), TODAY),
        (ObjectionStanding.AWAITS_REPAIR, there.given(repair), date(2026, 3, 15)),
        (ObjectionStanding.RECEIVED, there.given(repair), date(2026, 3, 16)),
        (ObjectionStanding.RECEIVED, there.given(repair, repaired), TODAY),
        (ObjectionStanding.TO_BE_HEARD, there.given(PLANNED), TODAY),
        (ObjectionStanding.HEARD, told, TODAY),
        (ObjectionStanding.HEARD, there.given(omitted), TODAY),
        (ObjectionStanding.ADVISED, ADVISED, DUE.due),
        (ObjectionStanding.OVERDUE, ADVISED, late),
        (ObjectionStanding.DECIDED, ADVISED.given(decided()), DUE.due),
        (ObjectionStanding.DECIDED, there.given(repair, decided()), TODAY),
        (ObjectionStanding.OVERDUE, ADVISED.given(decided()), late),
        (ObjectionStanding.MADE_KNOWN, closed, late),
        (ObjectionStanding.IN_COURT, appealed, late),
        (ObjectionStanding.MADE_KNOWN, judged, late),
        (ObjectionStanding.WITHDRAWN, there.given(withdrawn), late),
        (ObjectionStanding.IN_COURT, there.given(relief, withdrawn), late),
    ]:
        assert scenario.state().standing(day) is standing


def duties(scenario: Scenario) -> list[tuple[str, date, str]]:
    return [(one.duty, one.due.due, one.debtor) for one in running(scenario.state())]


def test_its_terms_run_for_who_has_to_keep_them() -> None:
    assert duties(objection) == []
    deciding = ("decide-objection", DUE.due, "beek")
    assert duties(there) == [deciding]
    assert duties(there.given(PLANNED)) == [
        deciding,
        ("lay-file-open", date(2026, 3, 18), CENTRE),
    ]
    assert duties(told) == [deciding]
    assert duties(closed) == duties(there.given(withdrawn)) == duties(appealed) == []
    assert duties(appealed.given(asked)) == [("file-court-defence", date(2026, 6, 22), CENTRE)]
    assert duties(appealed.given(asked, defended)) == []
    assert duties(appealed.given(ruled(**ANEW))) == []
    alone = objection.given(received(processor=None), PLANNED)
    assert duties(alone)[1] == ("lay-file-open", date(2026, 3, 18), "beek")


def test_what_services_and_doors_know_of_it() -> None:
    shown, none, state = kind(TABLES), OBJECTIONS.initial, there.state()
    assert shown.about_people
    assert (shown.begun(none), shown.agreements(none), shown.concerned(none)) == (None, (), ())
    assert (shown.agreements(state), shown.concerned(state)) == (("dvo-test",), ("beek", CENTRE))
    assert (list(shown.subjects(none)), list(shown.subjects(state))) == ([], [WHO])
    assert not shown.closed(state) and shown.closed(closed.state())
    assert OBJECTIONS.under(none) is None
    assert OBJECTIONS.under(state) == "dvo-test"
    assert possible(none, "beek") == ()
    assert possible(state, "stein") == ()
    spoken = set(shown.commands) - {ReceiveObjection, RecomputeObjectionDue}
    assert set(CONDITIONS) == spoken


# Whatever is asked

LAST = date(2026, 11, 30)
days = st.sampled_from([TODAY, date(2026, 3, 10), date(2026, 3, 24), date(2026, 5, 28), LAST])
numbers = st.integers(1, 3)
wishes: st.SearchStrategy[ObjectionCommand] = (
    st.builds(
        lambda notified, committee, processor: receive(
            contested=contested(notified_on=notified), committee=committee, processor=processor
        ),
        st.sampled_from([date(2025, 12, 1), date(2026, 1, 20)]),
        st.booleans(),
        st.sampled_from([None, CENTRE]),
    )
    | any_of(JudgeLateness, occurred_on=days, excused=st.booleans(), reasons=st.just(WORDS))
    | any_of(AskRepair, occurred_on=days, omissions=st.just(("no-grounds",)), repair_by=days)
    | any_of(NoteRepaired, occurred_on=days)
    | any_of(AdjournObjection, occurred_on=days)
    | any_of(MakeKnown, occurred_on=days)
    | any_of(WithdrawObjection, occurred_on=days)
    | st.builds(
        decide,
        occurred_on=days,
        outcome=st.sampled_from(ObjectionOutcome),
        effect=st.sampled_from(DecisionEffect),
        follows_advice=st.sampled_from([None, True]),
    )
    | st.builds(
        go_to_court,
        st.sampled_from(Forum),
        occurred_on=days,
        against=st.none() | numbers,
    )
    | st.builds(
        rule,
        occurred_on=days,
        number=numbers,
        ruling=st.sampled_from(CourtRuling),
        effect=st.sampled_from(CourtEffect),
    )
    | any_of(NoteCourtAsked, occurred_on=days, number=numbers)
    | any_of(FileDefence, occurred_on=days, number=numbers, defence=st.just(DEFENCE))
    | any_of(NoteHeardInCourt, occurred_on=days, number=numbers)
    | any_of(NoteProceedingsWithdrawn, occurred_on=days, number=numbers)
    | st.sampled_from([prepare, write, plan, hear, omit, advise, withdraw])
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE])), max_size=30))
def test_what_is_late_without_excuse_is_never_looked_into_and_replay_gives_the_same(
    asking: list[tuple[ObjectionCommand, str]],
) -> None:
    state, history = OBJECTIONS.initial, list[Event]()
    for wish, party in asking:
        allowed = possible(state, party)
        try:
            events = OBJECTIONS.decide(state, wish, context(party, today=LAST))
        except Refusal:
            continue
        assert isinstance(wish, ReceiveObjection) or type(wish) in allowed
        for event in map(stored, events):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = OBJECTIONS.evolve(state, event)
            history.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert OBJECTIONS.fold(history) == state  # type: ignore[arg-type]
    if state.late and state.decided is not None:
        assert state.decided.outcome is ObjectionOutcome.INADMISSIBLE
    assert [one.number for one in state.proceedings] == [
        number for number, _ in enumerate(state.proceedings, start=1)
    ]
    for standing_on in (TODAY, LAST):
        assert state.standing(standing_on) in ObjectionStanding


# The annual report


def test_the_annual_report_counts_the_cases_of_a_year_and_names_them() -> None:
    other = contested(product="direct.b", notified_on=date(2025, 12, 1))
    late_one = received(contested=other, occurred_on=date(2026, 2, 10), in_time=False, due=DUE)
    longer = ObjectionAdjourned(occurred_on=TODAY, party="beek", due=DUE, previous=DUE.due)
    too_late = made_known.model_copy(update={"occurred_on": date(2026, 5, 27)})
    again = decided(
        occurred_on=RULED, outcome=ObjectionOutcome.PARTLY, effect=DecisionEffect.REPLACED
    )
    known_again = made_known.model_copy(update={"occurred_on": RULED})
    cases = {
        "o-5": there.given(withdrawn),
        "o-1": closed,
        "o-2": appealed.given(ruled(**ANEW, due=BY_COURT), again, known_again),
        "o-3": objection.given(late_one, longer),
        "o-4": ADVISED.given(
            decided(outcome=ObjectionOutcome.WELL_FOUNDED, effect=DecisionEffect.REVOKED), too_late
        ),
        "o-6": there.given(filed(Forum.PROVISIONAL_RELIEF)),
        "stein": objection.given(received(controller="stein")),
        "none": objection,
    }
    states = {key: one.state() for key, one in cases.items()}
    report = annual_report(states, "beek", 2026)
    assert report.received == ("o-1", "o-2", "o-3", "o-4", "o-5", "o-6")
    assert report.by_product == {
        "direct.a.1.2": ("o-1", "o-2", "o-4", "o-5", "o-6"),
        "direct.b": ("o-3",),
    }
    assert report.by_outcome == {
        ObjectionOutcome.UNFOUNDED: ("o-1", "o-2"),
        ObjectionOutcome.PARTLY: ("o-2",),
        ObjectionOutcome.WELL_FOUNDED: ("o-4",),
    }
    assert (report.in_time, report.late) == (("o-1", "o-2", "o-2"), ("o-4",))
    assert (report.filed_late, report.adjourned) == (("o-3",), ("o-3",))
    assert (report.withdrawn, report.appeals) == (("o-5",), ("o-2",))
    assert (report.higher_appeals, report.relief_asked) == ((), ("o-6",))
    assert report.open_at_end == ("o-3", "o-6")


def test_a_year_knows_only_what_happened_in_it() -> None:
    states = {"o-1": closed.state(), "o-2": there.given(withdrawn).state()}
    before, after_it = (annual_report(states, "beek", year) for year in (2025, 2027))
    for report in (before, after_it):
        assert (report.received, report.by_outcome, report.withdrawn) == ((), {}, ())
        assert (report.in_time, report.open_at_end) == ((), ())
    assert KNOWN.year == 2026
