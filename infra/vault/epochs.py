"""The keys that data keys are wrapped with: files outside every database and backup.

Ciphertexts and wrapped keys survive an erasure in dead rows, write-ahead logs and backups. They are
of no use once the key that wrapped them is gone; so an erasure is final when the data keys that
remain were wrapped anew and the older files were destroyed.
"""

import os
import re
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)

from domain.errors import Unavailable
from infra.database import on_disk
from infra.keys import secret_file

_FILE = re.compile(r"^vault-epoch-(\d+)\.key$")


class EpochKeyMissing(Unavailable):
    code = "epoch-key-missing"


class EpochKeys(Protocol):
    """A folder by default; a key service behind the same four questions."""

    def wrap(self, epoch: int, key: bytes) -> bytes: ...

    def unwrap(self, epoch: int, wrapped: bytes) -> bytes:
        """Raises EpochKeyMissing, ValueError for what was not wrapped by that key."""
        ...

    def make(self, epoch: int) -> None:
        """What is there already stays as it is."""
        ...

    def there(self) -> list[int]:
        """The epochs whose key there is, the oldest first."""
        ...

    def destroy_before(self, epoch: int) -> int:
        """Every older one; returns how many."""
        ...


class EpochFiles:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[int, bytes] = {}

    def wrap(self, epoch: int, key: bytes) -> bytes:
        return aes_key_wrap(self._key(epoch), key)

    def unwrap(self, epoch: int, wrapped: bytes) -> bytes:
        try:
            return aes_key_unwrap(self._key(epoch), wrapped)
        except InvalidUnwrap as error:
            raise ValueError("not wrapped by this key") from error

    def make(self, epoch: int) -> None:
        secret_file(self._place(epoch))

    def destroy_before(self, epoch: int) -> int:
        """Overwritten first: on most disks that is no more than a courtesy."""
        older = [one for one in self.there() if one < epoch]
        with on_disk("keys"):
            for one in older:
                self._read.pop(one, None)
                place = self._place(one)
                with place.open("r+b") as file:
                    file.write(os.urandom(place.stat().st_size))
                    os.fsync(file.fileno())
                place.unlink()
        return len(older)

    def _key(self, epoch: int) -> bytes:
        if epoch not in self._read:
            place = self._place(epoch)
            if not place.exists():
                raise EpochKeyMissing(file=place.name)
            self._read[epoch] = secret_file(place)
        return self._read[epoch]

    def there(self) -> list[int]:
        with on_disk("keys"):
            names = [one.name for one in self._folder.iterdir()] if self._folder.exists() else []
        return sorted(int(found[1]) for one in names if (found := _FILE.match(one)))

    def _place(self, epoch: int) -> Path:
        return self._folder / f"vault-epoch-{epoch}.key"
