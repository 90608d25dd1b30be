"""Sealed blocks: for each span of positions that the log has left behind, what lists need of it.

One temporal table makes SQLite walk through every version ever known (25 ms a page at a million
versions). A block holds the versions that overlap its span, in the order of lists, and never
changes again: whatever is superseded later is superseded beyond its span.
"""

from sqlalchemy import Connection, select

from infra.database import Database
from infra.views.schema import FOREVER, Tables, place

SMALLEST = 1 << 14
MOST = 64
"""Blocks of one view. Beyond it the span doubles and the blocks are made anew."""
WORTHWHILE = 100_000
"""Positions below which an ordinary question is fast enough."""


def span_for(position: int) -> int:
    """Positions per block: a power of two, so that there are at most `MOST`."""
    span = SMALLEST
    while position // span > MOST:
        span *= 2
    return span


def seal(database: Database, tables: Tables) -> int:
    """Seal what the log has left behind, a block in a transaction; returns how many were sealed."""
    sealed = 0
    while _seal_next(database, tables):
        sealed += 1
    return sealed


def _seal_next(database: Database, tables: Tables) -> bool:
    if tables.block is None:
        return False
    this = (place.c.view == tables.view.name) & (place.c.generation == tables.generation)
    with database.writing() as connection:
        said = select(place.c.position, place.c.sealed, place.c.span).where(this)
        found = connection.execute(said).first()
        if found is None:  # another process made the view anew
            return False
        position, sealed, span = found
        wanted = span_for(position)
        begun = sealed if wanted == span else 0
        if position < max(WORTHWHILE, begun + wanted):
            return False
        if begun != sealed:
            connection.execute(tables.block.delete())
        fill(connection, tables, begun // wanted, wanted)
        connection.execute(place.update().where(this).values(sealed=begun + wanted, span=wanted))
    return True


def fill(connection: Connection, tables: Tables, number: int, span: int) -> None:
    """Write one block. Everything in it is known once the view has passed its end.

    What is superseded later than that is, in this block, still current: so a block is the same
    whenever it is written.
    """
    assert tables.block is not None
    view = tables.view
    start, end = number * span, (number + 1) * span
    columns = ", ".join((view.partition, view.order, "id", "from_position"))
    filters = "".join(f", {column}" for column in view.filters)
    connection.exec_driver_sql(
        f"insert into {tables.block.name} (block, {columns}, to_position{filters})"
        f" select {number}, {columns}, {FOREVER}{filters} from {tables.now.name}"
        f" where from_position < {end}"
        f" union all select {number}, {columns},"
        f" case when to_position < {end} then to_position else {FOREVER} end{filters}"
        f" from {tables.was.name}"
        f" where from_position < {end} and to_position > {start} order by 2, 3, 4, 5"
    )
