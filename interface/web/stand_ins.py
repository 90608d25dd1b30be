"""Who stands in for whom; the form with which one's own role is passed on, and how that ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Self

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from application.ports import Recorded
from application.stand_ins import PassOn, StandInEntry
from application.transact import Wish
from domain.errors import Refusal
from domain.messages import Command
from domain.stand_in.decisions import STAND_IN
from domain.stand_in.refusals import (
    StandInBeginsBefore,
    StandInElsewhere,
    StandInEndsBefore,
    StandInNotFound,
    StandInNotNeeded,
    StandInOneself,
    StandInOverlaps,
    StandInTooFarAhead,
    StandInTooLong,
)
from domain.stand_in.state import Standing
from interface.web import steps
from interface.web.forms import WHOLE, Errors, Shown, Step, Typed, as_day, at_field, typed_in
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

HERE = "/stand-ins"
Number = Annotated[int, Path(ge=1, le=1_000_000)]

FIELDS: Mapping[type[Refusal], str] = {
    StandInBeginsBefore: "first",
    StandInTooFarAhead: "first",
    StandInOverlaps: "first",
    StandInEndsBefore: "last",
    StandInTooLong: "last",
    StandInOneself: "stand_in",
    StandInElsewhere: "stand_in",
    StandInNotNeeded: "stand_in",
}
"""Where what is refused can be put right."""


@router.get(HERE)
def stand_ins(
    visit: OfRegister,
    recorded: Annotated[int | None, Query(ge=1, le=10**15)] = None,
    unchanged: Annotated[int | None, Query(ge=1, le=1)] = None,
) -> Response:
    form = Appointing(visit)
    return form.page(
        "stand_ins.html",
        entries=visit.doors.stand_ins.of_party(visit.party or "", visit.at),
        form=Shown(form.name, form.blank()),
        recorded=recorded,
        unchanged=unchanged,
    )


# What the forms have in common


@dataclass(frozen=True)
class StandInForm:
    visit: Visit
    home: str = HERE

    def version(self, account: str) -> int:
        """What was passed on to an account of the visitor's party, so far."""
        return self.visit.doors.desk.states.read(STAND_IN, self._stream(account))[0]

    def recorded(self, account: str, version: int) -> Sequence[Recorded]:
        return self.visit.doors.log.read(self._stream(account), version)

    def _stream(self, account: str) -> str:
        return STAND_IN.stream(self.visit.doors.stand_ins.key(account, self.visit.party or ""))

    def anew(self) -> Self:
        return replace(self, visit=replace(self.visit))

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return at_field(refusal, FIELDS.get(type(refusal), WHOLE), self.visit.language)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        person = steps.who(self.visit)
        names = {key: self.visit.account_name(key) for key in self.visit.colleagues}
        names.pop(person.id, None)
        frame = {"here": HERE, "words": "stand_in_parts.html", "colleagues": names}
        return self.visit.page(template, status, person=person, **frame, **facts)


# Passing a role on


@dataclass(frozen=True)
class Appointing(StandInForm):
    name: str = "appoint"

    @property
    def allowed(self) -> bool:
        return not self.visit.at.past

    def blank(self) -> Typed:
        return Typed().but(first=self.visit.at.today.isoformat())

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        """Whose stream it is, is known only when a colleague was chosen: it is seen at the look."""
        asked = self._asked(typed)
        if not isinstance(asked, PassOn):
            return typed, asked
        if typed.step is Step.REVIEW:
            typed = replace(typed, seen=self.version(asked.stand_in))
        appointing = self.visit.doors.stand_ins.appointing
        return typed, appointing(asked, steps.who(self.visit), **steps.carried(self.visit, typed))

    def _asked(self, typed: Typed) -> PassOn | Errors:
        first, last = as_day(typed["first"]), as_day(typed["last"])
        known = {
            "stand_in": typed["stand_in"] in self.visit.colleagues,
            "role": typed["role"] in steps.who(self.visit).roles,
            "first": first is not None,
            "last": last is not None,
        }
        if first is None or last is None or not all(known.values()):
            return {name: None for name, good in known.items() if not good}
        return PassOn(stand_in=typed["stand_in"], role=typed["role"], first=first, last=last)

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.recorded(typed["stand_in"], typed.seen)


@router.get(f"{HERE}/appoint")
def blank_appointment(visit: OfRegister) -> Response:
    return steps.blank(Appointing(visit))


@router.post(f"{HERE}/appoint")
async def send_appointment(visit: OfRegister) -> Response:
    return await steps.send(Appointing(visit), await typed_in(visit.request), {})


# Ending it


@dataclass(frozen=True)
class Ending(StandInForm):
    account: str = ""
    number: int = 0
    name: str = "end"

    @cached_property
    def entry(self) -> StandInEntry:
        """Raises StandInNotFound."""
        for one in self.visit.doors.stand_ins.of_party(self.visit.party or "", self.visit.present):
            if (one.stand_in, one.number) == (self.account, self.number):
                return one
        raise StandInNotFound(appointed=str(self.number))

    @property
    def allowed(self) -> bool:
        theirs = steps.who(self.visit).id in (self.entry.absent, self.entry.stand_in)
        return not self.visit.at.past and theirs and self.entry.standing is not Standing.PAST

    def blank(self) -> Typed:
        return Typed(seen=self.version(self.account))

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        ending = self.visit.doors.stand_ins.ending
        asked = (self.entry.stand_in, self.entry.number, steps.who(self.visit))
        return typed, ending(*asked, **steps.carried(self.visit, typed))

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.recorded(self.account, typed.seen)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return super().page(template, status, entry=self.entry, **facts)


@router.get(f"{HERE}/{{account}}/{{number}}/end")
def blank_ending(visit: OfRegister, account: str, number: Number) -> Response:
    return steps.blank(Ending(visit, account=account, number=number))


@router.post(f"{HERE}/{{account}}/{{number}}/end")
async def send_ending(visit: OfRegister, account: str, number: Number) -> Response:
    form = Ending(visit, account=account, number=number)
    return await steps.send(form, await typed_in(visit.request), {})
