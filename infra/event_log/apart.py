"""Leaves that are no events. They have no stream, and by that they are found."""

from collections.abc import Iterator

from domain.trail.leaf import Leaf, parse
from infra.database import Database

_MANY = 1_000


def leaves_apart(database: Database, *kinds: str) -> Iterator[tuple[int, Leaf]]:
    """Those of some kinds, each with its position, in their order; memory does not grow."""
    last, mark = 0, "%s" if database.postgres else "?"
    wanted = [f'"kind":"{kind}"'.encode() for kind in kinds]
    said = (
        f"select position, line from leaf where stream is null and position > {mark}"
        f" order by position limit {_MANY}"
    )
    while rows := database.ask(said, (last,)):
        last = rows[-1][0]
        for position, line in rows:
            if any(kind in bytes(line) for kind in wanted):
                yield position, parse(bytes(line))
