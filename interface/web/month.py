"""A term drawn on a calendar: a line a week, a mark for what each day is in the term."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from application.terms import TermAnswer, TermQuestion, Terms
from domain.calendar.days import ONE_DAY, OpenDays
from domain.calendar.inputs import TermInputs
from domain.calendar.rules import TermRule
from domain.calendar.suspension import stretches
from domain.errors import Refusal
from domain.messages import Text

MOST_WEEKS = 106
"""Two years: a longer term is told in words alone."""
A_WEEK = timedelta(days=7)
SATURDAY = 5

START, TERM, HELD, MORE, MOVED, DUE, OTHER, PAYING = (
    "start",
    "term",
    "held",
    "more",
    "moved",
    "due",
    "other",
    "paying",
)


@dataclass(frozen=True)
class Day:
    """One square: what it is in the term, and whether it is closed."""

    on: date
    kind: str | None
    closed: Text | None
    """Why, where it is closed."""
    weekend: bool
    today: bool


@dataclass(frozen=True)
class Note:
    """What stands in the margin of a week."""

    on: date
    kind: str
    """One of the kinds of days, `ends` for the end of a suspension, or `holiday`."""
    words: Text | None = None


@dataclass(frozen=True)
class Week:
    days: Sequence[Day]
    month: date | None
    """The day of it that begins a month, or the first day drawn."""
    notes: Sequence[Note]


@dataclass(frozen=True)
class Sheet:
    weeks: Sequence[Week]
    kinds: Sequence[str]
    """Those that occur, in the order of the legend."""


def sheet(terms: Terms, question: TermQuestion, answer: TermAnswer, today: date) -> Sheet | None:
    """The drawing, from the dates that were computed; it computes none of its own."""
    rule = terms.tables.rule(answer.ends.rule)
    drawn = _Drawn(terms, question, answer, rule)
    marks = drawn.marks()
    if not marks:
        return None
    first, last = min(marks), max(marks)
    if (last - first) > A_WEEK * MOST_WEEKS:
        return None
    days = terms.tables.open_days(rule.family)
    notes = drawn.notes(marks, days)
    weeks = list(_weeks(first, last, marks, notes, days, today))
    order = (START, TERM, HELD, MORE, MOVED, DUE, OTHER, PAYING)
    there = set(marks.values())
    return Sheet(weeks, [kind for kind in order if kind in there])


@dataclass(frozen=True)
class _Drawn:
    """The kinds of the days of one answer."""

    terms: Terms
    question: TermQuestion
    answer: TermAnswer
    rule: TermRule

    @property
    def inputs(self) -> TermInputs:
        assert isinstance(self.answer.ends.inputs, TermInputs)
        return self.answer.ends.inputs

    def marks(self) -> dict[date, str]:
        """Later kinds are drawn over earlier ones."""
        date_, start = self.answer.ends, self.inputs.start
        marks = dict.fromkeys(_days(*sorted((start, date_.nominal))), TERM)
        if self.question.extended and (plain := self._without_extension()) is not None:
            marks |= dict.fromkeys(_days(plain + ONE_DAY, date_.nominal), MORE)
        marks |= dict.fromkeys(_days(date_.nominal + ONE_DAY, date_.due), MOVED)
        for stretch in stretches(self.rule, self.inputs) if self.rule.suspensions else ():
            inside = min(stretch.last, max(date_.due, date_.nominal))
            marks |= dict.fromkeys(_days(stretch.first, inside), HELD)
        if (owed := self.answer.penalty) is not None and owed.days:
            marks |= dict.fromkeys(_days(owed.first, owed.last), PAYING)
        if date_.alternative is not None:
            marks[date_.alternative] = OTHER
        return marks | {start: START, date_.due: DUE}

    def notes(self, marks: dict[date, str], days: OpenDays) -> dict[date, list[Note]]:
        found: dict[date, list[Note]] = defaultdict(list)
        for on, kind in marks.items():
            if kind in (START, DUE, OTHER):
                found[on].append(Note(on, kind))
            if on in days.names:
                found[on].append(Note(on, "holiday", days.names[on]))
        for said in self.inputs.suspensions:
            found[said.begun_on].append(Note(said.begun_on, HELD))
            found[said.ended_on].append(Note(said.ended_on, "ends"))
        if (owed := self.answer.penalty) is not None and owed.days:
            found[owed.first].append(Note(owed.first, PAYING))
            found[owed.last].append(Note(owed.last, "paid"))
        return found

    def _without_extension(self) -> date | None:
        """The last day as it would be had nobody extended the term."""
        plain = self.question.model_copy(update={"extended": False, "consent_until": None})
        try:
            return self.terms.compute(plain).ends.due
        except Refusal:
            return None


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY


def _weeks(
    first: date,
    last: date,
    marks: dict[date, str],
    notes: dict[date, list[Note]],
    days: OpenDays,
    today: date,
) -> Iterator[Week]:
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        week = [monday + timedelta(days=n) for n in range(7)]
        begun = next((on for on in week if on.day == 1), None)
        yield Week(
            [_day(on, marks.get(on), days, today) for on in week],
            begun or (monday if monday <= first else None),
            [note for on in week for note in notes.get(on, ())],
        )
        monday += A_WEEK


def _day(on: date, kind: str | None, days: OpenDays, today: date) -> Day:
    closed = None if days.is_open(on) else days.why_closed(on)
    return Day(on, kind, closed, on.weekday() >= SATURDAY, on == today)
