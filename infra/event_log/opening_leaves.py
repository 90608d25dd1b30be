"""The leaves by which the log vouches for a day of the log of openings."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.opening.record import Digest
from domain.trail.leaf import openings_line
from infra.event_log.apart import leaves_apart
from infra.event_log.log import LibraryEventLog


@dataclass(frozen=True)
class OpeningLeaves:
    """The DigestLeaves port over the log's own tables."""

    log: LibraryEventLog

    def append(self, digest: Digest) -> int:
        return self.log.append_leaf(
            lambda at, index: openings_line(at, index, digest.count, digest.root)
        ).last

    def all(self) -> Iterator[tuple[int, Digest]]:
        for position, leaf in leaves_apart(self.log.database, "openings"):
            yield position, Digest(int(leaf.fields["count"]), str(leaf.fields["digest"]))
