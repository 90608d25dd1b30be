"""`nakomen replay`: the history as it was recorded, line by line."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Any

import orjson
import typer

from application.ports import Recorded
from domain.messages import AMSTERDAM
from interface.cli.session import Session, session
from interface.told import told as in_words


def replay(
    ctx: typer.Context,
    stream: Annotated[
        str | None, typer.Option(help="Of one stream: obligation-..., agreement-...")
    ] = None,
    dossier: Annotated[
        str | None, typer.Option(help="Of one dossier: year-dvo-2020-beek-2026.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", help="From this position, day or moment on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", help="Up to and with this position, day or moment.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per line.")] = False,
) -> None:
    """Print the history: where, when recorded, when it happened, who, and what."""
    told = session(ctx)
    for one in _chosen(told, stream, dossier, since, until):
        if as_json:
            typer.echo(orjson.dumps(_document(one)).decode())
        else:
            typer.echo(_line(one, told.language))


def _chosen(
    told: Session, stream: str | None, dossier: str | None, since: str | None, until: str | None
) -> Iterator[Recorded]:
    """One event at a time, so that memory does not grow with the log."""
    log = told.doors.log
    last = told.at(until).position
    first = 0 if since is None else _before(told, since)
    found = iter(log.read(stream)) if stream is not None else log.since(first, last)
    for one in found:
        if first < one.position <= last and dossier in (None, one.dossier):
            yield one


def _before(told: Session, asked: str) -> int:
    """The position before everything that was recorded from then on."""
    at = told.at(asked)
    if asked.isdigit():
        return max(at.position - 1, 0)
    if len(asked) == len("2026-01-01"):
        return told.at((date.fromisoformat(asked) - timedelta(days=1)).isoformat()).position
    just_before = datetime.fromisoformat(asked) - timedelta(microseconds=1)
    return told.at(just_before.isoformat()).position


def _line(one: Recorded, language: str) -> str:
    recorded = one.recorded_at.astimezone(AMSTERDAM)
    late = (recorded.date() - one.event.occurred_on).days
    happened = f"{one.event.occurred_on} {_late(late)}"
    who = f"{one.by.party}/{one.by.role} {one.by.actor}"
    place = f"{one.position:>7}  {recorded:%Y-%m-%d %H:%M:%S}  {happened:<18}"
    return f"{place}  {who}  {one.stream}  {in_words(one.event, language)}"


def _late(days: int) -> str:
    """How much later it was put on record than it happened."""
    return f"(+{days} d)" if days > 0 else ""


def _document(one: Recorded) -> dict[str, Any]:
    return {
        "position": one.position,
        "recordedAt": one.at,
        "stream": one.stream,
        "version": one.version,
        "dossier": one.dossier,
        "event": one.event.model_dump(mode="json", by_alias=True),
        "by": one.by.model_dump(mode="json", by_alias=True),
    }
