"""Contact points: each party names its own, hands over, ends it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.between import NotOneOfThem
from domain.contact_point import KIND
from domain.contact_point.commands import (
    EndContactPoint,
    HandOverContactPoint,
    NameContactPoint,
)
from domain.contact_point.decisions import CONTACT_POINT
from domain.contact_point.events import (
    ContactFunction,
    ContactPointEnded,
    ContactPointHandedOver,
    ContactPointNamed,
)
from domain.contact_point.possible import possible
from domain.contact_point.refusals import (
    ContactOfAnother,
    ContactPointAlreadyNamed,
    ContactPointHasEnded,
    ContactPointNotFound,
    HandedOverBackward,
)
from domain.contact_point.state import ContactPointStanding
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of
from tests.walked import walked

CENTRE = "sittard-geleen"
PARTIES = ("beek", CENTRE)
SOMEBODY = Plain(text="the director")
SINCE, LATER = date(2026, 3, 9), date(2026, 5, 1)

contact = Scenario(CONTACT_POINT).by(CENTRE)


def name(**other: Any) -> NameContactPoint:
    asked: dict[str, Any] = {
        "agreements": ("dvo-test",),
        "function": ContactFunction.DIRECTOR,
        "since": SINCE,
        "who": SOMEBODY,
        "parties": PARTIES,
    }
    return NameContactPoint(**(asked | other))


def named(**other: Any) -> ContactPointNamed:
    return ContactPointNamed(**({**dict(name()), "occurred_on": TODAY, "party": CENTRE} | other))


def hand_over(since: date = LATER) -> HandOverContactPoint:
    return HandOverContactPoint(since=since, who=SOMEBODY)


handed_over = ContactPointHandedOver(
    occurred_on=TODAY, party=CENTRE, since=LATER, who=SOMEBODY, reach=None
)
end = EndContactPoint(occurred_on=TODAY)
ended = ContactPointEnded(occurred_on=TODAY, party=CENTRE)
known = contact.given(named())


def test_a_party_names_its_own() -> None:
    contact.when(name()).then(named())
    contact.by("stein").when(name()).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )
    known.when(name()).refused(ContactPointAlreadyNamed)
    assert CONTACT_POINT.under(CONTACT_POINT.initial) is None
    assert CONTACT_POINT.under(known.state()) == "dvo-test"


@pytest.mark.parametrize("command", [hand_over(), end])
def test_nothing_is_recorded_of_what_nobody_named(command: Any) -> None:
    contact.when(command).refused(ContactPointNotFound)
    known.by("stein").when(command).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )
    known.by("beek").when(command).refused(ContactOfAnother, party="beek", owner=CENTRE)


def test_it_is_handed_over_forward_in_time() -> None:
    known.when(hand_over()).then(handed_over)
    known.given(handed_over).when(hand_over(SINCE)).refused(
        HandedOverBackward, since="2026-03-09", before="2026-05-01"
    )
    assert known.given(handed_over).state().since == LATER


def test_it_is_ended_once() -> None:
    known.when(end).then(ended)
    for command in (hand_over(), end):
        known.given(ended).when(command).refused(ContactPointHasEnded, day="2026-03-02")
    ahead = EndContactPoint(occurred_on=TODAY + timedelta(days=1))
    known.when(ahead).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


def test_how_it_stands_and_what_may_be_done() -> None:
    assert known.state().standing(TODAY) is ContactPointStanding.TO_BEGIN
    assert known.state().standing(SINCE) is ContactPointStanding.HOLDS
    assert known.given(handed_over).state().standing(SINCE) is ContactPointStanding.HOLDS
    assert known.given(ended).state().standing(SINCE) is ContactPointStanding.ENDED
    assert possible(CONTACT_POINT.initial, CENTRE) == ()
    assert possible(known.state(), CENTRE) == (HandOverContactPoint, EndContactPoint)
    assert possible(known.state(), "beek") == ()


days = st.sampled_from([SINCE, LATER])
wishes = (
    st.sampled_from(ContactFunction).map(lambda function: name(function=function))
    | any_of(HandOverContactPoint, since=days, who=st.just(SOMEBODY))
    | st.just(end)
)


@given(st.lists(st.tuples(wishes, st.sampled_from([*PARTIES, "stein"])), max_size=12))
def test_only_the_party_itself_says_who_it_is_and_days_go_on(asking: Any) -> None:
    state = walked(KIND, asking)
    if state.named is None:
        return
    parties = {one.party for one in state.handed_over} | {state.named.party}
    assert len(parties) == 1
    since = [state.named.since, *(one.since for one in state.handed_over)]
    assert since == sorted(since)
