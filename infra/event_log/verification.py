"""Verifying the live log: every rule of the trail over its rows, as they stood when it began.

The bodies of a long log are looked at in a process beside the one that follows the lines: they
need no memory of earlier rows, and hashing them is about half of the work.
"""

import multiprocessing
from collections.abc import Generator, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from application.trail import Progress
from domain.trail.bodies import Bodies, Row
from domain.trail.verify import Expected, Verified, verify, verify_lines
from infra.database import Database, Promises, open_database
from infra.event_log import schema
from infra.event_log.columns import check_columns

LONG = 100_000
"""Leaves from which a second process pays for its start."""
PAGE = 256

_WITH_BODIES = (
    "select l.position, l.line, b.body from leaf l"
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
        with closing(_rows(connection, _WITH_BODIES)) as rows:
            found = verify(_shown(rows, size, progress), expected)
    else:
        found = _beside(database, connection, expected, progress)
    check_columns(connection)
    return found


def _beside(
    database: Database, connection: Connection, expected: Expected, progress: Progress | None
) -> Verified:
    size = expected.size or 0
    url = database.engine.url.render_as_string(hide_password=False)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        bodies = pool.submit(look_at_bodies, url, database.promises, size)
        with closing(_rows(connection, _LINES)) as rows:
            return verify_lines(_shown(rows, size, progress), bodies.result, expected)


def look_at_bodies(url: str, promises: Promises, size: int) -> Bodies:
    """What the second process does; it opens the log for itself."""
    database, bodies = open_database(url, promises), Bodies()
    with closing(database), database.reading() as connection:
        with closing(_rows(connection, _WITH_BODIES)) as rows:
            for _ in islice(bodies.passing(rows), size):
                pass
    return bodies


def _rows(connection: Connection, said: str) -> Generator[Row, None, None]:
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
