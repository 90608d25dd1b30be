"""The system's clock, which notices when somebody set it."""

import time
from datetime import UTC, datetime

from domain.errors import Unavailable

TOLERANCE = 5.0
"""Seconds that the wall clock may drift from the machine's running time since start."""


class ClockWasSet(Unavailable):
    code = "clock-was-set"


class SystemClock:
    """Wall-clock time, as long as it runs evenly with the time since boot."""

    def __init__(self) -> None:
        self._anchor = time.time() - _running()

    def now(self) -> datetime:
        wall = time.time()
        jump = wall - _running() - self._anchor
        if abs(jump) > TOLERANCE:
            raise ClockWasSet(seconds=f"{jump:.0f}")
        return datetime.fromtimestamp(wall, UTC)


def _running() -> float:
    """Seconds since boot, suspension included where the system counts it."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(clock)


class SimulatedClock:
    """A clock that stands still until it is moved: for the example's life and for tests."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def move_to(self, moment: datetime) -> None:
        """Forward only."""
        if moment < self._now:
            raise ValueError(f"time does not go back: {moment} is before {self._now}")
        self._now = moment
