"""Whose turn it is: one process at a time makes views anew or beside those in use.

A process that dies gives its turn up, because the database or the file lock does that for it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from infra.database import Database

LONGEST = 3_600
"""Seconds that another one's turn is waited for."""


@contextmanager
def turn(database: Database) -> Iterator[None]:
    if database.postgres:
        with database.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(f"set local lock_timeout = '{LONGEST}s'")
            said = "select pg_advisory_xact_lock(hashtext(%s))"
            connection.exec_driver_sql(said, (f"{database.store} is rebuilt",))
            yield
        return
    beside = f"{database.engine.url.database}-turn"
    with closing(sqlite3.connect(beside, timeout=LONGEST, isolation_level=None)) as holder:
        holder.execute("begin exclusive")
        yield
