"""The tables of a view: `now` (current rows), `was` (superseded rows), and what is sealed of both.

What narrows a list stands in the index that orders it, so that a narrowed list reads only the rows
that it shows, and a narrowed total none.

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
    chapter: Table
    """The versions that stood at the beginning of each chapter, in the order of lists."""
    block: Table
    """The versions that began since then and overlap a block of the chapter, likewise."""
    tally: Table
    """How many rows each list had, from each position at which that changed."""


def tables(view: View, generation: int, postgres: bool) -> Tables:
    """Define a generation; `.metadata.create_all` makes it, `.drop_all` removes it."""
    made = MetaData()
    name = named(view, generation)
    order = (view.partition, view.order, "id", "from_position", *view.filters)
    now = Table(
        f"{name}_now",
        made,
        Column("id", _text(postgres), primary_key=True),
        Column("from_position", BigInteger, nullable=False),
        *_columns(view, postgres),
        Index(f"{name}_now_order", *order),
        Index(f"{name}_now_from", "from_position", view.partition),
    )
    was = Table(
        f"{name}_was",
        made,
        Column("id", _text(postgres), primary_key=True),
        Column("from_position", BigInteger, primary_key=True),
        Column("to_position", BigInteger, nullable=False),
        *_columns(view, postgres),
        Index(f"{name}_was_to", "to_position", *order),
        sqlite_with_rowid=False,
    )
    chapter = _sealed(view, f"{name}_chapter", made, postgres)
    block = _sealed(view, f"{name}_block", made, postgres)
    tally = _tally(view, f"{name}_tally", made, postgres)
    return Tables(view, generation, made, now, was, chapter, block, tally)


def named(view: View, generation: int) -> str:
    """What the names of a generation's tables begin with."""
    return f"{view.name}_{generation}"


def _sealed(view: View, name: str, made: MetaData, postgres: bool) -> Table:
    return Table(
        name,
        made,
        Column("number", Integer, primary_key=True),
        Column(view.partition, _text(postgres), primary_key=True),
        Column(view.order, _text(postgres), primary_key=True),
        Column("id", _text(postgres), primary_key=True),
        Column("from_position", BigInteger, primary_key=True),
        Column("to_position", BigInteger, nullable=False),
        *(Column(column, _text(postgres)) for column in view.filters),
        sqlite_with_rowid=False,
    )


def _tally(view: View, name: str, made: MetaData, postgres: bool) -> Table:
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
