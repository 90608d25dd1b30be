"""The ports that infra fills in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.messages import AMSTERDAM, Event, Provenance
from domain.trail.leaf import data_key_line


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as the log holds it."""

    position: int
    """From 1, without gaps: the leaf's index + 1."""
    at: str
    """When it was recorded: RFC 3339 in UTC with microseconds, as the leaf has it."""
    stream: str
    version: int
    dossier: str
    event: Event
    by: Provenance

    @property
    def recorded_at(self) -> datetime:
        return datetime.fromisoformat(self.at)

    @property
    def lag(self) -> int:
        """Days between what happened and its being recorded."""
        return (self.recorded_at.astimezone(AMSTERDAM).date() - self.event.occurred_on).days


LeafMaker = Callable[[str, int], bytes]
"""Makes a leaf that is no event, from the moment and its index."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A data key that the log does not know of yet: it goes there as a leaf of its own."""

    id: str
    commitment: str
    """HMAC-SHA-256 under the key, of its id."""

    def __call__(self, at: str, index: int) -> bytes:
        return data_key_line(at, index, self.commitment, self.id)


@dataclass(frozen=True, slots=True)
class Append:
    """A wish to add events to one stream, decided on its state after a version."""

    stream: str
    after: int
    events: Sequence[Event]
    by: Provenance
    dossier: str | None = None
    """Where the stream belongs; needed for its first event, after that the log knows it."""
    key: str | None = None
    """Idempotency key, made unique to the actor."""
    request: bytes = b""
    """What the key stands for; the log keeps a keyed digest of it, never the request."""
    leaves: Sequence[LeafMaker] = ()
    """What goes into the log just before these events, with them or not at all."""


@dataclass(frozen=True, slots=True)
class Appended:
    """Where the events landed."""

    first: int
    last: int
    at: str
    repeated: bool = False
    """Whether this is the answer to a key that was seen before: nothing was added now."""


@dataclass(frozen=True, slots=True)
class News:
    """Positions `first` to `last` of the log, just committed, with the events among them."""

    first: int
    last: int
    leaf: bytes
    """The leaf hash at `last`."""
    recorded: Sequence[Recorded]


class EventLog(Protocol):
    def read(self, stream: str, after: int = 0) -> list[Recorded]:
        """The events of one stream after a version, in order."""
        ...

    def append(self, wish: Append) -> Appended:
        """Add events; durable when it returns.

        Raises domain.errors.Conflict when the stream has moved on, `IdempotencyKeyReused` when the
        key stands for another request, `Unavailable` when the store cannot be written.
        """
        ...

    def since(self, position: int, upto: int | None = None) -> Iterator[Recorded]:
        """Everything after a position, in the order of recording; memory does not grow."""
        ...

    def size(self) -> int:
        """The position of the last leaf; 0 for an empty log."""
        ...

    def position_at(self, moment: datetime) -> int:
        """The last position recorded at or before a moment; 0 when there is none."""
        ...

    def moment_at(self, position: int) -> datetime:
        """When a position was recorded. Raises NotFound beyond the log's end."""
        ...


class Clock(Protocol):
    def now(self) -> datetime:
        """An aware moment in UTC."""
        ...
