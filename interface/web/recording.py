"""Recording something of an obligation: the form, the look at what it will record, the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from fastapi import APIRouter
from starlette.responses import Response

from application.documents import DocumentNotFound
from application.ports import Recorded
from application.transact import Wish
from domain.errors import Refusal
from domain.messages import Command
from domain.obligation.decisions import OBLIGATION
from interface.problems import NoSuchPath
from interface.web import steps
from interface.web.deeds import DEEDS, Deed, named, told_at_field
from interface.web.evidence import kept
from interface.web.forms import Errors, Typed, at_field, sent
from interface.web.reading import OfRegister
from interface.web.sight import Sight
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)


@router.get("/obligations/{obligation}/{deed}")
def blank_form(visit: OfRegister, obligation: str, deed: str) -> Response:
    form = DeedForm(Sight(visit, obligation), _deed(deed))
    return steps.blank(form)


@router.post("/obligations/{obligation}/{deed}")
async def send(visit: OfRegister, obligation: str, deed: str) -> Response:
    form = DeedForm(Sight(visit, obligation), _deed(deed))
    async with sent(visit.request) as given:
        typed, errors = await kept(visit, given, lambda _: OBLIGATION.stream(obligation))
    return await steps.send(form, typed, errors)


def _deed(name: str) -> Deed:
    found = named(name, DEEDS)
    if found is None:
        raise NoSuchPath(path=name[:60])
    return found


@dataclass(frozen=True)
class DeedForm:
    sight: Sight
    deed: Deed

    @property
    def visit(self) -> Visit:
        return self.sight.visit

    @property
    def name(self) -> str:
        return self.deed.name

    @property
    def home(self) -> str:
        return f"/obligations/{self.sight.entry.id}"

    @property
    def allowed(self) -> bool:
        return self.deed in self.sight.deeds

    def blank(self) -> Typed:
        """With the record chosen from which the reader comes."""
        asked = self.visit.request.query_params.get("corrects", "")
        return self.sight.blank().but(**({"corrects": asked} if asked else {}))

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        try:
            command = self.deed.stated(typed, self.visit.doors.documents)
        except DocumentNotFound as refusal:
            return typed.without("kept-"), at_field(refusal, "evidence", self.visit.language)
        if isinstance(command, Mapping):
            return typed, command
        return typed, steps.wish(self.visit, OBLIGATION, self.sight.entry.id, command, typed)

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return told_at_field(refusal, command, self.visit.at.today, self.visit.language)

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.sight.recorded[typed.seen :]

    def anew(self) -> Self:
        return replace(self, sight=Sight(replace(self.visit), self.sight.key))

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return self.sight.page(template, status, words="obligation_parts.html", **facts)
