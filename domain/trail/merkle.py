"""Merkle trees as RFC 6962 and RFC 9162 (section 2.1) define them, over SHA-256."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

EMPTY = sha256().digest()
"""The root of a tree without leaves."""


def leaf_hash(entry: bytes) -> bytes:
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


@dataclass(slots=True)
class Frontier:
    """A tree reduced to what appending needs: the roots of its perfect subtrees, largest first."""

    size: int = 0
    stack: list[bytes] = field(default_factory=list)

    def append(self, leaf: bytes, level: int = 0) -> None:
        """A leaf, or the root over 2^level leaves that begin at a multiple of so many."""
        odd = self.size >> level
        while odd & 1:
            leaf = sha256(b"\x01" + self.stack.pop() + leaf).digest()
            odd >>= 1
        self.stack.append(leaf)
        self.size += 1 << level

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Append many at once, level by level: about half the work of one by one."""
        row, index, left_over = list(leaves), self.size, list[bytes]()
        self.size += len(row)
        while row:
            if index & 1:
                row.insert(0, self.stack.pop())
            if len(row) & 1:
                left_over.append(row.pop())
            row = [
                sha256(b"\x01" + left + right).digest()
                for left, right in zip(row[::2], row[1::2], strict=True)
            ]
            index >>= 1
        self.stack.extend(reversed(left_over))

    def root(self) -> bytes:
        if not self.stack:
            return EMPTY
        root = self.stack[-1]
        for left in reversed(self.stack[:-1]):
            root = node_hash(left, root)
        return root

    def to_bytes(self) -> bytes:
        return self.size.to_bytes(8, "big") + b"".join(self.stack)

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Frontier":
        """Raises ValueError when these bytes are no frontier."""
        size, hashes = int.from_bytes(stored[:8], "big"), stored[8:]
        if len(stored) < 8 or len(hashes) != 32 * size.bit_count():
            raise ValueError("not a stored frontier")
        return cls(size, [hashes[i : i + 32] for i in range(0, len(hashes), 32)])

    def copy(self) -> "Frontier":
        return Frontier(self.size, list(self.stack))


def tiled(begin: int, leaves: Sequence[bytes]) -> Iterator[tuple[bytes, int]]:
    """The perfect subtrees, with their levels, that leaves from some index on come to."""
    done = 0
    while left := len(leaves) - done:
        place = begin + done
        level = min(left.bit_length(), (place & -place or left + 1).bit_length()) - 1
        yield root_of(leaves[done : done + (1 << level)]), level
        done += 1 << level


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes."""
    tree = Frontier()
    tree.extend(leaves)
    return tree.root()
