"""What may be asked of a stand-in's roles. Who asks is in the context, to whom in the stream."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.messages import Command, Message, Slug


class Receiver(Message):
    """The account that a role is passed on to, as the vault has it."""

    account: Slug
    party: Slug
    roles: tuple[Slug, ...]


class AppointStandIn(Command):
    """Pass one of one's own roles on to a colleague for a period."""

    role: Slug
    first: date
    last: date
    own: tuple[Slug, ...]
    """The roles of who asks, without those that were passed on to them."""
    receiver: Receiver


class EndStandIn(Command):
    """End it before its last day: by who passed it on, or by who received it."""

    appointed: Annotated[int, Field(ge=1)]


StandInCommand = AppointStandIn | EndStandIn
