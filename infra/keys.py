"""The installation's secrets: files that only its owner may read, outside every database."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.errors import Unavailable
from domain.trail.checkpoint import claimed_checkpoint, open_checkpoint
from domain.trail.note import BadNote, verifier_key
from infra.database import on_disk

logger = structlog.get_logger()

_SIGNING = "checkpoints.ed25519"


class KeyUnreadable(Unavailable):
    code = "key-unreadable"


class SigningKeyMissing(Unavailable):
    code = "signing-key-missing"


class SigningKeyDiffers(Unavailable):
    code = "signing-key-differs"


def signing_key(folder: Path, *, founded: bool = False) -> Ed25519PrivateKey:
    """The key that signs checkpoints. Made at first use, but never for a log that is founded."""
    path = folder / _SIGNING
    if founded and not path.exists():
        raise SigningKeyMissing(file=str(path))
    return Ed25519PrivateKey.from_private_bytes(secret_file(path))


def must_be_key_of(first: bytes, note: str | None, key: Ed25519PrivateKey, folder: Path) -> None:
    """Refuse to sign with another key than the log's: the one that its first leaf names.

    Or the one that signed its last checkpoint: a byte that was changed in that leaf is for the
    verification to tell.
    """
    material = str(verifier_key("-", key)).split("+", 2)[2]  # which may have a plus in it itself
    if material.encode() not in first and not _signed(note, key):
        raise SigningKeyDiffers(file=str(folder / _SIGNING))


def _signed(note: str | None, key: Ed25519PrivateKey) -> bool:
    if note is None:
        return False
    try:
        open_checkpoint(note, [verifier_key(claimed_checkpoint(note).origin, key)])
    except BadNote:
        return False
    return True


def digest_secret(folder: Path) -> bytes:
    """The key of the digests that idempotency keys and snapshots are kept with."""
    path = folder / "digests.key"
    if not path.exists() and (folder / _SIGNING).exists():
        logger.warning("digest-key-lost", file=path.name, reason="a request repeated is done again")
    return secret_file(path)


def secret_file(path: Path) -> bytes:
    """32 bytes; of two processes that make it at the same time, the first one wins."""
    with on_disk("keys"):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            _make(path)
        found = path.read_bytes()
    if len(found) != 32:
        raise KeyUnreadable(file=path.name, bytes=str(len(found)))
    return found


def _make(path: Path) -> None:
    """Made aside and on disk before it is there: nobody ever reads half of it."""
    made = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    made.touch(mode=0o600)
    try:
        with made.open("wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(made, path)
    finally:
        made.unlink()
