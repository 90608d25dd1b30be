"""How a person is found again without anything of them being stored: keyed digests of each word."""

import hmac
import json
from dataclasses import dataclass

from application.sought import fold
from domain.sealed import Index


@dataclass(frozen=True, slots=True)
class Row:
    """One word of a sealed field, and whom it leads to; `log` is the hash of its first leaf."""

    log: str
    mac: bytes
    field: str
    """SHA-256 of the ciphertext, as the log has it."""
    key: str
    subject: str
    words: int
    """How many rows the field has."""


class BlindIndex:
    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def macs(self, index: Index, text: str) -> list[bytes]:
        """One for each word of a name, whatever its accents and capitals; one for a number."""
        words = {fold(word) for word in text.replace("-", " ").split()}
        if index is Index.CITIZEN_SERVICE_NUMBER:
            words = {"".join(one for one in text if one.isdigit()).zfill(9)}
        said = (f"nakomen/blind/v1|{index}|{word}".encode() for word in sorted(words) if word)
        return [hmac.digest(self._secret, one, "sha256") for one in said]

    def bound(self, row: Row) -> bytes:
        """What a row of the index is held against: moved, or led to another, it has another."""
        said = ["nakomen/blind-row/v1", row.log, row.mac.hex(), row.field, row.key, row.subject]
        words = json.dumps([*said, row.words], separators=(",", ":"))
        return hmac.digest(self._secret, words.encode(), "sha256")

    def digest(self, text: str) -> bytes:
        """Of a whole text, as it is; the caller says in it what it is of."""
        return hmac.digest(self._secret, text.encode(), "sha256")
