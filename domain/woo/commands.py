"""What may be asked of a Woo request. Who asks is in the context, of which one in the stream."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.controllership import UnderControl
from domain.evidence import DecisionReference
from domain.messages import Command, Slug
from domain.sealed import SubjectId, Words
from domain.woo.events import (
    Documents,
    Number,
    ReliefOutcome,
    WooExtensionGround,
    WooOutcome,
)
from domain.woo.grounds import WooGround

Grounds = Annotated[tuple[WooGround, ...], Field(max_length=len(WooGround))]


class LodgeWooRequest(UnderControl):
    """Record a request for information, on the day on which it was received."""

    occurred_on: date
    product: Slug | None = None
    subject: SubjectId | None = None
    """Who asked, where a pseudonym is known; else one is made."""
    requester: Words | None = None
    request: Words


class ReceiveWooRequest(LodgeWooRequest):
    """The same, with what the agreement says."""

    subject: SubjectId
    parties: tuple[Slug, ...]
    """To the agreement."""
    products: tuple[Slug, ...]
    """On its list."""


class AskToSpecify(Command):
    """Record that the requester was asked what exactly is meant."""

    occurred_on: date
    until: date
    """The last day for an answer."""


class SpecifyWooRequest(Command):
    """Record that the requester said what exactly is meant."""

    occurred_on: date
    scope: Words


class HearThirdParties(Command):
    """Record that third parties are asked for their view, on the day the requester was told so."""

    occurred_on: date
    until: date
    """The last day for their view."""
    third_parties: Number = 1


class ReceiveViews(Command):
    """Record that all third parties gave their view."""

    occurred_on: date
    views: Words | None = None


class ExtendWooRequest(Command):
    """Record that the requester was told, with reasons, that it takes longer."""

    occurred_on: date
    ground: WooExtensionGround
    reasons: Words
    part: Words | None = None
    """What of the request it is about; left out: all of it."""


class DecideWooRequest(Command):
    """Record a decision of the college, on the day on which it was made known."""

    occurred_on: date
    decision: DecisionReference
    final: bool = True
    """False for a decision on a part, after which more is to be decided."""
    outcome: WooOutcome
    grounds: Grounds = ()
    reasons: Words | None = None
    objection_expected: bool = False
    """By a third party whom release would concern."""


class AskInterimRelief(Command):
    """Record that a third party asked the court to hold the release up."""

    occurred_on: date
    decision: Number = 1
    """Whose release it is about, the first being 1."""


class SettleInterimRelief(Command):
    """Record what came of it: also that relief that was granted is lifted."""

    occurred_on: date
    decision: Number = 1
    outcome: ReliefOutcome


class ReleaseWooDocuments(Command):
    """Record that the information was given."""

    occurred_on: date
    decision: Number = 1
    """Which one it follows from."""
    documents: Documents = ()


class ForwardWooRequest(Command):
    """Record that another body has the information, and that it was passed on."""

    occurred_on: date
    to: Slug


class WithdrawWooRequest(Command):
    """Record that the requester withdrew it."""

    occurred_on: date


class RecomputeWooDue(Command):
    """The system computes the day anew, after a rule table or the law changed."""


WooCommand = (
    ReceiveWooRequest
    | AskToSpecify
    | SpecifyWooRequest
    | HearThirdParties
    | ReceiveViews
    | ExtendWooRequest
    | DecideWooRequest
    | AskInterimRelief
    | SettleInterimRelief
    | ReleaseWooDocuments
    | ForwardWooRequest
    | WithdrawWooRequest
    | RecomputeWooDue
)
