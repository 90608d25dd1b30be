"""Documents in a folder, each under its own digest: written aside, made durable, put in place.

Who uploads awaits, so what waits for the disk does so in a thread.
"""

import asyncio
import fcntl
import hashlib
import json
import os
import re
import secrets
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import AsyncIterator, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from application.documents import (
    Document,
    DocumentEmpty,
    DocumentNotFound,
    DocumentTooLarge,
    DocumentTypeRefused,
)
from infra.database import on_disk

SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "application/pdf": (b"%PDF-",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "application/vnd.oasis.opendocument.text": (b"PK\x03\x04",),
    "application/vnd.oasis.opendocument.spreadsheet": (b"PK\x03\x04",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (b"PK\x03\x04",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (b"PK\x03\x04",),
    "application/xml": (b"<", b"\xef\xbb\xbf<"),
    "application/json": (b"{", b"["),
    "text/csv": (),
    "text/plain": (),
}
"""The media types that are kept, and how such a file begins where that can be told."""

_NO_TEXT = (b"%PDF-", b"PK\x03\x04", b"MZ\x90", b"\x7fELF", b"{\\rtf")
"""How files begin that are no plain text, also where all their bytes could be."""
_CHUNK = 1 << 16
_DIGEST = re.compile(r"^[0-9a-f]{64}$")


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
        if media_type not in SIGNATURES:
            raise DocumentTypeRefused(found=media_type, allowed=", ".join(sorted(SIGNATURES)))
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
        hashed, size, start = hashlib.sha256(), 0, b""
        text = getincrementaldecoder("utf-8")() if media_type.startswith("text/") else None
        with aside.open("xb") as file:
            async for chunk in chunks:
                size += len(chunk)
                if size > self.largest:
                    raise DocumentTooLarge(largest=str(self.largest))
                start = (start + chunk)[:16]
                if text is not None:
                    _must_be_text(media_type, text, chunk)
                hashed.update(chunk)
                file.write(chunk)
            if size == 0:
                raise DocumentEmpty
            _must_begin_as(media_type, start)
            if text is not None:
                _must_be_text(media_type, text, b"", last=True)
            await asyncio.to_thread(_to_disk, file)
        return hashed.hexdigest(), size

    def _put_in_place(self, aside: Path, document: Document) -> Document:
        """What was kept before stays as it is, also when it is called something else by now."""
        place = self._place(document.digest)
        place.parent.mkdir(exist_ok=True, mode=0o700)
        with aside.with_suffix(".json").open("x") as file:
            json.dump({"mediaType": document.media_type, "size": document.size}, file)
            _to_disk(file)
        with self._alone():
            if place.exists():
                place.touch()  # wanted again: a sweep counts from now
                return self.about(document.digest)
            aside.with_suffix(".json").replace(place.with_suffix(".json"))
            aside.replace(place)
        for folder in (place.parent, self.folder):
            with _opened(folder) as descriptor:
                os.fsync(descriptor)
        return document

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One at a time, also of several processes: nobody is given what is being swept."""
        with _opened(self.folder) as descriptor:
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
            while chunk := file.read(_CHUNK):
                yield chunk

    def old(self, before: float) -> list[str]:
        """The digests of what was kept before a moment (seconds since 1970)."""
        with on_disk("documents"):
            places = (one for one in self.folder.glob("??/*") if _DIGEST.match(one.name))
            return [place.name for place in places if _is_older(place, before)]

    def remove(self, digests: Iterable[str], before: float) -> int:
        """Remove those that were not kept again since, and what uploads left that were cut off."""
        removed = 0
        with on_disk("documents"):
            for place in map(self._place, digests):
                with self._alone():
                    if _is_older(place, before):
                        place.with_suffix(".json").unlink(missing_ok=True)
                        place.unlink()
                        removed += 1
            for aside in self.folder.glob(".*"):
                if _is_older(aside, before):
                    aside.unlink(missing_ok=True)
        return removed

    def _place(self, digest: str) -> Path:
        if not _DIGEST.match(digest):
            raise DocumentNotFound(digest=digest[:80])
        return self.folder / digest[:2] / digest


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _is_older(file: Path, before: float) -> bool:
    """Whether it is there, and was last written before that moment."""
    try:
        return file.stat().st_mtime < before
    except FileNotFoundError:
        return False


def _to_disk(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _must_begin_as(media_type: str, start: bytes) -> None:
    signatures = SIGNATURES[media_type]
    if signatures and not start.lstrip().startswith(signatures):
        raise _not(media_type)
    if not signatures and start.startswith(_NO_TEXT):
        raise _not(media_type)


def _must_be_text(
    media_type: str, text: IncrementalDecoder, chunk: bytes, *, last: bool = False
) -> None:
    try:
        text.decode(chunk, last)
    except UnicodeDecodeError:
        raise _not(media_type) from None
    if b"\0" in chunk:
        raise _not(media_type)


def _not(media_type: str) -> DocumentTypeRefused:
    return DocumentTypeRefused(found=f"not {media_type}", allowed=", ".join(sorted(SIGNATURES)))
