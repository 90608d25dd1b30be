"""Deciding on a Woo request, wholly or in part, under the law of the day it is made known."""

from domain.calendar.rules import RuleTables
from domain.messages import Context
from domain.stated_day import must_follow_decision
from domain.woo import dates
from domain.woo.commands import DecideWooRequest
from domain.woo.events import WooDecided, WooOutcome, WooReceived, WooRefusedOn
from domain.woo.refusals import (
    ReleaseNeedNotWait,
    WooGroundMissing,
    WooGroundNotNeeded,
    WooGroundUnknownToLaw,
)
from domain.woo.state import WooRequest

_ON_GROUNDS = (WooOutcome.PARTLY, WooOutcome.REFUSED)
_RELEASING = (WooOutcome.RELEASED, WooOutcome.PARTLY)


def decide_on(
    tables: RuleTables,
    request: WooRequest,
    received: WooReceived,
    command: DecideWooRequest,
    context: Context,
) -> WooDecided:
    day = command.occurred_on
    must_follow_decision(day, command.decision.taken_on, context)
    if command.objection_expected and command.outcome not in _RELEASING:
        raise ReleaseNeedNotWait
    assert request.due is not None
    due = dates.decided(tables, request.due, day)
    return WooDecided(
        occurred_on=day,
        party=context.by.party,
        decision=command.decision,
        final=command.final,
        outcome=command.outcome,
        grounds=_grounds(command, due.rule),
        reasons=command.reasons and command.reasons.about(received.subject),
        objection_expected=command.objection_expected,
        due=due,
        free_after=dates.waiting(tables, due, day) if command.objection_expected else None,
    )


def _grounds(command: DecideWooRequest, rule: str) -> tuple[WooRefusedOn, ...]:
    """What is released whole, or not there, needs none; all else needs one that the law has."""
    if command.outcome not in _ON_GROUNDS:
        if command.grounds:
            raise WooGroundNotNeeded
        return ()
    if not command.grounds:
        raise WooGroundMissing
    found = []
    for ground in dict.fromkeys(command.grounds):
        article = ground.article(rule)
        if article is None:
            raise WooGroundUnknownToLaw(ground=ground)
        found.append(WooRefusedOn(ground=ground, article=article))
    return tuple(found)
