"""A table of any room as a file to take away: CSV or XLSX, written row by row as it is read.

What a room must give: columns, rows that it reads a page at a time, and the moment looked at.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from tempfile import TemporaryFile
from typing import Generic, TypeVar

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.cell import Cell as OpenCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from starlette.responses import StreamingResponse

from application.asof import AsOf

R = TypeVar("R")
Cell = str | int | date | None


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


KIND = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
AT_ONCE = 200
"""Rows of a CSV that are sent together."""
CHUNK = 64 * 1024

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a cell begins that a spreadsheet would compute."""


@dataclass(frozen=True)
class Column(Generic[R]):
    heading: str
    value: Callable[[R], Cell]


@dataclass(frozen=True)
class Sheet(Generic[R]):
    """A whole list, however long. Every row says as of which position it holds."""

    name: str
    columns: Sequence[Column[R]]
    rows: Iterable[R]
    at: AsOf
    as_known_at: str
    """The heading of the last column."""

    @property
    def headings(self) -> list[str]:
        return [*(one.heading for one in self.columns), self.as_known_at]

    def cells(self) -> Iterator[list[Cell]]:
        for row in self.rows:
            yield [*(one.value(row) for one in self.columns), self.at.position]


def exported(sheet: Sheet[R], kind: Format) -> StreamingResponse:
    body = _csv(sheet) if kind is Format.CSV else _xlsx(sheet)
    name = f'attachment; filename="{sheet.name}-{sheet.at.position}.{kind}"'
    return StreamingResponse(
        body, headers={"content-disposition": name, "content-type": KIND[kind]}
    )


def _csv(sheet: Sheet[R]) -> Iterator[bytes]:
    """Begins with the mark of UTF-8, and separates by `;`, as Dutch spreadsheets want it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(_plain, sheet.headings))
    yield b"\xef\xbb\xbf" + _taken(out)
    cells = sheet.cells()
    while rows := list(islice(cells, AT_ONCE)):
        writer.writerows([_plain(one) for one in row] for row in rows)
        yield _taken(out)


def _plain(value: Cell) -> Cell:
    """Text that begins like a formula gets a quote before it."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _taken(out: io.StringIO) -> bytes:
    said = out.getvalue().encode()
    out.seek(0)
    out.truncate()
    return said


def _xlsx(sheet: Sheet[R]) -> Iterator[bytes]:
    """Rows go to disk as they come, and the file from there."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet.name[:31])
    page.freeze_panes = "A2"
    page.append([_cell(page, one) for one in sheet.headings])
    for cells in sheet.cells():
        page.append([_cell(page, one) for one in cells])
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def _cell(page: WriteOnlyWorksheet, value: Cell) -> OpenCell:
    """Text stays text, also where it begins like a formula; a day is a day."""
    cell = WriteOnlyCell(page)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
    else:
        cell.value = value
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    return cell
