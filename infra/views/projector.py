"""Keeps the views up to date: read what is new, fold, and store rows and place in one transaction.

The same function runs after each commit, at start and after a failure. A writer hands its decoded
events over; they count only if they begin right after the views' place, else the log is read: a gap
left by another process would silently let a view diverge.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any, Protocol

import structlog

from application.ports import News, Recorded
from domain.trail.leaf import leaf_hash
from infra.database import Database
from infra.views.schema import Tables, tables
from infra.views.statements import Statements
from infra.views.view import View
from infra.wire import Wire

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

    def fold(self, wire: Wire, recorded: Iterable[Recorded]) -> "Moves":
        """Pure but for reading the rows that are not remembered."""
        view, kept, keys = self.view, self.kept, self.view.keys
        mine = [(keys[r.event.type](r), r) for r in recorded if r.event.type in keys]
        if not mine:
            return NONE
        missing = {key for key, _ in mine if key not in kept}
        if missing:
            for start, *row in self.statements.read(wire, list(missing)):
                kept[row[0]] = (start, view.row(*row))
        moves = Moves({}, [])
        for key, event in mine:
            before = moves.now.get(key) or kept.get(key)
            after = view.project(before[1] if before else None, event)
            if before is not None:
                moves.was.append((key, before[0], event.position, *before[1][1:]))
            moves.now[key] = (event.position, after)
        return moves

    def write(self, wire: Wire, moves: "Moves") -> None:
        if not moves.now:
            return
        wire.insert(self.statements.was, moves.was)
        rows = [(key, at, *row[1:]) for key, (at, row) in moves.now.items()]
        wire.insert(self.statements.now, rows)

    def remember(self, moves: "Moves") -> None:
        if not moves.now:
            return
        self.kept.update(moves.now)
        if len(self.kept) > KEPT:
            for key in list(islice(self.kept, KEPT // 2)):
                del self.kept[key]


@dataclass(slots=True)
class Moves:
    """What one batch changes: the rows as they become, and the versions that they supersede."""

    now: dict[str, tuple[int, Any]]
    was: list[tuple[Any, ...]]


NONE = Moves({}, [])


@lru_cache(maxsize=64)
def _places(views: int, mark: str) -> str:
    names = ", ".join([mark] * views)
    return f"update place set position = {mark}, leaf = {mark} where view in ({names})"


class Projector:
    def __init__(self, database: Database, log: Source, views: Sequence[View]) -> None:
        self.database = database
        self.log = log
        self.views = views
        self.standing: dict[str, Standing] = {}
        self.failure: str | None = None
        self._lock = threading.RLock()
        self._wire: Wire | None = None

    def behind(self) -> int:
        """How many positions the slowest view is behind the log, whoever moves the views."""
        there: dict[str, int] = dict(self.database.ask("select view, position from place"))
        return self.log.size() - min((there.get(view.name, 0) for view in self.views), default=0)

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
                with self.database.told():
                    reached = self._catch_up(news)
            except BaseException:
                self._forget()
                raise
            self.failure = None
            return reached

    def load(self, generations: dict[str, int]) -> None:
        """Work on these generations of the views' tables from now on."""
        with self._lock:
            self._forget()
            self.standing = {
                view.name: Standing(view, *self._tables(view, generations[view.name]), -1)
                for view in self.views
                if view.name in generations
            }

    def _tables(self, view: View, generation: int) -> tuple[Tables, Statements]:
        made = tables(view, generation, self.database.postgres)
        return made, Statements(made, self.database.postgres)

    def _catch_up(self, news: News | None) -> int:
        if self._wire is None:
            self._wire = self.database.wire()
        wire = self._wire
        with wire.transaction():
            # A view that failed is left to the background: it would read its whole lag each time.
            working = [one for one in self._read_places(wire) if not (news and one.failure)]
            if news and all(one.position == news.first - 1 for one in working):
                self._step(wire, working, news)
                return news.last
        names = {one.view.name for one in working}
        for chunk in self._chunks(min((one.position for one in working), default=0)):
            with wire.transaction():
                there = [one for one in self._read_places(wire) if one.view.name in names]
                self._step(wire, [one for one in there if _goes_on(one, chunk)], chunk)
        return max((one.position for one in working), default=0)

    def _read_places(self, wire: Wire) -> list[Standing]:
        """The views that can move, as they stand in the store: others move and rebuild them too."""
        lock = " for update" if wire.postgres else ""
        said = "select view, position, generation, fingerprint from place"
        found = []
        for name, position, generation, fingerprint in wire.ask(said + lock):
            one = self.standing.get(name)
            if one is None:
                continue
            if fingerprint != one.view.fingerprint:
                one.failure = "it was made anew by another version of this program"
                continue
            if generation != one.tables.generation:
                one.tables, one.statements = self._tables(one.view, generation)
                one.position = -1
            if position != one.position:
                one.position, one.failure = position, None
                one.kept.clear()
            found.append(one)
        return found

    def _step(self, wire: Wire, working: Sequence[Standing], news: News) -> None:
        folded: list[tuple[Standing, Moves]] = []
        for one in working:
            recorded: Iterable[Recorded] = news.recorded
            if one.position >= news.first:
                recorded = (r for r in news.recorded if r.position > one.position)
            try:
                folded.append((one, one.fold(wire, recorded)))
                one.failure = None
            except self.database.driver.Error:
                raise
            except Exception as error:
                one.failure = f"{type(error).__name__}: {error}"
                logger.exception("view-failed", view=one.view.name, after=one.position)
        if not folded:
            return
        with wire.together():
            for one, moves in folded:
                one.write(wire, moves)
            names = [one.view.name for one, _ in folded]
            said = _places(len(names), "%s" if wire.postgres else "?")
            wire.say(said, (news.last, news.leaf, *names))
        for one, moves in folded:
            one.remember(moves)
            one.position = news.last

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

    def _forget(self) -> None:
        for one in self.standing.values():
            one.kept.clear()
            one.position = -1
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.close()

    def _failed(self, error: Exception) -> None:
        self.failure = f"{type(error).__name__}: {error}"
        logger.warning("views-behind", reason=self.failure)

    def close(self) -> None:
        with self._lock:
            self._forget()


def _goes_on(one: Standing, chunk: News) -> bool:
    """Whether a view needs a chunk, and missed none before it."""
    return chunk.first - 1 <= one.position < chunk.last
