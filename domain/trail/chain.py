"""Chains: what each dossier and each stream has come to, and the tree that commits to all."""

from collections.abc import Mapping

from domain.trail.leaf import ZERO
from domain.trail.merkle import leaf_hash, root_of

Head = tuple[int, str, int]
"""The last leaf of a chain: its number in the chain from 1, its hash, its index in the log."""

START: Head = (0, ZERO, -1)
"""What a chain has come to before its first leaf."""


def head_line(chain: str, head: Head) -> bytes:
    """A chain's line in the tree of a `heads` leaf."""
    n, last, idx = head
    return f'{{"chain":"{chain}","head":"{last}","idx":{idx},"n":{n}}}'.encode()


def heads_root(heads: Mapping[str, Head]) -> str:
    """The root over the lines of all chains in the order of their names."""
    return root_of([leaf_hash(head_line(chain, heads[chain])) for chain in sorted(heads)]).hex()
