"""The roles that were passed on to one account: when each holds, and whether it was ended."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.stand_in.events import StandInAppointed, StandInEnded, StandInEvent


class Standing(StrEnum):
    COMING = "coming"
    NOW = "now"
    PAST = "past"


@dataclass(frozen=True)
class Period:
    """One role of one absent colleague, from a first day to a last."""

    version: int
    absent: str
    role: str
    first: date
    last: date
    ended_on: date | None = None

    def standing(self, today: date) -> Standing:
        if self.ended_on is not None or self.last < today:
            return Standing.PAST
        return Standing.COMING if today < self.first else Standing.NOW

    def overlaps(self, first: date, last: date) -> bool:
        return self.ended_on is None and self.first <= last and first <= self.last


@dataclass(frozen=True)
class StandIn:
    version: int = 0
    account: str = ""
    party: str = ""
    periods: tuple[Period, ...] = ()

    def lent(self, today: date) -> tuple[Period, ...]:
        """What may be acted in on a day, in the order of appointment."""
        return tuple(one for one in self.periods if one.standing(today) is Standing.NOW)


# Evolution: total, never refuses


def evolve(stand_in: StandIn, event: StandInEvent) -> StandIn:
    version = stand_in.version + 1
    match event:
        case StandInAppointed(absent=absent, role=role, first=first, last=last):
            period = Period(version, absent, role, first, last)
            periods = (*stand_in.periods, period)
            return StandIn(version, event.stand_in, event.party, periods)
        case StandInEnded(appointed=appointed, occurred_on=day):
            ended = tuple(
                replace(one, ended_on=day) if one.version == appointed else one
                for one in stand_in.periods
            )
            return replace(stand_in, version=version, periods=ended)
        case _:
            assert_never(event)
