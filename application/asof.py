"""As of when: a position, a day or a moment, resolved to what was known then.

A bare date means the end of that day in Amsterdam; a moment means that moment. What is due or
overdue is judged on the day asked about.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from application.ports import Clock, EventLog
from domain.errors import Invalid
from domain.messages import AMSTERDAM

_POSITION = re.compile(r"[0-9]+")
_SPACED = re.compile(r"^(.{10}T\S+) (\d\d:\d\d)$")
"""A `+` that was not written as %2B arrives as a space."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = 18
"""Digits of a position. No log gets there."""


class AsOfNotUnderstood(Invalid):
    code = "as-of-not-understood"


class AsOfInFuture(Invalid):
    code = "as-of-in-future"


@dataclass(frozen=True, slots=True)
class AsOf:
    """Everything up to a position, seen on a day."""

    position: int
    today: date
    past: bool
    """Whether an earlier moment was asked for, and not simply now."""


@dataclass(frozen=True)
class Moments:
    log: EventLog
    clock: Clock

    def resolve(self, asked: str | None) -> AsOf:
        """Raises AsOfNotUnderstood or AsOfInFuture."""
        now = self.clock.now()
        today = now.astimezone(AMSTERDAM).date()
        if asked is None:
            return AsOf(self.log.size(), today, past=False)
        if _POSITION.fullmatch(asked):
            return self._position(asked, now)
        if _DAY.fullmatch(asked):
            return self._day(asked, today)
        return self._moment(_SPACED.sub(r"\1+\2", asked), now)

    def _position(self, asked: str, now: datetime) -> AsOf:
        size, digits = self.log.size(), asked.lstrip("0")
        if len(digits) > _LONGEST or int(digits or 0) > size:
            raise AsOfInFuture(asked=asked[:60], latest=str(size))
        position = int(digits or 0)
        moment = self.log.moment_at(position) if position else now
        return AsOf(position, moment.astimezone(AMSTERDAM).date(), past=True)

    def _day(self, asked: str, today: date) -> AsOf:
        try:
            day = date.fromisoformat(asked)
        except ValueError:
            raise AsOfNotUnderstood(asked=asked) from None
        if day > today:
            raise AsOfInFuture(asked=asked, latest=today.isoformat())
        midnight = datetime.combine(day + timedelta(days=1), time(), AMSTERDAM)
        last = midnight.astimezone(UTC) - timedelta(microseconds=1)
        return AsOf(self.log.position_at(last), day, past=True)

    def _moment(self, asked: str, now: datetime) -> AsOf:
        try:
            moment = datetime.fromisoformat(asked)
            utc, day = moment.astimezone(UTC), moment.astimezone(AMSTERDAM).date()
        except (ValueError, OverflowError):
            raise AsOfNotUnderstood(asked=asked[:60]) from None
        if moment.tzinfo is None:
            raise AsOfNotUnderstood(asked=asked[:60])
        if utc > now:
            raise AsOfInFuture(asked=asked, latest=now.isoformat(timespec="seconds"))
        return AsOf(self.log.position_at(utc), day, past=True)
