"""What holds of a disclosure: what is asked, on what it may rest, what was disclosed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.disclosure.events import (
    DisclosureDutyFound,
    DisclosureEvent,
    DisclosureMade,
    DisclosurePermissionWithdrawn,
    DisclosurePermitted,
    DisclosureRefused,
    DisclosureRequested,
)
from domain.values import changed


class DisclosureStanding(StrEnum):
    ASKED = "asked"
    """Nothing may be disclosed."""
    PERMITTED = "permitted"
    OBLIGED = "obliged"
    """A law obliges to it."""
    ENDED = "ended"
    """The permission is over or was withdrawn, and nothing was disclosed."""
    MADE = "made"
    REFUSED = "refused"


@dataclass(frozen=True)
class Disclosure:
    version: int = 0
    requested: DisclosureRequested | None = None
    permitted: DisclosurePermitted | None = None
    """The permission that was not withdrawn."""
    withdrawn: DisclosurePermissionWithdrawn | None = None
    duty: DisclosureDutyFound | None = None
    refused: DisclosureRefused | None = None
    made: tuple[DisclosureMade, ...] = ()

    @property
    def subjects(self) -> tuple[str, ...]:
        """Whom it is about, as asked for and as disclosed."""
        asked = () if self.requested is None else self.requested.subjects
        told = (subject for made in self.made for subject in made.subjects)
        return tuple(dict.fromkeys((*asked, *told)))

    def standing(self, today: date) -> DisclosureStanding:
        if self.refused is not None:
            return DisclosureStanding.REFUSED
        if self.made:
            return DisclosureStanding.MADE
        if self.duty is not None:
            return DisclosureStanding.OBLIGED
        if self.permitted is not None:
            return (
                DisclosureStanding.PERMITTED
                if holds(self.permitted, today)
                else DisclosureStanding.ENDED
            )
        return DisclosureStanding.ASKED if self.withdrawn is None else DisclosureStanding.ENDED


def holds(permitted: DisclosurePermitted, day: date) -> bool:
    """Whether a permission is not over on a day."""
    return permitted.until is None or day <= permitted.until


# Evolution: total, never refuses


def evolve(disclosure: Disclosure, event: DisclosureEvent) -> Disclosure:
    now = changed(disclosure, version=disclosure.version + 1)
    match event:
        case DisclosureRequested():
            return changed(now, requested=event)
        case DisclosurePermitted():
            return changed(now, permitted=event, withdrawn=None)
        case DisclosurePermissionWithdrawn():
            return changed(now, permitted=None, withdrawn=event)
        case DisclosureDutyFound():
            return changed(now, duty=event)
        case DisclosureRefused():
            return changed(now, refused=event)
        case DisclosureMade():
            return changed(now, made=(*now.made, event))
        case _:
            assert_never(event)
