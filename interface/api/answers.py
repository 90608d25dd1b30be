"""What is answered: entries with the position that they speak of, receipts of what was recorded."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Generic, TypeVar

import orjson
from pydantic import BaseModel
from pydantic.alias_generators import to_camel
from starlette.requests import Request
from starlette.responses import Response

from application.asof import AsOf
from application.paging import Page
from application.transact import Receipt
from domain.messages import AMSTERDAM, Message
from domain.sealed import sealed_fields
from interface.api.said import JSON, etag, seen_before
from interface.security import doors

POSITION = "nakomen-position"
AS_OF = "nakomen-as-of"
BEHIND = "nakomen-views-behind"

E = TypeVar("E", bound=Message)


class Seen(Message):
    """As of when an answer speaks."""

    position: int
    day: date
    """On which it is judged what is due and overdue."""


class Paged(Message, Generic[E]):
    """A part of a register at a time. Each register names its own, which says in which order."""

    as_of: Seen
    total: int
    """Of everything that was asked for, not of this page."""
    next: str | None
    """The cursor of the next page; null on the last one."""
    items: tuple[E, ...]


class Recording(Message):
    """What became of a command."""

    id: str
    position: int
    """Of the last event that it led to."""
    version: int
    repeated: bool
    """Whether this answers a key that was seen before: nothing was recorded now."""


def seen(at: AsOf) -> Seen:
    return Seen(position=at.position, day=at.today)


def entry(request: Request, found: Message, version: int, at: AsOf) -> Response:
    """One thing, with a tag by which a later question or command can say what it saw."""
    tag = etag(version, at.today)
    headers = {**_spoken_of(request, at), "etag": tag, "cache-control": "no-cache"}
    if seen_before(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(_written(request, found), 200, headers, JSON)


def listing(request: Request, found: Message, at: AsOf) -> Response:
    return Response(_written(request, found), 200, _spoken_of(request, at), JSON)


def recorded(request: Request, noun: str, receipt: Receipt) -> Response:
    today = doors(request).clock.now().astimezone(AMSTERDAM).date()
    headers = {
        "location": f"/v1/{noun}/{receipt.id}",
        "etag": etag(receipt.version, today),
        POSITION: str(receipt.position),
    }
    answer = Recording(
        id=receipt.id,
        position=receipt.position,
        version=receipt.version,
        repeated=receipt.repeated,
    )
    return json_answer(answer, headers, 201)


def paged(request: Request, kind: type[Paged[E]], page: Page[E], at: AsOf) -> Response:
    found = kind(as_of=seen(at), total=page.total, next=page.next, items=tuple(page.entries))
    return listing(request, found, at)


def json_answer(
    found: BaseModel, headers: dict[str, str] | None = None, status: int = 200
) -> Response:
    body = type(found).__pydantic_serializer__.to_json(found, by_alias=True)
    return Response(body, status, headers, JSON)


def _written(request: Request, found: Message) -> bytes:
    """What was erased says so and where, as of whatever moment one asks."""
    sealed = dict(sealed_fields(found))
    gone = doors(request).openings.erased(list(sealed.values())) if sealed else {}
    if not gone:
        return type(found).__pydantic_serializer__.to_json(found, by_alias=True)
    said = found.model_dump(mode="json", by_alias=True)
    for path, one in sealed.items():
        if one.key in gone:
            _put(said, path.split("."), {"erased": gone[one.key]})
    return orjson.dumps(said)


def _put(within: Any, path: list[str], what: Mapping[str, int]) -> None:
    *way, last = (int(one) if one.isdigit() else to_camel(one) for one in path)
    for step in way:
        within = within[step]
    within[last] = what


def _spoken_of(request: Request, at: AsOf) -> dict[str, str]:
    headers = {POSITION: str(at.position), AS_OF: at.today.isoformat()}
    if not at.past and (behind := doors(request).registers.behind()):
        headers[BEHIND] = str(behind)
    return headers
