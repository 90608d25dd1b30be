"""The annual report on objections (annex 1: before 1 July of the next year), from its cases.

Every number comes with the cases that it counts, so that the report can be checked.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from domain.objection.codes import Forum, ObjectionOutcome
from domain.objection.state import Made, Objection

T = TypeVar("T", bound=str)
Keys = tuple[str, ...]
"""Of the cases that were counted, in order."""
_APPEALS = (Forum.APPEAL, Forum.APPEAL_AGAINST_SILENCE)


@dataclass(frozen=True)
class AnnualReport:
    """Of one municipality, for one calendar year."""

    municipality: str
    year: int
    received: Keys
    by_product: Mapping[str, Keys]
    """What was received, by the product that it was about."""
    filed_late: Keys
    withdrawn: Keys
    by_outcome: Mapping[ObjectionOutcome, Keys]
    """What was made known in the year; once for each decision that there was."""
    in_time: Keys
    late: Keys
    """Made known after its term; both once for each decision, as the outcomes are."""
    adjourned: Keys
    """Told so in the year, or agreed to further delay in it."""
    appeals: Keys
    higher_appeals: Keys
    relief_asked: Keys
    open_at_end: Keys
    """Received by then, and neither made known nor withdrawn."""


def annual_report(cases: Mapping[str, Objection], municipality: str, year: int) -> AnnualReport:
    """What is known of its cases by now, counted as of that year."""
    objections = {key: cases[key] for key in sorted(cases) if _whose(cases[key]) == municipality}
    received = {
        key: it.received
        for key, it in objections.items()
        if it.received is not None and _in(year, it.received.occurred_on)
    }
    made = [
        (key, one)
        for key, it in objections.items()
        for one in _made(it)
        if one.made_known is not None and _in(year, one.made_known.occurred_on)
    ]
    return AnnualReport(
        municipality=municipality,
        year=year,
        received=tuple(received),
        by_product=_grouped((it.contested.product, key) for key, it in received.items()),
        filed_late=tuple(key for key, it in received.items() if not it.in_time),
        withdrawn=_with_day(objections, year, _withdrawn_on),
        by_outcome=_grouped((one.decided.outcome, key) for key, one in made),
        in_time=tuple(key for key, one in made if one.in_time is True),
        late=tuple(key for key, one in made if one.in_time is False),
        adjourned=_with_day(objections, year, _lengthened_on),
        appeals=_with_day(objections, year, lambda it: _filed_on(it, *_APPEALS)),
        higher_appeals=_with_day(objections, year, lambda it: _filed_on(it, Forum.HIGHER_APPEAL)),
        relief_asked=_with_day(
            objections, year, lambda it: _filed_on(it, Forum.PROVISIONAL_RELIEF)
        ),
        open_at_end=tuple(key for key, it in objections.items() if _open_after(it, year)),
    )


def _whose(objection: Objection) -> str | None:
    return None if objection.received is None else objection.received.controller


def _in(year: int, day: date) -> bool:
    return day.year == year


def _made(objection: Objection) -> tuple[Made, ...]:
    """Every decision on it, those that a court annulled too."""
    if objection.decided is None:
        return objection.earlier
    last = Made(objection.decided, objection.made_known, objection.in_time)
    return (*objection.earlier, last)


def _withdrawn_on(objection: Objection) -> list[date]:
    return [] if objection.withdrawn is None else [objection.withdrawn.occurred_on]


def _lengthened_on(objection: Objection) -> list[date]:
    found = [] if objection.adjourned is None else [objection.adjourned.occurred_on]
    return found + [one.occurred_on for one in objection.delays]


def _filed_on(objection: Objection, *forums: Forum) -> list[date]:
    return [one.filed.occurred_on for one in objection.proceedings if one.filed.forum in forums]


def _open_after(objection: Objection, year: int) -> bool:
    """At the end of the year: what ended after it was open still."""
    received = objection.received
    if received is None or received.occurred_on.year > year:
        return False
    known = [one.made_known.occurred_on for one in _made(objection) if one.made_known is not None]
    return not any(day.year <= year for day in (*known, *_withdrawn_on(objection)))


def _with_day(
    objections: Mapping[str, Objection], year: int, days: Callable[[Objection], list[date]]
) -> Keys:
    return tuple(key for key, it in objections.items() if any(_in(year, day) for day in days(it)))


def _grouped(pairs: Iterable[tuple[T, str]]) -> dict[T, Keys]:
    """The keys by what they are counted under."""
    found: dict[T, Keys] = {}
    for under, key in pairs:
        found[under] = (*found.get(under, ()), key)
    return dict(sorted(found.items()))
