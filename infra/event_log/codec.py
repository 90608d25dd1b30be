"""Event and provenance <-> the stored body: canonical JSON under the event's own name.

The library's own mapper stores Python module paths as topics; a record that outlives its program
wants neither. A body is the RFC 8785 form of a document without floats, which is what orjson
writes with sorted keys. The salt keeps a destroyed body from being guessed back from its digest.
"""

import secrets
from dataclasses import dataclass
from typing import cast

import orjson
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, StoredEvent
from eventsourcing.persistence import Mapper as LibraryMapper
from pydantic import TypeAdapter

from domain.event_types import AnyEvent
from domain.messages import Event, Message, Provenance


class Document(Message):
    """The stored form: readable, and enough to verify, without this program."""

    by: Provenance
    event: AnyEvent
    salt: str


_DOCUMENT: TypeAdapter[Document] = TypeAdapter(Document)
_decode = _DOCUMENT.validator.validate_json


def encode(event: Event, by: Provenance) -> bytes:
    return encoded(event, by, secrets.token_hex(16))


def encoded(event: Event, by: Provenance, salt: str) -> bytes:
    document = {
        "by": by.__dict__ if by.in_place_of else _alone(by),
        "event": event.__pydantic_serializer__.to_python(event, mode="json"),
        "salt": salt,
    }
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS)


def _alone(by: Provenance) -> dict[str, object]:
    """As it was stored before anybody could stand in for another, to the byte."""
    stored = by.__dict__.copy()
    del stored["in_place_of"]
    return stored


def decode(body: bytes) -> Document:
    """Raises pydantic.ValidationError for a body that no event type of this program fits."""
    return cast("Document", _decode(body, by_alias=False, by_name=True))


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the library asks of an event: whose it is, and which one."""

    originator_id: str
    originator_version: int
    event: Event
    by: Provenance


class Mapper(LibraryMapper[str]):
    """What the library asks of a mapper, answered with our codec."""

    def __init__(self) -> None:
        super().__init__(transcoder=JSONTranscoder())

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        envelope = cast("Envelope", domain_event)
        return StoredEvent(
            originator_id=envelope.originator_id,
            originator_version=envelope.originator_version,
            topic=envelope.event.type,
            state=encode(envelope.event, envelope.by),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[str]:
        document = decode(stored_event.state)
        envelope = Envelope(
            str(stored_event.originator_id),
            stored_event.originator_version,
            document.event,
            document.by,
        )
        return cast("DomainEventProtocol[str]", envelope)
