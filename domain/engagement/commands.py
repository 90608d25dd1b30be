"""What may be asked of an engagement. Who asks is in the context, of which one in the stream."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.engagement.events import EngagementKind
from domain.evidence import DecisionReference, Evidence
from domain.messages import Command, Slug


class StateEngagement(Command):
    """Record a third party that the provider uses, or a place at which it works."""

    occurred_on: date
    agreements: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=50)]
    kind: EngagementKind
    name: Slug
    products: Annotated[tuple[Slug, ...], Field(max_length=100)] = ()
    since: date
    authorisation: DecisionReference | None = None
    contract: Evidence | None = None


class RecordEngagement(StateEngagement):
    """The same, with what the agreements say."""

    parties: tuple[Slug, ...]
    providers: tuple[Slug, ...]
    """Who does the work under each of them."""
    listed: tuple[Slug, ...]
    """On their product lists."""


class EndEngagement(Command):
    """Record that it is used no longer, and the last day on which it was."""

    occurred_on: date
    last_day: date


EngagementCommand = RecordEngagement | EndEngagement
