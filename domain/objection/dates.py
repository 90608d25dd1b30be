"""The days of an objection: filing it, deciding on it, hearing, going to court, defending there."""

from datetime import date

from domain.calendar import terms
from domain.calendar.contract import OnDate
from domain.calendar.due import DueDate
from domain.calendar.duty_dates import due_date
from domain.calendar.inputs import Suspension, TermInputs
from domain.calendar.lengthening import can_stand_still, standing_still
from domain.calendar.rules import RuleTables
from domain.objection.codes import Forum
from domain.objection.events import RepairAsked

FILING, FILING_BY_POST = "objection-filing", "objection-filing-by-post"
DECISION, DECISION_AFTER_ADVICE = "objection-decision", "objection-decision-committee"
DOCUMENTS, INSPECTION = "hearing-documents", "hearing-inspection"
APPEAL, DEFENCE = "appeal-filing", "appeal-defence"
REPAIR = "repair"
"""The ground on which the term stands still (Awb 7:10(2))."""
AGAINST_A_RULING = {
    Forum.HIGHER_APPEAL: "higher-appeal-filing",
    Forum.OPPOSITION: "opposition-filing",
}


def filed_in_time(
    tables: RuleTables, notified_on: date, received_on: date, mailed_on: date | None
) -> bool:
    """Received within the term, or posted within it and received within a week after (Awb 6:9)."""
    filing = terms.term(tables, FILING, notified_on)
    if received_on <= filing.due:
        return True
    by_post = terms.term(tables, FILING_BY_POST, notified_on)
    return mailed_on is not None and mailed_on <= filing.due and received_on <= by_post.due


def decide_by(tables: RuleTables, notified_on: date, *, committee: bool) -> DueDate:
    """Counted from the day after the filing term, whenever it was received (Awb 7:10(1))."""
    return terms.term(tables, DECISION_AFTER_ADVICE if committee else DECISION, notified_on)


def stands_still(tables: RuleTables, due: DueDate, asked_on: date) -> bool:
    return can_stand_still(tables, due, asked_on, REPAIR)


def repaired_by(tables: RuleTables, due: DueDate, begun_on: date, ended_on: date) -> DueDate:
    """With the time between the two, in which an omission is repaired."""
    said = Suspension(begun_on=begun_on, ended_on=ended_on, ground=REPAIR)
    return standing_still(tables, due, said)


def after_repair(tables: RuleTables, due: DueDate, repair: RepairAsked, on: date) -> DueDate:
    """The term runs again from the repair, or from when the time for it lapsed if that is sooner.

    A day that a court named in the meantime stays as it is.
    """
    if not repair.stands_still or not isinstance(due.inputs, TermInputs):
        return due
    return repaired_by(tables, due, repair.begun_on, min(on, repair.repair_by))


def named_by_court(tables: RuleTables, on: date, article: str) -> DueDate:
    found = due_date(OnDate(on=on), article, period=None, event_on=None, tables=tables)
    assert found is not None, "a stated day is one"
    return found
