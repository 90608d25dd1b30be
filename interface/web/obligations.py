"""What is owed, by due date: a list, a month on a calendar, or a file to take away."""

import re
from calendar import Calendar
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from application.registers import Listed, ObligationQuery
from domain.obligation.state import Status
from interface.web.kept import mark
from interface.web.narrowed import Asked, Narrowed
from interface.web.reading import Cursor, OfRegister
from interface.web.tables import Column, Format, Sheet, exported
from interface.web.templating import translations
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

HERE = "/obligations"
SHOWN = 50
TAKEN = 500
"""Rows that a file asks of the register at once."""
BEYOND = 100_000
"""More than is due in one month."""
FIRST_YEAR, LAST_YEAR = 1000, 9998

ReportSort = Literal["due", "-due"]
"""By due date, either way: the orders in which the register answers a long list at once."""

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


@router.get(HERE)
def obligations(
    visit: OfRegister,
    asked: Narrowed,
    view: Literal["list", "calendar"] = "list",
    month: Annotated[str, Query(max_length=10)] = "",
    cursor: Cursor = None,
    sort: ReportSort = "due",
) -> Response:
    frame: dict[str, Any] = {
        "here": HERE,
        "asked": asked,
        "view": view,
        "cursor": cursor,
        "shown": SHOWN,
        "sort": None if sort == "due" else sort,
    }
    if asked.wrong:
        return visit.page("obligations.html", 400, **frame)
    if view == "calendar":
        drawn = drawing(visit, asked, _month(month, visit.at.today))
        return visit.page("obligations.html", drawn=drawn, **frame)
    query = replace(asked.query(), limit=SHOWN, cursor=cursor or None, descending=sort == "-due")
    page = visit.doors.registers.listed(query, visit.at)
    counts = {} if asked.narrowed else _counts(visit)
    groups = by_month(page.entries)
    return visit.page("obligations.html", page=page, groups=groups, counts=counts, **frame)


def _counts(visit: Visit) -> dict[str, int]:
    """Of what asks for attention, where the reader narrowed nothing yet."""
    registers = visit.doors.registers
    return {
        status: registers.count(ObligationQuery(status=status), visit.at)
        for status in (Status.OVERDUE, Status.DUE_SOON, Status.DISPUTED)
    }


@dataclass(frozen=True)
class Group:
    """Rows under one heading; none is the heading of what has no date."""

    month: date | None
    entries: Sequence[Listed]


def by_month(entries: Sequence[Listed]) -> list[Group]:
    """They come by due date, so that a month stands together."""

    def first_day(entry: Listed) -> date | None:
        return None if entry.due_day is None else entry.due_day.replace(day=1)

    return [Group(month, list(found)) for month, found in groupby(entries, first_day)]


# A month on a calendar


@dataclass(frozen=True)
class Day:
    on: date
    inside: bool
    """Whether it belongs to the month that is looked at."""
    marks: Mapping[str, int]
    entries: Sequence[Listed]


@dataclass(frozen=True)
class Drawing:
    month: date
    before: str
    after: str
    weeks: Sequence[Sequence[Day]]
    total: int

    @property
    def busy(self) -> list[Day]:
        return [one for week in self.weeks for one in week if one.entries]


def drawing(visit: Visit, asked: Asked, month: date) -> Drawing:
    following = (month + timedelta(days=31)).replace(day=1)
    query = replace(asked.query(month, following), limit=BEYOND)
    entries = visit.doors.registers.listed(query, visit.at).entries
    due: dict[date, list[Listed]] = {}
    for entry in entries:
        assert entry.due_day is not None
        due.setdefault(entry.due_day, []).append(entry)
    today = visit.at.today

    def square(on: date) -> Day:
        there = due.get(on, [])
        return Day(on, on.month == month.month, Counter(mark(e, today) for e in there), there)

    weeks = Calendar().monthdatescalendar(month.year, month.month)
    return Drawing(
        month,
        f"{month - timedelta(days=1):%Y-%m}",
        f"{following:%Y-%m}",
        [[square(on) for on in week] for week in weeks],
        len(entries),
    )


def _month(asked: str, today: date) -> date:
    """The month looked at; this one where none is named, or one that no calendar has."""
    if _MONTH.fullmatch(asked) and FIRST_YEAR <= int(asked[:4]) <= LAST_YEAR:
        return date.fromisoformat(f"{asked}-01")
    return max(today.replace(day=1), date(FIRST_YEAR, 1, 1))


# A file to take away


@router.get(f"{HERE}.{{kind}}")
def taken(visit: OfRegister, asked: Narrowed, kind: Format, sort: ReportSort = "due") -> Response:
    """The whole list as it was narrowed, not only the page that was looked at."""
    if asked.wrong:
        return RedirectResponse(visit.link(HERE, **asked.narrowed), 303)
    _ = translations(visit.language).gettext
    rows = _every(visit, replace(asked.query(), descending=sort == "-due"))
    name, known_at = _("verplichtingen"), _("Zoals bekend bij nr.")
    return exported(Sheet(name, _columns(visit, asked), rows, visit.at, known_at), kind)


def _columns(visit: Visit, asked: Asked) -> list[Column[Listed]]:
    _ = translations(visit.language).gettext
    language, words = visit.language, asked.choices.status

    def named(parties: Sequence[str]) -> str:
        return ", ".join(visit.party_name(one) for one in parties)

    return [
        Column(_("Uiterlijk"), lambda one: one.due_day),
        Column(_("Overeenkomst"), lambda one: one.agreement),
        Column(_("Artikel"), lambda one: one.clause),
        Column(_("Verplichting"), lambda one: one.title[language]),
        Column(_("Periode"), lambda one: one.period),
        Column(_("Wie"), lambda one: named(one.debtor)),
        Column(_("Aan wie"), lambda one: named(one.creditor)),
        Column(_("Stand"), lambda one: words[one.status]),
        Column(_("Nagekomen op"), lambda one: one.fulfilled_on),
        Column(_("Kenmerk"), lambda one: one.id),
    ]


def _every(visit: Visit, query: ObligationQuery) -> Iterator[Listed]:
    """A part at a time, all of them as of the same position."""
    query = replace(query, limit=TAKEN)
    while True:
        page = visit.doors.registers.listed(query, visit.at)
        yield from page.entries
        if page.next is None:
            return
        query = replace(query, cursor=page.next)
