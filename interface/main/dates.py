"""The due dates of obligations, by the rule tables in use."""

from datetime import date
from functools import lru_cache

from domain.calendar.contract import DueRule
from domain.calendar.due import DueDate
from domain.calendar.duty_dates import due_date
from domain.calendar.period import Period
from domain.calendar.rules import RuleTables
from domain.duty_source import Dates


def dates_by(tables: RuleTables) -> Dates:
    """Due dates by the rules of an agreement, under the rule tables in use.

    Remembered, since the timers ask for the same periods again each month.
    """

    @lru_cache(maxsize=8_192)
    def due(
        rule: DueRule, article: str, about: Period | None, event_on: date | None
    ) -> DueDate | None:
        return due_date(rule, article, period=about, event_on=event_on, tables=tables)

    return due
