"""What the projector says to the driver: rows by the batch, on both databases."""

from collections.abc import Sequence
from typing import Any

import orjson

from infra.views.schema import Tables
from infra.views.view import View
from infra.wire import Rows, Wire


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

    def read(self, wire: Wire, ids: Sequence[str]) -> Rows:
        """from_position, then the row, of each id that exists."""
        wanted: Any = list(ids) if self.postgres else orjson.dumps(list(ids)).decode()
        return wire.ask(self._read, (wanted,))

    def _insert(self, table: str, columns: str, types: Sequence[str]) -> str:
        if self.postgres:
            values = f"select * from unnest({', '.join(f'%b::{kind}[]' for kind in types)})"
        else:
            values = f"values ({', '.join('?' * len(types))})"
        return f"insert into {table} ({columns}) {values}"


def _types(view: View, positions: int) -> list[str]:
    rest = ["bigint" if column in view.integers else "text" for column in view.columns[1:]]
    return ["text", *["bigint"] * positions, *rest]
