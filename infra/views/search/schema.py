"""The tables of the index: documents with the positions between which they hold, and their words.

They have generations, as views have: a rebuild fills the next one beside the one in use.
"""

import sqlite3

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    inspect,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

from infra.views.search.document import Document
from infra.views.search.documents import VERSION
from infra.views.search.words import COLUMNS, TIERS, ts_column

FOREVER = 1 << 62
"""The `to_position` of a document that is still current."""
FORMAT = 2
"""Raise it when these tables change: the next start makes the index anew."""
FINGERPRINT = f"{FORMAT}.{VERSION}:{','.join(Document._fields)}"
NAME = "search"
SECURE = (3, 42)
"""From this SQLite on FTS5 can be told to leave nothing of what is deleted."""

metadata = MetaData()

place = Table(
    "search_place",
    metadata,
    Column("name", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
    Column("documents", BigInteger, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("fingerprint", Text, nullable=False),
)
"""How far the index came, the leaf hash there, and the number of the last document."""


def document_table(generation: int) -> str:
    return f"search_{generation}"


def word_table(generation: int) -> str:
    return f"search_{generation}_word"


def name_table(generation: int) -> str:
    return f"search_{generation}_name"


def create(connection: Connection, generation: int) -> None:
    """Empty. The index over words of PostgreSQL comes by `finish`: full tables are read faster."""
    postgres = connection.dialect.name == "postgresql"
    tables(generation, postgres).create_all(connection)
    if postgres:
        return
    words = word_table(generation)
    connection.exec_driver_sql(
        f"create virtual table {words} using fts5({', '.join(COLUMNS)}, content = '',"
        """ columnsize = 0, prefix = '1 2 3', tokenize = "ascii tokenchars './:_-'")"""
    )
    if sqlite3.sqlite_version_info >= SECURE:
        said = f"insert into {words} ({words}, rank) values ('secure-delete', 1)"
        connection.exec_driver_sql(said)


def finish(connection: Connection, generation: int) -> None:
    """Once it is filled; or while it is still empty, where it is filled bit by bit."""
    documents, words = document_table(generation), word_table(generation)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"create index {words} on {documents} using gin (words)")
        for tier in range(len(TIERS) - 1):
            said = f"create index {words}_{tier} on {documents} using gin ({ts_column(tier)})"
            connection.exec_driver_sql(said)
    else:
        connection.exec_driver_sql(f"insert into {words} ({words}) values ('optimize')")
    connection.exec_driver_sql(f"analyze {documents}")


def drop_but(connection: Connection, kept: int | None) -> None:
    """Every generation but one."""
    for name in inspect(connection).get_table_names():
        number = name.removeprefix("search_")
        if number.isdecimal() and int(number) != kept:
            drop(connection, int(number))


def drop(connection: Connection, generation: int) -> None:
    postgres = connection.dialect.name == "postgresql"
    if not postgres:
        connection.exec_driver_sql(f"drop table if exists {word_table(generation)}")
    tables(generation, postgres).drop_all(connection)


def tables(generation: int, postgres: bool) -> MetaData:
    made, text = MetaData(), Text(collation="C") if postgres else Text()
    name = document_table(generation)
    Table(
        name,
        made,
        Column("row", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
        *(Column(field, text, nullable=False) for field in Document._fields),
        Column("from_position", BigInteger, nullable=False),
        Column("to_position", BigInteger, nullable=False),
        *([Column("words", TSVECTOR, nullable=False)] if postgres else []),
        Index(f"{name}_id", "id", "to_position"),
        Index(f"{name}_from", "from_position", "row"),
    )
    Table(
        name_table(generation),
        made,
        Column("id", text, primary_key=True),
        Column("nl", text, nullable=False),
        Column("en", text, nullable=False),
    )
    return made
