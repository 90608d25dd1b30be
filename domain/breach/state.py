"""What holds of a breach: what was found, who knows of it, what was done and is left to do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from domain.breach.events import (
    BreachAssessed,
    BreachClosed,
    BreachDiscovered,
    BreachEvent,
    BreachMeasureTaken,
    BreachNoticeRecomputed,
    BreachNotified,
    BreachSubjectsNotTold,
    BreachSubjectsTold,
    BreachToldToController,
    Risk,
    UntoldGround,
)
from domain.calendar.due import DueDate
from domain.values import changed


class BreachStep(StrEnum):
    """What a breach waits for."""

    TELL_CONTROLLER = "tell-controller"
    ASSESS = "assess"
    NOTIFY_AUTHORITY = "notify-authority"
    TELL_SUBJECTS = "tell-subjects"
    TAKE_MEASURE = "take-measure"
    CLOSE = "close"


class BreachNotice(StrEnum):
    """How it stands with telling the authority."""

    NOT_RUNNING = "not-running"
    """The data controller is not aware of it yet."""
    RUNNING = "running"
    PASSED = "passed"
    """The 72 hours are over, and it was not told."""
    IN_TIME = "in-time"
    LATE = "late"
    """It was told after the 72 hours."""
    NOT_NEEDED = "not-needed"
    """No risk is likely, or it was no breach."""


@dataclass(frozen=True)
class Breach:
    version: int = 0
    discovered: BreachDiscovered | None = None
    told: BreachToldToController | None = None
    recomputed: BreachNoticeRecomputed | None = None
    """By the rules as they are now, where these changed since."""
    assessed: BreachAssessed | None = None
    """The last judgement."""
    notices: tuple[BreachNotified, ...] = ()
    subjects_told: BreachSubjectsTold | None = None
    subjects_not_told: BreachSubjectsNotTold | None = None
    measures: tuple[BreachMeasureTaken, ...] = ()
    closed: BreachClosed | None = None

    @property
    def aware_at(self) -> datetime | None:
        """Since when the data controller knows: it was told, or found it itself."""
        if self.told is not None:
            return self.told.told_at
        found = self.discovered
        return None if found is None or found.notify_by is None else found.discovered_at

    @property
    def notify_by(self) -> DueDate | None:
        if self.recomputed is not None:
            return self.recomputed.notify_by
        if self.told is not None:
            return self.told.notify_by
        return None if self.discovered is None else self.discovered.notify_by

    @property
    def risk(self) -> Risk | None:
        return None if self.assessed is None else self.assessed.risk

    @property
    def fully_notified(self) -> bool:
        return any(one.complete for one in self.notices)

    @property
    def _subjects_settled(self) -> bool:
        """They were told, or need not be although the risk is high."""
        untold = self.subjects_not_told
        spared = untold is not None and untold.ground is not UntoldGround.RISK_NOT_HIGH
        return self.subjects_told is not None or spared

    @property
    def outstanding(self) -> tuple[BreachStep, ...]:
        """What is still to be done, in the order in which it is done."""
        if self.discovered is None or self.closed is not None:
            return ()
        to_notify = self.risk in (Risk.LIKELY, Risk.HIGH) and not self.fully_notified
        to_tell = self.risk is Risk.HIGH and not self._subjects_settled
        left = {
            BreachStep.TELL_CONTROLLER: self.aware_at is None,
            BreachStep.ASSESS: self.assessed is None,
            BreachStep.NOTIFY_AUTHORITY: to_notify,
            BreachStep.TELL_SUBJECTS: to_tell,
            BreachStep.TAKE_MEASURE: not self.measures,
        }
        return tuple(step for step, open_ in left.items() if open_) or (BreachStep.CLOSE,)

    def notice(self, now: datetime) -> BreachNotice:
        if self.notices:
            return BreachNotice.LATE if self.notices[0].late else BreachNotice.IN_TIME
        no_breach = self.closed is not None and self.closed.outcome == "no-breach"
        if self.risk is Risk.UNLIKELY or no_breach:
            return BreachNotice.NOT_NEEDED
        if self.notify_by is None or self.notify_by.at is None:
            return BreachNotice.NOT_RUNNING
        return BreachNotice.PASSED if now > self.notify_by.at else BreachNotice.RUNNING


# Evolution: total, never refuses


def evolve(breach: Breach, event: BreachEvent) -> Breach:
    now = changed(breach, version=breach.version + 1)
    match event:
        case BreachDiscovered():
            return changed(now, discovered=event)
        case BreachToldToController():
            return changed(now, told=event)
        case BreachNoticeRecomputed():
            return changed(now, recomputed=event)
        case BreachAssessed():
            return changed(now, assessed=event)
        case BreachNotified():
            return changed(now, notices=(*now.notices, event))
        case BreachSubjectsTold():
            return changed(now, subjects_told=event, subjects_not_told=None)
        case BreachSubjectsNotTold():
            return changed(now, subjects_not_told=event)
        case BreachMeasureTaken():
            return changed(now, measures=(*now.measures, event))
        case BreachClosed():
            return changed(now, closed=event)
        case _:
            assert_never(event)
