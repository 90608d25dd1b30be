from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.trail.merkle import EMPTY, Frontier, leaf_hash, node_hash, root_of
from domain.trail.proof import (
    consistency_proof,
    inclusion_proof,
    nodes_of,
    proves_consistency,
    proves_inclusion,
)

ENTRIES = [
    bytes.fromhex(entry)
    for entry in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
"""The entries of the test tree that Certificate Transparency's implementations share."""
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""Their roots at sizes 0 to 8."""

hashes = st.integers(0, 2**32).map(lambda number: sha256(number.to_bytes(8, "big")).digest())
trees = st.lists(hashes, max_size=70)
some = st.lists(hashes, min_size=1, max_size=70)


def naive_root(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node_hash(naive_root(leaves[:k]), naive_root(leaves[k:]))


def naive_path(index: int, leaves: list[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if index < k:
        return [*naive_path(index, leaves[:k]), naive_root(leaves[k:])]
    return [*naive_path(index - k, leaves[k:]), naive_root(leaves[:k])]


def naive_consistency(size: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    if size == len(leaves):
        return [] if whole else [naive_root(leaves)]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if size <= k:
        return [*naive_consistency(size, leaves[:k], whole), naive_root(leaves[k:])]
    return [*naive_consistency(size - k, leaves[k:], False), naive_root(leaves[:k])]


@pytest.mark.parametrize("size", range(9))
def test_the_shared_test_tree_has_its_known_roots(size: int) -> None:
    leaves = [leaf_hash(entry) for entry in ENTRIES[:size]]
    assert root_of(leaves).hex() == ROOTS[size]


def test_known_proofs_of_the_shared_test_tree() -> None:
    node = nodes_of([leaf_hash(entry) for entry in ENTRIES])
    assert [step.hex() for step in inclusion_proof(node, 5, 8)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [step.hex() for step in consistency_proof(node, 6, 8)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@given(trees, trees)
def test_a_frontier_has_the_root_of_all_its_leaves(first: list[bytes], then: list[bytes]) -> None:
    one_by_one, at_once = Frontier(), Frontier()
    for leaf in first + then:
        one_by_one.append(leaf)
    at_once.extend(first)
    at_once.extend(then)
    assert one_by_one == at_once
    assert at_once.root() == naive_root(first + then)
    assert Frontier.from_bytes(at_once.to_bytes()) == at_once


@given(trees, hashes)
def test_a_copy_goes_its_own_way(leaves: list[bytes], leaf: bytes) -> None:
    tree = Frontier()
    tree.extend(leaves)
    tree.copy().append(leaf)
    assert tree.root() == naive_root(leaves)


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert Frontier().root() == EMPTY == sha256().digest()


@pytest.mark.parametrize("stored", [b"", bytes(7), bytes(9), (1).to_bytes(8, "big") + bytes(31)])
def test_what_is_no_frontier_is_not_taken_for_one(stored: bytes) -> None:
    with pytest.raises(ValueError, match="frontier"):
        Frontier.from_bytes(stored)


@given(some, st.data())
def test_every_leaf_has_a_proof_and_only_its_own(leaves: list[bytes], data: st.DataObject) -> None:
    size = len(leaves)
    index = data.draw(st.integers(0, size - 1))
    path, root = inclusion_proof(nodes_of(leaves), index, size), naive_root(leaves)
    assert path == naive_path(index, leaves)
    assert proves_inclusion(leaves[index], index, size, path, root)
    assert not proves_inclusion(sha256(leaves[index]).digest(), index, size, path, root)
    assert not proves_inclusion(leaves[index], index, size, [*path, root], root)
    assert not proves_inclusion(leaves[index], size, size, path, root)
    assert not path or not proves_inclusion(leaves[index], index, size, path[:-1], root)


@given(some, st.data())
def test_every_beginning_has_a_proof_and_no_other_tree_has(
    leaves: list[bytes], data: st.DataObject
) -> None:
    size = len(leaves)
    smaller = data.draw(st.integers(1, size))
    path = consistency_proof(nodes_of(leaves), smaller, size)
    old, new = naive_root(leaves[:smaller]), naive_root(leaves)
    assert path == naive_consistency(smaller, leaves)
    assert proves_consistency(smaller, size, path, old, new)
    assert not proves_consistency(smaller, size, path, sha256(old).digest(), new)
    assert not proves_consistency(smaller, size, path, old, sha256(new).digest())
    assert not proves_consistency(smaller, size, [*path, new], old, new)
    assert not proves_consistency(0, size, path, old, new)
    assert not proves_consistency(size + 1, size, path, old, new)
    if smaller < size:
        assert not proves_consistency(smaller, size, [], old, new)


def test_there_is_no_proof_of_what_is_not_there() -> None:
    node = nodes_of([leaf_hash(entry) for entry in ENTRIES])
    for index, size in ((8, 8), (-1, 8)):
        with pytest.raises(ValueError, match="no leaf"):
            inclusion_proof(node, index, size)
    for smaller, size in ((0, 8), (9, 8)):
        with pytest.raises(ValueError, match="no proof"):
            consistency_proof(node, smaller, size)
