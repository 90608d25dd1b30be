"""What a re-use request asks of whom by which day."""

from domain.kind import Running
from domain.reuse.state import ReuseRequest

DECIDE = "decide-reuse-request"


def running(request: ReuseRequest) -> tuple[Running, ...]:
    """While an answer is awaited the term is as if none will come."""
    received, due = request.received, request.due
    if received is None or due is None or request.ended is not None:
        return ()
    return (Running(DECIDE, due, received.controller),)
