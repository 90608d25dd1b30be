"""What holds of an assessment: when it is to be done, what came of it, what it asks for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.dpia.events import (
    DpiaCarriedOut,
    DpiaConcluded,
    DpiaEvent,
    DpiaFollowedUp,
    DpiaMomentAgreed,
    DpiaMoved,
    DpiaPlanned,
    ProtocolFollowUp,
)
from domain.values import changed


class DpiaStanding(StrEnum):
    PROPOSED = "proposed"
    """The other one has not agreed to the day."""
    AGREED = "agreed"
    OVERDUE = "overdue"
    """The day has passed, and it was not carried out."""
    CARRIED_OUT = "carried-out"
    TO_FOLLOW_UP = "to-follow-up"
    """The protocol is to be evaluated or amended."""
    DONE = "done"


@dataclass(frozen=True)
class Dpia:
    version: int = 0
    planned: DpiaPlanned | None = None
    planned_for: date | None = None
    proposed_by: str = ""
    """The party that named the day last."""
    agreed: bool = False
    carried_out: DpiaCarriedOut | None = None
    concluded: DpiaConcluded | None = None
    followed_up: DpiaFollowedUp | None = None

    @property
    def finished(self) -> bool:
        """Nothing is left to do, also not on the protocol."""
        if self.concluded is None:
            return False
        asks = self.concluded.protocol is not ProtocolFollowUp.NONE
        return self.followed_up is not None or not asks

    def standing(self, today: date) -> DpiaStanding:
        if self.concluded is not None:
            return DpiaStanding.DONE if self.finished else DpiaStanding.TO_FOLLOW_UP
        if self.carried_out is not None:
            return DpiaStanding.CARRIED_OUT
        if self.planned_for is not None and self.planned_for < today:
            return DpiaStanding.OVERDUE
        return DpiaStanding.AGREED if self.agreed else DpiaStanding.PROPOSED


# Evolution: total, never refuses


def evolve(dpia: Dpia, event: DpiaEvent) -> Dpia:
    now = changed(dpia, version=dpia.version + 1)
    match event:
        case DpiaPlanned(planned_for=day, party=party):
            alone = event.processor is None
            return changed(now, planned=event, planned_for=day, proposed_by=party, agreed=alone)
        case DpiaMoved(planned_for=day, party=party):
            alone = now.planned is not None and now.planned.processor is None
            return changed(now, planned_for=day, proposed_by=party, agreed=alone)
        case DpiaMomentAgreed():
            return changed(now, agreed=True)
        case DpiaCarriedOut():
            return changed(now, carried_out=event)
        case DpiaConcluded():
            return changed(now, concluded=event)
        case DpiaFollowedUp():
            return changed(now, followed_up=event)
        case _:
            assert_never(event)
