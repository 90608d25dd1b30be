"""A year as a strip: a mark for every due date, a lane for every party that owes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from application.registers import Listed, ObligationQuery
from interface.web.kept import mark
from interface.web.visit import Visit

MOST = 500
"""Marks that a strip can still be read with."""


@dataclass(frozen=True)
class Mark:
    """One due date in the strip: where it stands, in percent of the year and pixels down."""

    entry: Listed
    kind: str
    """As the legend has it."""
    x: float
    y: int


@dataclass(frozen=True)
class Lane:
    party: str
    y: int
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Strip:
    year: int
    height: int
    now: float | None
    lanes: Sequence[Lane]
    left_off: int
    """Due dates too many to draw."""


_ROW = 16
"""Pixels between two marks that stand above one another."""
_CLOSE = 1.4
"""Percent of the year that a mark takes."""


def strip(visit: Visit, year: int) -> Strip:
    """Every due date of a year that concerns the visitor's party, by who owes first."""
    query = ObligationQuery(
        party=visit.party, due_from=date(year, 1, 1), due_before=date(year + 1, 1, 1), limit=MOST
    )
    page = visit.doors.registers.listed(query, visit.at)
    entries = page.entries
    lanes, y, today = [], 18, visit.at.today
    for party in sorted({one.debtor[0] for one in entries}):
        marks, bottom = _marks((one for one in entries if one.debtor[0] == party), y + 26, today)
        lanes.append(Lane(party, y, marks))
        y = bottom + 20
    now = _place(today) if today.year == year else None
    return Strip(year, y + 14, now, lanes, page.total - len(entries))


def _place(day: date) -> float:
    start, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return round((day - start).days / (end - start).days * 100, 2)


def _marks(entries: Iterable[Listed], top: int, today: date) -> tuple[list[Mark], int]:
    """Marks that would cover one another stand above one another."""
    rows: list[float] = []
    marks = []
    for entry in entries:
        assert entry.due_day is not None
        x = _place(entry.due_day)
        row = next((n for n, last in enumerate(rows) if x - last >= _CLOSE), len(rows))
        rows[row:] = [x, *rows[row + 1 :]]
        marks.append(Mark(entry, mark(entry, today), x, top + row * _ROW))
    return marks, top + max(len(rows) - 1, 0) * _ROW
