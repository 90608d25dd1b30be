"""The tables of a view: `now` (current rows), `was` (superseded rows), and what is sealed of both.

Each view has generations of its tables, so that a rebuild can fill the next one beside the one in
use and then flip.
"""

from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from infra.views.view import View

FORMAT = 1
FOREVER = 1 << 62
"""The `to_position` of a row that is still current."""

metadata = MetaData()

place = Table(
    "place",
    metadata,
    Column("view", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("sealed", BigInteger, nullable=False),
    Column("span", BigInteger, nullable=False),
)
"""How far each view came, the leaf hash there, and up to where its blocks are sealed."""

snapshot = Table(
    "snapshot",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("state", LargeBinary, nullable=False),
)


@dataclass(frozen=True)
class Tables:
    """One generation of one view's tables."""

    view: View
    generation: int
    metadata: MetaData
    now: Table
    was: Table
    block: Table | None
    """Only where one covering index does not do (SQLite)."""
    tally: Table


def tables(view: View, generation: int, postgres: bool) -> Tables:
    """Define a generation; `.metadata.create_all` makes it, `.drop_all` removes it."""
    made = MetaData()
    name = f"{view.name}_{generation}"
    order = (view.partition, view.order, "id", "from_position")
    now = Table(
        f"{name}_now",
        made,
        Column("id", _text(postgres), primary_key=True),
        Column("from_position", BigInteger, nullable=False),
        *_columns(view, postgres),
        Index(f"{name}_now_order", *order),
        Index(f"{name}_now_from", view.partition, "from_position"),
    )
    was = Table(
        f"{name}_was",
        made,
        Column("id", _text(postgres), primary_key=True),
        Column("from_position", BigInteger, primary_key=True),
        Column("to_position", BigInteger, nullable=False),
        *_columns(view, postgres),
        Index(f"{name}_was_order", *order, "to_position")
        if postgres
        else Index(f"{name}_was_to", view.partition, "to_position"),
        sqlite_with_rowid=False,
    )
    block = None if postgres else _block(view, f"{name}_block", made)
    tally = _tally(view, f"{name}_tally", made, postgres)
    return Tables(view, generation, made, now, was, block, tally)


def _block(view: View, name: str, made: MetaData) -> Table:
    """Entries of every version that overlaps one span of positions, in the order of lists."""
    return Table(
        name,
        made,
        Column("block", Integer, primary_key=True),
        Column(view.partition, Text, primary_key=True),
        Column(view.order, Text, primary_key=True),
        Column("id", Text, primary_key=True),
        Column("from_position", BigInteger, primary_key=True),
        Column("to_position", BigInteger, nullable=False),
        *(Column(column, Text) for column in view.filters),
        sqlite_with_rowid=False,
    )


def _tally(view: View, name: str, made: MetaData, postgres: bool) -> Table:
    """How many rows each value of the partition had, from each position at which that changed."""
    return Table(
        name,
        made,
        Column(view.partition, _text(postgres), primary_key=True),
        Column("position", BigInteger, primary_key=True),
        Column("total", Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _columns(view: View, postgres: bool) -> list[Column[object]]:
    return [
        Column(column, BigInteger if column in view.integers else _text(postgres))
        for column in view.columns[1:]
    ]


def _text(postgres: bool) -> Text:
    """Compared byte by byte on both databases, so that both give the same order."""
    return Text(collation="C") if postgres else Text()
