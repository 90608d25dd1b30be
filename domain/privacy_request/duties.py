"""What a request asks of whom by which day: to answer it, to ask who it is, to tell recipients."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.privacy_request.dates import asked_promptly_until
from domain.privacy_request.lists import RUNNING
from domain.privacy_request.state import PrivacyRequest, RequestPhase


class RequestDuty(StrEnum):
    ANSWER = "answer-request"
    """Within the month, or that by which it was extended (AVG 12(3))."""
    ANSWER_OR_EXTEND = "answer-or-extend-request"
    """The same, as long as the data subject may still be told that it takes longer."""
    ASK_IDENTITY = "ask-identity"
    """Promptly, so that the term stands still meanwhile: only where it is not sure who asked."""
    TELL_RECIPIENT = "tell-recipient"
    """AVG 19."""

    @property
    def article(self) -> str:
        return {"tell-recipient": "AVG 19", "ask-identity": "AVG 12(6)"}.get(self, "AVG 12(3)")


@dataclass(frozen=True, slots=True)
class RequestOwed:
    duty: RequestDuty
    due: date
    debtor: str
    number: int = 0
    """Of the recipient."""
    lapses: bool = False
    """Whether it is owed no longer once its day has passed."""


def owed(request: PrivacyRequest) -> tuple[RequestOwed, ...]:
    """In the order of their days. While the term stands still nothing is owed of us."""
    received = request.received
    if received is None or request.due is None or request.phase is RequestPhase.WITHDRAWN:
        return ()
    works = received.processor or received.controller
    found = []
    if request.phase in RUNNING:
        extended = request.extended is not None
        duty = RequestDuty.ANSWER if extended else RequestDuty.ANSWER_OR_EXTEND
        found.append(RequestOwed(duty, request.due.due, received.controller))
        if request.asked is None and request.identified is None:
            last = asked_promptly_until(received.occurred_on)
            found.append(RequestOwed(RequestDuty.ASK_IDENTITY, last, works, lapses=True))
    found += (
        RequestOwed(RequestDuty.TELL_RECIPIENT, one.due.due, works, one.number)
        for one in request.to_tell
        if one.due is not None
    )
    return tuple(sorted(found, key=lambda one: (one.due, one.duty, one.number)))
