"""What happened in a campaign. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.evidence import Evidence
from domain.messages import Event, Slug
from domain.sealed import Personal

MOST = 10_000_000
"""Data subjects of one campaign; more than live in any province."""

Count = Annotated[int, Field(ge=0, le=MOST)]
Some = Annotated[int, Field(ge=1, le=MOST)]


class About(StrEnum):
    TRANSITION = "transition"
    """That their data pass over to the partnership (annex 2, art. 11)."""
    PROCESSING = "processing"
    """How their data are processed (annex 2, art. 12)."""


class Way(StrEnum):
    LETTER = "letter"
    EMAIL = "e-mail"
    CONVERSATION = "conversation"
    FORM = "form"
    """With the form on which they give their data."""
    WEBSITE = "website"
    """Open to everyone: nobody can count who read it."""
    PUBLICATION = "publication"
    """In a newspaper or a leaflet, likewise."""


UNCOUNTED = frozenset({Way.WEBSITE, Way.PUBLICATION})


class Content(StrEnum):
    """What they are told, by the lists of AVG art. 13 and 14."""

    TRANSITION = "transition"
    CONTROLLER = "controller"
    OFFICER = "officer"
    """How to reach the data protection officer (functionaris gegevensbescherming)."""
    PURPOSE = "purpose"
    BASIS = "basis"
    CATEGORIES = "categories"
    RECIPIENTS = "recipients"
    RETENTION = "retention"
    RIGHTS = "rights"
    COMPLAINT = "complaint"
    """That they may complain to the supervisory authority."""
    ORIGIN = "origin"


class InformingPlanned(Event):
    type: Literal["informing.planned.v1"] = "informing.planned.v1"
    agreement: Slug
    parties: tuple[Slug, ...]
    """Those of the agreement."""
    party: Slug
    """Who informs."""
    about: About
    audience: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Categories of persons (annex 2, art. 6)."""
    size: Some
    """How many data subjects are to be informed."""
    by: date
    """The last day on which that is in time."""
    contents: Annotated[tuple[Content, ...], Field(min_length=1)]


class PeopleInformed(Event):
    type: Literal["informing.told.v1"] = "informing.told.v1"
    party: Slug
    way: Way
    number: Count
    """Of data subjects; 0 for a way that is open to everyone."""
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class InformingCorrected(Event):
    """A number was wrong: this many it were. With 0 nobody was informed that time."""

    type: Literal["informing.corrected.v1"] = "informing.corrected.v1"
    party: Slug
    corrects: Annotated[int, Field(ge=1)]
    """The version, in this stream, of what was told."""
    number: Count


class InformingClosed(Event):
    type: Literal["informing.closed.v1"] = "informing.closed.v1"
    party: Slug
    uninformed: Count
    reason: Personal | None
    """Why these were not informed."""


InformingEvent = InformingPlanned | PeopleInformed | InformingCorrected | InformingClosed
