"""Who is signed in: the session that a browser's cookie names."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application.accounts import NotSignedIn
from application.people import Person
from interface.security import doors

COOKIE = "nakomen-session"
"""On https with a prefix that keeps other hosts and plain http from setting it."""


def cookie(request: Request) -> str:
    return f"__Host-{COOKIE}" if _secure(request) else COOKIE


def secret_of(request: Request) -> str | None:
    return request.cookies.get(cookie(request))


async def signed_in(request: Request) -> Person:
    """Raises NotSignedIn."""
    secret = secret_of(request)
    if not secret:
        raise NotSignedIn
    sessions = doors(request).entrance.sessions
    known = sessions.remembered(secret)
    return await run_in_threadpool(sessions.resume, secret) if known is None else known


def remember(request: Request, answer: Response, secret: str) -> None:
    """Until the browser closes; the server knows how long it holds."""
    secure = _secure(request)
    answer.set_cookie(cookie(request), secret, httponly=True, samesite="lax", secure=secure)


def forget(request: Request, answer: Response) -> None:
    secure = _secure(request)
    answer.delete_cookie(cookie(request), httponly=True, samesite="lax", secure=secure)


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"
