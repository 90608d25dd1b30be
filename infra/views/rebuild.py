"""Building views from the log: into the next generation of their tables, in bulk, then flip.

The same pass serves `nakomen views rebuild` (and then flips) and `nakomen views check` (and then
compares row by row, and drops). It has no side effects, and its memory does not grow with the log.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from application.ports import Recorded
from application.trail import Progress
from application.upkeep import RowDiffers
from infra.database import Database
from infra.views import beside, blocks
from infra.views.filling import fill, without_collecting
from infra.views.projector import Source, Standing
from infra.views.questions import Reached, reached
from infra.views.schema import Tables, place, tables
from infra.views.statements import Statements
from infra.views.view import Row, View

SHOWN = 10
CHECKED = 0
"""The generation that a check builds and drops; those in use count from 1."""


def silent(_done: int, _of: int) -> None:
    """For who does not look."""


def build(
    database: Database,
    log: Source,
    made: Sequence[Tables],
    upto: int,
    progress: Progress = silent,
) -> None:
    """Fill these tables with the log up to a position. Indexes are made last."""
    with without_collecting():
        if not _filled_by_two(database, log, made, upto, progress):
            _empty(database, made)
            _fill(database, made, log.since(0, upto), lambda done: progress(done, upto))
    with database.writing() as connection:
        if database.postgres:  # a rough look for now; the server looks better in its own time
            connection.exec_driver_sql("set local default_statistics_target = 10")
        for one in made:
            for table in (one.now, one.was):
                for index in table.indexes:
                    index.create(connection)
                connection.exec_driver_sql(f"analyze {table.name}")
    progress(upto, upto)


def _filled_by_two(
    database: Database, log: Source, made: Sequence[Tables], upto: int, progress: Progress
) -> bool:
    """Whether another process did half of the work; if not, nothing was done."""
    if upto < beside.LONG or not isinstance(log, beside.Shared):
        return False
    _empty(database, made)
    ours, theirs = beside.shares(upto)
    with beside.Other(log.reader, database, made, theirs, upto) as other:
        events = log.reader.of_streams(ours, upto)
        _fill(database, made, events, lambda done: progress(done, upto))
        return other.did_it()


def _empty(database: Database, made: Sequence[Tables]) -> None:
    with database.writing() as connection:
        for one in made:
            one.metadata.drop_all(connection)
            one.metadata.create_all(connection)
            for table in (one.now, one.was):
                for index in table.indexes:
                    index.drop(connection)


def _fill(
    database: Database,
    made: Sequence[Tables],
    events: Iterable[Recorded],
    reached: Callable[[int], None],
) -> None:
    with database.told(), closing(database.wire()) as wire:
        fill(wire, made, events, reached)


def move_to(connection: Connection, made: Tables, position: int, leaf: bytes) -> None:
    """From here on these tables are the view.

    The row is updated, not replaced: whoever waits for its lock must find it afterwards.
    """
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(place)
    values = {
        "position": position,
        "leaf": leaf,
        "generation": made.generation,
        "fingerprint": made.view.fingerprint,
        "sealed": 0,
        "span": blocks.SMALLEST,
    }
    said = insert.values(view=made.view.name, **values)
    connection.execute(said.on_conflict_do_update(index_elements=["view"], set_=values))


def differences(
    database: Database,
    log: Source,
    view: View,
    generation: int,
    progress: Progress = silent,
) -> list[RowDiffers]:
    """Build a view aside and compare every row, past rows and sealed blocks included.

    Stops after ten differences. The view may move meanwhile: what is built aside follows it until
    both stand at the same position.
    """
    stored = tables(view, generation, database.postgres)
    aside = tables(view, CHECKED, database.postgres)
    try:
        with database.reading() as connection:
            built = reached(connection, view.name)
        build(database, log, [aside], built.position, progress)
        fill_blocks(database, aside, built)
        while True:
            with database.reading() as connection:
                there = reached(connection, view.name)
                if there == built:
                    return _all_differences(connection, stored, aside)
            follow(database, log, aside, built.position, there.position)
            fill_blocks(database, aside, there)
            built = there
    finally:
        with database.writing() as connection:
            aside.metadata.drop_all(connection)


def follow(database: Database, log: Source, made: Tables, after: int, upto: int) -> None:
    """Bring tables that stand at one position to a later one."""
    standing = Standing(made.view, made, Statements(made, database.postgres), after)
    with database.told(), closing(database.wire()) as wire, wire.transaction():
        standing.write(wire, standing.fold(wire, log.since(after, upto)))


def fill_blocks(database: Database, made: Tables, there: Reached) -> None:
    with database.writing() as connection:
        blocks.empty(connection, made)
        for start in range(0, there.sealed, there.span * blocks.BLOCKS):
            end = min(start + there.span * blocks.BLOCKS, there.sealed)
            blocks.fill(connection, made, start, end, there.span)


def _all_differences(connection: Connection, stored: Tables, aside: Tables) -> list[RowDiffers]:
    return [
        difference
        for name in ("now", "was", "chapter", "block", "tally")
        for difference in compare(
            connection, stored.view.name, name, getattr(stored, name), getattr(aside, name)
        )
    ][:SHOWN]


def compare(
    connection: Connection, view: str, name: str, stored: Table, rebuilt: Table
) -> Iterator[RowDiffers]:
    """Row by row in the order of their keys, up to ten differences."""
    names = [column.name for column in stored.columns]
    where = names.index("id") if "id" in names else 0
    with closing(_walk(connection, stored)) as left, closing(_walk(connection, rebuilt)) as right:
        for mine, theirs in islice(_unequal(left, right, _key(stored)), SHOWN):
            key = (mine or theirs or ())[where]
            yield RowDiffers(view, name, key, mine, theirs, tuple(names))


def _key(table: Table) -> Callable[[Row], Row]:
    names = [column.name for column in table.columns]
    places = [names.index(column.name) for column in table.primary_key.columns]
    return lambda row: tuple(row[place] for place in places)


def _unequal(
    left: Iterator[Row], right: Iterator[Row], key: Callable[[Row], Row]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Walk both in the order of their keys; memory holds one row of each."""
    mine, theirs = next(left, None), next(right, None)
    while mine is not None or theirs is not None:
        if theirs is None or (mine is not None and key(mine) < key(theirs)):
            yield mine, None
            mine = next(left, None)
        elif mine is None or key(theirs) < key(mine):
            yield None, theirs
            theirs = next(right, None)
        else:
            if mine != theirs:
                yield mine, theirs
            mine, theirs = next(left, None), next(right, None)


def _walk(connection: Connection, table: Table) -> Generator[Row, None, None]:
    said = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=1_000)
    with connection.execute(said) as rows:
        for row in rows:
            yield tuple(row)
