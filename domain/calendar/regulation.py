"""Regulation (EEC, Euratom) 1182/71: periods, dates and time limits under Union law."""

from datetime import UTC, date, datetime, time, timedelta

from domain.calendar.days import ONE_DAY, OpenDays
from domain.calendar.due import Step
from domain.calendar.explain import step
from domain.calendar.rules import Unit
from domain.messages import AMSTERDAM

_SHORTEST_WITH_TWO_WORKING_DAYS = 2


def run_on(begin: date, end: date, length: int, unit: Unit, days: OpenDays) -> list[Step]:
    """The steps from the nominal end to the last day; none where nothing moves."""
    steps = []
    if not days.is_open(end):
        nominal, end = end, days.next_open(end)
        steps.append(
            step(
                end,
                "{nominal} is geen werkdag ({why}); de termijn loopt door tot en met de volgende "
                "werkdag, {day} (Verordening 1182/71 art. 3(4)).",
                "{nominal} is no working day ({why}); the term runs to the next working day, "
                "{day} (Regulation 1182/71 art. 3(4)).",
                nominal=nominal,
                why=days.why_closed_until(nominal),
            )
        )
    second = days.nth_open_after(begin, 2)
    long_enough = unit is not Unit.DAYS or length >= _SHORTEST_WITH_TWO_WORKING_DAYS
    if long_enough and second > end:
        steps.append(
            step(
                second,
                "In de termijn liggen ten minste twee werkdagen: tot en met {day} (Verordening "
                "1182/71 art. 3(5)).",
                "The term holds at least two working days: to {day} (Regulation 1182/71 art. "
                "3(5)).",
            )
        )
    return steps


def outer_bound(aware: datetime, hours: int, days: OpenDays) -> datetime:
    """The latest end that can be defended for a period in hours (art. 3(1), 3(2)(a), 3(5)).

    The hour of the event does not count, and at least two whole working days lie within.
    """
    began = aware.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    start = began.astimezone(AMSTERDAM)
    end = (began + timedelta(hours=hours)).astimezone(AMSTERDAM)
    eve = start.date() - ONE_DAY if start.time() == time() else start.date()
    second = days.nth_open_after(eve, 2)
    midnight = datetime.combine(second + ONE_DAY, time(), AMSTERDAM)
    return max(end, midnight - timedelta(seconds=1))
