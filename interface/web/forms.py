"""The form of every room: filled in, reviewed, recorded. All of it is carried in the form itself.

One address takes three steps: `review` shows what will be recorded, `change` goes back to the
fields, `record` records. The server keeps nothing in between, and no step needs a script.
"""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from application.written import BadDate
from application.written import day as written_day
from domain.errors import Refusal
from domain.identity import uuid7
from interface.problems import BodyTooLarge, NotUnderstood
from interface.security import doors
from interface.words import told

MOST_FILES = 20
MOST_FIELDS = 200
_KEY = re.compile(r"[\x21-\x7e]{1,200}")


class Step(StrEnum):
    REVIEW = "review"
    CHANGE = "change"
    RECORD = "record"


def as_day(typed: str) -> date | None:
    """None where it is no day."""
    try:
        return written_day(typed)
    except BadDate:
        return None


@dataclass(frozen=True)
class Typed:
    """What stands in a form: fields by name, and what makes sending it twice harmless."""

    fields: tuple[tuple[str, str], ...] = ()
    key: str = field(default_factory=uuid7)
    """The idempotency key, made when the form was first shown."""
    seen: int = 0
    """The version that was seen; what changed since is not written over."""
    step: Step = Step.CHANGE

    def __getitem__(self, name: str) -> str:
        """The last of that name; empty where there is none."""
        return next((value for one, value in reversed(self.fields) if one == name), "")

    def every(self, name: str) -> list[str]:
        return [value for one, value in self.fields if one == name]

    def day(self, name: str) -> object:
        """The day that was typed; as it was typed where that is no day."""
        return as_day(self[name]) or f"no day: {self[name]}"

    def adding(self, *more: tuple[str, str]) -> "Typed":
        return replace(self, fields=(*self.fields, *more))

    def without(self, prefix: str) -> "Typed":
        return replace(
            self, fields=tuple(one for one in self.fields if not one[0].startswith(prefix))
        )

    def but(self, **defaults: str) -> "Typed":
        """With what a form proposes where nothing was typed."""
        known = {name for name, _ in self.fields}
        return self.adding(*((n, v) for n, v in defaults.items() if n not in known))


Errors = Mapping[str, str | None]
"""By field what is wrong with it, in words; None: the form knows what should stand there."""

WHOLE = ""
"""The name under which an error is told that belongs to no field."""


@dataclass(frozen=True)
class Shown:
    """A form as a page shows it."""

    name: str
    typed: Typed
    errors: Errors = field(default_factory=dict)


@dataclass(frozen=True)
class Sent:
    typed: Typed
    files: tuple[tuple[str, UploadFile], ...]


@asynccontextmanager
async def sent(request: Request) -> AsyncIterator[Sent]:
    """What a browser sent, files aside on disk until the end. Raises BodyTooLarge."""
    limit = doors(request).max_body_bytes + MOST_FILES * doors(request).documents.largest
    limited = Request(request.scope, _limited(request.receive, limit))
    try:
        form = await limited.form(max_files=MOST_FILES, max_fields=MOST_FIELDS)
    except HTTPException as error:
        wrong = {"type": "form", "loc": ("body",), "msg": str(error.detail)}
        raise NotUnderstood([wrong]) from None
    try:
        pairs = form.multi_items()
        files = tuple((n, v) for n, v in pairs if isinstance(v, UploadFile) and v.filename)
        yield Sent(_typed([(n, v) for n, v in pairs if isinstance(v, str)]), files)
    finally:
        await form.close()


async def typed_in(request: Request) -> Typed:
    """Of a form without files."""
    async with sent(request) as given:
        return given.typed


def _typed(pairs: list[tuple[str, str]]) -> Typed:
    """A key, a version or a step that no form of ours makes is taken as none."""
    own = dict(pairs)
    key, seen, step = own.pop("key", ""), own.pop("seen", ""), own.pop("step", "")
    return Typed(
        fields=tuple((n, v.strip()) for n, v in pairs if n not in ("key", "seen", "step")),
        key=key if _KEY.fullmatch(key) else uuid7(),
        seen=int(seen) if re.fullmatch(r"[0-9]{1,9}", seen) else 0,
        step=Step(step) if step in list(Step) else Step.REVIEW,
    )


def _limited(receive: Receive, limit: int) -> Receive:
    read = 0

    async def receiving() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise BodyTooLarge(limit=str(limit))
        return message

    return receiving


def at_field(refusal: Refusal, name: str, language: str) -> Errors:
    words = told(refusal.code, refusal.facts, language)
    return {name: " ".join(f"{part.rstrip('.')}." for part in words)}
