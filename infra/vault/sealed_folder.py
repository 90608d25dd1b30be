"""Documents with personal data: ciphertext in a folder for each data key, told of in the vault.

`sealed/<data key>/<digest>` is the file; the digest is of the ciphertext. To erase is to destroy
the key in the vault and then to remove its folder. A row in the vault says under which key a digest
lies, and goes on to say so when the file has gone, so that it reads as erased.
"""

import asyncio
import hashlib
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Select, delete, func, insert, select

from application.documents import Document, DocumentErased, KeptFor, OpenedDocument, Seal
from application.vault import SealBroken, SubjectErased
from infra.database import on_disk
from infra.document_content import checked, must_be_kept
from infra.documents import is_older, opened, to_disk
from infra.vault import document_cipher as cipher
from infra.vault.cipher import NotOpened
from infra.vault.document_cipher import Place, Sealer
from infra.vault.keyring import DataKey
from infra.vault.schema import data_key, erased, sealed_document
from infra.vault.store import StoredVault

MANY = 500
"""Rows at a time."""


@dataclass(frozen=True)
class SealedFolder:
    folder: Path
    largest: int
    """Bytes of a document."""
    vault: StoredVault

    # Kept

    async def keep(
        self, chunks: AsyncIterator[bytes], media_type: str, kept_for: KeptFor
    ) -> Document:
        must_be_kept(media_type)
        key = await asyncio.to_thread(self.vault.key_for, kept_for.subject, kept_for.dossier)
        place = Place(self.vault.log, kept_for.stream, key.id, media_type)
        aside = self.folder / f".{secrets.token_hex(16)}"
        with on_disk("documents"):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                digest, size = await self._write(aside, chunks, key, place)
                seal = Seal(key.id, kept_for.stream, kept_for.subject)
                document = Document(digest, media_type, size, seal)
                await asyncio.to_thread(self._put_in_place, aside, document, seal)
            finally:
                aside.unlink(missing_ok=True)
        return document

    async def _write(
        self, aside: Path, chunks: AsyncIterator[bytes], key: DataKey, place: Place
    ) -> tuple[str, int]:
        sealer, hashed, size = Sealer(key.secret, place), hashlib.sha256(), 0
        with aside.open("xb") as file:

            def out(sealed: bytes) -> int:
                hashed.update(sealed)
                return file.write(sealed)

            size += out(sealer.begun())
            async for chunk in checked(chunks, place.media_type, self.largest):
                size += sum(map(out, sealer.more(chunk)))
            size += out(sealer.ended())
            await asyncio.to_thread(to_disk, file)
        return hashed.hexdigest(), size

    def _put_in_place(self, aside: Path, document: Document, seal: Seal) -> None:
        """While the key's row is held: an erasure comes before this, or finds the file."""
        row = {
            "digest": document.digest,
            "key": seal.key,
            "stream": seal.stream,
            "media_type": document.media_type,
            "size": document.size,
            "at": self.vault.now(),
        }
        there = select(data_key.c.wrapped).where(data_key.c.id == seal.key).with_for_update()
        place = self._place(seal.key, document.digest)
        with self.vault.database.writing() as connection:
            if connection.scalar(there) is None:
                raise SubjectErased(subject=seal.subject or seal.stream)
            connection.execute(insert(sealed_document).values(row))
            place.parent.mkdir(exist_ok=True, mode=0o700)
            aside.replace(place)
            for folder in (place.parent, self.folder):
                with opened(folder) as descriptor:
                    os.fsync(descriptor)

    # Known

    def about(self, digest: str) -> Document | None:
        """Also of one that was erased; None for what was never sealed."""
        with self.vault.database.reading() as connection:
            row = connection.execute(_known().where(sealed_document.c.digest == digest)).first()
        return None if row is None else _document(row)

    def of_subject(self, subject: str) -> list[Document]:
        row = sealed_document.c
        said = _known().where(data_key.c.subject == subject).order_by(row.at, row.digest)
        with self.vault.database.reading() as connection:
            return [_document(one) for one in connection.execute(said)]

    # Opened

    def open(self, document: Document) -> OpenedDocument:
        """Raises DocumentErased, SealBroken."""
        assert document.seal is not None
        must_be_there(document)
        try:
            return self._opened(document, document.seal)
        except (ValueError, FileNotFoundError):
            raise SealBroken(key=document.seal.key, digest=document.digest) from None

    def _opened(self, document: Document, seal: Seal) -> OpenedDocument:
        """Read twice: what is not the file that was kept is refused before any of it is given."""
        key = self.vault.key_of(seal.key)
        place = Place(self.vault.log, seal.stream, seal.key, document.media_type)
        path = self._place(seal.key, document.digest)
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != document.digest:
                raise NotOpened
            stored = file.seek(0, os.SEEK_END)
            file.seek(0)
            head = cipher.head_of(file)
            file.seek(0)
            next(cipher.opened(key.secret, place, file))
        size = cipher.size_of(stored, head)
        return OpenedDocument(document.media_type, size, _chunks(path, key.secret, place))

    # Erased

    def alive(self, keys: Sequence[str]) -> list[str]:
        with on_disk("documents"):
            there = {one.name for one in self._folders()}
        return [key for key in keys if key in there]

    def destroy(self, keys: Sequence[str]) -> int:
        """After their keys, so that nothing that is left behind opens. Rows stay."""
        with on_disk("documents"):
            for key in self.alive(keys):
                shutil.rmtree(self.folder / key)
            if self.folder.exists():
                with opened(self.folder) as descriptor:
                    os.fsync(descriptor)
        said = select(func.count()).where(sealed_document.c.key.in_(keys))
        with self.vault.database.reading() as connection:
            return int(connection.scalars(said).one())

    # Swept

    def old(self, before: float) -> list[str]:
        said = select(sealed_document.c.digest).where(sealed_document.c.at < before)
        with self.vault.database.reading() as connection:
            return list(connection.scalars(said))

    def remove(self, digests: Iterable[str], before: float) -> int:
        """Those kept before a moment, and what uploads left that were cut off."""
        row, removed = sealed_document.c, 0
        with on_disk("documents"):
            for digest in digests:
                said = delete(sealed_document).where(row.digest == digest, row.at < before)
                with self.vault.database.writing() as connection:
                    key = connection.scalar(said.returning(row.key))
                    if key is not None:
                        self._place(key, digest).unlink(missing_ok=True)
                        removed += 1
            for aside in self.folder.glob(".*"):
                if is_older(aside, before):
                    aside.unlink(missing_ok=True)
        return removed

    # Checked

    def kept(self, after: str) -> dict[str, str]:
        """Many digests beyond one, in their order, with the data key that each lies under."""
        row = sealed_document.c
        said = select(row.digest, row.key).where(row.digest > after).order_by(row.digest)
        with self.vault.database.reading() as connection:
            return {one.digest: one.key for one in connection.execute(said.limit(MANY))}

    def rows(self, digests: Sequence[str]) -> dict[str, Document]:
        """Those of these documents that are sealed."""
        said = _known().where(sealed_document.c.digest.in_(digests))
        with self.vault.database.reading() as connection:
            return {row.digest: _document(row) for row in connection.execute(said)}

    def files(self) -> Iterator[tuple[str, str]]:
        """The key and the digest by which each file is found."""
        for folder in self._folders():
            yield from ((folder.name, one.name) for one in sorted(folder.iterdir()))

    def held(self, key: str, digest: str) -> tuple[str, str | None] | None:
        """The digest that a file has and the key that it names; None where it is not there."""
        try:
            with self._place(key, digest).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
                file.seek(0)
                return found, _named(file)
        except FileNotFoundError:
            return None

    def _folders(self) -> list[Path]:
        there = self.folder.iterdir() if self.folder.exists() else ()
        return sorted(one for one in there if one.is_dir())

    def _place(self, key: str, digest: str) -> Path:
        return self.folder / key / digest


def must_be_there(document: Document) -> None:
    """Raises DocumentErased."""
    if document.seal is not None and document.seal.erased is not None:
        raise DocumentErased(digest=document.digest, position=str(document.seal.erased))


def _known() -> Select[Any]:
    row = sealed_document.c
    return (
        select(row.digest, row.key, row.stream, row.media_type, row.size)
        .add_columns(data_key.c.subject, erased.c.position)
        .join_from(sealed_document, data_key, data_key.c.id == row.key)
        .join(erased, erased.c.key == row.key, isouter=True)
    )


def _document(row: Any) -> Document:
    seal = Seal(row.key, row.stream, row.subject or None, row.position)
    return Document(row.digest, row.media_type, row.size, seal)


def _chunks(path: Path, secret: bytes, place: Place) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from cipher.opened(secret, place, file)


def _named(file: IO[bytes]) -> str | None:
    try:
        return cipher.head_of(file).key
    except NotOpened:
        return None
