"""The forms of data subjects: registering one, rectifying, restricting, lifting the restriction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, Self, TypeAlias

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from application.data_subjects import DataSubjectEntry, NewDataSubject
from application.ports import Recorded
from application.registers import leading
from application.transact import Wish
from domain.data_subject.commands import (
    LiftRestriction,
    RectifyDataSubject,
    RegisterDataSubject,
    RestrictProcessing,
    ResumeProcessing,
)
from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.events import RestrictionGround, ResumptionGround
from domain.data_subject.refusals import (
    BirthDateWrong,
    CitizenServiceNumberRegistered,
    CitizenServiceNumberWrong,
    NothingRectified,
    NotStopped,
    ToldAfterwards,
)
from domain.errors import Broken, Refusal
from domain.messages import Command
from domain.sealed import LONGEST
from domain.stated_day import StatedDayBeforeAgreement, StatedDayInFuture
from interface.web import steps
from interface.web.forms import WHOLE, Errors, Typed, as_day, at_field, typed_in
from interface.web.openings import MENU
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

HERE = "/data-subjects"
ALL = ("name", "number", "born", "address")
"""What is sealed of a data subject."""

Deed: TypeAlias = Literal["rectify", "restrict", "lift", "resume"]
DEEDS: Mapping[Deed, type[Command]] = {
    "rectify": RectifyDataSubject,
    "restrict": RestrictProcessing,
    "lift": LiftRestriction,
    "resume": ResumeProcessing,
}
FIELDS: Mapping[type[Refusal], str] = {
    CitizenServiceNumberWrong: "number",
    CitizenServiceNumberRegistered: "number",
    BirthDateWrong: "born",
    NothingRectified: "name",
    NotStopped: "activity",
    ToldAfterwards: "told_on",
    StatedDayInFuture: "occurred_on",
    StatedDayBeforeAgreement: "occurred_on",
}
"""Where what is refused can be put right."""


def open_to(visit: Visit, entry: DataSubjectEntry) -> list[Deed]:
    """What the reader may record now."""
    person = visit.person
    if visit.at.past or person is None or person.party not in (entry.controller, entry.processor):
        return []
    if visit.erased(entry.name) is not None:
        return []
    possible: list[Deed] = ["rectify", "restrict" if entry.restricted is None else "lift"]
    if entry.stopped:
        possible.append("resume")
    return [deed for deed in possible if person.may(DEEDS[deed])]


@dataclass(frozen=True)
class SubjectForm:
    visit: Visit

    def anew(self) -> Self:
        return replace(self, visit=replace(self.visit))

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return self._at_field(refusal)

    def _at_field(self, refusal: Refusal) -> Errors:
        return at_field(refusal, FIELDS.get(type(refusal), WHOLE), self.visit.language)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        frame = {"here": MENU, "words": "data_subject_parts.html", "names": ALL}
        grounds = {"grounds": list(RestrictionGround), "resumptions": list(ResumptionGround)}
        return self.visit.page(template, status, **grounds, **frame, **facts)


# Registering


@dataclass(frozen=True)
class Registering(SubjectForm):
    name: str = "register"
    home: str = HERE

    @property
    def allowed(self) -> bool:
        return not self.visit.at.past and steps.who(self.visit).may(RegisterDataSubject)

    @cached_property
    def agreements(self) -> dict[str, str]:
        """Those that the reader's party is a party to."""
        found = self.visit.doors.registers.agreements(self.visit.present)
        return {one.id: one.citation_titles[-1] for one in leading(found, self.visit.party)}

    def blank(self) -> Typed:
        return Typed().but(occurred_on=self.visit.at.today.isoformat())

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        """The key of the form is the pseudonym, so that sent twice it is one person."""
        day = as_day(typed["occurred_on"])
        known = {
            "agreement": typed["agreement"] in self.agreements,
            "name": 0 < len(typed["name"]) <= LONGEST,
            "occurred_on": day is not None,
        }
        if day is None or not all(known.values()):
            return typed, {name: None for name, good in known.items() if not good}
        try:
            asked = NewDataSubject(
                agreement=typed["agreement"],
                occurred_on=day,
                subject=typed.key,
                **{name: typed[name] or None for name in ALL},
            )
        except ValidationError:
            return typed, {WHOLE: None}
        carried = steps.carried(self.visit, typed)
        try:
            registering = self.visit.doors.data_subjects.registering
            return typed, registering(asked, steps.who(self.visit), **carried)
        except Broken as refusal:
            return typed, self._at_field(refusal)

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.visit.doors.log.read(DATA_SUBJECT.stream(typed.key), typed.seen)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return super().page(template, status, agreements=self.agreements, **facts)


@router.get(f"{HERE}/register")
def blank_registration(visit: OfRegister) -> Response:
    return steps.blank(Registering(visit))


@router.post(f"{HERE}/register")
async def send_registration(visit: OfRegister) -> Response:
    return await steps.send(Registering(visit), await typed_in(visit.request), {})


# What becomes of one


@dataclass(frozen=True)
class Concerning(SubjectForm):
    subject: str
    name: Deed

    @property
    def home(self) -> str:
        return f"{HERE}/{self.subject}"

    @cached_property
    def entry(self) -> DataSubjectEntry:
        """Raises UnknownDataSubject, DataSubjectElsewhere."""
        of = (steps.who(self.visit), self.visit.at)
        return self.visit.doors.data_subjects.one(self.subject, *of)

    @property
    def allowed(self) -> bool:
        return self.name in open_to(self.visit, self.entry)

    def blank(self) -> Typed:
        typed = Typed(seen=self.entry.version)
        return typed.but(occurred_on=self.visit.at.today.isoformat())

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        command = self._command(typed)
        if not isinstance(command, Command):
            return typed, command
        return typed, steps.wish(self.visit, DATA_SUBJECT, self.entry.id, command, typed)

    def _command(self, typed: Typed) -> Command | Errors:
        day = as_day(typed["occurred_on"])
        if day is None:
            return {"occurred_on": None}
        match self.name:
            case "rectify":
                long = [name for name in ALL if len(typed[name]) > LONGEST]
                if long:
                    return dict.fromkeys(long)
                words = {name: typed[name] or None for name in ALL}
                return RectifyDataSubject(occurred_on=day, **words)
            case "restrict":
                if typed["ground"] not in list(RestrictionGround):
                    return {"ground": None}
                return RestrictProcessing(
                    occurred_on=day, ground=RestrictionGround(typed["ground"])
                )
            case "lift":
                told = as_day(typed["told_on"])
                if told is None:
                    return {"told_on": None}
                return LiftRestriction(occurred_on=day, told_on=told)
            case "resume":
                unread = {
                    "activity": typed["activity"] not in self.entry.stopped,
                    "ground": typed["ground"] not in list(ResumptionGround),
                }
                if any(unread.values()):
                    return {name: None for name, wrong in unread.items() if wrong}
                return ResumeProcessing(
                    occurred_on=day,
                    activity=typed["activity"],
                    ground=ResumptionGround(typed["ground"]),
                )

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.visit.doors.log.read(DATA_SUBJECT.stream(self.subject), typed.seen)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return super().page(template, status, entry=self.entry, **facts)


@router.get(f"{HERE}/{{subject}}/{{deed}}")
def blank_deed(visit: OfRegister, subject: str, deed: Deed) -> Response:
    return steps.blank(Concerning(visit, subject, deed))


@router.post(f"{HERE}/{{subject}}/{{deed}}")
async def send_deed(visit: OfRegister, subject: str, deed: Deed) -> Response:
    form = Concerning(visit, subject, deed)
    return await steps.send(form, await typed_in(visit.request), {})
