"""What happened to a contact point. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.messages import Event, Slug
from domain.sealed import Personal


class ContactFunction(StrEnum):
    DIRECTOR = "director-first-contact"
    """The director of the provider's organisation: the first official contact (art. 6)."""
    CONTACT = "contact-person"
    """Contactpersoon on behalf of the client's management (art. 7)."""
    DEPUTY = "deputy-contact"


class ContactPointNamed(Event):
    type: Literal["contact-point.named.v1"] = "contact-point.named.v1"
    agreements: Annotated[tuple[Slug, ...], Field(min_length=1)]
    parties: tuple[Slug, ...]
    """Those of all these agreements."""
    party: Slug
    """For which it is the contact; it names its own."""
    function: ContactFunction
    since: date
    who: Personal
    reach: Personal | None
    """How to reach them: telephone, e-mail."""


class ContactPointHandedOver(Event):
    """Somebody else is it from a day on."""

    type: Literal["contact-point.handed-over.v1"] = "contact-point.handed-over.v1"
    party: Slug
    since: date
    who: Personal
    reach: Personal | None


class ContactPointEnded(Event):
    type: Literal["contact-point.ended.v1"] = "contact-point.ended.v1"
    party: Slug


ContactPointEvent = ContactPointNamed | ContactPointHandedOver | ContactPointEnded
