"""Days, weeks, months and years from a day that does not count itself."""

from calendar import monthrange
from datetime import date, timedelta

from domain.calendar.rules import Unit
from domain.messages import Text

_WORDS = {
    Unit.HOURS: ("uur", "uur", "hour", "hours"),
    Unit.DAYS: ("dag", "dagen", "day", "days"),
    Unit.WEEKS: ("week", "weken", "week", "weeks"),
    Unit.MONTHS: ("maand", "maanden", "month", "months"),
    Unit.YEARS: ("jaar", "jaar", "year", "years"),
}
_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}
_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}


def after(start: date, length: int, unit: Unit) -> date:
    """The last day of a term: the same weekday, the same date, or that month's last day."""
    if unit in _DAYS:
        return start + timedelta(days=length * _DAYS[unit])
    months = start.year * 12 + start.month - 1 + length * _MONTHS[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def before(start: date, length: int, unit: Unit) -> date:
    """The last day on which so long a stretch still lies wholly between it and the start."""
    return after(start, -length, unit) - timedelta(days=1)


def length_words(length: int, unit: Unit) -> Text:
    """`1 week`, `6 weken`; `1 week`, `6 weeks`."""
    one_nl, more_nl, one_en, more_en = _WORDS[unit]
    nl, en = (one_nl, one_en) if length == 1 else (more_nl, more_en)
    return Text(nl=f"{length} {nl}", en=f"{length} {en}")
