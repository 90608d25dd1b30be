"""Signing in and out, and the language that a reader chose."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from application.accounts import NotSignedIn
from application.patience import SignInPaused
from application.people import Person, Role
from application.sessions import Entrance
from domain.errors import Refusal
from interface.security import address_of, doors
from interface.web.session import forget, remember, secret_of, signed_in
from interface.web.visit import LANGUAGE, Visit
from interface.words import LANGUAGES, told

router = APIRouter(include_in_schema=False)

YEAR = 365 * 24 * 3600

Short = Annotated[str, Form(max_length=200)]
Long = Annotated[str, Form(max_length=1_000)]


@router.get("/sign-in")
def form(request: Request) -> Response:
    return page(request)


@router.post("/sign-in")
def by_password(request: Request, name: Short, password: Long) -> Response:
    address, before = address_of(request), secret_of(request)
    entrance = _entrance(request)
    return _enter(request, lambda: entrance.by_password(name, password, address, before), name)


@router.post("/sign-in/token")
def by_token(request: Request, token: Short) -> Response:
    address, before = address_of(request), secret_of(request)
    return _enter(request, lambda: _entrance(request).by_token(token.strip(), address, before))


@router.post("/sign-in/demo")
def by_choice(request: Request, account: Short) -> Response:
    """Only where the example is played."""
    return _enter(request, lambda: _entrance(request).by_choice(account, secret_of(request)))


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    secret = secret_of(request)
    return _out(request, _entrance(request).leave(secret) if secret else None)


@router.post("/sign-out/everywhere")
def everywhere(request: Request, person: Annotated[Person, Depends(signed_in)]) -> Response:
    _entrance(request).leave_everywhere(person.id)
    return _out(request, person.id)


@router.get("/language/{language}")
def choose(request: Request, language: str) -> Response:
    """Back to where the reader came from, in another language."""
    answer = RedirectResponse(back(request), 303)
    if language in LANGUAGES:
        answer.set_cookie(LANGUAGE, language, max_age=YEAR, samesite="lax", httponly=True)
    return answer


def _enter(request: Request, enter: Callable[[], str], name: str = "") -> Response:
    try:
        secret = enter()
    except SignInPaused as refusal:
        return page(request, 429, refusal, name)
    except NotSignedIn as refusal:
        return page(request, 401, refusal, name)
    answer = RedirectResponse("/", 303)
    remember(request, answer, secret)
    return answer


def _out(request: Request, account: str | None) -> Response:
    """On to the provider by a page: a form of ours may lead nowhere else (`form-action`)."""
    federation = doors(request).federation
    onward = federation.farewell(account) if federation and account else None
    answer: Response = RedirectResponse("/sign-in", 303)
    if onward is not None:
        answer = Visit(request, None).page("signed_out.html", onward=onward)
        answer.headers["refresh"] = f"0; url={onward}"
    forget(request, answer)
    return answer


def page(
    request: Request,
    status: int = 200,
    refusal: Refusal | None = None,
    name: str = "",
) -> Response:
    """The name that was typed is kept, the password is not."""
    visit = Visit(request, None)
    wrong = refusal and told(refusal.code, refusal.facts, visit.language).detail
    offered = [(person, min(person.roles)) for person, _ in _entrance(request).offered()]
    answer = visit.page("sign_in.html", status, wrong=wrong, name=name, offered=offered, Role=Role)
    if isinstance(refusal, SignInPaused):
        answer.headers["retry-after"] = refusal.facts["seconds"]
    return answer


def _entrance(request: Request) -> Entrance:
    return doors(request).entrance


def back(request: Request) -> str:
    """Only to a page of this site."""
    came, here = request.headers.get("referer", ""), str(request.base_url)
    if not came.startswith(here):
        return "/"
    # A browser takes two slashes, of either kind, for the beginning of another site's address.
    return "/" + came.removeprefix(here).lstrip("/\\")
