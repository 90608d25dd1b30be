"""Linking the processing agreement to the agreement that it belongs to; and undoing that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from fastapi import APIRouter
from starlette.responses import Response

from application.agreements import BelongsTo
from application.ports import Recorded
from application.registers import AgreementEntry
from application.transact import Wish
from domain.agreement.commands import LinkAgreement, UnlinkAgreement
from domain.agreement.decisions import AGREEMENT
from domain.agreement.refusals import LinkedPartiesDiffer, LinkedToItself, LinkNotFound
from domain.errors import Refusal
from domain.messages import Command
from interface.web import steps
from interface.web.forms import WHOLE, Errors, Typed, at_field, typed_in
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

FIELDS: Mapping[type[Refusal], str] = {LinkedPartiesDiffer: "other", LinkedToItself: "other"}


@dataclass(frozen=True)
class Linked:
    """How an agreement hangs together with others, for who looks at it."""

    beside: Sequence[str]
    """What belongs to it."""
    under: Sequence[str]
    """What it belongs to itself."""
    may: bool
    """Whether the reader may change that."""


def linked(visit: Visit, entry: AgreementEntry) -> Linked:
    others = visit.doors.registers.agreements(visit.at)
    under = [one.id for one in others if entry.id in one.links]
    return Linked(tuple(entry.links), under, _may(visit, entry, LinkAgreement))


def _may(visit: Visit, entry: AgreementEntry, wish: type[Command]) -> bool:
    person = visit.person
    if visit.at.past or person is None or person.party not in entry.roles.values():
        return False
    return person.may(wish)


@dataclass(frozen=True)
class LinkForm:
    """What both forms have in common."""

    visit: Visit
    key: str

    @property
    def home(self) -> str:
        return f"/agreements/{self.key}?part=about"

    @cached_property
    def entry(self) -> AgreementEntry:
        """Raises UnknownAgreement."""
        return self.visit.doors.registers.agreement(self.key, self.visit.present)

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.visit.doors.log.read(AGREEMENT.stream(self.key), typed.seen)

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return at_field(refusal, FIELDS.get(type(refusal), WHOLE), self.visit.language)

    def anew(self) -> Self:
        return replace(self, visit=replace(self.visit))

    def blank(self) -> Typed:
        return Typed(seen=self.entry.version)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        frame = {"here": "/agreements", "words": "linking_parts.html", "agreement": self.entry}
        return self.visit.page(template, status, **frame, **facts)


@dataclass(frozen=True)
class Linking(LinkForm):
    name: str = "link"

    @cached_property
    def others(self) -> list[AgreementEntry]:
        """Those between the same parties that are not linked yet."""
        mine, found = set(self.entry.roles.values()), self.visit.doors.registers
        return [
            one
            for one in found.agreements(self.visit.present)
            if set(one.roles.values()) == mine
            and one.id != self.key
            and one.id not in self.entry.links
        ]

    @property
    def allowed(self) -> bool:
        return _may(self.visit, self.entry, LinkAgreement)

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        if typed["other"] not in {one.id for one in self.others}:
            return typed, {"other": None}
        asked, linking = BelongsTo(agreement=typed["other"]), self.visit.doors.agreements.linking
        who, carried = steps.who(self.visit), steps.carried(self.visit, typed)
        return typed, linking(self.key, asked, who, **carried)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return super().page(template, status, others=self.others, other=None, **facts)


@router.get("/agreements/{key}/links/add")
def blank_link(visit: OfRegister, key: str) -> Response:
    return steps.blank(Linking(visit, key))


@router.post("/agreements/{key}/links/add")
async def send_link(visit: OfRegister, key: str) -> Response:
    return await steps.send(Linking(visit, key), await typed_in(visit.request), {})


@dataclass(frozen=True)
class Unlinking(LinkForm):
    other: str = ""
    name: str = "unlink"

    @property
    def allowed(self) -> bool:
        return self.other in self.entry.links and _may(self.visit, self.entry, UnlinkAgreement)

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        if self.other not in self.entry.links:
            raise LinkNotFound(agreement=self.other[:60])
        command = UnlinkAgreement(agreement=self.other)
        return typed, steps.wish(self.visit, AGREEMENT, self.key, command, typed)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return super().page(template, status, others=(), other=self.other, **facts)


@router.get("/agreements/{key}/links/{other}/end")
def blank_unlink(visit: OfRegister, key: str, other: str) -> Response:
    return steps.blank(Unlinking(visit, key, other))


@router.post("/agreements/{key}/links/{other}/end")
async def send_unlink(visit: OfRegister, key: str, other: str) -> Response:
    return await steps.send(Unlinking(visit, key, other), await typed_in(visit.request), {})
