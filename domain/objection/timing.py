"""What moves the day by which an objection is decided: repair, adjournment, further delay."""

from datetime import date

from domain.calendar.due import DueDate
from domain.calendar.lengthening import agreed, computed_again, extended
from domain.calendar.rules import RuleTables
from domain.objection import dates
from domain.objection.codes import DelayGround
from domain.objection.commands import (
    AdjournObjection,
    AgreeObjectionDelay,
    AskRepair,
    NoteRepaired,
)
from domain.objection.events import (
    ObjectionAdjourned,
    ObjectionDelayAgreed,
    ObjectionDueRecomputed,
    ObjectionEvent,
    OmissionRepaired,
    RepairAsked,
)
from domain.objection.refusals import DelayWithoutConsent, NamedDayNotLater, ObjectionTermPassed
from domain.objection.state import Objection


def ask_repair(
    tables: RuleTables, objection: Objection, command: AskRepair, party: str
) -> RepairAsked:
    """More time for what is still awaited makes the one stretch longer; else a new one begins."""
    due, day = _known(objection), command.occurred_on
    must_be_later(command.repair_by, day)
    begun = day
    still, awaited = dates.stands_still(tables, due, day), objection.unrepaired
    if awaited is not None and awaited.stands_still and day <= awaited.repair_by:
        begun, still = awaited.begun_on, True
    by = command.repair_by
    return RepairAsked(
        occurred_on=day,
        party=party,
        omissions=command.omissions,
        begun_on=begun,
        repair_by=by,
        stands_still=still,
        due=dates.repaired_by(tables, due, begun, by) if still else due,
        previous=due.due,
    )


def note_repaired(
    tables: RuleTables, objection: Objection, command: NoteRepaired, party: str
) -> OmissionRepaired:
    due, repair, day = _known(objection), objection.unrepaired, command.occurred_on
    assert repair is not None, "its condition says so"
    if day < repair.occurred_on:
        raise NamedDayNotLater(day=day.isoformat(), after=repair.occurred_on.isoformat())
    anew = dates.after_repair(tables, due, repair, day)
    return OmissionRepaired(occurred_on=day, party=party, due=anew, previous=due.due)


def lengthen(
    tables: RuleTables,
    objection: Objection,
    command: AdjournObjection | AgreeObjectionDelay,
    party: str,
) -> ObjectionAdjourned | ObjectionDelayAgreed:
    """Told after the term it is no adjournment: the decision was late already."""
    due, day = _known(objection), command.occurred_on
    if isinstance(command, AdjournObjection):
        if day > due.due:
            raise ObjectionTermPassed(day=day.isoformat(), due=due.due.isoformat())
        longer = extended(tables, due)
        return ObjectionAdjourned(occurred_on=day, party=party, due=longer, previous=due.due)
    if command.consent is None and command.ground is not DelayGround.PROCEDURE:
        raise DelayWithoutConsent(ground=command.ground)
    return ObjectionDelayAgreed(
        occurred_on=day,
        party=party,
        ground=command.ground,
        consent=command.consent,
        due=agreed(tables, due, command.until),
        previous=due.due,
    )


def recompute(tables: RuleTables, objection: Objection, today: date) -> list[ObjectionEvent]:
    known = objection.due
    if known is None or objection.withdrawn is not None or objection.made_known is not None:
        return []
    due = computed_again(tables, known)
    if due is None:
        return []
    return [ObjectionDueRecomputed(occurred_on=today, due=due, previous=known.due)]


def must_be_later(named: date, day: date) -> None:
    if named <= day:
        raise NamedDayNotLater(day=named.isoformat(), after=day.isoformat())


def _known(objection: Objection) -> DueDate:
    assert objection.due is not None, "its condition says so"
    return objection.due
