"""The trail, as people ask about it: how long, which root, signed by whom, and is it whole?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from domain.errors import NotFound
from domain.messages import Message, Text

Progress = Callable[[int, int], None]
"""Told how many positions are done, of how many."""


class NoCheckpointYet(NotFound):
    code = "no-checkpoint-yet"


class Head(Message):
    """Where the log stands now."""

    origin: str
    vkey: str
    """The key that checkpoints are signed with, as C2SP writes it."""
    size: int
    root: str
    """RFC 6962 tree head over the leaves, in hexadecimal."""
    at: str
    """When the last leaf was recorded."""
    signed_size: int
    """How far the last checkpoint reaches; 0 where there is none."""


class Verification(Message):
    """What came of verifying the whole trail."""

    holds: bool
    size: int
    root: str
    checkpoints: int
    """Signed checkpoints that were checked against the leaves."""
    position: int | None = None
    """The first position at which a rule does not hold; 0 for the log as a whole."""
    rule: str | None = None
    words: Text | None = None


class LeafEntry(Message):
    """One leaf, whatever its kind, with the body that it commits to."""

    position: int
    line: str
    """As it is stored and hashed, to the byte."""
    hash: str
    """RFC 6962 leaf hash, in hexadecimal."""
    body: Mapping[str, Any] | None
    """Of an event, in the stored form; its RFC 8785 bytes have the digest that the line names.
    None where it was destroyed, or is about people of other parties than the reader's."""


class Signed(Message):
    """A checkpoint: how far the log reached when it was signed, and over which root."""

    size: int
    root: str
    at: str


class Inclusion(Message):
    """A proof (RFC 9162) that one leaf is in the tree of a size."""

    position: int
    hash: str
    size: int
    root: str
    """Which the last checkpoint signs, or where that does not reach the log keeps."""
    signed: bool
    path: tuple[str, ...]
    """The neighbours, from the leaf up."""
    holds: bool
    """Whether they come to that root."""


class Trail(Protocol):
    def head(self) -> Head: ...

    def checkpoint(self) -> str:
        """The last signed checkpoint as a C2SP note. Raises NoCheckpointYet."""
        ...

    def leaf(self, position: int) -> LeafEntry:
        """Raises NotFound beyond the log's end."""
        ...

    def checkpoints(self, limit: int, upto: int | None = None) -> Sequence[Signed]:
        """The last ones, or the last of a log of some size; the newest first."""
        ...

    def root(self, size: int) -> str:
        """The tree head over the first so many leaves, in hexadecimal."""
        ...

    def inclusion(self, position: int) -> Inclusion:
        """Raises NotFound beyond the log's end."""
        ...

    def sign(self) -> bool:
        """Sign a checkpoint if the log grew since the last one; says whether it did."""
        ...

    def verify(self, progress: Progress | None = None) -> Verification:
        """Every rule of the trail over the live store; stops at the first position that fails."""
        ...
