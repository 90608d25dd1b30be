"""The installation's secrets: files that only its owner may read, outside every database."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.errors import Unavailable
from infra.database import on_disk


class KeyUnreadable(Unavailable):
    code = "key-unreadable"


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """The key that signs checkpoints; made at first use."""
    return Ed25519PrivateKey.from_private_bytes(_secret(folder / "checkpoints.ed25519"))


def digest_secret(folder: Path) -> bytes:
    """The key of the digests that idempotency keys are kept with."""
    return _secret(folder / "digests.key")


def _secret(path: Path) -> bytes:
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
