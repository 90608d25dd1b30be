"""What an amendment, or the end, makes of what is owed under an agreement already.

What was over before the amendment took effect stays as it was; so does what it would have fall due
before that day. The rest is owed as the text now has it, or no longer.
"""

from datetime import date, timedelta
from typing import assert_never

from domain.agreement.events import ClauseAmended
from domain.agreement.state import Agreement
from domain.calendar.period import number, of
from domain.clause import AgreedFrequency, Continuous, Dated, OnEvent, Periodic
from domain.duty_source import TO_BE_AGREED, Dates, Occurrence, Source, same_duty, source_on
from domain.obligation.commands import AmendObligation, LapseObligation
from domain.obligation.events import LapseGround, ObligationOpened, event_day
from domain.obligation.spans import outlives, span, was_over
from domain.obligation.state import Obligation


def become_of(
    key: str, agreement: Agreement, obligation: Obligation, *, today: date, dates: Dates
) -> AmendObligation | LapseObligation | None:
    """What is to be recorded of an open obligation under an agreement; None where nothing is.

    Raises what the calendar refuses.
    """
    opened = obligation.opened
    if opened is None:
        return None
    due = None if obligation.due is None else obligation.due.due
    if (lapsed := _with_the_agreement(agreement, opened, due, today)) is not None:
        return lapsed
    amended = _last_amended(agreement, opened.duty, opened.period, due, today)
    if amended is None:
        return None
    day, amendment = amended
    now = _occurrence(key, agreement, opened.duty, opened.period, day, dates)
    if now is None:
        return LapseObligation(ground=LapseGround.DUTY_ENDED, by=amendment, ended_from=day)
    if now.wish.due is not None and now.wish.due.due < day:
        return None
    return AmendObligation(amendment=amendment, effective_from=day, now=now.wish)


def _with_the_agreement(
    agreement: Agreement, opened: ObligationOpened, due: date | None, today: date
) -> LapseObligation | None:
    ended = agreement.ended
    if ended is None or ended.ended_from > today or opened.survives_end:
        return None
    if outlives(opened.period, due, ended.ended_from):
        return None
    return LapseObligation(
        ground=LapseGround.AGREEMENT_ENDED, by=ended.withdrawal, ended_from=ended.ended_from
    )


def _last_amended(
    agreement: Agreement, duty: str, period: str, due: date | None, today: date
) -> tuple[date, str] | None:
    """The last amendment that touched a duty before what is owed of it was over."""
    for day in reversed(agreement.effective_days):
        if day > today or was_over(period, due, day):
            continue
        before, since = (agreement.on(one).duty(duty) for one in (day - timedelta(days=1), day))
        if before is None or same_duty(before, since):
            continue
        named = [one for one in agreement.changes if one.effective_from == day]
        touching = [
            one
            for one in named
            if isinstance(one, ClauseAmended)
            if one.change.id in {found[0].id for found in (before, since) if found is not None}
        ]
        return day, touching[-1].amendment
    return None


def _occurrence(
    key: str, agreement: Agreement, duty: str, period: str, day: date, dates: Dates
) -> Occurrence | None:
    """By the text of a day; None where that has no such duty, or one of other times."""
    source = source_on(key, agreement, duty, day)
    if source is None:
        return None
    agreed = agreement.frequencies.get(duty)
    match source.duty.trigger:
        case OnEvent():
            happened = event_day(period)
            return None if happened is None else source.on_event(happened, period, dates)
        case Continuous():
            return source.standing() if period == "standing" else None
        case Dated():
            return source.once(dates) if period == "once" else None
        case AgreedFrequency() if agreed is not None:
            return _in_period(source, Periodic(every=agreed.every), period, dates)
        case AgreedFrequency():
            return source.to_be_agreed() if period == TO_BE_AGREED else None
        case Periodic():
            return _in_period(source, source.duty.trigger, period, dates)
        case _:
            assert_never(source.duty.trigger)


def _in_period(source: Source, trigger: Periodic, name: str, dates: Dates) -> Occurrence | None:
    first, last = span(name)
    if last == date.max or event_day(name) is not None:
        return None
    about = of(trigger.every, first)
    counts = not trigger.only or number(about) in trigger.only
    return source.in_period(about, dates) if about.name == name and counts else None
