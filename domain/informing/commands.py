"""What may be asked of a campaign. Whose party asks is in the context."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.evidence import Evidence
from domain.informing.events import About, Content, Count, Some, Way
from domain.messages import Command, Slug
from domain.sealed import Words


class PlanInforming(Command):
    """Say whom one is to inform, of what, and before when."""

    occurred_on: date
    agreement: Slug
    parties: tuple[Slug, ...]
    participants: tuple[Slug, ...]
    """Those parties that take part in the partnership (deelnemende gemeente)."""
    about: About
    audience: Annotated[tuple[Slug, ...], Field(min_length=1)]
    size: Some
    by: date
    contents: Annotated[tuple[Content, ...], Field(min_length=1)]


class TellPeople(Command):
    """State that so many were informed, with the evidence."""

    occurred_on: date
    way: Way
    number: Count
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class CorrectInforming(Command):
    corrects: Annotated[int, Field(ge=1)]
    number: Count


class CloseInforming(Command):
    occurred_on: date
    reason: Words | None = None
    """Needed where somebody was not informed."""


InformingCommand = PlanInforming | TellPeople | CorrectInforming | CloseInforming
