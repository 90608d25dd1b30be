"""The log as people leaf through it: the newest first, one dossier's life, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from application.ports import Recorded


@dataclass(frozen=True, slots=True)
class FeedQuery:
    """Every part narrows; positions after `after` up to `upto`."""

    upto: int
    after: int = 0
    type: str | None = None
    dossier: str | None = None
    stream: str | None = None
    party: str | None = None
    """Of who recorded it."""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class FeedPage:
    recorded: Sequence[Recorded]
    """The newest first."""
    reached: int
    """What was looked at lies after this position; ask on with it as `upto`."""


@dataclass(frozen=True, slots=True)
class Life:
    """A part of what happened in one dossier."""

    recorded: Sequence[Recorded]
    """In the order of recording."""
    total: int


@dataclass(frozen=True, slots=True)
class Month:
    year: int
    month: int
    last: int
    """The last position recorded in it, or before it."""
    count: int


class Feed(Protocol):
    def page(self, query: FeedQuery) -> FeedPage:
        """Looks at a bounded number of positions, however few of them are asked for."""
        ...

    def life(self, dossier: str, upto: int, limit: int, skip: int = 0) -> Life: ...

    def months(self, upto: int) -> list[Month]:
        """From the first leaf on, without gaps; the calendar's months in Amsterdam."""
        ...
