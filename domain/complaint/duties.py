"""What a complaint asks of whom by which day: that it is dealt with (Awb 9:11)."""

from domain.complaint.state import Complaint
from domain.kind import Running

SETTLE = "settle-complaint"


def running(complaint: Complaint) -> tuple[Running, ...]:
    """Its term, until it is dealt with; owed by the municipality whose organ answers for it."""
    received, due = complaint.received, complaint.due
    if received is None or due is None or complaint.ended is not None:
        return ()
    return (Running(SETTLE, due, received.controller),)
