"""The log of openings: a store of its own with a term of its own, and what the trail says of it.

Each day that is over is closed and its digest goes into the log as a leaf, so that the trail
vouches for what was written: a record that was changed, removed or slipped in later no longer fits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from application.ports import Clock
from domain.messages import AMSTERDAM, Message
from domain.opening.record import Digest, Opening, digest_of


class LoggedOpening(Message):
    """A record of the log of openings, in the shape of the Logboek Dataverwerkingen."""

    number: int
    trace_id: str
    span_id: str
    parent_span_id: str | None
    start: int
    """Microseconds since 1970, UTC."""
    end: int
    status: str
    name: str
    attributes: dict[str, str]
    """`dpl.core.processing_activity_id`, `dpl.core.data_subject_id` and its type; and, as
    `nakomen.`, who read what for which purpose."""
    day: date
    """On which it is counted."""
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as it lies in the store: what it is found by beside what was written."""

    number: int
    """In the order of writing."""
    day: str
    subject: str
    line: bytes

    @property
    def opening(self) -> Opening:
        return Opening.model_validate_json(self.line)

    @property
    def logged(self) -> "LoggedOpening":
        one = self.opening
        return LoggedOpening(
            number=self.number,
            trace_id=one.trace,
            span_id=one.span,
            parent_span_id=one.parent,
            start=one.start,
            end=one.end,
            status=one.status,
            name=f"nakomen.{one.name}",
            attributes=_attributes(one),
            day=one.day,
            fields=one.fields,
        )

    @property
    def in_its_place(self) -> bool:
        """Whether what it is found by is what it says."""
        found = self.opening
        return (self.day, self.subject) == (found.day.isoformat(), found.subject)


def _attributes(one: Opening) -> dict[str, str]:
    said: dict[str, str | None] = {
        "dpl.core.processing_activity_id": one.activity,
        "dpl.core.data_subject_id": one.subject,
        "dpl.core.data_subject_id_type": one.subject_type,
        "nakomen.account": one.account,
        "nakomen.in_place_of": one.in_place_of,
        "nakomen.party": one.party,
        "nakomen.role": one.role,
        "nakomen.purpose": one.purpose,
        "nakomen.product": one.product,
        "nakomen.agreement": one.agreement,
        "nakomen.other_purpose": one.other_purpose,
        "nakomen.restriction_exception": one.exception,
    }
    return {name: value for name, value in said.items() if value is not None}


@dataclass(frozen=True, slots=True)
class ClosedDay:
    day: date
    digest: Digest
    position: int | None
    """Of its leaf; None until that is in the log."""


class OpeningLog(Protocol):
    def write(self, openings: Sequence[Opening]) -> None:
        """Durable when it returns; one of a day that is closed is counted in the day after.

        Raises Unavailable."""
        ...

    def of_subject(self, subject: str, limit: int, before: int | None = None) -> Sequence[Kept]:
        """The newest first, those numbered below `before`."""
        ...

    def count(self, subject: str) -> int: ...

    def unclosed(self, today: date) -> list[date]:
        """Days before today with records whose digest is not in the log."""
        ...

    def close(self, day: date) -> Digest:
        """From now on nothing is added to it."""
        ...

    def landed(self, day: date, position: int) -> None:
        """Its digest is in the log."""
        ...

    def closed(self) -> list[ClosedDay]: ...

    def of_day(self, day: date) -> Iterable[Kept]:
        """In the order of writing."""
        ...

    def amiss(self) -> int:
        """By how many records what is there differs from the numbers that were given; 0 for none.
        Also those of days that are not closed, and the last of all."""
        ...

    def forget_before(self, day: date) -> int:
        """Remove the records of closed days before a day; their digests stay."""
        ...


class DigestLeaves(Protocol):
    """The leaves of kind `openings` in the log."""

    def append(self, digest: Digest) -> int:
        """Its position."""
        ...

    def all(self) -> Iterable[tuple[int, Digest]]: ...


class Rule(StrEnum):
    """What does not hold of the log of openings."""

    CHANGED = "records-changed"
    """A day's records are not those whose digest the log has."""
    MISPLACED = "record-misplaced"
    """A record is found by another day or data subject than it says."""
    UNVOUCHED = "day-not-in-log"
    """The log has no leaf for a closed day."""
    GONE = "day-gone"
    """The log has a leaf for which no day is left."""
    MISSING = "numbers-missing"
    """The numbers of the records are not those that were given, without a gap."""


class Deviation(Message):
    rule: Rule
    day: date | None
    position: int | None


class Checked(Message):
    """What came of holding the log of openings against the trail."""

    days: int
    records: int
    past_term: int
    """Days whose records were removed when their term ended."""
    deviations: tuple[Deviation, ...]


@dataclass(frozen=True)
class OpeningDigests:
    kept: OpeningLog
    leaves: DigestLeaves
    clock: Clock
    term: timedelta
    """How long a record is kept."""

    def close_days(self) -> int:
        """Close each day that is over and put its digest into the log; returns how many.

        Cut off in between, the same digest is put there again: that says the same twice."""
        days = self.kept.unclosed(self._today())
        for day in days:
            self.kept.landed(day, self.leaves.append(self.kept.close(day)))
        return len(days)

    def forget(self) -> int:
        """Remove what is past its term."""
        return self.kept.forget_before(self._oldest())

    def check(self) -> Checked:
        closed, leaves = self.kept.closed(), list(self.leaves.all())
        there, known = {digest for _, digest in leaves}, {one.digest for one in closed}
        found, records, past = list[Deviation](), 0, 0
        for one in closed:
            lines = list(self.kept.of_day(one.day))
            records += len(lines)
            over = not lines and one.day < self._oldest()
            past += over
            if not over and digest_of(kept.line for kept in lines) != one.digest:
                found.append(Deviation(rule=Rule.CHANGED, day=one.day, position=one.position))
            elif not all(kept.in_its_place for kept in lines):
                found.append(Deviation(rule=Rule.MISPLACED, day=one.day, position=one.position))
            if one.digest not in there:
                found.append(Deviation(rule=Rule.UNVOUCHED, day=one.day, position=one.position))
        gone = (position for position, digest in leaves if digest not in known)
        found += [Deviation(rule=Rule.GONE, day=None, position=one) for one in gone]
        if self.kept.amiss():
            found.append(Deviation(rule=Rule.MISSING, day=None, position=None))
        return Checked(days=len(closed), records=records, past_term=past, deviations=tuple(found))

    def _today(self) -> date:
        return day_of(self.clock.now())

    def _oldest(self) -> date:
        return day_of(self.clock.now() - self.term)


def day_of(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
