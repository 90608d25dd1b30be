"""The bar of every page: which moment it shows, and the way to any other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request

from application.asof import AsOf
from domain.messages import AMSTERDAM
from interface.doors import Doors

MADE_THERE = frozenset({"asOf", "cursor", "upto", "page"})
"""What an address says of the moment looked at; the rest is kept at another one."""


@dataclass(frozen=True)
class Bar:
    path: str
    kept: Sequence[tuple[str, str]]
    """The page's own questions: its filters."""
    first: date
    today: date
    day: date
    position: int
    size: int
    typed: bool
    """Whether the page answers a form, and so holds what somebody typed."""

    @property
    def days(self) -> int:
        """Of the log's life."""
        return (self.today - self.first).days

    @property
    def passed(self) -> int:
        return max(0, (self.day - self.first).days)

    def at(self, asked: int | date | None) -> str:
        """The same page at another moment; without one, now."""
        moment = [] if asked is None else [("asOf", str(asked))]
        query = urlencode([*moment, *self.kept])
        return f"{self.path}?{query}" if query else self.path


def bar(request: Request, at: AsOf, doors: Doors) -> Bar:
    today = doors.clock.now().astimezone(AMSTERDAM).date()
    size = doors.log.size()
    first = doors.log.moment_at(1).astimezone(AMSTERDAM).date() if size else today
    query = request.query_params.multi_items()
    kept = [(name, value) for name, value in query if name not in MADE_THERE and value]
    typed = request.method != "GET"
    path = "/" if typed else request.url.path
    return Bar(path, kept, min(first, today), today, at.today, at.position, size, typed)
