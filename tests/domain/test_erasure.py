"""Erasures: ordered once, carried out once, final once."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.erasure.commands import NoteCarriedOut, NoteMadeFinal, OrderErasure
from domain.erasure.decisions import ERASURE, Erasure, ErasureNotFound, NothingToErase, Phase
from domain.erasure.events import (
    ErasureCarriedOut,
    ErasureGround,
    ErasureMadeFinal,
    ErasureOrdered,
    ErasureOrderedUnder,
)
from domain.errors import Refusal
from domain.sealed import Plain
from tests.scenario import TODAY, Scenario, any_of, context

SUBJECT = "0196f0a1-0a1b-7c2d-8e3f-4a5b6c7d8e9f"
KEYS = ("0196f0a3-1a2b-7c3d-8e4f-5a6b7c8d9e0f", "0196f0a3-2b3c-7d4e-9f50-6b7c8d9e0f1a")
WORDS = Plain(text="op verzoek")

erasing = Scenario(ERASURE)


def order(**other: Any) -> OrderErasure:
    asked = {"subject": SUBJECT, "keys": KEYS, "ground": "objection", "arrangement": "a-1"}
    return OrderErasure(**(asked | other))


def ordered(**other: Any) -> ErasureOrdered:
    facts = {"occurred_on": TODAY, "party": "beek", "subject": SUBJECT, "keys": KEYS}
    more = {"ground": ErasureGround.OBJECTION, "arrangement": "a-1", "request": None}
    return ErasureOrdered(**(facts | more | {"reason": None} | other))


def ordered_under(**other: Any) -> ErasureOrderedUnder:
    first = ordered()
    said = {name: getattr(first, name) for name in type(first).model_fields if name != "type"}
    return ErasureOrderedUnder(**(said | {"agreement": None, "continues": None} | other))


CARRIED_OUT = ErasureCarriedOut(
    occurred_on=TODAY, subject=SUBJECT, keys=KEYS, fields=9, index=3, documents=1
)
FINAL = ErasureMadeFinal(occurred_on=TODAY, epoch=2)
NOTED = NoteCarriedOut(fields=9, index=3, documents=1)


def test_it_is_ordered_with_the_keys_that_go_and_why() -> None:
    erasing.when(order(request="r-1", reason=WORDS)).then(
        ordered_under(request="r-1", reason=WORDS)
    )
    under = order(agreement="dvo-2020-beek")
    erasing.when(under).then(ordered_under(agreement="dvo-2020-beek"))


def test_the_rest_of_an_erasure_is_the_same_destruction() -> None:
    rest = ordered_under(continues="erasure-1")
    erasing.when(order(continues="erasure-1")).then(rest)
    assert erasing.given(rest).state().destruction("erasure-2") == "erasure-1"
    assert erasing.given(ordered()).state().destruction("erasure-2") == "erasure-2"
    assert erasing.given(ordered()).state() == erasing.given(ordered_under()).state()


def test_where_nothing_is_there_is_nothing_to_erase() -> None:
    erasing.when(order(keys=())).refused(NothingToErase, subject=SUBJECT)


def test_ordered_again_it_is_the_same_order() -> None:
    erasing.given(ordered()).when(order()).then()


def test_it_is_carried_out_once() -> None:
    begun = erasing.given(ordered()).by_system()
    begun.when(NOTED).then(CARRIED_OUT)
    begun.given(CARRIED_OUT).when(NOTED).then()
    erasing.by_system().when(NOTED).refused(ErasureNotFound)


def test_it_becomes_final_once_and_only_what_was_carried_out_does() -> None:
    begun, final = erasing.given(ordered()).by_system(), NoteMadeFinal(epoch=2)
    begun.when(final).then()
    begun.given(CARRIED_OUT).when(final).then(FINAL)
    begun.given(CARRIED_OUT, FINAL).when(final).then()
    assert begun.given(CARRIED_OUT, FINAL).state() == Erasure(Phase.FINAL, SUBJECT, KEYS, "a-1")


@given(
    st.lists(
        st.one_of(
            st.just(order()),
            st.just(order(keys=())),
            any_of(NoteCarriedOut, fields=st.just(1), index=st.just(0), documents=st.just(0)),
            any_of(NoteMadeFinal, epoch=st.integers(2, 9)),
        )
    )
)
def test_whatever_is_asked_it_goes_forward_and_names_the_same_keys(commands: list[Any]) -> None:
    order_of = list(Phase)
    state, keys, snapshots = ERASURE.initial, set[tuple[str, ...]](), TypeAdapter(Erasure)
    for command in commands:
        try:
            events = ERASURE.decide(state, command, context())
        except Refusal:
            continue
        for event in events:
            after = ERASURE.evolve(state, event)
            assert order_of.index(after.phase) == order_of.index(state.phase) + 1
            state = after
            keys.add(state.keys)
    assert len(keys) <= 1
    assert snapshots.validate_json(snapshots.dump_json(state)) == state
