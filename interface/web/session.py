"""Who is signed in: the session that a browser's cookie names."""

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from application.accounts import NotSignedIn
from application.people import Person
from interface.security import doors

COOKIE = "nakomen-session"


@dataclass(frozen=True)
class KeptIn:
    """A cookie that only the server reads.

    On https it has a prefix that keeps other hosts and plain http from setting it.
    """

    name: str

    def named(self, request: Request) -> str:
        return f"__Host-{self.name}" if _secure(request) else self.name

    def read(self, request: Request) -> str | None:
        return request.cookies.get(self.named(request))

    def put(
        self, request: Request, answer: Response, value: str, seconds: int | None = None
    ) -> None:
        """For so long, or until the browser closes."""
        named, secure = self.named(request), _secure(request)
        answer.set_cookie(named, value, seconds, httponly=True, samesite="lax", secure=secure)

    def remove(self, request: Request, answer: Response) -> None:
        named, secure = self.named(request), _secure(request)
        answer.delete_cookie(named, httponly=True, samesite="lax", secure=secure)


SESSION = KeptIn(COOKIE)


def secret_of(request: Request) -> str | None:
    return SESSION.read(request)


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
    SESSION.put(request, answer, secret)


def forget(request: Request, answer: Response) -> None:
    SESSION.remove(request, answer)


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"
