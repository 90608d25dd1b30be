"""The log read by position, a page at a time, by whoever only reads it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from application.ports import Recorded
from infra.database import Database
from infra.event_log.codec import decode

PAGE = 1_000

# The canonical form of an event's leaf puts these at fixed places; see domain.trail.leaf.
AT = slice(7, 34)
_DOSSIER = 124


@dataclass(frozen=True)
class LogReader:
    """Sent to another process, it opens the same log there."""

    database: Database

    def since(self, position: int, upto: int) -> Iterator[Recorded]:
        """Everything after a position up to another, in the order of recording."""
        for row in self.rows(position, upto):
            yield recorded(*row)

    def of_streams(self, wanted: Callable[[str], bool], upto: int) -> Iterator[Recorded]:
        """The same of some streams, from the beginning; others are not decoded."""
        for row in self.rows(0, upto):
            if wanted(row[1]):
                yield recorded(*row)

    def rows(self, position: int, upto: int) -> Iterator[Sequence[Any]]:
        # Both tables are bounded: without statistics PostgreSQL would hash all bodies each time.
        mark = "%s" if self.database.postgres else "?"
        said = (
            "select l.position, l.stream, l.version, l.line, b.body"
            " from leaf l join body b on b.position = l.position"
            f" where l.position > {mark} and l.position <= {mark}"
            f" and b.position > {mark} and b.position <= {mark} order by l.position"
        )
        while position < upto:
            last = min(position + PAGE, upto)
            yield from self.database.ask(said, (position, last, position, last))
            position = last


def recorded(position: int, stream: str, version: int, line: bytes, body: bytes) -> Recorded:
    """A row of the log as an event."""
    document = decode(body)
    return Recorded(
        position,
        line[AT].decode(),
        stream,
        version,
        line[_DOSSIER : line.index(b'"', _DOSSIER)].decode(),
        document.event,
        document.by,
    )
