"""Recording an arrangement on destruction, confirming it as the other party, ending it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from application.arrangements import ArrangementEntry, MakeArrangement
from application.documents import DocumentNotFound
from application.people import Person
from application.ports import Recorded
from application.registers import AgreementEntry, leading
from application.transact import Wish
from domain.agreement.decisions import AGREEMENT
from domain.agreement.refusals import AgreementNotFound
from domain.arrangement.commands import ConfirmArrangement, EndArrangement, RecordArrangement
from domain.arrangement.decisions import ARRANGEMENT
from domain.arrangement.possible import possible
from domain.arrangement.refusals import (
    ArrangementBeginsBefore,
    ArrangementEndsBefore,
    EndsBeforeMade,
)
from domain.errors import Refusal
from domain.messages import Command
from domain.stated_day import StatedDayBeforeAgreement, StatedDayInFuture
from interface.problems import NoSuchPath
from interface.web import steps
from interface.web.evidence import documents_of, kept, kinds, pieces
from interface.web.forms import WHOLE, Errors, Typed, as_day, at_field, sent, typed_in
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

HERE = "/privacy/arrangements"
KIND = "destruction-arrangement"
"""Of evidence: the document that the parties signed."""
DEEDS: Mapping[str, type[ConfirmArrangement | EndArrangement]] = {
    "confirm": ConfirmArrangement,
    "end": EndArrangement,
}
FIELDS: Mapping[type[Refusal], str] = {
    StatedDayInFuture: "occurred_on",
    StatedDayBeforeAgreement: "occurred_on",
    ArrangementBeginsBefore: "in_force_from",
    ArrangementEndsBefore: "until",
    EndsBeforeMade: "occurred_on",
    AgreementNotFound: "agreement",
}
"""Where what is refused can be put right."""


def deeds_open_to(visit: Visit, key: str) -> list[str]:
    """What the reader may record of it now."""
    person = visit.person
    if visit.at.past or person is None:
        return []
    _, state = visit.doors.desk.states.read(ARRANGEMENT, ARRANGEMENT.stream(key))
    commands = possible(state, person.party, visit.at.today)
    return [name for name, one in DEEDS.items() if one in commands and visit.may_record(one)]


@dataclass(frozen=True)
class Arranging:
    """What the forms have in common."""

    visit: Visit

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return at_field(refusal, FIELDS.get(type(refusal), WHOLE), self.visit.language)

    def anew(self) -> Self:
        return replace(self, visit=replace(self.visit))

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        shown = {
            "here": "/privacy",
            "words": "arrangement_parts.html",
            "documents": self.visit.doors.documents,
            "documents_of": documents_of,
            "kinds_of": kinds,
            "as_day": as_day,
        }
        return self.visit.page(template, status, **shown, **facts)


# A new one


@dataclass(frozen=True)
class Recording(Arranging):
    name: str = "record"
    home: str = HERE

    @property
    def allowed(self) -> bool:
        return self.visit.may_record(RecordArrangement)

    @cached_property
    def agreements(self) -> list[AgreementEntry]:
        """Those that the reader's party takes part in."""
        found = self.visit.doors.registers.agreements(self.visit.present)
        return leading(found, self.visit.party)

    def blank(self) -> Typed:
        today = self.visit.at.today.isoformat()
        return Typed().but(occurred_on=today, in_force_from=today, once="false")

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        try:
            facts = self._facts(typed)
        except DocumentNotFound as refusal:
            return typed.without("kept-"), at_field(refusal, f"file-{KIND}", self.visit.language)
        try:
            asked = MakeArrangement.model_validate(facts)
        except ValidationError as error:
            return typed, {_place(one["loc"]): None for one in error.errors(include_url=False)}
        recording = self.visit.doors.arrangements.recording
        return typed, recording(asked, self._who, **steps.carried(self.visit, typed))

    @property
    def _who(self) -> Person:
        return steps.who(self.visit)

    def _facts(self, typed: Typed) -> dict[str, Any]:
        """Of several documents the first counts: an arrangement is one document."""
        facts: dict[str, Any] = {
            "occurred_on": typed.day("occurred_on"),
            "agreement": typed["agreement"],
            "categories": tuple(typed.every("categories")),
            "once": typed["once"],
            "in_force_from": typed.day("in_force_from"),
            "until": typed.day("until") if typed["until"] else None,
            "conditions": typed["conditions"] or None,
        }
        shown = tuple(pieces(self.visit.doors.documents, typed))
        return facts | {"document": shown[0] if shown else None}

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return ()

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        retention = self.visit.doors.arrangements.retention
        shown = {"entry": None, "agreements": self.agreements, "retention": retention}
        return super().page(template, status, **shown, **facts)


def _place(loc: tuple[int | str, ...]) -> str:
    """The field that holds what the arrangement has there."""
    if loc[0] != "document":
        return str(loc[0])
    return f"{loc[-1]}-{KIND}" if loc[-1] in ("system", "reference") else f"file-{KIND}"


@router.get(f"{HERE}/record")
def blank_arrangement(visit: OfRegister) -> Response:
    return steps.blank(Recording(visit))


@router.post(f"{HERE}/record")
async def send_arrangement(visit: OfRegister) -> Response:
    async with sent(visit.request) as given:
        typed, errors = await kept(visit, given, lambda typed: AGREEMENT.stream(typed["agreement"]))
    return await steps.send(Recording(visit), typed, errors)


# Confirming and ending one


@dataclass(frozen=True)
class Deciding(Arranging):
    key: str
    name: str

    @property
    def home(self) -> str:
        return f"{HERE}/{self.key}"

    @cached_property
    def entry(self) -> ArrangementEntry:
        """Raises UnknownArrangement."""
        return self.visit.doors.arrangements.register.arrangement(self.key, self.visit.present)

    @property
    def allowed(self) -> bool:
        return self.name in deeds_open_to(self.visit, self.key)

    def blank(self) -> Typed:
        today = self.visit.at.today.isoformat()
        return Typed(seen=self.entry.version).but(occurred_on=today)

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        facts: dict[str, Any] = {"occurred_on": typed.day("occurred_on")}
        if self.name == "end":
            facts["reason"] = typed["reason"] or None
        try:
            command = DEEDS[self.name].model_validate(facts)
        except ValidationError as error:
            return typed, {str(one["loc"][0]): None for one in error.errors(include_url=False)}
        return typed, steps.wish(self.visit, ARRANGEMENT, self.key, command, typed)

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.visit.doors.log.read(ARRANGEMENT.stream(self.key), typed.seen)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return super().page(template, status, entry=self.entry, **facts)


@router.get(f"{HERE}/{{key}}/{{deed}}")
def blank_deed(visit: OfRegister, key: str, deed: str) -> Response:
    return steps.blank(_form(visit, key, deed))


@router.post(f"{HERE}/{{key}}/{{deed}}")
async def send_deed(visit: OfRegister, key: str, deed: str) -> Response:
    return await steps.send(_form(visit, key, deed), await typed_in(visit.request), {})


def _form(visit: Visit, key: str, deed: str) -> Deciding:
    if deed not in DEEDS:
        raise NoSuchPath(path=deed[:60])
    return Deciding(visit, key, deed)
