"""What may be asked of an obligation. For whom is in the context, of which one in the stream."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.calendar.due import DueDate
from domain.clause import Nature
from domain.evidence import DecisionReference, Evidence
from domain.messages import Command, Slug, Text
from domain.obligation.events import DisputeGround, LapseGround, PeriodName, WaiverGround
from domain.opening.asked import StreamId

Pieces = Annotated[tuple[Evidence, ...], Field(max_length=50)]


class OpenObligation(Command):
    """One occurrence of a duty; `domain.occurrences` makes these."""

    agreement: Slug
    clause: Slug
    duty: Slug
    period: PeriodName
    title: Text
    debtor: Annotated[tuple[Slug, ...], Field(min_length=1)]
    creditor: Annotated[tuple[Slug, ...], Field(min_length=1)]
    due: DueDate | None
    evidence: tuple[Slug, ...] = ()
    waivable_by: tuple[Slug, ...] = ()
    nature: Nature = Nature.CONTRACT
    survives_end: bool = False


class OpenOnEvent(OpenObligation):
    """The same, brought about by an event that a person records; so that the table of who may what
    can tell the two apart."""


class FulfilObligation(Command):
    occurred_on: date
    evidence: Pieces = ()


class FulfilInPart(Command):
    occurred_on: date
    evidence: Annotated[Pieces, Field(min_length=1)]


class FindLate(Command):
    occurred_on: date
    attributable: bool = True


class WaiveObligation(Command):
    occurred_on: date
    ground: WaiverGround
    decision: DecisionReference


class DisputeObligation(Command):
    occurred_on: date
    ground: DisputeGround


class SettleDispute(Command):
    occurred_on: date
    outcome: Literal["withdrawn", "conceded"]


class CorrectObligation(Command):
    """Put a record of one's own party right: another day, or it did not happen."""

    corrects: Annotated[int, Field(ge=2)]
    instead: date | None = None


class NoticeOverdue(Command):
    """The system looks; what it finds for the first time it records."""


class RecomputeDue(Command):
    """The system computed the due date anew after a rule table changed."""

    due: DueDate


class AmendObligation(Command):
    """The system found that an amendment took effect, and what is owed now."""

    amendment: Slug
    effective_from: date
    now: OpenObligation
    """As it would be opened under the amended text."""


class LapseObligation(Command):
    """The system found that the duty ended, or the agreement."""

    ground: LapseGround
    by: Slug
    ended_from: date


class NoteForceMajeure(Command):
    """The system found that force majeure keeps its debtor from it, or that this is over."""

    occurred_on: date
    force_majeure: StreamId
    since: date
    until: date | None = None


class AgreeDue(Command):
    """The system found that both parties put another day for it on record."""

    occurred_on: date
    force_majeure: StreamId
    due: DueDate
    agreed_by: tuple[Slug, Slug]


ObligationCommand = (
    OpenObligation
    | OpenOnEvent
    | FulfilObligation
    | FulfilInPart
    | FindLate
    | WaiveObligation
    | DisputeObligation
    | SettleDispute
    | CorrectObligation
    | NoticeOverdue
    | RecomputeDue
    | AmendObligation
    | LapseObligation
    | NoteForceMajeure
    | AgreeDue
)

BY_ITSELF: tuple[type[ObligationCommand], ...] = (
    OpenObligation,
    NoticeOverdue,
    RecomputeDue,
    AmendObligation,
    LapseObligation,
    NoteForceMajeure,
    AgreeDue,
)
"""What the system alone asks."""
