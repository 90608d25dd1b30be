"""Complaints (klachten, Awb chapter 9; annex 1, indirect task C): from receipt to conclusion."""

from typing import get_args

from domain.calendar.rules import RuleTables
from domain.complaint.commands import ComplaintCommand, RecomputeComplaintDue
from domain.complaint.decisions import complaints_under as complaints_under
from domain.complaint.duties import running
from domain.complaint.events import ComplaintEvent
from domain.complaint.possible import possible
from domain.complaint.refusals import ComplaintNotFound
from domain.complaint.state import Complaint
from domain.controllership import involved
from domain.kind import Kind


def kind(tables: RuleTables) -> Kind[Complaint]:
    return Kind(
        decider=complaints_under(tables),
        commands=get_args(ComplaintCommand),
        events=get_args(ComplaintEvent),
        begun=lambda complaint: complaint.received,
        agreements=lambda complaint: (
            () if complaint.received is None else (complaint.received.agreement,)
        ),
        concerned=lambda complaint: involved(complaint.received) if complaint.received else (),
        standing=Complaint.standing,
        closed=lambda complaint: complaint.ended is not None,
        possible=possible,
        missing=ComplaintNotFound,
        subjects=lambda complaint: [complaint.received.complainant] if complaint.received else [],
        running=running,
        recompute=RecomputeComplaintDue,
    )
