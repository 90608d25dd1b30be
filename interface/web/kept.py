"""How a duty was kept over the years: one mark a year, made from the register of obligations."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from application.registers import AgreementEntry, Listed
from domain.clause import Duty
from domain.duty_source import TO_BE_AGREED
from domain.obligation.state import SOON, Status

YEARS = 7
"""Columns of the table: the year looked at and those before it."""
STANDING = "standing"
"""The period of what holds always."""
FAR = SOON * 6
"""What is due later than this is planned rather than open."""

_MARKS = {
    Status.MET: "ok",
    Status.LATE: "lateok",
    Status.OVERDUE: "over",
    Status.DUE_SOON: "soon",
    Status.DISPUTED: "hold",
    Status.WAIVED: "na",
    Status.LAPSED: "na",
}
_FIRST = ("over", "soon", "hold", "lateok", "ok", "open", "plan", "na")
"""Of several marks in one year, the one that a reader must see."""
_PASSED = ("ok", "lateok", "over")


@dataclass(frozen=True)
class Cell:
    """One duty in one year."""

    mark: str
    entries: Sequence[Listed]
    in_time: int
    passed: int
    """Of how many the day has passed, or that were fulfilled before it."""

    @property
    def only(self) -> Listed | None:
        return self.entries[0] if len(self.entries) == 1 else None


@dataclass(frozen=True)
class Kept:
    """A duty with one cell for every year; None where nothing was owed in it."""

    duty: Duty
    cells: Sequence[Cell | None]
    standing: Listed | None
    debtor: tuple[str, ...]
    older: int
    """Obligations of years before the first column."""

    @property
    def ever(self) -> bool:
        return self.standing is not None or self.older > 0 or any(self.cells)


def shown_years(agreement: AgreementEntry, today: date) -> range:
    """Up to the year looked at, from the first that the agreement was in force."""
    begun = agreement.in_force_from or agreement.in_force_on
    return range(max(min(begun.year, today.year), today.year - YEARS + 1), today.year + 1)


def kept(duty: Duty, owed: Sequence[Listed], years: range, today: date) -> Kept:
    by_year: dict[int, list[Listed]] = defaultdict(list)
    standing = None
    for one in owed:
        if one.period == STANDING:
            standing = one
        elif one.period != TO_BE_AGREED:
            by_year[int(one.period[:4])].append(one)
    cells = [_cell(by_year[year], today) if year in by_year else None for year in years]
    older = sum(len(found) for year, found in by_year.items() if year < years.start)
    debtor = owed[0].debtor if owed else ()
    return Kept(duty, cells, standing, debtor, older)


def mark(entry: Listed, today: date) -> str:
    """The sign of one obligation, as the legend has it."""
    if (found := _MARKS.get(entry.status)) is not None:
        return found
    return "plan" if entry.due_day is not None and entry.due_day - today > FAR else "open"


def _cell(entries: Sequence[Listed], today: date) -> Cell:
    marks = [mark(one, today) for one in entries]
    first = min(marks, key=_FIRST.index)
    passed = sum(one in _PASSED for one in marks)
    return Cell(first, entries, marks.count("ok"), passed)
