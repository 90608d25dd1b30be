"""What a document may be: of which media types, how large, and beginning as such a file does."""

from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import AsyncIterator

from application.documents import DocumentEmpty, DocumentTooLarge, DocumentTypeRefused

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


def must_be_kept(media_type: str) -> None:
    """Raises DocumentTypeRefused."""
    if media_type not in SIGNATURES:
        raise DocumentTypeRefused(found=media_type, allowed=", ".join(sorted(SIGNATURES)))


async def checked(
    chunks: AsyncIterator[bytes], media_type: str, largest: int
) -> AsyncIterator[bytes]:
    """The same chunks; refused is what proves too large, empty, or not what it is said to be.

    Raises DocumentTooLarge, DocumentEmpty, DocumentTypeRefused."""
    size, start = 0, b""
    text = getincrementaldecoder("utf-8")() if media_type.startswith("text/") else None
    async for chunk in chunks:
        size += len(chunk)
        if size > largest:
            raise DocumentTooLarge(largest=str(largest))
        start = (start + chunk)[:16]
        if text is not None:
            _must_be_text(media_type, text, chunk)
        yield chunk
    if size == 0:
        raise DocumentEmpty
    _must_begin_as(media_type, start)
    if text is not None:
        _must_be_text(media_type, text, b"", last=True)


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
