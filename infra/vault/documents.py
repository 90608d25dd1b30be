"""All documents of an installation: those kept as they are, and those that are sealed."""

from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from application.documents import (
    Document,
    DocumentNotFound,
    DocumentSealed,
    KeptFor,
    OpenedDocument,
)
from infra.documents import DocumentFolder
from infra.vault.sealed_folder import SealedFolder, must_be_there
from infra.vault.store import StoredVault


@dataclass(frozen=True)
class StoredDocuments:
    """The Documents, SealedFiles and KeptDocuments ports."""

    plain: DocumentFolder
    sealed: SealedFolder

    @property
    def largest(self) -> int:
        return self.plain.largest

    @property
    def media_types(self) -> Collection[str]:
        return self.plain.media_types

    async def keep(self, chunks: AsyncIterator[bytes], media_type: str) -> Document:
        return await self.plain.keep(chunks, media_type)

    async def seal(
        self, chunks: AsyncIterator[bytes], media_type: str, kept_for: KeptFor
    ) -> Document:
        return await self.sealed.keep(chunks, media_type, kept_for)

    def about(self, digest: str) -> Document:
        return self.sealed.about(digest) or self.plain.about(digest)

    def of_subject(self, subject: str) -> list[Document]:
        return self.sealed.of_subject(subject)

    def read(self, digest: str) -> Iterator[bytes]:
        sealed = self.sealed.about(digest)
        if sealed is not None:
            must_be_there(sealed)
            raise DocumentSealed(digest=digest)
        return self.plain.read(digest)

    def open(self, digest: str) -> OpenedDocument:
        found = self.sealed.about(digest)
        if found is None:
            raise DocumentNotFound(digest=digest)
        return self.sealed.open(found)

    def destroy(self, keys: Sequence[str]) -> int:
        return self.sealed.destroy(keys)

    def alive(self, keys: Sequence[str]) -> list[str]:
        return self.sealed.alive(keys)

    def old(self, before: float) -> list[str]:
        return self.plain.old(before) + self.sealed.old(before)

    def remove(self, digests: Iterable[str], before: float) -> int:
        these = list(digests)
        return self.plain.remove(these, before) + self.sealed.remove(these, before)


def documents_in(folder: DocumentFolder, vault: StoredVault) -> StoredDocuments:
    return StoredDocuments(folder, SealedFolder(folder.folder / "sealed", folder.largest, vault))
