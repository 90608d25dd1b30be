"""What may be asked of a calamity. Who asks is in the context, of which one in the stream."""

from datetime import date

from domain.calamity.events import CalamityKind, CalamityMeasure, DutyBody, Harm
from domain.controllership import UnderControl
from domain.evidence import Evidence
from domain.messages import Command, Reference, Slug
from domain.sealed import SubjectId, Words


class ReportCalamity(UnderControl):
    """Record what happened, on the day on which it did."""

    occurred_on: date
    at: Slug
    """The party where it happened."""
    place: Slug
    product: Slug | None = None
    kind: CalamityKind
    alarm: bool = False
    harm: Harm = Harm.NONE
    subject: SubjectId | None = None
    """The visitor it was about, where a pseudonym is known."""
    description: Words


class TakeInCalamity(ReportCalamity):
    """The same, with what the agreement says."""

    parties: tuple[Slug, ...]
    """To the agreement."""
    products: tuple[Slug, ...]
    """On its list."""


class NotifyDutyBody(Command):
    """Record that a body was told."""

    occurred_on: date
    body: DutyBody
    reference: Reference | None = None


class TakeCalamityMeasure(Command):
    """Record what was done about it."""

    occurred_on: date
    measure: CalamityMeasure
    description: Words | None = None


class InvestigateCalamity(Command):
    """Record how it came about."""

    occurred_on: date
    findings: Words


class ReportOnCalamity(Command):
    """Record that the other party was given the report."""

    occurred_on: date
    report: Evidence


class CloseCalamity(Command):
    """Close it, all being done."""

    occurred_on: date
    conclusion: Words


class RecomputeCalamityNotice(Command):
    """The system computes the target anew after a rule table changed."""


CalamityCommand = (
    TakeInCalamity
    | NotifyDutyBody
    | TakeCalamityMeasure
    | InvestigateCalamity
    | ReportOnCalamity
    | CloseCalamity
    | RecomputeCalamityNotice
)
