"""A later part that another looked at: whoever verifies with it says what one alone says."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.trail.bodies import Row
from domain.trail.faults import Fault
from domain.trail.leaf import event_line
from domain.trail.merkle import Frontier, leaf_hash, root_of, tiled
from domain.trail.part import Part
from domain.trail.verify import Beside, Expected, Verified, claimed, verify
from tests.domain.trail.sample import SampleLog, body_of, sample

Rows = list[Row]
Said = Verified | tuple[int, str, dict[str, str]]


def said(verification: Callable[[], Verified]) -> Said:
    try:
        return verification()
    except Fault as fault:
        return fault.position, fault.rule, fault.facts


def part_of(rows: Rows, after: int, upto: int, expected: Expected) -> Part:
    part = Part(after)
    later = [row for row in rows if after < row[0] <= upto]
    part.take(later, [claim.size for claim, _ in claimed(expected)])
    return part


def with_another(rows: Rows, after: int, upto: int, expected: Expected) -> Said:
    beside = Beside(
        lambda: part_of(rows, after, upto, expected),
        lambda done: [row for row in rows if row[0] > done],
    )
    first = [row for row in rows if row[0] <= after]
    return said(lambda: verify(first, expected, beside=beside))


@st.composite
def logs(draw: st.DrawFn) -> tuple[SampleLog, Expected]:
    log, notes = SampleLog(simulated=True), []
    kinds = st.sampled_from(["event"] * 30 + ["heads", "destroyed", "clock"])
    for kind in draw(st.lists(kinds, min_size=1, max_size=400)):
        if kind == "event":
            log.event(f"year-{draw(st.integers(0, 3))}", f"obligation-{log.idx % 41}")
        elif kind == "heads":
            log.heads()
        elif kind == "clock":
            notes.append(log.checkpoint())
        elif "d:year-1" in log.chains:
            log.other("destroyed", chains=[log.link("d:year-1")])
    return log, log.kept(*notes)


def attacked(rows: Rows, attack: str, place: int, offset: int, change: int) -> Rows:
    rows = list(rows)
    position, line, body = rows[place]
    if attack == "line":
        rows[place] = position, _changed(line, offset, change), body
    elif attack == "body" and body:
        rows[place] = position, line, _changed(body, offset, change)
    elif attack == "no body":
        rows[place] = position, line, None
    elif attack == "deleted":
        del rows[place]
    elif attack == "swapped" and place:
        rows[place] = position, *rows[place - 1][1:]
    elif attack == "tail":
        del rows[place:]
    return rows


def _changed(data: bytes, offset: int, change: int) -> bytes:
    changed = bytearray(data)
    changed[offset % len(data)] ^= change
    return bytes(changed)


attacks = st.sampled_from(["none", "line", "body", "no body", "deleted", "swapped", "tail"])


@settings(max_examples=250, deadline=None)
@given(logs(), attacks, st.data())
def test_with_another_the_same_is_said(
    drawn: tuple[SampleLog, Expected], attack: str, data: st.DataObject
) -> None:
    log, expected = drawn
    place = data.draw(st.integers(0, len(log.rows) - 1))
    offset, change = data.draw(st.integers(0, 500)), data.draw(st.integers(1, 255))
    rows = attacked(log.rows, attack, place, offset, change)
    after = data.draw(st.integers(0, len(log.rows)))
    upto = data.draw(st.integers(after, len(log.rows)))
    alone = said(lambda: verify(rows, expected))
    assert with_another(rows, after, upto, expected) == alone


@pytest.mark.parametrize("after", [128, 150, 256])
def test_the_rows_of_a_part_that_follows_are_not_looked_at_again(after: int) -> None:
    log = SampleLog()
    notes = []
    for number in range(400):
        log.event(f"year-{number % 3}", f"obligation-{number % 50}")
        notes += [log.checkpoint()] * (number % 97 == 0)
    expected = log.kept(*notes)
    part = part_of(log.rows, after, len(log.rows), expected)
    asked = list[int]()

    def rest(done: int) -> Rows:
        asked.append(done)
        return []

    beside = Beside(lambda: part, rest)
    assert verify(log.rows[:after], expected, beside=beside) == verify(log.rows, expected)
    assert asked == [len(log.rows)]


@pytest.mark.parametrize("broken", [125, 129])
def test_a_part_ends_before_a_broken_link(broken: int) -> None:
    log = SampleLog()
    for number in range(140):
        log.event("year-1", f"obligation-{number}")
    position, line, body = log.rows[broken - 1]
    line = line.replace(b'"d:year-1",%d' % (broken - 1), b'"d:year-1",%d' % broken)
    log.rows[broken - 1] = position, line, body
    assert part_of(log.rows, 120, len(log.rows), Expected()).size == broken - 1


def test_a_part_ends_before_what_is_no_event() -> None:
    log = sample(12)  # with a heads leaf behind the ninth event
    part = part_of(log.rows, 4, len(log.rows), Expected())
    assert part.size in (4, 10)
    assert with_another(log.rows, 4, len(log.rows), log.kept()) == verify(log.rows, log.kept())


@pytest.mark.parametrize(
    ("chain", "n", "before"),
    [("s:obligation-1", 1, "0" * 64), ("s:obligation-1", 9, "a" * 64), ("s:new", 2, "a" * 64)],
)
def test_what_a_part_presumes_must_be_so(chain: str, n: int, before: str) -> None:
    log = sample(8)
    body = body_of("obligation.opened.v1", 9)
    links = [log.link("d:year-1"), (chain, n, before)]
    digest = sha256(body).hexdigest()
    log.add(event_line(log.now, digest, links, log.idx, "obligation.opened.v1"), body)
    assert part_of(log.rows, 9, 10, Expected()).size == 10
    alone = said(lambda: verify(log.rows))
    assert isinstance(alone, tuple)
    assert with_another(log.rows, 9, 10, Expected()) == alone


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_trees_put_behind_a_log_are_its_leaves(before: int, first: int, second: int) -> None:
    leaves = [leaf_hash(str(number).encode()) for number in range(before + first + second)]
    tree = Frontier()
    tree.extend(leaves[:before])
    for begin, end in ((before, before + first), (before + first, len(leaves))):
        for root, level in tiled(begin, leaves[begin:end]):
            tree.append(root, level)
    assert (tree.size, tree.root()) == (len(leaves), root_of(leaves))
