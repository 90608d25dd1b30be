"""The tables of the log. Core defines them; the write path talks to the driver directly."""

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    inspect,
    select,
)

from domain.errors import Unavailable
from domain.trail.merkle import Frontier

FORMAT = 1
"""Of this schema. A store of a newer one is refused, never guessed at."""

metadata = MetaData()
_Position = BigInteger().with_variant(Integer, "sqlite")

store = Table("store", metadata, Column("format", Integer, primary_key=True, autoincrement=False))

leaf = Table(
    "leaf",
    metadata,
    Column("position", _Position, primary_key=True, autoincrement=False),
    Column("stream", Text),
    Column("version", Integer),
    Column("topic", Text),
    Column("line", LargeBinary, nullable=False),
    UniqueConstraint("stream", "version"),
)

body = Table(
    "body",
    metadata,
    Column("position", _Position, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)

chain = Table(
    "chain",
    metadata,
    Column("chain", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("position", _Position, nullable=False),
    Column("version", Integer, nullable=False),
    Column("dossier", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""The last leaf of every dossier and stream. A stream's row says to which dossier it belongs."""

head = Table(
    "head",
    metadata,
    Column("log", Integer, primary_key=True, autoincrement=False),
    Column("size", BigInteger, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("at", Text, nullable=False),
)
"""One row. Its lock is what orders the log."""

idempotency = Table(
    "idempotency",
    metadata,
    Column("key", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_with_rowid=False,
)

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("size", _Position, primary_key=True, autoincrement=False),
    Column("note", Text, nullable=False),
    Column("at", Text, nullable=False),
)

tracking = Table(
    "tracking",
    metadata,
    Column("name", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
)
"""How far a reader of another log came: part of the library's recorder contract."""


class StoreNewer(Unavailable):
    code = "store-newer"


class StoredHeadLost(Unavailable):
    code = "stored-head-lost"


def must_have_one_head(connection: Connection) -> None:
    """Who appends goes on from it; without it, or with two, nobody knows from where."""
    rows = connection.scalars(select(head.c.log).order_by(head.c.log)).all()
    if list(rows) != [1]:
        raise StoredHeadLost(found=str(len(rows)))


def create(connection: Connection) -> None:
    """Make the tables where they are missing. Raises StoreNewer for a store of a later format."""
    if inspect(connection).has_table("store"):
        found = connection.scalar(select(store.c.format))
        if found is not None and found > FORMAT:
            raise StoreNewer(store="log", found=str(found), known=str(FORMAT))
    metadata.create_all(connection)
    if connection.scalar(select(store.c.format)) is None:
        connection.execute(store.insert().values(format=FORMAT))
    if connection.scalar(select(leaf.c.position).limit(1)) is not None:
        must_have_one_head(connection)
    elif connection.scalar(select(head.c.size)) is None:
        empty = Frontier()
        values = {"size": 0, "frontier": empty.to_bytes(), "root": empty.root(), "at": ""}
        connection.execute(head.insert().values(log=1, **values))
