"""How long who failed to sign in has to wait: longer each time, never for ever.

A failure counts three times over: for the account from that address, for the address, and for
the account from wherever. The last is what others can do to someone, so that wait stays short and
does not hold where the account has come in from before.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from domain.errors import Refusal

REMEMBERED = 20_000
"""Keys that are kept; what was used longest ago goes first."""
FORGOTTEN = 3_600
"""Seconds without a failure after which the count begins anew."""


class TooMany(Refusal):
    code = "too-many-requests"


class SignInPaused(TooMany):
    """Told before the password is looked at, so it says nothing about the password."""

    code = "sign-in-paused"


@dataclass(frozen=True, slots=True)
class Pace:
    """Free failures, and then a wait that doubles up to the longest."""

    free: int
    longest: int

    def wait(self, failures: int) -> int:
        over = failures - self.free
        return 0 if over < 0 else min(2 ** min(over, 20), self.longest)


PAIR = Pace(free=5, longest=900)
ADDRESS = Pace(free=20, longest=900)
ACCOUNT = Pace(free=30, longest=60)

Key = tuple[str, ...]


@dataclass
class Patience:
    """In memory: a restart forgives. An attempt during a wait does not count, so the wait ends."""

    _failed: OrderedDict[Key, tuple[int, float]] = field(default_factory=OrderedDict)
    _been: OrderedDict[Key, None] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def must_not_wait(self, name: str, address: str, now: float) -> None:
        """Raises SignInPaused."""
        with self._lock:
            left = max(self._left(key, pace, now) for key, pace in self._keys(name, address))
        if left > 0:
            raise SignInPaused(seconds=str(int(left) + 1))

    def failed(self, name: str, address: str, now: float) -> bool:
        """Whether there is a wait from now."""
        with self._lock:
            waits = [self._count(key, pace, now) for key, pace in self._keys(name, address)]
        return max(waits) > 0

    def succeeded(self, name: str, address: str) -> None:
        with self._lock:
            self._failed.pop((name, address), None)
            self._been[name, address] = None
            self._been.move_to_end((name, address))
            while len(self._been) > REMEMBERED:
                self._been.popitem(last=False)

    def _keys(self, name: str, address: str) -> list[tuple[Key, Pace]]:
        if not name:  # a token names no account, and what nobody has tried is no account's
            return [(("", address), ADDRESS)]
        keys: list[tuple[Key, Pace]] = [((name, address), PAIR), (("", address), ADDRESS)]
        if (name, address) not in self._been:
            keys.append(((name,), ACCOUNT))
        return keys

    def _left(self, key: Key, pace: Pace, now: float) -> float:
        failures, last = self._failed.get(key, (0, now))
        return last + pace.wait(failures) - now

    def _count(self, key: Key, pace: Pace, now: float) -> int:
        failures, last = self._failed.pop(key, (0, now))
        failures = 1 if now - last > FORGOTTEN else failures + 1
        self._failed[key] = failures, now
        while len(self._failed) > REMEMBERED:
            self._failed.popitem(last=False)
        return pace.wait(failures)
