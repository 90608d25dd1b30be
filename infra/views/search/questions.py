"""What is found in the index as of a position: the first page, the next one, and how much there is.

Documents are numbered in the order in which they came to be. So what holds at a position is a range
of numbers, without the few that were superseded by then; and the newest first is the order in which
both databases give them, so that a page of a word that is everywhere is read and no more.
"""

import base64
import binascii
from dataclasses import dataclass

import orjson
from sqlalchemy import Connection

from application.registers import CursorNotUnderstood
from application.search import MANY, Counted, Found, FoundPage, Kind, SearchQuery, Words
from infra.database import Database
from infra.views.search.document import Document
from infra.views.search.schema import document_table, word_table
from infra.views.search.statements import FIELDS
from infra.views.search.words import TIERS, fts_query, ts_condition

FURTHEST = 10**15
"""No log gets there."""
NEAR = 2_000
"""The newest documents, of which PostgreSQL is asked first how many hold the words."""
FEW = 20_000
"""So many that hold the words PostgreSQL gathers and sorts sooner than it walks past the others."""
_GATHER = (
    "set local enable_seqscan = off; set local enable_indexscan = off;"
    " set local enable_bitmapscan = on"
)
_WALK = (
    "set local enable_seqscan = off; set local enable_indexscan = on;"
    " set local enable_bitmapscan = off"
)
_COLUMNS = ", ".join(f"d.{name}" for name in FIELDS.split(", "))


@dataclass(frozen=True, slots=True)
class Cursor:
    """After which document, in which tier, as of which position."""

    tier: int
    row: int
    position: int

    def written(self) -> str:
        said = orjson.dumps([self.tier, self.row, self.position])
        return base64.urlsafe_b64encode(said).decode().rstrip("=")

    @classmethod
    def read(cls, written: str) -> "Cursor":
        """Raises CursorNotUnderstood."""
        try:
            said = orjson.loads(base64.urlsafe_b64decode(written + "=" * (-len(written) % 4)))
        except (ValueError, TypeError, binascii.Error):
            raise CursorNotUnderstood from None
        if not (isinstance(said, list) and [type(one) for one in said] == [int] * 3):
            raise CursorNotUnderstood
        tier, row, position = said
        if not (0 <= tier < len(TIERS) and 0 <= row <= FURTHEST and 0 <= position <= FURTHEST):
            raise CursorNotUnderstood
        return cls(tier, row, position)


class Questions:
    """Over one generation."""

    def __init__(self, generation: int, database: Database) -> None:
        self.database = database
        self.documents = document_table(generation)
        self.words = word_table(generation)

    @staticmethod
    def nothing(behind: int) -> FoundPage:
        return FoundPage([], {}, Counted(0, more=False), None, behind)

    def find(self, query: SearchQuery, position: int, reached: int) -> FoundPage:
        cursor = None if query.cursor is None else Cursor.read(query.cursor)
        at = position if cursor is None else cursor.position
        kinds = query.kinds if query.kind is None else query.kinds & {query.kind}
        with self.database.reading() as connection:
            last = self._last(connection, at)
            start = cursor or Cursor(0, last + 1, at)
            counts = self._counts(connection, query, at, last)
            found = self._found(connection, query, kinds, start, last)
        shown = found[: query.limit]
        after = None
        if len(found) > query.limit:
            tier, row, _ = shown[-1]
            after = Cursor(tier, row, at).written()
        return FoundPage(
            [one for _, _, one in shown],
            counts,
            Counted.of(sum(counts.get(kind, 0) for kind in kinds)),
            after,
            max(0, at - reached),
        )

    def _last(self, connection: Connection, at: int) -> int:
        """The last document that had come to be by then."""
        said = (
            f"select row from {self.documents} where from_position <= {at:d}"
            " order by from_position desc, row desc limit 1"
        )
        return connection.exec_driver_sql(said).scalar() or 0

    def _found(
        self,
        connection: Connection,
        query: SearchQuery,
        kinds: frozenset[Kind],
        start: Cursor,
        last: int,
    ) -> list[tuple[int, int, Found]]:
        """One more than a page, tier by tier, each with its tier and number."""
        found = list[tuple[int, int, Found]]()
        for tier in range(start.tier, len(TIERS)):
            wanted = query.limit + 1 - len(found)
            if not kinds or wanted == 0:
                break
            before = min(last, start.row - 1) if tier == start.tier else last
            within = self._within(query, kinds, tier, before, start.position)
            self._prepare(connection, within, before, wanted)
            said = (
                f"select d.row, d.from_position, {_COLUMNS} {within}"
                f" order by {self._number} desc limit {wanted:d}"
            )
            for row, begun, *document in connection.exec_driver_sql(said):
                found.append((tier, row, _found(Document(*document), begun)))
        return found

    def _counts(
        self, connection: Connection, query: SearchQuery, at: int, last: int
    ) -> dict[Kind, int]:
        """Of what is anywhere, whatever the tier; no further than is told."""
        counts, few = dict[Kind, int](), query.kinds - {Kind.EVENT}
        if self.database.postgres:
            counts = self._walked(connection, query, few, at, last)
            few -= counts.keys()
            counts |= self._gathered(connection, query, few, at, last)
            return {kind: counts[kind] for kind in Kind if kind in counts}
        for kind in few:
            within = self._within(query, frozenset({kind}), len(TIERS) - 1, last, at, whole=True)
            if number := self._upto(connection, within, MANY + 1):
                counts[kind] = number
        return {kind: counts[kind] for kind in Kind if kind in counts}

    def _walked(
        self, connection: Connection, query: SearchQuery, kinds: frozenset[Kind], at: int, last: int
    ) -> dict[Kind, int]:
        """Of the kinds of which the newest documents hold many."""
        within = self._within(query, kinds, len(TIERS) - 1, last, at, whole=True)
        connection.exec_driver_sql(_WALK)
        near = f"select d.kind, count(*) {within} and d.row > {last - NEAR:d} group by d.kind"
        counts = dict[Kind, int]()
        for kind, number in connection.exec_driver_sql(near).all():
            if number >= NEAR // 20:
                one = frozenset({Kind(kind)})
                within = self._within(query, one, len(TIERS) - 1, last, at, whole=True)
                within += " order by d.row desc"
                counts[Kind(kind)] = self._upto(connection, within, MANY + 1)
        return counts

    def _gathered(
        self, connection: Connection, query: SearchQuery, kinds: frozenset[Kind], at: int, last: int
    ) -> dict[Kind, int]:
        """Of the others, in one go: the words are looked up once."""
        if not kinds:
            return {}
        within = self._within(query, kinds, len(TIERS) - 1, last, at, whole=True)
        connection.exec_driver_sql(_GATHER)
        counted = connection.exec_driver_sql(
            f"select d.kind, count(*) {within} group by d.kind"
        ).all()
        return {Kind(kind): min(number, MANY + 1) for kind, number in counted}

    def _upto(self, connection: Connection, within: str, most: int) -> int:
        said = f"select count(*) from (select 1 {within} limit {most}) as counted"
        return connection.exec_driver_sql(said).scalar() or 0

    def _prepare(self, connection: Connection, within: str, before: int, wanted: int) -> None:
        """PostgreSQL takes words to be spread evenly over kinds and years, and then walks through
        everything for a page that is not there. So it is told how: few are gathered and sorted, and
        of many the newest are soon met on the way back."""
        if not self.database.postgres:
            return
        connection.exec_driver_sql(_WALK)
        near = f"select count(*) {within} and d.row > {before - NEAR:d}"
        if (connection.exec_driver_sql(near).scalar() or 0) >= wanted:
            return
        connection.exec_driver_sql(_GATHER)
        if self._upto(connection, within, FEW) == FEW:
            connection.exec_driver_sql(_WALK)

    @property
    def _number(self) -> str:
        return "d.row" if self.database.postgres else "w.rowid"

    def _within(
        self,
        query: SearchQuery,
        kinds: frozenset[Kind],
        tier: int,
        last: int,
        at: int,
        *,
        whole: bool = False,
    ) -> str:
        """Words and numbers only, so they are written into the statement: a plan that was made for
        other words would be a bad one."""
        holding = f"d.to_position > {at:d}"
        if self.database.postgres:
            found = ts_condition(query, kinds, tier, whole=whole)
            return f"from {self.documents} d where {found} and d.row <= {last:d} and {holding}"
        quoted = fts_query(query, kinds, tier, whole=whole).replace("'", "''")
        return (
            f"from {self.words} w cross join {self.documents} d on d.row = w.rowid"
            f" where {self.words} match '{quoted}' and w.rowid <= {last:d}"
            f" and {holding}"
        )


def _found(one: Document, begun: int) -> Found:
    return Found(
        Kind(one.kind),
        one.key,
        one.agreement or None,
        Words(one.title_nl, one.title_en),
        Words(one.text_nl, one.text_en),
        begun,
    )
