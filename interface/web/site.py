"""The site put together: every page, what a refusal looks like, and what a browser may load."""

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Mount, Route
from starlette.types import Scope

from application.accounts import NotSignedIn
from application.asof import AsOfInFuture, AsOfNotUnderstood
from domain.errors import Refusal
from interface.doors import Doors
from interface.kinds import SHEETS
from interface.problems import MethodNotAllowed, NoSuchPath, NotUnderstood, status_of
from interface.web import (
    agreements,
    arrangements,
    arranging,
    assessments,
    assets,
    breaches,
    calendars,
    compare,
    data_subject_forms,
    data_subjects,
    disclosures,
    document_opening,
    dossier,
    erasures,
    events,
    evidence,
    hindsight,
    informing,
    kind_rooms,
    linking,
    objection_reports,
    obligation,
    obligations,
    openings,
    organisation,
    overview,
    privacy,
    recording,
    register,
    register_forms,
    replay,
    request,
    request_answer,
    requesting,
    requests,
    search,
    sign_in,
    stand_ins,
    telling,
    terms,
    trail,
    verification,
    wording,
)
from interface.web.astray import no_such_moment
from interface.web.case_pages import pages_of
from interface.web.protection import Protection
from interface.web.visit import Visit
from interface.words import told

ROOMS = (
    overview,
    sign_in,
    organisation,
    terms,
    assets,
    agreements,
    wording,
    trail,
    verification,
    events,
    replay,
    compare,
    dossier,
    obligations,
    obligation,
    recording,
    evidence,
    document_opening,
    hindsight,
    calendars,
    search,
    stand_ins,
    requests,
    request_answer,
    requesting,
    request,
    register_forms,
    register,
    arranging,
    arrangements,
    telling,
    informing,
    linking,
    privacy,
    erasures,
    breaches,
    disclosures,
    assessments,
    openings,
    data_subject_forms,
    data_subjects,
    kind_rooms,
    objection_reports,
)


def create_site(doors: Doors) -> FastAPI:
    site = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    site.state.doors = doors
    site.state.verifying = verification.Verifying(doors.trail, doors.clock)
    for room in ROOMS:
        site.include_router(room.router)
    for sheet in SHEETS:
        kind = doors.dockets[sheet.category].kind
        site.include_router(pages_of(kind_rooms.room_of(sheet, kind, kind.decider)))
    site.add_exception_handler(Refusal, _refused)
    site.add_exception_handler(AsOfNotUnderstood, no_such_moment)
    site.add_exception_handler(AsOfInFuture, no_such_moment)
    site.add_exception_handler(RequestValidationError, _not_understood)
    site.add_exception_handler(HTTPException, _no_such_page)
    site.add_middleware(Protection)
    return site


class Beside(Mount):
    """Everything but the API, which answers for its own paths, the unknown ones too."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["path"] == "/v1" or scope["path"].startswith("/v1/"):
            return Match.NONE, {}
        return super().matches(scope)


def add_site(app: FastAPI, doors: Doors) -> None:
    """Beside the API's routes, after all of them."""
    app.router.routes.append(Beside("/", create_site(doors), name="site"))


async def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)
    if isinstance(refusal, NotSignedIn):
        return RedirectResponse("/sign-in", 303)
    visit = Visit(request, None)
    title, detail = told(refusal.code, refusal.facts, visit.language)
    status = status_of(type(refusal))
    return visit.page("refused.html", status, title=title, detail=detail, code=refusal.code)


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return await _refused(request, NotUnderstood(error.errors()))


def _allowed(request: Request) -> str:
    """Of every room: the framework names only the methods of the first route that fits."""
    routes = (one for room in ROOMS for one in room.router.routes if isinstance(one, Route))
    there = (one for one in routes if one.matches(request.scope)[0] is not Match.NONE)
    found = {method for one in there for method in one.methods or ()}
    return ", ".join(sorted(found | {"HEAD"} if "GET" in found else found))


async def _no_such_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allowed = _allowed(request)
        answer = await _refused(request, MethodNotAllowed(method=request.method, allowed=allowed))
        answer.headers["allow"] = allowed
        return answer
    return await _refused(request, NoSuchPath(path=request.url.path))
