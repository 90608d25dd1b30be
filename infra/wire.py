"""The driver's own connection, with nothing between a statement and the database.

The write path and the projector talk through it: per statement SQLAlchemy's execution costs about
as much as SQLite's answer. SQLAlchemy still owns the pool that the connection comes from.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Engine

Rows = Sequence[tuple[Any, ...]]


@dataclass(frozen=True)
class Insert:
    """Rows into a table, in the form that each driver takes fastest.

    That is `executemany` on SQLite, and on PostgreSQL one statement over an array per column, but
    for a single row: to make an array costs more than to send a value.
    """

    into: str
    """The table, with its columns in brackets where not all are given."""
    types: tuple[str, ...]
    then: str = ""
    """What to do about a conflict."""

    @cached_property
    def on_sqlite(self) -> str:
        return f"insert into {self.into} values ({', '.join('?' * len(self.types))}) {self.then}"

    @cached_property
    def on_postgres(self) -> str:
        marks = ", ".join(["%s"] * len(self.types))
        return f"insert into {self.into} values ({marks}) {self.then}"

    @cached_property
    def of_arrays(self) -> str:
        arrays = ", ".join(f"%b::{kind}[]" for kind in self.types)
        return f"insert into {self.into} select * from unnest({arrays}) {self.then}"


class Wire:
    """One connection, kept by one caller at a time. Raises the driver's own errors."""

    def __init__(self, engine: Engine) -> None:
        self.postgres = engine.dialect.name == "postgresql"
        self._pooled = engine.raw_connection()
        driver: Any = self._pooled.dbapi_connection
        self.driver = driver
        self._cursor: Any = driver.cursor()

    def begin(self) -> None:
        """Begin to write. On SQLite at once: who begins as a reader can lose its turn for good."""
        self._cursor.execute("begin" if self.postgres else "begin immediate")

    def commit(self) -> None:
        self._cursor.execute("commit")

    def rollback(self) -> None:
        if self.postgres:
            self.driver.rollback()
        elif self.driver.in_transaction:
            self._cursor.execute("rollback")

    @property
    def undecided(self) -> bool:
        """After an error: whether a commit may have happened all the same."""
        if self.postgres:
            return self.driver.info.transaction_status.name not in ("INTRANS", "INERROR")
        return not self.driver.in_transaction

    def ask(self, said: str, given: Any = ()) -> Rows:
        rows: Rows = self._cursor.execute(said, given).fetchall()
        return rows

    def put(self, said: str, given: Any = ()) -> Callable[[], Rows]:
        """A question among statements that go `together`; its answer is there afterwards."""
        cursor = self.driver.cursor()
        cursor.execute(said, given)

        def answer() -> Rows:
            with cursor:
                rows: Rows = cursor.fetchall()
                return rows

        return answer

    def say(self, said: str, given: Any = ()) -> None:
        self._cursor.execute(said, given)

    def insert(self, into: "Insert", rows: Rows) -> None:
        if not rows:
            return
        if not self.postgres:
            self._cursor.executemany(into.on_sqlite, rows)
        elif len(rows) == 1:
            self._cursor.execute(into.on_postgres, rows[0])
        else:
            columns = tuple(list(column) for column in zip(*rows, strict=True))
            self._cursor.execute(into.of_arrays, columns)

    def fill(self, into: "Insert", rows: Iterable[Sequence[Any]]) -> None:
        """Many rows that meet no others: COPY on PostgreSQL."""
        if not self.postgres:
            self._cursor.executemany(into.on_sqlite, rows)
            return
        with self._cursor.copy(f"copy {into.into} from stdin (format binary)") as copy:
            copy.set_types(into.types)
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Statements that need not wait for one another's answers: one round trip (PostgreSQL)."""
        if self.postgres:
            with self.driver.pipeline():
                yield
        else:
            yield

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.begin()
        try:
            yield
            self.commit()
        except BaseException:
            self.rollback()
            raise

    def close(self) -> None:
        self._pooled.close()
