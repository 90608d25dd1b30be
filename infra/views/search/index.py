"""Keeps the index up to date, off the write path: it reads the log when it is asked, not before.

What a batch makes is computed before the store is locked, and counts only if the index still stands
where the batch began: then no other process has read the same events meanwhile.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice

import structlog
from sqlalchemy import Connection, Insert, select
from sqlalchemy.dialects import postgresql, sqlite

from application.asof import AsOf
from application.ports import Recorded
from application.search import FoundPage, SearchQuery
from application.trail import Progress
from application.upkeep import RowDiffers
from domain.messages import Text
from domain.trail.leaf import leaf_hash
from infra.database import Database
from infra.views.projector import Source
from infra.views.rebuild import CHECKED, silent
from infra.views.search import schema
from infra.views.search.comparison import differences
from infra.views.search.documents import Known, documents, names, needs
from infra.views.search.questions import Questions
from infra.views.search.schema import FINGERPRINT, NAME, place
from infra.views.search.statements import Begun, Change, Statements
from infra.views.turn import turn
from infra.wire import Wire

CHUNK = 250
"""Events between two transactions beside the views: their writer must not wait for long."""
BULK = 5_000
"""The same of a rebuild, into tables that nobody reads."""
PATIENCE = 0.5
"""Seconds that a question waits for another one's catching up."""

logger = structlog.get_logger()


@dataclass(frozen=True)
class Place:
    position: int
    leaf: bytes
    documents: int
    generation: int
    fingerprint: str = FINGERPRINT


class SearchIndex:
    """The Index port over the views store."""

    def __init__(self, database: Database, log: Source) -> None:
        self.database = database
        self.log = log
        self._lock = threading.Lock()
        self._failure: str | None = None

    @property
    def failure(self) -> str | None:
        return self._failure

    def open(self) -> None:
        """Make what is missing; begin anew where what there is does not fit the log.

        It is empty then, and is filled by who looks after it: nobody waits for that here.
        """
        with self.database.reading() as connection:
            founded = self.database.engine.dialect.has_table(connection, place.name)
        if founded and (there := self._place()) is not None and self._fits(there):
            return
        with closing(self.database.patient()) as database, database.founding() as connection:
            schema.metadata.create_all(connection)
            there = self._place()
            if there is None or not self._fits(there):
                begun = 1 if there is None else there.generation + 1
                schema.drop_but(connection, None)
                schema.create(connection, begun)
                schema.finish(connection, begun)
                connection.execute(_flip(Place(0, b"", 0, begun), database.postgres))

    def _place(self) -> Place | None:
        with self.database.reading() as connection:
            return _standing(connection)

    def _fits(self, there: Place) -> bool:
        """Whether the index is of this program and stands on this log."""
        if there.fingerprint != FINGERPRINT or there.position > self.log.size():
            return False
        line = self.log.line(there.position) if there.position else None
        return there.position == 0 or (line is not None and leaf_hash(line) == there.leaf)

    # Reading on

    def behind(self) -> int:
        there = self._place()
        return self.log.size() - (0 if there is None else there.position)

    def catch_up(self, most: int | None = None) -> int:
        """Never fails: what goes wrong is told by `failure`, and tried again next time."""
        if not self._lock.acquire(timeout=PATIENCE):
            return 0
        try:
            reached = self._catch_up(most)
            self._failure = None
        except Exception as error:
            self._failure = f"{type(error).__name__}: {error}"
            logger.warning("search-behind", reason=self._failure)
            return 0
        else:
            return reached
        finally:
            self._lock.release()

    def _catch_up(self, most: int | None) -> int:
        there = self._place()
        if there is None or not (size := self.log.size()) > there.position:
            return 0 if there is None else there.position
        upto = size if most is None else min(size, there.position + most)
        with self.database.told(), closing(self.database.wire()) as wire:
            for moved in self._moves(wire, there, upto, CHUNK):
                there = moved
        return there.position

    def _moves(self, wire: Wire, there: Place, upto: int, chunk: int) -> Iterator[Place]:
        """Batch by batch. Ends early where another process went on with the index."""
        statements = Statements(there.generation, self.database.postgres)
        known = statements.names(wire)
        events = self.log.since(there.position, upto)
        while there.position < upto:
            batch = list(islice(events, chunk))
            last = batch[-1].position if len(batch) == chunk else upto
            change = _change(batch, known, statements, wire)
            with wire.transaction():
                if not self._still(wire, there):
                    return
                statements.write(wire, change, there.documents)
                there = self._moved(there, last, len(change.begun))
                self._say_moved(wire, there)
            known |= change.names
            yield there

    def _moved(self, there: Place, position: int, more: int) -> Place:
        line = self.log.line(position)
        assert line is not None
        return replace(
            there, position=position, leaf=leaf_hash(line), documents=there.documents + more
        )

    def _still(self, wire: Wire, there: Place) -> bool:
        """A generation that is not in use yet has nobody else at work on it."""
        lock = " for update" if wire.postgres else ""
        said = f"select position, generation from {place.name}{lock}"
        [(position, generation)] = wire.ask(said)
        return (position, generation) == (there.position, there.generation) or (
            there.generation == CHECKED or there.generation > generation
        )

    def _say_moved(self, wire: Wire, there: Place) -> None:
        mark = "%s" if wire.postgres else "?"
        wire.say(
            f"update {place.name} set position = {mark}, leaf = {mark}, documents = {mark}"
            f" where generation = {mark}",
            (there.position, there.leaf, there.documents, there.generation),
        )

    def rebuild(self, progress: Progress | None = None) -> int:
        """Questions go on being answered from the generation in use until the flip."""
        told = progress or silent
        with turn(self.database), closing(self.database.patient()) as database:
            before, size = self._place(), self.log.size()
            assert before is not None
            there = Place(0, b"", 0, before.generation + 1)
            with database.writing() as connection:
                schema.drop_but(connection, before.generation)
                schema.create(connection, there.generation)
            with database.told(), closing(database.wire()) as wire:
                for moved in self._moves(wire, there, size, BULK):
                    there = moved
                    told(there.position, size)
            with database.writing() as connection:
                schema.finish(connection, there.generation)
                connection.execute(_flip(there, database.postgres))
        self.catch_up()
        return there.position

    def check(self, progress: Progress | None = None) -> list[RowDiffers]:
        """Make it aside and compare every row; empty when all is as the log says."""
        self.catch_up()
        with turn(self.database), closing(self.database.patient()) as database:
            try:
                return self._differences(database, progress or silent)
            finally:
                with database.writing() as connection:
                    schema.drop(connection, CHECKED)

    def _differences(self, database: Database, told: Progress) -> list[RowDiffers]:
        """The index may move meanwhile, or be begun anew: what is made aside follows it."""
        aside: Place | None = None
        while True:
            with database.reading() as connection:
                there = _standing(connection)
                if there is None:
                    return []
                if aside is not None and there.position == aside.position:
                    return differences(connection, there.generation)
            if aside is None or there.position < aside.position:
                aside = Place(0, b"", 0, CHECKED)
                with database.writing() as connection:
                    schema.drop(connection, CHECKED)
                    schema.create(connection, CHECKED)
            with database.told(), closing(database.wire()) as wire:
                for moved in self._moves(wire, aside, there.position, BULK):
                    aside = moved
                    told(aside.position, there.position)

    # Questions

    def find(self, query: SearchQuery, at: AsOf) -> FoundPage:
        there = self._place()
        if there is None:
            return Questions.nothing(at.position)
        questions = Questions(there.generation, self.database)
        return questions.find(query, at.position, there.position)


def _standing(connection: Connection) -> Place | None:
    columns = (
        place.c.position, place.c.leaf, place.c.documents, place.c.generation,
        place.c.fingerprint,
    )  # fmt: skip
    if not connection.dialect.has_table(connection, place.name):
        return None
    found = connection.execute(select(*columns)).first()
    return None if found is None else Place(*found)


def _flip(there: Place, postgres: bool) -> Insert:
    """From here on this generation is the index."""
    insert = (postgresql if postgres else sqlite).insert(place)
    said: Insert = insert.values(name=NAME, **vars(there)).on_conflict_do_update(
        index_elements=["name"], set_=vars(there)
    )
    return said


def _change(
    batch: Sequence[Recorded], named: dict[str, Text], statements: Statements, wire: Wire
) -> Change:
    """Pure but for reading the documents that the batch speaks of."""
    there = statements.current(wire, {one for recorded in batch for one in needs(recorded)})
    stored, named, new = set(there), dict(named), dict[str, Text]()
    begun, at = list[Begun](), dict[str, int]()
    superseded, ended = list[tuple[int, str]](), dict[int, int]()
    for recorded in batch:
        told = names(recorded)
        new |= told
        named |= told
        for one in documents(recorded, Known(named, there)):
            if one.id in at:
                ended[at[one.id]] = recorded.position
            elif one.id in stored:
                superseded.append((recorded.position, one.id))
            at[one.id] = len(begun)
            begun.append(Begun(one, recorded.position))
            there[one.id] = one
    return Change(begun, superseded, ended, new)
