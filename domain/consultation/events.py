"""What happened to a consultation. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.action_point import ActionPoint, Number
from domain.evidence import Evidence
from domain.fulfilment import DutyPeriod
from domain.messages import Event, Message, Slug
from domain.sealed import Personal


class ConsultationTable(StrEnum):
    """Who sit at it."""

    PROGRESS = "progress-consultation"
    """The director and the contact persons of the client (art. 7)."""
    ADMINISTRATIVE = "administrative-consultation"
    """Bestuurlijk overleg: those who govern (art. 12.2, 22.1, 23)."""


class TableDecision(Message):
    """What was decided at the table; no decision (besluit) of an organ."""

    number: Number
    text: Personal


class ConsultationPlanned(Event):
    type: Literal["consultation.planned.v1"] = "consultation.planned.v1"
    agreements: Annotated[tuple[Slug, ...], Field(min_length=1)]
    parties: tuple[Slug, ...]
    """Those of all these agreements."""
    party: Slug
    """Who called it."""
    table: ConsultationTable
    planned_for: date
    owed: DutyPeriod | None
    """The occurrence of a duty that it fulfils, in the agreed frequency."""
    about: Personal | None


class ConsultationMoved(Event):
    type: Literal["consultation.moved.v1"] = "consultation.moved.v1"
    party: Slug
    planned_for: date


class ConsultationCancelled(Event):
    type: Literal["consultation.cancelled.v1"] = "consultation.cancelled.v1"
    party: Slug
    reason: Personal


class ConsultationHeld(Event):
    type: Literal["consultation.held.v1"] = "consultation.held.v1"
    party: Slug
    present: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The parties that were there."""
    minutes: Evidence | None
    decisions: tuple[TableDecision, ...]
    action_points: tuple[ActionPoint, ...]


class ConsultationPointDone(Event):
    type: Literal["consultation.action-point-done.v1"] = "consultation.action-point-done.v1"
    party: Slug
    number: Number
    evidence: tuple[Evidence, ...]


class ConsultationPointMoved(Event):
    type: Literal["consultation.action-point-moved.v1"] = "consultation.action-point-moved.v1"
    party: Slug
    number: Number
    due: date
    reason: Personal


class ConsultationPointDropped(Event):
    type: Literal["consultation.action-point-dropped.v1"] = "consultation.action-point-dropped.v1"
    party: Slug
    number: Number
    reason: Personal


ConsultationEvent = (
    ConsultationPlanned
    | ConsultationMoved
    | ConsultationCancelled
    | ConsultationHeld
    | ConsultationPointDone
    | ConsultationPointMoved
    | ConsultationPointDropped
)
