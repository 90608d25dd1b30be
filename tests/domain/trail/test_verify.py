"""Attacks on a live log: each is caught where it was done, by the rule that should."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.trail.bodies import Row
from domain.trail.checkpoint import Checkpoint, sign_checkpoint
from domain.trail.faults import RULES, Fault
from domain.trail.leaf import ZERO, event_line, heads_line, leaf_hash, log_line
from domain.trail.note import COSIGNATURE, cosign, sign, verifier_key
from domain.trail.verify import Expected, Verified, verify
from tests.domain.trail.sample import (
    FOREIGN_KEY,
    KEY,
    ORIGIN,
    VKEY,
    SampleLog,
    body_of,
    sample,
)

Rows = list[Row]


def fault(rows: Iterable[Row], expected: Expected | None = None, **how: bool) -> tuple[int, str]:
    with pytest.raises(Fault) as caught:
        verify(rows, expected, **how)
    for language in ("nl", "en"):
        assert caught.value.words(language)
    assert str(caught.value) == caught.value.words("en")
    return caught.value.position, caught.value.rule


def line_with(row: Row, found: bytes, instead: bytes) -> Row:
    assert found in row[1]
    return row[0], row[1].replace(found, instead, 1), row[2]


def renumbered(rows: Iterable[Row]) -> Rows:
    return [(place, line, body) for place, (_, line, body) in enumerate(rows, start=1)]


def unchecked(log: SampleLog) -> Expected:
    """Nothing is known beside the rows themselves."""
    return Expected()


# An honest log


@pytest.mark.parametrize("events", [0, 1, 12, 127, 128, 129, 300])
def test_an_honest_log_verifies(events: int) -> None:
    log = SampleLog()
    notes = []
    for number in range(events):
        if number in (1, 50, 128):
            notes.append(log.checkpoint())
        log.event(f"year-{number % 3}", f"obligation-{number % 50}")
    found = verify(log.rows, log.kept(*notes, log.checkpoint()), thorough=True)
    assert found == Verified(
        origin=ORIGIN,
        vkey=VKEY,
        size=events + 1,
        root=log.tree.root(),
        at=json.loads(log.rows[-1][1])["at"],
        events=events,
        chains=len(log.chains),
        checkpoints=len(notes) + 1,
        simulated=False,
    )


def test_a_log_that_nothing_more_is_known_of_verifies_by_its_own_rules() -> None:
    log = sample(40)
    assert verify(iter(log.rows)).root == log.tree.root()


def test_kinds_of_a_later_day_pass() -> None:
    log = sample()
    log.other("data-key", key="k1", commitment="a" * 64)
    log.other("erasure-request", key="k1")
    log.other("erasure-done", key="k1")
    log.other("openings", count=0, digest="a" * 64)
    log.event("year-1", "obligation-1")
    assert verify(log.rows, log.kept()).size == len(log.rows)


def test_a_simulated_life_ends_once() -> None:
    log = SampleLog(simulated=True)
    log.event("year-1", "obligation-1")
    assert verify(log.rows).simulated
    log.clock()
    assert not verify(log.rows).simulated
    log.clock()
    assert fault(log.rows) == (4, "clock")


def test_a_life_that_is_not_simulated_has_no_end() -> None:
    log = sample(3)
    log.clock()
    assert fault(log.rows) == (5, "clock")


# Lines

CHANGES: list[tuple[bytes, bytes, str]] = [
    (b'"at":"2026-03-02T08:00:06', b'"at":"2026-03-02T08:00:05', "chain-link"),
    (b'"at":"2026-03-02T08:00:06', b'"at":"2026-03-02T08:00:04', "time-back"),
    (b'"at":"2026-03-02T08:00:06', b'"at":"2026-03-02 08:00:06', "not-a-leaf"),
    (b'"type":"obligation.opened', b'"type":"obligation.closed', "chain-link"),
    (b'"type":"obligation.opened', b'"type":"obligation opened', "not-a-leaf"),
    (b'"type":"obligation.opened', b'"type":"obligat\\u0069on.opened', "not-a-leaf"),
    (b'"idx":6', b'"idx":7', "index"),
    (b'"idx":6', b'"idx": 6', "not-a-leaf"),
    (b'"idx":6', b'"idx":06', "not-a-leaf"),
    (b'"kind":"event"', b'"kind":"rumour"', "not-a-leaf"),
    (b'"v":1}', b'"v":1,"v":1}', "not-a-leaf"),
    (b'"v":1}', b'"v":1} ', "not-a-leaf"),
    (b'"v":1}', b'"v":1}\n', "not-a-leaf"),
    (b'{"at"', b'x\n{"at"', "not-a-leaf"),
    (b'{"at"', b'\xff{"at"', "not-a-leaf"),
    (b'["d:year-2",2', b'["d:year-2",3', "chain-number"),
    (b'["d:year-2",2', b'["d:year-2",1', "chain-number"),
    (b'["d:year-2",2', b'["d:year-0",2', "chain-number"),
    (b'["d:year-2",2', b'["s:year-2",2', "not-a-leaf"),
    (b'["s:obligation-0",2', b'["s:obligation-1",2', "chain-link"),
]


@pytest.mark.parametrize(("found", "instead", "rule"), CHANGES)
@pytest.mark.parametrize("events", [12, 300])
def test_a_changed_line_is_named(events: int, found: bytes, instead: bytes, rule: str) -> None:
    log = sample(events)
    log.rows[6] = line_with(log.rows[6], found, instead)
    assert fault(log.rows, log.kept()) == (7, rule)


def test_a_broken_link_itself_is_named_too() -> None:
    log = sample(40)
    before = json.loads(log.rows[22][1])["chains"][0][2].encode()
    log.rows[22] = line_with(log.rows[22], before, b"a" * 64)
    assert fault(log.rows, log.kept()) == (23, "chain-link")


def test_a_changed_last_leaf_is_named_by_the_heads_that_the_store_keeps() -> None:
    log = sample(12)
    log.rows[-1] = line_with(log.rows[-1], b"opened", b"closed")
    assert fault(log.rows, log.kept(log.checkpoint())) == (len(log.rows), "stored-head")
    only_root = replace(log.kept(), heads=None)
    assert fault(log.rows, only_root) == (len(log.rows), "root")


def test_a_changed_leaf_that_only_the_last_one_continues_is_named() -> None:
    log = SampleLog()
    for _ in range(3):
        log.event("year-1", "obligation-1")
    log.rows[2] = line_with(log.rows[2], b"opened", b"closed")
    assert fault(log.rows, log.kept()) == (3, "chain-link")
    assert fault(log.rows) == (4, "chain-link")  # by the rows alone either of both may have changed


@pytest.mark.parametrize("stored", [True, False])
def test_a_leaf_changed_before_a_heads_leaf_is_named_by_what_continues_it(stored: bool) -> None:
    log = sample(12)
    log.rows[7] = line_with(log.rows[7], b"opened", b"closed")
    log.rows[-1] = (log.rows[-1][0], log.rows[-1][1] + b" ", log.rows[-1][2])
    expected = log.kept() if stored else unchecked(log)
    assert fault(log.rows, expected) == (8, "heads")


def test_a_leaf_changed_before_the_last_heads_leaf_is_named_by_the_stored_heads() -> None:
    log = sample(9)
    log.rows[8] = line_with(log.rows[8], b"opened", b"closed")
    assert fault(log.rows, log.kept()) == (9, "heads")
    assert fault(log.rows) == (11, "heads")  # by the rows alone nothing tells which


def test_what_continues_a_changed_leaf_is_sought_as_far_as_lines_can_be_read() -> None:
    log = sample(40)
    log.rows[8] = line_with(log.rows[8], b"opened", b"closed")  # continued after the heads leaf
    assert fault(log.rows) == (9, "heads")
    log.rows[11] = (12, b"", log.rows[11][2])
    assert fault(log.rows) == (11, "heads")


def test_a_lie_in_the_heads_root_or_count_is_named() -> None:
    log = sample(8)
    honest = list(log.rows)
    log.heads()
    at, root = log.now, json.loads(log.rows[-1][1])["root"]
    for lie in (heads_line(at, 9, "a" * 64, 8), heads_line(at, 9, root, 7)):
        rows = [*honest, (10, lie, None)]
        assert fault(rows) == (10, "heads")


# Rows


@pytest.mark.parametrize("place", [1, 2, 7, 20])
def test_a_deleted_leaf_is_named(place: int) -> None:
    log = sample(40)
    rows = [row for row in log.rows if row[0] != place]
    assert fault(rows, log.kept()) == (place, "gap")
    assert fault(renumbered(rows)) == (place, "index")


def test_a_deleted_tail_is_named() -> None:
    log = sample(40)
    assert fault(log.rows[:-3], log.kept()) == (len(log.rows) - 2, "size")
    note = log.checkpoint()
    kept = Expected(checkpoints=(note,))
    assert fault(log.rows[:-3], kept) == (len(log.rows) - 2, "checkpoint-beyond")


def test_a_leaf_too_many_is_named() -> None:
    log = sample(5)
    kept = log.kept()
    log.event("year-1", "obligation-1")
    assert fault(log.rows, kept) == (7, "size")


def test_an_inserted_leaf_of_an_earlier_day_is_named() -> None:
    log = sample(40)
    body = body_of("obligation.waived.v1", 0)
    chains = [("d:back", 1, ZERO), ("s:dated", 1, ZERO)]
    line = event_line(
        "2026-03-01T08:00:00.000000Z", sha256(body).hexdigest(), chains, 20, "obligation.waived.v1"
    )
    rows = renumbered([*log.rows[:20], (0, line, body), *log.rows[20:]])
    assert fault(rows) == (21, "time-back")


def test_leaves_that_changed_places_are_named() -> None:
    log = sample(40)
    rows = list(log.rows)
    rows[15], rows[16] = rows[16], rows[15]
    assert fault(rows) == (16, "gap")
    assert fault(renumbered(rows)) == (16, "index")


def test_lines_shifted_over_their_rows_are_named() -> None:
    log = sample(9)
    one, two, three = (line for _, line, _ in log.rows[4:7])
    middle = len(three) - 100
    lines = (one + b"\n" + two, three[:middle], three[middle + 1 :])
    shifted = [(place, line, None) for place, line in enumerate(lines, start=5)]
    assert fault([*log.rows[:4], *shifted, *log.rows[7:]]) == (5, "not-a-leaf")


def test_a_second_beginning_is_named() -> None:
    log = sample(3)
    log.add(log_line(log.now, ORIGIN, VKEY))
    assert fault(log.rows, log.kept()) == (5, "index")
    line = log.rows[-1][1].replace(b'"idx":0', b'"idx":4')
    assert fault([*log.rows[:-1], (5, line, None)]) == (5, "genesis")


def test_a_log_without_a_beginning_is_none() -> None:
    assert fault([]) == (1, "genesis")
    log = sample(300)
    event = log.rows[1][1].replace(b'"idx":1', b'"idx":0')
    assert fault([(1, event, log.rows[1][2])]) == (1, "genesis")


def test_another_format_another_log_and_another_key_are_named() -> None:
    log = sample(3)
    newer = line_with(log.rows[0], b"leaf-v1", b"leaf-v2")
    assert fault([newer]) == (1, "format")
    assert fault([line_with(log.rows[0], VKEY.encode(), b"key")]) == (1, "vkey")
    witness = str(verifier_key(ORIGIN, KEY, COSIGNATURE))
    assert fault([line_with(log.rows[0], VKEY.encode(), witness.encode())]) == (1, "vkey")
    assert fault(log.rows, replace(log.kept(), origin="elsewhere")) == (1, "other-log")
    foreign = str(verifier_key(ORIGIN, FOREIGN_KEY))
    assert fault(log.rows, replace(log.kept(), vkey=foreign)) == (1, "other-key")


def test_stored_heads_that_are_not_the_logs_are_named() -> None:
    log = sample(6)
    kept = log.kept()
    lower = {**log.chains, "s:obligation-0": (1, "a" * 64, 1)}
    assert fault(log.rows, replace(kept, heads=lower)) == (7, "stored-head")
    more = {**log.chains, "s:never": (1, "a" * 64, 3)}
    assert fault(log.rows, replace(kept, heads=more)) == (4, "stored-head")


# Bodies


def test_a_changed_body_is_named() -> None:
    log = sample(300)
    place, line, body = log.rows[202]
    assert body is not None
    log.rows[202] = (place, line, body.replace(b"beek", b"elst"))
    assert fault(log.rows, log.kept()) == (203, "body-digest")


def test_swapped_bodies_are_named() -> None:
    log = sample(40)
    (p, first, one), (q, second, other) = log.rows[22], log.rows[23]
    log.rows[22:24] = [(p, first, other), (q, second, one)]
    assert fault(log.rows, log.kept()) == (23, "body-digest")


def test_a_body_where_none_belongs_is_named() -> None:
    log = sample(9)
    place, line, _ = log.rows[-1]
    log.rows[-1] = (place, line, b"{}")
    assert fault(log.rows, log.kept()) == (11, "body-unexpected")


def test_a_missing_body_is_lawful_only_when_its_dossier_was_destroyed_later() -> None:
    log = sample(12)
    gone = [(p, line, None) if b'"d:year-1"' in line else (p, line, b) for p, line, b in log.rows]
    first = next(p for p, line, _ in gone if b'"d:year-1"' in line)
    assert fault(gone, log.kept()) == (first, "body-missing")
    log.other("destroyed", chains=[log.link("d:year-1")])
    assert verify([*gone, log.rows[-1]], log.kept()).events == 12
    log.event("year-1", "obligation-9")
    place, line, _ = log.rows[-1]
    later = [*gone, log.rows[-2], (place, line, None)]
    assert fault(later, log.kept()) == (place, "body-missing")


def test_a_missing_body_of_a_malformed_line_is_the_lines_fault() -> None:
    log = sample(12)
    log.rows[5] = (6, log.rows[5][1] + b" ", None)
    assert fault(log.rows, log.kept()) == (6, "not-a-leaf")


@pytest.mark.parametrize("body", [b'{"b":1,"a":2}', b'{"a":1,"a":1}', b'{"a": 1}', b"[]", b"\xff"])
def test_a_body_in_another_form_is_named_by_a_thorough_look(body: bytes) -> None:
    log = sample(3)
    line = event_line(
        log.now, sha256(body).hexdigest(), [log.link("d:year-1"), log.link("s:x")], 4, "a.b.v1"
    )
    log.add(line, body)
    assert verify(log.rows).size == 5
    assert fault(log.rows, thorough=True) == (5, "body-form")


# Checkpoints


def test_a_history_rewritten_whole_is_named_by_a_kept_checkpoint() -> None:
    log, rewritten = sample(40), SampleLog()
    kept = Expected(origin=ORIGIN, vkey=VKEY, checkpoints=(log.checkpoint(),))
    for number in range(60):
        rewritten.event(f"year-{number % 3}", f"obligation-{number % 7}")
    assert fault(rewritten.rows, kept) == (len(log.rows), "checkpoint-root")


Forge = Callable[[SampleLog], str]


@pytest.mark.parametrize(
    ("forge", "rule"),
    [
        (lambda log: log.checkpoint(key=FOREIGN_KEY), "checkpoint-signature"),
        (lambda log: log.checkpoint().replace("\n6\n", "\n5\n"), "checkpoint-signature"),
        (lambda log: log.checkpoint(origin="elsewhere"), "checkpoint-signature"),
        (
            lambda log: sign_checkpoint(Checkpoint(ORIGIN, 0, bytes(32)), KEY),
            "checkpoint-signature",
        ),
        (
            lambda log: sign_checkpoint(Checkpoint(ORIGIN, 6, bytes(32)), KEY),
            "checkpoint-root",
        ),
        (lambda log: "nonsense", "checkpoint-form"),
    ],
)
def test_a_checkpoint_that_is_not_this_logs_is_named(forge: Forge, rule: str) -> None:
    log = sample(5)
    note = forge(log)
    size = int(note.split("\n")[1]) if "\n" in note else 0
    assert fault(log.rows, log.kept(note)) == (size, rule)


def test_a_checkpoint_over_another_origin_by_the_same_key_is_named() -> None:
    log = sample(5)
    text = Checkpoint("elsewhere", 6, log.tree.root()).text
    note = f"{text}\n{sign(text, ORIGIN, KEY)}"
    assert fault(log.rows, log.kept(note)) == (6, "checkpoint-origin")


def test_after_a_rotation_only_the_new_key_signs() -> None:
    log = sample(5)
    before = log.checkpoint()
    log.other("key", vkey=str(verifier_key(ORIGIN, FOREIGN_KEY)))
    new = log.checkpoint(key=FOREIGN_KEY)
    assert verify(log.rows, log.kept(before, new)).checkpoints == 2
    assert fault(log.rows, log.kept(log.checkpoint())) == (7, "checkpoint-signature")


def test_a_key_leaf_without_a_key_is_named() -> None:
    log = sample(5)
    log.other("key", vkey="nonsense")
    assert fault(log.rows, log.kept()) == (7, "vkey")


def test_a_witness_of_simulated_time_is_refused_and_of_real_time_accepted() -> None:
    witness = verifier_key("example.org/witness", FOREIGN_KEY, COSIGNATURE)
    log = SampleLog(simulated=True)
    log.event("year-1", "obligation-1")

    def cosigned() -> str:
        note = log.checkpoint()
        return note + cosign(note.split("\n\n")[0] + "\n", witness.name, FOREIGN_KEY, 1_800_000_000)

    early = replace(log.kept(cosigned()), witnesses=(witness,))
    assert fault(log.rows, early) == (2, "checkpoint-simulated")
    log.clock()
    late = replace(log.kept(cosigned()), witnesses=(witness,))
    assert verify(log.rows, late).checkpoints == 1


# Whatever is done to one byte

LOG = sample(24)
PLACES = [
    (index, part, offset)
    for index, row in enumerate(LOG.rows)
    for part, data in ((1, row[1]), (2, row[2] or b""))
    for offset in range(len(data))
]


@settings(max_examples=400)
@given(st.sampled_from(PLACES), st.integers(1, 255))
def test_any_single_byte_changed_anywhere_is_caught_and_placed(
    where: tuple[int, int, int], change: int
) -> None:
    index, part, offset = where
    rows = list(LOG.rows)
    place, line, body = rows[index]
    changed = bytearray(line if part == 1 else body or b"")
    changed[offset] ^= change
    rows[index] = (place, bytes(changed), body) if part == 1 else (place, line, bytes(changed))
    found, rule = fault(rows, LOG.kept(LOG.checkpoint()))
    assert rule in RULES
    if part == 2:
        assert (found, rule) == (place, "body-digest")
    assert 1 <= found <= len(rows)


def test_every_byte_of_a_leaf_in_the_middle_is_placed() -> None:
    strays = []
    for offset in range(len(LOG.rows[12][1])):
        for change in (1, 2):
            rows = list(LOG.rows)
            changed = bytearray(rows[12][1])
            changed[offset] ^= change
            rows[12] = (13, bytes(changed), rows[12][2])
            if (found := fault(rows, LOG.kept(LOG.checkpoint())))[0] != 13:
                strays.append((offset, changed[offset - 5 : offset + 5], found))
    assert not strays


def test_the_leaf_hash_is_what_the_chains_carry() -> None:
    log = sample(2)
    assert log.chains["s:obligation-1"][1] == leaf_hash(log.rows[2][1]).hex()
