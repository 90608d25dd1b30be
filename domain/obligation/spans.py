"""The days that an occurrence is about, and what of it an amendment or the end leaves alone."""

from datetime import date
from functools import lru_cache

from domain.calendar import period
from domain.obligation.events import event_day


@lru_cache(maxsize=1024)
def span(name: str) -> tuple[date, date]:
    """The first and last day; for what is about no period all days that there are."""
    if (happened := event_day(name)) is not None:
        return happened, happened
    if not name[0].isdigit():
        return date.min, date.max
    whole = period.parse(name)
    return whole.first, whole.last


def was_over(name: str, due: date | None, day: date) -> bool:
    """Whether its period, its event or its date lay before a day: then it stays as it was."""
    _, last = span(name)
    return last < day or (due is not None and due < day)


def outlives(name: str, due: date | None, ended_from: date) -> bool:
    """Whether it is owed although the agreement ended: it is about what came before the end.

    The settlement of the last year keeps its date (art. 17.5); what was always owed, as long as
    the agreement lasted, is not.
    """
    first, _ = span(name)
    if first == date.min:
        return due is not None and due < ended_from
    return first < ended_from
