"""Who is signed in: the session that a browser's cookie names."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from application.accounts import NotSignedIn
from application.people import Person
from interface.security import doors

COOKIE = "nakomen-session"


async def signed_in(request: Request) -> Person:
    """Raises NotSignedIn."""
    secret = request.cookies.get(COOKIE)
    if not secret:
        raise NotSignedIn
    accounts = doors(request).accounts
    known = accounts.remembered(secret)
    return await run_in_threadpool(accounts.by_token, secret) if known is None else known
