"""Recording something of an obligation: the form, the look at what it will record, the record."""

from collections.abc import Mapping
from dataclasses import replace

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from application.documents import DocumentNotFound
from application.transact import Receipt, Stale, Wish
from domain.errors import Broken, Refusal
from domain.obligation.commands import ObligationCommand
from domain.obligation.decisions import OBLIGATION
from interface.problems import NoSuchPath, status_of
from interface.web.deeds import DEEDS, Deed, named, told_at_field
from interface.web.evidence import kept
from interface.web.forms import Errors, Shown, Step, Typed, at_field, sent
from interface.web.reading import OfRegister
from interface.web.sight import Sight

router = APIRouter(include_in_schema=False)


@router.get("/obligations/{obligation}/{deed}")
def blank_form(visit: OfRegister, obligation: str, deed: str) -> Response:
    """What is not open to the reader is not shown; the obligation itself says who may do it."""
    sight, kind = Sight(visit, obligation), _deed(deed)
    if kind not in sight.deeds:
        return RedirectResponse(visit.link(f"/obligations/{sight.entry.id}"), 303)
    return _form(sight, kind, sight.blank())


@router.post("/obligations/{obligation}/{deed}")
async def send(visit: OfRegister, obligation: str, deed: str) -> Response:
    sight, kind = Sight(visit, obligation), _deed(deed)
    async with sent(visit.request) as given:
        typed, errors = await kept(visit, given)
    considered = await run_in_threadpool(_consider, sight, kind, typed, errors)
    if isinstance(considered, Response):
        return considered
    try:
        receipt = await visit.doors.counter.handle(considered)
    except (Stale, Broken) as refusal:
        return await run_in_threadpool(_refused, sight, kind, typed, considered, refusal)
    return _recorded(sight, typed, receipt)


def _deed(name: str) -> Deed:
    found = named(name, DEEDS)
    if found is None:
        raise NoSuchPath(path=name[:60])
    return found


def _consider(sight: Sight, deed: Deed, typed: Typed, errors: Errors) -> Response | Wish:
    """A page, as long as there is something to put right or to look at; then the wish."""
    if sight.visit.at.past:
        return RedirectResponse(sight.visit.link(f"/obligations/{sight.entry.id}"), 303)
    try:
        command = deed.stated(typed, sight.visit.doors.documents)
    except DocumentNotFound as refusal:
        typed, command = typed.without("kept-"), {}
        errors = {**errors, **at_field(refusal, "evidence", sight.visit.language)}
    if typed.step is Step.CHANGE:
        return _form(sight, deed, typed)
    if isinstance(command, Mapping) or errors:
        unread = command if isinstance(command, Mapping) else {}
        return _form(sight, deed, typed, {**unread, **errors})
    wish = _wish(sight, typed, command)
    if typed.step is Step.RECORD:
        return wish
    try:
        sight.visit.doors.desk.rehearse(wish)
    except (Stale, Broken) as refusal:
        return _refused(sight, deed, typed, wish, refusal)
    return sight.page("review.html", form=Shown(deed.name, typed))


def _wish(sight: Sight, typed: Typed, command: ObligationCommand) -> Wish:
    person = sight.visit.person
    assert person is not None
    return Wish(
        OBLIGATION,
        sight.entry.id,
        command,
        person,
        idempotency=typed.key,
        expected=typed.seen,
        correlation=sight.visit.request.scope["correlation"],
    )


def _form(sight: Sight, deed: Deed, typed: Typed, errors: Errors | None = None) -> Response:
    shown = Shown(deed.name, typed, errors or {})
    return sight.page("form.html", 422 if errors else 200, form=shown)


def _refused(sight: Sight, deed: Deed, typed: Typed, wish: Wish, refusal: Refusal) -> Response:
    """Someone was first; or a rule forbids it, told at the field that can put it right."""
    visit = sight.visit
    if not isinstance(refusal, Stale):
        errors = told_at_field(refusal, wish.command, visit.at.today, visit.language)
        return _form(sight, deed, typed, errors)
    now = Sight(replace(visit), sight.key)
    again = replace(typed, seen=len(now.recorded)) if deed in now.deeds else None
    return now.page(
        "overtaken.html",
        status_of(Stale),
        form=Shown(deed.name, typed),
        again=again,
        since=now.recorded[typed.seen :],
        code=refusal.code,
        correlation=wish.correlation,
    )


def _recorded(sight: Sight, typed: Typed, receipt: Receipt) -> Response:
    """To the page of the obligation, so that looking again sends nothing again."""
    new = receipt.repeated or receipt.version > typed.seen
    said = f"recorded={receipt.position}#recorded" if new else "unchanged=1#recorded"
    return RedirectResponse(f"/obligations/{receipt.id}?{said}", 303)
