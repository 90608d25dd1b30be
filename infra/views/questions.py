"""What can be asked of a view, as of any position: one row, a page, a total, what changed.

A list is asked per value of the view's partition column, each in index order, and merged: so one
index serves every status filter, and a page of the past reads about as many rows as one of today.

Three places answer: `now` when the question is about the end of the log; the chapter and the block
where the position lies in sealed ones; else `now` and `was` together. A total without further
filters is looked up in the tally.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any

import orjson
from sqlalchemy import Connection, select

from infra.views import blocks
from infra.views.filters import DOWN, UP, Cursor, Filter, Way, conditions
from infra.views.schema import Tables
from infra.views.view import Version


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a view came and how far its blocks are sealed."""

    position: int
    sealed: int
    span: int


def reached(connection: Connection, view: str) -> Reached:
    [row] = told(connection, "select position, sealed, span from place where view = ?", (view,))
    return Reached(*row)


def told(connection: Connection, said: str, given: tuple[Any, ...]) -> list[Any]:
    """The rows as the driver has them: a page asks a hundred questions, and the engine takes longer
    to wrap each than a database to answer it."""
    cursor = connection.connection.cursor()
    try:
        postgres = connection.dialect.name == "postgresql"
        cursor.execute(said.replace("?", "%s") if postgres else said, given)
        return list(cursor.fetchall())
    finally:
        cursor.close()


class Questions:
    """The questions to one generation of one view. Every answer is a list of `Version`."""

    def __init__(self, tables: Tables, postgres: bool) -> None:
        self.tables = tables
        self.view = tables.view
        self._mark = "%s" if postgres else "?"
        columns = ", ".join(self.view.columns[1:])
        self._row = f"id, from_position, {columns}"
        self._now = tables.now.name
        self._was = tables.was.name
        self._order = f"{self.view.order}, id"

    # One row

    def one(self, connection: Connection, key: str, at: int) -> Version | None:
        """The row as known at a position; None where there was none yet."""
        found = self._ask(
            connection,
            f"select {self._row} from {self._now} where id = ? and from_position <= ?"
            f" union all select {self._row} from {self._was}"
            " where id = ? and from_position <= ? and to_position > ?",
            (key, at, key, at, at),
        )
        return next(iter(found), None)

    def many(self, connection: Connection, keys: Sequence[str], at: int) -> dict[str, Version]:
        """Those of the keys for which there was a row at a position."""
        listed = "= any(?)" if self._mark == "%s" else "in (select value from json_each(?))"
        wanted = list(keys) if self._mark == "%s" else orjson.dumps(list(keys)).decode()
        found = self._ask(
            connection,
            f"select {self._row} from {self._now} where id {listed} and from_position <= ?"
            f" union all select {self._row} from {self._was}"
            f" where id {listed} and from_position <= ? and to_position > ?",
            (wanted, at, wanted, at, at),
        )
        return {one.id: one for one in found}

    def life(self, connection: Connection, key: str) -> list[Version]:
        """Every version of a row, oldest first."""
        return self._ask(
            connection,
            f"select {self._row} from {self._was} where id = ?"
            f" union all select {self._row} from {self._now} where id = ? order by from_position",
            (key, key),
        )

    def existing(self, connection: Connection, keys: Sequence[str]) -> set[str]:
        """Those of the keys for which there is a row now."""
        said = select(self.tables.now.c.id).where(self.tables.now.c.id.in_(keys))
        return set(connection.scalars(said))

    # Lists

    def page(
        self,
        connection: Connection,
        filters: Sequence[Filter],
        at: int,
        limit: int,
        after: Cursor | None = None,
        *,
        descending: bool = False,
    ) -> list[Version]:
        """The first `limit` rows after a cursor, by (order column, id), either way."""
        where = reached(connection, self.view.name)
        way = DOWN if descending else UP
        slices = [self._slice(connection, one, at, where, limit, after, way) for one in filters]
        if len(slices) == 1:
            return slices[0]
        place_of = self.view.columns.index(self.view.order)
        by_order = merge(*slices, key=lambda v: (v.row[place_of], v.id), reverse=descending)
        return list(islice(by_order, limit))

    def total(self, connection: Connection, filters: Sequence[Filter], at: int) -> int:
        where = reached(connection, self.view.name)
        return sum(self._count(connection, one, at, where) for one in filters)

    def _slice(
        self,
        connection: Connection,
        one: Filter,
        at: int,
        where: Reached,
        limit: int,
        after: Cursor | None,
        way: Way,
    ) -> list[Version]:
        said, given = conditions(self.view, one, after, way)
        tail = f" order by {self.view.order}{way.words}, id{way.words} limit {limit}"
        if at >= where.position:
            return self._ask(
                connection, f"select {self._row} from {self._now} where {said}{tail}", given
            )
        sources = self._sources(at, where)
        found = " union all ".join(
            f"select * from (select id, from_position, {self.view.order} as place from {table}"
            f" where {said}{more}{tail}) {table}"
            for table, more, _ in sources
        )
        columns = ", ".join(f"coalesce(n.{name}, w.{name})" for name in self.view.columns[1:])
        return self._ask(
            connection,
            f"select x.id, x.from_position, {columns}"
            f" from (select * from ({found}) u"
            f" order by place{way.words}, id{way.words} limit {limit}) x"
            f" left join {self._now} n on n.id = x.id and n.from_position = x.from_position"
            f" left join {self._was} w on w.id = x.id and w.from_position = x.from_position"
            f" order by x.place{way.words}, x.id{way.words}",
            tuple(value for _, _, also in sources for value in (*given, *also)),
        )

    def _sources(self, at: int, where: Reached) -> list[tuple[str, str, tuple[int, ...]]]:
        """The tables that hold what stood at a position, and what to ask of each for that."""
        if at >= where.sealed:
            return [
                (self._now, " and from_position <= ?", (at,)),
                (self._was, _ALIVE, (at, at)),
            ]
        block = at // where.span
        return [
            (table.name, f" and number = ?{_ALIVE}", (number, at, at))
            for table, number in (
                (self.tables.chapter, block // blocks.BLOCKS),
                (self.tables.block, block),
            )
        ]

    def _count(self, connection: Connection, one: Filter, at: int, where: Reached) -> int:
        if where.sealed and one == Filter(one.partition):
            return self._tallied(connection, one.partition, at, where)
        said, given = conditions(self.view, one)
        if at >= where.position:
            return self._number(connection, f"select count(*) from {self._now} where {said}", given)
        sources = self._sources(at, where)
        counts = (
            f"(select count(*) from {table} where {said}{more})" for table, more, _ in sources
        )
        return self._number(
            connection,
            f"select {' + '.join(counts)}",
            tuple(value for _, _, also in sources for value in (*given, *also)),
        )

    def _tallied(self, connection: Connection, part: str, at: int, where: Reached) -> int:
        """The total of a whole partition: looked up, and beyond what is sealed counted on."""
        column, sealed = self.view.partition, where.sealed
        last = min(at, sealed - 1)
        found = self._number(
            connection,
            f"select coalesce((select total from {self.tables.tally.name}"
            f" where {column} = ? and position <= ? order by position desc limit 1), 0)",
            (part, last),
        )
        if at < sealed:
            return found
        born = f"{column} = ? and from_position >= ? and from_position <= ?"
        gone = f"{column} = ? and to_position >= ? and to_position <= ?"
        return found + self._number(
            connection,
            f"select (select count(*) from {self._now} where {born})"
            f" + (select count(*) from {self._was} where to_position >= ? and {born})"
            f" - (select count(*) from {self._was} where {gone})",
            (part, sealed, at, sealed, part, sealed, at, part, sealed, at),
        )

    # What changed

    def changed(self, connection: Connection, after: int, upto: int) -> list[str]:
        """The ids of rows that are not, at `upto`, what they were at `after`."""
        said = (
            f"select id from {self._now} where from_position > ? and from_position <= ?"
            f" union select id from {self._was} where from_position > ? and from_position <= ?"
            " order by id"
        )
        rows = told(connection, said, (after, upto, after, upto))
        return [row[0] for row in rows]

    def changed_part(
        self, connection: Connection, after: int, upto: int, limit: int, skip: int
    ) -> tuple[list[str], int]:
        """Some of those ids, and how many there are: rows alive at `upto` that began later."""
        born = "from_position > ? and from_position <= ?"
        sources, given = [f"from {self._now} where {born}"], [after, upto]
        if upto < reached(connection, self.view.name).position:
            sources.append(f"from {self._was} where {born} and to_position > ?")
            given += [after, upto, upto]
        counted = " + ".join(f"(select count(*) {one})" for one in sources)
        total = self._number(connection, f"select {counted}", tuple(given))
        if limit == 0 or total == 0:
            return [], total
        said = " union all ".join(f"select id {one}" for one in sources)
        tail = f" order by id limit {limit:d} offset {skip:d}"
        rows = told(connection, said + tail, tuple(given))
        return [row[0] for row in rows], total

    def _ask(self, connection: Connection, said: str, given: tuple[Any, ...]) -> list[Version]:
        row = self.view.row
        return [
            Version(key, start, row(key, *rest))
            for key, start, *rest in told(connection, said, given)
        ]

    def _number(self, connection: Connection, said: str, given: tuple[Any, ...]) -> int:
        [[found]] = told(connection, said, given)
        return int(found)


_ALIVE = " and from_position <= ? and to_position > ?"
