"""Written arrangements on destruction: which there are, what each allows, what rests on it."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from application.arrangements import ArrangementEntry
from application.paging import Paging
from application.ports import Recorded
from application.registers import Listed
from domain.arrangement.decisions import ARRANGEMENT
from domain.arrangement.state import ArrangementStanding
from interface.web.arranging import HERE, deeds_open_to, may_record
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

SHOWN = 50
CLAUSES = ("annex-2.9.3", "annex-2.9.4")
"""Whose duties an arrangement serves."""


Position = Annotated[int | None, Query(ge=1, le=10**15)]
Once = Annotated[int | None, Query(ge=1, le=1)]


@router.get(HERE)
def arrangements(
    visit: OfRegister,
    recorded: Position = None,
    unchanged: Once = None,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
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
        may_record=may_record(visit),
        retention=visit.doors.arrangements.retention,
        recorded=recorded,
        unchanged=unchanged,
    )


@router.get(f"{HERE}/{{key}}")
def arrangement(
    visit: OfRegister, key: str, recorded: Position = None, unchanged: Once = None
) -> Response:
    entry = visit.doors.arrangements.register.arrangement(key, visit.at)
    course = _course(visit, key)
    return visit.page(
        "arrangement.html",
        here="/privacy",
        entry=entry,
        course=course,
        duties=_duties(visit, entry),
        deeds=deeds_open_to(visit, key),
        confirmed=next((one for one in course if one.position == recorded), None),
        unchanged=unchanged,
    )


def _course(visit: Visit, key: str) -> Sequence[Recorded]:
    upto, stream = visit.at.position, ARRANGEMENT.stream(key)
    return [one for one in visit.doors.log.read(stream) if one.position <= upto]


def _duties(visit: Visit, entry: ArrangementEntry) -> list[Listed]:
    """The open ones of the protocol's article 9.3 and 9.4 under the same agreement."""
    owed = visit.doors.registers.owed_under
    found = [one for clause in CLAUSES for one in owed(entry.agreement, visit.at, clause)]
    return [one for one in found if one.fulfilled_on is None]
