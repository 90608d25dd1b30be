"""The due date of a duty: what the agreement's own words come to, and computing it once more.

Contract dates stay on a closed day and say so. Only a policy target counts working days, and only
a statutory term follows its law.
"""

from datetime import date, timedelta
from typing import assert_never

from domain.calendar import counting, terms
from domain.calendar.contract import (
    Before,
    BeforePeriod,
    DayOfYear,
    DueRule,
    EndOfMonthAfter,
    NoDate,
    OnDate,
    OnOrBefore,
    Policy,
    Statutory,
    WithinPeriod,
)
from domain.calendar.days import ONE_DAY
from domain.calendar.due import DueDate, Mark, Step
from domain.calendar.explain import step
from domain.calendar.inputs import ContractInputs, TermInputs
from domain.calendar.period import Period, last_of_month, parse
from domain.calendar.rules import Family, RuleTables, Unit
from domain.errors import Invalid

_YEARS = {"previous": -1, "same": 0, "next": 1}


class DueDateNeedsPeriod(Invalid):
    code = "due-date-needs-period"


class DueDateNeedsEvent(Invalid):
    code = "due-date-needs-event"


def due_date(
    rule: DueRule,
    article: str,
    *,
    period: Period | None,
    event_on: date | None,
    tables: RuleTables,
) -> DueDate | None:
    """The due date of one occurrence; None where there is none, and that is said.

    A term in hours is counted from the start of the day, unless `event_on` is a moment.
    """
    match rule:
        case NoDate():
            return None
        case Statutory(term=term):
            return terms.term(tables, term, _event(rule.kind, article, event_on))
        case _:
            asked = ContractInputs(
                rule=rule,
                article=article,
                period=None if period is None else period.name,
                event_on=None if event_on is None else terms.legal_day(event_on)[0],
            )
            return _contract_date(asked, tables)


def recompute(due: DueDate, tables: RuleTables) -> DueDate:
    """The same question, put to other tables. A day that people agreed stays what it is."""
    match due.inputs:
        case None:
            return due
        case TermInputs() as asked:
            return terms.compute(tables, asked)
        case ContractInputs() as asked:
            return _contract_date(asked, tables)
        case _:
            assert_never(due.inputs)


def _contract_date(asked: ContractInputs, tables: RuleTables) -> DueDate:
    """The date that the agreement's words come to."""
    steps, marks = _reached(asked, tables)
    if closed := _closed(steps[-1].on, tables):
        steps, marks = [*steps, closed], (*marks, Mark.CLOSED_DAY)
    return DueDate(
        due=steps[-1].on,
        rule=asked.rule.kind,
        article=asked.article,
        version=tables.version,
        steps=tuple(steps),
        nominal=steps[-1].on,
        marks=marks,
        inputs=asked,
    )


def _reached(asked: ContractInputs, tables: RuleTables) -> tuple[list[Step], tuple[Mark, ...]]:
    said = asked.article
    match asked.rule:
        case OnOrBefore() as rule:
            return [_on_or_before(rule, _period(asked), said)], ()
        case Before() as rule:
            return [_before(rule, _period(asked), said)], ()
        case EndOfMonthAfter(months=months):
            return [_end_of_month_after(months, _period(asked), said)], ()
        case BeforePeriod():
            return [_before_period(_period(asked), said)], ()
        case WithinPeriod():
            return [_within(_period(asked), said)], (Mark.NO_DATE_IN_TEXT,)
        case OnDate(on=on):
            nl, en = "De tekst noemt {day} ({article}).", "The text names {day} ({article})."
            return [step(on, nl, en, article=said)], ()
        case Policy(working_days=number):
            return _target(_event(asked.rule.kind, said, asked.event_on), number, said, tables)
        case _:
            assert_never(asked.rule)


def _on_or_before(rule: OnOrBefore, about: Period, article: str) -> Step:
    nl, en = "Uiterlijk op {day} ({article}).", "At the latest on {day} ({article})."
    return step(_named_day(rule, about), nl, en, article=article)


def _before(rule: Before, about: Period, article: str) -> Step:
    named = _named_day(rule, about)
    return step(
        named - ONE_DAY,
        "Vóór {named}: de dag daarvoor, {day}, is de laatste ({article}).",
        "Before {named}: the day before it, {day}, is the last ({article}).",
        named=named,
        article=article,
    )


def _end_of_month_after(months: int, about: Period, article: str) -> Step:
    month = counting.after(about.last.replace(day=1), months, Unit.MONTHS)
    return step(
        last_of_month(month.year, month.month),
        "{months} na het einde van {period}, de laatste dag: {day} ({article}).",
        "{months} after the end of {period}, its last day: {day} ({article}).",
        months=counting.length_words(months, Unit.MONTHS),
        period=about.name,
        article=article,
    )


def _before_period(about: Period, article: str) -> Step:
    return step(
        about.first - ONE_DAY,
        "Vooraf: de dag vóór {period} begint is {day} ({article}).",
        "Beforehand: the day before {period} begins is {day} ({article}).",
        period=about.name,
        article=article,
    )


def _within(about: Period, article: str) -> Step:
    return step(
        about.last,
        "In de loop van {period}; de tekst noemt geen dag, dus uiterlijk {day} ({article}).",
        "In the course of {period}; the text names no day, so at the latest {day} ({article}).",
        period=about.name,
        article=article,
    )


def _target(
    event: date, number: int, article: str, tables: RuleTables
) -> tuple[list[Step], tuple[Mark, ...]]:
    """A target that the organisation set itself, in working days after the event."""
    days = tables.open_days(Family.ATW)
    days.cover(event)
    due = days.nth_open_after(event, number)
    told = step(
        due,
        "De tekst noemt geen dag ({article}). Het streven, geen recht: werkdag {number} na "
        "{event}, dus {day}.",
        "The text names no day ({article}). The target, not law: working day {number} after "
        "{event}, so {day}.",
        article=article,
        number=number,
        event=event,
    )
    cautious = tables.open_days(Family.ATW, cautious=True).nth_open_after(event, number)
    marks = (Mark.POLICY,) if cautious == due else (Mark.POLICY, Mark.PROVISIONAL)
    return [told], marks


def _named_day(rule: DayOfYear, about: Period) -> date:
    """The day that the text names; 29 February is the month's last day in a common year."""
    year = about.year + _YEARS[rule.year]
    return min(date(year, rule.month, 1) + timedelta(rule.day - 1), last_of_month(year, rule.month))


def _closed(due: date, tables: RuleTables) -> Step | None:
    """A contract date stays on a closed day; the reader is told which day that is."""
    days = tables.open_days(Family.ATW)
    if days.is_open(due):
        return None
    return step(
        due,
        "{day} is gesloten ({why}), maar een datum uit de overeenkomst verschuift niet.",
        "{day} is closed ({why}), but a date of the agreement does not move.",
        why=days.why_closed(due),
    )


def _period(asked: ContractInputs) -> Period:
    if asked.period is None:
        raise DueDateNeedsPeriod(rule=asked.rule.kind, article=asked.article)
    return parse(asked.period)


def _event(kind: str, article: str, event_on: date | None) -> date:
    if event_on is None:
        raise DueDateNeedsEvent(rule=kind, article=article)
    return event_on
