"""What happened to a development. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.evidence import Evidence
from domain.messages import Event, Slug
from domain.opening.asked import StreamId
from domain.sealed import Personal


class DevelopmentSort(StrEnum):
    DEVELOPMENT = "development"
    """It may bear essentially on carrying out the agreement (art. 22.1)."""
    UNFORESEEN = "unforeseen-circumstances"
    """Facts or circumstances that the agreement has no rule for (art. 23)."""


class DevelopmentLeads(StrEnum):
    """What it leads to."""

    NOTHING = "leads-to-nothing"
    CONSULTATION = "leads-to-consultation"
    AMENDMENT = "leads-to-amendment"


class DevelopmentOutcome(StrEnum):
    """Of consulting each other: a solution that is fair to all, or none."""

    AGREED = "solution-agreed"
    NOT_AGREED = "solution-not-agreed"


class DevelopmentTold(Event):
    """The others are told of it: in time, as the article wants, counted from when it was known."""

    type: Literal["development.told.v1"] = "development.told.v1"
    agreements: Annotated[tuple[Slug, ...], Field(min_length=1)]
    parties: tuple[Slug, ...]
    """Those of all these agreements."""
    party: Slug
    """Who tells, or raises it."""
    sort: DevelopmentSort
    known_since: date
    """The day on which who tells learnt of it."""
    about: Personal
    documents: tuple[Evidence, ...]


class DevelopmentWeighed(Event):
    """Whether it bears essentially on carrying out the agreement, and what it leads to."""

    type: Literal["development.weighed.v1"] = "development.weighed.v1"
    party: Slug
    essential: bool
    leads_to: DevelopmentLeads
    stream: StreamId | None
    """The amendment or consultation, where there is one already."""
    reasons: Personal


class DevelopmentConsulted(Event):
    type: Literal["development.consulted.v1"] = "development.consulted.v1"
    party: Slug
    present: Annotated[tuple[Slug, ...], Field(min_length=2)]
    stream: StreamId | None
    """Of the consultation, where it is recorded."""
    remarks: Personal | None


class DevelopmentConcluded(Event):
    type: Literal["development.concluded.v1"] = "development.concluded.v1"
    party: Slug
    outcome: DevelopmentOutcome
    document: Evidence
    remarks: Personal | None


DevelopmentEvent = (
    DevelopmentTold | DevelopmentWeighed | DevelopmentConsulted | DevelopmentConcluded
)
