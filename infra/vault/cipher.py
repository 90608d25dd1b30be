"""One field, sealed and opened: AES-256-GCM under a key of its own, bound to its place in the log.

The key of a field is derived (HKDF, RFC 5869) from the data key; the same words about its place are
the associated data, so that a ciphertext opens where it was sealed and nowhere else. AES-GCM does
not commit to its key: two keys can be made for which one ciphertext says different things. So each
data key has a commitment in the log.
"""

import hashlib
import hmac
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY = 32
"""Bytes of a data key."""
_NONCE = 12


class NotOpened(ValueError):
    """Another key, another place, or not the ciphertext that was sealed."""


def new_key() -> bytes:
    return os.urandom(KEY)


def commitment(key: bytes, key_id: str) -> str:
    return hmac.digest(key, f"nakomen/data-key/v1|{key_id}".encode(), "sha256").hex()


def place(log: str, stream: str, version: int, type: str, path: str, key_id: str) -> bytes:
    """Where a field belongs; `log` is the hash of the log's first leaf."""
    said = ["nakomen/seal/v1", log, stream, version, type, path, key_id]
    return json.dumps(said, separators=(",", ":")).encode()


def seal(key: bytes, text: str, place: bytes) -> bytes:
    """Nonce and ciphertext."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_derived(key, place)).encrypt(nonce, text.encode(), place)


def opened(key: bytes, ciphertext: bytes, place: bytes) -> str:
    """Raises NotOpened."""
    nonce, rest = ciphertext[:_NONCE], ciphertext[_NONCE:]
    try:
        return AESGCM(_derived(key, place)).decrypt(nonce, rest, place).decode()
    except (InvalidTag, ValueError) as error:
        raise NotOpened from error


def digest(ciphertext: object) -> str:
    """Also of what somebody put there that is no bytes: it is never the one that was sealed."""
    if isinstance(ciphertext, bytes | memoryview):
        return hashlib.sha256(ciphertext).hexdigest()
    return hashlib.sha256(repr(ciphertext).encode()).hexdigest()


def _derived(key: bytes, place: bytes) -> bytes:
    return HKDF(SHA256(), KEY, salt=b"nakomen/seal/v1", info=place).derive(key)
