"""Contact point: each party names its own, hands over to the next, ends it."""

from typing import assert_never

from domain.between import must_be_one_of
from domain.contact_point.commands import (
    ContactPointCommand,
    EndContactPoint,
    HandOverContactPoint,
    NameContactPoint,
)
from domain.contact_point.events import (
    ContactPointEnded,
    ContactPointEvent,
    ContactPointHandedOver,
    ContactPointNamed,
)
from domain.contact_point.possible import CONDITIONS
from domain.contact_point.refusals import (
    ContactPointAlreadyNamed,
    ContactPointNotFound,
    HandedOverBackward,
)
from domain.contact_point.state import ContactPoint, evolve
from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time


def decide(
    contact: ContactPoint, command: ContactPointCommand, context: Context
) -> list[ContactPointEvent]:
    if isinstance(command, NameContactPoint):
        return _name(contact, command, context)
    if contact.named is None:
        raise ContactPointNotFound
    today, party = context.today, context.by.party
    CONDITIONS[type(command)](contact, contact.named, party)
    match command:
        case HandOverContactPoint(since=since, who=who, reach=reach):
            before = contact.since or since
            if since < before:
                raise HandedOverBackward(since=since.isoformat(), before=before.isoformat())
            return [
                ContactPointHandedOver(
                    occurred_on=today, party=party, since=since, who=who, reach=reach
                )
            ]
        case EndContactPoint(occurred_on=day):
            must_be_of_its_time(day, context)
            return [ContactPointEnded(occurred_on=day, party=party)]
        case _:
            assert_never(command)


def _name(
    contact: ContactPoint, command: NameContactPoint, context: Context
) -> list[ContactPointEvent]:
    if contact.named is not None:
        raise ContactPointAlreadyNamed
    must_be_one_of(command.parties, context.by.party)
    return [
        ContactPointNamed(
            occurred_on=context.today,
            agreements=command.agreements,
            parties=command.parties,
            party=context.by.party,
            function=command.function,
            since=command.since,
            who=command.who,
            reach=command.reach,
        )
    ]


CONTACT_POINT: Decider[ContactPoint, ContactPointCommand, ContactPointEvent] = Decider(
    category="contact-point",
    initial=ContactPoint(),
    decide=decide,
    evolve=evolve,
    under=lambda one: None if one.named is None else one.named.agreements[0],
)
