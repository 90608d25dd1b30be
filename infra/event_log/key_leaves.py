"""Which data keys the log knows, and which are destroyed: leaves, which stay when bodies go."""

from collections.abc import Iterator
from dataclasses import dataclass

from application.ports import Recorded
from domain.trail.leaf import Leaf
from infra.event_log.apart import leaves_apart
from infra.event_log.log import LibraryEventLog


@dataclass(frozen=True)
class KeyLeaves:
    """What the leaves say of data keys; the ErasedKeys port."""

    log: LibraryEventLog

    def destroyed(self) -> Iterator[tuple[str, int]]:
        for position, leaf in self.leaves():
            if leaf.kind == "erasure-done":
                yield str(leaf.fields["key"]), position

    def cut_off(self) -> list[str]:
        """An order's own event stands right behind the leaves of its keys."""
        ordered: dict[str, int] = {}
        for position, leaf in self.leaves():
            if leaf.kind == "erasure-request":
                ordered[str(leaf.fields["key"])] = position
            elif leaf.kind == "erasure-done":
                ordered.pop(str(leaf.fields["key"]), None)
        streams = (next(self.log.since(position)).stream for position in ordered.values())
        return list(dict.fromkeys(streams))

    def since(self, position: int) -> Iterator[Recorded]:
        return self.log.since(position)

    def leaves(self) -> Iterator[tuple[int, Leaf]]:
        return leaves_apart(self.log.database, "data-key", "erasure-request", "erasure-done")
