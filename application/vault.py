"""The vault, as the services know it: words go in, and come out again while their key is there.

Vault first, log second: what was sealed for an event that never came is an orphan, and swept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from application.ports import NewKey
from domain.errors import Broken, Conflict, Unavailable
from domain.sealed import Index, Plain, Sealed


class SubjectErased(Conflict):
    """Nothing more is sealed about whom an erasure concerns."""

    code = "subject-erased"


class VaultClosed(Unavailable):
    """An installation without a vault takes no personal data."""

    code = "vault-closed"


class SealBroken(Broken):
    """A ciphertext or a key that is not the one that the log knows: swapped, altered or copied."""

    code = "seal-broken"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an event that is to come, and the words for it."""

    stream: str
    version: int
    type: str
    path: str
    dossier: str
    plain: Plain


@dataclass(frozen=True, slots=True)
class Opened:
    text: str
    subject: str | None
    """Whom it is about; None for what lies under a dossier alone."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """Gone for ever: the key was destroyed."""

    position: int
    """The leaf that records it (`erasure-done`, or the request while it is being carried out)."""


@dataclass(frozen=True, slots=True)
class Destroyed:
    """How much went with the keys of one data subject."""

    keys: int
    fields: int
    index: int


class Vault(Protocol):
    def seal(self, fields: Sequence[Field]) -> tuple[list[Sealed], list[NewKey]]:
        """Durable when it returns. Raises SubjectErased, Unavailable."""
        ...

    def commitments(self, documents: Sequence[str]) -> list[NewKey]:
        """Of the keys of sealed documents, by their digests, that the log does not know yet."""
        ...

    def landed(self, keys: Sequence[str]) -> None:
        """The log has their commitments."""
        ...

    def open(self, fields: Sequence[Sealed]) -> list[Opened | Redacted]:
        """Raises SealBroken for what is not what the log says, Unavailable."""
        ...

    def subject_of(self, key: str) -> str | None:
        """Whom a data key is about, also when it was destroyed. Raises SealBroken for none."""
        ...

    def erased(self, keys: Sequence[str]) -> dict[str, int]:
        """Those of these data keys that are destroyed, with the position that says so."""
        ...

    def place_of(self, field: Sealed) -> tuple[str, int, str] | None:
        """The stream, version and path that it was sealed for; None where it is gone."""
        ...

    def find(self, index: Index, words: str) -> list[str]:
        """The data subjects of whom that is sealed, in the order of their ids."""
        ...

    def keys_of(self, subject: str) -> list[str]:
        """The data keys of a data subject that are still there."""
        ...

    def streams_of(self, subject: str) -> list[str]:
        """The streams for which something of a data subject was sealed that is still there."""
        ...

    def alive(self, keys: Sequence[str]) -> list[str]:
        """Those of these data keys that are still there."""
        ...

    def destroy(self, order: str, keys: Sequence[str], position: int) -> Destroyed:
        """Keys, ciphertexts and index rows; from now on such a field is Redacted at that position
        of the log. Asked again for the same order, it says how much went in all."""
        ...

    def erased_at(self, keys: Sequence[str], position: int) -> None:
        """Where the log says that they are gone."""
        ...

    def rotate(self, since: int = 0) -> int:
        """Wrap what remains under a new key and destroy the older ones; returns its number, which
        is above `since`."""
        ...

    def behind(self, since: int) -> bool:
        """Whether a key that was destroyed is back, or the vault is of before that epoch."""
        ...


class VaultRule(StrEnum):
    """What the vault must be, for the log."""

    ERASED_KEY_BACK = "erased-key-back"
    ERASED_FIELD_BACK = "erased-field-back"
    KEY_MISSING = "key-missing"
    KEY_DIFFERS = "key-differs"
    EPOCH_KEY_MISSING = "epoch-key-missing"
    KEY_BROKEN = "key-broken"
    """It is there and cannot be read."""
    FIELD_MISSING = "field-missing"
    FIELD_BROKEN = "field-broken"
    """It is there and cannot be read."""
    FIELD_ALTERED = "field-altered"
    FIELD_ELSEWHERE = "field-elsewhere"
    ERASED_DOCUMENT_BACK = "erased-document-back"
    DOCUMENT_MISSING = "document-missing"
    DOCUMENT_ALTERED = "document-altered"
    DOCUMENT_ELSEWHERE = "document-elsewhere"
    INDEX_MISSING = "index-missing"
    """By a name or number that is sealed nobody is found."""
    INDEX_DIFFERS = "index-differs"
    """A row of the index was changed, or leads to another person than it was made for."""
    ERASED_INDEX_BACK = "erased-index-back"
    STAFF_NAME_BROKEN = "staff-name-broken"
    """Of an account or an e-mail address, whose id the fault has."""
    STAFF_KEY_MISSING = "staff-key-missing"


@dataclass(frozen=True, slots=True)
class VaultFault:
    """Where the vault is not what the log says, and by which rule."""

    position: int
    rule: VaultRule
    key: str
    """Of what: the data key; of staff the account or the recipient."""


class VaultCheck(Protocol):
    def faults(self) -> Iterator[VaultFault]:
        """Every key, field and sealed document held against the log, nothing of data subjects being
        opened for it; every row of the index and every name of staff held against its seal."""
        ...
