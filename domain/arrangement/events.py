"""What happened to an arrangement. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.evidence import Evidence
from domain.messages import Event, Slug
from domain.sealed import Personal

Categories = Annotated[tuple[Slug, ...], Field(min_length=1)]
"""Of personal data, as the table of retention names them; or `all`."""


class ArrangementRecorded(Event):
    """One party put on record what both agreed in writing. It allows nothing yet."""

    type: Literal["arrangement.recorded.v1"] = "arrangement.recorded.v1"
    agreement: Slug
    parties: tuple[Slug, ...]
    """Between whom: all parties to the agreement."""
    party: Slug
    """Who recorded it."""
    categories: Categories
    once: bool
    """Whether it serves one destruction, or stands for all to come."""
    in_force_from: date
    until: date | None
    """The last day; None: until it is ended."""
    document: Evidence
    """In writing (annex 2, art. 9.4)."""
    conditions: Personal | None
    """How it is to be done, in the parties' own words."""


class ArrangementConfirmed(Event):
    """The other party has the same on record: from here on it allows a destruction."""

    type: Literal["arrangement.confirmed.v1"] = "arrangement.confirmed.v1"
    party: Slug


class ArrangementUsed(Event):
    """A destruction rests on it."""

    type: Literal["arrangement.used.v1"] = "arrangement.used.v1"
    party: Slug
    destruction: Slug
    """The dossier of the destruction."""


class ArrangementEnded(Event):
    """From that day on it allows nothing more. What rested on it before stays lawful."""

    type: Literal["arrangement.ended.v1"] = "arrangement.ended.v1"
    party: Slug
    reason: Personal | None


ArrangementEvent = ArrangementRecorded | ArrangementConfirmed | ArrangementUsed | ArrangementEnded
