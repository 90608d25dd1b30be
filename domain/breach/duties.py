"""What a breach asks by which moment: that the authority is told within 72 hours (AVG 33(1))."""

from domain.breach.events import Risk
from domain.breach.state import Breach
from domain.calendar.due import DueDate

BREACH_NOTICE = "notify-authority-of-breach"


def owed(breach: Breach) -> DueDate | None:
    """Until when; None where no notice is owed: it was given, or need not be, or nobody who owes it
    is aware of the breach."""
    settled = bool(breach.notices) or breach.closed is not None or breach.risk is Risk.UNLIKELY
    return None if settled else breach.notify_by
