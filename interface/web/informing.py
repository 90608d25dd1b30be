"""Informing data subjects: which campaigns there are, how far each is, by what evidence."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from application.informings import InformingEntry
from application.ports import Recorded
from application.registers import Listed
from domain.informing.decisions import INFORMING
from domain.informing.events import About
from domain.informing.state import InformingStanding
from interface.web.reading import OfRegister
from interface.web.telling import HERE, deeds_open_to, may_plan
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

Position = Annotated[int | None, Query(ge=1, le=10**15)]
Once = Annotated[int | None, Query(ge=1, le=1)]
CLAUSES = {About.TRANSITION: "annex-2.11.1", About.PROCESSING: "annex-2.12.2"}
"""Whose duty a campaign serves."""


@router.get(HERE)
def informings(visit: OfRegister, recorded: Position = None, unchanged: Once = None) -> Response:
    found = visit.doors.informings.register.informings(visit.at)
    return visit.page(
        "informings.html",
        here="/privacy",
        entries=found,
        late=[one for one in found if one.standing is InformingStanding.LATE],
        may_plan=may_plan(visit),
        recorded=recorded,
        unchanged=unchanged,
    )


@router.get(f"{HERE}/{{key}}")
def informing(
    visit: OfRegister, key: str, recorded: Position = None, unchanged: Once = None
) -> Response:
    entry = visit.doors.informings.register.informing(key, visit.at)
    course = _course(visit, key)
    return visit.page(
        "informing.html",
        here="/privacy",
        entry=entry,
        course=course,
        duties=_duties(visit, entry),
        deeds=deeds_open_to(visit, key),
        confirmed=next((one for one in course if one.position == recorded), None),
        unchanged=unchanged,
    )


def _course(visit: Visit, key: str) -> Sequence[Recorded]:
    upto, stream = visit.at.position, INFORMING.stream(key)
    return [one for one in visit.doors.log.read(stream) if one.position <= upto]


def _duties(visit: Visit, entry: InformingEntry) -> list[Listed]:
    """The open ones under the same agreement that such a campaign is to fulfil."""
    owed = visit.doors.registers.owed_under
    found = owed(entry.agreement, visit.at, CLAUSES[entry.about])
    return [one for one in found if one.fulfilled_on is None]
