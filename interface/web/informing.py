"""Informing data subjects: which campaigns there are, how far each is, by what evidence."""

from fastapi import APIRouter
from starlette.responses import Response

from application.registers import still_owed
from domain.informing.commands import PlanInforming
from domain.informing.decisions import INFORMING
from domain.informing.events import About
from domain.informing.state import InformingStanding
from interface.web.reading import OfRegister, Once, Position
from interface.web.telling import HERE, deeds_open_to

router = APIRouter(include_in_schema=False)

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
        may_plan=visit.may_record(PlanInforming),
        recorded=recorded,
        unchanged=unchanged,
    )


@router.get(f"{HERE}/{{key}}")
def informing(
    visit: OfRegister, key: str, recorded: Position = None, unchanged: Once = None
) -> Response:
    entry = visit.doors.informings.register.informing(key, visit.at)
    course = visit.life(INFORMING.stream(key))
    return visit.page(
        "informing.html",
        here="/privacy",
        entry=entry,
        course=course,
        duties=still_owed(visit.doors.registers, entry.agreement, visit.at, CLAUSES[entry.about]),
        deeds=deeds_open_to(visit, key),
        confirmed=next((one for one in course if one.position == recorded), None),
        unchanged=unchanged,
    )
