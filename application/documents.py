"""Evidence: documents kept under their own digest, which the log refers to."""

from collections.abc import AsyncIterator, Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from domain.errors import Invalid, NotFound


class DocumentTooLarge(Invalid):
    code = "document-too-large"


class DocumentTypeRefused(Invalid):
    code = "document-type-refused"


class DocumentEmpty(Invalid):
    code = "document-empty"


class DocumentNotFound(NotFound):
    code = "document-not-found"


@dataclass(frozen=True, slots=True)
class Document:
    """What a document is known by: its SHA-256, its media type, its size in bytes."""

    digest: str
    media_type: str
    size: int


class Documents(Protocol):
    @property
    def largest(self) -> int:
        """Bytes."""
        ...

    @property
    def media_types(self) -> Collection[str]:
        """What is kept; anything else is refused."""
        ...

    async def keep(self, chunks: AsyncIterator[bytes], media_type: str) -> Document:
        """Durable when it returns; nothing is left of what is refused.

        Raises DocumentTooLarge, DocumentTypeRefused, DocumentEmpty.
        """
        ...

    def about(self, digest: str) -> Document:
        """Raises DocumentNotFound."""
        ...

    def read(self, digest: str) -> Iterator[bytes]: ...
