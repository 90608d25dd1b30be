"""Whether a duty has a report for a period: each quarter, only the first three, each year."""

from datetime import date
from typing import assert_never

from domain.calendar import period as calendar
from domain.clause import (
    AgreedFrequency,
    Continuous,
    Dated,
    Duty,
    Every,
    OnEvent,
    Periodic,
)
from domain.report.refusals import ReportFrequencyNotAgreed, ReportPeriodDoesNotFit


def must_have_period(duty: Duty, every: Every | None, period: str) -> None:
    """`every` is how often the parties agreed that it returns, where the text leaves that to them.

    Raises ReportPeriodDoesNotFit, ReportFrequencyNotAgreed.
    """
    trigger = duty.trigger
    match trigger:
        case Periodic(every=often, only=only):
            fitting = _is_one(period, often, only)
        case AgreedFrequency():
            if every is None:
                raise ReportFrequencyNotAgreed(duty=duty.id)
            fitting = _is_one(period, every, ())
        case OnEvent():
            fitting = _is_day(period)
        case Dated():
            fitting = period == "once"
        case Continuous():
            fitting = period == "standing"
        case _:
            assert_never(trigger)
    if not fitting:
        raise ReportPeriodDoesNotFit(duty=duty.id, period=period)


def _is_one(period: str, every: str, only: tuple[int, ...]) -> bool:
    try:
        about = calendar.parse(period)
    except ValueError:
        return False
    right = calendar.of(every, about.first).name == period
    return right and (not only or calendar.number(about) in only)


def _is_day(period: str) -> bool:
    try:
        date.fromisoformat(period[:10])
    except ValueError:
        return False
    return True
