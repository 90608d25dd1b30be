"""The first page: what is too late, what waits for me, what comes next; whether the trail holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from fastapi import APIRouter
from starlette.responses import Response

from application.ports import Recorded
from application.registers import ObligationEntry, ObligationQuery
from domain.obligation.state import SOON, Status
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

SHOWN = 25
"""Rows of a group; the rest is a link away."""
LATEST = 6
LOOKED_AT = 40
"""Positions looked at for the latest events."""


@dataclass(frozen=True)
class Group:
    """Obligations under one heading of the list."""

    id: str
    entries: Sequence[ObligationEntry]
    total: int
    query: dict[str, str]
    """What the list of obligations is asked for, to see all of them."""


@router.get("/")
def overview(visit: OfRegister) -> Response:
    today = visit.at.today
    overdue = _group(visit, "overdue", status=Status.OVERDUE)
    soon = _group(visit, "soon", status=Status.DUE_SOON)
    later = _group(
        visit,
        "later",
        status=Status.OPEN,
        due_from=today + SOON + timedelta(days=1),
        due_before=today + timedelta(days=60),
    )
    mine = [one for one in (*overdue.entries, *soon.entries) if visit.party in one.debtor]
    return visit.page(
        "overview.html",
        here="/",
        groups=(overdue, soon, later),
        mine=mine,
        strip=strip(visit, today.year),
        latest=latest(visit),
        head=visit.doors.trail.head(),
    )


def _group(visit: Visit, key: str, **narrowed: object) -> Group:
    query = ObligationQuery(party=visit.party, limit=SHOWN, **narrowed)  # type: ignore[arg-type]
    page = visit.doors.registers.obligations(query, visit.at)
    asked = {_camel(name): str(value) for name, value in narrowed.items()}
    return Group(key, page.entries, page.total, {"party": visit.party or "", **asked})


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.title, rest))


# The year as a strip


@dataclass(frozen=True)
class Mark:
    """One due date in the strip: where it stands, in percent of the year and pixels down."""

    entry: ObligationEntry
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


_ROW = 16
"""Pixels between two marks that stand above one another."""
_CLOSE = 1.4
"""Percent of the year that a mark takes."""


def strip(visit: Visit, year: int) -> Strip:
    """Every due date of a year, per party that owes."""
    query = ObligationQuery(
        party=visit.party, due_from=date(year, 1, 1), due_before=date(year + 1, 1, 1), limit=500
    )
    entries = visit.doors.registers.obligations(query, visit.at).entries
    lanes, y = [], 18
    for party in sorted({one.debtor[0] for one in entries}):
        marks, bottom = _marks([one for one in entries if one.debtor[0] == party], y + 26)
        lanes.append(Lane(party, y, marks))
        y = bottom + 20
    today = visit.at.today
    return Strip(year, y + 14, _place(today) if today.year == year else None, lanes)


def _place(day: date) -> float:
    start, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return round((day - start).days / (end - start).days * 100, 2)


def _marks(entries: Iterable[ObligationEntry], top: int) -> tuple[list[Mark], int]:
    """Marks that would cover one another stand above one another."""
    rows: list[float] = []
    marks = []
    for entry in entries:
        assert entry.due is not None
        x = _place(entry.due.due)
        row = next((n for n, last in enumerate(rows) if x - last >= _CLOSE), len(rows))
        rows[row:] = [x, *rows[row + 1 :]]
        marks.append(Mark(entry, x, top + row * _ROW))
    return marks, top + max(len(rows) - 1, 0) * _ROW


def latest(visit: Visit) -> list[Recorded]:
    """What was recorded last, the newest first."""
    end = visit.at.position
    recorded = list(visit.doors.log.since(max(0, end - LOOKED_AT), end))
    return list(islice(reversed(recorded), LATEST))
