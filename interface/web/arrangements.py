"""Written arrangements on destruction: which there are, what each allows, what rests on it."""

from fastapi import APIRouter
from starlette.responses import Response

from application.paging import Paging
from application.registers import still_owed
from domain.arrangement.commands import RecordArrangement
from domain.arrangement.decisions import ARRANGEMENT
from domain.arrangement.state import ArrangementStanding
from interface.web.arranging import HERE, deeds_open_to
from interface.web.reading import Cursor, OfRegister, Once, Position

router = APIRouter(include_in_schema=False)

SHOWN = 50
CLAUSES = ("annex-2.9.3", "annex-2.9.4")
"""Whose duties an arrangement serves."""


@router.get(HERE)
def arrangements(
    visit: OfRegister,
    recorded: Position = None,
    unchanged: Once = None,
    cursor: Cursor = None,
) -> Response:
    """What holds and what waits is told of all of them; the list is shown a page at a time."""
    register = visit.doors.arrangements.register
    found = register.arrangements(visit.at)
    page = register.page(visit.at, None, Paging(SHOWN, cursor))
    return visit.page(
        "arrangements.html",
        here="/privacy",
        page=page,
        cursor=cursor,
        shown=SHOWN,
        holding=[one for one in found if one.standing is ArrangementStanding.IN_FORCE],
        waiting=[one for one in found if "confirm" in deeds_open_to(visit, one.id)],
        may_record=visit.may_record(RecordArrangement),
        retention=visit.doors.arrangements.retention,
        recorded=recorded,
        unchanged=unchanged,
    )


@router.get(f"{HERE}/{{key}}")
def arrangement(
    visit: OfRegister, key: str, recorded: Position = None, unchanged: Once = None
) -> Response:
    entry = visit.doors.arrangements.register.arrangement(key, visit.at)
    course = visit.life(ARRANGEMENT.stream(key))
    return visit.page(
        "arrangement.html",
        here="/privacy",
        entry=entry,
        course=course,
        duties=still_owed(visit.doors.registers, entry.agreement, visit.at, *CLAUSES),
        deeds=deeds_open_to(visit, key),
        confirmed=next((one for one in course if one.position == recorded), None),
        unchanged=unchanged,
    )
