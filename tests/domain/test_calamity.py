"""Calamities: reported, told to who must know, dealt with, investigated, closed."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.calamity import calamities_under, kind
from domain.calamity.commands import (
    CalamityCommand,
    CloseCalamity,
    InvestigateCalamity,
    NotifyDutyBody,
    RecomputeCalamityNotice,
    ReportOnCalamity,
    TakeCalamityMeasure,
    TakeInCalamity,
)
from domain.calamity.events import (
    CalamityBodyNotified,
    CalamityClosed,
    CalamityEvent,
    CalamityInvestigated,
    CalamityKind,
    CalamityMeasure,
    CalamityMeasureTaken,
    CalamityNoticeRecomputed,
    CalamityReported,
    CalamityReportedOn,
    DutyBody,
    Harm,
)
from domain.calamity.possible import possible
from domain.calamity.refusals import (
    BodyAlreadyNotified,
    CalamityAlreadyClosed,
    CalamityAlreadyInvestigated,
    CalamityAlreadyReported,
    CalamityAlreadyReportedOn,
    CalamityElsewhere,
    CalamityNotFinished,
    CalamityNotFound,
    CalamityNotInvestigated,
)
from domain.calamity.state import Calamity, CalamityStanding
from domain.calendar.contract import Policy
from domain.calendar.due import DueDate, Mark
from domain.calendar.duty_dates import due_date
from domain.calendar.rules import RuleTables
from domain.controllership import NotInvolved, NotPartyToAgreement
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import OwnRecord
from domain.product_list import ProductNotListed
from domain.sealed import Plain
from domain.stated_day import StatedDayBeforeReceipt, StatedDayInFuture
from tests.domain.calendar.shipped import TABLES
from tests.scenario import TODAY, Scenario, any_of, context
from tests.sealing import stored

CENTRE = "sittard-geleen"
SUBJECT = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
CALAMITY = calamities_under(TABLES)
SNAPSHOTS = TypeAdapter(Calamity)
REPORT = OwnRecord(kind="report", system="zaaksysteem", reference="Z-9")

calamity = Scenario(CALAMITY)


def target() -> DueDate:
    due = due_date(Policy(), "Arbowet 9(1)", period=None, event_on=TODAY, tables=TABLES)
    assert due is not None
    return due


def words(text: str = "a chair was thrown", subject: str | None = SUBJECT) -> Plain:
    return Plain(text=text, subject=subject)


def take_in(**other: Any) -> TakeInCalamity:
    asked: dict[str, Any] = {
        "agreement": "dvo-test",
        "controller": "beek",
        "processor": CENTRE,
        "occurred_on": TODAY,
        "at": CENTRE,
        "place": "consulting-room-3",
        "product": "a-1",
        "kind": CalamityKind.VIOLENCE,
        "alarm": True,
        "harm": Harm.SERIOUS,
        "subject": SUBJECT,
        "description": words(subject=None),
        "parties": ("beek", CENTRE),
        "products": ("a-1",),
    }
    return TakeInCalamity(**(asked | other))


def reported(**other: Any) -> CalamityReported:
    facts: dict[str, Any] = {
        "agreement": "dvo-test",
        "controller": "beek",
        "processor": CENTRE,
        "party": "beek",
        "occurred_on": TODAY,
        "at": CENTRE,
        "place": "consulting-room-3",
        "product": "a-1",
        "kind": CalamityKind.VIOLENCE,
        "alarm": True,
        "harm": Harm.SERIOUS,
        "subject": SUBJECT,
        "description": words(),
        "notify_by": target(),
    }
    return CalamityReported(**(facts | other))


notify = NotifyDutyBody(occurred_on=TODAY, body=DutyBody.LABOUR_AUTHORITY, reference="M-1")
notified = CalamityBodyNotified(
    occurred_on=TODAY, party="beek", body=DutyBody.LABOUR_AUTHORITY, reference="M-1"
)
measure = TakeCalamityMeasure(occurred_on=TODAY, measure=CalamityMeasure.AFTERCARE)
taken = CalamityMeasureTaken(
    occurred_on=TODAY, party="beek", measure=CalamityMeasure.AFTERCARE, description=None
)
investigate = InvestigateCalamity(occurred_on=TODAY, findings=words("no exit"))
investigated = CalamityInvestigated(occurred_on=TODAY, party="beek", findings=words("no exit"))
report = ReportOnCalamity(occurred_on=TODAY, report=REPORT)
reported_on = CalamityReportedOn(occurred_on=TODAY, party="beek", report=REPORT)
close = CloseCalamity(occurred_on=TODAY, conclusion=words("a second exit"))
closed = CalamityClosed(occurred_on=TODAY, party="beek", conclusion=words("a second exit"))
open_ = calamity.given(reported())
done = open_.given(notified, taken, investigated, reported_on)


# Reported


def test_a_serious_one_is_to_be_told_to_the_labour_authority_at_once() -> None:
    calamity.when(take_in()).then(reported())
    assert target().due == date(2026, 3, 3)
    assert Mark.POLICY in target().marks
    calamity.by(CENTRE).when(take_in(harm=Harm.HURT, product=None)).then(
        reported(party=CENTRE, harm=Harm.HURT, product=None, notify_by=None)
    )
    [owed] = kind(TABLES).running(open_.state())
    assert (owed.duty, owed.debtor, owed.binding) == ("notify-labour-authority", CENTRE, False)


def test_what_is_about_no_visitor_is_about_nobody() -> None:
    calamity.when(take_in(subject=None)).then(
        reported(subject=None, description=words(subject=None))
    )
    assert calamity.given(reported(subject=None)).state().subjects == ()


def test_it_is_reported_once_where_the_two_work_under_an_agreement() -> None:
    open_.when(take_in()).refused(CalamityAlreadyReported)
    calamity.when(take_in(at="stein")).refused(
        CalamityElsewhere, party="stein", involved=f"beek, {CENTRE}"
    )
    calamity.by("stein").when(take_in()).refused(
        NotInvolved, party="stein", involved=f"beek, {CENTRE}"
    )
    calamity.when(take_in(parties=("beek",))).refused(
        NotPartyToAgreement, party=CENTRE, parties="beek"
    )
    calamity.when(take_in(product="z-9")).refused(
        ProductNotListed, product="z-9", agreement="dvo-test"
    )
    ahead = TODAY + timedelta(days=1)
    calamity.when(take_in(occurred_on=ahead)).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )


COMMANDS = (notify, measure, investigate, report, close, RecomputeCalamityNotice())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: type(one).__name__)
def test_nothing_is_recorded_of_what_nobody_reported(command: Any) -> None:
    calamity.when(command).refused(CalamityNotFound)


def test_nothing_is_done_about_it_before_it_happened() -> None:
    before = TODAY - timedelta(days=1)
    open_.when(measure.model_copy(update={"occurred_on": before})).refused(
        StatedDayBeforeReceipt, day="2026-03-01", received="2026-03-02"
    )


# Dealt with


def test_each_body_is_told_once() -> None:
    open_.when(notify).then(notified)
    told = open_.given(notified)
    told.when(notify).refused(BodyAlreadyNotified, body="labour-authority", day="2026-03-02")
    police = NotifyDutyBody(occurred_on=TODAY, body=DutyBody.POLICE)
    told.when(police).then(
        CalamityBodyNotified(occurred_on=TODAY, party="beek", body=DutyBody.POLICE, reference=None)
    )
    assert kind(TABLES).running(told.state()) == ()


def test_measures_are_taken_and_it_is_found_out_how_it_came_about() -> None:
    open_.when(measure).then(taken)
    said = measure.model_copy(update={"description": words("a talk", None)})
    open_.when(said).then(taken.model_copy(update={"description": words("a talk")}))
    open_.by("stein").when(measure).refused(NotInvolved, party="stein", involved=f"beek, {CENTRE}")
    open_.when(investigate).then(investigated)
    found = open_.given(investigated)
    found.when(investigate).refused(CalamityAlreadyInvestigated, day="2026-03-02")
    found.when(report).then(reported_on)
    open_.when(report).refused(CalamityNotInvestigated)
    found.given(reported_on).when(report).refused(CalamityAlreadyReportedOn, day="2026-03-02")


def test_it_is_closed_when_nothing_is_left_to_do() -> None:
    done.when(close).then(closed)
    open_.given(taken).when(close).refused(
        CalamityNotFinished, steps="notify-labour-authority, investigate, report-on-it"
    )
    for command in (notify, measure, investigate, report, close):
        done.given(closed).when(command).refused(CalamityAlreadyClosed, day="2026-03-02")


def test_the_target_is_computed_again_when_the_rules_change() -> None:
    again = RecomputeCalamityNotice()
    harmless = calamity.given(reported(harm=Harm.NONE, notify_by=None))
    for scenario in (open_, harmless, open_.given(notified)):
        scenario.by_system().when(again).then()
    said = TABLES.model_dump()
    said["version"] = "nl-test"
    closed_day = {"day": date(2026, 3, 3), "source": "a decree that there is not"}
    said["holidays"]["atw"]["decrees"]["days"] += (closed_day,)
    newer = calamities_under(RuleTables.model_validate(said))
    [event] = newer.decide(open_.state(), again, context())
    assert isinstance(event, CalamityNoticeRecomputed)
    assert (event.notify_by.due, event.previous) == (date(2026, 3, 4), date(2026, 3, 3))
    assert open_.given(event).state().notify_by == event.notify_by


# How it stands


def test_how_it_stands_follows_from_what_was_recorded() -> None:
    standings = [
        (CalamityStanding.NOTIFY, open_),
        (CalamityStanding.TAKE_MEASURE, open_.given(notified)),
        (CalamityStanding.INVESTIGATE, open_.given(notified, taken)),
        (CalamityStanding.REPORT, open_.given(notified, taken, investigated)),
        (CalamityStanding.CLOSE, done),
        (CalamityStanding.CLOSED, done.given(closed)),
    ]
    for standing, scenario in standings:
        assert scenario.state().standing(TODAY) is standing


def test_what_a_party_may_do_follows_from_the_same_conditions() -> None:
    assert possible(CALAMITY.initial, "beek") == ()
    assert possible(open_.state(), CENTRE) == (
        NotifyDutyBody,
        TakeCalamityMeasure,
        InvestigateCalamity,
    )
    assert CloseCalamity in possible(done.state(), "beek")


def test_its_kind_says_what_doors_must_know() -> None:
    known, state = kind(TABLES), open_.state()
    assert known.about_people
    assert known.commands == get_args(CalamityCommand)
    assert known.events == get_args(CalamityEvent)
    for one in (known.agreements, known.concerned, known.subjects, known.running):
        assert one(CALAMITY.initial) == ()
    assert known.begun(state) == reported()
    assert known.agreements(state) == ("dvo-test",)
    assert known.concerned(state) == ("beek", CENTRE)
    assert known.subjects(state) == (SUBJECT,)
    assert not known.closed(state) and known.closed(done.given(closed).state())
    assert CALAMITY.under(CALAMITY.initial) is None
    assert CALAMITY.under(state) == "dvo-test"


# Whatever is asked

wishes: st.SearchStrategy[CalamityCommand] = (
    st.builds(take_in, harm=st.sampled_from(Harm), subject=st.sampled_from([None, SUBJECT]))
    | any_of(NotifyDutyBody, occurred_on=st.just(TODAY), body=st.sampled_from(DutyBody))
    | st.sampled_from([measure, investigate, report, close, RecomputeCalamityNotice()])
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE])), max_size=20))
def test_nothing_is_closed_but_what_was_told_investigated_and_reported_on(
    asking: list[tuple[CalamityCommand, str]],
) -> None:
    state, events = CALAMITY.initial, []
    for wish, party in asking:
        allowed = possible(state, party)
        try:
            found = CALAMITY.decide(state, wish, context(party))
        except Refusal:
            continue
        begins = isinstance(wish, TakeInCalamity | RecomputeCalamityNotice)
        assert begins or type(wish) in allowed
        for event in map(stored, found):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = CALAMITY.evolve(state, event)
            events.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert CALAMITY.fold(events) == state
    if state.closed is not None:
        assert state.measures and state.investigated and state.reported_on
        assert not state.to_notify
