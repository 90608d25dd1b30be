"""What the projector says to the driver: rows by the batch, on both databases."""

from collections.abc import Sequence
from typing import Any

import orjson

from infra.views.schema import Tables
from infra.views.view import View
from infra.wire import Insert, Rows, Wire


class Statements:
    """The prepared statements of one generation of one view."""

    def __init__(self, tables: Tables, postgres: bool) -> None:
        view, name = tables.view, tables.now.name
        self.postgres = postgres
        columns = ", ".join(view.columns[1:])
        moves = ", ".join(
            f"{column} = excluded.{column}" for column in ("from_position", *view.columns[1:])
        )
        self.was = Insert(
            f"{tables.was.name} (id, from_position, to_position, {columns})", _types(view, 2)
        )
        self.now = Insert(
            f"{name} (id, from_position, {columns})",
            _types(view, 1),
            f"on conflict (id) do update set {moves}",
        )
        wanted = "= any(%s)" if postgres else "in (select value from json_each(?))"
        self._read = f"select from_position, id, {columns} from {name} where id {wanted}"

    def read(self, wire: Wire, ids: Sequence[str]) -> Rows:
        """from_position, then the row, of each id that exists."""
        wanted: Any = list(ids) if self.postgres else orjson.dumps(list(ids)).decode()
        return wire.ask(self._read, (wanted,))


def _types(view: View, positions: int) -> tuple[str, ...]:
    rest = ("bigint" if column in view.integers else "text" for column in view.columns[1:])
    return ("text", *("bigint",) * positions, *rest)
