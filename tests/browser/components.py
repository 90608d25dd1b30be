"""A page with every part that pages are made of, in every state, for axe and for whoever draws one.

It is served by the tests alone, beside the real pages and out of the same macros and stylesheet.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from fastapi import APIRouter
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from starlette.responses import Response

from domain.obligation.state import Status
from interface.web.reading import OfRegister
from interface.web.templating import environment

router = APIRouter(include_in_schema=False)

MARKS = ("ok", "lateok", "over", "soon", "turn", "open", "plan", "hold", "na", "seal")


@dataclass(frozen=True)
class Entry:
    """As much of an obligation as its status is made of."""

    status: Status
    due_day: date | None


@router.get("/components")
def components(visit: OfRegister) -> Response:
    today = visit.at.today
    days = {Status.OVERDUE: -9, Status.DUE_SOON: 7}
    entries = [
        *(Entry(one, today + timedelta(days=days.get(one, 60))) for one in Status),
        Entry(Status.OVERDUE, today - timedelta(days=1)),
        Entry(Status.DUE_SOON, today),
        Entry(Status.OPEN, today + timedelta(days=200)),
        Entry(Status.STANDING, None),
    ]
    _knows_ours(environment(visit.language))
    return visit.page("components.html", here="/components", marks=MARKS, entries=entries)


def _knows_ours(templates: Environment) -> None:
    if not isinstance(templates.loader, ChoiceLoader):
        assert templates.loader is not None
        ours = FileSystemLoader(Path(__file__).with_name("templates"))
        templates.loader = ChoiceLoader([templates.loader, ours])
