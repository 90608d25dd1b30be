"""What holds of an objection: how far it is, by when it is decided, what is before a court."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.calendar.due import DueDate
from domain.calendar.lengthening import Moved, moved
from domain.objection.codes import CourtEffect
from domain.objection.court_events import CourtEvent, CourtRuled
from domain.objection.events import (
    DefenceWritten,
    FilePrepared,
    HearingPlanned,
    LatenessJudged,
    ObjectionAcknowledged,
    ObjectionAdjourned,
    ObjectionAdvised,
    ObjectionDecided,
    ObjectionDelayAgreed,
    ObjectionDueRecomputed,
    ObjectionEvent,
    ObjectionHeard,
    ObjectionHearingOmitted,
    ObjectionMadeKnown,
    ObjectionReceived,
    ObjectionWithdrawn,
    OmissionRepaired,
    RepairAsked,
)
from domain.objection.proceedings import Proceedings, with_event
from domain.values import changed


class ObjectionStanding(StrEnum):
    RECEIVED = "objection-received"
    AWAITS_REPAIR = "objection-awaits-repair"
    """The term stands still."""
    TO_BE_HEARD = "objection-to-be-heard"
    """A hearing was planned."""
    HEARD = "objection-heard"
    """Or it is recorded why not."""
    ADVISED = "objection-advised"
    OVERDUE = "objection-overdue"
    DECIDED = "objection-decided"
    """But not made known yet."""
    MADE_KNOWN = "objection-made-known"
    IN_COURT = "objection-in-court"
    WITHDRAWN = "objection-withdrawn"


@dataclass(frozen=True)
class Made:
    """A decision that a court had to be taken anew, and whether it came in time."""

    decided: ObjectionDecided
    made_known: ObjectionMadeKnown | None
    in_time: bool | None


@dataclass(frozen=True)
class Objection:
    version: int = 0
    received: ObjectionReceived | None = None
    acknowledged: ObjectionAcknowledged | None = None
    lateness: LatenessJudged | None = None
    repair: RepairAsked | None = None
    """As last asked."""
    repaired: OmissionRepaired | None = None
    file: FilePrepared | None = None
    defence: DefenceWritten | None = None
    planned: HearingPlanned | None = None
    heard: ObjectionHeard | None = None
    hearing_omitted: ObjectionHearingOmitted | None = None
    advised: ObjectionAdvised | None = None
    due: DueDate | None = None
    """As last computed; None where it is decided anew and no day was named for that."""
    moved: tuple[Moved, ...] = ()
    adjourned: ObjectionAdjourned | None = None
    delays: tuple[ObjectionDelayAgreed, ...] = ()
    withdrawn: ObjectionWithdrawn | None = None
    decided: ObjectionDecided | None = None
    made_known: ObjectionMadeKnown | None = None
    earlier: tuple[Made, ...] = ()
    """What a court had to be decided anew."""
    proceedings: tuple[Proceedings, ...] = ()

    @property
    def in_time(self) -> bool | None:
        """Whether the decision was made known in time; None before that, or without a term."""
        if self.made_known is None or self.due is None:
            return None
        return self.made_known.occurred_on <= self.due.due

    @property
    def hearing_done(self) -> ObjectionHeard | ObjectionHearingOmitted | None:
        return self.heard or self.hearing_omitted

    @property
    def unrepaired(self) -> RepairAsked | None:
        """What was asked and has not been repaired."""
        return None if self.repaired is not None else self.repair

    @property
    def late(self) -> bool:
        """It came after the filing term, and without an excuse."""
        filed_late = self.received is not None and not self.received.in_time
        return filed_late and not (self.lateness is not None and self.lateness.excused)

    @property
    def in_court(self) -> tuple[Proceedings, ...]:
        """What a court has still to rule on."""
        return tuple(one for one in self.proceedings if one.ended is None)

    @property
    def finished(self) -> bool:
        """Nothing more is to be done, as long as nobody goes to court."""
        done = self.withdrawn is not None or self.made_known is not None
        return done and not self.in_court

    def standing(self, today: date) -> ObjectionStanding:
        if self.in_court and (self.made_known or self.withdrawn):
            return ObjectionStanding.IN_COURT
        if self.withdrawn is not None:
            return ObjectionStanding.WITHDRAWN
        if self.made_known is not None:
            return ObjectionStanding.MADE_KNOWN
        if (repair := self.unrepaired) is not None and self._stands_still(repair, today):
            return ObjectionStanding.AWAITS_REPAIR
        if self.due is not None and self.due.due < today:
            return ObjectionStanding.OVERDUE
        return self._step()

    def _stands_still(self, repair: RepairAsked, today: date) -> bool:
        """Until the day on which the time lapses: that one counts again (Awb 7:10(2), "tot")."""
        return self.decided is None and repair.stands_still and today < repair.repair_by

    def _step(self) -> ObjectionStanding:
        if self.decided is not None:
            return ObjectionStanding.DECIDED
        if self.advised is not None:
            return ObjectionStanding.ADVISED
        if self.hearing_done is not None:
            return ObjectionStanding.HEARD
        return ObjectionStanding.RECEIVED if self.planned is None else ObjectionStanding.TO_BE_HEARD


# Evolution: total, never refuses

_Timed = (
    RepairAsked
    | OmissionRepaired
    | ObjectionAdjourned
    | ObjectionDelayAgreed
    | ObjectionDueRecomputed
)


def evolve(objection: Objection, event: ObjectionEvent) -> Objection:
    now = changed(objection, version=objection.version + 1)
    match event:
        case ObjectionReceived(due=due):
            return changed(now, received=event, due=due)
        case ObjectionAcknowledged():
            return changed(now, acknowledged=event)
        case LatenessJudged():
            return changed(now, lateness=event)
        case FilePrepared():
            return changed(now, file=event)
        case DefenceWritten():
            return changed(now, defence=event)
        case HearingPlanned():
            return changed(now, planned=event)
        case ObjectionHeard():
            return changed(now, heard=event)
        case ObjectionHearingOmitted():
            return changed(now, hearing_omitted=event)
        case ObjectionAdvised():
            return changed(now, advised=event)
        case ObjectionWithdrawn():
            return changed(now, withdrawn=event)
        case ObjectionDecided():
            return changed(now, decided=event)
        case ObjectionMadeKnown():
            return changed(now, made_known=event)
        case (
            RepairAsked()
            | OmissionRepaired()
            | ObjectionAdjourned()
            | ObjectionDelayAgreed()
            | ObjectionDueRecomputed()
        ):
            return _timed(now, event)
        case _:
            return _in_court(now, event)


def _timed(objection: Objection, event: _Timed) -> Objection:
    """The day that held before stays visible."""
    earlier = moved(objection.moved, objection.due, event.due, event.occurred_on)
    now = changed(objection, due=event.due, moved=earlier)
    match event:
        case RepairAsked():
            return changed(now, repair=event, repaired=None)
        case OmissionRepaired():
            return changed(now, repaired=event)
        case ObjectionAdjourned():
            return changed(now, adjourned=event)
        case ObjectionDelayAgreed():
            return changed(now, delays=(*now.delays, event))
        case ObjectionDueRecomputed():
            return now
        case _:
            assert_never(event)


def _in_court(objection: Objection, event: CourtEvent) -> Objection:
    now = changed(objection, proceedings=with_event(objection.proceedings, event))
    if isinstance(event, CourtRuled) and event.effect is CourtEffect.DECIDE_ANEW:
        return _anew(now, event.due)
    return now


def _anew(objection: Objection, due: DueDate | None) -> Objection:
    """The decision is gone; what led to it stays, and a new one is taken by the court's day."""
    if objection.decided is None:
        return changed(objection, due=due or objection.due)
    gone = Made(objection.decided, objection.made_known, objection.in_time)
    earlier = (*objection.earlier, gone)
    return changed(objection, decided=None, made_known=None, earlier=earlier, due=due, moved=())
