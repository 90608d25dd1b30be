"""Two moments side by side: what became known between them, as a page and as a file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Query
from starlette.responses import Response

from application.asof import AsOf
from application.registers import Change, ObligationEntry, UnknownObligation
from interface.web.reading import OfLog
from interface.web.tables import Column, Format, Sheet, exported
from interface.web.templating import translations
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

Page = Annotated[int, Query(ge=1, le=10**6)]

ROWS = 25
TAKEN = 500
"""Changes that a file asks of the register at once."""
VIEWS = ("obligations", "agreements", "clauses", "products")
View = Literal["obligations", "agreements", "clauses", "products"]


@dataclass(frozen=True)
class Row:
    """One thing that is not what it was, as the page shows it."""

    id: str
    title: str | None
    before: ObligationEntry | None
    now: ObligationEntry | None
    fields: Mapping[str, tuple[Any, Any]]
    added: bool
    stream: str
    link: str


@router.get("/replay/compare")
def compare(
    visit: OfLog,
    beside: Annotated[str, Query(alias="with", max_length=60)] = "",
    view: View = "obligations",
    page: Page = 1,
) -> Response:
    """What became known between two moments. Without `with` the other one is now."""
    then, now = _between(visit, beside)
    registers = visit.doors.registers
    changes, total = registers.changed(then, now, view, ROWS, (page - 1) * ROWS)
    others = {one: registers.changed(then, now, one, 0)[1] for one in VIEWS if one != view}
    totals = {**others, view: total}
    return visit.page(
        "compare.html",
        here="/replay",
        beside=beside,
        then=then,
        now=now,
        view=view,
        views=VIEWS,
        totals=totals,
        rows=[row(visit, one, then, now) for one in changes],
        number=page,
        pages=-(-totals[view] // ROWS),
    )


@router.get("/replay/compare.{kind}")
def compared(
    visit: OfLog,
    kind: Format,
    beside: Annotated[str, Query(alias="with", max_length=60)] = "",
    view: View = "obligations",
) -> Response:
    """Every change of one view as a file: a line for each field that is not what it was."""
    _ = translations(visit.language).gettext
    then, now = _between(visit, beside)
    columns: list[Column[Changed]] = [
        Column(_("Kenmerk"), lambda one: one.id),
        Column(_("Veld"), lambda one: one.name),
        Column(_("Toen"), lambda one: one.before),
        Column(_("Daarna"), lambda one: one.after),
        Column(_("Vanaf nr."), lambda _one: then.position),
    ]
    rows = _every(visit, then, now, view)
    return exported(Sheet(_("vergelijking"), columns, rows, now, _("Zoals bekend bij nr.")), kind)


@dataclass(frozen=True)
class Changed:
    """One field of one thing, before and after; without a name, the thing itself is new."""

    id: str
    name: str
    before: str | None
    after: str | None


def _every(visit: Visit, then: AsOf, now: AsOf, view: View) -> Iterator[Changed]:
    skip = 0
    while True:
        changes, total = visit.doors.registers.changed(then, now, view, TAKEN, skip)
        for one in changes:
            yield from _fields(visit, one)
        skip += TAKEN
        if skip >= total:
            return


def _fields(visit: Visit, change: Change) -> Iterator[Changed]:
    if change.kind == "added":
        yield Changed(change.id, "", None, translations(visit.language).gettext("opgenomen"))
        return
    for name, (was, became) in change.fields.items():
        if name in SAID[change.view]:
            yield Changed(change.id, name, _written(visit, was), _written(visit, became))


def _written(visit: Visit, value: object) -> str | None:
    """Words in the reader's language; what has more to it, as it is stored."""
    read = _read(value)
    if isinstance(read, dict) and visit.language in read:
        return str(read[visit.language])
    return None if value is None else str(value)


def _between(visit: Visit, beside: str) -> tuple[AsOf, AsOf]:
    """The earlier moment first. Without another one, that is now."""
    other = visit.doors.moments.resolve(None if beside in ("", "now") else beside)
    then, now = sorted((visit.at, other), key=lambda one: (one.position, one.today))
    return then, now


def row(visit: Visit, change: Change, then: AsOf, now: AsOf) -> Row:
    before, after = None, None
    added = change.kind == "added"
    if change.view == "obligations":
        after = _obligation(visit, change.id, now)
        before = None if added else _obligation(visit, change.id, then)
    fields = {
        name: (_read(was), _read(became))
        for name, (was, became) in change.fields.items()
        if name in SAID[change.view]
    }
    agreement = change.id.partition("/")[0]
    title = after.title[visit.language] if after else _title(fields, visit.language)
    obligation = change.view == "obligations"
    stream = f"obligation-{change.id}" if obligation else f"agreement-{agreement}"
    return Row(
        change.id,
        title,
        before,
        after,
        {} if added else fields,
        added,
        stream,
        f"/obligations/{change.id}" if obligation else f"/agreements/{agreement}",
    )


SAID: Mapping[str, frozenset[str]] = {
    "obligations": frozenset({"due", "fulfilled_on", "evidence"}),
    "agreements": frozenset({"phase", "title", "in_force_from", "ends_on", "signatures"})
    | {"frequencies", "corrections", "annexes", "definitions", "parties"},
    "clauses": frozenset({"heading", "text", "duties"}),
    "products": frozenset({"title", "kind", "part_of"}),
}
"""The fields that mean something to a reader; a status is told apart from them."""


def _obligation(visit: Visit, key: str, at: AsOf) -> ObligationEntry | None:
    try:
        return visit.doors.registers.obligation(key, at)
    except UnknownObligation:
        return None


def _title(fields: Mapping[str, tuple[Any, Any]], language: str) -> str | None:
    for name in ("heading", "title"):
        words = fields.get(name, (None, None))[1]
        if isinstance(words, dict):
            return str(words[language])
    return None


def _read(value: object) -> Any:
    """A column's value: text in two languages and lists stand there as JSON."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        return orjson.loads(value)
    return value
