"""How answers are shown: tables and bars on a terminal, plain lines and JSON in a pipe."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import Any, TypeVar

import typer

from application.trail import Progress
from domain.messages import Message
from domain.messages import Text as Words

M = TypeVar("M", bound=Message)
Row = Sequence[str]

PROSE = 16
"""The narrowest column in which sentences can still be read."""


def echo_json(answer: Any) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2, default=str))


def table(headings: Row, rows: Sequence[Row]) -> None:
    """Columns under headings. In a pipe, or where a terminal is too narrow, as plain lines."""
    columns = list(zip(headings, *rows, strict=True))
    if sys.stdout.isatty() and _fits(columns):
        _rich_table(columns)
        return
    widths = [max(map(len, column)) for column in columns]
    for row in (headings, *rows):
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())


def show_list(
    found: Sequence[M],
    headings: Sequence[Words],
    row: Callable[[M], Row],
    language: str,
    *,
    as_json: bool,
) -> None:
    """A register: as programs read it, or a row for each."""
    if as_json:
        echo_json([one.model_dump(mode="json", by_alias=True) for one in found])
        return
    table([one[language] for one in headings], [row(one) for one in found])


def _fits(columns: Sequence[Row]) -> bool:
    """Whether nothing that people copy, such as an id, has to be broken off."""
    needed = (PROSE if _is_prose(one) else max(map(len, one)) for one in columns)
    return sum(needed) + 3 * len(columns) <= get_terminal_size().columns


def _is_prose(column: Row) -> bool:
    return any(" " in cell for cell in column[1:])


def _rich_table(columns: Sequence[Row]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, *cells in columns:
        shown.add_column(heading, no_wrap=not _is_prose((heading, *cells)), overflow="fold")
    for row in zip(*(column[1:] for column in columns), strict=True):
        shown.add_row(*map(Text, row))
    Console().print(shown)


def facts(pairs: Sequence[tuple[str, str]]) -> None:
    """One fact to a line."""
    width = max((len(name) for name, _ in pairs), default=0)
    for name, value in pairs:
        typer.echo(f"{name:<{width}}  {value}".rstrip())


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """A bar on the error stream of a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _, __: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(label, total=None)
        yield _moving(bar.update, task)


def _moving(update: Callable[..., None], task: Any) -> Progress:
    def told(done: int, total: int) -> None:
        update(task, completed=done, total=total)

    return told
