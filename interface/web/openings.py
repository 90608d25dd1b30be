"""Reading what sealed fields say: asked for with a purpose, shown once, kept nowhere.

One address takes both steps. What it shows is the answer to a form that was sent, so that looking
again asks again; `close` leads back to where the reader came from.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from application.openings import OpenedField
from application.people import Activity
from domain.errors import Broken, Forbidden, Refusal
from domain.opening.asked import MOST, OpenSealed, Purpose, RestrictionException
from domain.opening.refusals import OpeningRestricted, ProductNeeded, ProductNotAgreed
from domain.processing.refusals import (
    ConsentMissing,
    NothingCovers,
    OtherPurposeNotAgreed,
    PurposeIncompatible,
    RowNotRecorded,
)
from domain.sealed import Sealed
from interface.problems import NoSuchPath
from interface.tracing import trace_of
from interface.web import steps
from interface.web.forms import WHOLE, Errors, Typed, at_field, typed_in
from interface.web.reading import OfRegister, may
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

HERE = "/openings"
SUBJECTS = "/data-subjects"
MENU = "/privacy"
"""What the pages stand under."""
SHOWN = 50
_WRITTEN = re.compile(r"[0-9a-f-]{36}\.[0-9a-f]{64}")

FIELDS: Mapping[type[Refusal], str] = {
    NothingCovers: "product",
    ProductNeeded: "product",
    ProductNotAgreed: "product",
    RowNotRecorded: "product",
    OtherPurposeNotAgreed: "other_purpose",
    ConsentMissing: "other_purpose",
    PurposeIncompatible: "other_purpose",
    OpeningRestricted: "exception",
}
"""Where what is refused can be put right."""

Fields = Annotated[list[str], Query(alias="field", min_length=1, max_length=MOST)]
Back = Annotated[str, Query(max_length=500)]
OfOpenings = Annotated[Visit, Depends(may(Activity.READ_OPENINGS))]


@dataclass(frozen=True)
class Reading:
    """What is to be read, and where its reader came from."""

    fields: Sequence[str]
    back: str
    typed: Typed
    errors: Errors

    @property
    def sealed(self) -> tuple[Sealed, ...]:
        """Raises NoSuchPath for what no page of ours asks for."""
        pairs = [one.split(".") for one in self.fields if _WRITTEN.fullmatch(one)]
        try:
            found = tuple(Sealed(key=key, digest=digest) for key, digest in pairs)
        except ValidationError:
            raise NoSuchPath(path=HERE) from None
        if not found or len(found) != len(self.fields):
            raise NoSuchPath(path=HERE)
        return found


@router.get(HERE)
def asked_for(visit: OfRegister, fields: Fields, back: Back = "/") -> Response:
    """Who may open nothing is told so here, since no purpose would help them."""
    correlation: str = visit.request.scope["correlation"]
    visit.doors.openings.must_be_allowed(steps.who(visit), OpenSealed, correlation)
    return _page(visit, Reading(fields, within(back), Typed(), {}))


@router.post(HERE)
async def read(visit: OfRegister) -> Response:
    typed = await typed_in(visit.request)
    return await run_in_threadpool(_read, visit, typed)


def _read(visit: Visit, typed: Typed) -> Response:
    reading = Reading(typed.every("field"), within(typed["back"]), typed, {})
    sealed = reading.sealed
    if unread := unread_of(visit, typed):
        return _page(visit, _wrong(reading, unread), 422)
    asked = OpenSealed(fields=sealed, **why(typed))
    correlation: str = visit.request.scope["correlation"]
    opening = visit.doors.openings.open
    try:
        found = opening(asked, steps.who(visit), trace_of(visit.request), correlation)
    except (Broken, Forbidden) as refusal:
        errors = told(refusal, visit.language)
        status = 403 if isinstance(refusal, Forbidden) else 422
        return _page(visit, _wrong(reading, errors), status)
    return _page(visit, reading, found=found)


def _wrong(reading: Reading, errors: Errors) -> Reading:
    return Reading(reading.fields, reading.back, reading.typed, errors)


def _page(
    visit: Visit, reading: Reading, status: int = 200, found: Sequence[OpenedField] = ()
) -> Response:
    return visit.page(
        "openings.html",
        status,
        here=MENU,
        reading=reading,
        count=len(reading.sealed),
        found=found,
        **choices(visit),
    )


# What for, as every form that opens something asks it


def choices(visit: Visit) -> dict[str, Any]:
    return {
        "purposes": list(Purpose),
        "exceptions": list(RestrictionException),
        "products": products(visit),
        "others": other_purposes(visit),
    }


def unread_of(visit: Visit, typed: Typed) -> Errors:
    """What of it cannot be read."""
    known = {
        "purpose": typed["purpose"] in list(Purpose),
        "other_purpose": typed["other_purpose"] in ("", *other_purposes(visit)),
        "exception": typed["exception"] in ("", *RestrictionException),
    }
    return {name: None for name, good in known.items() if not good}


def why(typed: Typed) -> dict[str, Any]:
    """Nothing of it may be unread."""
    return {
        "purpose": Purpose(typed["purpose"]),
        "product": typed["product"] or None,
        "other_purpose": typed["other_purpose"] or None,
        "exception": RestrictionException(typed["exception"]) if typed["exception"] else None,
    }


def told(refusal: Refusal, language: str) -> Errors:
    """At the field that can put it right."""
    at = next((name for kind, name in FIELDS.items() if isinstance(refusal, kind)), WHOLE)
    return at_field(refusal, at, language)


def other_purposes(visit: Visit) -> list[str]:
    """What the data controllers of the agreements of the reader's party agreed to beside the
    products. Whether each data subject consents is asked when something is opened."""
    found = set[str]()
    for agreement in visit.doors.registers.agreements(visit.present):
        if visit.party in agreement.roles.values():
            register = visit.doors.processing.register
            for activity in register.activities(visit.present, agreement.id):
                found.update(one.purpose for one in activity.other_purposes if one.agreed)
    return sorted(found)


def products(visit: Visit) -> Mapping[str, str]:
    """Of the agreements of the reader's party, by their numbers."""
    found: dict[str, str] = {}
    registers = visit.doors.registers
    for agreement in registers.agreements(visit.present):
        if visit.party in agreement.roles.values():
            for one in registers.products(agreement.id, visit.present):
                found.setdefault(one.product, one.title[visit.language])
    return found


def within(back: str) -> str:
    """Only a page of this site; two slashes would be the address of another."""
    own = back.startswith("/") and not back.startswith(("//", "/\\"))
    return back if own and back.isprintable() else "/"


# Who looked


@router.get(f"{SUBJECTS}/{{subject}}/who-looked")
def who_looked(
    visit: OfOpenings,
    subject: str,
    before: Annotated[int | None, Query(ge=1, le=10**15)] = None,
) -> Response:
    """It is of now: who looked is no register, and has a term of its own."""
    entry = visit.doors.data_subjects.one(subject, steps.who(visit), visit.present)
    found, total = visit.doors.openings.of_subject(subject, SHOWN, before)
    return visit.page(
        "who_looked.html",
        here=MENU,
        entry=entry,
        found=found,
        total=total,
        more=found[-1].number if len(found) == SHOWN else None,
    )
