"""What happened to a report. The stored form, for decades: add a v2, never edit a v1."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.calendar.period import PeriodName
from domain.evidence import Evidence
from domain.indicator import Realisation
from domain.messages import Event, Slug
from domain.sealed import Personal

Number = Annotated[int, Field(ge=1, le=9_999)]


class ReportSort(StrEnum):
    """What is reported."""

    QUARTERLY = "quarterly-report"
    """Kwartaalrapportage (art. 12.3)."""
    ANNUAL = "annual-report"
    """Jaarrapportage (art. 12.3)."""
    PROGRESS = "progress-report"
    """Voortgangsrapportage of the director (art. 5.2), or information with it (12.1)."""
    SISA = "sisa"
    """Single information, single audit (art. 17.1)."""
    PROVISIONAL_PICTURE = "provisional-picture"
    """Voorlopig Beeld over de Uitvoering (art. 17.1)."""
    BENEFIT_STATISTICS = "benefit-statistics"
    """Bijstandsuitkeringenstatistiek, BUS."""
    DEBTOR_STATISTICS = "benefit-debtor-statistics"
    """Bijstandsdebiteurenstatistiek, BDS."""
    SOCIAL_MONITOR = "social-domain-monitor"
    """Monitor Sociaal Domein."""
    TAX = "tax-data"
    """For the tax return (aangifte bij de Belastingdienst)."""
    PROVINCES_AND_MUNICIPALITIES = "bbv-71"
    """Besluit begroting en verantwoording provincies en gemeenten, art. 71."""
    TASK_FIELDS = "task-fields"
    """Regeling vaststelling taakvelden en verstrekking informatie voor derden."""
    OTHER = "other-statement"


class ReportAssembled(Event):
    type: Literal["report.assembled.v1"] = "report.assembled.v1"
    agreement: Slug
    parties: tuple[Slug, ...]
    """Those of the agreement."""
    party: Slug
    """Who assembled it."""
    sort: ReportSort
    duty: Slug
    """Of the agreement, that it is to fulfil."""
    debtor: tuple[Slug, ...]
    """The parties that owe it."""
    period: PeriodName
    kpis: tuple[Realisation, ...]
    """Realisation against estimate as they were then: what is corrected later changes nothing."""
    remarks: Personal | None


class ReportOffered(Event):
    """On the stated day, by which it is in time or not."""

    type: Literal["report.offered.v1"] = "report.offered.v1"
    party: Slug
    document: Evidence
    """With its digest where it is kept here; else where its owner keeps it."""
    annexes: tuple[Evidence, ...]


class ReportWithdrawn(Event):
    """Before it was offered."""

    type: Literal["report.withdrawn.v1"] = "report.withdrawn.v1"
    party: Slug
    reason: Personal


class ReportReceived(Event):
    type: Literal["report.received.v1"] = "report.received.v1"
    party: Slug


class ReportCommented(Event):
    type: Literal["report.commented.v1"] = "report.commented.v1"
    party: Slug
    number: Number
    comment: Personal


class CommentAnswered(Event):
    type: Literal["report.comment-answered.v1"] = "report.comment-answered.v1"
    party: Slug
    number: Number
    answer: Personal
    document: Evidence | None
    """The report as it was revised, if it was."""


class ReportSettled(Event):
    """Who received it has nothing more to ask."""

    type: Literal["report.settled.v1"] = "report.settled.v1"
    party: Slug
    remarks: Personal | None


ReportEvent = (
    ReportAssembled
    | ReportOffered
    | ReportWithdrawn
    | ReportReceived
    | ReportCommented
    | CommentAnswered
    | ReportSettled
)
