"""A later part of a log, looked at beside the earlier: ordinary events, and what they presume.

Where what came before is as presumed, its rows need not be looked at again. It holds no more than
the chains that its events continue, and one tree for each block of leaves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from domain.trail.bodies import BLOCK, Bodies, Row
from domain.trail.chain import START, Head
from domain.trail.leaf import ZERO
from domain.trail.merkle import tiled
from domain.trail.together import linked, together


@dataclass(slots=True)
class Part:
    begin: int
    """How many leaves come before it."""
    size: int = 0
    """How many with it."""
    bodies: Bodies = field(default_factory=Bodies)
    first_at: str = ""
    at: str = ""
    presumed: dict[str, Head] = field(default_factory=dict)
    """The heads that its chains must have had before it; it cannot know their place in the log."""
    chains: dict[str, Head] = field(default_factory=dict)
    trees: list[tuple[bytes, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.size = self.begin

    def take(self, rows: Iterable[Row], cuts: Sequence[int] = ()) -> None:
        """As many rows as are ordinary events in order; no tree then reaches across a cut."""
        passing = self.bodies.passing(rows)
        for cut in (*sorted(cuts), None):
            while block := list(islice(passing, self._room(cut))):
                if not self._take(block):
                    return

    def _room(self, cut: int | None) -> int:
        room = BLOCK - self.size % BLOCK
        return room if cut is None else max(0, min(room, cut - self.size))

    def _take(self, block: Sequence[Row]) -> bool:
        read = together(block, self.size, self.at)
        if read is None:
            return False
        count = linked(self.chains, read.links, self.size, self._open)
        if count:
            self.trees += tiled(self.size, read.leaves[:count])
            self.first_at, self.at = self.first_at or read.at[0], read.at[count - 1]
            self.size += count
        return count == len(block)

    def _open(self, chain: str, n: int, before: str) -> Head:
        head = START if (n, before) == (1, ZERO) else (n - 1, before, -1)
        return self.presumed.setdefault(chain, head)

    def follows(self, size: int, at: str, chains: dict[str, Head]) -> bool:
        """Whether a log that has come to this is what it presumes."""
        return (
            self.begin == size
            and self.bodies.fault is None
            and (self.size == self.begin or at <= self.first_at)
            and all(chains.get(name, START)[:2] == head[:2] for name, head in self.presumed.items())
        )
