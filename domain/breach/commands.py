"""What may be asked of a breach. Who asks is in the context, of which one in the stream."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.breach.events import (
    Cause,
    Channel,
    MeasureKind,
    Natures,
    Number,
    Risk,
    UntoldGround,
)
from domain.calendar.due import DueDate
from domain.controllership import UnderControl
from domain.messages import Command, Reference, Slug
from domain.personal_data import Categories
from domain.sealed import Words
from domain.stated_day import Moment


class ReportBreach(UnderControl):
    """What somebody who found a breach tells of it."""

    discovered_at: Moment
    natures: Natures
    cause: Cause
    categories: Categories
    affected: Number | None = None
    description: Words


class DiscoverBreach(ReportBreach):
    """Record that personal data were lost, altered or seen by others."""

    parties: tuple[Slug, ...]
    """To the agreement."""
    notify_by: DueDate
    """Until when the authority is told, should who found it be the data controller."""


class ToldAt(Command):
    """When the data controller was told."""

    told_at: Moment


class TellController(ToldAt):
    """Record that the processor told the data controller."""

    notify_by: DueDate


class AssessBreach(Command):
    """Judge the risk for the data subjects."""

    occurred_on: date
    risk: Risk
    reasons: Words


class NotifyAuthority(Command):
    """Record that the authority was told. After the 72 hours that takes reasons."""

    notified_at: Moment
    reference: Reference
    complete: bool = True
    reasons_for_delay: Words | None = None


class TellSubjects(Command):
    """Record that the data subjects were told."""

    occurred_on: date
    channel: Channel
    number: Annotated[Number, Field(ge=1)]


class LeaveSubjectsUntold(Command):
    """Record why the data subjects are not told."""

    occurred_on: date
    ground: UntoldGround
    reasons: Words


class TakeMeasure(Command):
    """Record what was done against the breach."""

    occurred_on: date
    kind: MeasureKind
    description: Words


class CloseBreach(Command):
    """Close the case: all was done, or it turned out to be no breach."""

    occurred_on: date
    outcome: Literal["handled", "no-breach"]
    conclusion: Words


class RecomputeNotice(Command):
    """The system computes the 72 hours anew after a rule table changed."""

    notify_by: DueDate


BreachCommand = (
    DiscoverBreach
    | TellController
    | AssessBreach
    | NotifyAuthority
    | TellSubjects
    | LeaveSubjectsUntold
    | TakeMeasure
    | CloseBreach
    | RecomputeNotice
)
