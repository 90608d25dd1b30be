"""Evidence: documents kept under their own digest, which the log refers to."""

from collections.abc import AsyncIterator, Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from domain.arrangement.commands import RecordArrangement
from domain.errors import Broken, Invalid, NotFound
from domain.evidence import Evidence, StoredDocument
from domain.informing.commands import TellPeople
from domain.messages import Command
from domain.obligation.commands import FulfilInPart, FulfilObligation
from domain.processing.commands import RecordConsent


class DocumentTooLarge(Invalid):
    code = "document-too-large"


class DocumentTypeRefused(Invalid):
    code = "document-type-refused"


class DocumentEmpty(Invalid):
    code = "document-empty"


class DocumentNotFound(NotFound):
    code = "document-not-found"


class EvidenceNotAsStored(Broken):
    """What is claimed of a document is not what the store knows of it."""

    code = "evidence-not-as-stored"


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


def must_be_as_stored(documents: Documents, command: Command) -> None:
    """Of a document that is in the store, the store knows the type and size better than anyone."""
    for piece in _shown(command):
        if not isinstance(piece, StoredDocument):
            continue
        try:
            known = documents.about(piece.digest)
        except DocumentNotFound:
            continue
        if (piece.media_type, piece.size) != (known.media_type, known.size):
            raise EvidenceNotAsStored(
                digest=piece.digest, media_type=known.media_type, size=str(known.size)
            )


def _shown(command: Command) -> tuple[Evidence, ...]:
    match command:
        case FulfilObligation() | FulfilInPart() | RecordConsent() | TellPeople():
            return command.evidence
        case RecordArrangement():
            return (command.document,)
    return ()
