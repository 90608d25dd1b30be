"""Erasures: the register, the certificate of each, and the form with which one is ordered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from application.arrangements import ArrangementEntry
from application.erasing import Erase
from application.paging import Paging
from application.people import MAY
from application.ports import Recorded
from application.transact import Receipt, Wish
from domain.arrangement.state import ALL, ArrangementStanding
from domain.erasure.commands import OrderErasure
from domain.erasure.decisions import ERASURE, NothingToErase
from domain.erasure.events import ErasureGround
from domain.errors import Broken, Refusal
from domain.messages import Command
from domain.privacy_request.refusals import ErasureForbidden, ErasureLast
from domain.sealed import SubjectId
from interface.web import steps
from interface.web.coded import coded
from interface.web.forms import WHOLE, Errors, Typed, typed_in
from interface.web.reading import Cursor, OfRegister
from interface.web.visit import Visit
from interface.words import told

router = APIRouter(include_in_schema=False)

HERE = "/privacy/erasures"
SHOWN = 50
FIELDS: Mapping[type[Refusal], str] = {
    NothingToErase: "subject",
    ErasureForbidden: "subject",
    ErasureLast: "subject",
}
_PSEUDONYM: TypeAdapter[str] = TypeAdapter(SubjectId)


@router.get(HERE)
def erasures(visit: OfRegister, cursor: Cursor = None) -> Response:
    page = visit.doors.erasing.register.page(visit.at, Paging(SHOWN, cursor), reader=visit.party)
    return visit.page(
        "erasures.html", here="/privacy", page=page, cursor=cursor, shown=SHOWN, may=_may(visit)
    )


@dataclass(frozen=True)
class Ordering:
    visit: Visit
    subject: str = ""
    name: str = "erase"
    home: str = HERE

    @property
    def allowed(self) -> bool:
        return _may(self.visit)

    def blank(self) -> Typed:
        return Typed().but(subject=self.subject)

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        asked = _asked(typed)
        if not isinstance(asked, Erase):
            return typed, asked
        known = steps.carried(self.visit, typed)
        try:
            return typed, self.visit.doors.erasing.ordering(
                asked,
                steps.who(self.visit),
                idempotency=known["idempotency"],
                correlation=known["correlation"],
            )
        except Broken as refusal:
            return typed, self._at_field(refusal)

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return self._at_field(refusal)

    def _at_field(self, refusal: Refusal) -> Errors:
        return {FIELDS.get(type(refusal), WHOLE): " ".join(self._in_words(refusal))}

    def _in_words(self, refusal: Refusal) -> tuple[str, str]:
        """A title and what to do, its codes as the reader calls them."""
        language = self.visit.language
        facts = {
            name: ", ".join(coded(part, language) for part in said.split(", "))
            for name, said in refusal.facts.items()
        }
        title, detail = told(refusal.code, facts, language)
        return f"{title.rstrip('.')}.", f"{detail.rstrip('.')}."

    @property
    def forbidden(self) -> Sequence[str]:
        """Why nothing of the data subject that is named may be erased now, before anything is
        filled in: a title and what to do."""
        try:
            subject = _PSEUDONYM.validate_python(self.subject)
            self.visit.doors.erasing.must_be_free(subject, steps.who(self.visit))
        except ValidationError:
            return ()
        except Refusal as refusal:
            return self._in_words(refusal)
        return ()

    def since(self, typed: Typed) -> Sequence[Recorded]:
        """Each order is a stream of its own: nobody is ahead of it."""
        return ()

    def anew(self) -> Self:
        return replace(self)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        frame = {"here": "/privacy", "words": "erasure_parts.html", "grounds": list(ErasureGround)}
        allowing = {one.id: one for one in self._allowing()}
        frame["forbidden"] = self.forbidden
        return self.visit.page(template, status, allowing=allowing, **frame, **facts)

    def _allowing(self) -> Iterator[ArrangementEntry]:
        """The arrangements of the visitor's party that stand for all personal data."""
        for one in self.visit.doors.arrangements.register.arrangements(self.visit.at):
            ours = self.visit.party in one.parties and ALL in one.categories
            if ours and one.standing is ArrangementStanding.IN_FORCE:
                yield one


def _asked(typed: Typed) -> Erase | Errors:
    said = {name: typed[name].strip() or None for name in ("request", "reason")}
    named = {name: typed[name].strip() for name in ("subject", "arrangement")}
    try:
        return Erase.model_validate({**named, **said, "ground": typed["ground"]})
    except ValidationError as error:
        return {str(one["loc"][0]): None for one in error.errors()}


@router.get(f"{HERE}/order")
def blank_order(visit: OfRegister, subject: Annotated[str, Query(max_length=80)] = "") -> Response:
    return steps.blank(Ordering(visit, subject))


@router.post(f"{HERE}/order")
async def send_order(visit: OfRegister) -> Response:
    """What is ordered is carried out before this is answered."""
    form, typed, doors = Ordering(visit), await typed_in(visit.request), visit.doors

    async def ordered(wish: Wish) -> Receipt:
        receipt, asked = await doors.counter.handle(wish), _asked(typed)
        if isinstance(asked, Erase):
            await run_in_threadpool(doors.erasing.finish, asked, receipt.id, wish.by)
        return receipt

    return await steps.send(form, typed, {}, record=ordered)


@router.get(f"{HERE}/{{erasure}}")
def certificate(visit: OfRegister, erasure: str) -> Response:
    made = visit.doors.erasing.certificate(erasure, visit.at)
    visit.must_read(ERASURE.stream(erasure))
    return visit.page("certificate.html", here="/privacy", made=made)


def _may(visit: Visit) -> bool:
    person = visit.person
    return not visit.at.past and person is not None and bool(MAY[OrderErasure] & person.roles)
