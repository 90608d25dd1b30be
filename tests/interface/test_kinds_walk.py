"""A walk through every kind of case: each command tried in each phase that can be reached.

What the rules do not allow is refused, with a code that has words; what they allow leads to a phase
that has words, by events that have sentences.
"""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from typing import Any

import pytest

from domain.errors import Refusal
from domain.kind import Kind
from domain.kinds import kinds
from domain.messages import Command, Context, Message, Provenance
from domain.sealed import Sealed, with_sealed
from infra.rules import load_rules
from interface.api.kind_examples import begun
from interface.kinds import BY_CATEGORY
from interface.kinds.shared import LABELS
from interface.kinds.sheet import Act, Sheet
from interface.told import told
from interface.web.kind_fields import held
from interface.web.kind_words import compound
from interface.words import catalogue

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
MOST = 1_500
"""States that a walk looks at."""
SEALED = Sealed(key="0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b", digest="5f" * 32)
KINDS = kinds(load_rules())
UNSHOWN = {"type", "version"}


def by(party: str) -> Context:
    given = Provenance(actor="a-1", party=party, role="clerk", correlation="c-1")
    return Context(by=given, now=NOW)


def commands(act: Act) -> Iterator[Command]:
    """The example, and the same with each other code in each of its fields."""
    facts = {name: value for name, value in _said(act).items() if name in act.command.model_fields}
    yield act.command.model_validate(facts)
    for name, info in act.command.model_fields.items():
        what = held(info.annotation)
        if isinstance(what.of, type) and issubclass(what.of, StrEnum) and not what.several:
            for code in what.of:
                if facts.get(name) != code:
                    yield act.command.model_validate(facts | {name: code})


def _said(act: Act) -> dict[str, Any]:
    asked = act.asked.model_validate(dict(act.example))
    return {name: getattr(asked, name) for name in type(asked).model_fields} | dict(act.adds)


def _phase(
    kind: Kind[Any], sheet: Sheet, state: Any, parties: tuple[str, ...]
) -> tuple[object, ...]:
    """What tells one state from another for what is allowed next."""
    allowed = tuple(kind.possible(state, party) for party in parties)
    shown = tuple(getattr(state, name) for name in sheet.derived)
    return kind.standing(state, by("").today), kind.closed(state), allowed, shown


WITH_SHEET = [one for one in KINDS if one.decider.category in BY_CATEGORY]


@pytest.mark.parametrize("kind", WITH_SHEET, ids=lambda one: one.decider.category)
def test_every_command_in_every_phase(kind: Kind[Any]) -> None:
    sheet = BY_CATEGORY[kind.decider.category]
    first = kind.decider.fold([begun(sheet)])
    parties = (*kind.concerned(first), "stein-without-part-in-it")
    every = [(act, command) for act in sheet.every for command in commands(act)]
    waiting, seen, accepted = [kind.decider.initial, first], set(), set()
    labels = {**LABELS, **sheet.labels}
    for state in islice(_popped(waiting), MOST):
        assert sorted(set(_names(state)) - UNSHOWN - set(labels)) == []
        for act, command in every:
            for party in parties:
                after = _tried(kind, sheet, state, command, party)
                if after is None:
                    continue
                accepted.add(act.command)
                phase = _phase(kind, sheet, after, parties)
                if phase not in seen:
                    seen.add(phase)
                    waiting.append(after)
    assert {act.command for act in sheet.every} - accepted == set()
    assert {phase[0] for phase in seen} <= set(sheet.standings)


def _names(about: Any) -> Iterator[str]:
    """The fields that a page shows of it, at any depth."""
    names = type(about).model_fields if isinstance(about, Message) else _fields(about)
    for name in names:
        value = getattr(about, name)
        several = value if isinstance(value, tuple) else (value,)
        drawn = [one for one in several if compound(one)]
        if value not in (None, (), "", False) and (drawn or isinstance(about, Message)):
            yield name
        for one in drawn:
            yield from _names(one)


def _fields(about: Any) -> list[str]:
    return [one.name for one in fields(about)]


def _popped(waiting: list[Any]) -> Iterator[Any]:
    while waiting:
        yield waiting.pop(0)


def _tried(kind: Kind[Any], sheet: Sheet, state: Any, command: Command, party: str) -> Any:
    """The state that it leads to; None where it was refused, or changed nothing."""
    begins = type(command) is kind.commands[0]
    allowed = type(command) in kind.possible(state, party)
    try:
        events = kind.decider.decide(state, command, by(party))
    except Refusal as refusal:
        for language in ("nl", "en"):
            words = catalogue(language)
            assert words.gettext(refusal.code) != refusal.code, refusal.code
            assert words.gettext(f"{refusal.code}.detail").format(**refusal.facts)
        return None
    assert allowed or begins, f"{type(command).__name__} by {party} in {_phase(kind, state, ())}"
    kept = [with_sealed(event, lambda _: SEALED) for event in events]
    for event in kept:
        for language in ("nl", "en"):
            assert told(event, language)
        assert sheet.sentences
    return kind.decider.fold(kept, state) if kept else None
