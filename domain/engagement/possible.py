"""What a party may do with an engagement as it is: what its deciders ask before anything else."""

from collections.abc import Callable, Mapping

from domain.conditions import allowed
from domain.engagement.commands import EndEngagement, EngagementCommand
from domain.engagement.events import EngagementRecorded
from domain.engagement.refusals import EngagementAlreadyEnded, NotTheProvider
from domain.engagement.state import Engagement


def _ended(engagement: Engagement, recorded: EngagementRecorded, party: str) -> None:
    if party != recorded.party:
        raise NotTheProvider(party=party, providers=recorded.party)
    if engagement.ended is not None:
        raise EngagementAlreadyEnded(day=engagement.ended.last_day.isoformat())


CONDITIONS: Mapping[
    type[EngagementCommand], Callable[[Engagement, EngagementRecorded, str], None]
] = {EndEngagement: _ended}
"""Of each command on an engagement that is recorded."""


def possible(engagement: Engagement, party: str) -> tuple[type[EngagementCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    recorded = engagement.recorded
    return () if recorded is None else allowed(CONDITIONS, engagement, recorded, party)
