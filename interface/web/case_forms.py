"""The forms of cases: filled in, looked at, recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from starlette.responses import Response

from application.documents import DocumentNotFound
from application.ports import Recorded
from application.transact import Wish
from domain.agreement.decisions import AGREEMENT
from domain.errors import Refusal
from domain.messages import AMSTERDAM, Command
from domain.stated_day import (
    StatedDayBeforeAgreement,
    StatedDayInFuture,
    StatedMomentBefore,
    StatedMomentInFuture,
)
from interface.problems import NoSuchPath
from interface.web import steps
from interface.web.asked import kind_of, stated
from interface.web.cases import NEW, CaseSight, Deed, Room
from interface.web.evidence import documents_of, kept
from interface.web.forms import WHOLE, Errors, Typed, as_day, at_field, sent
from interface.web.visit import Visit


@dataclass(frozen=True)
class CaseForm:
    visit: Visit
    room: Room
    deed: Deed
    key: str = NEW

    @property
    def name(self) -> str:
        return self.deed.name

    @property
    def home(self) -> str:
        return self.room.home if self.key == NEW else f"{self.room.home}/{self.key}"

    @cached_property
    def sight(self) -> CaseSight:
        return CaseSight(self.visit, self.room, self.key)

    @property
    def allowed(self) -> bool:
        if self.key != NEW:
            return self.deed.name in [one.name for one in self.sight.deeds]
        return self.visit.may_record(self.deed.command)

    def blank(self) -> Typed:
        """Today and now are proposed where a day or a moment that has come is asked for, and what
        the deed proposes of the case itself."""
        now = self.visit.doors.clock.now().astimezone(AMSTERDAM)
        proposed = {"day": self.visit.at.today.isoformat(), "moment": f"{now:%Y-%m-%dT%H:%M}"}
        asked = (one for one in self.deed.fields if not (one.ahead or one.optional))
        typed = Typed(seen=0 if self.key == NEW else len(self.sight.recorded))
        known = {} if self.key == NEW else self.deed.proposes(self.sight.entry)
        today = {one.name: proposed[one.kind] for one in asked if one.kind in proposed}
        chosen = {one.name: one.default for one in self.deed.fields if one.default}
        return typed.but(**{**chosen, **today, **known})

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        deed = self.deed
        documents = self.visit.doors.documents
        try:
            asked = stated(deed.said or deed.command, deed.fields, typed, deed.fixed, documents)
        except DocumentNotFound as refusal:
            return typed.without("kept-"), at_field(refusal, WHOLE, self.visit.language)
        if isinstance(asked, Mapping):
            return typed, asked
        return typed, self.room.wish(self.visit, self.key, asked, typed)

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return at_field(refusal, self._place(refusal), self.visit.language)

    def _place(self, refusal: Refusal) -> str:
        kind = _KINDS.get(type(refusal))
        of_kind = (one.name for one in self.deed.fields if one.kind == kind)
        return self.deed.at_field.get(type(refusal)) or next(of_kind, WHOLE)

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.visit.doors.log.read(self.room.decider.stream(self.key), typed.seen)

    def anew(self) -> Self:
        return replace(self, visit=replace(self.visit))

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return self.visit.page(
            template,
            status,
            here=self.room.here,
            words="case_parts.html",
            kind=self.room.parts,
            words_of_kind=self.room.words(self.visit),
            room=self.room,
            deed=self.deed,
            entry=None if self.key == NEW else self.sight.entry,
            home=self.home,
            as_day=as_day,
            documents=self.visit.doors.documents,
            documents_of=documents_of,
            kind_of=kind_of,
            **facts,
        )


_KINDS: Mapping[type[Refusal], str] = {
    StatedDayInFuture: "day",
    StatedDayBeforeAgreement: "day",
    StatedMomentInFuture: "moment",
    StatedMomentBefore: "moment",
}
"""The kind of field at which a mistaken day or moment is told."""


def form_of(room: Room, visit: Visit, key: str, name: str) -> CaseForm:
    """Raises NoSuchPath."""
    if (key, name) == (NEW, NEW):
        return CaseForm(visit, room, room.beginning(visit))
    for deed in room.deeds(visit):
        if deed.name == name:
            return CaseForm(visit, room, deed, key)
    raise NoSuchPath(path=name[:60])


def blank(room: Room, visit: Visit, key: str = NEW, name: str = NEW) -> Response:
    return steps.blank(form_of(room, visit, key, name))


async def send(room: Room, visit: Visit, key: str = NEW, name: str = NEW) -> Response:
    form = form_of(room, visit, key, name)
    async with sent(visit.request) as given:
        typed, errors = await kept(visit, given, lambda typed: _home(form, typed))
    return await steps.send(form, typed, errors, visit.doors.reacting.handle)


def _home(form: CaseForm, typed: Typed) -> str:
    """The stream that a document with personal data belongs to: of a case that is still to begin
    that of its agreement."""
    if form.key == NEW:
        return AGREEMENT.stream(typed["agreement"] or typed["control"].partition(" ")[0])
    return form.room.decider.stream(form.key)
