import json
from collections.abc import Callable
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from domain.trail.leaf import (
    DIGEST,
    ZERO,
    Leaf,
    Malformed,
    clock_line,
    event_line,
    heads_line,
    leaf_hash,
    log_line,
    parse,
)

AT = "2026-03-02T08:14:09.123456Z"
A = "a" * 64
names = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters='"\\'), min_size=1
)
numbers = st.integers(1, 2**53 - 1)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
LATER: dict[str, dict[str, Any]] = {
    "key": {"vkey": "a+b+c"},
    "data-key": {"commitment": A, "key": "k1"},
    "erasure-request": {"key": "k1"},
    "erasure-done": {"key": "k1"},
    "destroyed": {"chains": [["d:year-1", 7, A]]},
    "openings": {"count": 3, "digest": A},
    "recovered": {"countersigned": "signature", "first": 3, "last": 9},
    "lost": {"countersigned": "signature", "key": "k1"},
}


def event(**changes: Any) -> bytes:
    members = json.loads(event_line(AT, A, (("d:x", 1, ZERO), ("s:y", 2, A)), 41, "a.b.v1"))
    members.update(changes)
    kept = {name: value for name, value in members.items() if value is not ...}
    return json.dumps(kept, sort_keys=True, separators=(",", ":")).encode()


@given(hashes, names, numbers, hashes, names, numbers, hashes, numbers, names)
def test_an_event_is_written_in_the_one_form_that_is_read(
    body: str, d: str, dn: int, dh: str, s: str, sn: int, sh: str, idx: int, type: str
) -> None:
    chains = ((f"d:{d}", dn, dh), (f"s:{s}", sn, sh))
    line = event_line(AT, body, chains, idx, type)
    assert parse(line) == Leaf(AT, idx, "event", chains, {"body": body, "type": type})
    assert line == rfc8785.dumps(json.loads(line))
    assert line[DIGEST].decode() == body


@given(hashes, numbers, numbers)
def test_heads_are_written_in_the_one_form_that_is_read(root: str, idx: int, count: int) -> None:
    line = heads_line(AT, idx, root, count)
    assert parse(line) == Leaf(AT, idx, "heads", (), {"count": count, "root": root})


def test_the_first_leaf_names_the_log_and_whether_its_clock_is_simulated() -> None:
    named = {"format": "leaf-v1", "origin": "a/b", "vkey": "a/b+00+AQ=="}
    assert parse(log_line(AT, "a/b", "a/b+00+AQ==")) == Leaf(AT, 0, "log", (), named)
    simulated = parse(log_line(AT, "a/b", "a/b+00+AQ==", simulated=True))
    assert simulated.fields == {**named, "simulated": 1}


def test_a_clock_leaf_says_only_that() -> None:
    assert parse(clock_line(AT, 5)) == Leaf(AT, 5, "clock", (), {})


@pytest.mark.parametrize("kind", LATER)
def test_the_kinds_that_come_later_are_read(kind: str) -> None:
    members = {"at": AT, "idx": 5, "kind": kind, "v": 1, **LATER[kind]}
    leaf = parse(json.dumps(members, sort_keys=True, separators=(",", ":")).encode())
    assert leaf.kind == kind
    assert leaf.fields == {name: v for name, v in LATER[kind].items() if name != "chains"}


@pytest.mark.parametrize("bad", ["", "two words", 'quo"te', "back\\slash", "Zoë", "tab\t", "\x7f"])
def test_only_names_go_into_a_leaf(bad: str) -> None:
    makers: list[Callable[[], bytes]] = [
        lambda: event_line(AT, A, ((bad, 1, ZERO), ("s:y", 1, ZERO)), 1, "a.b.v1"),
        lambda: event_line(AT, A, (("d:x", 1, ZERO), (bad, 1, ZERO)), 1, "a.b.v1"),
        lambda: event_line(AT, A, (("d:x", 1, ZERO), ("s:y", 1, ZERO)), 1, bad),
        lambda: log_line(AT, bad, "vkey"),
        lambda: log_line(AT, "origin", bad),
    ]
    for make in makers:
        with pytest.raises(ValueError, match="not a name"):
            make()


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (b"", "line"),
        (b"[]", "line"),
        (event() + b"\n", "line"),
        (event().replace(b'"v":1', b'"v":1,"v":1'), "line"),
        (event().replace(b'"v":1', b'"v":1.0'), "line"),
        (event().replace(b":41", b": 41"), "line"),
        (event().replace(b"a.b.v1", b"a.\\u0062.v1"), "line"),
        (event(kind="gossip"), "kind"),
        (event(kind=["event"]), "kind"),
        (event(kind=...), "kind"),
        (event(v=2), "v"),
        (event(v=True), "v"),
        (event(v=...), "v"),
        (event(at="2026-13-02T08:14:09.123456Z"), "at"),
        (event(at="2026-03-02T08:14:09Z"), "at"),
        (event(at=1), "at"),
        (event(idx=-1), "idx"),
        (event(idx="41"), "idx"),
        (event(body="A" * 64), "body"),
        (event(type="a b"), "type"),
        (event(type="é"), "line"),
        (event(type="e").replace(b'"e"', '"é"'.encode()), "type"),
        (event(chains=...), "chains"),
        (event(chains={}), "chains"),
        (event(chains=[["d:x", 1, ZERO]]), "chains"),
        (event(chains=[["s:y", 1, ZERO], ["d:x", 1, ZERO]]), "chains"),
        (event(chains=[["d:x", 0, ZERO], ["s:y", 1, ZERO]]), "chains"),
        (event(chains=[["d:x", True, ZERO], ["s:y", 1, ZERO]]), "chains"),
        (event(chains=[["d:x", 1, "0"], ["s:y", 1, ZERO]]), "chains"),
        (event(chains=[["d:", 1, ZERO], ["s:y", 1, ZERO]]), "chains"),
        (event(chains=[["d:x", 1, ZERO, 1], ["s:y", 1, ZERO]]), "chains"),
        (event(chains=["d:x", "s:y"]), "chains"),
        (event(extra=1), "extra"),
        (clock_line(AT, 5).replace(b'{"at":', b'{"a":1,"at":'), "a"),
        (clock_line(AT, 5).replace(b'"idx"', b'"chains":[],"idx"'), "chains"),
        (heads_line(AT, 5, A, 1).replace(b'"count":1', b'"count":true'), "count"),
        (log_line(AT, "a", "b", simulated=True).replace(b'ed":1', b'ed":"1"'), "simulated"),
    ],
)
def test_a_line_that_is_no_leaf_is_refused_where_it_fails(line: bytes, field: str) -> None:
    with pytest.raises(Malformed) as refused:
        parse(line)
    assert refused.value.field == field


def test_the_hash_is_over_the_stored_bytes_behind_a_zero_byte() -> None:
    assert leaf_hash(b"").hex() == (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )
