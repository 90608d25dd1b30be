"""What may be asked of a matter that is followed up. Whose party asks is in the context."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.action_point import (
    CompleteActionPoint,
    DropActionPoint,
    MoveActionPoint,
    NewActionPoint,
)
from domain.evidence import Evidence
from domain.follow_up.events import FollowUpMatter
from domain.messages import Command, Slug
from domain.opening.asked import StreamId
from domain.sealed import Words


class ProposeFollowUp(Command):
    """What is to be followed up, though the agreement names no date for it."""

    occurred_on: date
    agreements: Annotated[tuple[Slug, ...], Field(min_length=1)]
    matter: FollowUpMatter
    about: Words


class OpenFollowUp(ProposeFollowUp):
    parties: tuple[Slug, ...]
    """To all these agreements."""


class AgreeStep(Command):
    """Record a next step: who does what, by when if that was said."""

    occurred_on: date
    step: NewActionPoint


class CompleteStep(CompleteActionPoint):
    """State that a step was done."""


class MoveStep(MoveActionPoint):
    """Name another day for a step."""


class DropStep(DropActionPoint):
    """State that a step need not be done any more."""


class CoordinateMatter(Command):
    """Record that the parties coordinated it with each other."""

    occurred_on: date
    present: Annotated[tuple[Slug, ...], Field(min_length=1)]
    stream: StreamId | None = None
    remarks: Words


class CloseFollowUp(Command):
    occurred_on: date
    conclusion: Words
    evidence: tuple[Evidence, ...] = ()


FollowUpCommand = (
    OpenFollowUp | AgreeStep | CompleteStep | MoveStep | DropStep | CoordinateMatter | CloseFollowUp
)
