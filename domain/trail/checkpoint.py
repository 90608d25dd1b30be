"""Checkpoints (C2SP tlog-checkpoint): a log's size and root, signed as a note."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.trail.note import (
    BadNote,
    Signature,
    VerifierKey,
    from_base64,
    open_note,
    sign,
    split_note,
    to_base64,
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        lines = (self.origin, str(self.size), to_base64(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


def parse_checkpoint(text: str) -> Checkpoint:
    """Raises BadNote unless the text is a checkpoint in its one canonical form."""
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() != "" or "" in lines:
        raise BadNote("not a checkpoint")
    origin, size, root, *extensions = lines
    if not re.fullmatch(r"0|[1-9][0-9]{0,17}", size):
        raise BadNote("a checkpoint without a size")
    checkpoint = Checkpoint(origin, int(size), from_base64(root), tuple(extensions))
    if len(checkpoint.root) != 32:
        raise BadNote("a checkpoint without a root")
    return checkpoint


def sign_checkpoint(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The checkpoint as a note, signed by the log under its origin."""
    return f"{checkpoint.text}\n{sign(checkpoint.text, checkpoint.origin, key)}"


def claimed_checkpoint(note: str) -> Checkpoint:
    """What a note says, before any signature is checked: only to know where to look."""
    return parse_checkpoint(split_note(note)[0])


def open_checkpoint(note: str, keys: Iterable[VerifierKey]) -> tuple[Checkpoint, list[Signature]]:
    """The checkpoint and which of our keys signed it. Raises BadNote when it proves nothing."""
    text, signatures = open_note(note, keys)
    return parse_checkpoint(text), signatures
