"""What must hold before an obligation can be acted upon."""

from datetime import date

from domain.obligation.events import ObligationOpened, event_day
from domain.obligation.refusals import (
    AlreadyFulfilled,
    AlreadyWaived,
    NotCreditor,
    NotDebtor,
    NotYetDue,
    ObligationInDispute,
    ObligationLapsed,
    StatedDayBeforePeriod,
)
from domain.obligation.spans import span
from domain.obligation.state import Obligation, Phase

_CLOSED = {
    Phase.FULFILLED: AlreadyFulfilled,
    Phase.WAIVED: AlreadyWaived,
    Phase.DISPUTED: ObligationInDispute,
    Phase.LAPSED: ObligationLapsed,
}


def must_be_live(obligation: Obligation) -> Phase:
    phase = obligation.phase
    if (refusal := _CLOSED.get(phase)) is not None:
        raise refusal
    return phase


def must_be_debtor(opened: ObligationOpened, party: str) -> None:
    if party not in opened.debtor:
        raise NotDebtor(party=party, debtor=", ".join(opened.debtor))


def must_be_creditor(opened: ObligationOpened, party: str) -> None:
    if party not in opened.creditor:
        raise NotCreditor(party=party, creditor=", ".join(opened.creditor))


def must_be_after(due: date, day: date) -> None:
    if day <= due:
        raise NotYetDue(due=due.isoformat())


def must_fit(opened: ObligationOpened, day: date) -> None:
    """Early is fine; before the event, or before the period that is reported on, is a slip."""
    first, last = span(opened.period)
    about_the_past = event_day(opened.period) or (opened.due and opened.due.due > last)
    if about_the_past and day < first:
        raise StatedDayBeforePeriod(day=day.isoformat(), first=first.isoformat())
