"""Which leaf was changed: a broken commitment tells that one of two was, its surroundings which."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from domain.trail.chain import Head
from domain.trail.faults import Fault
from domain.trail.leaf import Link, Malformed, leaf_hash, parse

Rows = Iterable[tuple[int, bytes, bytes | None]]


def settled(
    fault: Fault, rows: Rows, chains: Mapping[str, Head], stored: Mapping[str, Head]
) -> Fault:
    """The fault at the leaf that was changed, as far as the rows from its block on can tell.

    `chains` are the heads before the fault's own leaf; `stored` those that the store keeps.
    """
    renamed = _renamed(chains, stored)
    if fault.rule.startswith("chain-") and renamed is not None:
        return Fault(chains[renamed][2] + 1, "stored-head", chain=renamed)
    if "later" in fault.facts and _continued(int(fault.facts["later"]), rows, stored):
        return Fault(int(fault.facts["earlier"]), fault.rule, **fault.facts)
    if fault.rule == "heads":
        return Fault(_disowned(rows, chains, stored, fault.position), fault.rule, **fault.facts)
    return fault


def _renamed(chains: Mapping[str, Head], stored: Mapping[str, Head]) -> str | None:
    """The first chain that the store does not know, if it keeps heads: a leaf was put in it."""
    unknown = (name for name in chains if name not in stored)
    return min(unknown, key=lambda name: chains[name][2], default=None) if stored else None


def _continued(position: int, rows: Rows, stored: Mapping[str, Head]) -> bool:
    """Whether the leaf at a position is as it was when something after it was recorded."""
    hashed = ""
    for place, line, _ in rows:
        if place == position:
            hashed = leaf_hash(line).hex()
        elif hashed and hashed.encode() in line:
            return True
    return any(head == hashed for _, head, _ in stored.values())


def _disowned(
    rows: Rows, chains: Mapping[str, Head], stored: Mapping[str, Head], position: int
) -> int:
    """The first leaf, at a head of a chain, that what follows in that chain does not continue."""
    for name, n, before in _links(rows, position):
        if name in chains and chains[name][0] == n - 1 and chains[name][1] != before:
            return chains[name][2] + 1
    changed = [head[2] + 1 for name, head in chains.items() if _differs(head, stored.get(name))]
    return min(changed, default=position)


def _differs(head: Head, kept: Head | None) -> bool:
    return kept is not None and kept[0] == head[0] and kept[1] != head[1]


def _links(rows: Rows, after: int) -> Iterator[Link]:
    with suppress(Malformed):
        for position, line, _ in rows:
            if position > after:
                yield from parse(line).chains
