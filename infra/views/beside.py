"""The half of a long rebuild that a second process does, while the first does the other half.

A row is moved by one stream alone. So each reads the whole log, but decodes and folds the events of
half of the streams, and writes its rows into the same tables.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Protocol, Self, runtime_checkable
from zlib import crc32

import structlog

from application.ports import Recorded
from infra.database import Database
from infra.views.filling import fill, without_collecting
from infra.views.schema import Tables, tables

LONG = 100_000
"""Events from which a second process pays for its start."""
LATE = 20_000
"""Events that the first process has folded by the time that the second begins."""

logger = structlog.get_logger()


class Reader(Protocol):
    """Reads the log. It can be pickled, and is then a reader of the same log elsewhere."""

    def of_streams(self, wanted: Callable[[str], bool], upto: int) -> Iterator[Recorded]:
        """The events of some streams, in the order of recording."""
        ...


@runtime_checkable
class Shared(Protocol):
    """A log that more than one process can read."""

    @property
    def reader(self) -> Reader: ...


@dataclass(frozen=True)
class Share:
    """The streams that one of two processes takes."""

    bound: float
    first: bool

    def __call__(self, stream: str) -> bool:
        return (crc32(stream.encode()) < self.bound) is self.first


def shares(upto: int) -> tuple[Share, Share]:
    """The first process takes more of the streams, since the second starts late."""
    bound = (upto + LATE) / (2 * upto) * 2**32
    return Share(bound, first=True), Share(bound, first=False)


class Other:
    """A process of our own program. It ends when its work or its parent does."""

    def __init__(
        self,
        reader: Reader,
        database: Database,
        made: Sequence[Tables],
        share: Share,
        upto: int,
    ) -> None:
        views = [(one.view, one.generation) for one in made]
        self._asked = pickle.dumps((reader, database, views, share, upto, os.getpid()))

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import answer; answer()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        assert self._process.stdin is not None
        # An address may hold a password: never an argument. Who does not hear it has ended already.
        with suppress(BrokenPipeError), self._process.stdin as asked:
            asked.write(self._asked)
        return self

    def did_it(self) -> bool:
        """Waits for it."""
        assert self._process.stderr is not None
        said = self._process.stderr.read().decode(errors="replace")
        if self._process.wait() == 0:
            return True
        logger.warning("rebuild-goes-on-alone", reason=said.strip().rpartition("\n")[2])
        return False

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stderr is not None
        self._process.stderr.close()


def answer() -> None:
    """What the second process does."""
    reader, database, views, share, upto, parent = pickle.load(sys.stdin.buffer)
    made = [tables(view, generation, database.postgres) for view, generation in views]

    def reached(_position: int) -> None:
        if os.getppid() != parent:
            sys.exit("nobody waits for this any more")

    with without_collecting(), closing(database), closing(database.wire()) as wire:
        fill(wire, made, reader.of_streams(share, upto), reached)
