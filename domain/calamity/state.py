"""What holds of a calamity: what happened, who was told, what was done and is left to do."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.calamity.events import (
    CalamityBodyNotified,
    CalamityClosed,
    CalamityEvent,
    CalamityInvestigated,
    CalamityMeasureTaken,
    CalamityNoticeRecomputed,
    CalamityReported,
    CalamityReportedOn,
    DutyBody,
)
from domain.calendar.due import DueDate
from domain.values import changed


class CalamityStanding(StrEnum):
    """What a calamity waits for."""

    NOTIFY = "notify-labour-authority"
    TAKE_MEASURE = "take-measure"
    INVESTIGATE = "investigate"
    REPORT = "report-on-it"
    CLOSE = "close"
    CLOSED = "closed"


@dataclass(frozen=True)
class Calamity:
    version: int = 0
    reported: CalamityReported | None = None
    notify_by: DueDate | None = None
    """By when the labour authority is told, as last computed; None where it need not be."""
    notified: tuple[CalamityBodyNotified, ...] = ()
    measures: tuple[CalamityMeasureTaken, ...] = ()
    investigated: CalamityInvestigated | None = None
    reported_on: CalamityReportedOn | None = None
    closed: CalamityClosed | None = None

    @property
    def subjects(self) -> tuple[str, ...]:
        if self.reported is None or self.reported.subject is None:
            return ()
        return (self.reported.subject,)

    @property
    def to_notify(self) -> bool:
        """The labour authority is to be told, and was not."""
        told = {one.body for one in self.notified}
        return self.notify_by is not None and DutyBody.LABOUR_AUTHORITY not in told

    @property
    def outstanding(self) -> tuple[CalamityStanding, ...]:
        """What is still to be done before it is closed, in the order in which it is done."""
        left = {
            CalamityStanding.NOTIFY: self.to_notify,
            CalamityStanding.TAKE_MEASURE: not self.measures,
            CalamityStanding.INVESTIGATE: self.investigated is None,
            CalamityStanding.REPORT: self.reported_on is None,
        }
        return tuple(step for step, open_ in left.items() if open_)

    def standing(self, today: date) -> CalamityStanding:
        if self.closed is not None:
            return CalamityStanding.CLOSED
        return next(iter(self.outstanding), CalamityStanding.CLOSE)


# Evolution: total, never refuses


def evolve(calamity: Calamity, event: CalamityEvent) -> Calamity:
    now = changed(calamity, version=calamity.version + 1)
    match event:
        case CalamityReported(notify_by=due):
            return changed(now, reported=event, notify_by=due)
        case CalamityBodyNotified():
            return changed(now, notified=(*now.notified, event))
        case CalamityMeasureTaken():
            return changed(now, measures=(*now.measures, event))
        case CalamityInvestigated():
            return changed(now, investigated=event)
        case CalamityReportedOn():
            return changed(now, reported_on=event)
        case CalamityClosed():
            return changed(now, closed=event)
        case CalamityNoticeRecomputed(notify_by=due):
            return changed(now, notify_by=due)
        case _:
            assert_never(event)
