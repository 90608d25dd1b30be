"""Matters without a date: steps agreed and done, coordinated with each other, closed."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.action_point import ActionPoint, NewActionPoint, NoActionPointOpen, NotTheOwner
from domain.between import NotOneOfThem
from domain.controllership import NotPartyToAgreement
from domain.evidence import OwnRecord
from domain.follow_up import KIND
from domain.follow_up.commands import (
    AgreeStep,
    CloseFollowUp,
    CompleteStep,
    CoordinateMatter,
    DropStep,
    MoveStep,
    OpenFollowUp,
)
from domain.follow_up.decisions import FOLLOW_UP
from domain.follow_up.events import (
    FollowUpClosed,
    FollowUpMatter,
    FollowUpOpened,
    MatterCoordinated,
    StepAgreed,
    StepDone,
    StepDropped,
    StepMoved,
)
from domain.follow_up.possible import possible
from domain.follow_up.refusals import (
    CoordinatedAlone,
    FollowUpAlreadyOpened,
    FollowUpIsClosed,
    FollowUpNotFound,
    NotCoordinated,
    StepsOpen,
)
from domain.follow_up.state import FollowUpStanding
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of
from tests.walked import walked

CENTRE = "sittard-geleen"
PARTIES = ("beek", CENTRE)
WORDS = Plain(text="rewrite the letter on special assistance")
DAY, LATER = date(2026, 3, 16), date(2026, 4, 1)
METHOD = OwnRecord(kind="working-method", system="zaaksysteem", reference="Z-6")

follow_up = Scenario(FOLLOW_UP)


def start(**other: Any) -> OpenFollowUp:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "agreements": ("dvo-test",),
        "matter": FollowUpMatter.CITIZEN_INFORMATION,
        "about": WORDS,
        "parties": PARTIES,
    }
    return OpenFollowUp(**(asked | other))


def opened(**other: Any) -> FollowUpOpened:
    return FollowUpOpened(**({**dict(start()), "party": "beek"} | other))


def agreed(number: int = 1, due: date | None = DAY) -> StepAgreed:
    step = ActionPoint(number=number, owner="beek", due=due, what=WORDS)
    return StepAgreed(occurred_on=TODAY, party="beek", step=step)


agree = AgreeStep(occurred_on=TODAY, step=NewActionPoint(owner="beek", due=DAY, what=WORDS))
complete = CompleteStep(occurred_on=TODAY, number=1, evidence=(METHOD,))
done = StepDone(occurred_on=TODAY, party="beek", number=1, evidence=(METHOD,))
put_off = MoveStep(occurred_on=TODAY, number=1, due=LATER, reason=WORDS)
moved = StepMoved(occurred_on=TODAY, party="beek", number=1, due=LATER, reason=WORDS)
drop = DropStep(occurred_on=TODAY, number=1, reason=WORDS)
dropped = StepDropped(occurred_on=TODAY, party="beek", number=1, reason=WORDS)
coordinate = CoordinateMatter(occurred_on=TODAY, present=PARTIES, remarks=WORDS)
coordinated = MatterCoordinated(
    occurred_on=TODAY, party="beek", present=PARTIES, stream=None, remarks=WORDS
)
close = CloseFollowUp(occurred_on=TODAY, conclusion=WORDS, evidence=(METHOD,))
closed = FollowUpClosed(occurred_on=TODAY, party="beek", conclusion=WORDS, evidence=(METHOD,))
begun = follow_up.given(opened())
stepped = begun.given(agreed())


def test_a_party_opens_it_under_one_or_more_agreements() -> None:
    follow_up.when(start()).then(opened())
    follow_up.by("stein").when(start()).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )
    begun.when(start()).refused(FollowUpAlreadyOpened)
    follow_up.when(start(occurred_on=TODAY + timedelta(days=1))).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )
    assert FOLLOW_UP.under(FOLLOW_UP.initial) is None
    assert FOLLOW_UP.under(begun.state()) == "dvo-test"


@pytest.mark.parametrize("command", [agree, complete, put_off, drop, coordinate, close])
def test_nothing_is_recorded_of_what_nobody_opened(command: Any) -> None:
    follow_up.when(command).refused(FollowUpNotFound)
    stepped.by("stein").when(command).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )


def test_steps_are_numbered_and_owned_by_one_of_them() -> None:
    begun.when(agree).then(agreed())
    stepped.when(agree).then(agreed(2))
    undated = NewActionPoint(owner="beek", what=WORDS)
    begun.when(AgreeStep(occurred_on=TODAY, step=undated)).then(agreed(due=None))
    stein = NewActionPoint(owner="stein", what=WORDS)
    begun.when(AgreeStep(occurred_on=TODAY, step=stein)).refused(
        NotPartyToAgreement, party="stein", parties="beek, sittard-geleen"
    )


def test_a_step_is_done_by_its_owner_and_moved_or_dropped_by_each() -> None:
    stepped.when(complete).then(done)
    stepped.by(CENTRE).when(complete).refused(NotTheOwner, party=CENTRE, owner="beek")
    stepped.when(put_off).then(moved)
    stepped.given(moved).when(put_off).then()
    stepped.when(drop).then(dropped)
    for command in (complete, put_off, drop):
        begun.when(command).refused(NoActionPointOpen)


def test_they_coordinate_it_with_each_other() -> None:
    begun.when(coordinate).then(coordinated)
    alone = coordinate.model_copy(update={"present": ("beek",)})
    begun.when(alone).refused(CoordinatedAlone, party="beek")
    stein = coordinate.model_copy(update={"present": ("beek", "stein")})
    begun.when(stein).refused(NotPartyToAgreement, party="stein", parties="beek, sittard-geleen")


def test_information_to_citizens_is_closed_after_coordination() -> None:
    begun.when(close).refused(NotCoordinated, article="13")
    begun.given(coordinated).when(close).then(closed)


@pytest.mark.parametrize(
    ("matter", "article"),
    [
        (FollowUpMatter.WORKING_METHOD, "9.2"),
        (FollowUpMatter.POLICY, "9.1"),
        (FollowUpMatter.CONFIDENTIALITY, "18"),
    ],
)
def test_other_matters_are_closed_without_it(matter: FollowUpMatter, article: str) -> None:
    assert matter.article == article
    follow_up.given(opened(matter=matter)).when(close).then(closed)


def test_it_is_closed_once_and_with_no_step_open() -> None:
    stepped.given(coordinated).when(close).refused(StepsOpen, numbers="1")
    over = stepped.given(coordinated, done, closed)
    for command in (agree, complete, put_off, drop, coordinate, close):
        over.when(command).refused(FollowUpIsClosed, day="2026-03-02")


def test_how_it_stands_and_what_may_be_done() -> None:
    late = DAY + timedelta(days=1)
    standings = [
        (FollowUpStanding.NO_STEPS, begun, DAY),
        (FollowUpStanding.STEPS_OPEN, stepped, DAY),
        (FollowUpStanding.STEPS_OVERDUE, stepped, late),
        (FollowUpStanding.STEPS_OPEN, stepped.given(moved), late),
        (FollowUpStanding.NO_STEPS, stepped.given(dropped), late),
        (FollowUpStanding.CLOSED, stepped.given(done, closed), late),
    ]
    for standing, scenario, day in standings:
        assert scenario.state().standing(day) is standing
    assert possible(FOLLOW_UP.initial, "beek") == ()
    assert possible(begun.state(), "beek") == (AgreeStep, CoordinateMatter)
    assert possible(stepped.given(coordinated, done).state(), CENTRE) == (
        AgreeStep,
        CoordinateMatter,
        CloseFollowUp,
    )


numbers = st.sampled_from([1, 2])
wishes = (
    st.sampled_from(FollowUpMatter).map(lambda matter: start(matter=matter))
    | any_of(CompleteStep, occurred_on=st.just(TODAY), number=numbers)
    | any_of(DropStep, occurred_on=st.just(TODAY), number=numbers, reason=st.just(WORDS))
    | any_of(
        MoveStep,
        occurred_on=st.just(TODAY),
        number=numbers,
        due=st.sampled_from([DAY, LATER]),
        reason=st.just(WORDS),
    )
    | st.sampled_from([agree, coordinate, close])
)


@given(st.lists(st.tuples(wishes, st.sampled_from([*PARTIES, "stein"])), max_size=25))
def test_none_is_closed_with_a_step_open_or_uncoordinated(asking: Any) -> None:
    state = walked(KIND, asking)
    assert [one.number for one in state.steps] == list(range(1, len(state.steps) + 1))
    if state.closed is not None:
        assert not state.open_steps and not state.lacks_coordination
