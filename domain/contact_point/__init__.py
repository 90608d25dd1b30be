"""Contact points (aanspreekpunten): the director first (art. 6), the client's contacts (art. 7)."""

from typing import get_args

from domain.contact_point.commands import ContactPointCommand
from domain.contact_point.decisions import CONTACT_POINT as CONTACT_POINT
from domain.contact_point.events import ContactPointEvent
from domain.contact_point.possible import possible
from domain.contact_point.refusals import ContactPointNotFound
from domain.contact_point.state import ContactPoint
from domain.kind import Kind

KIND: Kind[ContactPoint] = Kind(
    decider=CONTACT_POINT,
    commands=get_args(ContactPointCommand),
    events=get_args(ContactPointEvent),
    begun=lambda contact: contact.named,
    agreements=lambda one: () if one.named is None else one.named.agreements,
    concerned=lambda one: () if one.named is None else one.named.parties,
    standing=ContactPoint.standing,
    closed=lambda contact: contact.ended is not None,
    possible=possible,
    missing=ContactPointNotFound,
)
