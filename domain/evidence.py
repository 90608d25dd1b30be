"""What a record rests on: a document (bewijsstuk), or the decision (besluit) of an organ."""

from datetime import date
from typing import Annotated, Literal

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
