"""What is answered: entries with the position that they speak of, receipts of what was recorded."""

from datetime import date

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from application.asof import AsOf
from application.transact import Receipt
from domain.messages import AMSTERDAM, Message
from interface.api.said import JSON, etag, seen_before
from interface.security import doors

POSITION = "nakomen-position"
AS_OF = "nakomen-as-of"
BEHIND = "nakomen-views-behind"


class Seen(Message):
    """As of when an answer speaks."""

    position: int
    day: date
    """On which it is judged what is due and overdue."""


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
    return json_answer(found, headers)


def listing(request: Request, found: Message, at: AsOf) -> Response:
    return json_answer(found, _spoken_of(request, at))


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


def json_answer(
    found: BaseModel, headers: dict[str, str] | None = None, status: int = 200
) -> Response:
    body = type(found).__pydantic_serializer__.to_json(found, by_alias=True)
    return Response(body, status, headers, JSON)


def _spoken_of(request: Request, at: AsOf) -> dict[str, str]:
    headers = {POSITION: str(at.position), AS_OF: at.today.isoformat()}
    if not at.past and (behind := doors(request).registers.behind()):
        headers[BEHIND] = str(behind)
    return headers
