"""The cases of every kind as rows: each its folded state, with what narrows lists beside it.

One shape for all of them, since each case is small and is shown whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter

from application.asof import AsOf
from application.cases import Case, CaseQuery
from application.paging import Page, Paging
from application.ports import Recorded
from domain.kind import Kind
from domain.kinds import kinds
from infra.rules.tables import load_rules
from infra.views.filters import Filter
from infra.views.paged import paged
from infra.views.store import ViewStore
from infra.views.view import Version, View

EVERYTHING = Paging(limit=1_000_000)
OPEN, CLOSED = "open", "closed"

S = TypeVar("S")


class DocketRow(NamedTuple):
    id: str
    dossier: str
    version: int
    phase: str
    """open, or closed."""
    began: str
    """The day on which it began."""
    agreements: str
    """Those that it stands under, each with a space on both sides."""
    concerned: str
    """The parties that have to do with it, likewise."""
    subjects: str
    """Data subjects by their pseudonyms, likewise."""
    state: str
    """What decisions fold."""


@cache
def _known() -> Mapping[str, Kind[Any]]:
    return {one.decider.category: one for one in kinds(load_rules())}


@cache
def _form(category: str) -> TypeAdapter[Any]:
    return TypeAdapter(type(_known()[category].decider.initial))


def project(category: str, row: DocketRow | None, recorded: Recorded) -> DocketRow:
    kind, form = _known()[category], _form(category)
    before = kind.decider.initial if row is None else form.validate_json(row.state)
    state = kind.decider.evolve(before, recorded.event)
    begun = kind.begun(state)
    if begun is None:
        raise LookupError(f"{recorded.stream} begins with {recorded.event.type}")
    return DocketRow(
        id=recorded.stream.removeprefix(f"{category}-"),
        dossier=recorded.dossier,
        version=recorded.version,
        phase=CLOSED if kind.closed(state) else OPEN,
        began=begun.occurred_on.isoformat(),
        agreements=_words(kind.agreements(state)),
        concerned=_words(kind.concerned(state)),
        subjects=_words(kind.subjects(state)),
        state=form.dump_json(state).decode(),
    )


def _words(keys: Iterable[str]) -> str:
    return f" {' '.join(keys)} "


def _key(category: str, recorded: Recorded) -> str:
    return recorded.stream.removeprefix(f"{category}-")


@cache
def docket_views() -> tuple[View, ...]:
    return tuple(_view(one) for one in _known().values())


def _view(kind: Kind[Any]) -> View:
    category = kind.decider.category
    types = (one.model_fields["type"].default for one in kind.events)
    return View(
        name=view_name(category),
        version=kind.version,
        row=DocketRow,
        keys=dict.fromkeys(types, partial(_key, category)),
        project=partial(project, category),
        partition="phase",
        order="began",
        filters=("agreements", "concerned", "subjects"),
    )


def view_name(category: str) -> str:
    return f"docket_{category.replace('-', '_')}"


@dataclass(frozen=True)
class ViewedDocket:
    """The Cases port over a ViewStore."""

    store: ViewStore
    category: str

    def one(self, key: str, at: AsOf) -> Case[Any] | None:
        with self.store.asking(view_name(self.category)) as (connection, questions):
            found = questions.one(connection, key, at.position)
        return None if found is None else self._case(found)

    def listed(self, query: CaseQuery, at: AsOf) -> list[Case[Any]]:
        return list(self.page(query, at, EVERYTHING).entries)

    def page(self, query: CaseQuery, at: AsOf, asked: Paging) -> Page[Case[Any]]:
        view = self.store.views[view_name(self.category)]
        found = paged(self.store, view, _filters(query), at.position, asked, descending=True)
        return Page([self._case(one) for one in found.entries], found.total, found.next)

    def _case(self, found: Version) -> Case[Any]:
        return Case(
            found.id, _form(self.category).validate_json(found.row.state), found.from_position
        )


def _filters(query: CaseQuery) -> list[Filter]:
    phases = {None: (OPEN, CLOSED), True: (OPEN,), False: (CLOSED,)}[query.open]
    words = dict(query.words)
    if query.agreement is not None:
        words["agreements"] = query.agreement
    return [Filter(phase, has=words) for phase in phases]
