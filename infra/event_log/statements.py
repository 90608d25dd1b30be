"""What the write path says to the driver: one form for SQLite, one for PostgreSQL.

Core's row-by-row path alone would eat the gain of group commit, so rows go down by the batch:
executemany on SQLite, one `unnest` per table in a pipeline on PostgreSQL.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import orjson
from sqlalchemy import Connection

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


class Statements(Protocol):
    def head(self, connection: Connection) -> Row:
        """size, frontier, at: read under the lock that orders the log."""
        ...

    def chains(self, connection: Connection, names: Iterable[str]) -> Sequence[Row]:
        """chain, n, head, version, dossier, position of those that exist."""
        ...

    def keys(self, connection: Connection, keys: Iterable[str]) -> Sequence[Row]:
        """key, digest, first, last, at of those that are known."""
        ...

    def tracked(self, connection: Connection, names: Iterable[str]) -> Sequence[Row]:
        """name, position of those that are known."""
        ...

    def write(self, connection: Connection, batch: Batch) -> None: ...


_CHAIN_COLUMNS = "chain, n, head, position, version, dossier"
_CHAIN_MOVES = (
    "on conflict (chain) do update set n = excluded.n, head = excluded.head,"
    " position = excluded.position, version = excluded.version"
)
_TRACKING_MOVES = "on conflict (name) do update set position = excluded.position"


class SqliteStatements:
    def head(self, connection: Connection) -> Row:
        said = "select size, frontier, at from head where log = 1"
        return tuple(connection.exec_driver_sql(said).one())

    def chains(self, connection: Connection, names: Iterable[str]) -> Sequence[Row]:
        return self._named(
            connection, "chain, n, head, version, dossier, position from chain", names
        )

    def keys(self, connection: Connection, keys: Iterable[str]) -> Sequence[Row]:
        return self._named(connection, "key, digest, first, last, at from idempotency", keys)

    def tracked(self, connection: Connection, names: Iterable[str]) -> Sequence[Row]:
        return self._named(connection, "name, position from tracking", names)

    def _named(self, connection: Connection, what: str, names: Iterable[str]) -> Sequence[Row]:
        column = what.split(",", 1)[0]
        said = f"select {what} where {column} in (select value from json_each(?))"
        return connection.exec_driver_sql(said, (orjson.dumps(list(names)).decode(),)).all()

    def write(self, connection: Connection, batch: Batch) -> None:
        say = connection.exec_driver_sql
        if batch.leaves:
            say("insert into leaf values (?, ?, ?, ?, ?)", batch.leaves)
        if batch.bodies:
            say("insert into body values (?, ?)", batch.bodies)
        if batch.chains:
            said = f"insert into chain ({_CHAIN_COLUMNS}) values (?, ?, ?, ?, ?, ?) {_CHAIN_MOVES}"
            say(said, batch.chains)
        if batch.keys:
            say("insert into idempotency values (?, ?, ?, ?, ?)", batch.keys)
        if batch.tracking:
            say(f"insert into tracking values (?, ?) {_TRACKING_MOVES}", batch.tracking)
        if batch.head:
            say(
                "update head set size = ?, frontier = ?, root = ?, at = ? where log = 1", batch.head
            )


class PostgresStatements:
    def head(self, connection: Connection) -> Row:
        said = "select size, frontier, at from head where log = 1 for update"
        return tuple(connection.exec_driver_sql(said).one())

    def chains(self, connection: Connection, names: Iterable[str]) -> Sequence[Row]:
        said = "select chain, n, head, version, dossier, position from chain where chain = any(%s)"
        return connection.exec_driver_sql(said, (list(names),)).all()

    def keys(self, connection: Connection, keys: Iterable[str]) -> Sequence[Row]:
        said = "select key, digest, first, last, at from idempotency where key = any(%s)"
        return connection.exec_driver_sql(said, (list(keys),)).all()

    def tracked(self, connection: Connection, names: Iterable[str]) -> Sequence[Row]:
        said = "select name, position from tracking where name = any(%s)"
        return connection.exec_driver_sql(said, (list(names),)).all()

    def write(self, connection: Connection, batch: Batch) -> None:
        driver: Any = connection.connection.dbapi_connection
        with driver.pipeline():
            self._rows(connection, "leaf", "bigint text int text bytea", batch.leaves)
            self._rows(connection, "body", "bigint bytea", batch.bodies)
            self._rows(
                connection,
                f"chain ({_CHAIN_COLUMNS})",
                "text int bytea bigint int text",
                batch.chains,
                _CHAIN_MOVES,
            )
            self._rows(connection, "idempotency", "text bytea bigint bigint text", batch.keys)
            self._rows(connection, "tracking", "text bigint", batch.tracking, _TRACKING_MOVES)
            if batch.head:
                said = "update head set size = %s, frontier = %s, root = %s, at = %s where log = 1"
                connection.exec_driver_sql(said, batch.head)

    def _rows(
        self, connection: Connection, into: str, types: str, rows: list[Row], then: str = ""
    ) -> None:
        if rows:
            arrays = ", ".join(f"%b::{kind}[]" for kind in types.split())
            said = f"insert into {into} select * from unnest({arrays}) {then}"
            columns = tuple(list(column) for column in zip(*rows, strict=True))
            connection.exec_driver_sql(said, columns)
