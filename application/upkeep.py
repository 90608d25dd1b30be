"""Looking after what lies beside the log: views, made from it at any time, and documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from application.ports import Clock, EventLog
from application.trail import Progress
from domain.evidence import stored_documents

UNREFERRED = timedelta(days=30)
"""How long a document is kept that no event refers to: as long as a request can be repeated."""
STRETCH = 10_000
"""Positions that are read in one go, so that a restart on a long log is no burden."""


@dataclass(frozen=True, slots=True)
class RowDiffers:
    """A row of a view, or of what search looks through, that is not what the log says."""

    view: str
    table: str
    """now, was, chapter, block, or tally; of search document, name, or word."""
    id: str
    stored: tuple[object, ...] | None
    rebuilt: tuple[object, ...] | None
    columns: tuple[str, ...]
    """What stands where in both."""

    @property
    def differing(self) -> dict[str, tuple[object, object]]:
        """The columns that are not the same, as stored and as rebuilt."""
        pairs = zip(self.columns, self.stored or (), self.rebuilt or (), strict=False)
        return {name: (mine, theirs) for name, mine, theirs in pairs if mine != theirs}


class ViewUpkeep(Protocol):
    def rebuild(self, progress: Progress | None = None) -> int:
        """Make all views anew from the log; returns the position reached."""
        ...

    def check(self, progress: Progress | None = None) -> Sequence[RowDiffers]:
        """Make them aside and compare every row; empty when all is as the log says."""
        ...

    def catch_up(self) -> int:
        """Bring the views to the end of the log; returns the position reached."""
        ...

    def seal(self) -> int:
        """Seal what the log has left behind, so that the past stays quick; returns how much."""
        ...

    def behind(self) -> int:
        """Positions that the slowest view is behind the log."""
        ...

    def failures(self) -> dict[str, str]:
        """Views that cannot go on, with the reason."""
        ...


class KeptDocuments(Protocol):
    def old(self, before: float) -> list[str]:
        """The digests of what was kept before a moment (seconds since 1970)."""
        ...

    def remove(self, digests: Iterable[str], before: float) -> int:
        """Remove those that were not kept again since; returns how many."""
        ...


@dataclass
class DocumentUpkeep:
    """Removes documents that no event refers to, once a day.

    Which ones are referred to is known from the log alone: after a restart it is read again from
    its start before anything is removed.
    """

    log: EventLog
    documents: KeptDocuments
    clock: Clock
    _referred: set[str] = field(default_factory=set)
    _read: int = 0
    _swept: date | None = None

    def sweep(self) -> int:
        """Returns how many documents were removed."""
        now = self.clock.now()
        if self._swept == now.date():
            return 0
        before = (now - UNREFERRED).timestamp()
        old = self.documents.old(before)
        if old and not self._read_on():
            return 0
        self._swept = now.date()
        return self.documents.remove([one for one in old if one not in self._referred], before)

    def _read_on(self) -> bool:
        """Whether the end of the log was reached."""
        size = self.log.size()
        upto = min(size, self._read + STRETCH)
        for recorded in self.log.since(self._read, upto):
            self._referred.update(one.digest for one in stored_documents(recorded.event))
        self._read = upto
        return upto == size
