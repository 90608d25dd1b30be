"""The leaves by which the log vouches for a day of the log of openings."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.opening.record import Digest
from domain.trail.leaf import openings_line, parse
from infra.event_log.log import LibraryEventLog

_MANY = 1_000


@dataclass(frozen=True)
class OpeningLeaves:
    """The DigestLeaves port over the log's own tables."""

    log: LibraryEventLog

    def append(self, digest: Digest) -> int:
        return self.log.append_leaf(
            lambda at, index: openings_line(at, index, digest.count, digest.root)
        ).last

    def all(self) -> Iterator[tuple[int, Digest]]:
        """What is no event has no stream, by which it is found."""
        last, mark = 0, "%s" if self.log.database.postgres else "?"
        said = (
            f"select position, line from leaf where stream is null and position > {mark}"
            f" order by position limit {_MANY}"
        )
        while rows := self.log.database.ask(said, (last,)):
            last = rows[-1][0]
            for position, line in rows:
                if b'"kind":"openings"' in bytes(line):
                    fields = parse(bytes(line)).fields
                    yield position, Digest(int(fields["count"]), str(fields["digest"]))
