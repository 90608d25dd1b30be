"""Signing in at one's own organisation: to its provider and back."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from application.federation import Federation
from domain.errors import NotFound, Refusal
from interface.problems import status_of
from interface.security import address_of, doors
from interface.web.protection import BY_ITS_OWN_TOKEN
from interface.web.session import KeptIn, remember, secret_of
from interface.web.sign_in import page

router = APIRouter(include_in_schema=False)

BEGUN = KeptIn("nakomen-arrival")
"""Lax, so that the browser brings it along when the provider sends it back."""
HELD = 600
"""Seconds that it is kept; the seal on it says the same."""


class NoProvider(NotFound):
    code = "no-provider"


@router.get("/sign-in/organisation")
def depart(request: Request) -> Response:
    """A link and no form, which by our policy may not lead to another site."""
    try:
        departure = _federation(request).depart()
    except Refusal as refusal:
        return page(request, status_of(type(refusal)), refusal)
    answer = RedirectResponse(departure.url, 303)
    BEGUN.put(request, answer, departure.kept, HELD)
    return answer


@router.get("/sign-in/organisation/return")
def arrive(request: Request) -> Response:
    said, kept = dict(request.query_params), BEGUN.read(request) or ""
    federation, before = _federation(request), secret_of(request)
    try:
        secret = federation.arrive(said, kept, address_of(request), before)
    except Refusal as refusal:
        answer = page(request, status_of(type(refusal)), refusal)
    else:
        answer = RedirectResponse("/", 303)
        remember(request, answer, secret)
    BEGUN.remove(request, answer)
    return answer


@router.post(BY_ITS_OWN_TOKEN)
def signed_out(request: Request, logout_token: Annotated[str, Form(max_length=10_000)]) -> Response:
    """From the provider itself (OpenID Connect Back-Channel Logout): someone left there."""
    try:
        _federation(request).signed_out(logout_token)
    except Refusal as refusal:
        return Response(status_code=503 if status_of(type(refusal)) == 503 else 400)
    return Response()


def _federation(request: Request) -> Federation:
    found = doors(request).federation
    if found is None:
        raise NoProvider
    return found
