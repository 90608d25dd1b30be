"""A document sealed: chunk by chunk, so that it is never in memory whole, and bound to its place.

A file begins with a line that says what it is and a line of JSON: the data key that it lies under,
the media type of what it holds, and a random salt. Each chunk is sealed with AES-256-GCM under a
key derived (HKDF, RFC 5869) from the data key, that salt and the document's place; its nonce is its
number and whether it is the last, as in the STREAM construction (IACR ePrint 2015/189). So a chunk
that was moved, left out, repeated, or taken from another file opens nothing, and neither does a
file that stops early.
"""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from infra.vault.cipher import KEY, NotOpened

KIND = b"nakomen/document/v1\n"
CHUNK = 1 << 16
"""Bytes of the document in a chunk."""
TAG = 16
"""Bytes that each chunk grows by."""
_LONGEST = 1_000
"""Bytes of the line of JSON."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document belongs; `log` is the hash of the log's first leaf."""

    log: str
    stream: str
    key: str
    """The id of the data key."""
    media_type: str


@dataclass(frozen=True, slots=True)
class Head:
    """How a file begins."""

    line: bytes
    key: str
    media_type: str
    salt: str

    @property
    def bytes(self) -> int:
        return len(KIND) + len(self.line)


def new_head(place: Place) -> Head:
    salt = secrets.token_hex(KEY)
    said = {"key": place.key, "mediaType": place.media_type, "salt": salt}
    line = json.dumps(said, separators=(",", ":"), sort_keys=True).encode() + b"\n"
    return Head(line, place.key, place.media_type, salt)


def head_of(file: IO[bytes]) -> Head:
    """Read from where a file begins. Raises NotOpened."""
    kind, line = file.read(len(KIND)), file.readline(_LONGEST)
    try:
        said = json.loads(line)
        head = Head(line, str(said["key"]), str(said["mediaType"]), str(said["salt"]))
    except (ValueError, KeyError, TypeError):
        raise NotOpened from None
    if kind != KIND:
        raise NotOpened
    return head


class Sealer:
    """Takes a document in pieces of any size, gives the file of it in pieces."""

    def __init__(self, secret: bytes, place: Place) -> None:
        self._head = new_head(place)
        self._cipher = _cipher(secret, self._head, place)
        self._held = bytearray()
        self._number = 0

    def begun(self) -> bytes:
        return KIND + self._head.line

    def more(self, piece: bytes) -> Iterator[bytes]:
        """A chunk is held back until it is known not to be the last."""
        self._held += piece
        while len(self._held) > CHUNK:
            yield self._next(last=False)

    def ended(self) -> bytes:
        return self._next(last=True)

    def _next(self, *, last: bool) -> bytes:
        chunk = bytes(self._held[:CHUNK])
        del self._held[:CHUNK]
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), chunk, None)
        self._number += 1
        return sealed


def opened(secret: bytes, place: Place, file: IO[bytes]) -> Iterator[bytes]:
    """The document, from where its file begins. Raises NotOpened at the first chunk that is not the
    one that was sealed there, also when others were given before it."""
    head = head_of(file)
    if (head.key, head.media_type) != (place.key, place.media_type):
        raise NotOpened
    cipher, number = _cipher(secret, head, place), 0
    sealed = file.read(CHUNK + TAG)
    while True:
        following = file.read(CHUNK + TAG)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), sealed, None)
        except InvalidTag as error:
            raise NotOpened from error
        if not following:
            return
        sealed, number = following, number + 1


def size_of(stored: int, head: Head) -> int:
    """Bytes of the document in a file of so many."""
    sealed = stored - head.bytes
    return sealed - TAG * -(-sealed // (CHUNK + TAG))


def _cipher(secret: bytes, head: Head, place: Place) -> AESGCM:
    said = ["nakomen/document/v1", place.log, place.stream, place.key, place.media_type]
    info = json.dumps(said, separators=(",", ":")).encode()
    return AESGCM(HKDF(SHA256(), KEY, salt=head.salt.encode(), info=info).derive(secret))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
