"""What may be asked of force majeure. Who asks is in the context, of which one in the stream."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.between import UnderAgreement
from domain.evidence import Evidence
from domain.force_majeure.events import ForceMajeureKind, Obligations
from domain.messages import Command, Message, Slug
from domain.opening.asked import StreamId
from domain.sealed import Words


class Owed(Message):
    """Who owes an obligation that is named, and under which agreement."""

    obligation: StreamId
    agreement: Slug
    debtor: tuple[Slug, ...]


class NotifyForceMajeure(UnderAgreement):
    """Record that the other party was told, on the day on which it was."""

    occurred_on: date
    since: date
    kind: ForceMajeureKind
    obligations: Obligations = ()
    description: Words


class BeginForceMajeure(NotifyForceMajeure):
    """The same, with what the agreement and its obligations say."""

    parties: tuple[Slug, ...]
    """To the agreement."""
    owed: tuple[Owed, ...] = ()
    """Of the obligations that are named, those that there are."""


class AddObligations(Command):
    """Name more obligations that cannot be kept."""

    occurred_on: date
    obligations: Annotated[Obligations, Field(min_length=1)]


class AddOwed(AddObligations):
    """The same, with what these obligations say."""

    owed: tuple[Owed, ...]


class ConsultOnForceMajeure(Command):
    """Record that the parties consulted each other."""

    occurred_on: date
    outcome: Words
    minutes: Evidence | None = None


class TakeTemporaryMeasure(Command):
    """Record a measure of the other party's own."""

    occurred_on: date
    measure: Words


class EndTemporaryMeasure(Command):
    occurred_on: date
    number: Annotated[int, Field(ge=1)]


class ProposeNewDate(Command):
    """Propose another day for an obligation that is affected."""

    occurred_on: date
    obligation: StreamId
    day: date
    reasons: Words | None = None


class AgreeNewDate(Command):
    """Agree to the day that the other party proposed."""

    occurred_on: date
    obligation: StreamId
    day: date


class EndForceMajeure(Command):
    """Record that it is over, with the last day on which it was not."""

    occurred_on: date


class ReportForceMajeure(Command):
    """Record that the other party was given the report."""

    occurred_on: date
    report: Evidence


ForceMajeureCommand = (
    BeginForceMajeure
    | AddOwed
    | ConsultOnForceMajeure
    | TakeTemporaryMeasure
    | EndTemporaryMeasure
    | ProposeNewDate
    | AgreeNewDate
    | EndForceMajeure
    | ReportForceMajeure
)
