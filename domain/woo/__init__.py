"""Woo request (Woo-verzoek, before it Wob-verzoek): from its receipt until all is released."""

from typing import get_args

from domain.calendar.rules import RuleTables
from domain.controllership import involved
from domain.kind import Kind
from domain.woo.commands import RecomputeWooDue, WooCommand
from domain.woo.dates import outdated
from domain.woo.decisions import woo_under as woo_under
from domain.woo.duties import running
from domain.woo.events import WooEvent
from domain.woo.possible import possible
from domain.woo.refusals import WooRequestNotFound
from domain.woo.state import WooRequest


def kind(tables: RuleTables) -> Kind[WooRequest]:
    """Under the rule tables in use."""
    return Kind(
        decider=woo_under(tables),
        commands=get_args(WooCommand),
        events=get_args(WooEvent),
        begun=lambda request: request.received,
        agreements=lambda one: () if one.received is None else (one.received.agreement,),
        concerned=lambda one: () if one.received is None else involved(one.received),
        standing=WooRequest.standing,
        closed=lambda request: request.closed,
        possible=possible,
        missing=WooRequestNotFound,
        subjects=lambda one: () if one.received is None else (one.received.subject,),
        running=running,
        recompute=RecomputeWooDue,
        outdated=lambda one, today: one.due is not None and outdated(tables, one.due, today),
    )
