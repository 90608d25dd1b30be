"""The register of disclosures, one disclosure with what it rests on, and what is recorded of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from fastapi import APIRouter
from starlette.responses import Response

from application.cases import CaseQuery
from application.disclosures import DisclosureEntry
from application.paging import Page, Paging
from application.states import AnyDecider
from application.transact import Wish
from domain.disclosure.commands import AskDisclosure
from domain.disclosure.decisions import DISCLOSURE
from domain.disclosure.possible import possible
from domain.disclosure.state import Disclosure
from domain.messages import Command, Message
from interface.web import case_forms, cases, steps
from interface.web.cases import Deed
from interface.web.disclosure_deeds import deeds, request
from interface.web.forms import Typed
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class DisclosureRoom:
    home: str = "/privacy/disclosures"
    parts: str = "disclosure_parts.html"
    decider: AnyDecider = DISCLOSURE

    def beginning(self, visit: Visit) -> Deed:
        return request(visit)

    def deeds(self, language: str) -> Sequence[Deed]:
        return deeds(language)

    def possible(self, state: Disclosure, party: str) -> Sequence[type[Command]]:
        return possible(state, party)

    def page(self, visit: Visit, query: CaseQuery, asked: Paging) -> Page[DisclosureEntry]:
        return visit.doors.disclosures.register.page(query, visit.at, asked)

    def entry(self, visit: Visit, key: str) -> DisclosureEntry:
        return visit.doors.disclosures.register.one(key, visit.at)

    def wish(self, visit: Visit, key: str, asked: Message, typed: Typed) -> Wish:
        if isinstance(asked, AskDisclosure):
            requesting, carried = visit.doors.disclosures.requesting, steps.carried(visit, typed)
            return requesting(asked, steps.who(visit), **carried)
        return steps.wish(visit, DISCLOSURE, key, cast("Command", asked), typed)


ROOM = DisclosureRoom()


@router.get(ROOM.home)
def disclosures(visit: OfRegister) -> Response:
    return cases.register(ROOM, visit)


@router.get(f"{ROOM.home}/{cases.NEW}")
def blank_request(visit: OfRegister) -> Response:
    return case_forms.blank(ROOM, visit)


@router.post(f"{ROOM.home}/{cases.NEW}")
async def send_request(visit: OfRegister) -> Response:
    return await case_forms.send(ROOM, visit)


@router.get(f"{ROOM.home}/{{disclosure}}")
def disclosure(visit: OfRegister, disclosure: str) -> Response:
    return cases.case(ROOM, visit, disclosure)


@router.get(f"{ROOM.home}/{{disclosure}}/{{deed}}")
def blank_deed(visit: OfRegister, disclosure: str, deed: str) -> Response:
    return case_forms.blank(ROOM, visit, disclosure, deed)


@router.post(f"{ROOM.home}/{{disclosure}}/{{deed}}")
async def send_deed(visit: OfRegister, disclosure: str, deed: str) -> Response:
    return await case_forms.send(ROOM, visit, disclosure, deed)
