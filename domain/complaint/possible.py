"""What a party may do with a complaint as it is: what its deciders ask before anything else."""

from collections.abc import Callable, Mapping

from domain.complaint.commands import (
    AcknowledgeComplaint,
    AdjournComplaint,
    AgreeComplaintDelay,
    ComplaintCommand,
    ConcludeComplaint,
    ForwardComplaint,
    HearComplaint,
    LeaveComplaint,
    NameComplaintHandler,
    OmitComplaintHearing,
    SettleComplaint,
    WithdrawComplaint,
)
from domain.complaint.events import ComplaintReceived
from domain.complaint.refusals import (
    ComplainantNotHeard,
    ComplaintAlreadyAcknowledged,
    ComplaintAlreadyAdjourned,
    ComplaintDelayAlreadyAgreed,
    ComplaintEnded,
    ComplaintHasNoTerm,
    ComplaintHearingDone,
    HandlerNotNamed,
)
from domain.complaint.state import Complaint
from domain.conditions import allowed
from domain.controllership import must_be_involved


def _open(complaint: Complaint, received: ComplaintReceived, party: str) -> None:
    must_be_involved(received, party)
    if (ended := complaint.ended) is not None:
        raise ComplaintEnded(day=ended.occurred_on.isoformat())


def _acknowledged(complaint: Complaint, received: ComplaintReceived, party: str) -> None:
    _open(complaint, received, party)
    if (done := complaint.acknowledged) is not None:
        raise ComplaintAlreadyAcknowledged(day=done.occurred_on.isoformat())


def _heard(complaint: Complaint, received: ComplaintReceived, party: str) -> None:
    _open(complaint, received, party)
    if (done := complaint.hearing_done) is not None:
        raise ComplaintHearingDone(day=done.occurred_on.isoformat())
    if complaint.handler is None:
        raise HandlerNotNamed


def _concluded(complaint: Complaint, received: ComplaintReceived, party: str) -> None:
    _open(complaint, received, party)
    if complaint.handler is None:
        raise HandlerNotNamed
    if complaint.hearing_done is None:
        raise ComplainantNotHeard


def _delayed(complaint: Complaint, received: ComplaintReceived, party: str) -> None:
    _open(complaint, received, party)
    if complaint.due is None:
        raise ComplaintHasNoTerm


def _adjourned(complaint: Complaint, received: ComplaintReceived, party: str) -> None:
    _delayed(complaint, received, party)
    if complaint.adjourned is not None:
        raise ComplaintAlreadyAdjourned(day=complaint.adjourned.occurred_on.isoformat())
    if complaint.delays:
        raise ComplaintDelayAlreadyAgreed(day=complaint.delays[-1].due.due.isoformat())


CONDITIONS: Mapping[type[ComplaintCommand], Callable[[Complaint, ComplaintReceived, str], None]] = {
    AcknowledgeComplaint: _acknowledged,
    NameComplaintHandler: _open,
    HearComplaint: _heard,
    OmitComplaintHearing: _heard,
    ConcludeComplaint: _concluded,
    SettleComplaint: _open,
    AdjournComplaint: _adjourned,
    AgreeComplaintDelay: _delayed,
    ForwardComplaint: _open,
    LeaveComplaint: _open,
    WithdrawComplaint: _open,
}
"""Of each command that people give on a complaint that is there; the likeliest first."""


def possible(complaint: Complaint, party: str) -> tuple[type[ComplaintCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    received = complaint.received
    if received is None:
        return ()
    return allowed(CONDITIONS, complaint, received, party)
