"""What the projector says to the driver: rows by the batch, on both databases."""

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import Connection

from infra.views.schema import Tables
from infra.views.view import Row, View


class Statements:
    """The prepared statements of one generation of one view."""

    def __init__(self, tables: Tables, postgres: bool) -> None:
        view, name = tables.view, tables.now.name
        self.postgres = postgres
        columns = ", ".join(view.columns[1:])
        moves = ", ".join(
            f"{column} = excluded.{column}" for column in ("from_position", *view.columns[1:])
        )
        self.was = self._insert(
            tables.was.name, f"id, from_position, to_position, {columns}", _types(view, 2)
        )
        insert = self._insert(name, f"id, from_position, {columns}", _types(view, 1))
        self.fresh = insert
        self.now = f"{insert} on conflict (id) do update set {moves}"
        wanted = "= any(%s)" if postgres else "in (select value from json_each(?))"
        self._read = f"select from_position, id, {columns} from {name} where id {wanted}"

    def read(self, connection: Connection, ids: Sequence[str]) -> Sequence[Any]:
        """from_position, then the row, of each id that exists."""
        wanted: Any = list(ids) if self.postgres else orjson.dumps(list(ids)).decode()
        return connection.exec_driver_sql(self._read, (wanted,)).all()

    def write(self, connection: Connection, said: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        if self.postgres:
            columns = tuple(list(column) for column in zip(*rows, strict=True))
            connection.exec_driver_sql(said, columns)
        else:
            connection.exec_driver_sql(said, list(rows))

    def _insert(self, table: str, columns: str, types: Sequence[str]) -> str:
        if self.postgres:
            values = f"select * from unnest({', '.join(f'%b::{kind}[]' for kind in types)})"
        else:
            values = f"values ({', '.join('?' * len(types))})"
        return f"insert into {table} ({columns}) {values}"


def _types(view: View, positions: int) -> list[str]:
    rest = ["bigint" if column in view.integers else "text" for column in view.columns[1:]]
    return ["text", *["bigint"] * positions, *rest]
