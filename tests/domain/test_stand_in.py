"""Stand-ins: one's own role, to a colleague, for a period; in one role for one at a time."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.messages import Context
from domain.stand_in.commands import AppointStandIn, EndStandIn, Receiver, StandInCommand
from domain.stand_in.decisions import STAND_IN, dossier, keys, year_after
from domain.stand_in.events import StandInAppointed, StandInEnded
from domain.stand_in.refusals import (
    NotYoursToEnd,
    RoleNotOwn,
    StandInBeginsBefore,
    StandInElsewhere,
    StandInEndsBefore,
    StandInNotFound,
    StandInNotNeeded,
    StandInOneself,
    StandInOver,
    StandInOverlaps,
    StandInTooFarAhead,
    StandInTooLong,
)
from domain.stand_in.state import StandIn, Standing
from tests.scenario import TODAY, Scenario, any_of, context

MONDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 20)
SNAPSHOTS = TypeAdapter(StandIn)
COLLEAGUE = Receiver(account="a-2", party="beek", roles=("auditor",))

standing_in = Scenario(STAND_IN)


def appoint(**other: Any) -> AppointStandIn:
    asked = {"role": "clerk", "first": MONDAY, "last": FRIDAY, "own": ("clerk", "finance")}
    return AppointStandIn(**(asked | {"receiver": COLLEAGUE} | other))


def appointed(**other: Any) -> StandInAppointed:
    told = {"party": "beek", "absent": "a-1", "stand_in": "a-2", "role": "clerk"}
    days = {"occurred_on": TODAY, "first": MONDAY, "last": FRIDAY}
    return StandInAppointed(**(told | days | other))


def ended(day: date = TODAY, appointed: int = 1) -> StandInEnded:
    return StandInEnded(occurred_on=day, appointed=appointed)


# Passing a role on


def test_a_role_is_passed_on_for_a_period() -> None:
    standing_in.when(appoint()).then(appointed())


def test_only_an_own_role_is_passed_on_so_never_one_that_was_lent() -> None:
    standing_in.when(appoint(role="director")).refused(
        RoleNotOwn, role="director", own="clerk, finance"
    )


def test_nobody_stands_in_for_themself() -> None:
    own = COLLEAGUE.model_copy(update={"account": "a-1"})
    standing_in.when(appoint(receiver=own)).refused(StandInOneself)


def test_a_role_stays_within_the_party() -> None:
    other = COLLEAGUE.model_copy(update={"party": "stein"})
    standing_in.when(appoint(receiver=other)).refused(StandInElsewhere, party="beek")


def test_who_has_the_role_needs_no_other() -> None:
    clerk = COLLEAGUE.model_copy(update={"roles": ("auditor", "clerk")})
    standing_in.when(appoint(receiver=clerk)).refused(StandInNotNeeded, role="clerk")


def test_it_begins_today_or_later_on_the_clocks_of_amsterdam() -> None:
    yesterday = TODAY - timedelta(days=1)
    standing_in.when(appoint(first=TODAY)).then(appointed(first=TODAY))
    standing_in.when(appoint(first=yesterday)).refused(
        StandInBeginsBefore, first=yesterday.isoformat(), today=TODAY.isoformat()
    )
    late = Context(context().by, datetime(2026, 3, 2, 23, 30, tzinfo=UTC))
    with pytest.raises(StandInBeginsBefore):
        STAND_IN.decide(STAND_IN.initial, appoint(first=TODAY), late)


def test_a_day_is_a_period_and_less_is_none() -> None:
    standing_in.when(appoint(last=MONDAY)).then(appointed(last=MONDAY))
    standing_in.when(appoint(last=MONDAY - timedelta(days=1))).refused(
        StandInEndsBefore, first="2026-03-09", last="2026-03-08"
    )


def test_it_lasts_a_year_at_most() -> None:
    whole = date(2027, 3, 8)
    standing_in.when(appoint(last=whole)).then(appointed(last=whole))
    standing_in.when(appoint(last=date(2027, 3, 9))).refused(
        StandInTooLong, last="2027-03-09", end="2027-03-09"
    )


def test_it_begins_within_a_year() -> None:
    first = date(2027, 3, 2)
    standing_in.when(appoint(first=first, last=first)).then(appointed(first=first, last=first))
    for far in (date(2027, 3, 3), date.max):
        standing_in.when(appoint(first=far, last=far)).refused(
            StandInTooFarAhead, first=far.isoformat(), latest="2027-03-02"
        )


def test_a_year_after_a_leap_day_is_the_first_of_march() -> None:
    assert year_after(date(2028, 2, 29)) == date(2029, 3, 1)
    assert year_after(date(2026, 3, 2)) == date(2027, 3, 2)


def test_what_is_already_so_is_no_event() -> None:
    standing_in.given(appointed()).when(appoint()).then()


@pytest.mark.parametrize(("first", "last"), [(MONDAY, FRIDAY), (FRIDAY, FRIDAY), (TODAY, MONDAY)])
@pytest.mark.parametrize("absent", ["a-1", "a-9"])
def test_in_one_role_for_one_at_a_time(first: date, last: date, absent: str) -> None:
    if (first, last, absent) == (MONDAY, FRIDAY, "a-1"):
        last = FRIDAY + timedelta(days=1)
    standing_in.given(appointed(absent=absent)).when(appoint(first=first, last=last)).refused(
        StandInOverlaps, role="clerk", first="2026-03-09", last="2026-03-20"
    )


def test_another_role_the_days_around_and_what_was_ended_do_not_overlap() -> None:
    held = standing_in.given(appointed())
    held.when(appoint(role="finance")).then(appointed(role="finance"))
    after = FRIDAY + timedelta(days=1)
    held.when(appoint(first=after, last=after)).then(appointed(first=after, last=after))
    before = MONDAY - timedelta(days=1)
    held.when(appoint(first=before, last=before)).then(appointed(first=before, last=before))
    held.given(ended()).when(appoint()).then(appointed())


# Ending it


@pytest.mark.parametrize("actor", ["a-1", "a-2"])
def test_who_gave_it_or_received_it_ends_it_early(actor: str) -> None:
    held = standing_in.given(appointed()).by("beek", actor=actor)
    held.when(EndStandIn(appointed=1)).then(ended())
    held.on(FRIDAY).when(EndStandIn(appointed=1)).then(ended(FRIDAY))


def test_nobody_else_ends_it() -> None:
    standing_in.given(appointed()).by("beek", actor="a-3").when(EndStandIn(appointed=1)).refused(
        NotYoursToEnd
    )


def test_what_ended_is_over() -> None:
    standing_in.given(appointed(), ended()).when(EndStandIn(appointed=1)).then()
    standing_in.given(appointed()).on(FRIDAY + timedelta(days=1)).when(
        EndStandIn(appointed=1)
    ).refused(StandInOver, last="2026-03-20")


def test_what_was_never_appointed_does_not_end() -> None:
    standing_in.when(EndStandIn(appointed=1)).refused(StandInNotFound, appointed="1")
    standing_in.given(appointed(), ended()).when(EndStandIn(appointed=2)).refused(
        StandInNotFound, appointed="2"
    )


# When it holds


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (MONDAY - timedelta(days=1), Standing.COMING),
        (MONDAY, Standing.NOW),
        (FRIDAY, Standing.NOW),
        (FRIDAY + timedelta(days=1), Standing.PAST),
    ],
)
def test_a_role_is_lent_from_the_first_day_to_the_last(day: date, standing: Standing) -> None:
    state = standing_in.given(appointed()).state()
    assert [one.standing(day) for one in state.periods] == [standing]
    assert [one.absent for one in state.lent(day)] == ["a-1"] * (standing is Standing.NOW)


def test_what_was_ended_is_lent_no_longer_that_very_day() -> None:
    assert standing_in.given(appointed(), ended(MONDAY)).state().lent(MONDAY) == ()


def test_the_dossier_is_the_partys() -> None:
    assert dossier("beek") == "stand-ins-beek"


def test_an_account_has_a_stream_at_each_party_to_which_it_moved() -> None:
    assert keys("a-2", "beek") == ("a-2", "a-2-beek")
    assert keys("a-2", "stein") == ("a-2", "a-2-stein")


actors = st.sampled_from(["a-1", "a-2", "a-3"])
days = st.integers(-2, 30).map(lambda number: TODAY + timedelta(days=number))
wishes: st.SearchStrategy[StandInCommand] = any_of(
    AppointStandIn,
    role=st.sampled_from(["clerk", "finance", "director"]),
    first=days,
    last=days,
    own=st.just(("clerk", "finance")),
    receiver=st.just(COLLEAGUE),
) | any_of(EndStandIn, appointed=st.integers(1, 8))


@given(st.lists(st.tuples(wishes, actors, st.integers(0, 9)), max_size=15))
def test_on_no_day_does_anyone_act_in_one_role_for_two(
    asked: list[tuple[StandInCommand, str, int]],
) -> None:
    state, today = STAND_IN.initial, TODAY
    for wish, actor, later in asked:
        today += timedelta(days=later)
        now = datetime.combine(today, time(9), UTC)
        try:
            events = STAND_IN.decide(state, wish, Context(context(actor=actor).by, now))
        except Refusal:
            continue
        for event in events:
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = STAND_IN.evolve(state, event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    for number in range(200):
        lent = state.lent(TODAY + timedelta(days=number))
        assert len({one.role for one in lent}) == len(lent)
        assert all(one.absent != state.account for one in lent)
