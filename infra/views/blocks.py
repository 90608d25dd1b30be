"""Sealed: for each span of positions that the log has left behind, what lists need of it.

One temporal table makes a database walk through every version ever known (25 ms a page at a million
versions). So positions are divided into chapters, and chapters into blocks. What stood at the
beginning of a chapter is written once per chapter; what began since then, once per block that it
overlaps: a list as of a position is a range of the one and a range of the other, with few versions
in between that do not count. A tally holds the totals at every position. What is sealed never
changes again, but for the chapter under way: that learns which of its versions have ended.
"""

from sqlalchemy import Connection, select

from infra.database import Database
from infra.views.schema import FOREVER, Tables, place

SMALLEST = 1 << 12
BLOCKS = 16
"""Blocks of one chapter."""
MOST = 16
"""Chapters of one view. Beyond it the span of a block doubles and all is sealed anew."""
WORTHWHILE = 8_192
"""Positions below which an ordinary question is fast enough."""


def span_for(position: int) -> int:
    """Positions per block: a power of two, so that there are at most `MOST` chapters."""
    span = SMALLEST
    while position // (span * BLOCKS) > MOST:
        span *= 2
    return span


def seal(database: Database, tables: Tables) -> int:
    """Seal what the log has left behind; returns how many blocks were sealed."""
    sealed = 0
    while tables.view.long and (more := _seal_next(database, tables)):
        sealed += more
    return sealed


def _seal_next(database: Database, tables: Tables) -> int:
    """In one transaction, at most to the end of a chapter."""
    this = (place.c.view == tables.view.name) & (place.c.generation == tables.generation)
    with database.writing() as connection:
        said = select(place.c.position, place.c.sealed, place.c.span).where(this)
        found = connection.execute(said).first()
        if found is None:  # another process made the view anew
            return 0
        position, sealed, span = found
        wanted = span_for(position)
        begun = sealed if wanted == span else 0
        end = min(chapter_of(begun, wanted) + BLOCKS * wanted, position // wanted * wanted)
        if position < WORTHWHILE or end <= begun:
            return 0
        if begun != sealed:
            empty(connection, tables)
        fill(connection, tables, begun, end, wanted)
        connection.execute(place.update().where(this).values(sealed=end, span=wanted))
    return int(end - begun) // wanted


def chapter_of(position: int, span: int) -> int:
    """Where the chapter of a position begins."""
    return position - position % (span * BLOCKS)


def empty(connection: Connection, tables: Tables) -> None:
    for table in (tables.chapter, tables.block, tables.tally):
        connection.execute(table.delete())


def fill(connection: Connection, tables: Tables, start: int, end: int, span: int) -> None:
    """Write the blocks from one position to another of a chapter, once the view has passed them.

    What is superseded later than a block ends is, in that block, still current: so a block is the
    same whenever it is written.
    """
    _fill_tally(connection, tables, start, end)
    _fill_chapter(connection, tables, start, end, span)
    _fill_blocks(connection, tables, start, end, span)


def _fill_chapter(connection: Connection, tables: Tables, start: int, end: int, span: int) -> None:
    begun = chapter_of(start, span)
    number = begun // (span * BLOCKS)
    columns, filters = _columns(tables)
    into = f"insert into {tables.chapter.name} (number, {columns}, to_position{filters})"
    if start == begun:
        connection.exec_driver_sql(
            f"{into} select {number}, {columns}, {FOREVER}{filters} from {tables.now.name}"
            f" where from_position <= {begun}"
            f" union all select {number}, {columns}, {_ending(end)}{filters} from {tables.was.name}"
            f" where from_position <= {begun} and to_position > {begun} order by 2, 3, 4, 5"
        )
    else:
        connection.exec_driver_sql(
            f"{into} select {number}, {columns}, to_position{filters} from {tables.was.name}"
            f" where from_position <= {begun} and to_position >= {start} and to_position < {end}"
            f" on conflict (number, {columns}) do update set to_position = excluded.to_position"
        )


def _fill_blocks(connection: Connection, tables: Tables, start: int, end: int, span: int) -> None:
    begun = chapter_of(start, span)
    columns, filters = _columns(tables)
    spans = ", ".join(f"({at // span}, {at}, {at + span})" for at in range(start, end, span))
    born = f"from_position > {begun} and from_position < {end} and from_position < ends"
    connection.exec_driver_sql(
        f"insert into {tables.block.name} (number, {columns}, to_position{filters})"
        f" with span (number, begins, ends) as (values {spans})"
        f" select number, {columns}, {FOREVER}{filters} from {tables.now.name}"
        f" cross join span where {born}"
        f" union all select number, {columns}, {_ending('ends')}{filters} from {tables.was.name}"
        f" cross join span where {born} and to_position > {start} and to_position > begins"
        " order by 1, 2, 3, 4, 5"
    )


def _columns(tables: Tables) -> tuple[str, str]:
    """Those of the key, and those that narrow a list, each after a comma."""
    view = tables.view
    key = ", ".join((view.partition, view.order, "id", "from_position"))
    return key, "".join(f", {column}" for column in view.filters)


def _ending(end: int | str) -> str:
    return f"case when to_position < {end} then to_position else {FOREVER} end"


def _fill_tally(connection: Connection, tables: Tables, start: int, end: int) -> None:
    """The totals of a list at every position of the span, each on top of what went before."""
    part, name = tables.view.partition, tables.tally.name
    begun = f"from_position >= {start} and from_position < {end}"
    ended = f"to_position >= {start} and to_position < {end}"
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
        f" and to_position > {start}"
        f" union all select {part}, to_position, -1 from {tables.was.name} where {ended}"
        f") m group by {part}, position having sum(change) <> 0) c"
    )
