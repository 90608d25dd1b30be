"""What was sealed for an event that never came is swept: the price of vault first, log second."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from application.ports import Clock, EventLog
from domain.sealed import sealed_fields

WAITED = timedelta(hours=1)
"""How long an event may be on its way; none takes a minute."""
MANY = 500


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A ciphertext of which nobody has seen the event yet."""

    digest: str
    stream: str
    version: int


class SealedRows(Protocol):
    def unsettled(self, before: int, most: int) -> Sequence[Unsettled]:
        """Sealed before a moment (seconds since 1970), the oldest first."""
        ...

    def settle(self, digests: Sequence[str]) -> None:
        """Their events are in the log."""
        ...

    def remove(self, digests: Sequence[str]) -> None:
        """With the index rows of keys under which nothing is left."""
        ...


@dataclass(frozen=True)
class VaultUpkeep:
    log: EventLog
    rows: SealedRows
    clock: Clock

    def sweep(self) -> int:
        """Returns how many orphans were removed."""
        before, removed = int((self.clock.now() - WAITED).timestamp()), 0
        while some := self.rows.unsettled(before, MANY):
            landed = [one.digest for one in some if self._landed(one)]
            orphans = [one.digest for one in some if one.digest not in set(landed)]
            self.rows.settle(landed)
            self.rows.remove(orphans)
            removed += len(orphans)
        return removed

    def _landed(self, one: Unsettled) -> bool:
        recorded = self.log.read(one.stream, after=one.version - 1)[:1]
        fields = (field for event in recorded for _, field in sealed_fields(event.event))
        return any(field.digest == one.digest for field in fields)
