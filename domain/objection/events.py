"""What happened to an objection. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from typing import Literal

from domain.calendar.due import DueDate
from domain.evidence import DecisionReference, Evidence
from domain.mandate.events import Office
from domain.messages import Event, Message, Reference, Slug
from domain.objection.codes import (
    DecisionEffect,
    DelayGround,
    HearingOmission,
    InadmissibleGround,
    ObjectionOutcome,
    Omission,
)
from domain.objection.court_events import Cents, CourtEvent
from domain.sealed import Personal, SubjectId


class ContestedDecision(Message):
    """What is objected to (bestreden besluit)."""

    product: Slug
    """Of the product list."""
    reference: Reference
    notified_on: date
    taken_by: Office
    by_mandate: bool = False
    """Whether that office took it in the name of another."""
    case: Slug | None = None
    """The request in the register that it decided, by its stream."""


class ObjectionReceived(Event):
    """An objection (bezwaarschrift) came in at the organ, or at the centre for it."""

    type: Literal["objection.received.v1"] = "objection.received.v1"
    agreement: Slug
    controller: Slug
    """The municipality whose organ decides on it."""
    processor: Slug | None
    """The centre municipality, which prepares and defends (annex 1, task 11)."""
    party: Slug
    objector: SubjectId
    contested: ContestedDecision
    committee: bool
    """Whether an advisory committee hears (Awb 7:13): annex 1 names the centre's."""
    mailed_on: date | None
    grounds: Personal | None
    filing: DueDate
    """Until when it could be filed."""
    in_time: bool
    due: DueDate
    """Until when it is decided."""


class ObjectionAcknowledged(Event):
    """Its receipt was confirmed in writing (Awb 6:14)."""

    type: Literal["objection.acknowledged.v1"] = "objection.acknowledged.v1"
    party: Slug


class LatenessJudged(Event):
    """Whether who objected too late could help it (verschoonbaarheid, Awb 6:11)."""

    type: Literal["objection.lateness-judged.v1"] = "objection.lateness-judged.v1"
    party: Slug
    excused: bool
    reasons: Personal


class RepairAsked(Event):
    """Who objected was given time to repair an omission (Awb 6:6)."""

    type: Literal["objection.repair-asked.v1"] = "objection.repair-asked.v1"
    party: Slug
    omissions: tuple[Omission, ...]
    begun_on: date
    """Since when the term stands still: earlier than today where more time was given."""
    repair_by: date
    stands_still: bool
    """False where the term had passed already."""
    due: DueDate
    """As it is if nothing is repaired before the time has lapsed (Awb 7:10(2))."""
    previous: date


class OmissionRepaired(Event):
    type: Literal["objection.repaired.v1"] = "objection.repaired.v1"
    party: Slug
    due: DueDate
    previous: date


class FilePrepared(Event):
    """The documents of the case are together (annex 1, task 11)."""

    type: Literal["objection.file-prepared.v1"] = "objection.file-prepared.v1"
    party: Slug
    file: Evidence


class DefenceWritten(Event):
    """What the organ holds against it, for the committee (verweerschrift)."""

    type: Literal["objection.defence-written.v1"] = "objection.defence-written.v1"
    party: Slug
    defence: Evidence


class HearingPlanned(Event):
    """Who objected was invited to be heard (Awb 7:2)."""

    type: Literal["objection.hearing-planned.v1"] = "objection.hearing-planned.v1"
    party: Slug
    hearing_on: date
    documents_by: DueDate
    """Until when further documents may come (Awb 7:4(1))."""
    open_from: DueDate
    """By when the file is laid open (Awb 7:4(2))."""


class ObjectionHeard(Event):
    """By the committee, or by the organ where there is none."""

    type: Literal["objection.heard.v1"] = "objection.heard.v1"
    party: Slug
    report: Evidence
    """Verslag (Awb 7:7)."""


class ObjectionHearingOmitted(Event):
    type: Literal["objection.hearing-omitted.v1"] = "objection.hearing-omitted.v1"
    party: Slug
    ground: HearingOmission
    article: str


class ObjectionAdvised(Event):
    """What the committee advises (Awb 7:13(6))."""

    type: Literal["objection.advised.v1"] = "objection.advised.v1"
    party: Slug
    outcome: ObjectionOutcome
    advice: Evidence


class ObjectionAdjourned(Event):
    """Who objected was told in writing that it takes six weeks longer (verdaging, Awb 7:10(3))."""

    type: Literal["objection.adjourned.v1"] = "objection.adjourned.v1"
    party: Slug
    due: DueDate
    previous: date


class ObjectionDelayAgreed(Event):
    """Further delay, with consent or for the sake of a statutory procedure (Awb 7:10(4))."""

    type: Literal["objection.delay-agreed.v1"] = "objection.delay-agreed.v1"
    party: Slug
    ground: DelayGround
    consent: Evidence | None
    due: DueDate
    previous: date


class ObjectionWithdrawn(Event):
    """By who objected, in writing or at the hearing (Awb 6:21)."""

    type: Literal["objection.withdrawn.v1"] = "objection.withdrawn.v1"
    party: Slug


class ObjectionDecided(Event):
    """The organ that the mandates name decided on it (beslissing op bezwaar, Awb 7:11)."""

    type: Literal["objection.decided.v1"] = "objection.decided.v1"
    party: Slug
    decided_by: Office
    signer: Slug
    """By function."""
    mandate: Slug | None
    """By which it was decided; None: by the college itself."""
    decision: DecisionReference
    outcome: ObjectionOutcome
    inadmissible: InadmissibleGround | None
    effect: DecisionEffect
    follows_advice: bool | None
    """None where there was no advice."""
    reasons: Personal | None
    costs_asked: bool
    costs: Cents | None
    """What is paid of the costs of objecting (Awb 7:15(2)), in cents."""


class ObjectionMadeKnown(Event):
    """The decision was sent to who objected (Awb 7:12(2))."""

    type: Literal["objection.made-known.v1"] = "objection.made-known.v1"
    party: Slug
    appeal_by: DueDate
    """Until when an appeal can be filed."""


class ObjectionDueRecomputed(Event):
    """The rules changed, and with them the day of what was still open."""

    type: Literal["objection.due-recomputed.v1"] = "objection.due-recomputed.v1"
    due: DueDate
    previous: date


ObjectionEvent = (
    ObjectionReceived
    | ObjectionAcknowledged
    | LatenessJudged
    | RepairAsked
    | OmissionRepaired
    | FilePrepared
    | DefenceWritten
    | HearingPlanned
    | ObjectionHeard
    | ObjectionHearingOmitted
    | ObjectionAdvised
    | ObjectionAdjourned
    | ObjectionDelayAgreed
    | ObjectionWithdrawn
    | ObjectionDecided
    | ObjectionMadeKnown
    | CourtEvent
    | ObjectionDueRecomputed
)
