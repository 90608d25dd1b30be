"""A moment that cannot be understood, or is still to come: the bar says so, and offers another."""

from functools import cached_property

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from application.accounts import NotSignedIn
from application.asof import AsOf
from domain.errors import Refusal
from interface.problems import status_of
from interface.web.session import signed_in
from interface.web.visit import Visit
from interface.words import told


class Astray(Visit):
    """Looks at now, because what was asked is no moment."""

    @cached_property
    def at(self) -> AsOf:
        return self.doors.moments.resolve(None)


async def no_such_moment(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)
    try:
        person = await signed_in(request)
    except NotSignedIn:
        return RedirectResponse("/sign-in", 303)
    visit = Astray(request, person)
    title, detail = told(refusal.code, refusal.facts, visit.language)
    facts = {"title": title, "wrong": detail, "code": refusal.code}
    return visit.page("astray.html", status_of(type(refusal)), here="", **facts)
