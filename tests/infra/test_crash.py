"""Killed at any moment: what was answered is there, the trail verifies, the views catch up."""

import multiprocessing
import random
import threading
import time
from multiprocessing.connection import Connection
from typing import Any

import pytest

from application.people import SYSTEM
from domain.errors import Unavailable
from tests.infra.child import Where, where, write_beside_another, write_for_ever
from tests.infra.world import Opened, Place, opening
from tests.postgres import Server, server

forking = multiprocessing.get_context("forkserver")
forking.set_forkserver_preload(["tests.infra.child"])


def _told(pipe: Connection) -> list[Any]:
    """All that was told before the other end fell silent."""
    said: list[Any] = []
    try:
        while True:
            said.append(pipe.recv())
    except (EOFError, OSError):
        return said


def _start(work: Any, there: Where, *more: Any) -> tuple[Any, Connection]:
    mine, other = forking.Pipe(duplex=False)
    process = forking.Process(target=work, args=(there, other, *more), daemon=True)
    process.start()
    other.close()
    return process, mine


def _killed(there: Where, seed: int, after: float) -> list[tuple[str, int, int]]:
    """A writer that is killed so many seconds after it started, or every other time after it was
    first answered; what it was answered."""
    process, pipe = _start(write_for_ever, there, seed)
    if seed % 2:
        pipe.poll(30)
    time.sleep(after)
    process.kill()
    said = _told(pipe)
    process.join()
    process.close()
    pipe.close()
    return said


def _must_hold(place: Place, answered: list[tuple[str, int, int]], *, compared: bool) -> None:
    opened = place.open()
    found = opened.trail.verify()
    assert found.holds, found
    events = {(one.stream, one.version): one.position for one in opened.log.since(0)}
    for key, version, position in answered:
        assert events[f"obligation-{key}", version] == position
    assert sorted(events.values()) == list(range(2, opened.log.size() + 1))
    assert opened.views.behind() == 0
    assert not compared or opened.views.check() == []
    _goes_on(opened)
    opened.close()
    place.opened.clear()


def _goes_on(opened: Opened) -> None:
    key = f"after-{opened.log.size()}"
    opened.handle(key, opening(key), SYSTEM)
    assert opened.views.behind() == 0


def _kill_often(place: Place, times: int, longest: float) -> None:
    chance, all_answered = random.Random(), 0
    for _ in range(times // 10):
        here = place.elsewhere()
        here.opened = []
        answered: list[tuple[str, int, int]] = []
        for seed in range(10):
            answered += _killed(where(here), seed, chance.uniform(0, longest))
            _must_hold(here, answered, compared=not place.postgres or seed in (4, 9))
        all_answered += len(answered)
    assert all_answered > times


def test_fifty_times_killed_on_sqlite(folder_place: Place) -> None:
    _kill_often(folder_place, 50, longest=0.4)


def test_ten_times_killed_on_postgres(server_place: Place) -> None:
    _kill_often(server_place, 10, longest=1.0)


def test_two_processes_write_one_log(place: Place) -> None:
    processes = [_start(write_beside_another, where(place), 60, mark) for mark in ("x", "y")]
    said = [_told(pipe) for _, pipe in processes]
    for process, pipe in processes:
        process.join()
        process.close()
        pipe.close()
    ends = [one.pop() for one in said]
    assert ends == [([], {}), ([], {})]
    assert all(len(one) > 10 for one in said)
    landed = [(key, version, position) for one in said for key, version, position in one]
    positions = {position for _, _, position in landed}
    opened = place.open()
    assert opened.trail.verify().holds
    events = {(one.stream, one.version): one.position for one in opened.log.since(0)}
    assert sorted(events.values()) == list(range(2, opened.log.size() + 1))
    assert positions <= {1, *events.values()}
    assert opened.views.check() == []


# A server that dies


@pytest.fixture(scope="module")
def mortal() -> Any:
    with server() as running:
        yield running


def test_a_server_killed_and_started_again(mortal: Server, tmp_path: Any) -> None:
    place = Place(tmp_path, mortal.url, "m_")
    opened = place.open()
    answered: dict[str, int] = {}
    unanswered: list[tuple[str, Exception]] = []
    done = threading.Event()

    def work(thread: int) -> None:
        number = 0
        while not done.is_set():
            number += 1
            key = f"k{thread}-{number}"
            try:
                receipt = opened.handle(key, opening(key), SYSTEM, idempotency=key)
                answered[key] = receipt.position
            except Unavailable as error:
                unanswered.append((key, error))
                time.sleep(0.05)

    threads = [threading.Thread(target=work, args=(thread,)) for thread in range(8)]
    for one in threads:
        one.start()
    time.sleep(0.4)
    mortal.kill()
    time.sleep(0.1)
    mortal.start()
    at_restart = len(answered)
    until = time.monotonic() + 10
    while len(answered) < at_restart + 20 and time.monotonic() < until:
        time.sleep(0.01)
    done.set()
    for one in threads:
        one.join()
    assert len(answered) >= at_restart + 20
    assert unanswered
    for key, _ in unanswered:
        answered[key] = opened.handle(key, opening(key), SYSTEM, idempotency=key).position
    there = {one.stream: one.position for one in opened.log.since(0)}
    assert there == {f"obligation-{key}": position for key, position in answered.items()}
    assert opened.trail.verify().holds
    opened.views.catch_up()
    assert opened.views.failures() == {}
    assert opened.views.check() == []
    place.close()
