"""What holds of a request: how far it is, by when it must be answered, what is still to be done."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from domain.calendar.due import DueDate
from domain.calendar.inputs import Suspension
from domain.calendar.lengthening import Moved, moved
from domain.privacy_request.dates import awaited
from domain.privacy_request.events import (
    DefaultNoticed,
    IdentityAsked,
    IdentityEstablished,
    ObstacleLifted,
    ObstacleNoted,
    PrivacyRequestEvent,
    RecipientInformed,
    RequestCarriedOut,
    RequestDecided,
    RequestDueRecomputed,
    RequestForwarded,
    RequestReceived,
    RequestScoped,
    RequestWithdrawn,
    TermExtended,
)
from domain.privacy_request.rights import RequestOutcome, RequestTelling, Right
from domain.sealed import Personal
from domain.values import changed

SOON = timedelta(days=14)


class RequestPhase(StrEnum):
    """Follows from what is recorded alone; the calendar has no part in it."""

    ABSENT = "absent"
    RECEIVED = "received"
    PAUSED = "paused"
    """Identification is awaited; the term stands still."""
    HANDLING = "handling"
    """It is known who asked."""
    DECIDED = "decided"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class RequestStatus(StrEnum):
    """What a list shows on a day."""

    OPEN = "open"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    PAUSED = "paused"
    TO_CARRY_OUT = "to-carry-out"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class ToldTo:
    """The duty to tell one recipient (AVG 19)."""

    number: int
    right: Right
    recipient: str
    due: DueDate | None
    telling: RequestTelling | None = None
    on: date | None = None


@dataclass(frozen=True)
class PrivacyRequest:
    version: int = 0
    received: RequestReceived | None = None
    rights: tuple[Right, ...] = ()
    scope: Personal | None = None
    subjects: tuple[str, ...] = ()
    """The pseudonyms that its words were sealed for; the last is the data subject's."""
    due: DueDate | None = None
    """As last computed."""
    moved: tuple[Moved, ...] = ()
    forwarded_on: date | None = None
    asked: IdentityAsked | None = None
    suspensions: tuple[Suspension, ...] = ()
    identified: IdentityEstablished | None = None
    extended: TermExtended | None = None
    obstacles: tuple[ObstacleNoted, ...] = ()
    decided: RequestDecided | None = None
    done: tuple[RequestCarriedOut, ...] = ()
    recipients: tuple[ToldTo, ...] = ()
    withdrawn_on: date | None = None
    default: DefaultNoticed | None = None

    @property
    def phase(self) -> RequestPhase:
        if self.received is None:
            return RequestPhase.ABSENT
        if self.withdrawn_on is not None:
            return RequestPhase.WITHDRAWN
        if self.decided is not None:
            return (
                RequestPhase.DECIDED if self.to_carry_out or self.to_tell else RequestPhase.CLOSED
            )
        if self.identified is not None:
            return RequestPhase.HANDLING
        return (
            RequestPhase.PAUSED
            if self.asked is not None and self.asked.pauses
            else RequestPhase.RECEIVED
        )

    @property
    def subject(self) -> str | None:
        return self.subjects[-1] if self.subjects else None

    @property
    def granted(self) -> tuple[Right, ...]:
        """Wholly or partly, in the order of the decision."""
        if self.decided is None:
            return ()
        return tuple(
            one.right for one in self.decided.rulings if one.outcome is not RequestOutcome.REFUSED
        )

    @property
    def to_carry_out(self) -> tuple[Right, ...]:
        done = {one.right for one in self.done}
        return tuple(right for right in self.granted if right not in done)

    @property
    def to_tell(self) -> tuple[ToldTo, ...]:
        return tuple(one for one in self.recipients if one.telling is None)

    @property
    def outcome(self) -> RequestOutcome | None:
        """Of the whole decision."""
        if self.decided is None:
            return None
        found = {one.outcome for one in self.decided.rulings}
        return found.pop() if len(found) == 1 else RequestOutcome.PARTLY

    @property
    def in_time(self) -> bool | None:
        """Whether it was answered in time; None before it is."""
        if self.decided is None or self.due is None:
            return None
        return self.decided.occurred_on <= self.due.due

    def standing(self, today: date) -> tuple[ObstacleNoted, ...]:
        """What forbids erasure on a day."""
        return tuple(one for one in self.obstacles if one.until is None or today <= one.until)

    def status(self, today: date) -> RequestStatus:
        return status(self.phase, None if self.due is None else self.due.due, today)


SETTLED = {
    RequestPhase.PAUSED: RequestStatus.PAUSED,
    RequestPhase.DECIDED: RequestStatus.TO_CARRY_OUT,
    RequestPhase.CLOSED: RequestStatus.CLOSED,
    RequestPhase.WITHDRAWN: RequestStatus.WITHDRAWN,
}


def status(phase: RequestPhase, due: date | None, today: date) -> RequestStatus:
    """The one place that says what overdue and due soon mean."""
    if (settled := SETTLED.get(phase)) is not None:
        return settled
    if due is None or due - today > SOON:
        return RequestStatus.OPEN
    return RequestStatus.OVERDUE if due < today else RequestStatus.DUE_SOON


# Evolution: total, never refuses


def evolve(request: PrivacyRequest, event: PrivacyRequestEvent) -> PrivacyRequest:
    request = changed(request, version=request.version + 1)
    match event:
        case RequestReceived(rights=rights, subject=subject, due=due):
            return changed(request, received=event, rights=rights, subjects=(subject,), due=due)
        case RequestForwarded(occurred_on=day):
            return changed(request, forwarded_on=day)
        case IdentityAsked():
            return changed(request, asked=event)
        case IdentityEstablished():
            return _identified(request, event)
        case RequestScoped(rights=rights, scope=scope):
            return changed(request, rights=rights, scope=scope)
        case TermExtended(due=due):
            return _due(changed(request, extended=event), due, event.occurred_on)
        case ObstacleNoted():
            return changed(request, obstacles=(*_without(request, event), event))
        case ObstacleLifted():
            return changed(request, obstacles=_without(request, event))
        case RequestDecided():
            return changed(request, decided=event)
        case RequestCarriedOut():
            return _carried_out(request, event)
        case RecipientInformed():
            return _told(request, event)
        case RequestWithdrawn(occurred_on=day):
            return changed(request, withdrawn_on=day)
        case DefaultNoticed():
            return changed(request, default=event)
        case RequestDueRecomputed(due=due):
            return _due(request, due, event.occurred_on)
        case _:
            assert_never(event)


def _identified(request: PrivacyRequest, event: IdentityEstablished) -> PrivacyRequest:
    subjects = (*(one for one in request.subjects if one != event.subject), event.subject)
    found = changed(request, identified=event, subjects=subjects)
    if request.asked is not None and request.asked.pauses:
        pause = awaited(request.asked.occurred_on, event.occurred_on)
        found = changed(found, suspensions=(*request.suspensions, pause))
    return _due(found, event.due, event.occurred_on)


def _due(request: PrivacyRequest, due: DueDate, day: date) -> PrivacyRequest:
    """The day that held before stays visible."""
    return changed(request, due=due, moved=moved(request.moved, request.due, due, day))


def _without(
    request: PrivacyRequest, event: ObstacleNoted | ObstacleLifted
) -> tuple[ObstacleNoted, ...]:
    return tuple(one for one in request.obstacles if one.obstacle is not event.obstacle)


def _carried_out(request: PrivacyRequest, event: RequestCarriedOut) -> PrivacyRequest:
    first = len(request.recipients) + 1
    duties = tuple(
        ToldTo(number, event.right, recipient, event.inform_by)
        for number, recipient in enumerate(event.recipients, start=first)
    )
    return changed(request, done=(*request.done, event), recipients=(*request.recipients, *duties))


def _told(request: PrivacyRequest, event: RecipientInformed) -> PrivacyRequest:
    recipients = tuple(
        changed(one, telling=event.telling, on=event.occurred_on)
        if one.number == event.number
        else one
        for one in request.recipients
    )
    return changed(request, recipients=recipients)
