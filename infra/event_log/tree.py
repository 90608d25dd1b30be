"""The log's Merkle tree, for proofs: roots of whole tiles are remembered, the rest is read.

A tile is 256 leaves. After the first question a proof reads at most two tiles, however long the
log; the first one reads every line once, and what is remembered is an eighth of a byte a leaf.
"""

from threading import Lock

from domain.trail.leaf import leaf_hash
from domain.trail.merkle import Frontier, root_of
from domain.trail.proof import Node, inclusion_proof
from infra.database import Database

LEVEL = 8
TILE = 1 << LEVEL


class Tree:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._tiles: list[bytes] = []
        self._growing = Lock()
        mark = "%s" if database.postgres else "?"
        self._said = (
            f"select line from leaf where position > {mark} and position <= {mark}"
            " order by position"
        )

    def root(self, size: int) -> bytes:
        """Of the tree of so many leaves."""
        self._grow(size)
        tree, whole = Frontier(), size >> LEVEL
        for tile in self._tiles[:whole]:
            tree.append(tile, LEVEL)
        tree.extend(self._leaves(whole << LEVEL, size))
        return tree.root()

    def path(self, index: int, size: int) -> list[bytes]:
        """That the leaf at an index is in the tree of a size."""
        self._grow(size)
        return inclusion_proof(self._nodes(size), index, size)

    def _nodes(self, size: int) -> Node:
        read: dict[int, list[bytes]] = {}

        def node(level: int, index: int) -> bytes:
            if level >= LEVEL:
                up = level - LEVEL
                return root_of(self._tiles[index << up : (index + 1) << up])
            tile = index >> (LEVEL - level)
            if tile not in read:
                read[tile] = self._leaves(tile << LEVEL, min((tile + 1) << LEVEL, size))
            begin = (index << level) - (tile << LEVEL)
            return root_of(read[tile][begin : begin + (1 << level)])

        return node

    def _grow(self, size: int) -> None:
        with self._growing:
            for tile in range(len(self._tiles), size >> LEVEL):
                self._tiles.append(root_of(self._leaves(tile << LEVEL, (tile + 1) << LEVEL)))

    def _leaves(self, after: int, upto: int) -> list[bytes]:
        return [leaf_hash(bytes(line)) for (line,) in self._database.ask(self._said, (after, upto))]
