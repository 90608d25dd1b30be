"""What must be remembered of an account's refusals to decide whether the next one is noted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import assert_never

from domain.refusal.events import RefusalEvent, RefusalLimitReached, RefusalNoted

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Noted:
    command: str
    stream: str | None
    code: str
    at: datetime


@dataclass(frozen=True)
class Refusals:
    """One day's count and the last hour: it does not grow with the month."""

    day: date | None = None
    """The last on which anything was noted."""
    count: int = 0
    """Noted on that day."""
    full: bool = False
    """Whether the limit of that day was reached."""
    recent: tuple[Noted, ...] = ()
    """Within an hour before the last."""


# Evolution: total, never refuses


def evolve(refusals: Refusals, event: RefusalEvent) -> Refusals:
    today = refusals if event.occurred_on == refusals.day else _another_day(refusals, event)
    match event:
        case RefusalNoted(command=command, stream=stream, code=code, refused_at=at):
            recent = tuple(one for one in today.recent if at - one.at < HOUR)
            noted = Noted(command, stream, code, at)
            return Refusals(today.day, today.count + 1, today.full, (*recent, noted))
        case RefusalLimitReached():
            return Refusals(today.day, today.count, True, today.recent)
        case _:
            assert_never(event)


def _another_day(refusals: Refusals, event: RefusalEvent) -> Refusals:
    return Refusals(day=event.occurred_on, recent=refusals.recent)
