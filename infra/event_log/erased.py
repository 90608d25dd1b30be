"""Which data keys the log says are destroyed: told by leaves, which stay when bodies go."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.trail.leaf import Leaf, parse
from infra.event_log.log import LibraryEventLog

_MANY = 1_000
_KIND = b'"kind":"erasure-'


@dataclass(frozen=True)
class ErasedLeaves:
    """The ErasedKeys port over the log."""

    log: LibraryEventLog

    def destroyed(self) -> Iterator[tuple[str, int]]:
        for position, leaf in self._leaves():
            if leaf.kind == "erasure-done":
                yield str(leaf.fields["key"]), position

    def cut_off(self) -> list[str]:
        """An order's own event stands right behind the leaves of its keys."""
        ordered: dict[str, int] = {}
        for position, leaf in self._leaves():
            if leaf.kind == "erasure-request":
                ordered[str(leaf.fields["key"])] = position
            else:
                ordered.pop(str(leaf.fields["key"]), None)
        streams = (next(self.log.since(position)).stream for position in ordered.values())
        return list(dict.fromkeys(streams))

    def _leaves(self) -> Iterator[tuple[int, Leaf]]:
        """Those that are no events have no stream, by which they are found."""
        last, mark = 0, "%s" if self.log.database.postgres else "?"
        said = (
            f"select position, line from leaf where stream is null and position > {mark}"
            f" order by position limit {_MANY}"
        )
        while rows := self.log.database.ask(said, (last,)):
            last = rows[-1][0]
            for position, line in rows:
                if _KIND in bytes(line):
                    yield position, parse(bytes(line))
