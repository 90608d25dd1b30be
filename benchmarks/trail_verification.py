"""Verifying a trail against merely reading and hashing the same rows, on a SQLite log.

`alone` is one process. `beside` looks at the bodies in a second process, as the verification of a
large log does: the bodies need no memory of earlier rows.
"""

import argparse
import multiprocessing
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from domain.trail.bodies import Bodies, Row
from domain.trail.verify import Expected, verify, verify_lines

BOTH = (
    "select leaf.position, leaf.line, body.body from leaf "
    "left join body on body.position = leaf.position order by leaf.position"
)
LINES = "select position, line, null from leaf order by position"


def rows(log: Path, query: str) -> Iterator[Row]:
    with closing(sqlite3.connect(f"{log.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        cursor = connection.execute(query)
        while page := cursor.fetchmany(128):
            yield from page


def read_and_hash(log: Path) -> None:
    with closing(sqlite3.connect(f"{log.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        for _, line, body in connection.execute(BOTH):
            sha256(line).digest()
            if body is not None:
                sha256(body).digest()


def look_at_bodies(log: Path) -> Bodies:
    bodies = Bodies()
    for _ in bodies.passing(rows(log, BOTH)):
        pass
    return bodies


def verify_beside(log: Path, pool: ProcessPoolExecutor) -> None:
    bodies = pool.submit(look_at_bodies, log)
    verify_lines(rows(log, LINES), bodies.result, Expected())


def measure(log: Path, rounds: int = 5) -> dict[str, float]:
    """Best seconds of some rounds taken in turn, and the speeds relative to read + SHA-256."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        pool.submit(int).result()  # a process that is there, as a server's would be
        tasks: dict[str, Callable[[], object]] = {
            "read_and_hash": lambda: read_and_hash(log),
            "alone": lambda: verify(rows(log, BOTH)),
            "beside": lambda: verify_beside(log, pool),
        }
        best = dict.fromkeys(tasks, float("inf"))
        for _ in range(rounds):
            for name, task in tasks.items():
                best[name] = min(best[name], _seconds(task))
    base = best["read_and_hash"]
    return best | {"ratio_alone": base / best["alone"], "ratio_beside": base / best["beside"]}


def _seconds(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("log", type=Path)
    for name, figure in measure(arguments.parse_args().log).items():
        sys.stdout.write(f"{name:14} {figure:8.3f}\n")
