"""Waiting for an answer: something is asked, with a last day, and the term stands still meanwhile.

Without an answer the term runs again after that last day; an answer that comes later has not held
it up any longer (Awb 4:15).
"""

from datetime import date

from domain.calendar.inputs import Suspension
from domain.errors import Broken
from domain.messages import Slug


class LastDayBeforeAsked(Broken):
    code = "last-day-before-asked"


class AnswerBeforeAsked(Broken):
    code = "answer-before-asked"


def unanswered(asked_on: date, until: date, ground: Slug) -> Suspension:
    """As if no answer will come. Raises LastDayBeforeAsked."""
    if until < asked_on:
        raise LastDayBeforeAsked(last=until.isoformat(), asked=asked_on.isoformat())
    return Suspension(begun_on=asked_on, ended_on=until, ground=ground)


def answered(asked_on: date, until: date, on: date, ground: Slug) -> Suspension:
    """Raises AnswerBeforeAsked."""
    must_be_asked_before(asked_on, on)
    return Suspension(begun_on=asked_on, ended_on=min(on, until), ground=ground)


def must_be_asked_before(asked_on: date, on: date) -> None:
    """Raises AnswerBeforeAsked."""
    if on < asked_on:
        raise AnswerBeforeAsked(day=on.isoformat(), asked=asked_on.isoformat())
