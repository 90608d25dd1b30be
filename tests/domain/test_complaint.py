"""Complaints: received, dealt with by somebody else, heard, made longer, concluded."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.calendar import terms
from domain.calendar.lengthening import Moved, agreed, computed_again, extended
from domain.calendar.terms import ConsentNotLater
from domain.complaint import kind
from domain.complaint.commands import (
    AcknowledgeComplaint,
    AdjournComplaint,
    AgreeComplaintDelay,
    ComplaintCommand,
    ConcludeComplaint,
    ForwardComplaint,
    HearComplaint,
    LeaveComplaint,
    NameComplaintHandler,
    OmitComplaintHearing,
    ReceiveComplaint,
    RecomputeComplaintDue,
    SettleComplaint,
    WithdrawComplaint,
)
from domain.complaint.decisions import complaints_under
from domain.complaint.duties import running
from domain.complaint.events import (
    ComplaintAcknowledged,
    ComplaintAdjourned,
    ComplaintConcluded,
    ComplaintDelayAgreed,
    ComplaintDueRecomputed,
    ComplaintFinding,
    ComplaintForwarded,
    ComplaintHandlerNamed,
    ComplaintHeard,
    ComplaintHearingOmitted,
    ComplaintNotDealtWith,
    ComplaintReceived,
    ComplaintSettledInformally,
    ComplaintUnheard,
    ComplaintWithdrawn,
    NotDealtWith,
)
from domain.complaint.possible import CONDITIONS, possible
from domain.complaint.refusals import (
    ComplainantNotHeard,
    ComplaintAlreadyAcknowledged,
    ComplaintAlreadyAdjourned,
    ComplaintAlreadyReceived,
    ComplaintDelayAlreadyAgreed,
    ComplaintEnded,
    ComplaintHasNoTerm,
    ComplaintHearingDone,
    ComplaintNotFound,
    ComplaintTermPassed,
    ConductElsewhere,
    HandlerElsewhere,
    HandlerInvolved,
    HandlerNotNamed,
)
from domain.complaint.state import Complaint, ComplaintStanding
from domain.controllership import NotInvolved, NotPartyToAgreement
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import OwnRecord
from domain.messages import Event
from domain.product_list import ProductNotListed
from domain.sealed import Plain
from domain.stated_day import StatedDayBeforeReceipt, StatedDayInFuture
from tests.domain.calendar.shipped import TABLES
from tests.scenario import TODAY, Scenario, any_of, context
from tests.sealing import stored

COMPLAINTS = complaints_under(TABLES)
CENTRE = "sittard-geleen"
WHO = "0196f0a2-7e11-7a40-9c02-000000000001"
WORDS = Plain(text="nobody called back")
SAID = WORDS.about(WHO)
RECEIVED = date(2026, 2, 2)
SIX_WEEKS, TEN_WEEKS = date(2026, 3, 16), date(2026, 4, 13)
REPORT = OwnRecord(kind="minutes", system="zaaksysteem", reference="Z-1")
LETTER = OwnRecord(kind="consent", system="zaaksysteem", reference="Z-2")
SNAPSHOTS = TypeAdapter(Complaint)
OTHER_TABLES = TABLES.model_copy(
    update={
        "version": "nl-other",
        "terms": tuple(
            one.model_copy(update={"length": 5}) if one.id == "complaint" else one
            for one in TABLES.terms
        ),
    }
)

complaint = Scenario(COMPLAINTS)


def receive(**other: Any) -> ReceiveComplaint:
    asked: dict[str, Any] = {
        "occurred_on": RECEIVED,
        "agreement": "dvo-test",
        "controller": "beek",
        "processor": CENTRE,
        "product": "direct.a.1",
        "complainant": WHO,
        "conduct_at": CENTRE,
        "conduct_of": "team-income",
        "complaint": WORDS,
        "parties": ("beek", CENTRE),
        "products": ("direct.a.1",),
    }
    return ReceiveComplaint(**(asked | other))


def received(**other: Any) -> ComplaintReceived:
    facts: dict[str, Any] = {
        name: getattr(receive(), name)
        for name in set(ComplaintReceived.model_fields) & set(ReceiveComplaint.model_fields)
    }
    facts |= {"party": "beek", "complaint": SAID, "due": due()}
    return ComplaintReceived(**(facts | other))


def due(rule: str = "complaint") -> Any:
    return terms.term(TABLES, rule, RECEIVED)


name = NameComplaintHandler(occurred_on=TODAY, handler_at=CENTRE, handler="complaints-officer")
named = ComplaintHandlerNamed(
    occurred_on=TODAY, party="beek", handler_at=CENTRE, handler="complaints-officer"
)
acknowledge = AcknowledgeComplaint(occurred_on=TODAY)
acknowledged = ComplaintAcknowledged(occurred_on=TODAY, party="beek")
hear = HearComplaint(occurred_on=TODAY, report=REPORT)
heard = ComplaintHeard(occurred_on=TODAY, party="beek", report=REPORT)
omit = OmitComplaintHearing(occurred_on=TODAY, ground=ComplaintUnheard.NOT_WANTED)
omitted = ComplaintHearingOmitted(
    occurred_on=TODAY, party="beek", ground=ComplaintUnheard.NOT_WANTED
)
adjourn = AdjournComplaint(occurred_on=TODAY, reasons=WORDS)
adjourned = ComplaintAdjourned(
    occurred_on=TODAY, party="beek", reasons=SAID, due=extended(TABLES, due()), previous=SIX_WEEKS
)
agree = AgreeComplaintDelay(occurred_on=TODAY, until=date(2026, 5, 1), consent=LETTER)
conclude = ConcludeComplaint(
    occurred_on=TODAY,
    finding=ComplaintFinding.WELL_FOUNDED,
    findings=WORDS,
    measures=WORDS,
    ombudsman="national-ombudsman",
)
concluded = ComplaintConcluded(
    occurred_on=TODAY,
    party="beek",
    finding=ComplaintFinding.WELL_FOUNDED,
    findings=SAID,
    measures=SAID,
    ombudsman="national-ombudsman",
)
settle = SettleComplaint(occurred_on=TODAY, settlement=WORDS)
settled = ComplaintSettledInformally(occurred_on=TODAY, party="beek", settlement=SAID)
forward = ForwardComplaint(occurred_on=TODAY, to="uwv")
leave = LeaveComplaint(occurred_on=TODAY, ground=NotDealtWith.OVER_A_YEAR_AGO)
withdraw = WithdrawComplaint(occurred_on=TODAY)
withdrawn = ComplaintWithdrawn(occurred_on=TODAY, party="beek")

there = complaint.given(received())
in_hand = there.given(named)
told = in_hand.given(heard)


# Received


def test_a_written_complaint_is_dealt_with_in_six_weeks() -> None:
    complaint.when(receive()).then(received())
    complaint.by(CENTRE).when(receive()).then(received(party=CENTRE))
    assert received().due.due == SIX_WEEKS


def test_it_is_ten_weeks_where_somebody_outside_the_organ_deals_with_it() -> None:
    with_committee = received(committee=True, due=due("complaint-committee"))
    complaint.when(receive(committee=True)).then(with_committee)
    assert with_committee.due is not None and with_committee.due.due == TEN_WEEKS


def test_a_spoken_one_has_no_term() -> None:
    spoken = complaint.given(received(written=False, due=None))
    complaint.when(receive(written=False)).then(received(written=False, due=None))
    spoken.when(adjourn).refused(ComplaintHasNoTerm)
    spoken.when(agree).refused(ComplaintHasNoTerm)
    assert spoken.given(withdrawn).state().in_time is None
    assert running(spoken.state()) == ()
    spoken.when(leave).then(left(tell_by=None))


def test_it_is_about_a_product_on_the_list_and_the_conduct_of_one_of_the_two() -> None:
    complaint.when(receive(products=("direct.b",))).refused(
        ProductNotListed, product="direct.a.1", agreement="dvo-test"
    )
    complaint.when(receive(conduct_at="stein")).refused(
        ConductElsewhere, party="stein", involved="beek, sittard-geleen"
    )
    complaint.when(receive(parties=("beek",))).refused(
        NotPartyToAgreement, party=CENTRE, parties="beek"
    )
    complaint.by("stein").when(receive()).refused(
        NotInvolved, party="stein", involved="beek, sittard-geleen"
    )
    there.when(receive()).refused(ComplaintAlreadyReceived)


@pytest.mark.parametrize(
    "command",
    [
        *(acknowledge, name, hear, omit, adjourn, agree, conclude, settle, forward, leave),
        *(withdraw, RecomputeComplaintDue()),
    ],
)
def test_nothing_is_recorded_of_what_nobody_received(command: Any) -> None:
    complaint.when(command).refused(ComplaintNotFound)


# Dealt with


def test_its_receipt_is_confirmed_once() -> None:
    there.when(acknowledge).then(acknowledged)
    again = there.given(acknowledged)
    again.when(acknowledge).refused(ComplaintAlreadyAcknowledged, day="2026-03-02")


def test_nobody_deals_with_it_who_took_part_in_the_conduct() -> None:
    there.when(name).then(named)
    own = name.model_copy(update={"handler": "team-income"})
    there.when(own).refused(HandlerInvolved, handler="team-income", party=CENTRE)
    elsewhere = own.model_copy(update={"handler_at": "beek"})
    there.when(elsewhere).then(
        named.model_copy(update={"handler_at": "beek", "handler": "team-income"})
    )
    stein = name.model_copy(update={"handler_at": "stein"})
    there.when(stein).refused(HandlerElsewhere, party="stein", involved="beek, sittard-geleen")
    in_hand.when(name).then()


def test_the_complainant_is_heard_by_who_deals_with_it_or_it_is_said_why_not() -> None:
    there.when(hear).refused(HandlerNotNamed)
    in_hand.when(hear).then(heard)
    in_hand.when(omit).then(omitted)
    told.when(omit).refused(ComplaintHearingDone, day="2026-03-02")
    in_hand.given(omitted).when(hear).refused(ComplaintHearingDone, day="2026-03-02")


def test_it_is_concluded_after_that_and_an_ombudsman_is_named() -> None:
    there.when(conclude).refused(HandlerNotNamed)
    in_hand.when(conclude).refused(ComplainantNotHeard)
    told.when(conclude).then(concluded)
    bare = conclude.model_copy(update={"measures": None})
    told.when(bare).then(concluded.model_copy(update={"measures": None}))


def left(**other: Any) -> ComplaintNotDealtWith:
    facts: dict[str, Any] = {
        "ground": NotDealtWith.OVER_A_YEAR_AGO,
        "article": "Awb 9:8(1)(b)",
        "tell_by": terms.term(TABLES, "complaint-refusal", RECEIVED),
    }
    return ComplaintNotDealtWith(**({"occurred_on": TODAY, "party": "beek"} | facts | other))


def test_that_it_is_not_dealt_with_is_told_within_four_weeks() -> None:
    there.when(leave).then(left())
    tell_by = left().tell_by
    assert tell_by is not None and tell_by.due == date(2026, 3, 2)


@pytest.mark.parametrize("ground", NotDealtWith)
def test_each_ground_for_that_has_its_article(ground: NotDealtWith) -> None:
    there.when(LeaveComplaint(occurred_on=TODAY, ground=ground)).then(
        left(ground=ground, article=ground.article)
    )
    assert ground.article.startswith("Awb 9:8(")


def test_it_ends_too_when_who_complained_is_satisfied_or_it_was_for_another_organ() -> None:
    there.when(settle).then(settled)
    there.when(forward).then(ComplaintForwarded(occurred_on=TODAY, party="beek", to="uwv"))
    there.when(withdraw).then(withdrawn)
    for command in (acknowledge, name, settle, withdraw, adjourn):
        there.given(settled).when(command).refused(ComplaintEnded, day="2026-03-02")


# Made longer


def test_it_is_adjourned_once_by_four_weeks_within_its_term() -> None:
    there.when(adjourn).then(adjourned)
    assert adjourned.due.due == TEN_WEEKS
    there.given(adjourned).when(adjourn).refused(ComplaintAlreadyAdjourned, day="2026-03-02")
    late = adjourn.model_copy(update={"occurred_on": date(2026, 3, 17)})
    there.on(date(2026, 3, 17)).when(late).refused(
        ComplaintTermPassed, day="2026-03-17", due="2026-03-16"
    )


def test_it_takes_longer_as_the_complainant_agrees_in_writing() -> None:
    longer = ComplaintDelayAgreed(
        occurred_on=TODAY,
        party="beek",
        consent=LETTER,
        due=agreed(TABLES, due(), date(2026, 5, 1)),
        previous=SIX_WEEKS,
    )
    there.when(agree).then(longer)
    assert longer.due.due == date(2026, 5, 1)
    after = there.given(longer)
    after.when(adjourn).refused(ComplaintDelayAlreadyAgreed, day="2026-05-01")
    after.when(agree).refused(ConsentNotLater, until="2026-05-01", due="2026-05-01")
    assert after.state().moved == (Moved(SIX_WEEKS, TODAY),)


def test_the_days_are_computed_again_when_the_rules_change() -> None:
    other = there.given(adjourned)
    moved = computed_again(OTHER_TABLES, adjourned.due)
    assert moved is not None and moved.due == date(2026, 4, 7)
    anew = ComplaintDueRecomputed(occurred_on=TODAY, due=moved, previous=TEN_WEEKS)
    changed = Scenario(complaints_under(OTHER_TABLES)).given(received(), adjourned)
    changed.by_system().when(RecomputeComplaintDue()).then(anew)
    other.by_system().when(RecomputeComplaintDue()).then()
    changed.given(withdrawn).by_system().when(RecomputeComplaintDue()).then()
    state = changed.given(anew).state()
    assert [one.due for one in state.moved] == [SIX_WEEKS, TEN_WEEKS]


def test_days_lie_between_the_receipt_and_today() -> None:
    early = acknowledge.model_copy(update={"occurred_on": date(2026, 2, 1)})
    there.when(early).refused(StatedDayBeforeReceipt, day="2026-02-01", received="2026-02-02")
    ahead = acknowledge.model_copy(update={"occurred_on": TODAY + timedelta(days=1)})
    there.when(ahead).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


# As it stands


def test_how_it_stands_follows_from_what_was_recorded_and_the_day() -> None:
    late = SIX_WEEKS + timedelta(days=1)
    forwarded = ComplaintForwarded(occurred_on=TODAY, party="beek", to="uwv")
    for standing, scenario, day in [
        (ComplaintStanding.RECEIVED, there, TODAY),
        (ComplaintStanding.HANDLING, in_hand, SIX_WEEKS),
        (ComplaintStanding.HEARD, in_hand.given(omitted), SIX_WEEKS),
        (ComplaintStanding.OVERDUE, told, late),
        (ComplaintStanding.CONCLUDED, told.given(concluded), late),
        (ComplaintStanding.SETTLED, there.given(settled), late),
        (ComplaintStanding.FORWARDED, there.given(forwarded), late),
        (ComplaintStanding.NOT_DEALT_WITH, there.given(left()), late),
        (ComplaintStanding.WITHDRAWN, there.given(withdrawn), late),
    ]:
        assert scenario.state().standing(day) is standing
    assert told.state().in_time is None
    assert told.given(concluded).state().in_time is True
    afterwards = concluded.model_copy(update={"occurred_on": late})
    assert told.given(afterwards).state().in_time is False


def test_its_term_runs_until_it_has_ended() -> None:
    assert running(COMPLAINTS.initial) == ()
    (term,) = running(in_hand.state())
    assert (term.duty, term.due.due, term.debtor) == ("settle-complaint", SIX_WEEKS, "beek")
    assert running(told.given(concluded).state()) == ()


def test_what_services_and_doors_know_of_it() -> None:
    shown, none, state = kind(TABLES), COMPLAINTS.initial, there.state()
    assert shown.about_people
    assert (shown.begun(none), shown.agreements(none), shown.concerned(none)) == (None, (), ())
    assert shown.agreements(state) == ("dvo-test",)
    assert shown.concerned(state) == ("beek", CENTRE)
    assert (list(shown.subjects(none)), list(shown.subjects(state))) == ([], [WHO])
    assert not shown.closed(state) and shown.closed(there.given(settled).state())
    assert COMPLAINTS.under(none) is None
    assert COMPLAINTS.under(state) == "dvo-test"
    assert shown.possible(none, "beek") == ()
    assert possible(state, "stein") == ()
    assert ConcludeComplaint in possible(told.state(), CENTRE)


# Whatever is asked

days = st.sampled_from([TODAY, RECEIVED, date(2026, 3, 20)])
wishes: st.SearchStrategy[ComplaintCommand] = (
    st.builds(lambda w, c: receive(written=w, committee=c), st.booleans(), st.booleans())
    | any_of(AcknowledgeComplaint, occurred_on=days)
    | any_of(
        NameComplaintHandler,
        occurred_on=days,
        handler_at=st.sampled_from(["beek", CENTRE]),
        handler=st.sampled_from(["team-income", "complaints-officer"]),
    )
    | any_of(AdjournComplaint, occurred_on=days, reasons=st.just(WORDS))
    | any_of(
        AgreeComplaintDelay,
        occurred_on=days,
        until=st.dates(RECEIVED, date(2026, 6, 1)),
        consent=st.just(LETTER),
    )
    | st.sampled_from([name, hear, omit, conclude, settle, forward, leave, withdraw])
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE, "stein"])), max_size=20))
def test_it_is_concluded_only_by_others_after_hearing_and_its_day_only_goes_up(
    asking: list[tuple[ComplaintCommand, str]],
) -> None:
    state, history = COMPLAINTS.initial, list[Event]()
    for wish, party in asking:
        allowed = possible(state, party)
        try:
            events = COMPLAINTS.decide(state, wish, context(party, today=date(2026, 3, 20)))
        except Refusal:
            continue
        assert isinstance(wish, ReceiveComplaint) or type(wish) in allowed
        for event in map(stored, events):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = COMPLAINTS.evolve(state, event)
            history.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert COMPLAINTS.fold(history) == state  # type: ignore[arg-type]
    if state.concluded is not None:
        assert state.handler is not None and state.hearing_done is not None
    held = [one.due for one in state.moved] + ([state.due.due] if state.due else [])
    assert held == sorted(held)


def test_every_command_of_people_has_its_condition() -> None:
    spoken = set(kind(TABLES).commands) - {ReceiveComplaint, RecomputeComplaintDue}
    assert set(CONDITIONS) == spoken
