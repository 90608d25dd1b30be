"""What the provider does its work with: third parties, sub-processors, a place (art. 10)."""

from typing import get_args

from domain.engagement.commands import EngagementCommand
from domain.engagement.decisions import ENGAGEMENT
from domain.engagement.events import EngagementEvent
from domain.engagement.possible import possible
from domain.engagement.refusals import EngagementNotFound
from domain.engagement.state import Engagement
from domain.kind import Kind

KIND: Kind[Engagement] = Kind(
    decider=ENGAGEMENT,
    commands=get_args(EngagementCommand),
    events=get_args(EngagementEvent),
    begun=lambda engagement: engagement.recorded,
    agreements=lambda engagement: (
        () if engagement.recorded is None else engagement.recorded.agreements
    ),
    concerned=lambda engagement: () if engagement.recorded is None else engagement.recorded.parties,
    standing=Engagement.standing,
    closed=lambda engagement: engagement.ended is not None,
    possible=possible,
    missing=EngagementNotFound,
)
