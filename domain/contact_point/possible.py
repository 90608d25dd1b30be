"""What a party may do with a contact point as it is: what its decider asks before all else."""

from collections.abc import Callable, Mapping

from domain.between import must_be_one_of
from domain.conditions import allowed
from domain.contact_point.commands import (
    ContactPointCommand,
    EndContactPoint,
    HandOverContactPoint,
)
from domain.contact_point.events import ContactPointNamed
from domain.contact_point.refusals import ContactOfAnother, ContactPointHasEnded
from domain.contact_point.state import ContactPoint


def _own(contact: ContactPoint, named: ContactPointNamed, party: str) -> None:
    must_be_one_of(named.parties, party)
    if contact.ended is not None:
        raise ContactPointHasEnded(day=contact.ended.occurred_on.isoformat())
    if party != named.party:
        raise ContactOfAnother(party=party, owner=named.party)


CONDITIONS: Mapping[
    type[ContactPointCommand], Callable[[ContactPoint, ContactPointNamed, str], None]
] = {HandOverContactPoint: _own, EndContactPoint: _own}
"""Of each command on a contact point that was named; the likeliest first."""


def possible(contact: ContactPoint, party: str) -> tuple[type[ContactPointCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    return () if contact.named is None else allowed(CONDITIONS, contact, contact.named, party)
