"""What holds of an obligation: the records that still count, and what follows from them."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar, assert_never

from domain.calendar.due import DueDate
from domain.obligation.events import (
    DisputeGround,
    DisputeSettled,
    DueRecomputed,
    DutyLapsed,
    ForceMajeureNoted,
    ObligationAmended,
    ObligationCorrected,
    ObligationDisputed,
    ObligationDueAgreed,
    ObligationEvent,
    ObligationFoundLate,
    ObligationFulfilled,
    ObligationOpened,
    ObligationPartlyFulfilled,
    ObligationWaived,
    OverdueNoticed,
)
from domain.obligation.excuse import Excuse, excused_by
from domain.values import changed

SOON = timedelta(days=14)


class Phase(StrEnum):
    """Follows from what is recorded alone; the calendar has no part in it."""

    ABSENT = "absent"
    STANDING = "standing"
    OPEN = "open"
    PARTLY = "partly"
    FULFILLED = "fulfilled"
    WAIVED = "waived"
    DISPUTED = "disputed"
    LAPSED = "lapsed"


class Status(StrEnum):
    """What a list shows on a day."""

    STANDING = "standing"
    OPEN = "open"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    PARTLY = "partly"
    MET = "met"
    LATE = "late"
    WAIVED = "waived"
    DISPUTED = "disputed"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class Record:
    """Something recorded that still counts: in which version, by which party, on what day."""

    version: int
    party: str
    on: date


R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Delivery(Record):
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Finding(Record):
    attributable: bool


@dataclass(frozen=True)
class Dispute(Record):
    ground: DisputeGround


@dataclass(frozen=True)
class Obligation:
    """It does not grow with its history: what no longer counts is in the log alone."""

    version: int = 0
    opened: ObligationOpened | None = None
    """What is owed, as last amended."""
    standing: bool = False
    """Continuous: it is kept as long as it lasts, and never fulfilled."""
    due: DueDate | None = None
    """As last computed."""
    overdue_noticed: bool = False
    parts: tuple[Delivery, ...] = ()
    fulfilled: Delivery | None = None
    late: Finding | None = None
    waived: Record | None = None
    disputed: Dispute | None = None
    lapsed: bool = False
    excuses: tuple[Excuse, ...] = ()
    """Force majeure that keeps its debtor from it."""

    @property
    def excused_by(self) -> str | None:
        """The force majeure by which lateness is not attributable; None where it is."""
        return excused_by(self.excuses, None if self.due is None else self.due.due)

    @property
    def phase(self) -> Phase:
        if not self.version:
            return Phase.ABSENT
        if self.disputed is not None:
            return Phase.DISPUTED
        if self.lapsed:
            return Phase.LAPSED
        if self.waived is not None:
            return Phase.WAIVED
        if self.fulfilled is not None:
            return Phase.FULFILLED
        if self.parts:
            return Phase.PARTLY
        return Phase.STANDING if self.standing else Phase.OPEN

    @property
    def undisputed(self) -> "Obligation":
        """As it would be if the dispute about it were withdrawn."""
        return self if self.disputed is None else changed(self, disputed=None)

    @property
    def fulfilled_on(self) -> date | None:
        return None if self.fulfilled is None else self.fulfilled.on

    @property
    def records(self) -> tuple[Record, ...]:
        """What may turn out to be mistaken."""
        found = (*self.parts, self.fulfilled, self.late, self.waived)
        return tuple(one for one in found if one is not None)

    @property
    def outstanding(self) -> tuple[str, ...]:
        """The kinds of evidence that are still expected."""
        if self.opened is None or self.fulfilled is not None:
            return ()
        if not self.parts:
            return self.opened.evidence
        shown = {kind for part in self.parts for kind in part.kinds}
        return tuple(kind for kind in self.opened.evidence if kind not in shown)

    def status(self, today: date) -> Status:
        due = None if self.due is None else self.due.due
        return status(self.phase, due, self.fulfilled_on, today)


_SETTLED = {
    Phase.STANDING: Status.STANDING,
    Phase.WAIVED: Status.WAIVED,
    Phase.DISPUTED: Status.DISPUTED,
    Phase.LAPSED: Status.LAPSED,
}


def status(phase: Phase, due: date | None, fulfilled_on: date | None, today: date) -> Status:
    """The one place that says what overdue, late and due soon mean."""
    if (settled := _SETTLED.get(phase)) is not None:
        return settled
    if fulfilled_on is not None:
        return Status.LATE if due is not None and fulfilled_on > due else Status.MET
    if due is not None and due < today:
        return Status.OVERDUE
    if phase is Phase.PARTLY:
        return Status.PARTLY
    return Status.DUE_SOON if due is not None and due - today <= SOON else Status.OPEN


# Evolution: total, never refuses


def evolve(obligation: Obligation, event: ObligationEvent) -> Obligation:
    version = obligation.version + 1
    day = event.occurred_on
    match event:
        case ObligationOpened(due=due):
            standing = event.period == "standing"
            return changed(obligation, version=version, opened=event, standing=standing, due=due)
        case OverdueNoticed():
            return changed(obligation, version=version, overdue_noticed=True)
        case ObligationFulfilled(party=party, evidence=evidence):
            delivery = Delivery(version, party, day, tuple(piece.kind for piece in evidence))
            return changed(obligation, version=version, fulfilled=delivery)
        case ObligationPartlyFulfilled(party=party, evidence=evidence):
            delivery = Delivery(version, party, day, tuple(piece.kind for piece in evidence))
            return changed(obligation, version=version, parts=(*obligation.parts, delivery))
        case ObligationFoundLate(party=party, attributable=attributable):
            return changed(
                obligation, version=version, late=Finding(version, party, day, attributable)
            )
        case ObligationWaived(party=party):
            return changed(obligation, version=version, waived=Record(version, party, day))
        case ObligationDisputed(party=party, ground=ground):
            dispute = Dispute(version, party, day, ground)
            return changed(obligation, version=version, disputed=dispute)
        case DisputeSettled(outcome=outcome):
            return _settled(changed(obligation, version=version), outcome)
        case ObligationCorrected(corrects=corrects, instead=instead):
            return _corrected(changed(obligation, version=version), corrects, instead)
        case DueRecomputed(due=due) | ObligationDueAgreed(due=due):
            return changed(obligation, version=version, due=due, overdue_noticed=False)
        case ObligationAmended():
            return _amended(changed(obligation, version=version), event)
        case DutyLapsed():
            return changed(obligation, version=version, lapsed=True)
        case ForceMajeureNoted(force_majeure=stream, since=since, until=until):
            others = (one for one in obligation.excuses if one.force_majeure != stream)
            excuses = (*others, Excuse(stream, since, until))
            return changed(obligation, version=version, excuses=excuses)
        case _:
            assert_never(event)


TERMS = (
    "clause",
    "title",
    "debtor",
    "creditor",
    "due",
    "evidence",
    "waivable_by",
    "nature",
    "survives_end",
)
"""What an amendment may change of what is owed."""


def _amended(obligation: Obligation, event: ObligationAmended) -> Obligation:
    terms = {name: getattr(event, name) for name in TERMS}
    opened = obligation.opened and obligation.opened.model_copy(update=terms)
    return changed(obligation, opened=opened, due=event.due, overdue_noticed=False)


def _settled(obligation: Obligation, outcome: str) -> Obligation:
    dispute = obligation.disputed
    undisputed = changed(obligation, disputed=None)
    if dispute is None or outcome == "withdrawn":
        return undisputed
    if dispute.ground.against_duty:
        return changed(undisputed, lapsed=True)
    return changed(undisputed, fulfilled=None, parts=())


def _corrected(obligation: Obligation, version: int, instead: date | None) -> Obligation:
    parts = (_put_right(part, version, instead) for part in obligation.parts)
    return changed(
        obligation,
        parts=tuple(part for part in parts if part is not None),
        fulfilled=_put_right(obligation.fulfilled, version, instead),
        late=_put_right(obligation.late, version, instead),
        waived=_put_right(obligation.waived, version, instead),
    )


def _put_right(record: R | None, version: int, instead: date | None) -> R | None:
    if record is None or record.version != version:
        return record
    return None if instead is None else changed(record, on=instead)
