"""The log of openings on both databases: written, read by subject, closed by day, checked."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, insert, update

from application.opening_log import OpeningDigests, Rule
from domain.opening.record import Digest, digest_of
from infra.database import Promises, open_database
from infra.event_log.opening_leaves import OpeningLeaves
from infra.openings.schema import closed_day, numbering, opening
from infra.openings.store import StoredOpenings
from tests.domain.test_opening import SUBJECT
from tests.domain.test_opening import opening as record
from tests.infra.world import Place, SetClock

MONDAY = date(2026, 3, 2)
TUESDAY = MONDAY + timedelta(days=1)
OTHER = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5c"
TERM = timedelta(days=30)


@dataclass
class Kept:
    store: StoredOpenings
    leaves: OpeningLeaves
    clock: SetClock
    digests: OpeningDigests = field(init=False)

    def __post_init__(self) -> None:
        self.digests = OpeningDigests(self.store, self.leaves, self.clock, TERM)

    def rules(self) -> list[Rule]:
        return [one.rule for one in self.digests.check().deviations]

    def passes(self, days: int) -> None:
        self.clock.passes(days=days)
        self.digests.close_days()


@pytest.fixture
def kept(place: Place) -> Iterator[Kept]:
    clock = SetClock(datetime(2026, 3, 2, 9, tzinfo=UTC))
    opened = place.open(clock)
    database = open_database(place.url("openings"), Promises(f"{place.prefix}openings"))
    place.opened.append(database)
    yield Kept(StoredOpenings(database), OpeningLeaves(opened.log), clock)


def spans(kept: Kept, subject: str = SUBJECT, **more: int) -> list[str]:
    return [one.opening.span for one in kept.store.of_subject(subject, **({"limit": 50} | more))]


def test_a_data_subject_sees_who_looked_the_newest_first(kept: Kept) -> None:
    kept.store.write([record(span=f"{n:016x}") for n in range(1, 4)])
    kept.store.write([record(subject=OTHER)])
    kept.store.write([])
    assert spans(kept) == [f"{n:016x}" for n in (3, 2, 1)]
    first = kept.store.of_subject(SUBJECT, 1)[0]
    assert first.opening == record(span=f"{3:016x}")
    assert spans(kept, before=first.number) == [f"{n:016x}" for n in (2, 1)]
    assert (kept.store.count(SUBJECT), kept.store.count(OTHER)) == (3, 1)


def test_a_day_that_is_over_goes_into_the_trail_once(kept: Kept) -> None:
    lines = [record(span=f"{n:016x}") for n in range(1, 4)]
    kept.store.write(lines)
    assert kept.digests.close_days() == 0
    kept.clock.passes(days=1)
    assert (kept.digests.close_days(), kept.digests.close_days()) == (1, 0)
    [(position, digest)] = kept.leaves.all()
    assert digest == digest_of(one.line() for one in lines)
    [closed] = kept.store.closed()
    assert (closed.day, closed.digest, closed.position) == (MONDAY, digest, position)
    found = kept.digests.check()
    assert (found.days, found.records, found.deviations) == (1, 3, ())


def test_nothing_is_added_to_a_day_that_is_closed(kept: Kept) -> None:
    kept.store.write([record()])
    kept.passes(1)
    kept.store.write([record()])
    assert [one.opening.day for one in kept.store.of_subject(SUBJECT, 5)] == [TUESDAY, MONDAY]
    assert kept.rules() == []
    kept.passes(1)
    assert [one.day for one in kept.store.closed()] == [MONDAY, TUESDAY]


def test_cut_off_between_leaf_and_store_it_is_said_twice_and_holds(kept: Kept) -> None:
    kept.store.write([record()])
    kept.clock.passes(days=1)
    kept.leaves.append(kept.store.close(MONDAY))
    assert kept.rules() == []
    assert kept.digests.close_days() == 1
    assert len(list(kept.leaves.all())) == 2
    assert kept.rules() == []


def test_who_writes_while_a_day_is_closed_is_in_it_or_in_the_next(kept: Kept) -> None:
    def write(number: int) -> None:
        kept.store.write([record(span=f"{number:016x}")])

    kept.clock.passes(days=1)
    with ThreadPoolExecutor(4) as pool:
        written = [pool.submit(write, number) for number in range(1, 13)]
        digests = [pool.submit(kept.store.close, MONDAY) for _ in range(2)]
        for one in (*written, *digests):
            one.result()
    kept.digests.close_days()
    kept.clock.passes(days=1)
    kept.digests.close_days()
    assert kept.store.count(SUBJECT) == 12
    assert kept.digests.check().records == 12
    assert kept.rules() == []


# What does not hold


def changed(kept: Kept, said: object) -> None:
    with kept.store.database.writing() as connection:
        connection.execute(said)  # type: ignore[call-overload]


@pytest.fixture
def told(kept: Kept) -> Kept:
    """Three records of Monday, closed, and one of Tuesday."""
    kept.store.write([record(span=f"{n:016x}") for n in range(1, 4)])
    kept.passes(1)
    kept.store.write([record(day=TUESDAY)])
    assert kept.rules() == []
    return kept


def test_a_record_that_was_removed_changed_or_slipped_in_is_seen(told: Kept) -> None:
    lie = record(account="a-9").line().decode()
    first = told.store.of_subject(SUBJECT, 9)[-1].number
    changed(told, update(opening).where(opening.c.number == first).values(line=lie))
    assert told.rules() == [Rule.CHANGED]
    changed(told, delete(opening).where(opening.c.number == first))
    assert told.rules() == [Rule.CHANGED, Rule.MISSING]
    slipped = {"number": 99, "day": "2026-03-02", "subject": SUBJECT, "line": lie}
    changed(told, insert(opening).values(slipped))
    assert told.rules() == [Rule.CHANGED, Rule.MISSING]


@pytest.mark.parametrize("which", ["first", "middle", "last", "all"])
def test_what_was_removed_from_a_day_that_is_not_closed_is_seen(told: Kept, which: str) -> None:
    told.store.write([record(day=TUESDAY, span=f"{n:016x}") for n in range(1, 4)])
    assert told.rules() == []
    numbers = sorted(one.number for one in told.store.of_day(TUESDAY))
    assert len(numbers) == 4
    gone = {"first": numbers[:1], "middle": numbers[1:3], "last": numbers[-1:], "all": numbers}
    changed(told, delete(opening).where(opening.c.number.in_(gone[which])))
    assert told.rules() == [Rule.MISSING]


def test_a_tail_is_missed_on_sqlite_also_when_the_stores_own_count_was_put_back(told: Kept) -> None:
    last = max(one.number for one in told.store.of_day(TUESDAY))
    changed(told, delete(opening).where(opening.c.number == last))
    changed(told, update(numbering).values(last=last - 1))
    assert told.rules() == ([] if told.store.database.postgres else [Rule.MISSING])


def test_what_an_earlier_version_numbered_may_have_gaps(told: Kept) -> None:
    changed(told, update(opening).where(opening.c.number == 4).values(number=9))
    changed(told, delete(numbering))
    again = Kept(StoredOpenings(told.store.database), told.leaves, told.clock)
    assert again.rules() == []
    again.store.write([record(day=TUESDAY)])
    assert again.rules() == []


def test_a_record_that_was_hidden_from_its_data_subject_is_seen(told: Kept) -> None:
    first = told.store.of_subject(SUBJECT, 9)[-1].number
    changed(told, update(opening).where(opening.c.number == first).values(subject=OTHER))
    assert told.rules() == [Rule.MISPLACED]


def test_a_day_that_was_made_up_is_not_in_the_trail_and_one_that_went_is(told: Kept) -> None:
    kept = [one.line for one in told.store.of_day(MONDAY)][:2]
    changed(told, delete(opening).where(opening.c.day == "2026-03-02"))
    changed(told, delete(closed_day))
    assert told.rules() == [Rule.GONE, Rule.MISSING]
    rows = [{"day": "2026-03-02", "subject": SUBJECT, "line": line.decode()} for line in kept]
    changed(told, insert(opening).values(rows))
    digest = digest_of(kept)
    row = {"day": "2026-03-02", "count": digest.count, "root": digest.root, "position": 7}
    changed(told, insert(closed_day).values(row))
    assert told.rules()[:2] == [Rule.UNVOUCHED, Rule.GONE]


# The term


def test_past_their_term_records_go_and_the_trail_still_vouches_for_the_day(told: Kept) -> None:
    told.clock.passes(days=TERM.days - 1)
    assert told.digests.forget() == 0
    told.clock.passes(days=1)
    assert told.digests.forget() == 3
    found = told.digests.check()
    assert (found.records, found.past_term, found.deviations) == (0, 1, ())
    assert [one.digest.count for one in told.store.closed()] == [3]
    assert told.store.count(SUBJECT) == 1


def test_records_that_went_before_their_term_are_missed(told: Kept) -> None:
    changed(told, delete(opening).where(opening.c.day == "2026-03-02"))
    assert told.rules() == [Rule.CHANGED, Rule.MISSING]


def test_what_is_not_in_the_trail_yet_is_kept_beyond_its_term(kept: Kept) -> None:
    kept.store.write([record()])
    kept.clock.passes(days=TERM.days + 5)
    assert kept.digests.forget() == 0
    kept.digests.close_days()
    assert kept.digests.forget() == 1
    assert kept.rules() == []


def test_a_digest_of_nothing_is_told_from_none(kept: Kept) -> None:
    assert kept.store.close(MONDAY) == Digest(0, digest_of([]).root)
