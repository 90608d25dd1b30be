"""Evidence: documents kept under their own digest, which the log refers to.

A document with personal data is sealed: what lies on disk is ciphertext, and the digest is of that,
so that nobody can confirm a guess of what it says. Digest and size are those of the file as it is
stored, for who holds it against the log; the media type is that of the document itself.
"""

from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.errors import Broken, Invalid, NotFound
from domain.evidence import stored_documents
from domain.messages import Command
from domain.processing.commands import RecordConsent


class DocumentTooLarge(Invalid):
    code = "document-too-large"


class DocumentTypeRefused(Invalid):
    code = "document-type-refused"


class DocumentEmpty(Invalid):
    code = "document-empty"


class DocumentNotFound(NotFound):
    code = "document-not-found"


class DocumentSealed(Broken):
    """It is not read as others are: who opens it says what for."""

    code = "document-sealed"


class DocumentErased(Broken):
    """Its key was destroyed, and it with that."""

    code = "document-erased"


class EvidenceNotAsStored(Broken):
    """What is claimed of a document is not what the store knows of it."""

    code = "evidence-not-as-stored"


class EvidenceInTheClear(Broken):
    """What somebody signed to consent is about that person, always."""

    code = "evidence-in-the-clear"


@dataclass(frozen=True, slots=True)
class KeptFor:
    """Whose a sealed document is: it lies under the key of a data subject in a dossier."""

    stream: str
    """What it belongs to, in the log."""
    dossier: str
    subject: str | None
    """None: it lies under the dossier alone."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What is known of a sealed document without opening it."""

    key: str
    stream: str
    subject: str | None
    erased: int | None = None
    """The position of the erasure, where it was erased."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a document is known by: its digest, its media type, its size in bytes."""

    digest: str
    media_type: str
    size: int
    seal: Seal | None = None
    """None where it is kept as it is."""


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    media_type: str
    size: int
    """Bytes, of the document itself."""
    chunks: Iterator[bytes]


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

    async def seal(
        self, chunks: AsyncIterator[bytes], media_type: str, kept_for: KeptFor
    ) -> Document:
        """The same, as ciphertext; the same bytes again are another document.

        Raises SubjectErased as well."""
        ...

    def about(self, digest: str) -> Document:
        """Also of one that was erased. Raises DocumentNotFound."""
        ...

    def of_subject(self, subject: str) -> Sequence[Document]:
        """Those sealed under a data subject as they were kept, the erased ones too."""
        ...

    def read(self, digest: str) -> Iterator[bytes]:
        """Raises DocumentNotFound, DocumentSealed, DocumentErased."""
        ...

    def open(self, digest: str) -> OpenedDocument:
        """A sealed one; for `SealedDocuments` alone, which asks who may.

        Raises DocumentNotFound, DocumentErased, and SealBroken before anything of it is given for
        what is not the file that the digest is of."""
        ...


class SealedFiles(Protocol):
    """What an erasure destroys beside the vault."""

    def destroy(self, keys: Sequence[str]) -> int:
        """The files under these data keys; returns how many there ever were. Again is no harm."""
        ...

    def alive(self, keys: Sequence[str]) -> list[str]:
        """Those of these data keys under which there are files."""
        ...


def must_be_as_stored(documents: Documents, command: Command) -> None:
    """Of a document that is in the store, the store knows the type and size better than anyone.

    Raises EvidenceNotAsStored, EvidenceInTheClear."""
    for piece in stored_documents(command):
        try:
            known = documents.about(piece.digest)
        except DocumentNotFound:
            continue
        if (piece.media_type, piece.size) != (known.media_type, known.size):
            raise EvidenceNotAsStored(
                digest=piece.digest, media_type=known.media_type, size=str(known.size)
            )
        if isinstance(command, RecordConsent):
            whose = None if known.seal is None else known.seal.subject
            if whose != command.subject:
                raise EvidenceInTheClear(digest=piece.digest, subject=command.subject)
