"""A life as a timeline: what happened when, when it was recorded, what was put right since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from application.ports import Recorded
from domain.messages import AMSTERDAM
from domain.obligation.events import ObligationCorrected

START, END = 17.0, 98.0
"""Percent of the width: what is left of it holds the names of the two lines."""
MOST_TICKS = 6


@dataclass(frozen=True)
class Entry:
    """One event, and what it puts right."""

    recorded: Recorded
    corrects: Recorded | None = None
    was: date | None = None
    """The day that was stated before, of what this one puts right."""

    @property
    def happened_on(self) -> date:
        return self.recorded.event.occurred_on


def entries(recorded: Sequence[Recorded]) -> list[Entry]:
    """In the order of recording."""
    by_version = {one.version: one for one in recorded}
    days = {one.version: one.event.occurred_on for one in recorded}
    found = []
    for one in recorded:
        event = one.event
        if isinstance(event, ObligationCorrected) and event.corrects in by_version:
            was = days[event.corrects]
            days[event.corrects] = event.instead or was
            found.append(Entry(one, by_version[event.corrects], was))
        else:
            found.append(Entry(one))
    return found


def _recorded_on(one: Recorded) -> date:
    return one.recorded_at.astimezone(AMSTERDAM).date()


# The picture of the two times


@dataclass(frozen=True)
class Pin:
    position: int
    happened: float
    recorded: float
    lag: int


@dataclass(frozen=True)
class Picture:
    pins: Sequence[Pin]
    ticks: Sequence[tuple[float, date]]
    due: float | None
    latest: Pin | None
    """The one that was recorded longest after it happened, where more than a day."""


def picture(life: Iterable[Entry], due: date | None) -> Picture | None:
    """None where there are fewer than two moments to show."""
    shown = list(life)
    days = [day for one in shown for day in (one.happened_on, _recorded_on(one.recorded))]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    if due is not None:
        first, last = min(first, due), max(last, due)
    span = (last - first).days

    def place(day: date) -> float:
        return round(START + (day - first).days / span * (END - START), 2)

    pins = [
        Pin(
            one.recorded.position,
            place(one.happened_on),
            place(_recorded_on(one.recorded)),
            one.recorded.lag,
        )
        for one in shown
    ]
    late = max(pins, key=lambda one: one.lag)
    ticks = [(place(day), day) for day in _ticks(first, last)]
    return Picture(pins, ticks, None if due is None else place(due), late if late.lag > 1 else None)


def _ticks(first: date, last: date) -> list[date]:
    """First days of months, as many as there is room for."""
    months, day = [], first.replace(day=1)
    while (day := (day + timedelta(days=32)).replace(day=1)) <= last:
        months.append(day)
    return months[:: len(months) // MOST_TICKS + 1]
