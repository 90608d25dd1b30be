"""Cases of personal data as rows: each its folded state, with what lists are narrowed by beside it.

One shape for every kind of case, since each is small and each is shown whole.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, cast, get_args

from pydantic import TypeAdapter

from application.asof import AsOf
from application.cases import Case, CaseQuery
from application.paging import Page, Paging
from application.ports import Recorded
from domain.breach.decisions import BREACH
from domain.breach.events import BreachEvent
from domain.breach.state import Breach
from domain.controllership import Controlled, involved
from domain.disclosure.decisions import DISCLOSURE
from domain.disclosure.events import DisclosureEvent
from domain.disclosure.state import Disclosure
from domain.dpia.decisions import DPIA
from domain.dpia.events import DpiaEvent
from domain.dpia.state import Dpia
from domain.messages import Decider
from infra.views.filters import Filter
from infra.views.paged import paged
from infra.views.store import ViewStore
from infra.views.view import Version, View

EVERYTHING = 1_000_000
OPEN, CLOSED = "open", "closed"

S = TypeVar("S")


class Begun(Controlled, Protocol):
    """The event with which a case begins."""

    @property
    def agreement(self) -> str: ...

    @property
    def occurred_on(self) -> date: ...


class CaseRow(NamedTuple):
    id: str
    agreement: str
    dossier: str
    version: int
    phase: str
    """open, or closed."""
    began: str
    """The day on which it began."""
    concerned: str
    """Data controller and processor, each with a space on both sides."""
    subjects: str
    """Data subjects by their pseudonyms, likewise."""
    state: str
    """What decisions fold."""


@dataclass(frozen=True)
class Kind(Generic[S]):
    """One kind of case: how it is folded, and what of it stands in columns of its own."""

    decider: Decider[S, Any, Any]
    form: TypeAdapter[S]
    closed: Callable[[S], bool]
    begun: Callable[[S], Begun | None]
    subjects: Callable[[S], Iterable[str]] = lambda _: ()

    def project(self, row: CaseRow | None, recorded: Recorded) -> CaseRow:
        before = self.decider.initial if row is None else self.state_of(row)
        state = self.decider.evolve(before, recorded.event)
        begun = self.begun(state)
        if begun is None:
            raise LookupError(f"{recorded.stream} begins with {recorded.event.type}")
        return CaseRow(
            id=_key(recorded),
            agreement=begun.agreement,
            dossier=recorded.dossier,
            version=recorded.version,
            phase=CLOSED if self.closed(state) else OPEN,
            began=begun.occurred_on.isoformat(),
            concerned=_words(involved(begun)),
            subjects=_words(self.subjects(state)),
            state=self.form.dump_json(state).decode(),
        )

    def state_of(self, row: CaseRow) -> S:
        return self.form.validate_json(row.state)


def _words(keys: Iterable[str]) -> str:
    return f" {' '.join(keys)} "


def _key(recorded: Recorded) -> str:
    return recorded.stream.partition("-")[2]


def _view(
    name: str,
    events: object,
    project: Callable[[CaseRow | None, Recorded], CaseRow],
    version: int = 1,
) -> View:
    """`project` is a function of this module, so that another process can be told of it."""
    types = (cast("str", one.model_fields["type"].default) for one in get_args(events))
    return View(
        name=name,
        version=version,
        row=CaseRow,
        keys=dict.fromkeys(types, _key),
        project=project,
        partition="phase",
        order="began",
        filters=("agreement", "concerned", "subjects"),
    )


@dataclass(frozen=True)
class ViewedCases(Generic[S]):
    """The Cases port over a ViewStore."""

    store: ViewStore
    kind: Kind[S]
    view: View

    def one(self, key: str, at: AsOf) -> Case[S] | None:
        with self.store.asking(self.view.name) as (connection, questions):
            found = questions.one(connection, key, at.position)
        return None if found is None else self._case(found)

    def listed(self, query: CaseQuery, at: AsOf) -> list[Case[S]]:
        with self.store.asking(self.view.name) as (connection, questions):
            found = questions.page(
                connection, _filters(query), at.position, EVERYTHING, descending=True
            )
        return [self._case(one) for one in found]

    def page(self, query: CaseQuery, at: AsOf, asked: Paging) -> Page[Case[S]]:
        found = paged(self.store, self.view, _filters(query), at.position, asked, descending=True)
        return Page([self._case(one) for one in found.entries], found.total, found.next)

    def _case(self, found: Version) -> Case[S]:
        return Case(found.id, self.kind.state_of(found.row), found.from_position)


def _filters(query: CaseQuery) -> list[Filter]:
    phases = {None: (OPEN, CLOSED), True: (OPEN,), False: (CLOSED,)}[query.open]
    equal = {} if query.agreement is None else {"agreement": query.agreement}
    return [Filter(phase, equal=equal, has=query.words) for phase in phases]


# The kinds that there are


_BREACH = Kind(
    BREACH,
    TypeAdapter(Breach),
    closed=lambda breach: breach.closed is not None,
    begun=lambda breach: breach.discovered,
)
_DISCLOSURE = Kind(
    DISCLOSURE,
    TypeAdapter(Disclosure),
    closed=lambda disclosure: disclosure.refused is not None or bool(disclosure.made),
    begun=lambda disclosure: disclosure.requested,
    subjects=lambda disclosure: disclosure.subjects,
)
_DPIA = Kind(
    DPIA, TypeAdapter(Dpia), closed=lambda dpia: dpia.finished, begun=lambda dpia: dpia.planned
)


def _breach(row: CaseRow | None, recorded: Recorded) -> CaseRow:
    return _BREACH.project(row, recorded)


def _disclosure(row: CaseRow | None, recorded: Recorded) -> CaseRow:
    return _DISCLOSURE.project(row, recorded)


def _dpia(row: CaseRow | None, recorded: Recorded) -> CaseRow:
    return _DPIA.project(row, recorded)


BREACHES = _view("breaches", BreachEvent, _breach, version=2)
DISCLOSURES = _view("disclosures", DisclosureEvent, _disclosure)
DPIAS = _view("dpias", DpiaEvent, _dpia)
CASES = (BREACHES, DISCLOSURES, DPIAS)


def viewed_breaches(store: ViewStore) -> ViewedCases[Breach]:
    return ViewedCases(store, _BREACH, BREACHES)


def viewed_disclosures(store: ViewStore) -> ViewedCases[Disclosure]:
    return ViewedCases(store, _DISCLOSURE, DISCLOSURES)


def viewed_dpias(store: ViewStore) -> ViewedCases[Dpia]:
    return ViewedCases(store, _DPIA, DPIAS)
