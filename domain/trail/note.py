"""Signed notes (C2SP signed-note): text, a blank line, signature lines.

Two kinds of key: Ed25519 over the text (a log's own), and the timestamped Ed25519 cosignature of a
witness (C2SP tlog-cosignature, cosignature/v1).
"""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = 1
COSIGNATURE = 4
MOST_SIGNATURES = 64


class BadNote(ValueError):
    """A note that proves nothing: malformed, signed wrongly, or by nobody we know."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key under a name; its text form is the vkey."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{to_base64(bytes([self.kind]) + self.public)}"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that was checked; a witness adds its time, in seconds since 1970."""

    key: VerifierKey
    time: int | None = None


def verifier_key(
    name: str, key: Ed25519PrivateKey | Ed25519PublicKey, kind: int = ED25519
) -> VerifierKey:
    public = key.public_key() if isinstance(key, Ed25519PrivateKey) else key
    return VerifierKey(_key_name(name), kind, public.public_bytes_raw())


def parse_vkey(text: str) -> VerifierKey:
    """Raises BadNote unless the text is a vkey of a kind that we check."""
    name, _, rest = text.partition("+")
    identity, _, encoded = rest.partition("+")
    material = from_base64(encoded)
    if len(material) != 33 or material[0] not in (ED25519, COSIGNATURE):
        raise BadNote("a verifier key of an unknown kind")
    key = VerifierKey(_key_name(name), material[0], material[1:])
    if key.id.hex() != identity:
        raise BadNote("a verifier key whose id does not fit")
    return key


def sign(text: str, name: str, key: Ed25519PrivateKey) -> str:
    """The signature line of a log for a text."""
    _check_text(text)
    return _line(verifier_key(name, key), key.sign(text.encode()))


def cosign(text: str, name: str, key: Ed25519PrivateKey, time: int) -> str:
    """The signature line of a witness for a checkpoint's text, at a time."""
    _check_text(text)
    signed = key.sign(_cosigned(text, time))
    return _line(verifier_key(name, key, COSIGNATURE), time.to_bytes(8, "big") + signed)


def open_note(note: str, keys: Iterable[VerifierKey]) -> tuple[str, list[Signature]]:
    """The text and which of our keys signed it. Raises BadNote when none did, or one wrongly."""
    text, lines = split_note(note)
    known = {(key.name, key.id): key for key in keys}
    signatures = []
    for line in lines:
        name, identity, rest = _parse_line(line)
        if key := known.get((name, identity)):
            signatures.append(_checked(text, key, rest))
    if not signatures:
        raise BadNote("signed by no known key")
    return text, signatures


def split_note(note: str) -> tuple[str, list[str]]:
    """The text, not yet to be trusted, and the signature lines."""
    text, blank, block = note.rpartition("\n\n")
    lines = block.split("\n")
    if not blank or lines.pop() != "" or not 0 < len(lines) <= MOST_SIGNATURES:
        raise BadNote("not a signed note")
    _check_text(text + "\n")
    return text + "\n", lines


def to_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def from_base64(text: str) -> bytes:
    """Strictly: only the one canonical form of these bytes. Raises BadNote otherwise."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise BadNote("not base64") from None
    if to_base64(data) != text:
        raise BadNote("not canonical base64")
    return data


def _line(key: VerifierKey, signature: bytes) -> str:
    return f"\u2014 {key.name} {to_base64(key.id + signature)}\n"


def _parse_line(line: str) -> tuple[str, bytes, bytes]:
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    signature = from_base64(encoded)
    if dash != "\u2014" or len(signature) < 5:
        raise BadNote("not a signature line")
    return _key_name(name), signature[:4], signature[4:]


def _checked(text: str, key: VerifierKey, signature: bytes) -> Signature:
    message, time = text.encode(), None
    if key.kind == COSIGNATURE:
        time = int.from_bytes(signature[:8], "big")
        message, signature = _cosigned(text, time), signature[8:]
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except InvalidSignature:
        raise BadNote(f"a wrong signature of {key.name}") from None
    return Signature(key, time)


def _cosigned(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def _check_text(text: str) -> None:
    if not text.endswith("\n") or any(sign < " " and sign != "\n" for sign in text):
        raise BadNote("a text with control characters or without a last newline")


def _key_name(name: str) -> str:
    if not name or "+" in name or " " in name or not name.isprintable():
        raise BadNote("not a key name")
    return name
