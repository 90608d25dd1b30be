"""Looking after the views: made again from the log at any time, and compared with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from application.trail import Progress


@dataclass(frozen=True, slots=True)
class RowDiffers:
    """A row of a view that is not what the log says."""

    view: str
    table: str
    """now, was, or block."""
    id: str
    stored: tuple[object, ...] | None
    rebuilt: tuple[object, ...] | None


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
