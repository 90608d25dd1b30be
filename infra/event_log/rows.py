"""The rows of the log, straight from a driver, with what each is found by looked at in passing."""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import Any, Protocol

from domain.trail.bodies import Row
from infra.event_log.columns import Columns

PAGE = 256


class Read(Protocol):
    """The rows behind a position, and up to one; without these from the first or to the last."""

    def __call__(self, after: int | None = None, upto: int | None = None) -> Iterator[Row]: ...


@contextmanager
def reading(driver: Any, columns: Columns) -> Iterator[Read]:
    """Over one connection, which until then gives text as `columns` wants it."""
    with ExitStack() as opened:

        def read(after: int | None = None, upto: int | None = None) -> Iterator[Row]:
            return columns.passing(opened.enter_context(closing(_rows(driver, _said(after, upto)))))

        driver.text_factory = bytearray
        try:
            yield read
        finally:
            driver.text_factory = str


def _said(after: int | None, upto: int | None) -> str:
    bounds = [f"l.position > {after}"] * (after is not None)
    bounds += [f"l.position <= {upto}"] * (upto is not None)
    return (
        "select l.position, l.line, b.body, l.stream, l.version, l.topic from leaf l"
        f" left join body b on b.position = l.position{' where ' * bool(bounds)}"
        f"{' and '.join(bounds)} order by l.position"
    )


def _rows(driver: Any, said: str) -> Generator[Any, None, None]:
    """A page at a time."""
    embedded = isinstance(driver, sqlite3.Connection)
    cursor = driver.cursor() if embedded else driver.cursor(name="trail", binary=True)
    try:
        cursor.execute(said)
        while page := cursor.fetchmany(PAGE):
            yield from page
    finally:
        cursor.close()
