"""Figure (a): durable commands a second, ours against the library's own recorder, same threads."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.library import Library, on_postgres, on_sqlite
from benchmarks.life import finding, fulfilling, noticing, opening
from benchmarks.stores import folder, settings
from domain.identity import uuid7
from interface.main import open_doors


@dataclass(frozen=True)
class Rate:
    commands: float
    """Durable commands a second."""
    batch: float = 1.0
    """Commands in one commit, on average."""


def many(threads: int, seconds: float, once: Callable[[], int]) -> float:
    """How often a second `once` got done, by so many threads, each at it without a pause."""
    counts = [0] * threads
    start = threading.Barrier(threads + 1)
    end = [0.0]

    def work(number: int) -> None:
        start.wait()
        while time.perf_counter() < end[0]:
            counts[number] += once()

    workers = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
    for worker in workers:
        worker.start()
    began = time.perf_counter()
    end[0] = began + seconds
    start.wait()
    for worker in workers:
        worker.join()
    return sum(counts) / (time.perf_counter() - began)


def ours(where: Path, postgres: str | None, threads: int, seconds: float) -> Rate:
    """Through the application: policy, decision, leaf, chains, and views caught up."""
    doors = open_doors(settings(where, postgres))
    desk = doors.desk

    def once() -> int:
        key = uuid7()
        desk.handle(opening(key))
        desk.handle(noticing(key))
        desk.handle(fulfilling(key, idempotency=key))
        desk.handle(finding(key))
        return 4

    group = desk.group
    many(threads, seconds / 5, once)
    batches, items = group.batches, group.items
    rate = many(threads, seconds, once)
    made = Rate(rate, (group.items - items) / max(1, group.batches - batches))
    assert doors.views.behind() == 0
    doors.close()
    return made


def theirs(library: Library, threads: int, seconds: float) -> Rate:
    def once() -> int:
        key = library.open()
        library.notice(key)
        library.fulfil(key)
        library.find_late(key)
        return 4

    many(threads, seconds / 5, once)
    rate = many(threads, seconds, once)
    library.application.close()
    return Rate(rate)


def measure(postgres: str | None, threads: int, seconds: float = 5.0) -> tuple[Rate, Rate]:
    """Ours and the library's, one after the other, on fresh stores."""
    with folder() as where:
        library = on_sqlite(where) if postgres is None else on_postgres(postgres)
        other = theirs(library, threads, seconds)
        return ours(where, postgres, threads, seconds), other
