"""What something that was done fulfils: an occurrence of a duty, on the day that was stated.

The same each time it is asked, so that whoever records the fulfilment can do so twice.
"""

from dataclasses import dataclass
from datetime import date

from domain.calendar.period import PeriodName
from domain.evidence import Evidence
from domain.messages import Message, Slug


class DutyPeriod(Message):
    """A duty of the agreement, and the period that it is done for."""

    duty: Slug
    period: PeriodName


@dataclass(frozen=True, slots=True)
class Fulfils:
    obligation: str
    """Its key: `<agreement>-<duty>-<period>`."""
    party: str
    """Who did it."""
    on: date
    evidence: tuple[Evidence, ...]


def obligation_key(agreement: str, duty: str, period: str) -> str:
    return f"{agreement}-{duty}-{period}"
