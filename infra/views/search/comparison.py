"""The index beside one that was made aside from the log: documents, names, and words."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text

from application.upkeep import RowDiffers
from infra.views.rebuild import CHECKED, SHOWN, compare
from infra.views.search.schema import NAME, document_table, name_table, tables, word_table


def differences(connection: Connection, generation: int) -> list[RowDiffers]:
    """Stops after ten. On PostgreSQL the words of a document stand in its row."""
    postgres = connection.dialect.name == "postgresql"
    stored, aside = (tables(one, postgres).tables for one in (generation, CHECKED))
    found = list[RowDiffers]()
    for name, table in (("document", document_table), ("name", name_table)):
        there, made = stored[table(generation)], aside[table(CHECKED)]
        found += compare(connection, NAME, name, there, made)
    if not postgres:
        with _places(connection, generation) as there, _places(connection, CHECKED) as made:
            found += compare(connection, NAME, "word", there, made)
    return found[:SHOWN]


@contextmanager
def _places(connection: Connection, generation: int) -> Iterator[Table]:
    """FTS5 keeps no rows to compare, but tells of every word where it stands."""
    words = word_table(generation)
    table = Table(
        f"{words}_place",
        MetaData(),
        Column("term", Text, primary_key=True),
        Column("doc", Integer, primary_key=True),
        Column("col", Text, primary_key=True),
        Column("offset", Integer, primary_key=True),
        schema="temp",
    )
    said = f"create virtual table {table.fullname} using fts5vocab(main, {words}, instance)"
    connection.exec_driver_sql(said)
    try:
        yield table
    finally:
        connection.exec_driver_sql(f"drop table {table.fullname}")
