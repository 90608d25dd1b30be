"""What a Woo request asks of whom by which day."""

from domain.kind import Running
from domain.woo.state import WooRequest

DECIDE = "decide-woo-request"
DECIDE_REST = "decide-rest-of-woo-request"
"""What an extension in part left out."""


def running(request: WooRequest) -> tuple[Running, ...]:
    """In the order of their days. While an answer is awaited the term is as if none will come."""
    received, due, rest = request.received, request.due, request.rest_due
    if received is None or due is None or request.ended is not None:
        return ()
    whole = Running(DECIDE, due, received.controller)
    return (whole,) if rest is None else (Running(DECIDE_REST, rest, received.controller), whole)
