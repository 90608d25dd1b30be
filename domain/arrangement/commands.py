"""What may be asked of an arrangement. Whose party asks is in the context."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.arrangement.events import Categories
from domain.evidence import Evidence
from domain.messages import Command, Slug
from domain.sealed import Words


class RecordArrangement(Command):
    """Put on record what was agreed in writing."""

    occurred_on: date
    """When it was agreed: the day of the document."""
    agreement: Slug
    parties: Annotated[tuple[Slug, ...], Field(min_length=2)]
    """Those of the agreement, as the log has it."""
    categories: Categories
    once: bool
    in_force_from: date
    until: date | None = None
    document: Evidence
    conditions: Words | None = None


class ConfirmArrangement(Command):
    """Say, as the other party, that this is what was agreed."""

    occurred_on: date


class UseArrangement(Command):
    """Let a destruction rest on it."""

    destruction: Slug
    categories: tuple[Slug, ...] = ()
    """Of what is destroyed; none: nobody knows which, so that all are meant."""


class EndArrangement(Command):
    """As either party: an agreement to destroy is no agreement against one's will."""

    occurred_on: date
    reason: Words | None = None


ArrangementCommand = RecordArrangement | ConfirmArrangement | UseArrangement | EndArrangement
