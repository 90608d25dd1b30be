"""Force majeure that an obligation is affected by: whether its lateness is attributable (BW 6:75).

It moves no date. What falls due while it lasts is late all the same, but not by the debtor's doing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Excuse:
    """Force majeure that was recorded of the obligation."""

    force_majeure: str
    """Its stream."""
    since: date
    until: date | None = None
    """Its last day; None as long as it lasts."""

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


def excused_by(excuses: Iterable[Excuse], due: date | None) -> str | None:
    """The force majeure within which it fell, or falls, due; None where lateness is attributable,
    as far as is known."""
    if due is None:
        return None
    return next((one.force_majeure for one in excuses if one.covers(due)), None)
