"""Who asks: the bearer token of a request, and the account that has it (RFC 6750)."""

from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from application.accounts import SERVICE, NotSignedIn
from application.people import Person
from interface.doors import Doors

SCHEME = "bearer "
CHALLENGE = 'Bearer realm="nakomen"'


def doors(request: Request) -> Doors:
    return cast("Doors", request.app.state.doors)


async def caller(request: Request) -> Person:
    """Raises NotSignedIn. Only an account that is not remembered costs a question to the vault."""
    said = request.headers.get("authorization", "")
    if said[: len(SCHEME)].lower() != SCHEME:
        raise NotSignedIn
    token = said[len(SCHEME) :].strip()
    accounts = doors(request).accounts
    if token.startswith(SERVICE):
        now = doors(request).clock.now()
        return await run_in_threadpool(accounts.by_service_token, token, now)
    known = accounts.remembered(token)
    return await run_in_threadpool(accounts.by_token, token) if known is None else known
