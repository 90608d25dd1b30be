"""What can be asked of the requests of data subjects, as of any moment, and what is answered.

A field of personal data says that there is something, and never what: who may, opens it apart.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from application.asof import AsOf
from application.paging import Page
from domain.calendar.due import DueDate
from domain.errors import NotFound
from domain.evidence import DecisionReference
from domain.messages import Message
from domain.privacy_request.rights import (
    ExtensionGround,
    Means,
    Obstacle,
    RequestMeasure,
    RequestOutcome,
    RequestRefusalGround,
    RequestTelling,
    Right,
)
from domain.privacy_request.state import PrivacyRequest, RequestPhase, RequestStatus
from domain.sealed import Sealed


class UnknownRequest(NotFound):
    code = "unknown-privacy-request"


class MovedDue(Message):
    """A due date that held until another took its place."""

    due: date
    until: date


class ExtensionEntry(Message):
    told_on: date
    ground: ExtensionGround
    reasons: Sealed


class ObstacleEntry(Message):
    obstacle: Obstacle
    article: str
    noted_on: date
    until: date | None
    reference: str | None


class RulingEntry(Message):
    right: Right
    outcome: RequestOutcome
    ground: RequestRefusalGround | None
    article: str | None
    reasons: Sealed | None


class DecisionEntry(Message):
    """The data controller's decision; objection lies against it (UAVG 34)."""

    made_known_on: date
    in_time: bool
    outcome: RequestOutcome
    decision: DecisionReference
    rulings: tuple[RulingEntry, ...]


class MeasureEntry(Message):
    right: Right
    measure: RequestMeasure
    on: date
    account: Sealed | None


class RecipientEntry(Message):
    """The duty to tell one recipient (AVG 19)."""

    number: int
    right: Right
    recipient: str
    due: DueDate | None
    telling: RequestTelling | None
    """None: not told yet."""
    on: date | None


class DefaultEntry(Message):
    """A notice of default, linked by its reference."""

    received_on: date
    reference: str
    last_chance: DueDate


class RequestEntry(Message):
    id: str
    controller: str
    processor: str | None
    agreement: str | None
    received_by: str
    received_on: date
    forwarded_on: date | None
    subject: str
    """A pseudonym."""
    rights: tuple[Right, ...]
    requester: Sealed | None
    request: Sealed | None
    scope: Sealed | None
    phase: RequestPhase
    status: RequestStatus
    due: DueDate
    moved: tuple[MovedDue, ...]
    identity_asked_on: date | None
    pauses: bool
    """Whether asking for that makes the term stand still."""
    identified_on: date | None
    means: Means | None
    extension: ExtensionEntry | None
    obstacles: tuple[ObstacleEntry, ...]
    decision: DecisionEntry | None
    measures: tuple[MeasureEntry, ...]
    recipients: tuple[RecipientEntry, ...]
    default: DefaultEntry | None
    withdrawn_on: date | None
    version: int
    position: int
    """Of the event that made it what it is."""

    @property
    def due_day(self) -> date:
        return self.due.due


@dataclass(frozen=True, slots=True)
class RequestQuery:
    """Every part narrows."""

    status: RequestStatus | None = None
    right: Right | None = None
    controller: str | None = None
    agreement: str | None = None
    subject: str | None = None
    reader: str | None = None
    """The party that reads it: of those about others it learns nothing."""
    due_from: date | None = None
    due_before: date | None = None
    limit: int = 50
    cursor: str | None = None
    descending: bool = False
    """By due date, the last first."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A request that is not over, as it was known at some moment."""

    id: str
    state: PrivacyRequest
    position: int
    """Of the event that made it what it is."""


class RequestRegister(Protocol):
    def requests(self, query: RequestQuery, at: AsOf) -> Page[RequestEntry]: ...

    def count(self, query: RequestQuery, at: AsOf) -> int:
        """How many there are, whatever the limit."""
        ...

    def request(self, key: str, at: AsOf) -> RequestEntry:
        """Raises UnknownRequest."""
        ...

    def pending(self, at: AsOf) -> list[Pending]:
        """Those of which something may be due: all but what is closed or withdrawn."""
        ...

    def of_subject(self, subject: str) -> list[str]:
        """All requests of a data subject, also those that are over."""
        ...

    def by_other_rules(self, rules: str) -> list[str]:
        """Those not decided yet whose due date another version of the rules gave."""
        ...
