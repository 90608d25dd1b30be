"""What may be asked of an evaluation. Who asks is in the context, of which one in the stream."""

from datetime import date

from domain.between import UnderAgreement
from domain.evaluation.events import Fed, Number, Participant
from domain.evidence import Evidence
from domain.fulfilment import DutyPeriod
from domain.messages import Command, Slug
from domain.opening.asked import StreamId
from domain.sealed import Words


class ProposeEvaluation(UnderAgreement):
    """What is evaluated: the agreement and the cooperation over a period (art. 8)."""

    occurred_on: date
    first: date
    last: date
    owed: DutyPeriod | None = None
    about: Words | None = None


class BeginEvaluation(ProposeEvaluation):
    """Begin it, between the parties to the agreement."""

    parties: tuple[Slug, ...]
    inspected_by: Slug | None = None
    """The party whose archive inspector the agreement wants in it (art. 14.3)."""


class InviteParticipant(Command):
    occurred_on: date
    participant: Participant


class RecordParticipation(Command):
    """State that somebody who was invited took part."""

    occurred_on: date
    participant: Participant


class RecordEvaluationFinding(Command):
    occurred_on: date
    finding: Words


class ConcludeEvaluation(Command):
    """Conclude it with its report."""

    occurred_on: date
    report: Evidence


class FeedFinding(Command):
    """State what a finding was fed into, now or after the evaluation was concluded."""

    occurred_on: date
    number: Number
    into: Fed
    stream: StreamId | None = None
    point: Number | None = None


EvaluationCommand = (
    BeginEvaluation
    | InviteParticipant
    | RecordParticipation
    | RecordEvaluationFinding
    | ConcludeEvaluation
    | FeedFinding
)
