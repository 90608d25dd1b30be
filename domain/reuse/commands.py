"""What may be asked of a re-use request. Who asks is in the context, of which in the stream."""

from datetime import date

from domain.controllership import UnderControl
from domain.evidence import DecisionReference
from domain.messages import Command, Slug
from domain.reuse.events import Charge, Documents, ReuseOutcome
from domain.reuse.grounds import ReuseGround
from domain.sealed import SubjectId, Words


class LodgeReuseRequest(UnderControl):
    """Record a request to re-use information, on the day on which it was received."""

    occurred_on: date
    product: Slug | None = None
    subject: SubjectId | None = None
    """Who asked, where a pseudonym is known; else one is made."""
    requester: Words | None = None
    request: Words


class ReceiveReuseRequest(LodgeReuseRequest):
    """The same, with what the agreement says."""

    subject: SubjectId
    parties: tuple[Slug, ...]
    """To the agreement."""
    products: tuple[Slug, ...]
    """On its list."""


class AskToCompleteReuse(Command):
    """Record that the requester was asked to complete it."""

    occurred_on: date
    until: date
    """The last day for it."""


class CompleteReuseRequest(Command):
    """Record that the requester completed it."""

    occurred_on: date
    scope: Words


class ExtendReuseRequest(Command):
    """Record that the requester was told, with reasons, that it takes longer."""

    occurred_on: date
    reasons: Words


class DecideReuseRequest(Command):
    """Record the decision, on the day on which it was made known."""

    occurred_on: date
    decision: DecisionReference
    outcome: ReuseOutcome
    ground: ReuseGround | None = None
    conditions: Words | None = None
    charge: Charge = 0
    reasons: Words | None = None


class DeliverReuse(Command):
    """Record that the information was given."""

    occurred_on: date
    documents: Documents = ()


class WithdrawReuseRequest(Command):
    """Record that the requester withdrew it."""

    occurred_on: date


class RecomputeReuseDue(Command):
    """The system computes the day anew after a rule table changed."""


ReuseCommand = (
    ReceiveReuseRequest
    | AskToCompleteReuse
    | CompleteReuseRequest
    | ExtendReuseRequest
    | DecideReuseRequest
    | DeliverReuse
    | WithdrawReuseRequest
    | RecomputeReuseDue
)
