"""The record of an opening, in the shape of the Logboek Dataverwerkingen; and what a day came to.

One record tells of one data subject, none is left out, and none holds what the fields said. A day's
records are the leaves of a tree (RFC 6962) whose root goes into the log, so that a record that was
changed, removed or slipped in later is seen.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from domain.messages import Message
from domain.trail.merkle import leaf_hash, root_of

TraceId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
SpanId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Moment = Annotated[int, Field(ge=0)]
"""Microseconds since 1970, UTC."""

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)

PSEUDONYM, DOSSIER = "data-subject", "dossier"
"""What a record's `subject` is: a data subject's id, or the dossier of words about nobody."""


_LATER = ("other_purpose", "exception")
"""Left out where there is none, so that records from before these have the digest they had."""


class Status(StrEnum):
    OK = "ok"
    ERROR = "error"
    """It was tried and nothing was shown."""


class Operation(StrEnum):
    OPEN = "open"
    FIND = "find"
    """A person was looked for, by number or by name."""


class Opening(Message):
    """That somebody read something about one data subject, or tried to."""

    day: date
    """The day, in Amsterdam, whose digest it is counted in."""
    trace: TraceId
    span: SpanId
    parent: SpanId | None
    """The span that the caller was in (W3C Trace Context)."""
    start: Moment
    end: Moment
    status: Status
    name: Operation
    activity: str
    """The processing activity that it was part of."""
    subject: str
    subject_type: str
    account: str
    in_place_of: str | None
    party: str
    role: str
    purpose: str
    product: str | None
    agreement: str | None
    fields: tuple[str, ...]
    """Which ones: `stream@version:path`. Empty where a person was only found."""
    other_purpose: str | None = None
    exception: str | None = None
    """What allowed it while processing was restricted."""

    @property
    def started_at(self) -> datetime:
        return _BEGIN + timedelta(microseconds=self.start)

    def line(self) -> bytes:
        """The one canonical form (RFC 8785: names sorted, no spaces)."""
        facts = self.model_dump(mode="json", by_alias=False)
        for name in _LATER:
            if facts[name] is None:
                del facts[name]
        return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def microseconds(moment: datetime) -> int:
    return (moment - _BEGIN) // timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Digest:
    """What a day came to: how many records, and the root over them."""

    count: int
    root: str


def digest_of(lines: Iterable[bytes]) -> Digest:
    """In the order in which they were written."""
    leaves = [leaf_hash(line) for line in lines]
    return Digest(len(leaves), root_of(leaves).hex())
