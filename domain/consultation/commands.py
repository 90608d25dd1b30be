"""What may be asked of a consultation. Whose party asks is in the context."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.action_point import (
    CompleteActionPoint,
    DropActionPoint,
    MoveActionPoint,
    NewActionPoint,
)
from domain.consultation.events import ConsultationTable
from domain.evidence import Evidence
from domain.fulfilment import DutyPeriod
from domain.messages import Command, Slug
from domain.sealed import Words


class ProposeConsultation(Command):
    """Call the parties to one or more agreements together."""

    agreements: Annotated[tuple[Slug, ...], Field(min_length=1)]
    table: ConsultationTable
    planned_for: date
    owed: DutyPeriod | None = None
    about: Words | None = None


class PlanConsultation(ProposeConsultation):
    parties: tuple[Slug, ...]
    """To all these agreements."""


class MoveConsultation(Command):
    planned_for: date


class CancelConsultation(Command):
    """It is not held."""

    reason: Words


class HoldConsultation(Command):
    """Record that it was held: who was there, what was decided, who does what by when."""

    occurred_on: date
    present: Annotated[tuple[Slug, ...], Field(min_length=1)]
    minutes: Evidence | None = None
    decisions: tuple[Words, ...] = ()
    action_points: tuple[NewActionPoint, ...] = ()


class CompleteConsultationPoint(CompleteActionPoint):
    """State that an action point was done."""


class MoveConsultationPoint(MoveActionPoint):
    """Name another day for an action point."""


class DropConsultationPoint(DropActionPoint):
    """State that an action point need not be done any more."""


ConsultationCommand = (
    PlanConsultation
    | MoveConsultation
    | CancelConsultation
    | HoldConsultation
    | CompleteConsultationPoint
    | MoveConsultationPoint
    | DropConsultationPoint
)
