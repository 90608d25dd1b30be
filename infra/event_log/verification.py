"""Verifying the live log: every rule of the trail over its rows, as they stood when it began.

Of a long log the later part is looked at in a process beside, which presumes what the earlier part
must then turn out to be.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, select

from application.trail import Progress
from domain.trail.bodies import Row
from domain.trail.part import Part
from domain.trail.verify import Beside, Expected, Verified, verify
from infra.database import Database, StoreUnavailable
from infra.event_log import schema
from infra.event_log.another import Address, Another, Asked, Ended, Seen
from infra.event_log.columns import Columns
from infra.event_log.kept import size_signed, wrongly_kept
from infra.event_log.rows import reading

LONG = 100_000
"""Leaves from which a second process pays for its start."""
EARLIER = 0.48
"""Of the log, for the process that also has to look at what is kept beside the leaves."""


@contextmanager
def beside(database: Database, connection: Connection) -> Iterator[Another | None]:
    """Another process at work on the later half of the log, if that is long."""
    size = connection.execute(select(schema.head.c.size)).scalar_one()
    if size < LONG:
        yield None
        return
    asked = Asked(int(size * EARLIER), size, _sizes(connection))
    with Another(_address(database), asked) as another:
        yield another


def _sizes(connection: Connection) -> list[int]:
    """Of the checkpoints that can be read; one that cannot is told when all is verified."""
    notes = connection.scalars(select(schema.checkpoint.c.note)).all()
    return [size for size in map(size_signed, notes) if size is not None]


def _address(database: Database) -> Address:
    positional, named = database.engine.dialect.create_connect_args(database.engine.url)
    plain = {key: value for key, value in named.items() if isinstance(value, str | int)}
    name = database.store if database.postgres else None
    return Address(database.driver.__name__, positional, plain, name)


def verify_rows(
    connection: Connection, expected: Expected, another: Another | None, progress: Progress | None
) -> Verified:
    """In the snapshot of the connection. Raises the Fault at the first position that offends."""
    driver: Any = connection.connection.dbapi_connection
    size, columns, later = expected.size or 0, Columns(), Columns()
    kept = wrongly_kept(connection)  # now, because the other process needs a while to begin
    with reading(driver, columns) as read:
        if another is None:
            found = verify(_shown(read(), size, progress), expected)
        else:

            def part() -> Part:
                nonlocal later
                seen, later = _seen(another)
                return seen

            first = _shown(read(upto=another.asked.after), size, progress)
            found = verify(first, expected, beside=Beside(part, read))
            if progress is not None:
                progress(size, size)
    columns.check()
    later.check()
    if kept is not None:
        raise kept
    return found


def _seen(another: Another) -> Seen:
    try:
        return another.seen()
    except Ended:
        reason = "the second process of a verification ended"
        raise StoreUnavailable(store="log", reason=reason) from None


def _shown(rows: Iterator[Row], size: int, progress: Progress | None) -> Iterator[Row]:
    return rows if progress is None else _telling(rows, size, progress)


def _telling(rows: Iterator[Row], size: int, progress: Progress) -> Iterator[Row]:
    done = 0
    for done, row in enumerate(rows, start=1):
        yield row
        if done % 1_000 == 0:
            progress(done, size)
    progress(done, size)
