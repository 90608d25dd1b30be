"""Re-use request (verzoek om hergebruik): from its receipt until the information is given."""

from typing import get_args

from domain.calendar.rules import RuleTables
from domain.controllership import involved
from domain.kind import Kind
from domain.reuse.commands import RecomputeReuseDue, ReuseCommand
from domain.reuse.decisions import reuse_under as reuse_under
from domain.reuse.duties import running
from domain.reuse.events import ReuseEvent
from domain.reuse.possible import possible
from domain.reuse.refusals import ReuseRequestNotFound
from domain.reuse.state import ReuseRequest


def kind(tables: RuleTables) -> Kind[ReuseRequest]:
    """Under the rule tables in use."""
    return Kind(
        decider=reuse_under(tables),
        commands=get_args(ReuseCommand),
        events=get_args(ReuseEvent),
        begun=lambda request: request.received,
        agreements=lambda one: () if one.received is None else (one.received.agreement,),
        concerned=lambda one: () if one.received is None else involved(one.received),
        standing=ReuseRequest.standing,
        closed=lambda request: request.closed,
        possible=possible,
        missing=ReuseRequestNotFound,
        subjects=lambda one: () if one.received is None else (one.received.subject,),
        running=running,
        recompute=RecomputeReuseDue,
    )
