"""What holds of a report: what it told, when it was offered, what was said of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.report.events import (
    CommentAnswered,
    ReportAssembled,
    ReportCommented,
    ReportEvent,
    ReportOffered,
    ReportReceived,
    ReportSettled,
    ReportWithdrawn,
)
from domain.values import changed


class ReportStanding(StrEnum):
    ASSEMBLED = "assembled"
    WITHDRAWN = "withdrawn"
    OFFERED = "offered"
    RECEIVED = "received"
    COMMENTS_OPEN = "comments-open"
    """Something was asked that is not answered."""
    SETTLED = "settled"


@dataclass(frozen=True)
class Report:
    version: int = 0
    assembled: ReportAssembled | None = None
    offered: ReportOffered | None = None
    withdrawn: ReportWithdrawn | None = None
    received: ReportReceived | None = None
    comments: tuple[ReportCommented, ...] = ()
    answers: tuple[CommentAnswered, ...] = ()
    settled: ReportSettled | None = None

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The comments that are open, by their numbers."""
        answered = {one.number for one in self.answers}
        return tuple(one.number for one in self.comments if one.number not in answered)

    @property
    def finished(self) -> bool:
        return self.settled is not None or self.withdrawn is not None

    def standing(self, today: date) -> ReportStanding:
        if self.withdrawn is not None:
            return ReportStanding.WITHDRAWN
        if self.settled is not None:
            return ReportStanding.SETTLED
        if self.unanswered:
            return ReportStanding.COMMENTS_OPEN
        if self.received is not None:
            return ReportStanding.RECEIVED
        return ReportStanding.ASSEMBLED if self.offered is None else ReportStanding.OFFERED


# Evolution: total, never refuses


def evolve(report: Report, event: ReportEvent) -> Report:
    now = changed(report, version=report.version + 1)
    match event:
        case ReportAssembled():
            return changed(now, assembled=event)
        case ReportOffered():
            return changed(now, offered=event)
        case ReportWithdrawn():
            return changed(now, withdrawn=event)
        case ReportReceived():
            return changed(now, received=event)
        case ReportCommented():
            return changed(now, comments=(*now.comments, event))
        case CommentAnswered():
            return changed(now, answers=(*now.answers, event))
        case ReportSettled():
            return changed(now, settled=event)
        case _:
            assert_never(event)
