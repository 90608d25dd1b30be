"""What may be asked of an objection. Who asks is in the context, of which one in the stream."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.controllership import UnderControl
from domain.evidence import DecisionReference, Evidence
from domain.mandate.authority import Authority
from domain.mandate.events import Office
from domain.messages import Command, Reference, Slug
from domain.objection.codes import (
    CourtEffect,
    CourtFiler,
    CourtRuling,
    DecisionEffect,
    DelayGround,
    Forum,
    HearingOmission,
    InadmissibleGround,
    ObjectionOutcome,
    Omission,
)
from domain.objection.court_events import Cents, Number
from domain.objection.events import ContestedDecision
from domain.sealed import SubjectId, Words


class LodgeObjection(UnderControl):
    """Record an objection, on the day on which it came."""

    occurred_on: date
    objector: SubjectId | None = None
    """Who objects, where that is known by a pseudonym; else one is made."""
    product: Slug
    reference: Reference
    notified_on: date
    taken_by: Office
    by_mandate: bool = False
    case: Slug | None = None
    committee: bool = True
    mailed_on: date | None = None
    grounds: Words | None = None

    @property
    def contested(self) -> ContestedDecision:
        """What is objected to."""
        names = ContestedDecision.model_fields
        return ContestedDecision(**{name: getattr(self, name) for name in names})


class ReceiveObjection(LodgeObjection):
    """The same, with what the agreement says and by what pseudonym who objects is known."""

    objector: SubjectId
    parties: tuple[Slug, ...]
    """To the agreement."""
    products: tuple[Slug, ...]
    """On its list."""


class AcknowledgeObjection(Command):
    """Record that its receipt was confirmed in writing."""

    occurred_on: date


class JudgeLateness(Command):
    """State whether who objected too late could help it."""

    occurred_on: date
    excused: bool
    reasons: Words


class AskRepair(Command):
    """Record that time was given to repair an omission; or, asked again, more time."""

    occurred_on: date
    omissions: Annotated[tuple[Omission, ...], Field(min_length=1, max_length=len(Omission))]
    repair_by: date


class NoteRepaired(Command):
    """Record that the omission was repaired."""

    occurred_on: date


class PrepareFile(Command):
    """Record that the documents are together."""

    occurred_on: date
    file: Evidence


class WriteDefence(Command):
    """Record what the organ holds against it."""

    occurred_on: date
    defence: Evidence


class PlanHearing(Command):
    """Record that who objected was invited, for which day."""

    occurred_on: date
    hearing_on: date


class HearObjection(Command):
    """Record that there was a hearing, with the report of it."""

    occurred_on: date
    report: Evidence


class OmitObjectionHearing(Command):
    """Record why nobody was heard."""

    occurred_on: date
    ground: HearingOmission


class AdviseOnObjection(Command):
    """Record what the committee advises."""

    occurred_on: date
    outcome: ObjectionOutcome
    advice: Evidence


class AdjournObjection(Command):
    """Record that who objected was told that it takes six weeks longer."""

    occurred_on: date


class AgreeObjectionDelay(Command):
    """Record further delay, and on what ground."""

    occurred_on: date
    until: date
    ground: DelayGround
    consent: Evidence | None = None


class WithdrawObjection(Command):
    """Record that who objected withdrew it."""

    occurred_on: date


class ReachDecision(Command):
    """Record the decision on it, on the day on which it was taken."""

    occurred_on: date
    decision: DecisionReference
    signer: Slug
    outcome: ObjectionOutcome
    inadmissible: InadmissibleGround | None = None
    effect: DecisionEffect = DecisionEffect.UPHELD
    follows_advice: bool | None = None
    reasons: Words | None = None
    costs_asked: bool = False
    costs: Cents | None = None


class DecideObjection(ReachDecision):
    """The same, with which organ decides, as the register of mandates says of that day."""

    authority: Authority


class MakeKnown(Command):
    """Record that the decision was sent to who objected."""

    occurred_on: date


class FileProceedings(Command):
    """Record that somebody went to court."""

    occurred_on: date
    forum: Forum
    court: Slug
    filer: CourtFiler = CourtFiler.OBJECTOR
    reference: Reference | None = None
    against: Number | None = None


class NoteCourtAsked(Command):
    """Record that the court asks for the file and the defence, by the day that it named."""

    occurred_on: date
    number: Number
    defence_by: date | None = None


class FileDefence(Command):
    """Record that the defence was filed with the court."""

    occurred_on: date
    number: Number
    defence: Evidence


class NoteHeardInCourt(Command):
    """Record that the court heard it."""

    occurred_on: date
    number: Number


class NoteRuling(Command):
    """Record the court's judgment, on the day on which it was sent."""

    occurred_on: date
    number: Number
    ruling: CourtRuling
    effect: CourtEffect = CourtEffect.STANDS
    judgment: Evidence
    costs: Cents | None = None
    decide_by: date | None = None


class NoteProceedingsWithdrawn(Command):
    """Record that who went to court withdrew it."""

    occurred_on: date
    number: Number


class RecomputeObjectionDue(Command):
    """The system computes the day anew after a rule table changed."""


ObjectionCommand = (
    ReceiveObjection
    | AcknowledgeObjection
    | JudgeLateness
    | AskRepair
    | NoteRepaired
    | PrepareFile
    | WriteDefence
    | PlanHearing
    | HearObjection
    | OmitObjectionHearing
    | AdviseOnObjection
    | AdjournObjection
    | AgreeObjectionDelay
    | WithdrawObjection
    | DecideObjection
    | MakeKnown
    | FileProceedings
    | NoteCourtAsked
    | FileDefence
    | NoteHeardInCourt
    | NoteRuling
    | NoteProceedingsWithdrawn
    | RecomputeObjectionDue
)
