"""Documents in a folder, each under its own digest: written aside, made durable, put in place.

Those with personal data lie beside them as ciphertext: `infra.vault.documents`.

Who uploads awaits, so what waits for the disk does so in a thread.
"""

import asyncio
import fcntl
import hashlib
import json
import os
import re
import secrets
from collections.abc import AsyncIterator, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from application.documents import Document, DocumentNotFound
from infra.database import on_disk
from infra.document_content import SIGNATURES, checked, must_be_kept

CHUNK = 1 << 16
DIGEST = re.compile(r"^[0-9a-f]{64}$")


@dataclass(frozen=True)
class DocumentFolder:
    """`ab/abcdef....` is the file, `ab/abcdef....json` says what it is."""

    folder: Path
    largest: int
    """Bytes."""

    @property
    def media_types(self) -> Collection[str]:
        return SIGNATURES.keys()

    async def keep(self, chunks: AsyncIterator[bytes], media_type: str) -> Document:
        must_be_kept(media_type)
        aside = self.folder / f".{secrets.token_hex(16)}"
        with on_disk("documents"):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                digest, size = await self._write(aside, chunks, media_type)
                document = Document(digest, media_type, size)
                return await asyncio.to_thread(self._put_in_place, aside, document)
            finally:
                for left in (aside, aside.with_suffix(".json")):
                    left.unlink(missing_ok=True)

    async def _write(
        self, aside: Path, chunks: AsyncIterator[bytes], media_type: str
    ) -> tuple[str, int]:
        hashed, size = hashlib.sha256(), 0
        with aside.open("xb") as file:
            async for chunk in checked(chunks, media_type, self.largest):
                size += len(chunk)
                hashed.update(chunk)
                file.write(chunk)
            await asyncio.to_thread(to_disk, file)
        return hashed.hexdigest(), size

    def _put_in_place(self, aside: Path, document: Document) -> Document:
        """What was kept before stays as it is, also when it is called something else by now."""
        place = self._place(document.digest)
        place.parent.mkdir(exist_ok=True, mode=0o700)
        with aside.with_suffix(".json").open("x") as file:
            json.dump({"mediaType": document.media_type, "size": document.size}, file)
            to_disk(file)
        with self._alone():
            if place.exists():
                place.touch()  # wanted again: a sweep counts from now
                return self.about(document.digest)
            aside.with_suffix(".json").replace(place.with_suffix(".json"))
            aside.replace(place)
        for folder in (place.parent, self.folder):
            with opened(folder) as descriptor:
                os.fsync(descriptor)
        return document

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One at a time, also of several processes: nobody is given what is being swept."""
        with opened(self.folder) as descriptor:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield

    def about(self, digest: str) -> Document:
        place = self._place(digest)
        if not place.exists():
            raise DocumentNotFound(digest=digest)
        about = json.loads(place.with_suffix(".json").read_text())
        return Document(digest, about["mediaType"], about["size"])

    def read(self, digest: str) -> Iterator[bytes]:
        place = self._place(digest)
        if not place.exists():
            raise DocumentNotFound(digest=digest)
        with place.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk

    def old(self, before: float) -> list[str]:
        """The digests of what was kept before a moment (seconds since 1970)."""
        with on_disk("documents"):
            places = (one for one in self.folder.glob("??/*") if DIGEST.match(one.name))
            return [place.name for place in places if is_older(place, before)]

    def remove(self, digests: Iterable[str], before: float) -> int:
        """Remove those that were not kept again since, and what uploads left that were cut off."""
        removed = 0
        with on_disk("documents"):
            for place in map(self._place, digests):
                with self._alone():
                    if is_older(place, before):
                        place.with_suffix(".json").unlink(missing_ok=True)
                        place.unlink()
                        removed += 1
            for aside in self.folder.glob(".*"):
                if is_older(aside, before):
                    aside.unlink(missing_ok=True)
        return removed

    def _place(self, digest: str) -> Path:
        if not DIGEST.match(digest):
            raise DocumentNotFound(digest=digest[:80])
        return self.folder / digest[:2] / digest


@contextmanager
def opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def is_older(file: Path, before: float) -> bool:
    """Whether it is there, and was last written before that moment."""
    try:
        return file.stat().st_mtime < before
    except FileNotFoundError:
        return False


def to_disk(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())
