"""The register of breaches, one breach with its 72 hours explained, and what is recorded of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from fastapi import APIRouter
from starlette.responses import Response

from application.breaches import BreachEntry
from application.cases import CaseQuery
from application.paging import Page, Paging
from application.states import AnyDecider
from application.transact import Wish
from domain.breach.commands import ReportBreach, ToldAt
from domain.breach.decisions import BREACH
from domain.breach.possible import possible
from domain.breach.state import Breach
from domain.messages import Command, Message
from interface.web import case_forms, cases, steps
from interface.web.breach_deeds import deeds, discovery
from interface.web.cases import Deed
from interface.web.forms import Typed
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class BreachRoom:
    home: str = "/privacy/breaches"
    parts: str = "breach_parts.html"
    decider: AnyDecider = BREACH

    def beginning(self, visit: Visit) -> Deed:
        return discovery(visit)

    def deeds(self, language: str) -> Sequence[Deed]:
        return deeds(language)

    def possible(self, state: Breach, party: str) -> Sequence[type[Command]]:
        return possible(state, party)

    def page(self, visit: Visit, query: CaseQuery, asked: Paging) -> Page[BreachEntry]:
        return visit.doors.breaches.register.page(query, visit.at, asked)

    def entry(self, visit: Visit, key: str) -> BreachEntry:
        return visit.doors.breaches.register.one(key, visit.at)

    def wish(self, visit: Visit, key: str, asked: Message, typed: Typed) -> Wish:
        breaches, carried = visit.doors.breaches, steps.carried(visit, typed)
        if isinstance(asked, ReportBreach):
            return breaches.discovering(asked, steps.who(visit), **carried)
        if isinstance(asked, ToldAt):
            return breaches.telling(key, asked, steps.who(visit), **carried)
        return steps.wish(visit, BREACH, key, cast("Command", asked), typed)


ROOM = BreachRoom()


# Pages


@router.get(ROOM.home)
def breaches(visit: OfRegister) -> Response:
    return cases.register(ROOM, visit)


@router.get(f"{ROOM.home}/{cases.NEW}")
def blank_discovery(visit: OfRegister) -> Response:
    return case_forms.blank(ROOM, visit)


@router.post(f"{ROOM.home}/{cases.NEW}")
async def send_discovery(visit: OfRegister) -> Response:
    return await case_forms.send(ROOM, visit)


@router.get(f"{ROOM.home}/{{breach}}")
def breach(visit: OfRegister, breach: str) -> Response:
    return cases.case(ROOM, visit, breach)


@router.get(f"{ROOM.home}/{{breach}}/{{deed}}")
def blank_deed(visit: OfRegister, breach: str, deed: str) -> Response:
    return case_forms.blank(ROOM, visit, breach, deed)


@router.post(f"{ROOM.home}/{{breach}}/{{deed}}")
async def send_deed(visit: OfRegister, breach: str, deed: str) -> Response:
    return await case_forms.send(ROOM, visit, breach, deed)
