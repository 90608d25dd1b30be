"""Giving what was decided to be released: at once, or after the time that a third party has.

Where a third party is expected to object, nothing is given for two weeks; nor while a request for
interim relief that was made in that time is pending, nor after it was granted (Woo 4.4(5)).
"""

from domain.awaiting import must_be_asked_before
from domain.calendar.rules import RuleTables
from domain.woo import dates
from domain.woo.commands import AskInterimRelief, ReleaseWooDocuments, SettleInterimRelief
from domain.woo.events import WooReleased, WooReliefAsked, WooReliefSettled
from domain.woo.refusals import (
    NoSuchWooDecision,
    ReleaseHeldUp,
    ReleaseNeedNotWait,
    ReleaseTooEarly,
    ReliefAlreadyAsked,
    ReliefNotAsked,
    WooNothingToRelease,
)
from domain.woo.state import WooRelease, WooRequest


def ask_relief(
    tables: RuleTables, request: WooRequest, command: AskInterimRelief, party: str
) -> WooReliefAsked:
    """Raises SuspensionOutsideTerm after the waiting time, when it holds nothing up by itself."""
    day, one = command.occurred_on, _of(request, command.decision)
    if one.free_after is None:
        raise ReleaseNeedNotWait
    if one.relief is not None:
        raise ReliefAlreadyAsked
    dates.held_up(tables, one.free_after, day, day)
    return WooReliefAsked(occurred_on=day, party=party, decision=one.number)


def settle_relief(
    tables: RuleTables, request: WooRequest, command: SettleInterimRelief, party: str
) -> WooReliefSettled:
    day, one = command.occurred_on, _of(request, command.decision)
    if one.relief is None or not one.held_up or one.free_after is None:
        raise ReliefNotAsked
    asked_on = one.relief.occurred_on
    must_be_asked_before(asked_on, day)
    return WooReliefSettled(
        occurred_on=day,
        party=party,
        decision=one.number,
        outcome=command.outcome,
        free_after=dates.held_up(tables, one.free_after, asked_on, day),
    )


def release(request: WooRequest, command: ReleaseWooDocuments, party: str) -> WooReleased:
    day, one = command.occurred_on, _of(request, command.decision)
    if one.held_up:
        raise ReleaseHeldUp
    if one.waits(day):
        assert one.free_after is not None
        raise ReleaseTooEarly(day=day.isoformat(), last=one.free_after.due.isoformat())
    if day < one.decided.occurred_on:
        raise ReleaseTooEarly(day=day.isoformat(), last=one.decided.occurred_on.isoformat())
    return WooReleased(
        occurred_on=day, party=party, decision=one.number, documents=command.documents
    )


def _of(request: WooRequest, number: int) -> WooRelease:
    """The decision that was named, of which something is still to be given."""
    if number > len(request.releases):
        raise NoSuchWooDecision(number=str(number), known=str(len(request.releases)))
    found = request.releases[number - 1]
    if not found.to_release:
        raise WooNothingToRelease
    return found
