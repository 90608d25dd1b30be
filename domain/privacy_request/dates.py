"""The days of a request: the month and its course, telling recipients, a notice of default."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.calendar import terms
from domain.calendar.contract import Policy
from domain.calendar.due import DueDate
from domain.calendar.duty_dates import due_date
from domain.calendar.inputs import Suspension
from domain.calendar.penalty import Notice, penalty
from domain.calendar.rules import RuleTables

TERM = "avg-request"
IDENTIFICATION = "identification"
"""The ground on which its term stands still (AVG 12(6))."""
PROMPTLY = timedelta(days=7)
"""Policy, since the law gives no number: asked within so long, identification pauses the term."""


def term(
    tables: RuleTables,
    received_on: date,
    suspensions: Sequence[Suspension] = (),
    *,
    extended: bool = False,
) -> DueDate:
    """Where both the processor and the data controller received it, the earlier day counts."""
    return terms.term(tables, TERM, received_on, suspensions=suspensions, extended=extended)


def awaited(asked_on: date, established_on: date) -> Suspension:
    return Suspension(begun_on=asked_on, ended_on=established_on, ground=IDENTIFICATION)


def asked_promptly(received_on: date, asked_on: date) -> bool:
    return asked_on <= asked_promptly_until(received_on)


def asked_promptly_until(received_on: date) -> date:
    return received_on + PROMPTLY


def inform_by(tables: RuleTables, changed_on: date) -> DueDate | None:
    """AVG 19 names no term: the next working day is a target, and says that it is one."""
    return due_date(Policy(), "AVG 19", period=None, event_on=changed_on, tables=tables)


def last_chance(tables: RuleTables, due: date, noticed_on: date) -> DueDate:
    """The two weeks after a notice of default. Raises NoticePremature for one that came early."""
    notice = Notice(received_on=noticed_on, concerning=TERM, term_ended_on=due)
    return penalty(tables, notice).last_chance
