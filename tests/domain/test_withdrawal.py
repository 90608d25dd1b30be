"""Withdrawal from the scheme: announced with its date, revoked before it, or taken effect."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference
from domain.messages import Context
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from domain.withdrawal import KIND
from domain.withdrawal.commands import (
    NoteTakenEffect,
    PlanWithdrawal,
    RevokeWithdrawal,
    WithdrawalCommand,
)
from domain.withdrawal.decisions import WITHDRAWAL
from domain.withdrawal.events import (
    WithdrawalAnnounced,
    WithdrawalRevoked,
    WithdrawalTookEffect,
)
from domain.withdrawal.possible import possible
from domain.withdrawal.refusals import (
    NotAParticipant,
    NotYourWithdrawal,
    WithdrawalAlreadyAnnounced,
    WithdrawalAlreadyRevoked,
    WithdrawalInHindsight,
    WithdrawalNotFound,
    WithdrawalTakenEffect,
    WithdrawalUnderWay,
)
from domain.withdrawal.state import Withdrawal, WithdrawalStanding
from tests.scenario import SYSTEM, TODAY, Scenario, context
from tests.sealing import stored

CENTRE = "sittard-geleen"
LEAVES = date(2026, 7, 1)
DECISION = DecisionReference(organ="college", taken_on=TODAY, reference="S-2026-4")
REASON = Plain(text="goes on with others")

announce = PlanWithdrawal(
    agreement="dvo-stein",
    occurred_on=TODAY,
    takes_effect_on=LEAVES,
    decision=DECISION,
    reason=REASON,
    agreements=("dvo-stein",),
    catalogue="dvo",
    parties=("stein", CENTRE),
    participants=("stein",),
)
announced = WithdrawalAnnounced(
    occurred_on=TODAY,
    agreements=("dvo-stein",),
    catalogue="dvo",
    party="stein",
    parties=("stein", CENTRE),
    takes_effect_on=LEAVES,
    decision=DECISION,
    reason=REASON,
)
revoke = RevokeWithdrawal(occurred_on=TODAY, decision=DECISION)
revoked = WithdrawalRevoked(occurred_on=TODAY, party="stein", decision=DECISION)
took_effect = WithdrawalTookEffect(occurred_on=LEAVES)

withdrawal = Scenario(WITHDRAWAL).by("stein")
leaving = withdrawal.given(announced)


def test_a_participant_announces_from_when_it_withdraws() -> None:
    withdrawal.when(announce).then(announced)
    leaving.when(announce).refused(WithdrawalAlreadyAnnounced, day="2026-07-01")


@pytest.mark.parametrize("party", [CENTRE, "beek"])
def test_nobody_else_withdraws_and_the_centre_does_not(party: str) -> None:
    withdrawal.by(party).when(announce).refused(NotAParticipant, party=party, participants="stein")


def test_a_participant_leaves_once() -> None:
    under_way = announce.model_copy(update={"leaving": ("stein",)})
    withdrawal.when(under_way).refused(WithdrawalUnderWay, party="stein")


def test_it_takes_effect_after_it_is_announced() -> None:
    at_once = announce.model_copy(update={"takes_effect_on": TODAY})
    withdrawal.when(at_once).refused(
        WithdrawalInHindsight, day="2026-03-02", announced="2026-03-02"
    )
    ahead = TODAY + timedelta(days=1)
    for later in (
        announce.model_copy(update={"occurred_on": ahead}),
        announce.model_copy(update={"decision": DECISION.model_copy(update={"taken_on": ahead})}),
    ):
        withdrawal.when(later).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


def test_it_is_revoked_before_its_date() -> None:
    leaving.when(revoke).then(revoked)
    leaving.on(LEAVES - timedelta(days=1)).when(revoke).then(revoked)
    leaving.on(LEAVES).when(revoke).refused(WithdrawalTakenEffect, day="2026-07-01")
    leaving.given(took_effect).when(revoke).refused(WithdrawalTakenEffect, day="2026-07-01")
    leaving.by(CENTRE).when(revoke).refused(NotYourWithdrawal, party=CENTRE, participant="stein")
    leaving.given(revoked).when(revoke).refused(WithdrawalAlreadyRevoked, day="2026-03-02")


def test_the_system_finds_that_its_date_has_come() -> None:
    leaving.by_system().when(NoteTakenEffect()).then()
    leaving.by_system().on(LEAVES).when(NoteTakenEffect()).then(took_effect)
    leaving.by("stein").on(LEAVES).when(NoteTakenEffect()).refused(
        NotYourWithdrawal, party="stein", participant="stein"
    )
    leaving.given(revoked).by_system().on(LEAVES).when(NoteTakenEffect()).refused(
        WithdrawalAlreadyRevoked, day="2026-03-02"
    )


@pytest.mark.parametrize("command", [revoke, NoteTakenEffect()])
def test_nothing_is_recorded_of_what_nobody_announced(command: Any) -> None:
    withdrawal.when(command).refused(WithdrawalNotFound)


def test_it_is_in_effect_from_its_date_whoever_recorded_that() -> None:
    standings = [
        (WithdrawalStanding.ANNOUNCED, leaving, LEAVES - timedelta(days=1), False),
        (WithdrawalStanding.IN_EFFECT, leaving, LEAVES, False),
        (WithdrawalStanding.IN_EFFECT, leaving.given(took_effect), LEAVES, True),
        (WithdrawalStanding.REVOKED, leaving.given(revoked), LEAVES, True),
    ]
    for standing, scenario, day, closed in standings:
        assert KIND.standing(scenario.state(), day) is standing
        assert KIND.closed(scenario.state()) is closed
        in_effect = standing is WithdrawalStanding.IN_EFFECT
        assert scenario.state().in_effect(day) is in_effect


def test_what_a_party_may_do_follows_from_the_same_conditions() -> None:
    assert possible(Withdrawal(), "stein") == ()
    assert possible(leaving.state(), "stein") == (RevokeWithdrawal,)
    assert possible(leaving.state(), "system") == (NoteTakenEffect,)
    assert possible(leaving.given(revoked).state(), "stein") == ()


def test_it_is_a_kind_of_case() -> None:
    state = leaving.state()
    assert (KIND.begun(state), KIND.agreements(state)) == (announced, ("dvo-stein",))
    assert KIND.concerned(state) == ("stein", CENTRE)
    assert KIND.agreements(Withdrawal()) == KIND.concerned(Withdrawal()) == ()
    assert (WITHDRAWAL.under(state), WITHDRAWAL.under(Withdrawal())) == ("dvo-stein", None)


SNAPSHOTS = TypeAdapter(Withdrawal)
wishes: st.SearchStrategy[WithdrawalCommand] = st.sampled_from(
    [announce, revoke, NoteTakenEffect()]
)
whoever: st.SearchStrategy[Context] = st.sampled_from(
    [context(party, today=day) for party in ("stein", CENTRE, "system") for day in (TODAY, LEAVES)]
    + [SYSTEM]
)


@given(st.lists(st.tuples(wishes, whoever), max_size=15))
def test_what_is_revoked_never_takes_effect(asked: list[tuple[WithdrawalCommand, Context]]) -> None:
    state, events = Withdrawal(), list[Any]()
    for wish, by in asked:
        allowed = possible(state, by.by.party)
        try:
            decided = WITHDRAWAL.decide(state, wish, by)
        except Refusal:
            continue
        assert isinstance(wish, PlanWithdrawal) or type(wish) in allowed
        for event in map(stored, decided):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = WITHDRAWAL.evolve(state, event)
            events.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert WITHDRAWAL.fold(events) == state
    assert state.revoked is None or not state.in_effect(LEAVES)
    assert not (state.revoked and state.took_effect)
