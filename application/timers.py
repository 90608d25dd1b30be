"""What happens by itself: one function, asked again and again, that does what is due, once.

It opens occurrences a horizon ahead, has what is open follow the amendments that took effect,
notices what became overdue, forgets old idempotency keys, computes open due dates anew after a rule
table changed and signs a checkpoint when there is news.
A server that was off for a week does the same work as one that was not.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Protocol, TypeVar

from application.agreements import Agreements
from application.people import SYSTEM
from application.transact import Desk, Receipt, Wish
from domain.agreement.state import Agreement
from domain.amended_duties import become_of
from domain.calendar.due import DueDate
from domain.calendar.period import of
from domain.duty_source import Dates, Occurrence
from domain.errors import Conflict, Refusal
from domain.messages import AMSTERDAM
from domain.obligation.commands import NoticeOverdue, RecomputeDue
from domain.obligation.decisions import OBLIGATION
from domain.occurrences import occurrences

T = TypeVar("T")

BATCH = 256
KEYS_KEPT = timedelta(days=30)


class Agenda(Protocol):
    """What the timers ask of the registers, as they are now."""

    def agreement_keys(self) -> list[str]: ...

    def unopened(self, keys: Sequence[str]) -> list[str]:
        """Those of the keys for which there is no obligation yet."""
        ...

    def to_notice(self, before: str, limit: int) -> list[str]:
        """Obligations that are due before a day, still open, and not noticed as overdue."""
        ...

    def owed_under(self, agreement: str) -> list[str]:
        """The obligations of an agreement that are not settled yet, continuous ones included."""
        ...

    def open_due_dates(self) -> Iterator[tuple[str, DueDate]]:
        """The due dates of whatever is not settled yet."""
        ...


class Keeping(Protocol):
    """What the timers ask of the log and its trail."""

    def forget_keys_before(self, moment: datetime) -> int: ...

    def sign(self) -> bool:
        """Sign a checkpoint if the log grew since the last one; says whether it did."""
        ...


class Digesting(Protocol):
    """What the timers ask of the log of openings."""

    def close_days(self) -> int:
        """Put the digest of each day that is over into the log."""
        ...

    def forget(self) -> int:
        """Remove what is past its term."""
        ...


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one tick did."""

    opened: int = 0
    noticed: int = 0
    recomputed: int = 0
    amended: int = 0
    """By an amendment, or because the agreement ended."""
    signed: bool = False


@dataclass
class Timers:
    desk: Desk
    agreements: Agreements
    agenda: Agenda
    keeping: Keeping
    dates: Dates
    recompute: Callable[[DueDate], DueDate]
    """A due date by the rules as they are now."""
    rules: str
    """The version of those rules."""
    horizon: timedelta
    anew: Callable[[str], int] = lambda _: 0
    """What other terms that run come to by those rules; returns how many moved."""
    finish: Sequence[Callable[[], int]] = ()
    """Each does what something recorded brings and a stop left undone; returns how many."""
    befall: Callable[[], int] = lambda: 0
    """Notes what a date brings to agreements, so that what is owed follows; returns how much."""
    digests: Digesting | None = None
    """Of the log of openings; none where there is no such log."""
    _done: dict[str, object] = field(default_factory=dict)
    _undated: dict[str, dict[str, Refusal]] = field(default_factory=dict)
    """By agreement, and for what is open already: for what these rules have no date, and why."""
    _told: set[str] = field(default_factory=set)
    """Of which of those it was said."""
    _failed: str | None = None

    @property
    def failing(self) -> tuple[str, ...]:
        """What went wrong in the last tick, and each duty or obligation without a date."""
        undated = sorted({key for found in self._undated.values() for key in found})
        return ((self._failed,) if self._failed else ()) + tuple(undated)

    def tick(self) -> Ticked:
        """Raises the first failure, after all that could be done was done.

        For what has no date that is once: it stays among what is `failing`.
        """
        self._failed = None
        try:
            ticked = self._tick()
        except Exception as error:
            self._failed = error.code if isinstance(error, Refusal) else type(error).__name__
            raise
        self._tell_undated()
        return ticked

    def _tick(self) -> Ticked:
        now = self.desk.clock.now()
        try:
            self.befall()
            keys = self.agenda.agreement_keys()
            amended = sum(self._follow(key, now) for key in keys)
            opened = sum(self._open(key, now) for key in keys)
            opened += sum(one() for one in self.finish)
            noticed = self._notice(now)
            self._once_a_day(now)
            recomputed = self._recompute(now)
        finally:  # a step that fails keeps nothing from being signed
            signed = self.keeping.sign()
        return Ticked(opened, noticed, recomputed, amended, signed)

    def _tell_undated(self) -> None:
        known = {key: why for found in self._undated.values() for key, why in found.items()}
        if untold := sorted(known.keys() - self._told):
            self._told = self._told.union(untold)
            refusal = known[untold[0]]
            refusal.add_note(f"no due date by rules {self.rules} for {', '.join(untold)}")
            raise refusal

    def _once_a_day(self, now: datetime) -> None:
        today = now.astimezone(AMSTERDAM).date()
        if self._done.get("today") != today:
            self.keeping.forget_keys_before(now - KEYS_KEPT)
            if self.digests is not None:
                self.digests.close_days()
                self.digests.forget()
            self._done["today"] = today

    def _open(self, agreement: str, now: datetime) -> int:
        """Whole months at a time, so that most ticks have nothing to compute."""
        today = now.astimezone(AMSTERDAM).date()
        until = of("month", today + self.horizon).last
        state = self.agreements.current(agreement)
        seen = (state.version, until, self.rules, _in_effect(state, today))
        if state.in_force_from is None or self._done.get(agreement) == seen:
            return 0
        since = state.in_force_from - timedelta(days=366)
        undated: dict[str, Refusal] = {}
        found = occurrences(
            agreement,
            state,
            since=since,
            until=until,
            dates=self.dates,
            today=today,
            undated=undated,
        )
        opened = sum(self._open_missing(batch) for batch in _batches(found))
        self._undated[agreement] = {f"{agreement}-{duty}": why for duty, why in undated.items()}
        self._done[agreement] = seen
        return opened

    def _follow(self, agreement: str, now: datetime) -> int:
        """Have what is owed follow the amendments that took effect, and the end.

        Once a day, since what was settled or retracted may be owed again.
        """
        today = now.astimezone(AMSTERDAM).date()
        state = self.agreements.current(agreement)
        held = _in_effect(state, today)
        seen = (state.version, today)
        if not held or self._done.get(f"{agreement}/amended") == seen:
            return 0
        followed = self._handle(self._following(agreement, state, today))
        self._done[f"{agreement}/amended"] = seen
        return followed

    def _following(self, agreement: str, state: Agreement, today: date) -> Iterator[Wish]:
        for key in self.agenda.owed_under(agreement):
            _, owed = self.desk.states.read(OBLIGATION, OBLIGATION.stream(key))
            try:
                wish = become_of(agreement, state, owed, today=today, dates=self.dates)
            except Refusal as refusal:
                self._undated.setdefault("amended", {})[key] = refusal.with_traceback(None)
                continue
            if wish is not None:
                yield Wish(OBLIGATION, key, wish, SYSTEM)

    def _open_missing(self, batch: Sequence[Occurrence]) -> int:
        missing = set(self.agenda.unopened([one.key for one in batch]))
        return self._handle(
            Wish(OBLIGATION, one.key, one.wish, SYSTEM, dossier=one.dossier)
            for one in batch
            if one.key in missing
        )

    def _notice(self, now: datetime) -> int:
        today = now.astimezone(AMSTERDAM).date().isoformat()
        noticed, before = 0, list[str]()
        while (keys := self.agenda.to_notice(today, BATCH)) and keys != before:
            noticed += self._handle(Wish(OBLIGATION, key, NoticeOverdue(), SYSTEM) for key in keys)
            before = keys  # the same keys again: the views lag behind, so the next tick goes on
        return noticed

    def _recompute(self, now: datetime) -> int:
        """Once a day, since what was settled or retracted may be owed again."""
        seen = (self.rules, now.astimezone(AMSTERDAM).date())
        if self._done.get("rules") == seen:
            return 0
        moved, self._undated["open"] = self._computed_anew()
        count = self._handle(
            Wish(OBLIGATION, key, RecomputeDue(due=due), SYSTEM) for key, due in moved.items()
        )
        count += self.anew(self.rules)
        self._done["rules"] = seen
        return count

    def _computed_anew(self) -> tuple[dict[str, DueDate], dict[str, Refusal]]:
        """What falls on another day by the rules as they are now, and what they do not know."""
        moved: dict[str, DueDate] = {}
        failed: dict[str, Refusal] = {}
        for key, before in self.agenda.open_due_dates():
            if before.version == self.rules:
                continue
            try:
                due = self.recompute(before)
            except Refusal as refusal:
                failed[key] = refusal.with_traceback(None)
            else:
                if due.due != before.due:
                    moved[key] = due
        return moved, failed

    def _handle(self, wishes: Iterable[Wish]) -> int:
        """Handle in batches; raises the first failure that is not a lost race: that comes again."""
        count = 0
        for batch in _batches(wishes):
            for answer in self.desk.handle_all(batch):
                if isinstance(answer, Receipt):
                    count += 1
                elif not isinstance(answer, Conflict):
                    raise answer
        return count


def _in_effect(agreement: Agreement, today: date) -> int:
    """How many changes of its text hold on a day, with its end as one of them."""
    ended = agreement.ended is not None and agreement.ended.ended_from <= today
    return ended + sum(day <= today for day in agreement.effective_days)


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(things)
    while batch := list(islice(waiting, BATCH)):
        yield batch
