"""The day that someone states: never after today, nor before what it happened under began."""

from datetime import date

from domain.errors import Broken
from domain.messages import Context


class StatedDayInFuture(Broken):
    code = "stated-day-in-future"


class StatedDayBeforeAgreement(Broken):
    code = "stated-day-before-agreement"


def must_have_come(day: date, context: Context) -> None:
    """What is recorded has happened; what is to happen is a duty."""
    today = context.today
    if day > today:
        raise StatedDayInFuture(day=day.isoformat(), today=today.isoformat())


def must_be_of_its_time(day: date, context: Context) -> None:
    """What is done under an agreement is done since its first signature, or since it holds."""
    must_have_come(day, context)
    if context.begins is not None and day < context.begins:
        raise StatedDayBeforeAgreement(day=day.isoformat(), begins=context.begins.isoformat())
