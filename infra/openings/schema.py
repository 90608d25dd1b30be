"""The tables of the log of openings. Data subjects are told by their ids, readers by accounts."""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text

metadata = MetaData()

_Number = BigInteger().with_variant(Integer, "sqlite")

opening = Table(
    "opening",
    metadata,
    Column("number", _Number, primary_key=True, autoincrement=True),
    Column("day", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("line", Text, nullable=False),
    Index("opening_day", "day", "number"),
    Index("opening_subject", "subject", "number"),
    sqlite_autoincrement=True,
)
"""`line` is the record; `day` and `subject` are what it is found by, and say the same."""

head = Table(
    "opening_head",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("closed", Text, nullable=False),
)
"""One row: the last day to which nothing is added. Its lock is what closing waits for."""

numbering = Table(
    "opening_numbering",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("since", _Number, nullable=False),
    Column("last", _Number, nullable=False),
    Column("forgotten", _Number, nullable=False),
)
"""One row: `last` is the number that was given last. Of those beyond `since`, what earlier versions
had numbered, none is left out; `forgotten` of them were removed when their term was over."""

closed_day = Table(
    "closed_day",
    metadata,
    Column("day", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("root", Text, nullable=False),
    Column("position", BigInteger),
)
"""What each day came to, kept when its records are gone; `position` is that of its leaf."""
