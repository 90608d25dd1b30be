"""Proofs about a Merkle tree: a leaf is in it, a smaller tree is its beginning (RFC 9162)."""

from collections.abc import Callable, Sequence

from domain.trail.merkle import node_hash, root_of

Node = Callable[[int, int], bytes]
"""The hash at (level, index): of the 2^level leaves from index * 2^level, all of them present."""


def nodes_of(leaves: Sequence[bytes]) -> Node:
    """The nodes of a tree whose leaf hashes are at hand."""
    return lambda level, index: root_of(leaves[index << level : (index + 1) << level])


def inclusion_proof(node: Node, index: int, size: int) -> list[bytes]:
    """That the leaf at an index is in the tree of a size (2.1.3.1)."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    low, high, path = 0, size, list[bytes]()
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_subtree(node, middle, high))
            high = middle
        else:
            path.append(_subtree(node, low, middle))
            low = middle
    return path[::-1]


def consistency_proof(node: Node, smaller: int, size: int) -> list[bytes]:
    """That the tree of a size begins with the smaller one (2.1.4.1)."""
    if not 0 < smaller <= size:
        raise ValueError(f"no proof from {smaller} to {size}")
    low, high, path = 0, size, list[bytes]()
    while smaller != high:
        middle = low + _split(high - low)
        if smaller <= middle:
            path.append(_subtree(node, middle, high))
            high = middle
        else:
            path.append(_subtree(node, low, middle))
            low = middle
    if low > 0:
        path.append(_subtree(node, low, high))
    return path[::-1]


def proves_inclusion(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Check an inclusion proof (2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, computed = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            computed = node_hash(step, computed)
            place, last = _climb(place, last)
        else:
            computed = node_hash(computed, step)
        place, last = place >> 1, last >> 1
    return last == 0 and computed == root


def proves_consistency(
    smaller: int, size: int, path: Sequence[bytes], old: bytes, new: bytes
) -> bool:
    """Check a consistency proof (2.1.4.2). A tree without leaves proves nothing: False."""
    if not 0 < smaller <= size:
        return False
    if smaller == size:
        return not path and old == new
    steps = [old, *path] if smaller.bit_count() == 1 else list(path)
    if not path:
        return False
    place, last = smaller - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(step, before), node_hash(step, after)
            place, last = _climb(place, last)
        else:
            after = node_hash(after, step)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old and after == new


def _split(count: int) -> int:
    """The largest power of two below a count: how many leaves go to the left."""
    return 1 << (count - 1).bit_length() - 1


def _climb(place: int, last: int) -> tuple[int, int]:
    """Skip the levels at which a node at the right edge has no sibling."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _subtree(node: Node, low: int, high: int) -> bytes:
    """The root over [low, high), of which low is aligned as the tree's splits make it."""
    level = (high - low).bit_length() - 1
    left = node(level, low >> level)
    middle = low + (1 << level)
    return left if middle == high else node_hash(left, _subtree(node, middle, high))
