"""The views store: opens the views and rebuilds what no longer fits the log."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, select

from application.trail import Progress
from application.upkeep import RowDiffers
from domain.errors import Unavailable
from domain.trail.leaf import leaf_hash
from infra.database import Database
from infra.views import blocks
from infra.views.projector import Projector, Source
from infra.views.questions import Questions
from infra.views.rebuild import build, differences, silent
from infra.views.schema import metadata, place, tables
from infra.views.view import View


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

    def open(self, progress: Progress | None = None) -> None:
        """Make what is missing, rebuild what does not fit, catch up with the log."""
        with self.database.writing() as connection:
            metadata.create_all(connection)
        unfit = [view for view in self.views.values() if not self._fits(view)]
        if unfit:
            self.rebuild(progress, [view.name for view in unfit])
        self._load()
        self.projector.catch_up()

    def rebuild(self, progress: Progress | None = None, names: Iterable[str] | None = None) -> int:
        """Fill the next generation of these views (all by default) and flip; returns the position.

        Questions go on being answered from the generation in use until the flip.
        """
        wanted = [self.views[name] for name in (names or self.views)]
        before = self._places()
        upto = self.log.size()
        postgres = self.database.postgres
        made = [
            tables(view, before[view.name].generation + 1 if view.name in before else 1, postgres)
            for view in wanted
        ]
        build(self.database, self.log, made, upto, progress or silent)
        line = self.log.line(upto)
        leaf = leaf_hash(line) if line is not None else b""
        with self.database.writing() as connection:
            for one in made:
                row = {"view": one.view.name, "position": upto, "leaf": leaf, "sealed": 0}
                row |= {"generation": one.generation, "span": blocks.SMALLEST}
                connection.execute(place.delete().where(place.c.view == one.view.name))
                connection.execute(place.insert().values(fingerprint=_print(one.view), **row))
        self._load()
        with self.database.writing() as connection:
            for one in made:
                if one.view.name in before:
                    old = tables(one.view, before[one.view.name].generation, postgres)
                    old.metadata.drop_all(connection)
        for one in made:
            blocks.seal(self.database, one)
        return upto

    def check(self, progress: Progress | None = None) -> list[RowDiffers]:
        """Rebuild each view aside and compare row by row; empty when all is as the log says."""
        self.projector.catch_up()
        found: list[RowDiffers] = []
        with self.projector.held():
            for name, where in self._places().items():
                view = self.views[name]
                found += differences(
                    self.database, self.log, view, where.generation, progress or silent
                )
        return found

    def seal(self) -> int:
        """Seal the blocks that the log has left behind (SQLite); returns how many."""
        return sum(
            blocks.seal(self.database, standing.tables)
            for standing in self.projector.standing.values()
        )

    def catch_up(self) -> int:
        return self.projector.catch_up()

    def behind(self) -> int:
        return self.projector.behind()

    def failures(self) -> dict[str, str]:
        standing = self.projector.standing
        found = {name: one.failure for name, one in standing.items() if one.failure}
        return found | ({"*": self.projector.failure} if self.projector.failure else {})

    @contextmanager
    def asking(self, view: str) -> Iterator[tuple[Connection, Questions]]:
        questions = self._questions.get(view)
        if questions is None:
            raise ViewsNotReady(view=view)
        with self.database.reading() as connection:
            yield connection, questions

    def _load(self) -> None:
        places = self._places()
        self.projector.load({name: one.generation for name, one in places.items()})
        self._questions = {
            name: Questions(standing.tables, self.database.postgres)
            for name, standing in self.projector.standing.items()
        }

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
        if where is None or where.fingerprint != _print(view) or where.position > self.log.size():
            return False
        if where.position == 0:
            return True
        line = self.log.line(where.position)
        return line is not None and leaf_hash(line) == where.leaf

    def close(self) -> None:
        self.projector.close()
        self.database.close()


def _print(view: View) -> str:
    return f"{view.version}:{','.join((*view.columns, *view.filters))}"
