"""What holds of a Woo request: by when it must be decided, what was decided, what is released."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.calendar.due import DueDate
from domain.calendar.lengthening import Moved, moved
from domain.values import changed
from domain.woo.events import (
    ReliefOutcome,
    WooDecided,
    WooDueRecomputed,
    WooEvent,
    WooExtended,
    WooForwarded,
    WooOutcome,
    WooPause,
    WooPaused,
    WooReceived,
    WooReleased,
    WooReliefAsked,
    WooReliefSettled,
    WooResumed,
    WooWithdrawn,
)


class WooStanding(StrEnum):
    PAUSED = "answer-awaited"
    """The requester or third parties have time to answer, and the term stands still."""
    TO_DECIDE = "to-decide"
    OVERDUE = "overdue"
    HELD_UP = "release-held-up"
    """By a request for interim relief, or because it was granted."""
    WAITS = "release-waits"
    """Two weeks, since a third party may object."""
    TO_RELEASE = "to-release"
    DONE = "dealt-with"
    FORWARDED = "passed-on"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class WooAsked:
    """Something that was asked, of the requester or of third parties."""

    paused: WooPaused
    resumed: WooResumed | None = None


@dataclass(frozen=True)
class WooRelease:
    """A decision, and what came of giving what it releases."""

    number: int
    decided: WooDecided
    free_after: DueDate | None
    """The last day on which nothing is released yet; None where nothing waits."""
    relief: WooReliefAsked | None = None
    settled: WooReliefSettled | None = None
    released: WooReleased | None = None

    @property
    def to_release(self) -> bool:
        gives = self.decided.outcome in (WooOutcome.RELEASED, WooOutcome.PARTLY)
        return gives and self.released is None

    @property
    def held_up(self) -> bool:
        """The court has not decided, or granted relief that it has not lifted."""
        if self.relief is None:
            return False
        return self.settled is None or self.settled.outcome is ReliefOutcome.GRANTED

    def waits(self, today: date) -> bool:
        return self.free_after is not None and today <= self.free_after.due


@dataclass(frozen=True)
class WooRequest:
    version: int = 0
    received: WooReceived | None = None
    due: DueDate | None = None
    """As last computed; after the decision, under the law of its day."""
    rest_due: DueDate | None = None
    """For what was left out of an extension in part, until a part was decided."""
    moved: tuple[Moved, ...] = ()
    asked: tuple[WooAsked, ...] = ()
    extended: WooExtended | None = None
    releases: tuple[WooRelease, ...] = ()
    """The decisions in their order, each with its release."""
    forwarded: WooForwarded | None = None
    withdrawn: WooWithdrawn | None = None

    @property
    def decided(self) -> WooDecided | None:
        """The last decision, after which nothing is left to decide."""
        last = self.releases[-1].decided if self.releases else None
        return last if last is not None and last.final else None

    @property
    def ended(self) -> WooDecided | WooForwarded | WooWithdrawn | None:
        """What ended it: nothing is left to decide."""
        return self.decided or self.forwarded or self.withdrawn

    @property
    def closed(self) -> bool:
        return self.ended is not None and not any(one.to_release for one in self.releases)

    @property
    def in_time(self) -> bool | None:
        """Whether it was decided in time; None before it is."""
        if self.decided is None or self.due is None:
            return None
        return self.decided.occurred_on <= self.due.due

    def awaited(self, ground: WooPause) -> WooPaused | None:
        """What was asked last on a ground, as long as no answer was recorded."""
        for one in reversed(self.asked):
            if one.paused.ground is ground:
                return one.paused if one.resumed is None else None
        return None

    def standing(self, today: date) -> WooStanding:
        if self.withdrawn is not None:
            return WooStanding.WITHDRAWN
        if self.forwarded is not None:
            return WooStanding.FORWARDED
        return self._undecided(today) if self.decided is None else self._releasing(today)

    def _undecided(self, today: date) -> WooStanding:
        asked = [one for ground in WooPause if (one := self.awaited(ground)) is not None]
        if any(today <= one.until for one in asked):
            return WooStanding.PAUSED
        late = self.due is not None and self.due.due < today
        return WooStanding.OVERDUE if late else WooStanding.TO_DECIDE

    def _releasing(self, today: date) -> WooStanding:
        left = [one for one in self.releases if one.to_release]
        if not left:
            return WooStanding.DONE
        if all(one.held_up for one in left):
            return WooStanding.HELD_UP
        waits = all(one.held_up or one.waits(today) for one in left)
        return WooStanding.WAITS if waits else WooStanding.TO_RELEASE


# Evolution: total, never refuses


def evolve(request: WooRequest, event: WooEvent) -> WooRequest:
    now = changed(request, version=request.version + 1)
    match event:
        case WooReceived(due=due):
            return changed(now, received=event, due=due)
        case WooPaused(due=due):
            return _due(changed(now, asked=(*now.asked, WooAsked(event))), due, event.occurred_on)
        case WooResumed(due=due):
            return _due(_answered(now, event), due, event.occurred_on)
        case WooExtended(due=due):
            rest = now.due if event.part is not None else None
            return _due(changed(now, extended=event, rest_due=rest), due, event.occurred_on)
        case WooDecided(due=due, free_after=free_after):
            release = WooRelease(len(now.releases) + 1, event, free_after)
            return changed(now, releases=(*now.releases, release), due=due, rest_due=None)
        case WooReliefAsked(decision=number):
            return _with(now, number, lambda one: changed(one, relief=event))
        case WooReliefSettled(decision=number, free_after=free_after):
            return _with(
                now, number, lambda one: changed(one, settled=event, free_after=free_after)
            )
        case WooReleased(decision=number):
            return _with(now, number, lambda one: changed(one, released=event))
        case WooForwarded():
            return changed(now, forwarded=event)
        case WooWithdrawn():
            return changed(now, withdrawn=event)
        case WooDueRecomputed(due=due):
            return _due(now, due, event.occurred_on)
        case _:
            assert_never(event)


def _due(request: WooRequest, due: DueDate, day: date) -> WooRequest:
    """The day that held before stays visible."""
    return changed(request, due=due, moved=moved(request.moved, request.due, due, day))


def _answered(request: WooRequest, event: WooResumed) -> WooRequest:
    """What was asked last on that ground has its answer."""
    last = max(n for n, one in enumerate(request.asked) if one.paused.ground is event.ground)
    asked = tuple(
        changed(one, resumed=event) if n == last else one for n, one in enumerate(request.asked)
    )
    return changed(request, asked=asked)


def _with(
    request: WooRequest, number: int, change: Callable[[WooRelease], WooRelease]
) -> WooRequest:
    releases = tuple(change(one) if one.number == number else one for one in request.releases)
    return changed(request, releases=releases)
