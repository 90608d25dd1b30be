"""Data subjects by pseudonym: who there are, finding one, what is kept of one, who looked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from application.paging import Paging
from application.request_register import RequestQuery
from domain.data_subject.commands import RegisterDataSubject
from domain.data_subject.decisions import DATA_SUBJECT
from domain.disclosure.recipients import PREFIX
from domain.erasure.commands import OrderErasure
from domain.errors import Broken, Forbidden
from domain.opening.asked import FindDataSubject, Purpose
from domain.opening.refusals import ProductNeeded, ProductNotAgreed
from domain.processing.refusals import NothingCovers, RowNotRecorded
from domain.sealed import LONGEST
from interface.tracing import trace_of
from interface.web import steps
from interface.web.data_subject_forms import ALL, HERE, open_to
from interface.web.forms import WHOLE, Errors, Shown, Typed, at_field, typed_in
from interface.web.openings import MENU, products
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

SHOWN = 50
OF_PRODUCT = (NothingCovers, RowNotRecorded, ProductNeeded, ProductNotAgreed)
Recorded = Annotated[int | None, Query(ge=1, le=10**15)]


@router.get(HERE)
def data_subjects(
    visit: OfRegister,
    after: Annotated[str | None, Query(max_length=36)] = None,
    recorded: Recorded = None,
) -> Response:
    return _list(visit, Typed(), after=after, recorded=recorded)


@router.post(f"{HERE}/find")
async def find(visit: OfRegister) -> Response:
    """What was typed is in the form that was sent, never in an address."""
    typed = await typed_in(visit.request)
    return await run_in_threadpool(_found, visit, typed)


def _found(visit: Visit, typed: Typed) -> Response:
    errors = _unread(typed)
    if errors:
        return _list(visit, typed, errors, status=422)
    asked = FindDataSubject(
        number=typed["number"] or None,
        name=typed["name"] or None,
        purpose=Purpose(typed["purpose"]),
        product=typed["product"] or None,
    )
    correlation: str = visit.request.scope["correlation"]
    who = (steps.who(visit), trace_of(visit.request), correlation)
    try:
        found = visit.doors.data_subjects.find(asked, *who)
    except (Broken, Forbidden) as refusal:
        product = isinstance(refusal, OF_PRODUCT)
        name = "product" if product else "number" if isinstance(refusal, Broken) else WHOLE
        return _list(visit, typed, at_field(refusal, name, visit.language), status=422)
    return visit.page("data_subjects_found.html", here=MENU, found=found)


def _unread(typed: Typed) -> Errors:
    said = typed["number"] or typed["name"]
    known = {
        "number": bool(said) and len(typed["number"]) <= LONGEST,
        "name": len(typed["name"]) <= LONGEST,
        "purpose": typed["purpose"] in list(Purpose),
    }
    return {name: None for name, good in known.items() if not good}


def _list(
    visit: Visit,
    typed: Typed,
    errors: Errors | None = None,
    after: str | None = None,
    recorded: int | None = None,
    status: int = 200,
) -> Response:
    found, total = visit.doors.data_subjects.of_party(visit.party or "", visit.at, SHOWN, after)
    return visit.page(
        "data_subjects.html",
        status,
        here=MENU,
        found=found,
        total=total,
        recorded=None if visit.at.past else recorded,
        more=found[-1].id if len(found) == SHOWN else None,
        may_register=visit.person is not None and visit.person.may(RegisterDataSubject),
        form=Shown("find", typed, errors or {}),
        purposes=list(Purpose),
        products=products(visit),
    )


# One of them


@router.get(f"{HERE}/{{subject}}")
def data_subject(
    visit: OfRegister,
    subject: str,
    recorded: Recorded = None,
    unchanged: Annotated[int | None, Query(ge=1, le=1)] = None,
) -> Response:
    entry = visit.doors.data_subjects.one(subject, steps.who(visit), visit.at)
    life = visit.life(DATA_SUBJECT.stream(subject))
    confirmed = next((one for one in life if one.position == recorded), None)
    disclosed = visit.doors.disclosures.made_about(subject, visit.at)
    return visit.page(
        "data_subject.html",
        here=MENU,
        entry=entry,
        life=life,
        deeds=open_to(visit, entry),
        names=ALL,
        confirmed=None if visit.at.past else confirmed,
        unchanged=bool(unchanged) and not visit.at.past,
        documents=() if visit.at.past else visit.doors.documents.of_subject(subject),
        looks=visit.doors.openings.of_subject(subject, 1)[1],
        erasures=visit.doors.erasing.register.page(visit.at, Paging(SHOWN), subject).entries,
        may_erase=visit.person is not None and visit.person.may(OrderErasure),
        disclosed=disclosed,
        telling=_telling(visit, subject, {one.id: one.recipient_kind for one in disclosed}),
    )


@dataclass(frozen=True)
class Telling:
    """The duty to tell one recipient (AVG 19), as a request has it."""

    request: str
    right: str
    recipient: str
    kind: str | None
    """What kind of recipient it is, where a disclosure stands for them."""
    due: date | None
    telling: str | None
    on: date | None


def _telling(visit: Visit, subject: str, kinds: Mapping[str, str]) -> list[Telling]:
    query = RequestQuery(subject=subject, limit=500)
    return [
        Telling(
            request=entry.id,
            right=one.right,
            recipient=one.recipient,
            kind=kinds.get(one.recipient.removeprefix(PREFIX)),
            due=None if one.due is None else one.due.due,
            telling=one.telling,
            on=one.on,
        )
        for entry in visit.doors.request_register.requests(query, visit.at).entries
        for one in entry.recipients
    ]
