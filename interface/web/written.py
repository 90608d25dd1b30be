"""Dates, moments and numbers as the reader writes them, for the templates."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from domain.messages import AMSTERDAM

KEPT = 4_096
"""Days whose words are remembered: a list says the same few again and again."""

_LONG = {"nl": "EEEE d MMMM y", "en": "EEEE d MMMM y"}
_SHORT = {"nl": "EEEEEE d MMM", "en": "EEE d MMM"}


UNSAID = frozenset({"standing", "once", "frequency"})
"""Periods that are none: a duty that always holds, is done once, or waits for an agreement."""


def period(said: str) -> str:
    """Of an obligation, behind its title; empty where there is none to tell apart."""
    return "" if said in UNSAID else said


def filters(language: str) -> dict[str, Callable[..., str]]:
    """What a template of that language writes things with."""

    @lru_cache(maxsize=KEPT)
    def long_day(day: date) -> str:
        """zondag 1 november 2026"""
        return format_date(day, _LONG[language], locale=language)

    @lru_cache(maxsize=KEPT)
    def short_day(day: date, year: bool = True) -> str:
        """zo 1 nov 2026; without the year where a heading has it."""
        pattern = f"{_SHORT[language]} y" if year else _SHORT[language]
        return format_date(day, pattern, locale=language).replace(".", "")

    @lru_cache(maxsize=KEPT)
    def day_month(day: date) -> str:
        """17 dec, under a mark, where the column says the year."""
        return format_date(day, "d MMM", locale=language).replace(".", "")

    def written_day(day: str) -> str:
        """The same of a day as the log writes it."""
        return short_day(date.fromisoformat(day))

    def moment(when: datetime | str, seconds: bool = False) -> str:
        """ma 23 nov 2026, 14:05, in Amsterdam."""
        at = datetime.fromisoformat(when) if isinstance(when, str) else when
        local = at.astimezone(AMSTERDAM)
        clock = format_time(local, "HH:mm:ss" if seconds else "HH:mm", locale=language)
        return f"{short_day(local.date())}, {clock}"

    def number(value: int) -> str:
        return format_decimal(value, locale=language)

    def exact(value: str) -> str:
        """A decimal as it was stated, with all its digits."""
        return format_decimal(Decimal(value), locale=language, decimal_quantization=False)

    def month_name(month: int) -> str:
        """jan, feb, ..."""
        return format_date(date(2000, month, 1), "MMM", locale=language).replace(".", "")

    def year_month(day: date) -> str:
        """november 2026"""
        return format_date(day, "LLLL y", locale=language)

    def weekday_name(day: date) -> str:
        """ma, di, ..."""
        return format_date(day, "EEEEEE", locale=language)

    return {
        "period": period,
        "weekday_name": weekday_name,
        "month_name": month_name,
        "year_month": year_month,
        "long_day": long_day,
        "short_day": short_day,
        "written_day": written_day,
        "day_month": day_month,
        "moment": moment,
        "number": number,
        "exact": exact,
    }
