"""The views store: opens the views and rebuilds what no longer fits the log."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

import structlog
from sqlalchemy import Connection, inspect, select

from application.trail import Progress
from application.upkeep import RowDiffers
from domain.errors import Unavailable
from domain.trail.leaf import leaf_hash
from infra.database import Database
from infra.views import blocks
from infra.views.projector import Projector, Source
from infra.views.questions import Questions, told
from infra.views.rebuild import build, differences, move_to, silent
from infra.views.schema import metadata, named, place, snapshot, tables
from infra.views.snapshots import StoredSnapshots
from infra.views.turn import turn
from infra.views.view import View

logger = structlog.get_logger()


class ViewsNotReady(Unavailable):
    code = "views-not-ready"


@dataclass(frozen=True, slots=True)
class Place:
    view: str
    position: int
    leaf: bytes
    generation: int
    fingerprint: str


class ViewStore:
    """All views of one installation. They can be deleted at any time: the log makes them again."""

    def __init__(self, database: Database, log: Source, views: Sequence[View]) -> None:
        self.database = database
        self.log = log
        self.views = {view.name: view for view in views}
        self.projector = Projector(database, log, views)
        self._questions: dict[str, Questions] = {}
        self._unmade: dict[str, str] = {}
        self.snapshots: StoredSnapshots | None = None
        """Of folded state, in the same store."""

    def open(self, progress: Progress | None = None) -> None:
        """Make what is missing, rebuild what does not fit, catch up with the log.

        A view that cannot be made is told about, and keeps nobody from recording.
        """
        self._found()
        if not all(map(self._fits, self.views.values())):
            with turn(self.database), closing(self.database.patient()) as database:
                self._make_fit(database, progress or silent)
        self._load()
        self._sweep()
        self.projector.after_commit(None)

    def _found(self) -> None:
        with self.database.reading() as connection:
            if inspect(connection).has_table(snapshot.name):
                return
        with closing(self.database.patient()) as database, database.founding() as connection:
            metadata.create_all(connection)

    def rebuild(self, progress: Progress | None = None, names: Iterable[str] | None = None) -> int:
        """Fill the next generation of these views (all by default) and flip; returns the position.

        Questions go on being answered from the generation in use until the flip.
        """
        wanted = [self.views[name] for name in (names or self.views)]
        with turn(self.database), closing(self.database.patient()) as database:
            upto = self._rebuild(database, wanted, progress or silent)
            with database.writing() as connection:
                connection.execute(snapshot.delete())  # they come again by themselves
        self._load()
        return upto

    def _make_fit(self, database: Database, progress: Progress) -> None:
        unfit = [view for view in self.views.values() if not self._fits(view)]
        self._tell_lost(unfit)
        self._unmade = {}
        try:
            self._rebuild(database, unfit, progress)
        except Unavailable:
            raise
        except Exception:  # one view that fails must not keep the others from being made
            for view in unfit:
                try:
                    self._rebuild(database, [view], progress)
                except Exception as error:
                    self._unmade[view.name] = f"{type(error).__name__}: {error}"
                    logger.exception("view-not-made", view=view.name)

    def _tell_lost(self, unfit: Sequence[View]) -> None:
        """A view that had read further than the log goes saw events that the log no longer has."""
        size, places = self.log.size(), self._places()
        there = [places[view.name].position for view in unfit if view.name in places]
        if there and max(there) > size:
            logger.error("log-shorter-than-views", log=size, views=max(there))

    def _rebuild(self, database: Database, wanted: Sequence[View], progress: Progress) -> int:
        before, upto = self._places(), self.log.size()
        made = [
            tables(view, self._generation(before.get(view.name)) + 1, database.postgres)
            for view in wanted
        ]
        build(database, self.log, made, upto, progress)
        line = self.log.line(upto)
        leaf = leaf_hash(line) if line is not None else b""
        with database.writing() as connection:
            for one in made:
                move_to(connection, one, upto, leaf)
        return upto

    def _generation(self, where: Place | None) -> int:
        return 0 if where is None else where.generation

    def _sweep(self) -> None:
        """Drop the generations before those in use.

        Not at the flip: another process may still be answering a question from them.
        """
        with self.database.reading() as connection:
            there = set(inspect(connection).get_table_names())
        old = [(self.views[one.view], one.generation - 1) for one in self._places().values()]
        dead = [
            tables(view, generation, self.database.postgres)
            for view, generation in old
            if f"{named(view, generation)}_now" in there
        ]
        if dead and not self._unmade:
            with closing(self.database.patient()) as database, database.writing() as connection:
                for one in dead:
                    one.metadata.drop_all(connection)

    def check(self, progress: Progress | None = None) -> list[RowDiffers]:
        """Rebuild each view aside and compare row by row; empty when all is as the log says."""
        self.projector.catch_up()
        found: list[RowDiffers] = []
        with turn(self.database), closing(self.database.patient()) as database:
            for name, where in self._places().items():
                view = self.views[name]
                found += differences(database, self.log, view, where.generation, progress or silent)
        changed = [] if self.snapshots is None else self.snapshots.changed()
        columns = ("state",)
        return found + [
            RowDiffers(snapshot.name, "now", stream, ("changed",), None, columns)
            for stream in changed
        ]

    def seal(self) -> int:
        """Seal what the log has left behind; returns how many blocks were sealed."""
        return sum(
            blocks.seal(self.database, standing.tables)
            for standing in self.projector.standing.values()
        )

    def catch_up(self) -> int:
        if self._unmade:
            self.open()
        return self.projector.catch_up()

    def behind(self) -> int:
        return self.projector.behind()

    def failures(self) -> dict[str, str]:
        standing = self.projector.standing
        found = {name: one.failure for name, one in standing.items() if one.failure}
        whole = {"*": self.projector.failure} if self.projector.failure else {}
        return found | self._unmade | whole

    @contextmanager
    def asking(self, view: str) -> Iterator[tuple[Connection, Questions]]:
        """One snapshot of the store, and the questions that one view answers in it."""
        with self.database.reading() as connection:
            yield connection, self.questions(connection, view)

    def questions(self, connection: Connection, view: str) -> Questions:
        """Another process may have made the view anew since last time. Raises ViewsNotReady."""
        said = "select generation, fingerprint from place where view = ?"
        [generation, fingerprint] = next(iter(told(connection, said, (view,))), (0, None))
        if fingerprint != self.views[view].fingerprint:
            raise ViewsNotReady(view=view)
        questions = self._questions.get(view)
        if questions is None or questions.tables.generation != generation:
            made = tables(self.views[view], generation, self.database.postgres)
            questions = self._questions[view] = Questions(made, self.database.postgres)
        return questions

    def _load(self) -> None:
        fit = {name: one for name, one in self._places().items() if name not in self._unmade}
        self.projector.load({name: one.generation for name, one in fit.items()})

    def _places(self) -> dict[str, Place]:
        columns = (
            place.c.view, place.c.position, place.c.leaf, place.c.generation, place.c.fingerprint,
        )  # fmt: skip
        with self.database.reading() as connection:
            found = [Place(*row) for row in connection.execute(select(*columns))]
        return {one.view: one for one in found if one.view in self.views}

    def _fits(self, view: View) -> bool:
        """Whether the stored view is of this program and stands on this log."""
        where = self._places().get(view.name)
        if where is None or where.fingerprint != view.fingerprint:
            return False
        if where.position > self.log.size():
            return False
        if where.position == 0:
            return True
        line = self.log.line(where.position)
        return line is not None and leaf_hash(line) == where.leaf

    def close(self) -> None:
        self.projector.close()
        self.database.close()
