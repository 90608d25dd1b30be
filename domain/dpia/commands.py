"""What may be asked of an assessment. Who asks is in the context, of which one in the stream."""

from datetime import date

from domain.controllership import UnderControl
from domain.dpia.events import DpiaOutcome, DpiaResult, ProtocolFollowUp
from domain.evidence import DecisionReference, OwnRecord
from domain.messages import Command, Slug
from domain.sealed import Words


class ProposeDpia(UnderControl):
    """What is to be assessed, and when."""

    planned_for: date
    processing: Slug | None = None
    about: Words


class PlanDpia(ProposeDpia):
    """Plan the assessment of a processing; the other one still has to agree to the day."""

    parties: tuple[Slug, ...]
    """To the agreement."""


class MoveDpia(Command):
    """Propose another day."""

    planned_for: date


class AgreeDpiaMoment(Command):
    """Agree to the day that the other one proposed."""

    planned_for: date


class CarryOutDpia(Command):
    """Record that it was carried out, with its report."""

    occurred_on: date
    report: OwnRecord


class ConcludeDpia(Command):
    """Record the outcome, and what it asks of the protocol."""

    occurred_on: date
    outcome: DpiaOutcome
    protocol: ProtocolFollowUp
    findings: Words


class FollowUpDpia(Command):
    """Record what came of the follow-up on the protocol."""

    occurred_on: date
    result: DpiaResult
    decision: DecisionReference | None = None
    remarks: Words | None = None


DpiaCommand = PlanDpia | MoveDpia | AgreeDpiaMoment | CarryOutDpia | ConcludeDpia | FollowUpDpia
