"""Erasures: the register, the certificate of each, and the form with which one is ordered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from application.arrangements import ArrangementEntry
from application.erasing import Erase
from application.people import MAY
from application.ports import Recorded
from application.transact import Wish
from domain.arrangement.state import ALL, ArrangementStanding
from domain.erasure.commands import OrderErasure
from domain.erasure.decisions import NothingToErase
from domain.erasure.events import ErasureGround
from domain.errors import Refusal
from domain.messages import Command
from interface.web import steps
from interface.web.forms import WHOLE, Errors, Typed, at_field, typed_in
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

HERE = "/privacy/erasures"
NEWEST = 200
"""Lines that are shown; older ones are found by their data subject, or in the events."""
FIELDS: Mapping[type[Refusal], str] = {NothingToErase: "subject"}


@router.get(HERE)
def erasures(visit: OfRegister) -> Response:
    found = visit.doors.erasing.register.listed(visit.at, NEWEST)
    return visit.page("erasures.html", here="/privacy", entries=found, may=_may(visit))


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
        said = {name: typed[name].strip() or None for name in ("request", "reason")}
        try:
            asked = Erase.model_validate(
                {
                    "subject": typed["subject"].strip(),
                    "ground": typed["ground"],
                    "arrangement": typed["arrangement"].strip(),
                    **said,
                }
            )
        except ValidationError as error:
            return typed, {str(one["loc"][0]): None for one in error.errors()}
        known = steps.carried(self.visit, typed)
        return typed, self.visit.doors.erasing.ordering(
            asked,
            steps.who(self.visit),
            idempotency=known["idempotency"],
            correlation=known["correlation"],
        )

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return at_field(refusal, FIELDS.get(type(refusal), WHOLE), self.visit.language)

    def since(self, typed: Typed) -> Sequence[Recorded]:
        """Each order is a stream of its own: nobody is ahead of it."""
        return ()

    def anew(self) -> Self:
        return replace(self)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        frame = {"here": "/privacy", "words": "erasure_parts.html", "grounds": list(ErasureGround)}
        allowing = {one.id: one for one in self._allowing()}
        return self.visit.page(template, status, allowing=allowing, **frame, **facts)

    def _allowing(self) -> Iterator[ArrangementEntry]:
        """The arrangements of the visitor's party that stand for all personal data."""
        for one in self.visit.doors.arrangements.register.arrangements(self.visit.at):
            ours = self.visit.party in one.parties and ALL in one.categories
            if ours and one.standing is ArrangementStanding.IN_FORCE:
                yield one


@router.get(f"{HERE}/order")
def blank_order(visit: OfRegister, subject: Annotated[str, Query(max_length=80)] = "") -> Response:
    return steps.blank(Ordering(visit, subject))


@router.post(f"{HERE}/order")
async def send_order(visit: OfRegister) -> Response:
    """What is ordered is carried out before this is answered."""
    answer = await steps.send(Ordering(visit), await typed_in(visit.request), {})
    if answer.status_code == 303:
        await run_in_threadpool(visit.doors.erasing.resume)
    return answer


@router.get(f"{HERE}/{{erasure}}")
def certificate(visit: OfRegister, erasure: str) -> Response:
    made = visit.doors.erasing.certificate(erasure, visit.at)
    return visit.page("certificate.html", here="/privacy", made=made)


def _may(visit: Visit) -> bool:
    person = visit.person
    return not visit.at.past and person is not None and bool(MAY[OrderErasure] & person.roles)
