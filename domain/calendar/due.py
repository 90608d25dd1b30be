"""A due date is never a bare date: it carries its rule, article, steps and nominal day."""

from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime

from domain.calendar.inputs import Inputs
from domain.messages import Message, Text


class Mark(StrEnum):
    """What a reader must know of a date besides the date."""

    NO_DATE_IN_TEXT = "no-date-in-text"
    POLICY = "policy"
    PROVISIONAL = "provisional"
    DISPUTED = "disputed"
    CLOSED_DAY = "closed-day"
    """It falls on a weekend or holiday and stays there: a contract date."""
    OPEN_QUESTION = "open-question"
    """The law allows two readings; `alternative` has the other outcome."""


class Step(Message):
    """One step of the computation, in words, with the day that it reached."""

    on: date
    words: Text


class DueDate(Message):
    """The outcome of a rule (uiterste datum)."""

    due: date
    """The last day on which it is in time."""
    rule: str
    article: str
    version: str
    """Of the rule table that gave it."""
    steps: tuple[Step, ...]
    nominal: date
    """Before any shift for weekends and holidays."""
    marks: tuple[Mark, ...] = ()
    alternative: date | None = None
    """What the other reading of the law gives."""
    at: AwareDatetime | None = None
    """The moment, for a term in hours."""
    alternative_at: AwareDatetime | None = None
    inputs: Inputs | None = None
    """What it was computed from. None: a day that people agreed, which no table changes."""
