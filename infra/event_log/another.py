"""Another process that looks at the later part of a long log.

It is a program of its own, started plainly rather than by `multiprocessing`, which would run the
caller's main again; and it needs little of ours, so that it is soon at work.
"""

import gc
import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from importlib import import_module
from typing import Any, NamedTuple, Self

from domain.trail.part import Part
from infra.event_log.columns import Columns
from infra.event_log.rows import reading


class Address(NamedTuple):
    """How the driver connects, and the schema on a server."""

    driver: str
    positional: Sequence[Any]
    named: dict[str, Any]
    schema: str | None


class Asked(NamedTuple):
    """The rows to look at, and the sizes of the log at which its root will be wanted."""

    after: int
    upto: int
    cuts: Sequence[int]


class Seen(NamedTuple):
    part: Part
    columns: Columns


class Ended(Exception):
    """The process ended without an answer."""


class Another:
    def __init__(self, address: Address, asked: Asked) -> None:
        self.asked = asked
        self._request = pickle.dumps((address, asked))

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import answer; answer()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdin is not None
        with suppress(BrokenPipeError), self._process.stdin as asked:
            asked.write(self._request)  # an address may hold a password: never an argument
        return self

    def seen(self) -> Seen:
        """Waits for the outcome. Raises Ended when there is none."""
        assert self._process.stdout is not None
        answered = self._process.stdout.read()
        if self._process.wait() != 0:
            raise Ended
        seen: Seen = pickle.loads(answered)
        return seen

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


def look(address: Address, asked: Asked) -> Seen:
    """What the process does; it opens the log for itself."""
    part, columns = Part(asked.after), Columns()
    driver = import_module(address.driver)
    with closing(driver.connect(*address.positional, **address.named)) as connection:
        if address.schema is not None:
            connection.execute(f'set search_path = "{address.schema}"')
        with reading(connection, columns) as read:
            part.take(read(asked.after, asked.upto), asked.cuts)
    return Seen(part, columns)


def answer() -> None:
    """From being asked on its input to answering on its output; it ends before it has rubbish."""
    gc.disable()
    sys.stdout.buffer.write(pickle.dumps(look(*pickle.load(sys.stdin.buffer))))
