"""What holds of a contact point: who is it now, and since when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.contact_point.events import (
    ContactPointEnded,
    ContactPointEvent,
    ContactPointHandedOver,
    ContactPointNamed,
)
from domain.values import changed


class ContactPointStanding(StrEnum):
    TO_BEGIN = "to-begin"
    HOLDS = "holds"
    ENDED = "ended"


@dataclass(frozen=True)
class ContactPoint:
    version: int = 0
    named: ContactPointNamed | None = None
    since: date | None = None
    """Of who is it now."""
    handed_over: tuple[ContactPointHandedOver, ...] = ()
    ended: ContactPointEnded | None = None

    def standing(self, today: date) -> ContactPointStanding:
        if self.ended is not None:
            return ContactPointStanding.ENDED
        ahead = self.named is not None and self.named.since > today
        return ContactPointStanding.TO_BEGIN if ahead else ContactPointStanding.HOLDS


# Evolution: total, never refuses


def evolve(contact: ContactPoint, event: ContactPointEvent) -> ContactPoint:
    now = changed(contact, version=contact.version + 1)
    match event:
        case ContactPointNamed(since=since):
            return changed(now, named=event, since=since)
        case ContactPointHandedOver(since=since):
            return changed(now, handed_over=(*now.handed_over, event), since=since)
        case ContactPointEnded():
            return changed(now, ended=event)
        case _:
            assert_never(event)
