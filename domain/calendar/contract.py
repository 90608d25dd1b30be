"""Contract dates: the agreement's own. They never move for weekends or holidays."""

from calendar import monthrange
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.messages import Message, Slug

Year = Literal["previous", "same", "next"]
"""Relative to the year of the period that the duty is about."""

Month = Annotated[int, Field(ge=1, le=12)]
Day = Annotated[int, Field(ge=1, le=31)]


class DayOfYear(Message):
    """A day as the text names it, in a year relative to the period's."""

    month: Month
    day: Day
    year: Year = "same"

    @model_validator(mode="after")
    def _exists(self) -> Self:
        if self.day > monthrange(2024, self.month)[1]:
            raise ValueError(f"month {self.month} has no day {self.day}: correct the day")
        return self


class OnOrBefore(DayOfYear):
    """As "Uiterlijk op 1 november": that day is the last one."""

    kind: Literal["on-or-before"] = "on-or-before"


class Before(DayOfYear):
    """As "Vóór 1 maart": the day before is the last one."""

    kind: Literal["before"] = "before"


class EndOfMonthAfter(Message):
    """The "tweede maand na het verstrijken": last day of the nth month after the period."""

    kind: Literal["end-of-month-after"] = "end-of-month-after"
    months: Annotated[int, Field(ge=1, le=24)]


class BeforePeriod(Message):
    """As "Per maand en vooraf": the day before the period begins."""

    kind: Literal["before-period"] = "before-period"


class WithinPeriod(Message):
    """As "Jaarlijks" without a date: the last day of the period, marked as not in the text."""

    kind: Literal["within-period"] = "within-period"


class OnDate(Message):
    """One stated day."""

    kind: Literal["on-date"] = "on-date"
    on: date


class Policy(Message):
    """As "onverwijld": no date in the text; a target in working days, marked as policy."""

    kind: Literal["policy"] = "policy"
    working_days: Annotated[int, Field(ge=1, le=60)] = 1


class Statutory(Message):
    """A term of the rule table, counted from the day of the event."""

    kind: Literal["statutory"] = "statutory"
    term: Slug


class NoDate(Message):
    """There is no date, and that is said: continuous, or a frequency still to be agreed."""

    kind: Literal["no-date"] = "no-date"


ContractRule = OnOrBefore | Before | EndOfMonthAfter | BeforePeriod | WithinPeriod | OnDate | Policy
"""The rules that give a date of the agreement's own."""

DueRule = Annotated[ContractRule | Statutory | NoDate, Field(discriminator="kind")]
