"""What a record rests on: a document (bewijsstuk), or the decision (besluit) of an organ."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from domain.messages import Message, Reference, Slug

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 in hexadecimal: the address of a document in the store."""

MediaType = Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9][a-z0-9.+-]{0,99}$")]


class StoredDocument(Message):
    """A document in our own store. The digest is in the event, so that the document is provable."""

    source: Literal["store"] = "store"
    kind: Slug
    """What it is evidence of, in the words of the duty: `report`, `payment-schedule`."""
    digest: Digest
    media_type: MediaType
    size: Annotated[int, Field(ge=1)]


class OwnRecord(Message):
    """A document that stays in the owner's own document system."""

    source: Literal["own-system"] = "own-system"
    kind: Slug
    system: Slug
    reference: Reference


Evidence = Annotated[StoredDocument | OwnRecord, Field(discriminator="source")]


class DecisionReference(Message):
    """A decision, as the organ that took it registered it."""

    organ: Slug
    """`college`, `council`, `executive-committee`."""
    taken_on: date
    reference: Reference


def stored_documents(message: Message) -> Iterator[StoredDocument]:
    """The documents of our own store that a command shows, or that an event rests on."""
    for name in _resting(type(message)):
        value = getattr(message, name)
        pieces = value if isinstance(value, tuple) else (value,)
        yield from (one for one in pieces if isinstance(one, StoredDocument))


@lru_cache(maxsize=1024)
def _resting(kind: type[Message]) -> tuple[str, ...]:
    """The fields of a kind of message that can hold such a document."""
    return tuple(name for name, field in kind.model_fields.items() if _can_hold(field.annotation))


def _can_hold(annotation: Any) -> bool:
    return annotation is StoredDocument or any(map(_can_hold, get_args(annotation)))
