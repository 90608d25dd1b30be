"""The course of a term under one reading of the law: counted, suspended, closed, one leg or two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from domain.calendar import atw, counting, regulation
from domain.calendar.days import OpenDays
from domain.calendar.due import Step
from domain.calendar.explain import step
from domain.calendar.reading import Reading
from domain.calendar.rules import Extension, Family, TermRule
from domain.calendar.suspension import Stretch, hold, stand_still


@dataclass(frozen=True, slots=True)
class Course:
    """How a term ran under one reading."""

    reading: Reading
    steps: tuple[Step, ...]
    nominal: date
    pauses_left: tuple[Stretch, ...] = ()
    """Suspensions that begin only after its end."""

    @property
    def due(self) -> date:
        return self.steps[-1].on


def run(
    rule: TermRule,
    begin: date,
    extension: Extension | None,
    pauses: Sequence[Stretch],
    reading: Reading,
    days: OpenDays,
) -> Course:
    """One leg, or two where an extension runs from the shifted end."""
    counted = [_counted(rule, begin)]
    if extension is None:
        return _leg(rule, begin, rule.length, counted, pauses, reading, days)
    whole = rule.length + extension.length
    measured = whole if reading.whole else extension.length
    if not reading.from_shifted:
        counted += _extended(rule, extension, begin, whole)
        return _leg(rule, begin, measured, counted, pauses, reading, days)
    first = _leg(rule, begin, rule.length, counted, pauses, reading, days)
    more = _extended(rule, extension, first.due, extension.length)
    second = _leg(rule, first.due, measured, more, first.pauses_left, reading, days)
    return Course(reading, first.steps + second.steps, second.nominal, second.pauses_left)


def back(rule: TermRule, event: date, reading: Reading, days: OpenDays) -> Course:
    """Counted back from an event: Atw art. 1 keeps out (art. 1(2)); of art. 2 that is not sure."""
    end = counting.before(event, rule.length, rule.unit)
    steps = [
        step(
            end,
            "{length} vrij te houden vóór {event}: de laatste dag is {day} ({article}).",
            "{length} are kept free before {event}: the last day is {day} ({article}).",
            length=counting.length_words(rule.length, rule.unit),
            event=event,
            article=rule.article,
        )
    ]
    if reading.act and rule.family is Family.ATW:
        steps += atw.reach_back(event, end, rule.length, rule.unit, days)
    return Course(reading, tuple(steps), end)


def _leg(
    rule: TermRule,
    begin: date,
    measured: int,
    counted: list[Step],
    pauses: Sequence[Stretch],
    reading: Reading,
    days: OpenDays,
) -> Course:
    close = partial(_close, rule, begin, measured, reading, days)
    adding = [pause for pause in pauses if pause.rule.effect == "adds"]
    holding = [pause for pause in pauses if pause.rule.effect == "holds"]
    moved, left = stand_still(begin, counted[-1].on, adding, lambda end: _last(close(end), end))
    steps = counted + moved
    nominal = steps[-1].on
    steps += close(nominal)
    held, unheld = hold(steps[-1].on, holding)
    return Course(reading, tuple(steps + held), nominal, left + unheld)


def _close(
    rule: TermRule, begin: date, measured: int, reading: Reading, days: OpenDays, end: date
) -> list[Step]:
    """What the rule's family does with an end on a closed day."""
    if rule.family is Family.EU:
        return regulation.run_on(begin, end, measured, rule.unit, days)
    if rule.family is Family.ATW and reading.act:
        return atw.run_on(begin, end, measured, rule.unit, days)
    return []


def _last(steps: list[Step], end: date) -> date:
    return steps[-1].on if steps else end


def _counted(rule: TermRule, begin: date) -> Step:
    return step(
        counting.after(begin, rule.length, rule.unit),
        "{length}, te tellen vanaf de dag na {begin}: tot en met {day} ({article}).",
        "{length}, counted from the day after {begin}: to {day} inclusive ({article}).",
        length=counting.length_words(rule.length, rule.unit),
        begin=begin,
        article=rule.article,
    )


def _extended(rule: TermRule, extension: Extension, begin: date, length: int) -> list[Step]:
    end = counting.after(begin, length, rule.unit)
    extended = step(
        end,
        "Verlengd met {more}, samen met wat al liep tot en met {day} ({article}).",
        "Extended by {more}, with what ran already to {day} inclusive ({article}).",
        more=counting.length_words(extension.length, rule.unit),
        article=extension.article,
    )
    if extension.told is None:
        return [extended]
    return [extended, step(end, "Daarbij: {told}.", "With it: {told}.", told=extension.told)]
