"""Engagement: a third party, a sub-processor or a place that the provider does its work with.

The provider stays answerable for whom it uses, so it records them. A sub-processor is used only
with the data controller's authorisation, given before, and under a contract (AVG art. 28(2), (4)).
"""

from domain.engagement.commands import EngagementCommand, RecordEngagement
from domain.engagement.events import (
    EngagementEnded,
    EngagementEvent,
    EngagementKind,
    EngagementRecorded,
)
from domain.engagement.possible import CONDITIONS
from domain.engagement.refusals import (
    EngagementAlreadyRecorded,
    EngagementEndsBeforeItBegins,
    EngagementNotFound,
    NotTheProvider,
    SubProcessorBeforeAuthorisation,
    SubProcessorNotAuthorised,
    SubProcessorWithoutContract,
)
from domain.engagement.state import Engagement, evolve
from domain.messages import Context, Decider
from domain.product_list import must_be_listed
from domain.stated_day import must_have_come


def decide(
    engagement: Engagement, command: EngagementCommand, context: Context
) -> list[EngagementEvent]:
    if isinstance(command, RecordEngagement):
        return [_record(engagement, command, context)]
    recorded, party = engagement.recorded, context.by.party
    if recorded is None:
        raise EngagementNotFound
    CONDITIONS[type(command)](engagement, recorded, party)
    must_have_come(command.occurred_on, context)
    if command.last_day < recorded.since:
        raise EngagementEndsBeforeItBegins(
            last=command.last_day.isoformat(), since=recorded.since.isoformat()
        )
    return [
        EngagementEnded(occurred_on=command.occurred_on, party=party, last_day=command.last_day)
    ]


def _record(
    engagement: Engagement, command: RecordEngagement, context: Context
) -> EngagementRecorded:
    if engagement.recorded is not None:
        raise EngagementAlreadyRecorded
    party = context.by.party
    if set(command.providers) != {party}:
        raise NotTheProvider(party=party, providers=", ".join(command.providers) or "-")
    must_have_come(command.occurred_on, context)
    for product in command.products:
        must_be_listed(product, command.listed, ", ".join(command.agreements))
    if command.kind is EngagementKind.SUB_PROCESSOR:
        _must_be_authorised(command)
    return EngagementRecorded(
        occurred_on=command.occurred_on,
        agreements=command.agreements,
        parties=command.parties,
        party=party,
        kind=command.kind,
        name=command.name,
        products=command.products,
        since=command.since,
        authorisation=command.authorisation,
        contract=command.contract,
    )


def _must_be_authorised(command: RecordEngagement) -> None:
    authorisation = command.authorisation
    if authorisation is None:
        raise SubProcessorNotAuthorised(name=command.name)
    if command.contract is None:
        raise SubProcessorWithoutContract(name=command.name)
    if command.since < authorisation.taken_on:
        raise SubProcessorBeforeAuthorisation(
            since=command.since.isoformat(), authorised=authorisation.taken_on.isoformat()
        )


ENGAGEMENT: Decider[Engagement, EngagementCommand, EngagementEvent] = Decider(
    category="engagement",
    initial=Engagement(),
    decide=decide,
    evolve=evolve,
)
