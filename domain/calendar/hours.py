"""A term in hours: they pass whatever the clock does; beside it, the outer bound of EU law."""

from datetime import UTC, datetime, time, timedelta

from domain.calendar import counting, regulation
from domain.calendar.days import OpenDays
from domain.calendar.due import DueDate, Mark, Step
from domain.calendar.explain import step
from domain.calendar.inputs import TermInputs
from domain.calendar.rules import Family, TermRule
from domain.messages import AMSTERDAM


def compute(rule: TermRule, inputs: TermInputs, days: OpenDays, version: str) -> DueDate:
    """The target; where only the day is known, its hours are counted from midnight."""
    midnight = datetime.combine(inputs.start, time(), AMSTERDAM)
    began = (inputs.moment or midnight).astimezone(AMSTERDAM)
    end = (began.astimezone(UTC) + timedelta(hours=rule.length)).astimezone(AMSTERDAM)
    steps = [_begun(rule, began, inputs.moment is None), _passed(rule, end)]
    due = DueDate(
        due=end.date(),
        rule=rule.id,
        article=rule.article,
        version=version,
        steps=tuple(steps),
        nominal=end.date(),
        at=end,
        inputs=inputs,
    )
    if rule.family is not Family.EU:
        return due
    bound = regulation.outer_bound(began, rule.length, days)
    return due.model_copy(
        update={
            "steps": (*steps, _bounded(end, bound)),
            "marks": (Mark.DISPUTED,),
            "alternative": bound.date(),
            "alternative_at": bound,
        }
    )


def _begun(rule: TermRule, began: datetime, midnight: bool) -> Step:
    nl = "; het uur is niet bekend, dus telt het begin van de dag" if midnight else ""
    en = "; the hour is not known, so the start of the day counts" if midnight else ""
    return step(
        began.date(),
        f"{{began}} is {{event}}{nl}.",
        f"{{began}} is {{event}}{en}.",
        began=began,
        event=rule.counted_from,
    )


def _passed(rule: TermRule, end: datetime) -> Step:
    return step(
        end.date(),
        "{length} die verstrijken: tot {end} ({article}).",
        "{length} that pass: until {end} ({article}).",
        length=counting.length_words(rule.length, rule.unit),
        end=end,
        article=rule.article,
    )


def _bounded(end: datetime, bound: datetime) -> Step:
    return step(
        end.date(),
        "Dit is het streven. De uiterste grens, die betwist is, ligt op {bound}: het uur van de "
        "gebeurtenis telt niet en er liggen twee hele werkdagen in (Verordening 1182/71 art. 3(1) "
        "en 3(5)).",
        "This is the target. The outer bound, which is disputed, is {bound}: the hour of the event "
        "does not count and two whole working days lie within (Regulation 1182/71 art. 3(1) and "
        "3(5)).",
        bound=bound,
    )
