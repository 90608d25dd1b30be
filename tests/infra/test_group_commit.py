"""Group commit: everyone is answered, batches form, whoever fails fails alone."""

import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from application.group_commit import GroupCommit
from application.ports import Appended
from infra.database import StoreUnavailable
from infra.event_log.log import LibraryEventLog
from infra.event_log.pending import Pending, Record
from infra.event_log.refusals import IdempotencyKeyReused, OutcomeUnknown, RowRefused, StreamMovedOn
from infra.wire import Wire
from tests.infra.world import BY, Place, append, noticed

THREADS = 32


@dataclass
class Item:
    number: int
    answer: int | None = None


@dataclass
class Slow:
    """Commits slowly enough that others gather meanwhile."""

    seconds: float = 0.002
    batches: list[list[int]] = field(default_factory=list)
    fails: Callable[[list[Item]], bool] = lambda _: False

    def __call__(self, items: list[Item]) -> None:
        time.sleep(self.seconds)
        self.batches.append([item.number for item in items])
        if self.fails(items):
            raise RuntimeError("the whole batch")
        for item in items:
            item.answer = -item.number


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A program that was started in the background is told to ignore the interrupt."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _asked_by(threads: int, ask: Callable[[int], Any]) -> list[Any]:
    with ThreadPoolExecutor(threads) as pool:
        asked = [pool.submit(ask, number) for number in range(threads)]
        return [one.exception(timeout=20) or one.result() for one in asked]


def test_every_caller_is_answered_once_and_company_shares_a_commit() -> None:
    commit = Slow()
    group = GroupCommit(commit)

    def ask(thread: int) -> None:
        for number in range(20):
            items = [Item(thread * 100 + number + 1)]
            group.submit(items)
            assert items[0].answer == -items[0].number

    assert _asked_by(THREADS, ask) == [None] * THREADS
    done = [number for batch in commit.batches for number in batch]
    assert len(done) == len(set(done)) == THREADS * 20 == group.items
    assert group.batches == len(commit.batches)
    assert group.items / group.batches > 1


def test_a_caller_alone_waits_for_nobody() -> None:
    commit = Slow(0)
    group = GroupCommit(commit)
    group.submit([Item(1), Item(2)])
    group.submit([Item(3)])
    assert commit.batches == [[1, 2], [3]]


def test_a_batch_is_bounded_and_keeps_the_order_of_arrival() -> None:
    begun, go = threading.Event(), threading.Event()
    batches: list[list[int]] = []

    def commit(items: list[Item]) -> None:
        begun.set()
        go.wait(10)
        batches.append([item.number for item in items])

    group = GroupCommit(commit, most=4)
    with ThreadPoolExecutor(8) as pool:
        pool.submit(group.submit, [Item(0)])
        begun.wait(10)
        for number in range(1, 6):
            pool.submit(group.submit, [Item(number), Item(-number)])
            while len(group._waiting) < number:
                time.sleep(0.001)
        go.set()
    assert batches == [[0], [1, -1, 2, -2], [3, -3, 4, -4], [5, -5]]


def test_what_a_commit_raises_reaches_the_whole_batch_and_no_other() -> None:
    commit = Slow(fails=lambda items: any(item.number % 7 == 0 for item in items))
    group = GroupCommit(commit)
    raised = _asked_by(THREADS, lambda number: group.submit([Item(number)]))
    failed = {number for number, answer in enumerate(raised) if isinstance(answer, RuntimeError)}
    expected = {n for batch in commit.batches if any(m % 7 == 0 for m in batch) for n in batch}
    assert failed == expected
    group.submit([Item(1)])


def test_under_load_and_failures_nobody_waits_for_ever() -> None:
    chance = random.Random(7)
    commit = Slow(0.0003, fails=lambda _: chance.random() < 0.3)
    group = GroupCommit(commit, most=8)
    until = time.monotonic() + 1.5

    def ask(_: int) -> int:
        count = 0
        while time.monotonic() < until:
            try:
                group.submit([Item(1)] * (count % 3))
            except RuntimeError:
                time.sleep(0)
            count += 1
        return count

    assert all(isinstance(count, int) and count > 0 for count in _asked_by(THREADS, ask))


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("company", [0, 3])
def test_a_caller_who_is_interrupted_holds_nobody_up(company: int) -> None:
    begun, go = threading.Event(), threading.Event()
    done: list[int] = []

    def commit(items: list[Item]) -> None:
        begun.set()
        go.wait(10)
        done.extend(item.number for item in items)

    def interrupt() -> None:
        while len(group._waiting) < 1:
            time.sleep(0.001)
        main = threading.main_thread().ident
        assert main is not None
        signal.pthread_kill(main, signal.SIGINT)

    group = GroupCommit(commit)
    with ThreadPoolExecutor(8) as pool:
        pool.submit(group.submit, [Item(0)])
        begun.wait(10)
        pool.submit(interrupt)
        with pytest.raises(KeyboardInterrupt):
            group.submit([Item(-1)])
        asked = [pool.submit(group.submit, [Item(number)]) for number in range(company)]
        while len(group._waiting) < company:
            time.sleep(0.001)
        go.set()
        assert [one.result(timeout=10) for one in asked] == [None] * company
    group.submit([Item(9)])
    assert sorted(done) == sorted([0, *range(company), 9])


@pytest.mark.usefixtures("interruptible")
def test_a_caller_interrupted_when_it_was_served_passes_the_waking_on() -> None:
    begun, go = threading.Event(), threading.Event()
    first = [True]

    def commit(items: list[Item]) -> None:
        if first.pop() if first else False:
            begun.set()
            go.wait(10)
        elif any(item.number == -1 for item in items):
            main = threading.main_thread().ident
            assert main is not None
            signal.pthread_kill(main, signal.SIGINT)
            time.sleep(0.05)

    group = GroupCommit(commit)
    with ThreadPoolExecutor(8) as pool:
        pool.submit(group.submit, [Item(0)])
        begun.wait(10)
        asked = [pool.submit(group.submit, [Item(1)])]
        while len(group._waiting) < 1:
            time.sleep(0.001)

        def later() -> None:
            while len(group._waiting) < 2:
                time.sleep(0.001)
            asked.append(pool.submit(group.submit, [Item(2)]))
            while len(group._waiting) < 3:
                time.sleep(0.001)
            go.set()

        pool.submit(later)
        with pytest.raises(KeyboardInterrupt):
            group.submit([Item(-1)])
        assert [one.result(timeout=10) for one in asked] == [None, None]
    group.submit([Item(9)])


# On a log


def test_batches_form_under_many_threads_and_positions_have_no_gaps(place: Place) -> None:
    log = place.log()
    answers = _asked_by(
        THREADS, lambda n: [log.append(append(f"s-{n}", after=v)) for v in range(8)]
    )
    positions = sorted(one.first for answer in answers for one in answer)
    assert positions == list(range(1, THREADS * 8 + 1))
    assert log.recorder.group.items / log.recorder.group.batches > 1
    assert [one.position for one in log.since(0)] == positions


def test_of_many_who_race_for_one_version_one_wins(place: Place) -> None:
    log = place.log()
    log.append(append("s-1"))
    answers = _asked_by(THREADS, lambda _: log.append(append("s-1", after=1)))
    assert sum(isinstance(one, Appended) for one in answers) == 1
    assert sum(isinstance(one, StreamMovedOn) for one in answers) == THREADS - 1
    assert log.size() == 2


def test_of_many_with_one_key_one_lands_and_all_get_its_answer(place: Place) -> None:
    log = place.log()
    answers = _asked_by(THREADS, lambda _: log.append(append("s-1", key="a:k", request=b"r")))
    assert {(one.first, one.last) for one in answers} == {(1, 1)}
    assert sum(not one.repeated for one in answers) == 1
    assert log.size() == 1


def _picky(place: Place) -> LibraryEventLog:
    """A log whose database refuses a second event of stream `picky`, and knows why."""
    log = place.log()
    with log.database.writing() as connection:
        connection.exec_driver_sql("create unique index no on leaf (stream) where stream = 'picky'")
    log.append(append("picky"))
    return log


def test_a_row_that_the_database_refuses_fails_alone(place: Place) -> None:
    log = _picky(place)
    answers = log.append_all([append("s-1"), append("picky", after=1), append("s-3")])
    assert [type(one) for one in answers] == [Appended, RowRefused, Appended]
    assert [(one.position, one.stream) for one in log.since(1)] == [(2, "s-1"), (3, "s-3")]


def test_what_cannot_even_be_encoded_fails_alone(place: Place) -> None:
    log = place.log()
    record = Record("s-2", 1, "obligation.overdue-noticed.v1", None)  # type: ignore[arg-type]
    strange = Pending([record], dossier="d", events=[noticed()], by=BY)
    log.recorder.write([strange])
    assert isinstance(strange.error, TypeError)
    log.append(append("s-2"))
    assert log.size() == 1


@pytest.mark.parametrize("key", ["a:\x00", "a:\ud800"])
def test_a_key_that_no_database_can_hold_fails_alone(place: Place, key: str) -> None:
    log = place.log()
    answers = log.append_all([append("s-1"), append("s-2", key=key), append("s-3")])
    if place.postgres or key != "a:\x00":
        assert isinstance(answers[1], Exception)
    assert log.size() == sum(isinstance(one, Appended) for one in answers)
    assert [type(one) for one in answers[::2]] == [Appended, Appended]


@pytest.mark.parametrize("stream", ["", "s 1", 's"1', "s\\1", "s\n1", "ß", "s\x00"])
def test_a_stream_that_no_leaf_can_name_fails_alone(place: Place, stream: str) -> None:
    log = place.log()
    answers = log.append_all([append("s-1"), append(stream), append("s-3", dossier=f"d{stream} ")])
    assert [type(one) for one in answers] == [Appended, RowRefused, RowRefused]
    assert log.size() == 1


@contextmanager
def _commit(log: LibraryEventLog, ends: Callable[[Wire], None]) -> Iterator[None]:
    """Another end for COMMIT, on the connection that the writer keeps."""
    log.append(append("s-0"))
    wire = log.recorder.writer._wire
    assert wire is not None
    vars(wire)["commit"] = lambda: ends(wire)
    yield
    vars(wire).pop("commit", None)


@pytest.mark.parametrize("done", [True, False])
def test_when_the_answer_to_a_commit_is_lost_the_key_tells(place: Place, done: bool) -> None:
    log = place.log()
    lost = log.database.driver.OperationalError("connection lost")

    def ends(wire: Wire) -> None:
        if done:
            Wire.commit(wire)
        elif place.postgres:
            wire.driver.close()
        raise lost

    # A SQLite transaction that is still open was certainly not committed.
    told = OutcomeUnknown if done or place.postgres else StoreUnavailable
    with _commit(log, ends), pytest.raises(told):
        log.append(append("s-1", key="a:k", request=b"r"))
    again = log.append(append("s-1", key="a:k", request=b"r"))
    assert again.repeated is done
    assert [one.stream for one in log.since(0)] == ["s-0", "s-1"]
    with pytest.raises(IdempotencyKeyReused):
        log.append(append("s-1", key="a:k", request=b"another"))


def test_writers_that_lose_collide_and_are_refused_still_leave_no_gap(place: Place) -> None:
    log = _picky(place)
    until = time.monotonic() + 1.5

    def ask(thread: int) -> int:
        chance, landed = random.Random(thread), 0
        while time.monotonic() < until:
            stream = f"s-{chance.randrange(6)}"
            after = log.version(stream)
            match chance.randrange(5):
                case 0:
                    [refused] = log.append_all([append("picky", after=1)])
                    assert isinstance(refused, RowRefused)
                case 1:
                    answers = log.append_all([append(stream, after=after, dossier="d")] * 2)
                    landed += sum(isinstance(one, Appended) for one in answers)
                case _:
                    [answer] = log.append_all([append(stream, after=after, dossier="d")])
                    landed += isinstance(answer, Appended)
        return landed

    landed = _asked_by(16, ask)
    assert [one.position for one in log.since(0)] == list(range(1, sum(landed) + 2))
    for stream in range(6):
        versions = [one.version for one in log.read(f"s-{stream}")]
        assert versions == list(range(1, len(versions) + 1))
