"""What happened to a disclosure. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.evidence import DecisionReference
from domain.messages import Event, Slug
from domain.personal_data import Categories
from domain.sealed import Personal, SubjectId

Subjects = Annotated[tuple[SubjectId, ...], Field(max_length=500)]
"""Data subjects, by their pseudonyms; none where it is about more than can be named."""

Article = Annotated[str, Field(pattern=r"^[0-9][0-9a-z.:()]{0,19}$")]
"""Of a law: `64`, `6:22`, `64(1)`."""


class RecipientKind(StrEnum):
    """Who asks, as a kind; who exactly is sealed, since it may be a person."""

    BENEFITS_AGENCY = "benefits-agency"
    """UWV or SVB."""
    TAX_AUTHORITY = "tax-authority"
    POLICE_JUSTICE = "police-justice"
    OTHER_MUNICIPALITY = "other-municipality"
    EMPLOYER = "employer"
    HEALTH_CARE = "health-care"
    BAILIFF = "bailiff"
    RESEARCH = "research"
    OTHER = "other"


class DisclosureRefusalGround(StrEnum):
    NO_GROUND = "no-ground"
    """No law obliges to it, and the municipality sees no reason to permit it."""
    TOO_MUCH = "too-much"
    """More is asked for than the purpose needs."""
    OTHER_PURPOSE = "other-purpose"
    """The purpose does not go with that for which the data were obtained."""


class DisclosureWay(StrEnum):
    SECURE_MAIL = "secure-mail"
    PORTAL = "portal"
    PAPER = "paper"
    ORAL = "oral"


class DisclosureRequested(Event):
    """A third party asks for personal data."""

    type: Literal["disclosure.requested.v1"] = "disclosure.requested.v1"
    agreement: Slug
    controller: Slug
    processor: Slug | None
    party: Slug
    """Which received the request."""
    recipient_kind: RecipientKind
    recipient: Personal
    purpose: Personal
    categories: Categories
    subjects: Subjects


class DisclosurePermitted(Event):
    """The municipality gave its explicit permission (nadrukkelijke toestemming)."""

    type: Literal["disclosure.permitted.v1"] = "disclosure.permitted.v1"
    party: Slug
    decision: DecisionReference
    categories: Categories
    until: date | None
    """The last day on which it holds; none where it names no end."""
    conditions: Personal | None


class DisclosurePermissionWithdrawn(Event):
    type: Literal["disclosure.permission-withdrawn.v1"] = "disclosure.permission-withdrawn.v1"
    party: Slug
    reasons: Personal


class DisclosureDutyFound(Event):
    """A law obliges to it (wettelijke verplichting)."""

    type: Literal["disclosure.duty-found.v1"] = "disclosure.duty-found.v1"
    party: Slug
    law: Slug
    article: Article
    categories: Categories


class DisclosureRefused(Event):
    """The municipality does not permit it, and no law obliges to it."""

    type: Literal["disclosure.refused.v1"] = "disclosure.refused.v1"
    party: Slug
    ground: DisclosureRefusalGround
    reasons: Personal


class DisclosureMade(Event):
    """Personal data were disclosed: of whom, of which categories, on which basis."""

    type: Literal["disclosure.made.v1"] = "disclosure.made.v1"
    party: Slug
    basis: Literal["permission", "legal-duty"]
    categories: Categories
    subjects: Subjects
    way: DisclosureWay


DisclosureEvent = (
    DisclosureRequested
    | DisclosurePermitted
    | DisclosurePermissionWithdrawn
    | DisclosureDutyFound
    | DisclosureRefused
    | DisclosureMade
)
