"""Signing in and out, and the language that a reader chose."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from application.accounts import NotSignedIn
from interface.security import doors
from interface.web.session import COOKIE
from interface.web.visit import LANGUAGE, Visit
from interface.words import LANGUAGES

router = APIRouter(include_in_schema=False)

YEAR = 365 * 24 * 3600


@router.get("/sign-in")
def form(request: Request) -> Response:
    return Visit(request, None).page("sign_in.html", refused=False)


@router.post("/sign-in")
def sign_in(request: Request, token: Annotated[str, Form(max_length=200)]) -> Response:
    try:
        doors(request).accounts.by_token(token.strip())
    except NotSignedIn:
        return Visit(request, None).page("sign_in.html", 401, refused=True)
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token.strip(), httponly=True, samesite="lax", secure=secure)
    return answer


@router.get("/sign-out")
def sign_out() -> Response:
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/language/{language}")
def choose(request: Request, language: str) -> Response:
    """Back to where the reader came from, in another language."""
    answer = RedirectResponse(_back(request), 303)
    if language in LANGUAGES:
        answer.set_cookie(LANGUAGE, language, max_age=YEAR, samesite="lax", httponly=True)
    return answer


def _back(request: Request) -> str:
    """Only to a page of this site."""
    came, here = request.headers.get("referer", ""), str(request.base_url)
    return f"/{came.removeprefix(here)}" if came.startswith(here) else "/"
