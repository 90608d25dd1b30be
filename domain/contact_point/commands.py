"""What may be asked of a contact point. Whose party asks is in the context."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.contact_point.events import ContactFunction
from domain.messages import Command, Slug
from domain.sealed import Words


class ProposeContactPoint(Command):
    """Who may be addressed for one's own party, from which day on."""

    agreements: Annotated[tuple[Slug, ...], Field(min_length=1)]
    function: ContactFunction
    since: date
    who: Words
    reach: Words | None = None


class NameContactPoint(ProposeContactPoint):
    parties: tuple[Slug, ...]
    """To all these agreements."""


class HandOverContactPoint(Command):
    """Name who is it from a day on."""

    since: date
    who: Words
    reach: Words | None = None


class EndContactPoint(Command):
    """There is no such contact any more."""

    occurred_on: date


ContactPointCommand = NameContactPoint | HandOverContactPoint | EndContactPoint
