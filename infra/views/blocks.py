"""Sealed: for each span of positions that the log has left behind, what lists need of it.

One temporal table makes SQLite walk through every version ever known (25 ms a page at a million
versions). A block holds the versions that overlap its span, in the order of lists; a tally holds
the totals at every position. Neither ever changes again: whatever is superseded later is superseded
beyond the span.
"""

from sqlalchemy import Connection, select

from infra.database import Database
from infra.views.schema import FOREVER, Tables, place

SMALLEST = 1 << 12
MOST = 16
"""Blocks of one view. Beyond it the span doubles and the blocks are made anew."""
WORTHWHILE = 8_192
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
    while tables.view.long and _seal_next(database, tables):
        sealed += 1
    return sealed


def _seal_next(database: Database, tables: Tables) -> bool:
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
            empty(connection, tables)
        fill(connection, tables, begun // wanted, wanted)
        connection.execute(place.update().where(this).values(sealed=begun + wanted, span=wanted))
    return True


def empty(connection: Connection, tables: Tables) -> None:
    for table in (tables.block, tables.tally):
        if table is not None:
            connection.execute(table.delete())


def fill(connection: Connection, tables: Tables, number: int, span: int) -> None:
    """Write one block. Everything in it is known once the view has passed its end.

    What is superseded later than that is, in this block, still current: so a block is the same
    whenever it is written.
    """
    start, end = number * span, (number + 1) * span
    _fill_tally(connection, tables, start, end)
    if tables.block is None:
        return
    view = tables.view
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


def _fill_tally(connection: Connection, tables: Tables, start: int, end: int) -> None:
    """The totals of a list at every position of the span, each on top of what went before."""
    part, name = tables.view.partition, tables.tally.name
    begun, ended = (f"{column} >= {start} and {column} < {end}" for column in _BOUNDS)
    before = (
        f"select total from {name} t where t.part = c.part and t.position < {start}"
        " order by t.position desc limit 1"
    ).replace("part", part)
    connection.exec_driver_sql(
        f"insert into {name} ({part}, position, total)"
        f" select {part}, position, coalesce(({before}), 0)"
        f" + sum(change) over (partition by {part} order by position)"
        f" from (select {part}, position, sum(change) as change from ("
        f"select {part}, from_position as position, 1 as change"
        f" from {tables.now.name} where {begun}"
        f" union all select {part}, from_position, 1 from {tables.was.name} where {begun}"
        f" union all select {part}, to_position, -1 from {tables.was.name} where {ended}"
        f") m group by {part}, position having sum(change) <> 0) c"
    )


_BOUNDS = ("from_position", "to_position")
