"""What a notice of default asks of whom by which day: to decide, to fix the amount, to pay it."""

from domain.default_notice.events import NoticeJudgement
from domain.default_notice.state import DefaultNotice
from domain.kind import Running

DECIDE = "decide-after-all"
FIX = "fix-penalty"
PAY = "pay-penalty"


def running(notice: DefaultNotice) -> tuple[Running, ...]:
    """In the order of their days."""
    received = notice.received
    if received is None or notice.closed:
        return ()
    if notice.fixed is not None:
        return (Running(PAY, notice.fixed.pay_by, received.controller),)
    found = []
    if notice.decided is None and notice.last_chance is not None:
        found.append(Running(DECIDE, notice.last_chance, received.controller))
    penalty = notice.penalty
    if notice.judgement is NoticeJudgement.VALID and penalty and penalty.decision:
        found.append(Running(FIX, penalty.decision, received.controller))
    return tuple(found)
