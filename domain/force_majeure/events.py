"""What happened about force majeure. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.calendar.due import DueDate
from domain.evidence import Evidence
from domain.messages import Event, Slug
from domain.opening.asked import StreamId
from domain.sealed import Personal

Obligations = Annotated[tuple[StreamId, ...], Field(max_length=500)]
"""By their streams: `obligation-dvo-2020-beek-quarterly-report-2020-Q1`."""


class ForceMajeureKind(StrEnum):
    """What it comes from, as art. 16.2 names it; its list does not shut out others."""

    CALAMITY = "calamity"
    """Fire, serious flooding and the like (16.2(a))."""
    MALICE = "malice-of-others"
    """Serious damage by intent of third parties, such as the loss of crucial data (16.2(b))."""
    FAILURE = "network-or-supplier-failure"
    """Serious network failure, software crash, default of third parties on whom the parties depend
    to reach each other (16.2(c))."""
    OTHER = "other-force-majeure"


class ForceMajeureNotified(Event):
    """A party that cannot keep the agreement told the other one (art. 16.1)."""

    type: Literal["force-majeure.notified.v1"] = "force-majeure.notified.v1"
    agreement: Slug
    parties: tuple[Slug, ...]
    """To the agreement."""
    party: Slug
    """Which cannot keep it."""
    since: date
    kind: ForceMajeureKind
    obligations: Obligations
    """Which it cannot keep, as far as it knows."""
    description: Personal
    target: DueDate
    """The text says without delay (onverwijld), and names no day: this one is policy."""


class ForceMajeureObligationsAdded(Event):
    """More turned out to be affected."""

    type: Literal["force-majeure.obligations-added.v1"] = "force-majeure.obligations-added.v1"
    party: Slug
    obligations: Obligations


class ForceMajeureConsulted(Event):
    """The parties consulted each other."""

    type: Literal["force-majeure.consulted.v1"] = "force-majeure.consulted.v1"
    party: Slug
    outcome: Personal
    minutes: Evidence | None


class ForceMajeureMeasureTaken(Event):
    """The other party took a temporary measure, so that people are served all the same."""

    type: Literal["force-majeure.measure-taken.v1"] = "force-majeure.measure-taken.v1"
    party: Slug
    measure: Personal


class ForceMajeureMeasureEnded(Event):
    type: Literal["force-majeure.measure-ended.v1"] = "force-majeure.measure-ended.v1"
    party: Slug
    number: Annotated[int, Field(ge=1)]
    """Which of them, the first being 1."""


class ForceMajeureNewDateProposed(Event):
    """One party proposes another day for an obligation that is affected."""

    type: Literal["force-majeure.new-date-proposed.v1"] = "force-majeure.new-date-proposed.v1"
    party: Slug
    obligation: StreamId
    day: date
    reasons: Personal | None


class ForceMajeureNewDateAgreed(Event):
    """The other one agrees: both have put the new day on record."""

    type: Literal["force-majeure.new-date-agreed.v1"] = "force-majeure.new-date-agreed.v1"
    party: Slug
    obligation: StreamId
    due: DueDate
    agreed_by: tuple[Slug, Slug]
    """Who proposed it, and who agreed."""


class ForceMajeureEnded(Event):
    """It is over. The day is the last on which it kept the party from its obligations."""

    type: Literal["force-majeure.ended.v1"] = "force-majeure.ended.v1"
    party: Slug


class ForceMajeureReported(Event):
    """The other party was given the report of it."""

    type: Literal["force-majeure.reported.v1"] = "force-majeure.reported.v1"
    party: Slug
    report: Evidence


ForceMajeureEvent = (
    ForceMajeureNotified
    | ForceMajeureObligationsAdded
    | ForceMajeureConsulted
    | ForceMajeureMeasureTaken
    | ForceMajeureMeasureEnded
    | ForceMajeureNewDateProposed
    | ForceMajeureNewDateAgreed
    | ForceMajeureEnded
    | ForceMajeureReported
)
