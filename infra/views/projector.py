"""Keeps the views up to date: read what is new, fold, and store rows and place in one transaction.

The same function runs after each commit, at start and after a failure. A writer hands its decoded
events over; they count only if they begin right after the views' place, else the log is read: a gap
left by another process would silently let a view diverge.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

import structlog
from sqlalchemy import Connection, select

from application.ports import News, Recorded
from domain.trail.leaf import leaf_hash
from infra.database import Database
from infra.views.schema import Tables, place, tables
from infra.views.statements import Statements
from infra.views.view import View

KEPT = 100_000
"""Rows of a view that are kept in memory between batches."""
CHUNK = 2_000
PATIENCE = 0.2
"""Seconds that a commit waits for the views, and no longer."""

logger = structlog.get_logger()


class Source(Protocol):
    """Where a projector reads: the log."""

    def size(self) -> int: ...

    def since(self, position: int, upto: int | None = None) -> Iterator[Recorded]: ...

    def line(self, position: int) -> bytes | None: ...


@dataclass
class Standing:
    """One view at work: its tables, its statements, the rows it remembers, its last failure."""

    view: View
    tables: Tables
    statements: Statements
    position: int
    kept: dict[str, tuple[int, Any]] = field(default_factory=dict)
    failure: str | None = None

    def fold(self, connection: Connection, recorded: Iterable[Recorded]) -> "Moves":
        """Pure but for reading the rows that are not remembered."""
        view, kept = self.view, self.kept
        mine = [(view.keys[r.event.type](r), r) for r in recorded if r.event.type in view.keys]
        missing = {key for key, _ in mine} - kept.keys()
        if missing:
            for start, *row in self.statements.read(connection, list(missing)):
                kept[row[0]] = (start, view.row(*row))
        moves = Moves({}, [])
        for key, event in mine:
            before = moves.now.get(key) or kept.get(key)
            after = view.project(before[1] if before else None, event)
            if before is not None:
                moves.was.append((key, before[0], event.position, *before[1][1:]))
            moves.now[key] = (event.position, after)
        return moves

    def remember(self, moves: "Moves") -> None:
        self.kept.update(moves.now)
        if len(self.kept) > KEPT:
            for key in list(islice(self.kept, KEPT // 2)):
                del self.kept[key]


@dataclass(slots=True)
class Moves:
    """What one batch changes: the rows as they become, and the versions that they supersede."""

    now: dict[str, tuple[int, Any]]
    was: list[tuple[Any, ...]]


class Projector:
    def __init__(self, database: Database, log: Source, views: Sequence[View]) -> None:
        self.database = database
        self.log = log
        self.views = views
        self.standing: dict[str, Standing] = {}
        self.failure: str | None = None
        self._lock = threading.RLock()
        self._connection: Connection | None = None

    def behind(self) -> int:
        """How many positions the slowest view is behind the log."""
        if not self.standing:
            return self.log.size()
        return self.log.size() - min(one.position for one in self.standing.values())

    def after_commit(self, news: News | None) -> None:
        """Never fails, and leaves the write path within `PATIENCE`; `catch_up` makes good later."""
        if not self._lock.acquire(timeout=PATIENCE):
            self.failure = "busy: another catch-up is under way"
            return
        try:
            self.catch_up(news)
        except Exception as error:
            self._failed(error)
        finally:
            self._lock.release()

    def catch_up(self, news: News | None = None) -> int:
        """Bring every view to the end of the log; returns the position reached."""
        with self._lock:
            try:
                reached = self._catch_up(news)
            except BaseException:
                self._forget()
                raise
            self.failure = None
            return reached

    @contextmanager
    def held(self) -> Iterator[None]:
        """No view moves as long as this is held."""
        with self._lock:
            yield

    def load(self, generations: dict[str, int]) -> None:
        """Work on these generations of the views' tables from now on."""
        with self._lock:
            self._forget()
            postgres = self.database.postgres
            for view in self.views:
                made = tables(view, generations[view.name], postgres)
                self.standing[view.name] = Standing(view, made, Statements(made, postgres), -1)

    def _catch_up(self, news: News | None) -> int:
        connection = self._connected()
        with self.database.transaction(connection):
            self._read_places(connection)
            # A view that failed is left to the background: it would read its whole lag each time.
            working = [one for one in self.standing.values() if not (news and one.failure)]
            if not working:
                return 0
            start = min(one.position for one in working)
            if news and all(one.position == news.first - 1 for one in working):
                self._step(connection, working, news)
                return news.last
        for chunk in self._chunks(start):
            with self.database.transaction(connection):
                self._read_places(connection)
                behind = [one for one in working if one.position < chunk.last]
                self._step(connection, behind, chunk)
        return max(one.position for one in working)

    def _read_places(self, connection: Connection) -> None:
        rows = connection.execute(_PLACES.with_for_update() if self.database.postgres else _PLACES)
        for name, position in rows:
            one = self.standing.get(name)
            if one is not None and one.position != position:
                one.position = position
                one.kept.clear()

    def _step(self, connection: Connection, working: Sequence[Standing], news: News) -> None:
        folded: list[tuple[Standing, Moves]] = []
        for one in working:
            recorded: Iterable[Recorded] = news.recorded
            if one.position >= news.first:
                recorded = (r for r in news.recorded if r.position > one.position)
            try:
                folded.append((one, one.fold(connection, recorded)))
                one.failure = None
            except Exception as error:
                one.failure = f"{type(error).__name__}: {error}"
                logger.exception("view-failed", view=one.view.name, after=one.position)
        driver: Any = connection.connection.dbapi_connection
        with driver.pipeline() if self.database.postgres else nullcontext():
            for one, moves in folded:
                now = [(key, at, *row[1:]) for key, (at, row) in moves.now.items()]
                one.statements.write(connection, one.statements.was, moves.was)
                one.statements.write(connection, one.statements.now, now)
            names = [one.view.name for one, _ in folded]
            self._write_places(connection, names, news.last, news.leaf)
        for one, moves in folded:
            one.remember(moves)
            one.position = news.last

    def _write_places(
        self, connection: Connection, names: Sequence[str], position: int, leaf: bytes
    ) -> None:
        mark = "%s" if self.database.postgres else "?"
        said = f"update place set position = {mark}, leaf = {mark} where view = {mark}"
        for name in names:
            connection.exec_driver_sql(said, (position, leaf, name))

    def _chunks(self, start: int) -> Iterator[News]:
        end = self.log.size()
        recorded: list[Recorded] = []
        for event in self.log.since(start, end):
            recorded.append(event)
            if len(recorded) == CHUNK:
                yield self._news(start, event.position, recorded)
                start, recorded = event.position, []
        if start < end:
            yield self._news(start, end, recorded)

    def _news(self, start: int, last: int, recorded: Sequence[Recorded]) -> News:
        line = self.log.line(last)
        assert line is not None
        return News(start + 1, last, leaf_hash(line), recorded)

    def _connected(self) -> Connection:
        if self._connection is None:
            connection = self.database.engine.connect()
            self._connection = connection.execution_options(write=True)
        return self._connection

    def _forget(self) -> None:
        for one in self.standing.values():
            one.kept.clear()
            one.position = -1
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _failed(self, error: Exception) -> None:
        self.failure = f"{type(error).__name__}: {error}"
        logger.warning("views-behind", reason=self.failure)

    def close(self) -> None:
        with self._lock:
            self._forget()


_PLACES = select(place.c.view, place.c.position)
