"""What may be asked of a complaint. Who asks is in the context, of which one in the stream."""

from datetime import date

from domain.complaint.events import ComplaintFinding, ComplaintUnheard, NotDealtWith
from domain.controllership import UnderControl
from domain.evidence import Evidence
from domain.messages import Command, Slug
from domain.sealed import SubjectId, Words


class LodgeComplaint(UnderControl):
    """Record a complaint, on the day on which it came."""

    occurred_on: date
    product: Slug
    complainant: SubjectId | None = None
    """Who complained, where that is known by a pseudonym; else one is made."""
    conduct_at: Slug
    conduct_of: Slug | None = None
    written: bool = True
    committee: bool = False
    complaint: Words


class ReceiveComplaint(LodgeComplaint):
    """The same, with what the agreement says and whom the complainant is told by."""

    complainant: SubjectId
    parties: tuple[Slug, ...]
    """To the agreement."""
    products: tuple[Slug, ...]
    """On its list."""


class AcknowledgeComplaint(Command):
    """Record that its receipt was confirmed in writing."""

    occurred_on: date


class NameComplaintHandler(Command):
    """Name who deals with it, by party and function."""

    occurred_on: date
    handler_at: Slug
    handler: Slug


class HearComplaint(Command):
    """Record that the complainant was heard, with the report of it."""

    occurred_on: date
    report: Evidence


class OmitComplaintHearing(Command):
    """Record why nobody was heard."""

    occurred_on: date
    ground: ComplaintUnheard


class AdjournComplaint(Command):
    """Record that the complainant was told, with reasons, that it takes four weeks longer."""

    occurred_on: date
    reasons: Words


class AgreeComplaintDelay(Command):
    """Record that the complainant agreed in writing to a later day."""

    occurred_on: date
    until: date
    consent: Evidence


class ForwardComplaint(Command):
    """Record that it was sent on to the organ that it was for."""

    occurred_on: date
    to: Slug


class LeaveComplaint(Command):
    """Record that the complainant was told that it is not dealt with, and why."""

    occurred_on: date
    ground: NotDealtWith


class SettleComplaint(Command):
    """Record that the complainant is satisfied with what was done about it."""

    occurred_on: date
    settlement: Words


class ConcludeComplaint(Command):
    """Record what the complainant was told that was found, and of which ombudsman."""

    occurred_on: date
    finding: ComplaintFinding
    findings: Words
    measures: Words | None = None
    ombudsman: Slug


class WithdrawComplaint(Command):
    """Record that the complainant withdrew it."""

    occurred_on: date


class RecomputeComplaintDue(Command):
    """The system computes the day anew after a rule table changed."""


ComplaintCommand = (
    ReceiveComplaint
    | AcknowledgeComplaint
    | NameComplaintHandler
    | HearComplaint
    | OmitComplaintHearing
    | AdjournComplaint
    | AgreeComplaintDelay
    | ForwardComplaint
    | LeaveComplaint
    | SettleComplaint
    | ConcludeComplaint
    | WithdrawComplaint
    | RecomputeComplaintDue
)
