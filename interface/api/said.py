"""What a caller says in body, path, query and headers: understood, or refused with the place."""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, TypeVar

import orjson
from fastapi import Path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel
from starlette.requests import Request

from application.written import day
from domain.messages import Message
from interface.problems import (
    BodyTooLarge,
    ContentTypeRefused,
    HeaderNotUnderstood,
    NotAcceptable,
    NotUnderstood,
)
from interface.security import doors

JSON = "application/json"

Key = Annotated[str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,199}$")]
"""Of an agreement, a clause, an obligation or a rule."""

Day = Annotated[date, BeforeValidator(lambda said: day(said) if isinstance(said, str) else said)]
"""Written as a day, never as a number of seconds."""

AsOfParameter = Annotated[
    str | None,
    Field(
        max_length=60,
        description="A log position, a day (its end in Amsterdam) or an RFC 3339 moment.",
        examples=["2026-03-02"],
    ),
]

M = TypeVar("M", bound=Message)


class Query(BaseModel):
    """A query string. A name that is not known is refused, so that no filter is dropped unseen."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=False,
        validate_by_alias=True,
    )


class AsOfQuery(Query):
    as_of: AsOfParameter = None


# Bodies


async def said(request: Request, kind: type[M]) -> M:
    """The body as a message. Raises NotUnderstood with each mistake and its place."""
    found = request.headers.get("content-type", "")
    if media_type(found) != JSON:
        raise ContentTypeRefused(found=found[:80] or "-", wanted=JSON)
    body = await _body(request)
    try:
        return kind.model_validate_json(body, strict=True, by_alias=True, by_name=False)
    except ValidationError as error:
        raise _not_understood(error, body) from None


async def nothing_said(request: Request) -> None:
    """For a command that is said by its path alone."""
    if (await _body(request)).strip() not in (b"", b"{}"):
        raise NotUnderstood([{"type": "no_body", "loc": ("body",), "msg": "send no body"}])


def no_query(request: Request) -> None:
    """For what takes no query: a command, a read that has no history."""
    if request.scope["query_string"] and (names := list(request.query_params)):
        raise NotUnderstood(
            {"type": "extra_forbidden", "loc": ("query", name), "msg": "not known"}
            for name in names
        )


def each_once(request: Request, *repeatable: str) -> None:
    """A name that is given twice would have one of its values dropped unseen."""
    names = [name for name, _ in request.query_params.multi_items() if name not in repeatable]
    if twice := {name for name in names if names.count(name) > 1}:
        raise NotUnderstood(
            {"type": "given_twice", "loc": ("query", name), "msg": "given more than once"}
            for name in sorted(twice)
        )


async def _body(request: Request) -> bytes:
    """Read no further than the limit, whatever length was announced."""
    limit = doors(request).max_body_bytes
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise BodyTooLarge(limit=str(limit))
    return body


def _not_understood(error: ValidationError, body: bytes) -> NotUnderstood:
    try:
        sent = orjson.loads(body)
    except orjson.JSONDecodeError:
        sent = None
    found = error.errors(include_url=False, include_input=False)
    return NotUnderstood([{**one, "loc": ("body", *one["loc"])} for one in found], sent)


# Headers

_QUOTED = re.compile(r'"([\x20-\x21\x23-\x5b\x5d-\x7e]{1,200})"')
_BARE = re.compile(r"[\x21\x23-\x7e][\x21-\x7e]{0,199}")
_TAG = re.compile(r'"(\d{1,9})(?:-\d{4}-\d\d-\d\d)?"')


def idempotency_key(request: Request) -> str | None:
    """1 to 200 printable characters, as a quoted string (the IETF draft) or bare."""
    written = request.headers.get("idempotency-key")
    if written is None:
        return None
    quoted = _QUOTED.fullmatch(written.strip())
    if quoted is None and not _BARE.fullmatch(written.strip()):
        raise HeaderNotUnderstood(header="Idempotency-Key", example='"8e03978e-40d5-43dd"')
    return written.strip() if quoted is None else quoted[1]


def expected_version(request: Request) -> int | None:
    """The version in If-Match; None where none is asked for."""
    written = request.headers.get("if-match")
    if written is None or written.strip() == "*":
        return None
    found = _TAG.fullmatch(written.strip())
    if found is None:
        raise HeaderNotUnderstood(header="If-Match", example='"3"')
    return int(found[1])


def etag(version: int, today: date) -> str:
    """What is overdue depends on the day, so a version alone does not tell two answers apart."""
    return f'"{version}-{today}"'


def seen_before(request: Request, tag: str) -> bool:
    """Whether If-None-Match names what would be answered now."""
    tags = [one.strip().removeprefix("W/") for one in _tags(request).split(",")]
    return tag in tags or "*" in tags


def _tags(request: Request) -> str:
    return request.headers.get("if-none-match", "")


def must_accept(request: Request, offered: str = JSON) -> None:
    accept = request.headers.get("accept")
    if accept is not None and not _accepts(accept, offered):
        raise NotAcceptable(accept=accept[:80], offered=offered)


@lru_cache(maxsize=256)
def _accepts(accept: str, offered: str) -> bool:
    """By the most specific range that fits (RFC 9110, 12.5.1)."""
    ranges = {}
    for part in accept.split(","):
        name, _, parameters = part.partition(";")
        refused = re.search(r"\bq\s*=\s*0(\.0{0,3})?\s*(;|$)", parameters)
        ranges[name.strip().lower()] = refused is None
    kind = offered.partition("/")[0]
    fitting = (ranges[one] for one in (offered, f"{kind}/*", "*/*", "*", "") if one in ranges)
    return next(fitting, False)


def media_type(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


Limit = Annotated[int, Field(ge=1, le=500)]
Cursor = Annotated[
    str | None,
    Field(max_length=500, description="`next` of the page before; keeps to its position."),
]
