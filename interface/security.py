"""Who asks: the bearer token of a request, and the account that has it (RFC 6750)."""

from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from application.accounts import SERVICE, NotSignedIn
from application.people import Activity, Person
from interface.doors import Doors

SCHEME = "bearer "
JWT = "eyJ"
"""How a token of the provider begins: `{"` in base64url."""
CHALLENGE = 'Bearer realm="nakomen"'


def doors(request: Request) -> Doors:
    return cast("Doors", request.app.state.doors)


def address_of(request: Request) -> str:
    return request.client.host if request.client else ""


def challenge(request: Request) -> str:
    """What a 401 asks for; who sent a token learns that it does not hold."""
    sent = request.headers.get("authorization", "")[: len(SCHEME)].lower() == SCHEME
    return f'{CHALLENGE}, error="invalid_token"' if sent else CHALLENGE


async def must_be_allowed(request: Request, person: Person, activity: Activity) -> None:
    """Raises NotAllowed. Only where own roles do not suffice it costs a question to the log."""
    if not person.may(activity):
        await run_in_threadpool(doors(request).desk.must_be_allowed, person, activity)


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
    if (known := accounts.remembered(token)) is not None:
        return known
    federation = doors(request).federation
    if federation is not None and token.startswith(JWT):
        return await run_in_threadpool(federation.by_bearer, token, address_of(request))
    return await run_in_threadpool(accounts.by_token, token)
