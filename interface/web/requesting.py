"""Recording a request of a data subject, or something of one: fill in, look at it, record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from application.ports import Recorded
from application.privacy_requests import EraseOnRequest
from application.registers import leading
from application.transact import Receipt, Wish
from domain.errors import Refusal
from domain.messages import Command
from domain.privacy_request.commands import CarryOut, PrivacyRequestCommand, ReceiveRequest
from domain.privacy_request.rights import Right
from interface.problems import NoSuchPath
from interface.web import steps
from interface.web.forms import Errors, Typed, as_day, typed_in
from interface.web.reading import OfRegister
from interface.web.request import HERE, RequestSight
from interface.web.request_deeds import DEEDS, RECEIVE, Deed, named, told_at_field
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)


# A new one


@dataclass(frozen=True)
class Receiving:
    visit: Visit
    name: str = RECEIVE.name

    @property
    def home(self) -> str:
        return HERE

    @property
    def allowed(self) -> bool:
        return not self.visit.at.past and may_receive(self.visit)

    def blank(self) -> Typed:
        """With what follows from who looks: where it came in, and under which agreement."""
        party = self.visit.party or ""
        agreements = self.visit.doors.registers.agreements(self.visit.at)
        own = leading(agreements, party)
        proposed = {"occurred_on": self.visit.at.today.isoformat(), "received_by": party}
        if len(own) == 1:
            proposed["agreement"] = own[0].id
            proposed["controller"] = own[0].roles.get("client", "")
            proposed["processor"] = own[0].roles.get("provider", "")
        return Typed().but(**proposed)

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        asked = RECEIVE.stated(typed)
        if not isinstance(asked, ReceiveRequest):
            return typed, asked if isinstance(asked, Mapping) else {}
        receiving = self.visit.doors.privacy_requests.receiving
        return typed, receiving(asked, steps.who(self.visit), **steps.carried(self.visit, typed))

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return told_at_field(refusal, self.visit.language)

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return ()

    def anew(self) -> Self:
        return replace(self, visit=replace(self.visit))

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        agreements = self.visit.doors.registers.agreements(self.visit.at)
        return self.visit.page(
            template,
            status,
            here="/privacy",
            words="request_parts.html",
            agreements=agreements,
            all_rights=list(Right),
            as_day=as_day,
            **facts,
        )


def may_receive(visit: Visit) -> bool:
    return visit.person is not None and visit.person.may(ReceiveRequest)


@router.get(f"{HERE}/new")
def blank_receipt(visit: OfRegister) -> Response:
    return steps.blank(Receiving(visit))


@router.post(f"{HERE}/new")
async def send_receipt(visit: OfRegister) -> Response:
    return await steps.send(Receiving(visit), await typed_in(visit.request), {})


# Of one that is there


@dataclass(frozen=True)
class RequestForm:
    sight: RequestSight
    deed: Deed

    @property
    def visit(self) -> Visit:
        return self.sight.visit

    @property
    def name(self) -> str:
        return self.deed.name

    @property
    def home(self) -> str:
        return f"{HERE}/{self.sight.entry.id}"

    @property
    def allowed(self) -> bool:
        return self.deed in self.sight.deeds

    def blank(self) -> Typed:
        return self.sight.blank()

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        stated = self.deed.stated(typed)
        if isinstance(stated, Mapping):
            return typed, stated
        service, who = self.visit.doors.privacy_requests, steps.who(self.visit)
        carried = steps.carried(self.visit, typed)
        if isinstance(stated, EraseOnRequest):
            return typed, service.erasing_wish(self.sight.key, stated, who, **carried)
        if isinstance(stated, CarryOut):
            return typed, self.visit.doors.carrying_out.wish(self.sight.key, stated, who, **carried)
        assert isinstance(stated, PrivacyRequestCommand)
        return typed, service.wish(self.sight.key, stated, who, **carried)

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return told_at_field(refusal, self.visit.language)

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.sight.recorded[typed.seen :]

    def anew(self) -> Self:
        return replace(self, sight=RequestSight(replace(self.visit), self.sight.key))

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return self.sight.page(template, status, words="request_parts.html", **facts)


def _form(visit: Visit, request: str, name: str) -> RequestForm:
    found = named(name, DEEDS)
    if found is None:
        raise NoSuchPath(path=name[:60])
    return RequestForm(RequestSight(visit, request), found)


@router.get(HERE + "/{request}/{deed}")
def blank_form(visit: OfRegister, request: str, deed: str) -> Response:
    return steps.blank(_form(visit, request, deed))


@router.post(HERE + "/{request}/{deed}")
async def send(visit: OfRegister, request: str, deed: str) -> Response:
    form, typed = _form(visit, request, deed), await typed_in(visit.request)
    stated = form.deed.stated(typed)
    if not isinstance(stated, EraseOnRequest | CarryOut):
        return await steps.send(form, typed, {})

    async def acted(wish: Wish) -> Receipt:
        if isinstance(stated, EraseOnRequest):
            return await run_in_threadpool(visit.doors.privacy_requests.erase, stated, wish)
        return await run_in_threadpool(visit.doors.carrying_out.carry_out, wish)

    carrying, erasing = visit.doors.carrying_out, visit.doors.privacy_requests
    rehearse = carrying.rehearse if isinstance(stated, CarryOut) else erasing.rehearse_erasure
    return await steps.send(form, typed, {}, record=acted, rehearse=rehearse)
