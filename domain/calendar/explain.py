"""Words for dates and steps, in Dutch and English, as a clerk would say them."""

from datetime import date, datetime

from domain.calendar.due import Step
from domain.messages import Text

_WEEKDAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}

Fact = date | Text | int | str


def weekday(on: date) -> Text:
    """`zaterdag`, `Saturday`."""
    return Text(nl=_WEEKDAYS["nl"][on.weekday()], en=_WEEKDAYS["en"][on.weekday()])


def day(on: date) -> Text:
    """`zaterdag 28 februari 2026`, `Saturday 28 February 2026`; with the time where it has one."""
    return Text(nl=_in(on, "nl"), en=_in(on, "en"))


def listed(words: list[Text]) -> Text:
    """`a, b en c`, `a, b and c`."""
    return Text(
        nl=_joined([word.nl for word in words], "en"),
        en=_joined([word.en for word in words], "and"),
    )


def step(on: date, nl: str, en: str, **facts: Fact) -> Step:
    """A step that reached a day. `{day}` is that day; each other fact is told in both languages."""
    told = {"day": on, **facts}
    return Step(on=on, words=Text(nl=_told(nl, "nl", told), en=_told(en, "en", told)))


def _told(words: str, language: str, facts: dict[str, Fact]) -> str:
    said = words.format(**{name: _in(fact, language) for name, fact in facts.items()})
    return said[0].upper() + said[1:]


def _in(fact: Fact, language: str) -> str:
    if isinstance(fact, Text):
        return fact[language]
    if not isinstance(fact, date):
        return str(fact)
    month = _MONTHS[language].split()[fact.month - 1]
    said = f"{_WEEKDAYS[language][fact.weekday()]} {fact.day} {month} {fact.year}"
    return f"{said} {fact:%H:%M} ({fact:%Z})" if isinstance(fact, datetime) else said


def _joined(words: list[str], conjunction: str) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
