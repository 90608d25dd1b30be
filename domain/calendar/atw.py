"""Algemene termijnenwet: when a term of Dutch law runs on, and when the Act keeps out."""

from datetime import date

from domain.calendar.days import ONE_DAY, OpenDays
from domain.calendar.due import Step
from domain.calendar.explain import step
from domain.calendar.rules import Unit

_LONGEST = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3}
_SHORTEST_WITH_TWO_OPEN_DAYS = 3


def applies(length: int, unit: Unit) -> bool:
    """Art. 4: not for hours, nor for more than 90 days, twelve weeks, three months, nor years."""
    return length <= _LONGEST.get(unit, 0)


def run_on(begin: date, end: date, length: int, unit: Unit, days: OpenDays) -> list[Step]:
    """The steps from the nominal end to the last day; none where nothing moves."""
    if not applies(length, unit):
        return [] if days.is_open(end) else [_stays(end, days)]
    steps = []
    if not days.is_open(end):
        nominal, end = end, days.next_open(end)
        steps.append(
            step(
                end,
                "{nominal} is gesloten ({why}); de termijn loopt door tot en met {day}, de eerste "
                "dag die geen zaterdag, zondag of erkende feestdag is (Atw 1(1)).",
                "{nominal} is closed ({why}); the term runs on to {day}, the first day that is no "
                "Saturday, Sunday or recognised holiday (Atw 1(1)).",
                nominal=nominal,
                why=days.why_closed_until(nominal),
            )
        )
    second = days.nth_open_after(begin, 2)
    if has_two_open_days(length, unit) and second > end:
        steps.append(
            step(
                second,
                "Er zouden geen twee open dagen in de termijn liggen; hij wordt verlengd tot en "
                "met {day} (Atw 2).",
                "The term would not hold two open days; it is lengthened to {day} (Atw 2).",
            )
        )
    return steps


def reach_back(event: date, end: date, length: int, unit: Unit, days: OpenDays) -> list[Step]:
    """Art. 2 for a term counted back: two open days lie between its last day and the event."""
    second = days.nth_open_before(event, 2)
    if not applies(length, unit) or not has_two_open_days(length, unit) or end < second:
        return []
    return [
        step(
            second - ONE_DAY,
            "Er zouden geen twee open dagen vóór {event} liggen; de laatste dag wordt {day} "
            "(Atw 2).",
            "Two open days would not lie before {event}; the last day becomes {day} (Atw 2).",
            event=event,
        )
    ]


def has_two_open_days(length: int, unit: Unit) -> bool:
    """Art. 2: a term of at least three days holds at least two days that are open."""
    return unit is not Unit.DAYS or length >= _SHORTEST_WITH_TWO_OPEN_DAYS


def _stays(end: date, days: OpenDays) -> Step:
    return step(
        end,
        "{day} is gesloten ({why}), maar de Algemene termijnenwet geldt niet voor een termijn van "
        "deze lengte (Atw 4): de termijn eindigt die dag.",
        "{day} is closed ({why}), but the Algemene termijnenwet is not for a term of this length "
        "(Atw 4): the term ends that day.",
        why=days.why_closed(end),
    )
