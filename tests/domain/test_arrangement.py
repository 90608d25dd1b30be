"""Arrangements on destruction: on record with one party, confirmed by the other, then a ground."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.arrangement.commands import (
    ArrangementCommand,
    ConfirmArrangement,
    EndArrangement,
    RecordArrangement,
    UseArrangement,
)
from domain.arrangement.covering import covering
from domain.arrangement.decisions import ARRANGEMENT
from domain.arrangement.events import (
    ArrangementConfirmed,
    ArrangementEnded,
    ArrangementRecorded,
    ArrangementUsed,
)
from domain.arrangement.possible import possible
from domain.arrangement.refusals import (
    ArrangementBeginsBefore,
    ArrangementEndsBefore,
    ArrangementNotFound,
    ArrangementNotYours,
    ArrangementOver,
    ArrangementRecordedBefore,
    EndsBeforeMade,
    NoDestructionArrangement,
    OtherPartyConfirms,
)
from domain.arrangement.state import ALL, Arrangement, ArrangementStanding
from domain.errors import Refusal
from domain.evidence import OwnRecord
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of, context

DVO = "dvo-2020-beek"
PARTIES = ("beek", "sittard-geleen")
DOCUMENT = OwnRecord(kind="destruction-arrangement", system="zaaksysteem", reference="Z-2026-417")
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LATER = TODAY + timedelta(days=30)
SNAPSHOTS = TypeAdapter(Arrangement)

arranging = Scenario(ARRANGEMENT)


def record(**other: Any) -> RecordArrangement:
    asked: dict[str, Any] = {"occurred_on": YESTERDAY, "agreement": DVO, "parties": PARTIES}
    what = {"categories": ("income", "assets"), "once": False, "document": DOCUMENT}
    return RecordArrangement(**(asked | what | {"in_force_from": TODAY} | other))


def recorded(**other: Any) -> ArrangementRecorded:
    told: dict[str, Any] = {"occurred_on": YESTERDAY, "agreement": DVO, "parties": PARTIES}
    what = {"categories": ("income", "assets"), "once": False, "document": DOCUMENT}
    rest = {"party": "beek", "in_force_from": TODAY, "until": None, "conditions": None}
    return ArrangementRecorded(**(told | what | rest | other))


def confirmed(day: date = TODAY) -> ArrangementConfirmed:
    return ArrangementConfirmed(occurred_on=day, party="sittard-geleen")


def used(destruction: str = "erasure-1") -> ArrangementUsed:
    return ArrangementUsed(occurred_on=TODAY, party="sittard-geleen", destruction=destruction)


def ended(day: date = TODAY) -> ArrangementEnded:
    return ArrangementEnded(occurred_on=day, party="beek", reason=None)


held = arranging.given(recorded(), confirmed())


# Putting it on record


def test_what_was_agreed_in_writing_is_recorded_by_a_party() -> None:
    arranging.when(record()).then(recorded())
    arranging.by("sittard-geleen").when(record()).then(recorded(party="sittard-geleen"))


def test_its_conditions_go_with_it_to_be_sealed() -> None:
    how = Plain(text="Papier door de versnipperaar, daarna de back-ups.")
    arranging.when(record(conditions=how)).then(recorded(conditions=how))


def test_nobody_else_records_it() -> None:
    arranging.by("stein").when(record()).refused(ArrangementNotYours, party="stein")


def test_it_was_agreed_today_or_before() -> None:
    arranging.when(record(occurred_on=TOMORROW, in_force_from=LATER)).refused(
        StatedDayInFuture, day=TOMORROW.isoformat(), today=TODAY.isoformat()
    )


def test_it_makes_nothing_lawful_that_was_done_before_it() -> None:
    arranging.when(record(in_force_from=YESTERDAY)).then(recorded(in_force_from=YESTERDAY))
    before = YESTERDAY - timedelta(days=1)
    arranging.when(record(in_force_from=before)).refused(
        ArrangementBeginsBefore, first=before.isoformat(), made=YESTERDAY.isoformat()
    )


def test_it_lasts_a_day_at_least() -> None:
    arranging.when(record(until=TODAY)).then(recorded(until=TODAY))
    arranging.when(record(until=YESTERDAY)).refused(
        ArrangementEndsBefore, first=TODAY.isoformat(), last=YESTERDAY.isoformat()
    )


def test_one_stream_is_one_arrangement() -> None:
    arranging.given(recorded()).when(record()).refused(ArrangementRecordedBefore)


def test_it_is_about_something() -> None:
    with pytest.raises(ValueError, match="categories"):
        record(categories=())


# Confirming it


def test_the_other_party_confirms_it_once() -> None:
    waiting = arranging.given(recorded()).by("sittard-geleen")
    waiting.when(ConfirmArrangement(occurred_on=TODAY)).then(confirmed())
    waiting.given(confirmed()).when(ConfirmArrangement(occurred_on=TODAY)).then()


def test_nobody_confirms_what_they_recorded_themselves() -> None:
    arranging.given(recorded()).when(ConfirmArrangement(occurred_on=TODAY)).refused(
        OtherPartyConfirms, party="beek"
    )


def test_a_stranger_confirms_and_ends_nothing() -> None:
    for command in (ConfirmArrangement(occurred_on=TODAY), EndArrangement(occurred_on=TODAY)):
        held.by("stein").when(command).refused(ArrangementNotYours, party="stein")


def test_what_is_over_is_not_confirmed() -> None:
    confirm = ConfirmArrangement(occurred_on=TODAY)
    arranging.given(recorded(), ended()).by("sittard-geleen").when(confirm).refused(ArrangementOver)


def test_what_nobody_recorded_is_not_there() -> None:
    for command in (ConfirmArrangement(occurred_on=TODAY), UseArrangement(destruction="e")):
        arranging.when(command).refused(ArrangementNotFound)


# Ending it


@pytest.mark.parametrize("party", PARTIES)
def test_either_party_ends_it(party: str) -> None:
    why = Plain(text="De gemeente bewaart voortaan zelf.")
    held.by(party).when(EndArrangement(occurred_on=TODAY, reason=why)).then(
        ArrangementEnded(occurred_on=TODAY, party=party, reason=why)
    )


def test_what_has_ended_is_not_ended_again() -> None:
    held.given(ended()).when(EndArrangement(occurred_on=TODAY)).then()
    arranging.given(recorded(once=True), confirmed(), used()).when(
        EndArrangement(occurred_on=TODAY)
    ).refused(ArrangementOver)


def test_it_does_not_end_before_it_was_made() -> None:
    before = YESTERDAY - timedelta(days=1)
    held.when(EndArrangement(occurred_on=before)).refused(
        EndsBeforeMade, day=before.isoformat(), made=YESTERDAY.isoformat()
    )


# What a party may do


@pytest.mark.parametrize(
    ("history", "party", "commands"),
    [
        ((recorded(),), "beek", {EndArrangement}),
        ((recorded(),), "sittard-geleen", {ConfirmArrangement, EndArrangement}),
        ((recorded(),), "stein", set()),
        ((recorded(), confirmed()), "sittard-geleen", {EndArrangement}),
        ((recorded(), confirmed(), ended()), "beek", set()),
    ],
)
def test_what_a_party_may_do(history: tuple[Any, ...], party: str, commands: set[Any]) -> None:
    assert possible(arranging.given(*history).state(), party, TODAY) == commands


# A destruction rests on it


def test_a_destruction_is_recorded_on_the_arrangement_that_allows_it() -> None:
    use = UseArrangement(destruction="erasure-1", categories=("income",))
    held.by("sittard-geleen").when(use).then(used())
    held.by_system().when(use).then(used().model_copy(update={"party": "system"}))
    held.given(used()).by("sittard-geleen").when(use).then()


def test_a_stranger_uses_nothing() -> None:
    held.by("stein").when(UseArrangement(destruction="erasure-1")).refused(
        ArrangementNotYours, party="stein"
    )


def test_one_that_serves_once_serves_the_same_destruction_to_its_end() -> None:
    once = arranging.given(recorded(once=True), confirmed(), used()).by("sittard-geleen")
    once.when(UseArrangement(destruction="erasure-1", categories=("income",))).then()
    once.given(ended()).when(UseArrangement(destruction="erasure-1", categories=("income",))).then()
    once.when(UseArrangement(destruction="erasure-2", categories=("income",))).refused(
        NoDestructionArrangement, agreement=DVO, categories="income", day=TODAY.isoformat()
    )


def test_one_that_stands_serves_many() -> None:
    use = UseArrangement(destruction="erasure-2", categories=("assets",))
    held.given(used()).by("sittard-geleen").when(use).then(used("erasure-2"))


@pytest.mark.parametrize(
    ("history", "day", "standing"),
    [
        ((recorded(),), TODAY, ArrangementStanding.WAITING),
        ((recorded(), confirmed()), YESTERDAY, ArrangementStanding.COMING),
        ((recorded(), confirmed()), TODAY, ArrangementStanding.IN_FORCE),
        ((recorded(until=TODAY), confirmed()), TODAY, ArrangementStanding.IN_FORCE),
        ((recorded(until=TODAY), confirmed()), TOMORROW, ArrangementStanding.OVER),
        ((recorded(), confirmed(), ended(TOMORROW)), TODAY, ArrangementStanding.IN_FORCE),
        ((recorded(), confirmed(), ended()), TODAY, ArrangementStanding.OVER),
        ((recorded(), ended()), TODAY, ArrangementStanding.OVER),
        ((recorded(), confirmed(), used()), TODAY, ArrangementStanding.IN_FORCE),
        ((recorded(once=True), confirmed(), used()), TODAY, ArrangementStanding.USED),
    ],
)
def test_how_it_stands(history: tuple[Any, ...], day: date, standing: ArrangementStanding) -> None:
    assert arranging.given(*history).state().standing(day) is standing


def test_what_is_kept_of_it_reads_the_same_in_every_process() -> None:
    kept = SNAPSHOTS.dump_python(of(recorded(categories=("income", "assets", "contact"))))
    assert kept["categories"] == ("income", "assets", "contact")
    assert kept["parties"] == PARTIES


# Which one allows it?


def of(*history: Any) -> Arrangement:
    state: Arrangement = arranging.given(*history).state()
    return state


STANDING = of(recorded(), confirmed())
ONCE = of(recorded(once=True), confirmed())
WHOLE = of(recorded(categories=(ALL,)), confirmed())


def test_the_arrangement_that_covers_every_category_allows_it() -> None:
    assert covering({"a": STANDING}, DVO, ("income",), TODAY) == "a"
    assert covering({"a": STANDING}, DVO, ("assets", "income"), TODAY) == "a"
    assert covering({"a": STANDING, "b": WHOLE}, DVO, ("income", "health"), TODAY) == "b"


def test_who_cannot_say_which_categories_means_all() -> None:
    assert covering({"a": STANDING, "b": WHOLE}, DVO, (), TODAY) == "b"
    with pytest.raises(NoDestructionArrangement) as refused:
        covering({"a": STANDING}, DVO, (), TODAY)
    assert refused.value.facts["categories"] == ALL


def test_none_is_used_up_without_need() -> None:
    assert covering({"a": ONCE, "b": STANDING}, DVO, ("income",), TODAY) == "b"
    assert covering({"a": ONCE}, DVO, ("income",), TODAY) == "a"


def test_a_destruction_goes_on_under_the_arrangement_that_it_began_under() -> None:
    begun = of(recorded(once=True), confirmed(), used("erasure-9"))
    both = {"a": STANDING, "b": begun}
    assert covering(both, DVO, ("income",), TODAY, "erasure-9") == "b"
    assert covering(both, DVO, ("income",), TODAY, "erasure-8") == "a"


@pytest.mark.parametrize(
    "history",
    [
        (),
        (recorded(),),
        (recorded(in_force_from=TOMORROW), confirmed()),
        (recorded(), confirmed(), ended()),
        (recorded(once=True), confirmed(), used()),
        (recorded(agreement="dvo-2020-stein"), confirmed()),
        (recorded(categories=("health",)), confirmed()),
    ],
)
def test_without_one_nothing_is_destroyed(history: tuple[Any, ...]) -> None:
    with pytest.raises(NoDestructionArrangement) as refused:
        covering({"a": of(*history)}, DVO, ("income",), TODAY)
    assert refused.value.facts == {
        "agreement": DVO,
        "categories": "income",
        "day": TODAY.isoformat(),
    }


# Whatever is asked

days = st.sampled_from([YESTERDAY, TODAY, TOMORROW])
lists = st.sampled_from([("income",), ("income", "assets"), (ALL,)])
commands = st.one_of(
    any_of(
        RecordArrangement,
        occurred_on=days,
        agreement=st.just(DVO),
        parties=st.just(PARTIES),
        categories=lists,
        once=st.booleans(),
        in_force_from=days,
        until=st.one_of(st.none(), days),
        document=st.just(DOCUMENT),
    ),
    any_of(ConfirmArrangement, occurred_on=days),
    any_of(
        UseArrangement,
        destruction=st.sampled_from(["e-1", "e-2"]),
        categories=st.sampled_from([(), ("income",)]),
    ),
    any_of(EndArrangement, occurred_on=days),
)


@given(st.lists(st.tuples(commands, st.sampled_from(("beek", "sittard-geleen", "stein")))))
def test_nothing_rests_on_the_word_of_one_party(
    wishes: list[tuple[ArrangementCommand, str]],
) -> None:
    state, spoke = ARRANGEMENT.initial, set[str]()
    for wish, party in wishes:
        try:
            events = ARRANGEMENT.decide(state, wish, context(party))
        except Refusal:
            continue
        for event in events:
            if isinstance(event, ArrangementRecorded | ArrangementConfirmed):
                spoke.add(event.party)
            state = ARRANGEMENT.evolve(state, event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
        assert not state.used_by or len(spoke) == 2
        assert len(state.used_by) <= 1 or not state.once
        assert len(set(state.used_by)) == len(state.used_by)
