"""The register of assessments, one assessment, and what is recorded of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from fastapi import APIRouter
from starlette.responses import Response

from application.assessments import DpiaEntry
from application.cases import CaseQuery
from application.paging import Page, Paging
from application.states import AnyDecider
from application.transact import Wish
from domain.dpia.commands import ProposeDpia
from domain.dpia.decisions import DPIA
from domain.dpia.possible import possible
from domain.dpia.state import Dpia
from domain.messages import Command, Message
from interface.web import case_forms, cases, steps
from interface.web.assessment_deeds import deeds, planning
from interface.web.cases import Deed
from interface.web.forms import Typed
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class AssessmentRoom:
    home: str = "/privacy/assessments"
    parts: str = "assessment_parts.html"
    decider: AnyDecider = DPIA

    def beginning(self, visit: Visit) -> Deed:
        return planning(visit)

    def deeds(self, language: str) -> Sequence[Deed]:
        return deeds(language)

    def possible(self, state: Dpia, party: str) -> Sequence[type[Command]]:
        return possible(state, party)

    def page(self, visit: Visit, query: CaseQuery, asked: Paging) -> Page[DpiaEntry]:
        return visit.doors.assessments.register.page(query, visit.at, asked)

    def entry(self, visit: Visit, key: str) -> DpiaEntry:
        return visit.doors.assessments.register.one(key, visit.at)

    def wish(self, visit: Visit, key: str, asked: Message, typed: Typed) -> Wish:
        if isinstance(asked, ProposeDpia):
            carried = steps.carried(visit, typed)
            return visit.doors.assessments.planning(asked, steps.who(visit), **carried)
        return steps.wish(visit, DPIA, key, cast("Command", asked), typed)


ROOM = AssessmentRoom()


@router.get(ROOM.home)
def assessments(visit: OfRegister) -> Response:
    return cases.register(ROOM, visit)


@router.get(f"{ROOM.home}/{cases.NEW}")
def blank_planning(visit: OfRegister) -> Response:
    return case_forms.blank(ROOM, visit)


@router.post(f"{ROOM.home}/{cases.NEW}")
async def send_planning(visit: OfRegister) -> Response:
    return await case_forms.send(ROOM, visit)


@router.get(f"{ROOM.home}/{{assessment}}")
def assessment(visit: OfRegister, assessment: str) -> Response:
    return cases.case(ROOM, visit, assessment)


@router.get(f"{ROOM.home}/{{assessment}}/{{deed}}")
def blank_deed(visit: OfRegister, assessment: str, deed: str) -> Response:
    return case_forms.blank(ROOM, visit, assessment, deed)


@router.post(f"{ROOM.home}/{{assessment}}/{{deed}}")
async def send_deed(visit: OfRegister, assessment: str, deed: str) -> Response:
    return await case_forms.send(ROOM, visit, assessment, deed)
