"""Verifying the live log: every rule of the trail over its rows, as they stood when it began.

The bodies of a long log are looked at in a process beside the one that follows the lines: they
need no memory of earlier rows, and hashing them is about half of the work.
"""

import pickle
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple, Self

from sqlalchemy import Connection, select

from application.trail import Progress
from domain.trail.bodies import Bodies, Row
from domain.trail.faults import Fault
from domain.trail.verify import Expected, Verified, verify, verify_lines
from infra.database import Database, Promises, StoreUnavailable, open_database
from infra.event_log import schema
from infra.event_log.columns import Columns, check_rest

LONG = 100_000
"""Leaves from which a second process pays for its start."""
PAGE = 256

_EVERYTHING = (
    "select l.position, l.line, b.body, l.stream, l.version, l.topic from leaf l"
    " left join body b on b.position = l.position order by l.position"
)
_LINES = "select position, line, null from leaf order by position"


def expectations(connection: Connection, origin: str, vkey: str) -> Expected:
    """What the store keeps beside the leaves, which must be what they come to."""
    head, chain = schema.head.c, schema.chain.c
    size, root = connection.execute(select(head.size, head.root)).one()
    notes = connection.scalars(select(schema.checkpoint.c.note))
    heads = connection.execute(select(chain.chain, chain.n, chain.head, chain.position))
    return Expected(
        origin=origin,
        vkey=vkey,
        checkpoints=tuple(notes),
        size=size,
        root=bytes(root),
        heads={name: (n, bytes(last).hex(), position - 1) for name, n, last, position in heads},
    )


def verify_rows(
    database: Database, connection: Connection, expected: Expected, progress: Progress | None
) -> Verified:
    """In the snapshot of the connection. Raises the Fault at the first position that offends."""
    size = expected.size or 0
    if size < LONG:
        columns = Columns()
        with closing(_rows(connection, _EVERYTHING)) as rows:
            found = verify(_shown(columns.passing(rows), size, progress), expected)
        columns.check()
        check_rest(connection)
        return found
    return _with_another(database, connection, expected, progress)


def _with_another(
    database: Database, connection: Connection, expected: Expected, progress: Progress | None
) -> Verified:
    size = expected.size or 0
    with _Other(database, size) as other, closing(_rows(connection, _LINES)) as rows:
        found = verify_lines(_shown(rows, size, progress), lambda: other.seen.bodies, expected)
        if (fault := other.seen.columns) is not None:
            raise fault
        return found


class Seen(NamedTuple):
    """What the second process found."""

    bodies: Bodies
    columns: Fault | None


class _Other:
    """A process of our own program that looks at bodies and columns.

    Started plainly rather than by `multiprocessing`, which would run the caller's main again.
    """

    def __init__(self, database: Database, size: int) -> None:
        url = database.engine.url.render_as_string(hide_password=False)
        self._asked = pickle.dumps((url, database.promises, size))

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import answer; answer()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdin is not None
        with self._process.stdin as asked:  # an address may hold a password: never an argument
            asked.write(self._asked)
        return self

    @cached_property
    def seen(self) -> Seen:
        """Waits for the outcome."""
        assert self._process.stdout is not None
        answered = self._process.stdout.read()
        if self._process.wait() != 0:
            raise StoreUnavailable(store="log", reason="the second process of a verification ended")
        seen: Seen = pickle.loads(answered)
        return seen

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


def look(url: str, promises: Promises, size: int) -> Seen:
    """What the second process does; it opens the log for itself."""
    database, bodies, columns = open_database(url, promises), Bodies(), Columns()
    with closing(database), database.reading() as connection:
        with closing(_rows(connection, _EVERYTHING)) as rows:
            for _ in islice(bodies.passing(columns.passing(rows)), size):
                pass
        try:
            columns.check()
            check_rest(connection)
        except Fault as fault:
            return Seen(bodies, fault)
    return Seen(bodies, None)


def answer() -> None:
    """The second process, from being asked on its input to answering on its output."""
    sys.stdout.buffer.write(pickle.dumps(look(*pickle.load(sys.stdin.buffer))))


def _rows(connection: Connection, said: str) -> Generator[Any, None, None]:
    """Straight from the driver, a page at a time; as bytes, also what was put back as text."""
    driver: Any = connection.connection.dbapi_connection
    streamed = connection.dialect.name == "postgresql"
    cursor = driver.cursor(name="trail", binary=True) if streamed else driver.cursor()
    driver.text_factory = bytes
    try:
        cursor.execute(said)
        while page := cursor.fetchmany(PAGE):
            yield from page
    finally:
        driver.text_factory = str
        cursor.close()


def _shown(rows: Iterator[Row], size: int, progress: Progress | None) -> Iterator[Row]:
    return rows if progress is None else _telling(rows, size, progress)


def _telling(rows: Iterator[Row], size: int, progress: Progress) -> Iterator[Row]:
    done = 0
    for done, row in enumerate(rows, start=1):
        yield row
        if done % 1_000 == 0:
            progress(done, size)
    progress(done, size)
