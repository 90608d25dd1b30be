"""The forms of the register: an activity to record or to amend, and what is recorded beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Self, cast

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from application.ports import Recorded
from application.processing import AmendedProcessing, NewProcessing
from application.registers import ProductEntry
from application.transact import Receipt, Wish
from domain.errors import Refusal
from domain.messages import Command
from domain.processing import PROCESSING, codes
from domain.processing.commands import RecordObtained, RecordProcessing
from domain.processing.decisions import key_of
from domain.processing.lawfulness import CLIENT, PROVIDER
from domain.processing.refusals import (
    ConsentNotFound,
    ControllerByProtocol,
    ControllerNotAParty,
    NumberNeedsLaw,
    OriginIsSubject,
    OriginNotStated,
    OutsideMatrix,
    ProcessingAlreadyRecorded,
    ProcessorByProtocol,
    ProductsNotListed,
    PurposeIncompatible,
    SpecialGroundMissing,
    SpecialNotNamed,
)
from domain.processing.state import Activity
from domain.stated_day import StatedDayBeforeAgreement, StatedDayInFuture
from interface.problems import NoSuchPath
from interface.web import steps
from interface.web.coded import coded
from interface.web.forms import WHOLE, Errors, Typed, at_field, typed_in
from interface.web.reading import OfRegister
from interface.web.register import HERE, Named
from interface.web.register_deeds import Deed, described, named, open_to, read, stated
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

FIELDS: Mapping[type[Refusal], str] = {
    StatedDayInFuture: "occurred_on",
    StatedDayBeforeAgreement: "occurred_on",
    ProcessingAlreadyRecorded: "name",
    ProductsNotListed: "products",
    ControllerByProtocol: "controller",
    ControllerNotAParty: "controller",
    ProcessorByProtocol: "processor",
    SpecialNotNamed: "special",
    SpecialGroundMissing: "special_ground",
    NumberNeedsLaw: "basis",
    OriginNotStated: "origin",
    OriginIsSubject: "origin",
    PurposeIncompatible: "compatible",
    ConsentNotFound: "subject",
}
"""Where what is refused can be put right."""


@dataclass(frozen=True)
class RegisterForm:
    """What both have in common: an agreement, whose products and parties can be chosen."""

    visit: Visit

    def told(self, refusal: Refusal, command: Command) -> Errors:
        place = FIELDS.get(type(refusal), WHOLE)
        if isinstance(refusal, OutsideMatrix):
            place = "persons" if refusal.facts["article"].startswith("annex-2.6") else "data"
        return at_field(refusal, place, self.visit.language)

    def anew(self) -> Self:
        return replace(self, visit=replace(self.visit))

    def framed(self, agreement: str, template: str, status: int, **facts: object) -> Response:
        registers, at = self.visit.doors.registers, self.visit.present
        return self.visit.page(
            template,
            status,
            here="/privacy",
            words="register_parts.html",
            named=Named(self.visit),
            codes=codes,
            agreement=registers.agreement(agreement, at),
            grouped=grouped(registers.products(agreement, at)),
            coded_pairs=self._pairs,
            **facts,
        )

    def _pairs(self, kind: type[StrEnum]) -> list[tuple[str, str]]:
        return [(one.value, coded(one, self.visit.language)) for one in kind]


def grouped(products: Sequence[ProductEntry]) -> list[tuple[ProductEntry, list[ProductEntry]]]:
    """Each entry at the top of the list with everything that is part of it, however deep."""
    above = {one.product: one.part_of for one in products}

    def top(product: str) -> str:
        while (higher := above.get(product)) is not None:
            product = higher
        return product

    return [
        (one, [it for it in products if it.part_of and top(it.product) == one.product])
        for one in products
        if one.part_of is None
    ]


# A new activity


@dataclass(frozen=True)
class Recording(RegisterForm):
    under: str = ""
    """The agreement."""
    name: str = "record"
    home: str = HERE

    @property
    def allowed(self) -> bool:
        parties = self.visit.doors.registers.agreement(
            self.under, self.visit.present
        ).roles.values()
        may = steps.who(self.visit).may(RecordProcessing)
        return may and self.visit.party in parties and not self.visit.at.past

    def blank(self) -> Typed:
        roles = self.visit.doors.registers.agreement(self.under, self.visit.present).roles
        return Typed().but(
            agreement=self.under,
            occurred_on=self.visit.at.today.isoformat(),
            controller=roles.get(CLIENT, ""),
            processor=roles.get(PROVIDER, ""),
            officer=roles.get(CLIENT, ""),
        )

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        facts = {"agreement": self.under, "name": typed["name"], **stated(typed)}
        said = read(NewProcessing, facts)
        if not isinstance(said, NewProcessing):
            return typed, cast("Errors", said)
        recording = self.visit.doors.processing.recording
        return typed, recording(said, steps.who(self.visit), **steps.carried(self.visit, typed))

    def since(self, typed: Typed) -> Sequence[Recorded]:
        stream = PROCESSING.stream(key_of(self.under, typed["name"]))
        return self.visit.doors.log.read(stream, typed.seen)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return self.framed(self.under, template, status, activity=None, **facts)


@router.get(f"{HERE}/record")
def blank_recording(visit: OfRegister, agreement: str) -> Response:
    return steps.blank(Recording(visit, agreement))


@router.post(f"{HERE}/record")
async def send_recording(visit: OfRegister) -> Response:
    typed = await typed_in(visit.request)
    return await steps.send(Recording(visit, typed["agreement"]), typed, {})


# What is recorded of one that is there


@dataclass(frozen=True)
class Doing(RegisterForm):
    key: str
    deed: Deed

    @property
    def name(self) -> str:
        return self.deed.name

    @property
    def home(self) -> str:
        return f"{HERE}/{self.key}"

    @cached_property
    def activity(self) -> Activity:
        """Raises UnknownProcessing."""
        return self.visit.doors.processing.current(self.key)

    @property
    def allowed(self) -> bool:
        open_now = open_to(steps.who(self.visit), self.activity)
        return self.deed in open_now and not self.visit.at.past

    def blank(self) -> Typed:
        typed = described(self.activity) if self.deed.name == "amend" else Typed()
        asked = self.visit.request.query_params.get("number", "")
        today = self.visit.at.today.isoformat()
        return replace(typed, seen=self.activity.version).but(occurred_on=today, number=asked)

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        said = self.deed.read(typed)
        carried, by = steps.carried(self.visit, typed), steps.who(self.visit)
        if isinstance(said, AmendedProcessing):
            return typed, self.visit.doors.processing.amending(self.key, said, by, **carried)
        if isinstance(said, Command):
            return typed, Wish(PROCESSING, self.key, said, by, **carried)
        return typed, cast("Errors", said)

    async def recorded(self, wish: Wish) -> Receipt:
        """What comes from elsewhere brings duties."""
        if isinstance(wish.command, RecordObtained):
            return await run_in_threadpool(self.visit.doors.processing.obtained, wish)
        return await self.visit.doors.counter.handle(wish)

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.visit.doors.log.read(PROCESSING.stream(self.key), typed.seen)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        entry = self.visit.doors.processing.register.activity(self.key, self.visit.present)
        return self.framed(entry.agreement, template, status, activity=entry, **facts)


@router.get(f"{HERE}/{{activity}}/{{deed}}")
def blank_deed(visit: OfRegister, activity: str, deed: str) -> Response:
    return steps.blank(Doing(visit, activity, _deed(deed)))


@router.post(f"{HERE}/{{activity}}/{{deed}}")
async def send_deed(visit: OfRegister, activity: str, deed: str) -> Response:
    form = Doing(visit, activity, _deed(deed))
    return await steps.send(form, await typed_in(visit.request), {}, form.recorded)


def _deed(name: str) -> Deed:
    found = named(name)
    if found is None:
        raise NoSuchPath(path=name[:60])
    return found
