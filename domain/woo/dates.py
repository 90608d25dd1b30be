"""The days of a Woo request, under the law that holds on the day of the decision.

A decision from 1 May 2022 on is taken under the Woo, one before that under the Wob, whenever the
request was received. So what was not decided by then is computed anew.
"""

from datetime import date

from domain.calendar import lengthening, terms
from domain.calendar.due import DueDate
from domain.calendar.duty_dates import recompute
from domain.calendar.explain import step
from domain.calendar.inputs import Suspension, TermInputs
from domain.calendar.rules import RuleTables

TERM = "woo-request"
RELEASE = {"woo-request": "woo-release", "wob-request": "wob-release"}
"""How long release waits, by the term under which was decided."""
RELIEF = "interim-relief"


def received(tables: RuleTables, received_on: date, today: date) -> DueDate:
    return _lawful(tables, terms.term(tables, TERM, received_on), today)


def extended(tables: RuleTables, due: DueDate, today: date) -> DueDate:
    """Raises TermHasNoExtension."""
    return _lawful(tables, lengthening.extended(tables, due), today)


def standing_still(tables: RuleTables, due: DueDate, said: Suspension, today: date) -> DueDate:
    """Raises SuspensionEndsBeforeItBegins and SuspensionOutsideTerm."""
    return _lawful(tables, lengthening.standing_still(tables, due, said), today)


def computed_again(tables: RuleTables, due: DueDate, today: date) -> DueDate | None:
    """Under other tables or another law; None where nothing but their version changes."""
    anew = _lawful(tables, recompute(due, tables), today)
    return None if anew == due.model_copy(update={"version": anew.version}) else anew


def decided(tables: RuleTables, due: DueDate, on: date) -> DueDate:
    """By when it had to be decided, under the law of the day on which the decision came."""
    return terms.compute(tables, _inputs(due).model_copy(update={"decided_on": on}))


def waiting(tables: RuleTables, due: DueDate, decided_on: date) -> DueDate:
    """The last day on which nothing is released yet (Woo 4.4(5), Wob 6(5))."""
    return terms.term(tables, RELEASE[due.rule], decided_on)


def held_up(tables: RuleTables, waits: DueDate, asked_on: date, settled_on: date) -> DueDate:
    """The same, with a request for interim relief that was made in it. Raises
    SuspensionOutsideTerm for one that was made later."""
    said = Suspension(begun_on=asked_on, ended_on=settled_on, ground=RELIEF)
    return lengthening.standing_still(tables, waits, said)


def outdated(tables: RuleTables, due: DueDate, today: date) -> bool:
    """Whether it was computed under a law that is no more."""
    last = tables.rule(due.rule).valid.last
    return last is not None and last < today


def _lawful(tables: RuleTables, due: DueDate, today: date) -> DueDate:
    """What is still to be decided will not be decided under a law that is no more."""
    if outdated(tables, due, today):
        due = decided(tables, due, today)
    on = _inputs(due).decided_on
    if on is None:
        return due
    told = step(
        on,
        "Op {day} is er nog geen besluit: dan geldt {article}, wanneer het verzoek ook is "
        "ontvangen.",
        "On {day} there is no decision yet: {article} holds then, whenever the request was "
        "received.",
        article=due.article,
    )
    return due.model_copy(update={"steps": (told, *due.steps)})


def _inputs(due: DueDate) -> TermInputs:
    assert isinstance(due.inputs, TermInputs)
    return due.inputs
