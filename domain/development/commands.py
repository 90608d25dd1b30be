"""What may be asked of a development. Whose party asks is in the context."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.development.events import DevelopmentLeads, DevelopmentOutcome, DevelopmentSort
from domain.evidence import Evidence
from domain.messages import Command, Slug
from domain.opening.asked import StreamId
from domain.sealed import Words


class ProposeDevelopment(Command):
    """Tell the others of a development, or raise circumstances that nobody foresaw."""

    occurred_on: date
    agreements: Annotated[tuple[Slug, ...], Field(min_length=1)]
    sort: DevelopmentSort
    known_since: date
    about: Words
    documents: tuple[Evidence, ...] = ()


class TellDevelopment(ProposeDevelopment):
    parties: tuple[Slug, ...]
    """To all these agreements."""


class WeighDevelopment(Command):
    """State what it leads to."""

    occurred_on: date
    essential: bool
    leads_to: DevelopmentLeads
    stream: StreamId | None = None
    reasons: Words


class ConsultOnDevelopment(Command):
    """Record that the parties consulted each other about it."""

    occurred_on: date
    present: Annotated[tuple[Slug, ...], Field(min_length=1)]
    stream: StreamId | None = None
    remarks: Words | None = None


class ConcludeDevelopment(Command):
    """Record what came of consulting each other, with the document that says so."""

    occurred_on: date
    outcome: DevelopmentOutcome
    document: Evidence
    remarks: Words | None = None


DevelopmentCommand = TellDevelopment | WeighDevelopment | ConsultOnDevelopment | ConcludeDevelopment
