"""Who stands in for whom; the form with which one's own role is passed on, and how that ends."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from application.people import Person
from application.stand_ins import PassOn
from application.transact import Receipt, Stale, Wish
from domain.errors import Broken, Refusal
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
from interface.web.forms import WHOLE, Errors, Shown, Step, Typed, as_day, at_field, sent
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
    visit: OfRegister, recorded: Annotated[int | None, Query(ge=1, le=10**15)] = None
) -> Response:
    return _list(visit, Typed().but(first=visit.at.today.isoformat()), recorded=recorded)


def _list(
    visit: Visit, typed: Typed, errors: Errors | None = None, recorded: int | None = None
) -> Response:
    person = _person(visit)
    return visit.page(
        "stand_ins.html",
        422 if errors else 200,
        here=HERE,
        entries=visit.doors.stand_ins.of_party(person.party, visit.at),
        form=Shown("appoint", typed, errors or {}),
        colleagues={key: visit.account_name(key) for key in visit.colleagues if key != person.id},
        person=person,
        recorded=recorded,
    )


def _person(visit: Visit) -> Person:
    assert visit.person is not None
    return visit.person


# Passing a role on


@router.post(HERE)
async def pass_on(visit: OfRegister) -> Response:
    async with sent(visit.request) as given:
        typed = given.typed
    considered = await run_in_threadpool(_consider, visit, typed)
    if isinstance(considered, Response):
        return considered
    try:
        return _recorded(await visit.doors.counter.handle(considered))
    except Broken as refusal:
        return await run_in_threadpool(_refused, visit, typed, refusal)


def _consider(visit: Visit, typed: Typed) -> Response | Wish:
    """A page, as long as there is something to put right or to look at; then the wish."""
    if visit.at.past:
        return RedirectResponse(visit.link(HERE), 303)
    if typed.step is Step.CHANGE:
        return _list(visit, typed)
    asked = _asked(visit, typed)
    if not isinstance(asked, PassOn):
        return _list(visit, typed, asked)
    wish = visit.doors.stand_ins.appointing(
        asked, _person(visit), idempotency=typed.key, correlation=_correlation(visit)
    )
    if typed.step is Step.RECORD:
        return wish
    try:
        visit.doors.desk.rehearse(wish)
    except Broken as refusal:
        return _refused(visit, typed, refusal)
    return visit.page(
        "stand_in_review.html", here=HERE, form=Shown("appoint", typed), asked=asked, action=HERE
    )


def _asked(visit: Visit, typed: Typed) -> PassOn | Errors:
    first, last = as_day(typed["first"]), as_day(typed["last"])
    errors: dict[str, str | None] = {}
    if typed["stand_in"] not in visit.colleagues:
        errors["stand_in"] = None
    if typed["role"] not in _person(visit).roles:
        errors["role"] = None
    if first is None:
        errors["first"] = None
    if last is None:
        errors["last"] = None
    if errors or first is None or last is None:
        return errors
    return PassOn(stand_in=typed["stand_in"], role=typed["role"], first=first, last=last)


def _refused(visit: Visit, typed: Typed, refusal: Refusal) -> Response:
    name = FIELDS.get(type(refusal), WHOLE)
    return _list(visit, typed, at_field(refusal, name, visit.language))


def _recorded(receipt: Receipt) -> Response:
    """To the list, so that looking again sends nothing again."""
    return RedirectResponse(f"{HERE}?recorded={receipt.position}#recorded", 303)


def _correlation(visit: Visit) -> str:
    known: str = visit.request.scope["correlation"]
    return known


# Ending it


@router.post("/stand-ins/{account}/{number}/end")
async def end(visit: OfRegister, account: str, number: Number) -> Response:
    async with sent(visit.request) as given:
        typed = given.typed
    considered = await run_in_threadpool(_consider_end, visit, account, number, typed)
    if isinstance(considered, Response):
        return considered
    try:
        return _recorded(await visit.doors.counter.handle(considered))
    except (Broken, Stale):
        return RedirectResponse(HERE, 303)  # over already: the list says so


def _consider_end(visit: Visit, account: str, number: int, typed: Typed) -> Response | Wish:
    if visit.at.past or typed.step is Step.CHANGE:
        return RedirectResponse(visit.link(HERE), 303)
    entries = visit.doors.stand_ins.of_party(visit.party or "", visit.at)
    entry = next((one for one in entries if (one.stand_in, one.number) == (account, number)), None)
    if entry is None:
        raise StandInNotFound(appointed=str(number))
    wish = visit.doors.stand_ins.ending(
        account, number, _person(visit), idempotency=typed.key, correlation=_correlation(visit)
    )
    if typed.step is Step.RECORD:
        return wish
    visit.doors.desk.rehearse(wish)
    return visit.page(
        "stand_in_review.html",
        here=HERE,
        form=Shown("end", replace(typed, fields=())),
        asked=entry,
        action=f"{HERE}/{account}/{number}/end",
    )
