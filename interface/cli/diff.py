"""`nakomen diff`: what is known at one moment and was not, or was otherwise, at another."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Annotated, Any

import typer

from application.registers import Change
from domain.messages import Text
from interface.cli.obligations import JsonOption
from interface.cli.session import session
from interface.cli.show import echo_json


def diff(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--from", help="The earlier day, moment or position.")],
    until: Annotated[
        str | None, typer.Option("--to", help="The later one; now, if left out.")
    ] = None,
    view: Annotated[str | None, typer.Option(help="In one view: obligations.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Show what changed between two moments, per view, field by field."""
    told = session(ctx)
    changes = told.doors.registers.changes(told.at(since), told.at(until), view)
    if as_json:
        echo_json([_document(change) for change in changes])
        return
    for name, group in groupby(sorted(changes, key=_by_view), key=lambda change: change.view):
        found = list(group)
        typer.echo(f"{name} ({len(found)})")
        for change in found:
            _tell(change, told.language)
    if not changes:
        typer.echo(_NOTHING[told.language])


def _by_view(change: Change) -> tuple[str, str]:
    return change.view, change.id


def _tell(change: Change, language: str) -> None:
    typer.echo(f"  {_SIGNS[change.kind]} {change.id}")
    for name, before, after in _fields(change):
        if change.kind == "changed":
            typer.echo(f"      {name}: {_short(before, language)} -> {_short(after, language)}")
        elif after not in _NOTHING_SAID:
            typer.echo(f"      {name}: {_short(after, language)}")


def _fields(change: Change) -> Iterator[tuple[str, Any, Any]]:
    """What means something to a reader: no copies, no sort keys; each record that counts apart."""
    for name, (before, after) in change.fields.items():
        if name in ("records", "state"):
            yield from _records(_parsed(before) or {}, _parsed(after) or {})
        elif name not in _INTERNAL:
            yield name, _parsed(before), _parsed(after)


def _records(before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for name in sorted((before.keys() | after.keys()) - _INTERNAL):
        was, now = before.get(name), after.get(name)
        if was != now:
            yield name, was, now


def _short(value: Any, language: str) -> str:
    """One line of a field; a text in the reader's language, an explained date as its date."""
    match value:
        case {"nl": str(), "en": str()} as text:
            return str(text[language])
        case {"due": str(due), "steps": list()}:
            return due
        case None | "":
            return "-"
        case str(words):
            return words.strip()
        case other:
            return json.dumps(other, ensure_ascii=False, separators=(",", ":"), default=str)


def _parsed(value: object) -> Any:
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _document(change: Change) -> dict[str, Any]:
    fields = {name: {"before": before, "after": after} for name, before, after in _fields(change)}
    return {"view": change.view, "id": change.id, "kind": change.kind, "fields": fields}


_INTERNAL = frozenset({"id", "version", "concerned", "place", "overdue_noticed"})
_NOTHING_SAID: tuple[Any, ...] = (None, "", 0, [], {})
_SIGNS = {"added": "+", "changed": "~", "removed": "-"}
_NOTHING = Text(nl="Er is niets veranderd.", en="Nothing changed.")
