"""The day that someone states: when it happened, which is never after today."""

from datetime import date

from domain.errors import Broken
from domain.messages import Context


class StatedDayInFuture(Broken):
    code = "stated-day-in-future"


def must_have_come(day: date, context: Context) -> None:
    """What is recorded has happened; what is to happen is a duty."""
    today = context.today
    if day > today:
        raise StatedDayInFuture(day=day.isoformat(), today=today.isoformat())
