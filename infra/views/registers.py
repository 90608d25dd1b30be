"""The registers, answered from the views: rows become entries, questions become filters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from application.asof import AsOf
from application.registers import (
    AgreementEntry,
    Change,
    ClauseEntry,
    E,
    Listed,
    ObligationEntry,
    ObligationQuery,
    Page,
    ProductEntry,
    UnknownAgreement,
    UnknownClause,
    UnknownObligation,
)
from domain.obligation.lists import everything, slices, within
from infra.views.agreements import AGREEMENTS
from infra.views.arrangements import ARRANGEMENTS
from infra.views.cases import CASES
from infra.views.clauses import CLAUSES, PRODUCTS
from infra.views.cursors import cursor, understood
from infra.views.data_subjects import DATA_SUBJECTS
from infra.views.entries import (
    agreement_entry,
    clause_entry,
    listed,
    obligation_entry,
    product_entry,
)
from infra.views.erasures import ERASURES, read_by
from infra.views.filters import Filter
from infra.views.informings import INFORMINGS
from infra.views.obligations import OBLIGATIONS
from infra.views.owed import OWED
from infra.views.privacy_requests import PRIVACY_REQUESTS
from infra.views.processing import PROCESSING
from infra.views.store import ViewStore
from infra.views.view import Version, View

VIEWS = (
    AGREEMENTS,
    CLAUSES,
    PRODUCTS,
    OWED,
    OBLIGATIONS,
    DATA_SUBJECTS,
    ERASURES,
    PRIVACY_REQUESTS,
    PROCESSING,
    ARRANGEMENTS,
    INFORMINGS,
    *CASES,
)
EVERYTHING = 1_000_000
READERS = {
    DATA_SUBJECTS.name: "parties",
    PRIVACY_REQUESTS.name: "readers",
    **dict.fromkeys((one.name for one in CASES), "concerned"),
}
"""The columns with the parties that read of people, each with a space on both sides."""


@dataclass(frozen=True)
class ViewedRegisters:
    """The Registers port over a ViewStore."""

    store: ViewStore

    def agreements(self, at: AsOf) -> list[AgreementEntry]:
        phases = [Filter("registered"), Filter("concluded")]
        return [agreement_entry(one, at.today) for one in self._all(AGREEMENTS, phases, at)]

    def agreement(self, key: str, at: AsOf) -> AgreementEntry:
        found = self._one(AGREEMENTS, key, at)
        if found is None:
            raise UnknownAgreement(agreement=key)
        return agreement_entry(found, at.today)

    def clauses(self, agreement: str, at: AsOf) -> list[ClauseEntry]:
        self.agreement(agreement, at)
        found = self._all(CLAUSES, [Filter(agreement)], at)
        return [entry for one in found if (entry := clause_entry(one, at.today)) is not None]

    def clause(self, agreement: str, clause: str, at: AsOf) -> ClauseEntry:
        found = self._one(CLAUSES, f"{agreement}/{clause}", at)
        entry = None if found is None else clause_entry(found, at.today)
        if entry is None:
            raise UnknownClause(agreement=agreement, clause=clause)
        return entry

    def products(self, agreement: str, at: AsOf) -> list[ProductEntry]:
        self.agreement(agreement, at)
        found = self._all(PRODUCTS, [Filter(agreement)], at)
        return [entry for one in found if (entry := product_entry(one, at.today)) is not None]

    def obligations(self, query: ObligationQuery, at: AsOf) -> Page[ObligationEntry]:
        return self._page(query, at, obligation_entry)

    def listed(self, query: ObligationQuery, at: AsOf) -> Page[Listed]:
        return self._page(query, at, listed)

    def count(self, query: ObligationQuery, at: AsOf) -> int:
        with self.store.asking(OBLIGATIONS.name) as (connection, questions):
            return questions.total(connection, _filters(query, at.today), at.position)

    def _page(
        self, query: ObligationQuery, at: AsOf, told: Callable[[Version, Version, date], E]
    ) -> Page[E]:
        """Ordered by due date, then id. A cursor keeps to the position that it was made at."""
        after, position = understood(query.cursor) if query.cursor else (None, at.position)
        filters = _filters(query, at.today)
        with self.store.asking(OBLIGATIONS.name) as (connection, questions):
            found = questions.page(
                connection, filters, position, query.limit + 1, after, descending=query.descending
            )
            total = questions.total(connection, filters, position)
            shown = found[: query.limit]
            owed = self._owed(connection, shown, position)
        entries = [told(one, owed[one.id], at.today) for one in shown]
        more = len(found) > query.limit
        return Page(
            entries, total, cursor(shown[-1].row.due, shown[-1].id, position) if more else None
        )

    def owed_under(self, agreement: str, at: AsOf, clause: str | None = None) -> list[Listed]:
        """By what is owed, which is kept by agreement: the register of how is kept by phase."""
        wanted = Filter(agreement, equal=_given({"clause": clause}))
        with self.store.asking(OWED.name) as (connection, owed):
            found = owed.page(connection, [wanted], at.position, EVERYTHING)
            kept = self.store.questions(connection, OBLIGATIONS.name)
            there = kept.many(connection, [one.id for one in found], at.position)
        return [listed(there[one.id], one, at.today) for one in found]

    def obligation(self, key: str, at: AsOf) -> ObligationEntry:
        with self.store.asking(OBLIGATIONS.name) as (connection, questions):
            found = questions.one(connection, key, at.position)
            if found is None:
                raise UnknownObligation(obligation=key)
            owed = self._owed(connection, [found], at.position)
        return obligation_entry(found, owed[key], at.today)

    def _owed(
        self, connection: Connection, shown: Sequence[Version], position: int
    ) -> dict[str, Version]:
        owed = self.store.questions(connection, OWED.name)
        return owed.many(connection, [one.id for one in shown], position)

    def changes(
        self, after: AsOf, upto: AsOf, view: str | None = None, party: str | None = None
    ) -> list[Change]:
        return [
            change
            for one in VIEWS
            if view in (None, one.name)
            for change in self._changes(one, after.position, upto.position, party)
        ]

    def changed(
        self, after: AsOf, upto: AsOf, view: str, limit: int, skip: int = 0
    ) -> tuple[list[Change], int]:
        """What became of rows is asked only for those wanted."""
        [wanted] = [one for one in VIEWS if one.name == view]
        with self.store.asking(view) as (connection, questions):
            start, end = after.position, upto.position
            part, total = questions.changed_part(connection, start, end, limit, skip)
            before = questions.many(connection, part, after.position)
            now = questions.many(connection, part, upto.position)
        found = [_change(wanted, key, before.get(key), now[key]) for key in part if key in now]
        return found, total

    def behind(self) -> int:
        return self.store.behind()

    def _changes(self, view: View, after: int, upto: int, party: str | None) -> list[Change]:
        with self.store.asking(view.name) as (connection, questions):
            found = []
            for key in questions.changed(connection, after, upto):
                before = questions.one(connection, key, after)
                now = questions.one(connection, key, upto)
                if now is not None and self._shown_to(connection, party, view, now, upto):
                    found.append(_change(view, key, before, now))
            return found

    def _shown_to(
        self, connection: Connection, party: str | None, view: View, version: Version, upto: int
    ) -> bool:
        """What is about people is shown to the parties to it."""
        if party is None:
            return True
        if view is ERASURES:
            return bool(read_by(self.store, connection, party, [version], upto))
        column = READERS.get(view.name)
        return column is None or f" {party} " in getattr(version.row, column)

    def _one(self, view: View, key: str, at: AsOf) -> Version | None:
        with self.store.asking(view.name) as (connection, questions):
            return questions.one(connection, key, at.position)

    def _all(self, view: View, filters: Sequence[Filter], at: AsOf) -> list[Version]:
        with self.store.asking(view.name) as (connection, questions):
            return questions.page(connection, filters, at.position, EVERYTHING)


def _filters(query: ObligationQuery, today: date) -> list[Filter]:
    equal = {"agreement": query.agreement, "clause": query.article}
    has = {"concerned": query.party, "debtor": query.debtor}
    wanted = everything() if query.status is None else slices(query.status, today)
    narrowed = [within(one, query.due_from, query.due_before) for one in wanted]
    return [
        Filter(
            one.phase,
            None if one.from_due is None else one.from_due.isoformat(),
            None if one.before_due is None else one.before_due.isoformat(),
            _given(equal),
            _given(has),
        )
        for one in narrowed
    ]


def _given(asked: Mapping[str, str | None]) -> dict[str, str]:
    return {column: value for column, value in asked.items() if value is not None}


def _change(view: View, key: str, before: Version | None, now: Version) -> Change:
    fields: dict[str, tuple[Any, Any]] = {}
    for number, name in enumerate(view.columns):
        was = None if before is None else before.row[number]
        if was != now.row[number]:
            fields[name] = (was, now.row[number])
    return Change(view.name, key, "added" if before is None else "changed", fields)
