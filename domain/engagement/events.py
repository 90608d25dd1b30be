"""What the provider works with. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Literal

from domain.evidence import DecisionReference, Evidence
from domain.messages import Event, Slug


class EngagementKind(StrEnum):
    """What it is that the provider works with, or at."""

    THIRD_PARTY = "third-party-used"
    """Does a part of the work, without processing personal data for it."""
    SUB_PROCESSOR = "sub-processor"
    """Another processor (subverwerker, AVG art. 28(2) and (4))."""
    PLACE = "place-of-performance"
    """Where the work is done (art. 10)."""


class EngagementRecorded(Event):
    """The provider uses a third party, for which it stays answerable, or works at a place."""

    type: Literal["engagement.recorded.v1"] = "engagement.recorded.v1"
    agreements: tuple[Slug, ...]
    parties: tuple[Slug, ...]
    """To those."""
    party: Slug
    """The provider, which recorded it."""
    kind: EngagementKind
    name: Slug
    """A readable key of the organisation or of the place, never of a person."""
    products: tuple[Slug, ...]
    """Of the product list; empty: all of the work."""
    since: date
    authorisation: DecisionReference | None
    """The data controller's, before a sub-processor is used (AVG art. 28(2))."""
    contract: Evidence | None


class EngagementEnded(Event):
    type: Literal["engagement.ended.v1"] = "engagement.ended.v1"
    party: Slug
    last_day: date


EngagementEvent = EngagementRecorded | EngagementEnded
