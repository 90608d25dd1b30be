"""What the write path says to the driver: one form for SQLite, one for PostgreSQL.

Core's row-by-row path alone would eat the gain of group commit, so rows go down by the batch:
executemany on SQLite, one `unnest` per table in a pipeline on PostgreSQL.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import orjson

from infra.wire import Insert, Rows, Wire

Row = tuple[Any, ...]


@dataclass(slots=True)
class Batch:
    """The rows of one transaction, in the order of their tables' columns."""

    leaves: list[Row] = field(default_factory=list)
    bodies: list[Row] = field(default_factory=list)
    chains: list[Row] = field(default_factory=list)
    keys: list[Row] = field(default_factory=list)
    tracking: list[Row] = field(default_factory=list)
    head: Row = ()


class Known(NamedTuple):
    """What the log knows of the names in a batch, read under the lock that orders the log."""

    head: Row
    """size, frontier, at."""
    chains: Rows
    """chain, n, head, version, dossier, position of those that exist, and of their dossiers."""
    keys: Rows
    """key, digest, first, last, at of those that are known."""
    tracked: Rows
    """name, position of those that are known."""


@dataclass(frozen=True, slots=True)
class Asked:
    chains: Iterable[str]
    keys: Iterable[str]
    tracked: Iterable[str]


class Statements(Protocol):
    def begin(self, wire: Wire, asked: Asked) -> Known:
        """Begin a transaction, take the lock, read what is known."""
        ...

    def finish(self, wire: Wire, batch: Batch) -> None:
        """Write the rows and commit."""
        ...


_KNOWN_CHAINS = "select chain, n, head, version, dossier, position from chain where chain"

_LEAF = Insert("leaf", ("bigint", "text", "int", "text", "bytea"))
_BODY = Insert("body", ("bigint", "bytea"))
_CHAIN = Insert(
    "chain (chain, n, head, position, version, dossier)",
    ("text", "int", "bytea", "bigint", "int", "text"),
    "on conflict (chain) do update set n = excluded.n, head = excluded.head,"
    " position = excluded.position, version = excluded.version",
)
_KEY = Insert("idempotency", ("text", "bytea", "bigint", "bigint", "text"))
_TRACKING = Insert(
    "tracking", ("text", "bigint"), "on conflict (name) do update set position = excluded.position"
)


def _rows_of(batch: Batch) -> tuple[tuple[Insert, list[Row]], ...]:
    return (
        (_LEAF, batch.leaves),
        (_BODY, batch.bodies),
        (_CHAIN, batch.chains),
        (_KEY, batch.keys),
        (_TRACKING, batch.tracking),
    )


class SqliteStatements:
    def begin(self, wire: Wire, asked: Asked) -> Known:
        wire.begin()
        names = _listed(asked.chains)
        return Known(
            wire.ask("select size, frontier, at from head where log = 1")[0],
            wire.ask(_SQLITE_CHAINS, (names, names)) if names else (),
            self._named(wire, "key, digest, first, last, at from idempotency", asked.keys),
            self._named(wire, "name, position from tracking", asked.tracked),
        )

    def _named(self, wire: Wire, what: str, names: Iterable[str]) -> Rows:
        listed = _listed(names)
        if listed is None:
            return ()
        column = what.split(",", 1)[0]
        return wire.ask(
            f"select {what} where {column} in (select value from json_each(?))", (listed,)
        )

    def finish(self, wire: Wire, batch: Batch) -> None:
        for into, rows in _rows_of(batch):
            wire.insert(into, rows)
        if batch.head:
            said = "update head set size = ?, frontier = ?, root = ?, at = ? where log = 1"
            wire.say(said, batch.head)
        wire.commit()


_SQLITE_CHAINS = (
    f"{_KNOWN_CHAINS} in (select value from json_each(?)) union {_KNOWN_CHAINS} in"
    " (select 'd:' || dossier from chain where chain in (select value from json_each(?)))"
)


def _listed(names: Iterable[str]) -> str | None:
    known = list(names)
    return orjson.dumps(known).decode() if known else None


class PostgresStatements:
    """Two round trips for a batch: one to lock and read, one to write and commit."""

    def begin(self, wire: Wire, asked: Asked) -> Known:
        chains, keys, tracked = list(asked.chains), list(asked.keys), list(asked.tracked)
        with wire.together():
            wire.begin()
            head = wire.put("select size, frontier, at from head where log = 1 for update")
            known = wire.put(_POSTGRES_CHAINS, (chains, chains)) if chains else None
            said = "select key, digest, first, last, at from idempotency where key = any(%s)"
            answered = wire.put(said, (keys,)) if keys else None
            said = "select name, position from tracking where name = any(%s)"
            read = wire.put(said, (tracked,)) if tracked else None
        return Known(head()[0], _got(known), _got(answered), _got(read))

    def finish(self, wire: Wire, batch: Batch) -> None:
        with wire.together():
            for into, rows in _rows_of(batch):
                wire.insert(into, rows)
            if batch.head:
                said = "update head set size = %s, frontier = %s, root = %s, at = %s where log = 1"
                wire.say(said, batch.head)
            wire.commit()


_POSTGRES_CHAINS = (
    f"{_KNOWN_CHAINS} = any(%s) union {_KNOWN_CHAINS} in"
    " (select 'd:' || dossier from chain where chain = any(%s))"
)


def _got(answer: Callable[[], Rows] | None) -> Rows:
    return () if answer is None else answer()
