"""Making the rows of views from the beginning of the log, in bulk, into tables of their own.

Nobody reads these tables yet. So a row that moves is kept out of them: it is written once it has
not moved for a while, and taken back when it moves again.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import orjson

from application.ports import Recorded
from infra.views.schema import Tables
from infra.views.view import Row
from infra.wire import Insert, Wire

BULK = 5_000
"""Events between two transactions."""
KEPT = 50_000
"""Rows of a view that are kept out of its table; beyond it, those that moved last stay."""

Mine = Sequence[tuple[str, Recorded]]
"""Events that move a view, each with the id of the row."""


def fill(
    wire: Wire,
    made: Sequence[Tables],
    recorded: Iterable[Recorded],
    reached: Callable[[int], None],
) -> None:
    """Fill tables, a transaction at a time.

    `reached` hears the position before each commit, when what was written to cannot be dropped.
    """
    fillings = [Filling(one, wire.postgres) for one in made]
    takers, events, last = _takers(fillings), iter(recorded), 0
    while chunk := list(islice(events, BULK)):
        mine: list[list[tuple[str, Recorded]]] = [[] for _ in fillings]
        for event in chunk:
            for number, key in takers.get(event.event.type, ()):
                mine[number].append((key(event), event))
        for filling, moved in zip(fillings, mine, strict=True):
            filling.fold(wire, moved)
        last = chunk[-1].position
        with wire.transaction():
            for filling in fillings:
                filling.write(wire, KEPT)
            reached(last)
    with wire.transaction():
        for filling in fillings:
            filling.write(wire, 0)
        reached(last)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Rows and events have no cycles: a collector that looks for some takes most of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _takers(
    fillings: Sequence["Filling"],
) -> dict[str, list[tuple[int, Callable[[Recorded], str]]]]:
    """By event type: which views take it, and for which row."""
    takers: dict[str, list[tuple[int, Callable[[Recorded], str]]]] = {}
    for number, filling in enumerate(fillings):
        for name, key in filling.view.keys.items():
            takers.setdefault(name, []).append((number, key))
    return takers


class Filling:
    """One view being made."""

    def __init__(self, tables: Tables, postgres: bool) -> None:
        self.view = view = tables.view
        now, columns = tables.now.name, ", ".join(view.columns)
        types = tuple("bigint" if name in view.integers else "text" for name in view.columns)
        self._now = Insert(f"{now} ({columns}, from_position)", (*types, "bigint"))
        self._was = Insert(
            f"{tables.was.name} ({columns}, from_position, to_position)",
            (*types, "bigint", "bigint"),
        )
        wanted = "= any(%s)" if postgres else "in (select value from json_each(?))"
        self._take = f"delete from {now} where id {wanted} returning {columns}, from_position"
        self._written = False
        self._superseded: list[Row] = []
        self._moving: dict[str, tuple[int, Any]] = {}
        """From which position a row is so, and the row; what moved last comes last."""

    def fold(self, wire: Wire, mine: Mine) -> None:
        if self._written:
            self._take_back(wire, mine)
        moving, project, superseded = self._moving, self.view.project, self._superseded
        for key, recorded in mine:
            if (before := moving.pop(key, None)) is None:
                moving[key] = recorded.position, project(None, recorded)
            else:
                since, row = before
                superseded.append((*row, since, recorded.position))
                moving[key] = recorded.position, project(row, recorded)

    def _take_back(self, wire: Wire, mine: Mine) -> None:
        """Rows that were written, but move again. The first event of a stream finds none."""
        missing = list({key for key, one in mine if one.version > 1} - self._moving.keys())
        if missing:
            wanted: Any = missing if wire.postgres else orjson.dumps(missing).decode()
            with wire.transaction():
                for *row, since in wire.ask(self._take, (wanted,)):
                    self._moving[row[0]] = since, self.view.row(*row)

    def write(self, wire: Wire, keep: int) -> None:
        """Write what was superseded, and of the rows as they are now all but about so many."""
        wire.fill(self._was, self._superseded)
        self._superseded = []
        moving = self._moving
        if len(moving) > keep:
            rested = list(islice(moving, len(moving) - keep // 2))
            rows = map(moving.pop, rested)
            wire.fill(self._now, [(*row, since) for since, row in rows])
            self._written = True
