"""What holds of a development: what it leads to, whether it was consulted about, the outcome."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.development.events import (
    DevelopmentConcluded,
    DevelopmentConsulted,
    DevelopmentEvent,
    DevelopmentLeads,
    DevelopmentSort,
    DevelopmentTold,
    DevelopmentWeighed,
)
from domain.values import changed


class DevelopmentStanding(StrEnum):
    TO_WEIGH = "to-weigh"
    TO_CONSULT = "to-consult"
    CONSULTED = "consulted"
    """What came of it is not recorded yet."""
    DONE = "done"


@dataclass(frozen=True)
class Development:
    version: int = 0
    told: DevelopmentTold | None = None
    weighed: DevelopmentWeighed | None = None
    consulted: tuple[DevelopmentConsulted, ...] = ()
    concluded: DevelopmentConcluded | None = None

    @property
    def days_until_told(self) -> int | None:
        """From when it was known: whether that is in time the reader judges (art. 22.1)."""
        told = self.told
        return None if told is None else (told.occurred_on - told.known_since).days

    @property
    def to_be_consulted_about(self) -> bool:
        if self.told is not None and self.told.sort is DevelopmentSort.UNFORESEEN:
            return True
        return self.weighed is not None and self.weighed.leads_to is DevelopmentLeads.CONSULTATION

    @property
    def finished(self) -> bool:
        if self.concluded is not None:
            return True
        return self.weighed is not None and not self.to_be_consulted_about

    def standing(self, today: date) -> DevelopmentStanding:
        if self.finished:
            return DevelopmentStanding.DONE
        if not self.to_be_consulted_about:
            return DevelopmentStanding.TO_WEIGH
        return DevelopmentStanding.CONSULTED if self.consulted else DevelopmentStanding.TO_CONSULT


# Evolution: total, never refuses


def evolve(development: Development, event: DevelopmentEvent) -> Development:
    now = changed(development, version=development.version + 1)
    match event:
        case DevelopmentTold():
            return changed(now, told=event)
        case DevelopmentWeighed():
            return changed(now, weighed=event)
        case DevelopmentConsulted():
            return changed(now, consulted=(*now.consulted, event))
        case DevelopmentConcluded():
            return changed(now, concluded=event)
        case _:
            assert_never(event)
