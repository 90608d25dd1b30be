"""What happened about a calamity. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Literal

from domain.calendar.due import DueDate
from domain.evidence import Evidence
from domain.messages import Event, Reference, Slug
from domain.sealed import Personal, SubjectId


class CalamityKind(StrEnum):
    VIOLENCE = "violence"
    THREAT = "threat"
    MEDICAL = "medical-emergency"
    FIRE = "fire"
    EVACUATION = "evacuation"
    OTHER = "other"


class Harm(StrEnum):
    """What it did to people."""

    NONE = "nobody-hurt"
    HURT = "somebody-hurt"
    SERIOUS = "seriously-hurt"
    """Death, lasting harm, or a stay in hospital (Arbowet 9(1))."""


class DutyBody(StrEnum):
    """Whom a calamity is told to."""

    LABOUR_AUTHORITY = "labour-authority"
    """Whom the employer tells of a serious accident at work (Arbowet 9(1))."""
    POLICE = "police"
    EMERGENCY_SERVICES = "emergency-services"
    """Ambulance or fire brigade."""
    WORKS_COUNCIL = "works-council"


class CalamityMeasure(StrEnum):
    AFTERCARE = "aftercare"
    ORDER_TALK = "order-talk"
    """A talk about conduct with who caused it (ordegesprek)."""
    BAN = "ban-from-building"
    SECURITY = "security"
    WORKING_METHOD = "working-method"


class CalamityReported(Event):
    """Somebody needed help at once, such as by the alarm button of a consulting room."""

    type: Literal["calamity.reported.v1"] = "calamity.reported.v1"
    agreement: Slug
    controller: Slug
    """The municipality whose inhabitants are served there."""
    processor: Slug | None
    """Who serves them, where somebody else does."""
    party: Slug
    at: Slug
    """The party where it happened, whose employees are there."""
    place: Slug
    """`consulting-room-3`: no address of a person."""
    product: Slug | None
    kind: CalamityKind
    alarm: bool
    """Whether the alarm button was used."""
    harm: Harm
    subject: SubjectId | None
    """The visitor it was about, where it was one."""
    description: Personal
    notify_by: DueDate | None
    """By when the labour authority is told. The act says at once: the day is a target."""


class CalamityBodyNotified(Event):
    type: Literal["calamity.body-notified.v1"] = "calamity.body-notified.v1"
    party: Slug
    body: DutyBody
    reference: Reference | None
    """Under which it was registered there."""


class CalamityMeasureTaken(Event):
    type: Literal["calamity.measure-taken.v1"] = "calamity.measure-taken.v1"
    party: Slug
    measure: CalamityMeasure
    description: Personal | None


class CalamityInvestigated(Event):
    """It was found out how it came about."""

    type: Literal["calamity.investigated.v1"] = "calamity.investigated.v1"
    party: Slug
    findings: Personal


class CalamityReportedOn(Event):
    """The report was given to the other party."""

    type: Literal["calamity.reported-on.v1"] = "calamity.reported-on.v1"
    party: Slug
    report: Evidence


class CalamityClosed(Event):
    type: Literal["calamity.closed.v1"] = "calamity.closed.v1"
    party: Slug
    conclusion: Personal


class CalamityNoticeRecomputed(Event):
    """The rules changed, and with them the target for telling the labour authority."""

    type: Literal["calamity.notice-recomputed.v1"] = "calamity.notice-recomputed.v1"
    notify_by: DueDate
    previous: date


CalamityEvent = (
    CalamityReported
    | CalamityBodyNotified
    | CalamityMeasureTaken
    | CalamityInvestigated
    | CalamityReportedOn
    | CalamityClosed
    | CalamityNoticeRecomputed
)
