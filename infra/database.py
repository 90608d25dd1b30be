"""A database, SQLite or PostgreSQL, opened with the promises that its store needs.

Every write on SQLite begins with BEGIN IMMEDIATE: a transaction that starts as a reader and then
writes fails at once when another process wrote in between, whatever the timeout.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError

from domain.errors import Unavailable
from infra.private_files import made_private
from infra.wire import Rows, Wire


class StoreUnavailable(Unavailable):
    code = "store-unavailable"


class StoreDamaged(StoreUnavailable):
    """Of a store that can be made again."""

    code = "store-damaged"


@contextmanager
def on_disk(store: str) -> Iterator[None]:
    """What the file system cannot do is told as StoreUnavailable."""
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(store=store, reason=error.strerror or str(error)) from error


@dataclass(frozen=True)
class Promises:
    """What one store needs of its database."""

    name: str
    """The schema on PostgreSQL, and the store's name in messages."""
    durable: bool = True
    """Whether a commit must survive a power cut; a store that can be rebuilt need not."""
    busy_milliseconds: int = 10_000
    """How long a writer waits for another process."""
    cache_kilobytes: int = 65_536


@dataclass(frozen=True)
class Database:
    engine: Engine
    single: Engine
    """For single statements: the same as `engine` on SQLite, without BEGIN on PostgreSQL."""
    promises: Promises

    @property
    def store(self) -> str:
        return self.promises.name

    @property
    def postgres(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    @property
    def driver(self) -> Any:
        """The driver's module, for its errors."""
        return self.engine.dialect.loaded_dbapi

    def ask(self, said: str, given: Any = ()) -> Rows:
        """One question in the driver's own words, with its own parameter marks."""
        with self.told():
            pooled = self.single.raw_connection()
            try:
                driver: Any = pooled.dbapi_connection
                cursor = driver.cursor(binary=True) if self.postgres else driver.cursor()
                cursor.execute(said, given)
                rows: Rows = cursor.fetchall()
                return rows
            finally:
                pooled.close()

    def wire(self) -> Wire:
        """A connection of the driver's own, for one caller to keep. Raises StoreUnavailable."""
        with self.told():
            return Wire(self.single)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot: every question asked in it sees the same moment."""
        with self.told(), self.engine.connect() as connection:
            if self.postgres:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self.told(), self.engine.connect() as connection, self.transaction(connection):
            yield connection

    @contextmanager
    def founding(self) -> Iterator[Connection]:
        """A write transaction that makes tables: one process at a time, so that none meets half."""
        with self.writing() as connection:
            if self.postgres:
                said = "select pg_advisory_xact_lock(hashtext(%s))"
                connection.exec_driver_sql(said, (f"{self.store} is founded",))
            yield connection

    @contextmanager
    def transaction(self, connection: Connection) -> Iterator[None]:
        """One write transaction on a connection that the caller keeps."""
        with self.told(), connection.execution_options(write=True).begin():
            yield

    @contextmanager
    def told(self) -> Iterator[None]:
        """What the database cannot do is told as StoreUnavailable, whoever asked it."""
        try:
            yield
        except IntegrityError:
            raise
        except DBAPIError as error:
            raise self._unavailable(error.orig) from error
        except self.driver.Error as error:
            raise self._unavailable(error) from error

    def _unavailable(self, error: BaseException | None) -> StoreUnavailable:
        """When a server has gone, so have all connections to it: none of them is tried again."""
        state = getattr(error, "sqlstate", None)
        if self.postgres and (state is None or state.startswith(_GONE)):
            self.close()
        damaged = getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED
        if damaged and not self.promises.durable:
            file = Path(self.engine.url.database or "").name
            return StoreDamaged(store=self.store, reason=first_line(error), file=file)
        return StoreUnavailable(store=self.store, reason=first_line(error))

    @property
    def url(self) -> str:
        return self.engine.url.render_as_string(hide_password=False)

    def patient(self) -> "Database":
        """The same for who can wait: another process's write is never a reason to give up."""
        return open_database(self.url, replace(self.promises, busy_milliseconds=60_000))

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent to another process, it is opened anew there."""
        return open_database, (self.url, self.promises)

    def close(self) -> None:
        self.engine.dispose()
        self.single.dispose()


_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_GONE = ("08", "57")
"""SQLSTATE classes of a connection that failed and of a server that shuts down."""


def first_line(error: BaseException | None) -> str:
    """What a driver says went wrong, without the statement that it goes on to quote."""
    return next(iter(str(error).strip().splitlines()), "unknown")


def open_database(url: str, promises: Promises) -> Database:
    """Open a database by its URL; a missing folder of a SQLite file is made."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = _sqlite(url, promises)
        return Database(engine, engine, promises)
    address = parsed.set(drivername="postgresql+psycopg")
    pool = {"pool_size": 10, "max_overflow": 30, "hide_parameters": True}
    engine = create_engine(address, **pool)
    single = create_engine(address, isolation_level="AUTOCOMMIT", **pool)
    for one in (engine, single):
        _prepare_postgres(one, promises)

    @event.listens_for(single, "connect")
    def _by_key(connection: Any, _: object) -> None:
        """All that is said there is by key. A plan made while a table is empty is kept for long,
        and would go on reading the whole of it when it has grown."""
        connection.execute("set enable_seqscan = off")

    return Database(engine, single, promises)


def _sqlite(url: str, promises: Promises) -> Engine:
    parsed = make_url(url)
    database = None if parsed.database == ":memory:" else parsed.database
    if "uri" in parsed.query:
        database = None  # it may only be read, or is on no disk: who writes such a URL sees to it
    if database:
        with on_disk(promises.name):
            Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, pool_size=20, max_overflow=30, hide_parameters=True)

    @event.listens_for(engine, "do_connect")
    def _connecting(*_: object) -> None:
        if database:
            made_private(Path(database))

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute(f"pragma busy_timeout={promises.busy_milliseconds}")
        _write_ahead(connection, promises.busy_milliseconds)
        for pragma in (
            f"synchronous={'full' if promises.durable else 'normal'}",
            f"cache_size=-{promises.cache_kilobytes}",
            "secure_delete=on",
            "foreign_keys=on",
            f"wal_autocheckpoint={4_000 if promises.durable else 20_000}",
        ):
            connection.execute(f"pragma {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _write_ahead(connection: Any, milliseconds: int) -> None:
    """Processes that start together meet here while the file is still empty, and who turns it into
    one with a write-ahead log refuses the others at once, however patient they are."""
    until = monotonic() + milliseconds / 1_000
    while True:
        try:
            connection.execute("pragma journal_mode=wal")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.002)
        else:
            return


def _prepare_postgres(engine: Engine, promises: Promises) -> None:
    schema = promises.name

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _: object) -> None:
        there = "select from pg_namespace where nspname = %s"
        if connection.execute(there, (schema,)).fetchone() is None:
            connection.execute("select pg_advisory_xact_lock(hashtext(%s))", (schema,))
            connection.execute(f'create schema if not exists "{schema}"')
        connection.execute(f'set search_path = "{schema}"')
        if not promises.durable:
            connection.execute("set synchronous_commit = off")
        connection.execute(f"set lock_timeout = {promises.busy_milliseconds}")
        connection.execute("set jit = off")
        connection.commit()
        connection.prepare_threshold = 1
