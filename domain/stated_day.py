"""A day or moment that someone states: never to come, nor before what it happened under began."""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from domain.errors import Broken
from domain.messages import AMSTERDAM, Context

Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(2000, 1, 1, tzinfo=UTC), lt=datetime(2100, 1, 1, tzinfo=UTC)),
]
"""A moment that someone states, to the minute."""


class StatedDayInFuture(Broken):
    code = "stated-day-in-future"


class StatedDayBeforeAgreement(Broken):
    code = "stated-day-before-agreement"


class StatedDayBeforeReceipt(Broken):
    code = "stated-day-before-receipt"


class StatedDayBeforeDecision(Broken):
    code = "stated-day-before-decision"


class StatedMomentInFuture(Broken):
    code = "stated-moment-in-future"


class StatedMomentBefore(Broken):
    code = "stated-moment-before"


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


def must_follow_receipt(day: date, received: date, context: Context) -> None:
    """What is done about something was done since it was received."""
    must_have_come(day, context)
    if day < received:
        raise StatedDayBeforeReceipt(day=day.isoformat(), received=received.isoformat())


def must_follow_decision(day: date, taken_on: date, context: Context) -> None:
    """What is made known, or done, was decided before it."""
    must_have_come(taken_on, context)
    if day < taken_on:
        raise StatedDayBeforeDecision(day=day.isoformat(), decided=taken_on.isoformat())


def must_have_passed(moment: datetime, context: Context) -> None:
    """The same of a moment."""
    if moment > context.now:
        raise StatedMomentInFuture(moment=_written(moment), now=_written(context.now))


def must_not_be_before(earliest: datetime, moment: datetime) -> None:
    """What follows on something comes after it."""
    if moment < earliest:
        raise StatedMomentBefore(moment=_written(moment), earliest=_written(earliest))


def _written(moment: datetime) -> str:
    """As a clock in Amsterdam has it."""
    return f"{moment.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"
