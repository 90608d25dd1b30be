"""What holds of a complaint: how far it is, by when it is dealt with, what was found."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.calendar.due import DueDate
from domain.calendar.lengthening import Moved, moved
from domain.complaint.events import (
    ComplaintAcknowledged,
    ComplaintAdjourned,
    ComplaintConcluded,
    ComplaintDelayAgreed,
    ComplaintDueRecomputed,
    ComplaintEvent,
    ComplaintForwarded,
    ComplaintHandlerNamed,
    ComplaintHeard,
    ComplaintHearingOmitted,
    ComplaintNotDealtWith,
    ComplaintReceived,
    ComplaintSettledInformally,
    ComplaintWithdrawn,
)
from domain.values import changed


class ComplaintStanding(StrEnum):
    RECEIVED = "complaint-received"
    HANDLING = "complaint-in-hand"
    """Somebody deals with it."""
    HEARD = "complaint-heard"
    """Or it is recorded why not."""
    OVERDUE = "complaint-overdue"
    CONCLUDED = "complaint-concluded"
    SETTLED = "complaint-settled"
    FORWARDED = "complaint-forwarded"
    NOT_DEALT_WITH = "complaint-not-dealt-with"
    WITHDRAWN = "complaint-withdrawn"


Ending = (
    ComplaintConcluded
    | ComplaintSettledInformally
    | ComplaintForwarded
    | ComplaintNotDealtWith
    | ComplaintWithdrawn
)
_ENDED: dict[type[Ending], ComplaintStanding] = {
    ComplaintConcluded: ComplaintStanding.CONCLUDED,
    ComplaintSettledInformally: ComplaintStanding.SETTLED,
    ComplaintForwarded: ComplaintStanding.FORWARDED,
    ComplaintNotDealtWith: ComplaintStanding.NOT_DEALT_WITH,
    ComplaintWithdrawn: ComplaintStanding.WITHDRAWN,
}


@dataclass(frozen=True)
class Complaint:
    version: int = 0
    received: ComplaintReceived | None = None
    acknowledged: ComplaintAcknowledged | None = None
    handler: ComplaintHandlerNamed | None = None
    """Who deals with it now."""
    heard: ComplaintHeard | None = None
    hearing_omitted: ComplaintHearingOmitted | None = None
    due: DueDate | None = None
    """As last computed."""
    moved: tuple[Moved, ...] = ()
    adjourned: ComplaintAdjourned | None = None
    delays: tuple[ComplaintDelayAgreed, ...] = ()
    concluded: ComplaintConcluded | None = None
    settled: ComplaintSettledInformally | None = None
    forwarded: ComplaintForwarded | None = None
    not_dealt_with: ComplaintNotDealtWith | None = None
    withdrawn: ComplaintWithdrawn | None = None

    @property
    def ended(self) -> Ending | None:
        """That with which it ended."""
        return (
            self.concluded
            or self.settled
            or self.forwarded
            or self.not_dealt_with
            or self.withdrawn
        )

    @property
    def hearing_done(self) -> ComplaintHeard | ComplaintHearingOmitted | None:
        return self.heard or self.hearing_omitted

    @property
    def in_time(self) -> bool | None:
        """Whether it was dealt with in time; None before that, and for what has no term."""
        if self.ended is None or self.due is None:
            return None
        return self.ended.occurred_on <= self.due.due

    def standing(self, today: date) -> ComplaintStanding:
        if (ended := self.ended) is not None:
            return _ENDED[type(ended)]
        if self.due is not None and self.due.due < today:
            return ComplaintStanding.OVERDUE
        if self.hearing_done is not None:
            return ComplaintStanding.HEARD
        return ComplaintStanding.RECEIVED if self.handler is None else ComplaintStanding.HANDLING


# Evolution: total, never refuses


def evolve(complaint: Complaint, event: ComplaintEvent) -> Complaint:
    now = changed(complaint, version=complaint.version + 1)
    match event:
        case ComplaintReceived(due=due):
            return changed(now, received=event, due=due)
        case ComplaintAcknowledged():
            return changed(now, acknowledged=event)
        case ComplaintHandlerNamed():
            return changed(now, handler=event)
        case ComplaintHeard():
            return changed(now, heard=event)
        case ComplaintHearingOmitted():
            return changed(now, hearing_omitted=event)
        case ComplaintAdjourned():
            return _due(changed(now, adjourned=event), event)
        case ComplaintDelayAgreed():
            return _due(changed(now, delays=(*now.delays, event)), event)
        case ComplaintDueRecomputed():
            return _due(now, event)
        case ComplaintConcluded():
            return changed(now, concluded=event)
        case ComplaintSettledInformally():
            return changed(now, settled=event)
        case ComplaintForwarded():
            return changed(now, forwarded=event)
        case ComplaintNotDealtWith():
            return changed(now, not_dealt_with=event)
        case ComplaintWithdrawn():
            return changed(now, withdrawn=event)
        case _:
            assert_never(event)


def _due(
    complaint: Complaint,
    event: ComplaintAdjourned | ComplaintDelayAgreed | ComplaintDueRecomputed,
) -> Complaint:
    """The day that held before stays visible."""
    earlier = moved(complaint.moved, complaint.due, event.due, event.occurred_on)
    return changed(complaint, due=event.due, moved=earlier)
