"""Any sequence of wishes on a kind of case: refused with a refusal, or stored and lived with."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from pydantic import TypeAdapter

from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.kind import Kind
from domain.messages import Command, Event
from tests.scenario import TODAY, context
from tests.sealing import stored

S = TypeVar("S")


def walked(kind: Kind[S], asking: Iterable[tuple[Command, str]], today: date = TODAY) -> S:
    """The state that is left. What is `possible` is no narrower than what is decided; what is
    decided is stored, read back and folded to the same, and has a standing."""
    decider = kind.decider
    form: TypeAdapter[S] = TypeAdapter(type(decider.initial))
    state, history = decider.initial, list[Event]()
    for wish, party in asking:
        allowed = kind.possible(state, party)
        try:
            events = decider.decide(state, wish, context(party, today=today))
        except Refusal:
            continue
        assert isinstance(wish, kind.commands[0]) or type(wish) in allowed
        for event in map(stored, events):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            history.append(event)
            state = decider.evolve(state, event)
        assert form.validate_json(form.dump_json(state)) == state
    assert decider.fold(history) == state
    assert isinstance(kind.standing(state, today), StrEnum)
    assert kind.concerned(state) == (
        () if kind.begun(state) is None else ("beek", "sittard-geleen")
    )
    assert bool(kind.agreements(state)) is (kind.begun(state) is not None)
    assert not kind.closed(decider.initial)
    return state
