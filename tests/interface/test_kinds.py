"""Every kind of case at every door: what its sheet must say, and that the doors show it."""

import json
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from pydantic import BaseModel, TypeAdapter

from domain.calendar.due import DueDate
from domain.kind import Kind
from domain.kinds import kinds
from domain.messages import Message, Text
from domain.sealed import Plain, Sealed
from infra.rules import load_rules
from infra.views.search.affairs import NAMES
from interface.kinds import BY_CATEGORY, SHEETS
from interface.kinds.shared import GROUPS, LABELS
from interface.kinds.sheet import Act, Said, Sheet
from interface.told.kinds import at, named_in, sentence
from interface.web.coded import words_of_codes
from interface.web.kind_fields import CONTROL, held
from tests.interface.conftest import BEEK, Installation
from tests.interface.visiting import Visitor
from tests.life import nakomen

KINDS: dict[str, Kind[Any]] = {one.decider.category: one for one in kinds(load_rules())}
EVERY = pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.category)
ACTS = pytest.mark.parametrize(
    ("sheet", "act"),
    [(sheet, act) for sheet in SHEETS for act in sheet.every],
    ids=lambda one: one.category if isinstance(one, Sheet) else one.command.__name__,
)
CLOSED = (Plain, Sealed, Text, DueDate)
"""Messages that are shown as one thing."""
UNSAID = {"type", "version", "source", "digest", "media_type", "size", "system"}


def test_every_kind_has_a_sheet_and_every_sheet_a_kind_of_its_own() -> None:
    assert set(KINDS) == set(BY_CATEGORY)
    assert len({one.noun for one in SHEETS}) == len(SHEETS)
    assert {one.group for one in SHEETS} <= set(GROUPS)


def test_search_calls_each_as_the_pages_do() -> None:
    named = {key: (one.nl.lower(), one.en.lower()) for key, one in NAMES.items()}
    assert named == {one.category: (one.name.nl.lower(), one.name.en.lower()) for one in SHEETS}


@EVERY
def test_its_sheet_says_all_that_the_kind_can_do(sheet: Sheet) -> None:
    kind = KINDS[sheet.category]
    assert type(kind.decider.initial) is sheet.state
    assert kind.events[0] is sheet.begins
    assert set(sheet.sentences) == set(kind.events)
    by_people = {act.command for act in sheet.every}
    by_itself = set(kind.commands) - by_people
    assert by_people <= set(kind.commands)
    assert all(one.__name__.startswith(("Recompute", "Note")) for one in by_itself), by_itself
    paths = [act.path for act in sheet.acts]
    assert len(set(paths)) == len(paths)
    assert sheet.beginning.command is kind.commands[0]


@EVERY
def test_every_field_that_is_shown_has_a_label_and_every_code_its_words(sheet: Sheet) -> None:
    labels = {**LABELS, **sheet.labels}
    named = [one.name for one in fields(sheet.state) if one.name != "version"]
    scalars = {name for name in named if not _events_at(sheet, name)}
    wanted = set(named) - scalars
    wanted |= {name for event in KINDS[sheet.category].events for name, _ in _held(event)}
    wanted |= {name for act in sheet.every for name, _ in _held(act.asked)} - CONTROL
    assert sorted(wanted - UNSAID - set(labels)) == []
    codes = {
        code.value
        for of in (*KINDS[sheet.category].events, *(act.asked for act in sheet.every))
        for _, what in _held(of)
        if isinstance(what, type) and issubclass(what, StrEnum)
        for code in what
    }
    for language in ("nl", "en"):
        assert sorted(codes - set(words_of_codes(language))) == []


def _events_at(sheet: Sheet, name: str) -> bool:
    kind = next(one for one in fields(sheet.state) if one.name == name)
    of = held(_resolved(sheet.state, kind.name)).of
    return isinstance(of, type) and issubclass(of, Message)


def _resolved(state: type[Any], name: str) -> Any:
    return get_type_hints(state, include_extras=True)[name]


def _held(of: type[Message]) -> Iterator[tuple[str, Any]]:
    """The fields of a message and of what is in it, with what each holds."""
    for name, info in of.model_fields.items():
        what = held(info.annotation).of
        yield name, what
        if isinstance(what, type) and issubclass(what, BaseModel) and what not in CLOSED:
            yield from _held(what)


@EVERY
def test_its_standings_sentences_and_columns_name_what_is_there(sheet: Sheet) -> None:
    kind = KINDS[sheet.category]
    state = kind.decider.initial
    for path in (*sheet.columns, *sheet.course, *sheet.derived):
        at(state, path)
    assert len(sheet.course) <= 7
    for standing in sheet.standings.values():
        for path in (*named_in(standing.lead.nl), *named_in(standing.lead.en)):
            at(state, path)
        assert _same(standing.lead)
    begins = set(sheet.begins.model_fields)
    assert {one.partition(".")[0] for one in named_in(sheet.title.nl)} <= begins
    for event, said in sheet.sentences.items():
        assert _same(said), event
        there = {one.partition(".")[0] for one in named_in(said.nl)}
        assert there <= set(event.model_fields), event


def _same(said: Said) -> bool:
    """Both languages say the same facts."""
    return set(named_in(said.nl)) == set(named_in(said.en))


def test_a_sentence_leaves_braces_and_an_absent_fact_readable() -> None:
    made = sentence(Said("{a}: {{niet}} {b.c}", "{a}: {{not}} {b.c}"), _Facts())
    assert made.nl.format(*made.facts) == "–: {niet} –"


class _Facts:
    a = None
    b = None


@ACTS
def test_an_example_is_what_the_act_takes(sheet: Sheet, act: Act) -> None:
    asked = TypeAdapter(act.asked).validate_python(dict(act.example))
    given = set(asked.model_fields_set)
    assert {name for name, one in act.asked.model_fields.items() if one.is_required()} <= given
    assert {one.partition(".")[0] for one in act.ahead} <= set(act.asked.model_fields)


@EVERY
def test_it_is_listed_on_its_page_over_the_api_and_on_the_command_line(
    standing: Installation, sheet: Sheet
) -> None:
    answer = standing.get(f"/v1/{sheet.noun}")
    assert (answer.status_code, answer.json()["items"]) == (200, [])
    missing = standing.get(f"/v1/{sheet.noun}/nobody")
    assert missing.status_code == 404
    assert missing.json()["type"] == f"/problems/{KINDS[sheet.category].missing.code}"
    visitor = Visitor(standing, BEEK, "clerk")
    page = visitor.page(f"/cases/{sheet.noun}")
    assert sheet.none_yet.nl in page
    assert sheet.heading.nl in visitor.page("/cases")


def test_the_command_line_lists_the_kinds_and_refuses_what_is_none(
    lived: Installation, tmp_path: Path
) -> None:
    assert lived.doors.log.size()
    folder = tmp_path / "copy"
    listed = nakomen("cases", folder=folder)
    assert all(one.noun in listed.output for one in SHEETS)
    for sheet in SHEETS:
        found = nakomen("cases", sheet.noun, "--json", folder=folder)
        assert (found.exit_code, json.loads(found.output)) == (0, [])
    wrong = nakomen("cases", "quarrels", folder=folder)
    assert (wrong.exit_code, "quarrels" in wrong.output) == (1, True)
