"""docs/reference/events.md: every event that there has ever been, with an example as stored."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from docs.generate.source import cell, docstring, fields
from domain.event_types import NAMES
from domain.messages import Event, Provenance

EXAMPLES = Path(__file__).parents[2] / "tests" / "vectors" / "events"

HEAD = """\
# Events

Generated from `domain/event_types.py` and the stored examples that the tests read; do not edit.

An event is stored for decades under its name. It is never changed: a new version is added beside
the old one. Every event has `type`, its name, and `occurred_on`, the day on which it happened as
stated by who recorded it. The log adds when it was recorded, and keeps beside the event who did so:
"""

BODY = """
The stored body of an event is canonical JSON (RFC 8785) of three things: `by`, `event`, and a
random `salt`, so that a body that was destroyed cannot be guessed back from its digest."""


def events_text() -> str:
    return "\n".join((HEAD, *_lines()))


def _lines() -> Iterator[str]:
    yield from _table(Provenance)
    yield BODY
    for aggregate, names in groupby(NAMES, key=lambda name: name.split(".")[0]):
        yield ""
        yield f"## {aggregate.capitalize()}"
        for name in names:
            yield from _event(name, NAMES[name])


def _event(name: str, kind: type[Event]) -> Iterator[str]:
    yield ""
    yield f"### `{name}`"
    yield ""
    yield docstring(kind) or f"`{kind.__name__}`."
    yield ""
    yield from _table(kind)
    yield ""
    yield "```json"
    stored = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    yield json.dumps(stored["event"], ensure_ascii=False, indent=2)
    yield "```"


def _table(kind: type) -> Iterator[str]:
    own = [field for field in fields(kind) if field.name != "type"]
    if own:
        yield "| field | type | meaning |"
        yield "|---|---|---|"
    for field in own:
        words = f" {cell(field.words)} " if field.words else " "
        yield f"| `{field.name}` | `{cell(field.type)}` |{words}|"
