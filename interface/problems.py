"""A refusal, told over HTTP as problem+json (RFC 9457) in the reader's language."""

import errno
import re
import traceback
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

import orjson
import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic.alias_generators import to_camel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from application.accounts import NotSignedIn
from application.agreements import CatalogueDiffers
from application.documents import DocumentTooLarge, DocumentTypeRefused
from application.patience import TooMany
from application.transact import Stale
from domain.errors import Broken, Conflict, Forbidden, Invalid, NotFound, Refusal, Unavailable
from interface.security import challenge
from interface.words import phrase, preferred, told

logger = structlog.get_logger()

RETRY_AFTER = "2"
"""Seconds after which a store that could not be used may be tried again."""


class NotUnderstood(Invalid):
    """A body, a query or a path that says something else than what can be asked."""

    code = "not-understood"

    def __init__(self, errors: Iterable[Mapping[str, Any]], body: Any = None) -> None:
        super().__init__()
        self.errors = tuple(errors)
        self.body = body


class HeaderNotUnderstood(Invalid):
    code = "header-not-understood"


class NoSuchPath(NotFound):
    code = "no-such-path"


class MethodNotAllowed(Refusal):
    code = "method-not-allowed"


class NotAcceptable(Refusal):
    code = "not-acceptable"


class BodyTooLarge(Refusal):
    code = "body-too-large"


class ContentTypeRefused(Refusal):
    code = "content-type-refused"


class DiskFull(Unavailable):
    code = "disk-full"


class Unexpected(Refusal):
    """Our own mistake. What went wrong is in the server's log, under the correlation."""

    code = "unexpected"


STATUS: Mapping[type[Refusal], int] = {
    Refusal: 400,
    Invalid: 400,
    NotSignedIn: 401,
    Forbidden: 403,
    NotFound: 404,
    MethodNotAllowed: 405,
    NotAcceptable: 406,
    Broken: 409,
    Conflict: 409,
    Stale: 412,
    BodyTooLarge: 413,
    DocumentTooLarge: 413,
    ContentTypeRefused: 415,
    DocumentTypeRefused: 415,
    TooMany: 429,
    Unexpected: 500,
    Unavailable: 503,
}
"""The status of a kind of refusal is that of the nearest kind above it that is named here."""

HEADERS: Mapping[int, Mapping[str, str]] = {
    429: {"retry-after": "60"},
    503: {"retry-after": RETRY_AFTER},
}


FULL = (errno.ENOSPC, errno.EDQUOT)
"""How the operating system says that there is no room left."""

LONGEST_INSTANCE = 300
"""Characters of a path that are told back: who sent a longer one knows what it was."""


def status_of(kind: type[Refusal]) -> int:
    return next(STATUS[one] for one in kind.__mro__ if one in STATUS)


def problem(request: Request, refusal: Refusal) -> Response:
    status = status_of(type(refusal))
    language = preferred(request.headers.get("accept-language"))
    title, detail = told(refusal.code, refusal.facts, language)
    standard = {
        "type": f"/problems/{refusal.code}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": quote(request.url.path)[:LONGEST_INSTANCE],
    }
    facts = {to_camel(name): value for name, value in refusal.facts.items()}
    members = {**standard, **facts, **_more(refusal, language), **standard}
    headers = {"content-language": language, "vary": "accept-language", **HEADERS.get(status, {})}
    if status == 401:
        headers["www-authenticate"] = challenge(request)
    return Response(orjson.dumps(members), status, headers, "application/problem+json")


def install(app: FastAPI) -> None:
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _no_such_route)
    app.add_exception_handler(OSError, _not_stored)


def unexpected(request: Request, error: Exception, correlation: str) -> Refusal:
    """Logged without the values of variables, among which there may be tokens."""
    if isinstance(error, OSError) and error.errno in FULL:
        return DiskFull()
    trace = "".join(traceback.format_exception(error))
    path = request.url.path[:LONGEST_INSTANCE]
    logger.error("unexpected error", path=path, correlation=correlation, trace=trace)
    return Unexpected(correlation=correlation)


async def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)
    return problem(request, refusal)


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return problem(request, NotUnderstood(error.errors()))


async def _no_such_route(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "")
        answer = problem(request, MethodNotAllowed(method=request.method, allowed=allowed))
        answer.headers["allow"] = allowed
        return answer
    return problem(request, NoSuchPath(path=request.url.path))


async def _not_stored(request: Request, error: Exception) -> Response:
    if isinstance(error, OSError) and error.errno in FULL:
        return problem(request, DiskFull())
    raise error


def _more(refusal: Refusal, language: str) -> dict[str, Any]:
    """What some refusals tell besides plain facts."""
    match refusal:
        case NotUnderstood(errors=errors, body=body):
            return {"errors": [_error(one, body, language) for one in errors]}
        case CatalogueDiffers(changes=changes):
            return {"changes": [one.model_dump(mode="json", by_alias=True) for one in changes]}
        case _:
            return {}


def _error(error: Mapping[str, Any], body: Any, language: str) -> dict[str, str]:
    """One mistake: where, and what is wrong with it. What was sent is not sent back."""
    place, *path = error["loc"] or ("body",)
    words = phrase(f"{NotUnderstood.code}.{error['type']}", language)
    facts = {**_where(error), **error.get("ctx", {})}
    detail = error["msg"] if words is None else words.format(**facts)
    if place == "body":
        return {"pointer": _pointer(path, body), "detail": detail}
    return {"parameter": ".".join(map(str, path)), "detail": detail}


def _where(error: Mapping[str, Any]) -> dict[str, str]:
    """The line and column that the parser of JSON names at the end of its own words."""
    found = _PLACE.search(error["msg"])
    return {} if found is None else found.groupdict()


def _pointer(path: list[Any], body: Any) -> str:
    """An RFC 6901 pointer into the body as it was sent, without the tags of unions in between."""
    parts: list[str] = []
    for number, part in enumerate(path):
        holds = isinstance(body, list) or (isinstance(body, dict) and part in body)
        if holds:
            body = body[part] if not isinstance(body, list) or part < len(body) else None
        elif number + 1 < len(path) and isinstance(body, dict):
            continue
        parts.append(re.sub("[~/]", lambda found: _ESCAPED[found[0]], str(part)))
    return "".join(f"/{part}" for part in parts)


_PLACE = re.compile(r"at line (?P<line>\d+) column (?P<column>\d+)$")
_ESCAPED = {"~": "~0", "/": "~1"}
