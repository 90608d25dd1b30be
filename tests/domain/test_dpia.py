"""Assessments: planned together, carried out, concluded, followed up on the protocol."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.controllership import NotDataController, NotInvolved, NotPartyToAgreement
from domain.dpia.commands import (
    AgreeDpiaMoment,
    CarryOutDpia,
    ConcludeDpia,
    DpiaCommand,
    FollowUpDpia,
    MoveDpia,
    PlanDpia,
)
from domain.dpia.decisions import DPIA
from domain.dpia.events import (
    DpiaCarriedOut,
    DpiaConcluded,
    DpiaFollowedUp,
    DpiaMomentAgreed,
    DpiaMoved,
    DpiaOutcome,
    DpiaPlanned,
    DpiaResult,
    ProtocolFollowUp,
)
from domain.dpia.possible import possible
from domain.dpia.refusals import (
    AmendmentNotDecided,
    DpiaAlreadyCarriedOut,
    DpiaAlreadyConcluded,
    DpiaAlreadyPlanned,
    DpiaNotCarriedOut,
    DpiaNotFound,
    MomentAlreadyAgreed,
    MomentMoved,
    MomentNotAgreed,
    NothingToFollowUp,
    OwnProposal,
)
from domain.dpia.state import Dpia, DpiaStanding
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference, OwnRecord
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of, context
from tests.sealing import stored

CENTRE = "sittard-geleen"
WORDS = Plain(text="a new system for courses")
DAY, LATER = date(2026, 3, 16), date(2026, 4, 1)
REPORT = OwnRecord(kind="dpia-report", system="zaaksysteem", reference="Z-1")
DECISION = DecisionReference(organ="all-parties", taken_on=TODAY, reference="B-2026-9")
SNAPSHOTS = TypeAdapter(Dpia)

dpia = Scenario(DPIA)


def plan(**other: Any) -> PlanDpia:
    asked: dict[str, Any] = {
        "agreement": "dvo-test",
        "controller": "beek",
        "processor": CENTRE,
        "planned_for": DAY,
        "processing": "courses",
        "about": WORDS,
        "parties": ("beek", CENTRE),
    }
    return PlanDpia(**(asked | other))


def planned(**other: Any) -> DpiaPlanned:
    facts = {
        name: getattr(plan(), name)
        for name in set(DpiaPlanned.model_fields) & set(PlanDpia.model_fields)
    }
    return DpiaPlanned(**(facts | {"occurred_on": TODAY, "party": "beek"} | other))


agreed = DpiaMomentAgreed(occurred_on=TODAY, party=CENTRE, planned_for=DAY)
carried_out = DpiaCarriedOut(occurred_on=TODAY, party=CENTRE, report=REPORT)


def concluded(protocol: ProtocolFollowUp = ProtocolFollowUp.AMEND) -> DpiaConcluded:
    return DpiaConcluded(
        occurred_on=TODAY,
        party="beek",
        outcome=DpiaOutcome.WITH_MEASURES,
        protocol=protocol,
        findings=WORDS,
    )


def followed_up(**other: Any) -> DpiaFollowedUp:
    facts: dict[str, Any] = {"result": DpiaResult.AMENDED, "decision": DECISION, "remarks": None}
    return DpiaFollowedUp(**({"occurred_on": TODAY, "party": "beek"} | facts | other))


move = MoveDpia(planned_for=LATER)
agree = AgreeDpiaMoment(planned_for=DAY)
carry_out = CarryOutDpia(occurred_on=TODAY, report=REPORT)
conclude = ConcludeDpia(
    occurred_on=TODAY,
    outcome=DpiaOutcome.WITH_MEASURES,
    protocol=ProtocolFollowUp.AMEND,
    findings=WORDS,
)
follow_up = FollowUpDpia(occurred_on=TODAY, result=DpiaResult.AMENDED, decision=DECISION)
proposed = dpia.given(planned())
settled = proposed.given(agreed)
done = settled.given(carried_out)


# Planned together


def test_one_of_the_two_proposes_a_day() -> None:
    dpia.when(plan()).then(planned())
    dpia.by(CENTRE).when(plan()).then(planned(party=CENTRE))
    dpia.by("stein").when(plan()).refused(
        NotInvolved, party="stein", involved="beek, sittard-geleen"
    )
    dpia.when(plan(parties=("beek",))).refused(NotPartyToAgreement, party=CENTRE, parties="beek")
    proposed.when(plan()).refused(DpiaAlreadyPlanned)


def test_the_other_one_agrees_to_that_very_day() -> None:
    proposed.by(CENTRE).when(agree).then(agreed)
    proposed.when(agree).refused(OwnProposal, party="beek")
    moved = AgreeDpiaMoment(planned_for=LATER)
    proposed.by(CENTRE).when(moved).refused(MomentMoved, day="2026-04-01", planned_for="2026-03-16")
    settled.by(CENTRE).when(agree).refused(MomentAlreadyAgreed, day="2026-03-16")


def test_another_day_takes_the_agreement_of_the_other_one_again() -> None:
    moved = DpiaMoved(occurred_on=TODAY, party=CENTRE, planned_for=LATER)
    settled.by(CENTRE).when(move).then(moved)
    settled.when(MoveDpia(planned_for=DAY)).then()
    again = settled.given(moved)
    again.by(CENTRE).when(carry_out).refused(MomentNotAgreed, proposed_by=CENTRE, day="2026-04-01")
    again.when(AgreeDpiaMoment(planned_for=LATER)).then(
        DpiaMomentAgreed(occurred_on=TODAY, party="beek", planned_for=LATER)
    )
    assert again.state().standing(TODAY) is DpiaStanding.PROPOSED


def test_who_has_no_processor_needs_nobody() -> None:
    alone = dpia.given(planned(processor=None))
    alone.when(carry_out).then(carried_out.model_copy(update={"party": "beek"}))
    moved = DpiaMoved(occurred_on=TODAY, party="beek", planned_for=LATER)
    alone.when(move).then(moved)
    assert alone.given(moved).state().standing(TODAY) is DpiaStanding.AGREED


@pytest.mark.parametrize("command", [move, agree, carry_out, conclude, follow_up])
def test_nothing_is_recorded_of_what_nobody_planned(command: Any) -> None:
    dpia.when(command).refused(DpiaNotFound)


# Carried out, and concluded


@pytest.mark.parametrize("party", ["beek", CENTRE])
def test_it_is_carried_out_when_the_day_was_agreed(party: str) -> None:
    proposed.by(party).when(carry_out).refused(
        MomentNotAgreed, proposed_by="beek", day="2026-03-16"
    )
    settled.by(party).when(carry_out).then(carried_out.model_copy(update={"party": party}))
    for command in (carry_out, move, agree):
        done.by(party).when(command).refused(DpiaAlreadyCarriedOut, day="2026-03-02")


def test_the_data_controller_concludes_once() -> None:
    settled.when(conclude).refused(DpiaNotCarriedOut)
    done.when(conclude).then(concluded())
    done.by(CENTRE).when(conclude).refused(NotDataController, party=CENTRE, controller="beek")
    done.given(concluded()).when(conclude).refused(DpiaAlreadyConcluded, day="2026-03-02")


def test_a_day_to_come_is_refused() -> None:
    ahead = carry_out.model_copy(update={"occurred_on": TODAY + timedelta(days=1)})
    settled.when(ahead).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


# The protocol


def test_what_it_asks_of_the_protocol_is_followed_up_once() -> None:
    asks = done.given(concluded())
    asks.when(follow_up).then(followed_up())
    asks.by(CENTRE).when(follow_up).refused(NotDataController, party=CENTRE, controller="beek")
    asks.given(followed_up()).when(follow_up).refused(NothingToFollowUp)
    done.when(follow_up).refused(NothingToFollowUp)
    done.given(concluded(ProtocolFollowUp.NONE)).when(follow_up).refused(NothingToFollowUp)


def test_the_protocol_is_amended_only_by_a_decision() -> None:
    asks = done.given(concluded())
    bare = follow_up.model_copy(update={"decision": None})
    asks.when(bare).refused(AmendmentNotDecided)
    kept = bare.model_copy(update={"result": DpiaResult.UNCHANGED, "remarks": WORDS})
    asks.when(kept).then(followed_up(result=DpiaResult.UNCHANGED, decision=None, remarks=WORDS))
    ahead = DECISION.model_copy(update={"taken_on": TODAY + timedelta(days=1)})
    asks.when(follow_up.model_copy(update={"decision": ahead})).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )


def test_how_it_stands_follows_from_what_was_recorded_and_the_day() -> None:
    late = DAY + timedelta(days=1)
    standings = [
        (DpiaStanding.PROPOSED, proposed, TODAY),
        (DpiaStanding.AGREED, settled, DAY),
        (DpiaStanding.OVERDUE, settled, late),
        (DpiaStanding.CARRIED_OUT, done, late),
        (DpiaStanding.TO_FOLLOW_UP, done.given(concluded()), late),
        (DpiaStanding.DONE, done.given(concluded(ProtocolFollowUp.NONE)), late),
        (DpiaStanding.DONE, done.given(concluded(), followed_up()), late),
    ]
    for standing, scenario, day in standings:
        assert scenario.state().standing(day) is standing
        assert scenario.state().finished is (standing is DpiaStanding.DONE)


def test_what_a_party_may_do_follows_from_the_same_conditions() -> None:
    assert possible(DPIA.initial, "beek") == ()
    assert possible(proposed.state(), CENTRE) == (AgreeDpiaMoment, MoveDpia)
    assert possible(settled.state(), "beek") == (CarryOutDpia, MoveDpia)
    assert possible(done.state(), "beek") == (ConcludeDpia,)
    assert possible(done.given(concluded()).state(), "beek") == (FollowUpDpia,)


def test_it_stands_under_its_agreement() -> None:
    assert DPIA.under(DPIA.initial) is None
    assert DPIA.under(proposed.state()) == "dvo-test"


days = st.sampled_from([DAY, LATER])
wishes: st.SearchStrategy[DpiaCommand] = (
    st.sampled_from([None, CENTRE]).map(lambda processor: plan(processor=processor))
    | any_of(MoveDpia, planned_for=days)
    | any_of(AgreeDpiaMoment, planned_for=days)
    | any_of(
        ConcludeDpia,
        occurred_on=st.just(TODAY),
        outcome=st.sampled_from(DpiaOutcome),
        protocol=st.sampled_from(ProtocolFollowUp),
        findings=st.just(WORDS),
    )
    | any_of(
        FollowUpDpia,
        occurred_on=st.just(TODAY),
        result=st.sampled_from(DpiaResult),
        decision=st.sampled_from([None, DECISION]),
    )
    | st.just(carry_out)
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE])), max_size=20))
def test_the_protocol_is_never_amended_but_by_a_decision_on_an_assessment_that_was_done(
    asking: list[tuple[DpiaCommand, str]],
) -> None:
    state = DPIA.initial
    for wish, party in asking:
        allowed = possible(state, party)
        try:
            events = DPIA.decide(state, wish, context(party))
        except Refusal:
            continue
        assert isinstance(wish, PlanDpia) or type(wish) in allowed
        for event in map(stored, events):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = DPIA.evolve(state, event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    if (followed := state.followed_up) is not None:
        assert state.carried_out is not None and state.concluded is not None
        assert followed.result is DpiaResult.UNCHANGED or followed.decision is not None
