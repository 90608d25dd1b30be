"""What happened before the courts. The stored form, for decades: add a v2, never edit a v1."""

from typing import Annotated, Literal

from pydantic import Field

from domain.calendar.due import DueDate
from domain.evidence import Evidence
from domain.messages import Event, Reference, Slug
from domain.objection.codes import CourtEffect, CourtFiler, CourtRuling, Forum

Number = Annotated[int, Field(ge=1)]
"""Of proceedings in a case."""
Cents = Annotated[int, Field(ge=0, le=100_000_000)]


class ProceedingsFiled(Event):
    """Somebody went to court about it."""

    type: Literal["objection.proceedings-filed.v1"] = "objection.proceedings-filed.v1"
    party: Slug
    number: Number
    forum: Forum
    court: Slug
    filer: CourtFiler
    reference: Reference | None
    """Of the court's register."""
    against: Number | None
    """The proceedings whose ruling is contested."""
    filing: DueDate | None
    """Until when it could be filed, where there is such a day."""
    in_time: bool | None


class CourtAsked(Event):
    """The court asks for the file and the defence (Awb 8:42)."""

    type: Literal["objection.court-asked.v1"] = "objection.court-asked.v1"
    party: Slug
    number: Number
    defence_by: DueDate


class DefenceFiled(Event):
    """With the court."""

    type: Literal["objection.defence-filed.v1"] = "objection.defence-filed.v1"
    party: Slug
    number: Number
    defence: Evidence


class HeardInCourt(Event):
    type: Literal["objection.heard-in-court.v1"] = "objection.heard-in-court.v1"
    party: Slug
    number: Number


class CourtRuled(Event):
    """The court sent its judgment."""

    type: Literal["objection.court-ruled.v1"] = "objection.court-ruled.v1"
    party: Slug
    number: Number
    ruling: CourtRuling
    effect: CourtEffect
    judgment: Evidence
    costs: Cents | None
    """What the municipality pays of the costs of the proceedings (Awb 8:75), in cents."""
    due: DueDate | None
    """Until when is decided anew, where the court names a day (Awb 8:72(4))."""


class ProceedingsWithdrawn(Event):
    """By who went to court."""

    type: Literal["objection.proceedings-withdrawn.v1"] = "objection.proceedings-withdrawn.v1"
    party: Slug
    number: Number


CourtEvent = (
    ProceedingsFiled | CourtAsked | DefenceFiled | HeardInCourt | CourtRuled | ProceedingsWithdrawn
)
