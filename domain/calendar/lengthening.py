"""A term that goes on: made longer, standing still, agreed to another day, under other tables.

A due date keeps what it was computed from, so what happens to a term is that with one thing more,
computed anew. The day that held before stays visible beside it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.calendar import terms
from domain.calendar.due import DueDate
from domain.calendar.duty_dates import recompute
from domain.calendar.inputs import Suspension, TermInputs
from domain.calendar.rules import RuleTables
from domain.calendar.suspension import SuspensionOutsideTerm
from domain.calendar.terms import ConsentNotLater
from domain.messages import Slug


@dataclass(frozen=True)
class Moved:
    """A due date that held before, and since when another holds."""

    due: date
    until: date


def moved(
    before: tuple[Moved, ...], known: DueDate | None, due: DueDate, on: date
) -> tuple[Moved, ...]:
    """What held before, with the day that `due` takes the place of."""
    return before if known is None or known.due == due.due else (*before, Moved(known.due, on))


def extended(tables: RuleTables, due: DueDate) -> DueDate:
    """By as much as its rule allows (verdaging, verlenging). Raises TermHasNoExtension."""
    return _anew(tables, due, extended=True)


def standing_still(tables: RuleTables, due: DueDate, said: Suspension) -> DueDate:
    """One that began on the same day, on the same ground, is stated anew: it ends otherwise.

    Raises UnknownSuspensionGround, SuspensionEndsBeforeItBegins and SuspensionOutsideTerm.
    """
    others = tuple(
        one
        for one in _inputs(due).suspensions
        if (one.begun_on, one.ground) != (said.begun_on, said.ground)
    )
    return _anew(tables, due, suspensions=(*others, said))


def can_stand_still(tables: RuleTables, due: DueDate, on: date, ground: Slug) -> bool:
    """Whether a suspension that begins on that day still finds the term running, or to come."""
    try:
        standing_still(tables, due, Suspension(begun_on=on, ended_on=on, ground=ground))
    except SuspensionOutsideTerm:
        return False
    return True


def agreed(tables: RuleTables, due: DueDate, until: date) -> DueDate:
    """To a day later than the one that holds. Raises TermHasNoFurtherDelay and ConsentNotLater."""
    if until <= due.due:
        raise ConsentNotLater(until=until.isoformat(), due=due.due.isoformat())
    return _anew(tables, due, consent_until=until)


def computed_again(tables: RuleTables, due: DueDate) -> DueDate | None:
    """Under other tables; None where nothing but their version changes."""
    anew = recompute(due, tables)
    return None if anew == due.model_copy(update={"version": anew.version}) else anew


def _anew(tables: RuleTables, due: DueDate, **more: Any) -> DueDate:
    return terms.compute(tables, _inputs(due).model_copy(update=more))


def _inputs(due: DueDate) -> TermInputs:
    """Of a term of the rule tables; a day that people named is not lengthened, but named anew."""
    assert isinstance(due.inputs, TermInputs)
    return due.inputs
