"""A calendar at a secret address, and the page on which its address is made and revoked."""

import hashlib
from datetime import datetime
from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from application.people import Person
from application.subscriptions import Scope
from domain.messages import AMSTERDAM
from interface.security import doors
from interface.web.ical import Drawn
from interface.web.reading import OfRegister
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)


@router.get("/calendars/{secret}.ics")
def calendar(request: Request, secret: str) -> Response:
    """For a program that signs in nowhere: who has the address may read."""
    ours = doors(request)
    found, site = ours.calendars.find(secret), str(request.base_url)
    tag = _tag(secret, site, ours.calendars.revision(found))
    headers = {"cache-control": "private, no-cache", "etag": tag}
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    agreements = ours.registers.agreements(ours.moments.resolve(None))
    names = {one.id: one.name[found.language] for made in agreements for one in made.parties}
    body = Drawn(found, names, site).calendar(
        ours.calendars.entries(found), ours.calendars.duties(found)
    )
    headers |= {"content-language": found.language, "content-type": "text/calendar; charset=utf-8"}
    return Response(body, headers=headers)


def _tag(*parts: str) -> str:
    """Known before anything is read, since most programs ask again when nothing has changed."""
    said = "\0".join((*parts, version("nakomen")))
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def _has(said: str, tag: str) -> bool:
    """Weak comparison (RFC 9110, 13.1.2): a proxy that packs the answer marks its tag as weak."""
    return tag in {one.strip().removeprefix("W/") for one in said.split(",")}


@router.get("/calendars")
def addresses(visit: OfRegister) -> Response:
    return _page(visit)


@router.post("/calendars")
def make(visit: OfRegister, scope: Annotated[Scope, Form()]) -> Response:
    """Sent twice, it makes two, of which only the one that is shown last holds."""
    secret = visit.doors.calendars.make(_person(visit), scope, visit.language)
    return _page(visit, scope, f"{visit.request.base_url}calendars/{secret}.ics")


@router.post("/calendars/revoke")
def revoke(visit: OfRegister, scope: Annotated[Scope, Form()]) -> Response:
    visit.doors.calendars.subscriptions.revoke(_person(visit).id, scope)
    return RedirectResponse("/calendars", 303)


def _person(visit: Visit) -> Person:
    assert visit.person is not None
    return visit.person


def _page(visit: Visit, new: Scope | None = None, address: str = "") -> Response:
    """An address is shown once: the vault keeps its digest."""
    person = _person(visit)
    made = visit.doors.calendars.subscriptions.of(person.id)
    made_on = {one.scope: datetime.fromtimestamp(one.made_at, AMSTERDAM).date() for one in made}
    scopes = visit.doors.calendars.scopes(person)
    return visit.page(
        "calendars.html",
        here="/calendars",
        scopes=scopes,
        made_on=made_on,
        new=new,
        address=address,
    )
