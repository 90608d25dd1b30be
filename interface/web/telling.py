"""Planning to inform data subjects, recording who was told, putting a number right, closing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from application.documents import DocumentNotFound
from application.informings import InformingEntry, PlanCampaign
from application.ports import Recorded
from application.registers import AgreementEntry, leading
from application.transact import Wish
from domain.errors import Refusal
from domain.informing.commands import (
    CloseInforming,
    CorrectInforming,
    PlanInforming,
    TellPeople,
)
from domain.informing.decisions import INFORMING
from domain.informing.events import Content, Way
from domain.informing.possible import possible
from domain.informing.refusals import (
    MoreThanAudience,
    SomeNotInformed,
    TransitionByParticipant,
    WayNotCounted,
)
from domain.messages import Command
from domain.processing.codes import Person
from domain.stated_day import StatedDayBeforeAgreement, StatedDayInFuture
from interface.problems import NoSuchPath
from interface.web import steps
from interface.web.evidence import documents_of, kept, kinds, pieces
from interface.web.forms import WHOLE, Errors, Typed, as_day, at_field, sent, typed_in
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

HERE = "/privacy/informing"
KIND = "notice"
"""Of evidence: what the data subjects got to read."""
DEEDS: Mapping[str, type[TellPeople | CorrectInforming | CloseInforming]] = {
    "tell": TellPeople,
    "correct": CorrectInforming,
    "close": CloseInforming,
}
FIELDS: Mapping[type[Refusal], str] = {
    StatedDayInFuture: "occurred_on",
    StatedDayBeforeAgreement: "occurred_on",
    TransitionByParticipant: "about",
    WayNotCounted: "number",
    MoreThanAudience: "number",
    SomeNotInformed: "reason",
}
"""Where what is refused can be put right."""


def deeds_open_to(visit: Visit, key: str) -> list[str]:
    """What the reader may record of it now."""
    person = visit.person
    if visit.at.past or person is None:
        return []
    _, state = visit.doors.desk.states.read(INFORMING, INFORMING.stream(key))
    commands = possible(state, person.party)
    return [name for name, one in DEEDS.items() if one in commands and visit.may_record(one)]


@dataclass(frozen=True)
class Telling:
    """What the forms have in common."""

    visit: Visit

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return at_field(refusal, FIELDS.get(type(refusal), WHOLE), self.visit.language)

    def anew(self) -> Self:
        return replace(self, visit=replace(self.visit))

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        shown = {
            "here": "/privacy",
            "words": "informing_parts.html",
            "documents": self.visit.doors.documents,
            "documents_of": documents_of,
            "kinds_of": kinds,
            "as_day": as_day,
        }
        return self.visit.page(template, status, **shown, **facts)


# A new campaign


@dataclass(frozen=True)
class Planning(Telling):
    name: str = "plan"
    home: str = HERE

    @property
    def allowed(self) -> bool:
        return self.visit.may_record(PlanInforming)

    @cached_property
    def agreements(self) -> list[AgreementEntry]:
        """Those that the reader's party takes part in."""
        found = self.visit.doors.registers.agreements(self.visit.present)
        return leading(found, self.visit.party)

    def blank(self) -> Typed:
        return Typed().but(occurred_on=self.visit.at.today.isoformat())

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        facts: dict[str, Any] = {
            "occurred_on": typed.day("occurred_on"),
            "agreement": typed["agreement"],
            "about": typed["about"],
            "audience": tuple(typed.every("audience")),
            "size": typed["size"],
            "by": typed.day("by"),
            "contents": tuple(typed.every("contents")),
        }
        try:
            asked = PlanCampaign.model_validate(facts)
        except ValidationError as error:
            return typed, _places(error)
        planning = self.visit.doors.informings.planning
        return typed, planning(asked, steps.who(self.visit), **steps.carried(self.visit, typed))

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return ()

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        choices = {"audiences": list(Person), "all_contents": list(Content)}
        return super().page(
            template, status, entry=None, agreements=self.agreements, **choices, **facts
        )


def _places(error: ValidationError) -> Errors:
    return {str(one["loc"][0]): None for one in error.errors(include_url=False)}


@router.get(f"{HERE}/plan")
def blank_plan(visit: OfRegister) -> Response:
    return steps.blank(Planning(visit))


@router.post(f"{HERE}/plan")
async def send_plan(visit: OfRegister) -> Response:
    return await steps.send(Planning(visit), await typed_in(visit.request), {})


# What happens in one


@dataclass(frozen=True)
class Going(Telling):
    key: str
    name: str

    @property
    def home(self) -> str:
        return f"{HERE}/{self.key}"

    @cached_property
    def entry(self) -> InformingEntry:
        """Raises UnknownInforming."""
        return self.visit.doors.informings.register.informing(self.key, self.visit.present)

    @property
    def allowed(self) -> bool:
        return self.name in deeds_open_to(self.visit, self.key)

    def blank(self) -> Typed:
        today = self.visit.at.today.isoformat()
        blank = Typed(seen=self.entry.version).but(occurred_on=today)
        return blank.but(**{f"personal-{KIND}": "yes"}) if self.name == "tell" else blank

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        try:
            facts = self._facts(typed)
            command = DEEDS[self.name].model_validate(facts)
        except DocumentNotFound as refusal:
            return typed.without("kept-"), at_field(refusal, f"file-{KIND}", self.visit.language)
        except ValidationError as error:
            return typed, {_place(one["loc"]): None for one in error.errors(include_url=False)}
        return typed, steps.wish(self.visit, INFORMING, self.key, command, typed)

    def _facts(self, typed: Typed) -> dict[str, Any]:
        match self.name:
            case "correct":
                return {"corrects": typed["corrects"], "number": typed["number"]}
            case "close":
                return {
                    "occurred_on": typed.day("occurred_on"),
                    "reason": typed["reason"] or None,
                }
        return {
            "occurred_on": typed.day("occurred_on"),
            "way": typed["way"],
            "number": typed["number"] or "0",
            "evidence": tuple(pieces(self.visit.doors.documents, typed)),
        }

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.visit.doors.log.read(INFORMING.stream(self.key), typed.seen)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return super().page(template, status, entry=self.entry, ways=list(Way), **facts)


def _place(loc: tuple[int | str, ...]) -> str:
    """The field that holds what the command has there."""
    if loc[0] != "evidence":
        return str(loc[0])
    return f"{loc[-1]}-{KIND}" if loc[-1] in ("system", "reference") else f"file-{KIND}"


@router.get(f"{HERE}/{{key}}/{{deed}}")
def blank_deed(visit: OfRegister, key: str, deed: str) -> Response:
    return steps.blank(_form(visit, key, deed))


@router.post(f"{HERE}/{{key}}/{{deed}}")
async def send_deed(visit: OfRegister, key: str, deed: str) -> Response:
    form = _form(visit, key, deed)
    async with sent(visit.request) as given:
        typed, errors = await kept(visit, given, lambda _: INFORMING.stream(key))
    return await steps.send(form, typed, errors)


def _form(visit: Visit, key: str, deed: str) -> Going:
    if deed not in DEEDS:
        raise NoSuchPath(path=deed[:60])
    return Going(visit, key, deed)
