"""Consultations: planned, held with decisions and action points, which are followed."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.action_point import (
    ActionPoint,
    ActionPointNotFound,
    ActionPointSettled,
    NewActionPoint,
    NoActionPointOpen,
    NotTheOwner,
    PointStanding,
)
from domain.between import NotOneOfThem
from domain.consultation import KIND
from domain.consultation.commands import (
    CancelConsultation,
    CompleteConsultationPoint,
    DropConsultationPoint,
    HoldConsultation,
    MoveConsultation,
    MoveConsultationPoint,
    PlanConsultation,
)
from domain.consultation.decisions import CONSULTATION
from domain.consultation.events import (
    ConsultationCancelled,
    ConsultationHeld,
    ConsultationMoved,
    ConsultationPlanned,
    ConsultationPointDone,
    ConsultationPointDropped,
    ConsultationPointMoved,
    ConsultationTable,
    TableDecision,
)
from domain.consultation.fulfilment import fulfilled_by
from domain.consultation.possible import possible
from domain.consultation.refusals import (
    ConsultationAlreadyHeld,
    ConsultationAlreadyPlanned,
    ConsultationNotFound,
    ConsultationNotHeld,
    ConsultationWasCancelled,
    NobodyToConsult,
)
from domain.consultation.state import ConsultationStanding
from domain.controllership import NotPartyToAgreement
from domain.evidence import OwnRecord
from domain.fulfilment import DutyPeriod, Fulfils
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of
from tests.walked import walked

CENTRE = "sittard-geleen"
PARTIES = ("beek", CENTRE)
WORDS = Plain(text="send the list of products")
DAY, LATER = date(2026, 3, 16), date(2026, 4, 1)
MINUTES = OwnRecord(kind="minutes", system="zaaksysteem", reference="Z-3")
OWED = DutyPeriod(duty="progress-consultation", period="2026-Q1")

consultation = Scenario(CONSULTATION)


def plan(**other: Any) -> PlanConsultation:
    asked: dict[str, Any] = {
        "agreements": ("dvo-test", "dvo-other"),
        "table": ConsultationTable.PROGRESS,
        "planned_for": DAY,
        "owed": OWED,
        "about": WORDS,
        "parties": PARTIES,
    }
    return PlanConsultation(**(asked | other))


def planned(**other: Any) -> ConsultationPlanned:
    return ConsultationPlanned(**({**dict(plan()), "occurred_on": TODAY, "party": "beek"} | other))


def hold(**other: Any) -> HoldConsultation:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "present": PARTIES,
        "minutes": MINUTES,
        "decisions": (WORDS,),
        "action_points": (
            NewActionPoint(owner="beek", due=DAY, what=WORDS),
            NewActionPoint(owner=CENTRE, what=WORDS),
        ),
    }
    return HoldConsultation(**(asked | other))


POINTS = (
    ActionPoint(number=1, owner="beek", due=DAY, what=WORDS),
    ActionPoint(number=2, owner=CENTRE, due=None, what=WORDS),
)


def held(**other: Any) -> ConsultationHeld:
    facts: dict[str, Any] = {
        "occurred_on": TODAY,
        "party": "beek",
        "present": PARTIES,
        "minutes": MINUTES,
        "decisions": (TableDecision(number=1, text=WORDS),),
        "action_points": POINTS,
    }
    return ConsultationHeld(**(facts | other))


def done(number: int = 1, party: str = "beek") -> ConsultationPointDone:
    return ConsultationPointDone(occurred_on=TODAY, party=party, number=number, evidence=())


def dropped(number: int = 2) -> ConsultationPointDropped:
    return ConsultationPointDropped(occurred_on=TODAY, party="beek", number=number, reason=WORDS)


later = ConsultationPointMoved(occurred_on=TODAY, party="beek", number=1, due=LATER, reason=WORDS)
cancelled = ConsultationCancelled(occurred_on=TODAY, party="beek", reason=WORDS)
move = MoveConsultation(planned_for=LATER)
cancel = CancelConsultation(reason=WORDS)
complete = CompleteConsultationPoint(occurred_on=TODAY, number=1)
put_off = MoveConsultationPoint(occurred_on=TODAY, number=1, due=LATER, reason=WORDS)
drop = DropConsultationPoint(occurred_on=TODAY, number=2, reason=WORDS)
ahead = consultation.given(planned())
past = ahead.given(held())


def test_a_party_calls_it_under_one_or_more_agreements() -> None:
    consultation.when(plan()).then(planned())
    consultation.by("stein").when(plan()).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )
    ahead.when(plan()).refused(ConsultationAlreadyPlanned)
    assert CONSULTATION.under(CONSULTATION.initial) is None
    assert CONSULTATION.under(ahead.state()) == "dvo-test"


@pytest.mark.parametrize("command", [move, cancel, hold(), complete, put_off, drop])
def test_nothing_is_recorded_of_what_nobody_planned(command: Any) -> None:
    consultation.when(command).refused(ConsultationNotFound)
    past.by("stein").when(command).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )


def test_it_is_moved_or_cancelled_until_it_is_held() -> None:
    moved = ConsultationMoved(occurred_on=TODAY, party="beek", planned_for=LATER)
    ahead.when(move).then(moved)
    ahead.given(moved).when(move).then()
    assert ahead.given(moved).state().planned_for == LATER
    ahead.when(cancel).then(cancelled)
    for command in (move, cancel, hold()):
        past.when(command).refused(ConsultationAlreadyHeld, day="2026-03-02")
        ahead.given(cancelled).when(command).refused(ConsultationWasCancelled, day="2026-03-02")


def test_it_is_held_with_numbered_decisions_and_action_points() -> None:
    ahead.when(hold()).then(held())
    ahead.when(hold(present=("beek", "beek"))).refused(NobodyToConsult, party="beek")
    for other in ({"present": ("beek", "stein")}, {"action_points": (STEINS,)}):
        ahead.when(hold(**other)).refused(
            NotPartyToAgreement, party="stein", parties="beek, sittard-geleen"
        )
    ahead.when(hold(occurred_on=TODAY + timedelta(days=1))).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )


STEINS = NewActionPoint(owner="stein", what=WORDS)


def test_its_owner_says_that_a_point_is_done() -> None:
    past.when(complete).then(done())
    past.by(CENTRE).when(complete).refused(NotTheOwner, party=CENTRE, owner="beek")
    past.when(complete.model_copy(update={"number": 3})).refused(ActionPointNotFound, number="3")
    past.given(done()).when(complete).refused(NotTheOwner, party="beek", owner=CENTRE)
    mine = CompleteConsultationPoint(occurred_on=TODAY, number=1)
    past.given(done()).by(CENTRE).when(mine).refused(ActionPointSettled, number="1")
    ahead.when(complete).refused(ConsultationNotHeld)


def test_a_point_is_moved_or_dropped_by_each_of_them_with_the_reason() -> None:
    past.when(put_off).then(later)
    past.given(later).when(put_off).then()
    past.when(drop).then(dropped())
    past.given(dropped()).when(drop).refused(ActionPointSettled, number="2")
    settled = past.given(done(), dropped())
    for command in (complete, put_off, drop):
        settled.when(command).refused(NoActionPointOpen)


def test_a_point_shows_when_it_is_overdue() -> None:
    late = DAY + timedelta(days=1)
    first, second = past.state().points
    assert first.standing(DAY) is PointStanding.OPEN
    assert first.standing(late) is PointStanding.OVERDUE
    assert second.standing(late) is PointStanding.OPEN
    first, second = past.given(done(), dropped()).state().points
    assert first.standing(late) is PointStanding.DONE
    assert second.standing(late) is PointStanding.DROPPED


def test_how_it_stands_and_what_may_be_done() -> None:
    late = DAY + timedelta(days=1)
    standings = [
        (ConsultationStanding.PLANNED, ahead, DAY),
        (ConsultationStanding.OVERDUE, ahead, late),
        (ConsultationStanding.CANCELLED, ahead.given(cancelled), late),
        (ConsultationStanding.POINTS_OPEN, past, DAY),
        (ConsultationStanding.POINTS_OVERDUE, past, late),
        (ConsultationStanding.POINTS_OPEN, past.given(later), late),
        (ConsultationStanding.DONE, past.given(done(), dropped()), late),
    ]
    ends = (ConsultationStanding.CANCELLED, ConsultationStanding.DONE)
    for standing, scenario, day in standings:
        assert scenario.state().standing(day) is standing
        assert scenario.state().finished is (standing in ends)
    assert possible(CONSULTATION.initial, "beek") == ()
    assert possible(ahead.state(), "beek") == (
        HoldConsultation,
        MoveConsultation,
        CancelConsultation,
    )
    assert possible(past.given(done()).state(), "beek") == (
        MoveConsultationPoint,
        DropConsultationPoint,
    )


def test_it_fulfils_what_it_was_owed_for_under_each_agreement() -> None:
    assert fulfilled_by(past.state()) == (
        Fulfils("dvo-test-progress-consultation-2026-Q1", "beek", TODAY, (MINUTES,)),
        Fulfils("dvo-other-progress-consultation-2026-Q1", "beek", TODAY, (MINUTES,)),
    )
    bare = ahead.given(held(minutes=None)).state()
    assert [one.evidence for one in fulfilled_by(bare)] == [(), ()]
    unowed = consultation.given(planned(owed=None), held()).state()
    assert fulfilled_by(ahead.state()) == fulfilled_by(unowed) == ()
    assert fulfilled_by(CONSULTATION.initial) == ()


numbers, days = st.sampled_from([1, 2, 3]), st.sampled_from([DAY, LATER])
wishes = (
    st.sampled_from([plan(), cancel, hold(), hold(action_points=())])
    | any_of(MoveConsultation, planned_for=days)
    | any_of(CompleteConsultationPoint, occurred_on=st.just(TODAY), number=numbers)
    | any_of(
        MoveConsultationPoint,
        occurred_on=st.just(TODAY),
        number=numbers,
        due=days,
        reason=st.just(WORDS),
    )
    | any_of(
        DropConsultationPoint, occurred_on=st.just(TODAY), number=numbers, reason=st.just(WORDS)
    )
)


@given(st.lists(st.tuples(wishes, st.sampled_from([*PARTIES, "stein"])), max_size=25))
def test_no_point_is_lost_and_none_is_settled_twice(asking: Any) -> None:
    state = walked(KIND, asking)
    made = 0 if state.held is None else len(state.held.action_points)
    assert [one.number for one in state.points] == list(range(1, made + 1))
    assert all(one.done_on is None or one.dropped_on is None for one in state.points)
    assert not (state.held and state.cancelled)
