"""Questions as of any position: the answer is what a naive fold of the log up to there gives."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from application.asof import AsOf
from application.people import SYSTEM
from application.registers import CursorNotUnderstood, Listed, ObligationQuery
from domain.obligation.lists import REGISTER_PHASES
from domain.obligation.state import Status
from infra.views import blocks
from infra.views.filters import Cursor, Filter
from infra.views.obligations import OBLIGATIONS, ObligationRow
from infra.views.store import ViewStore
from tests.infra.world import KEYS, MANY, TODAY, Opened, Place, live, opening

MARKS = ("2026-01-15", "2026-02-01", "2026-02-11", "2026-03-07", "2026-09-01")

some = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@dataclass(frozen=True)
class Known:
    """What the register held at each position, folded one event at a time."""

    at: list[dict[str, tuple[int, ObligationRow]]]

    @classmethod
    def of(cls, where: Opened) -> "Known":
        rows: dict[str, tuple[int, ObligationRow]] = {}
        at = [rows]
        for recorded in where.log.since(0):
            at += [rows] * (recorded.position - len(at))
            if (key_of := OBLIGATIONS.keys.get(recorded.event.type)) is not None:
                key = key_of(recorded)
                before = rows[key][1] if key in rows else None
                row = OBLIGATIONS.project(before, recorded)
                rows = {**rows, key: (recorded.position, row)}
            at.append(rows)
        return cls(at)

    def listed(self, filters: Sequence[Filter], at: int) -> list[tuple[str, int]]:
        rows = self.at[min(at, len(self.at) - 1)].values()
        found = {
            (row.due, row.id, start) for start, row in rows for one in filters if _passes(row, one)
        }
        return [(key, start) for _, key, start in sorted(found)]


def _passes(row: ObligationRow, one: Filter) -> bool:
    return (
        row.phase == one.partition
        and (one.from_order is None or row.due >= one.from_order)
        and (one.before_order is None or row.due < one.before_order)
        and all(getattr(row, column) == value for column, value in one.equal.items())
        and all(f" {word} " in getattr(row, column) for column, word in one.has.items())
    )


def _walk(
    store: ViewStore, filters: Sequence[Filter], at: int, limit: int
) -> Iterator[tuple[str, int]]:
    after: Cursor | None = None
    while True:
        with store.asking(OBLIGATIONS.name) as (connection, questions):
            page = questions.page(connection, filters, at, limit, after)
        yield from ((one.id, one.from_position) for one in page)
        if len(page) < limit:
            return
        after = (page[-1].row.due, page[-1].id)


def _total(store: ViewStore, filters: Sequence[Filter], at: int) -> int:
    with store.asking(OBLIGATIONS.name) as (connection, questions):
        return questions.total(connection, filters, at)


bounds = st.one_of(st.none(), st.sampled_from(MARKS))
slices = st.builds(
    Filter,
    st.sampled_from(REGISTER_PHASES),
    bounds,
    bounds,
    st.sampled_from([{}, {"agreement": "dvo-test"}, {"agreement": "other"}, {"clause": "12.3"}]),
    st.sampled_from([{}, {"debtor": "sittard-geleen"}, {"debtor": "beek"}, {"concerned": "beek"}]),
)
lists = st.lists(slices, min_size=1, max_size=5, unique_by=lambda one: one.partition)


@pytest.fixture(scope="module")
def seed() -> list[int]:
    return random.Random(5).choices(range(MANY), k=500)


@pytest.fixture
def lived(place: Place, seed: list[int]) -> Opened:
    where = place.open()
    live(where, seed)
    return where


def test_as_of_any_position_pages_and_totals_are_what_a_naive_fold_gives(lived: Opened) -> None:
    known = Known.of(lived)
    size = lived.log.size()
    assert size > 60

    @some
    @given(filters=lists, at=st.integers(0, size + 3), limit=st.sampled_from([1, 2, 7, 100]))
    def agree(filters: list[Filter], at: int, limit: int) -> None:
        expected = known.listed(filters, at)
        assert list(_walk(lived.views, filters, at, limit)) == expected
        assert _total(lived.views, filters, at) == len(expected)

    agree()


def test_one_row_is_known_as_of_any_position(lived: Opened) -> None:
    known = Known.of(lived)
    with lived.views.asking(OBLIGATIONS.name) as (connection, questions):
        for at, rows in enumerate(known.at):
            for key in KEYS[:6]:
                found = questions.one(connection, key, at)
                expected = rows.get(key)
                assert (found and (found.from_position, found.row)) == expected
        life = questions.life(connection, "a")
        starts = {rows["a"][0] for rows in known.at if "a" in rows}
        assert [one.from_position for one in life] == sorted(starts)
        assert questions.existing(connection, ["a", "nobody"]) == {"a"}


def test_what_changed_between_two_positions_is_told(lived: Opened) -> None:
    known, size = Known.of(lived), lived.log.size()

    @some
    @given(between=st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted))
    def agree(between: list[int]) -> None:
        after, upto = between
        with lived.views.asking(OBLIGATIONS.name) as (connection, questions):
            found = questions.changed(connection, after, upto)
            part, total = questions.changed_part(connection, after, upto, 3, 1)
        before, then = known.at[after], known.at[upto]
        assert found == sorted(key for key in then if before.get(key) != then[key])
        assert (part, total) == (found[1:4], len(found))

    agree()


def test_sealed_blocks_give_the_same_answers_as_no_blocks(
    place: Place, seed: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("SMALLEST", 8), ("BLOCKS", 2), ("MOST", 2), ("WORTHWHILE", 8)):
        monkeypatch.setattr(blocks, name, value)
    where = place.open()
    for part in range(0, 500, 100):  # the span doubles on the way, and the blocks are made anew
        live(where, seed[part : part + 100])
        where.views.seal()
    known, size = Known.of(where), where.log.size()
    said = "select sealed, span from place where view = 'obligations'"
    sealed, span = where.views.database.ask(said)[0]
    assert sealed > size - span > 0 and span > 8

    @settings(some, max_examples=100)
    @given(filters=lists, at=st.integers(0, size + 3), limit=st.sampled_from([1, 2, 7, 100]))
    def agree(filters: list[Filter], at: int, limit: int) -> None:
        expected = known.listed(filters, at)
        assert list(_walk(where.views, filters, at, limit)) == expected
        assert _total(where.views, filters, at) == len(expected)

    agree()
    assert where.views.check() == []


# The register, asked as a door asks it


def _pages(where: Opened, query: ObligationQuery, at: AsOf) -> Iterator[list[str]]:
    cursor: str | None = None
    while True:
        facts = {name: getattr(query, name) for name in ("status", "party", "limit", "descending")}
        page = where.registers.obligations(ObligationQuery(**facts, cursor=cursor), at)
        yield [entry.id for entry in page.entries]
        cursor = page.next
        if cursor is None:
            return


@pytest.mark.parametrize("limit", [1, 3, 7, 50])
def test_paging_walks_every_row_once_also_when_writes_happen_in_between(
    lived: Opened, limit: int
) -> None:
    now = AsOf(lived.log.size(), TODAY, past=False)
    everything = [entry.id for entry in lived.registers.obligations(ObligationQuery(), now).entries]
    walked: list[str] = []
    numbers = random.Random(limit)
    for page in _pages(lived, ObligationQuery(limit=limit), now):
        walked += page
        key = f"new{len(walked)}"
        lived.handle(key, opening(key, due=None), SYSTEM)
        live(lived, numbers.choices(range(MANY), k=10))
    assert walked == everything
    assert len(set(walked)) == len(walked) > 10


@pytest.mark.parametrize("sealed", [False, True])
def test_downwards_a_list_is_the_same_turned_round(
    lived: Opened, sealed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sealed:
        monkeypatch.setattr(blocks, "WORTHWHILE", 1)
        monkeypatch.setattr(blocks, "SMALLEST", 16)
        lived.views.seal()
        assert lived.views.database.ask("select sealed from place where view = 'obligations'")[0][0]
    size = lived.log.size()
    for at in (AsOf(one, TODAY, past=one < size) for one in (size // 3, size // 2, size)):
        for status, party in ((None, None), (Status.OVERDUE, None), (None, "beek")):
            up = ObligationQuery(status=status, party=party, limit=100_000)
            whole = [one.id for one in lived.registers.obligations(up, at).entries]
            down = replace(up, limit=7, descending=True)
            walked = [key for page in _pages(lived, down, at) for key in page]
            assert walked == whole[::-1]
            assert party or status or len(whole) > 10


def test_every_obligation_is_in_the_list_of_its_status_and_in_no_other(lived: Opened) -> None:
    now = AsOf(lived.log.size(), TODAY, past=False)
    listed: dict[str, list[Any]] = {}
    for status in Status:
        query = ObligationQuery(status=status)
        page = lived.registers.obligations(query, now)
        assert page.total == len(page.entries)
        for entry in page.entries:
            assert entry.status is status
            listed.setdefault(entry.id, []).append(status)
    assert all(len(statuses) == 1 for statuses in listed.values())
    assert len(listed) == lived.registers.obligations(ObligationQuery(), now).total


def test_a_list_says_of_an_obligation_what_its_entry_says(lived: Opened) -> None:
    size = lived.log.size()

    @some
    @given(
        at=st.integers(0, size),
        today=st.sampled_from(MARKS).map(date.fromisoformat),
        status=st.none() | st.sampled_from(Status),
        party=st.sampled_from([None, "beek", "sittard-geleen"]),
        limit=st.sampled_from([1, 7, 100]),
    )
    def agree(at: int, today: date, status: Status | None, party: str | None, limit: int) -> None:
        then = AsOf(at, today, past=True)
        query = ObligationQuery(status=status, party=party, limit=limit)
        whole, short = lived.registers.obligations(query, then), lived.registers.listed(query, then)
        assert (short.total, short.next) == (whole.total, whole.next)
        assert lived.registers.count(query, then) == whole.total
        facts = [one.name for one in fields(Listed)]
        said = [[getattr(one, fact) for fact in facts] for one in short.entries]
        assert said == [[getattr(one, fact) for fact in facts] for one in whole.entries]

    agree()


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "NQ",
        "W10",
        "bnVsbA",
        "WzEsMiwzXQ",
        "eyJhIjoxfQ",
        "WyJhIiwiYiJd",
        "é",
        "=",
        "W1tdLFtdLFtdXQ",
    ],
)
def test_a_cursor_of_ones_own_making_is_refused(folder_place: Place, cursor: str) -> None:
    where = folder_place.open()
    now = AsOf(where.log.size(), TODAY, past=False)
    if cursor == "":
        assert where.registers.obligations(ObligationQuery(cursor=cursor), now).total == 0
        return
    with pytest.raises(CursorNotUnderstood):
        where.registers.obligations(ObligationQuery(cursor=cursor), now)
