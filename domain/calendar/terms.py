"""A statutory term: from the day that sets it running to the last day, with every step between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import course, hours, suspension
from domain.calendar.choice import in_force, must_fit
from domain.calendar.course import Course
from domain.calendar.days import ONE_DAY, OpenDays
from domain.calendar.due import DueDate, Mark, Step
from domain.calendar.explain import step
from domain.calendar.inputs import Suspension, TermInputs
from domain.calendar.reading import readings
from domain.calendar.rules import Further, RuleTables, TermRule, Unit
from domain.errors import Invalid
from domain.messages import AMSTERDAM


class ConsentNotLater(Invalid):
    code = "consent-not-later"


def term(
    tables: RuleTables,
    rule_id: str,
    start: date | datetime,
    *,
    suspensions: Sequence[Suspension] = (),
    extended: bool = False,
    consent_until: date | None = None,
    decided_on: date | None = None,
) -> DueDate:
    """The last day of a term. A moment without a zone is read on the clocks of Amsterdam."""
    day, moment = legal_day(start)
    return compute(
        tables,
        TermInputs(
            rule=tables.rule(rule_id).id,
            start=day,
            moment=moment,
            suspensions=tuple(suspensions),
            extended=extended,
            consent_until=consent_until,
            decided_on=decided_on,
        ),
    )


def legal_day(start: date | datetime) -> tuple[date, datetime | None]:
    """The day in Amsterdam, and the moment where one was given."""
    if not isinstance(start, datetime):
        return start, None
    moment = start if start.tzinfo else start.replace(tzinfo=AMSTERDAM)
    return moment.astimezone(AMSTERDAM).date(), moment


def compute(tables: RuleTables, inputs: TermInputs) -> DueDate:
    """The same, from what was kept beside an earlier outcome."""
    days = tables.open_days(tables.rule(inputs.rule).family)
    days.cover(inputs.start)
    rule = in_force(tables, inputs)
    must_fit(rule, inputs)
    for said in inputs.suspensions:
        days.cover(said.ended_on)
    if rule.unit is Unit.HOURS:
        return hours.compute(rule, inputs, days, tables.version)
    found = _find_out(tables, rule, inputs, cautious=False)
    days.cover(found.taken.due)
    due = _told(tables.version, rule, inputs, found)
    if inputs.consent_until is not None and rule.further is not None:
        return _agreed(due, rule.further, inputs.consent_until, days)
    careful = _find_out(tables, rule, inputs, cautious=True)
    if (careful.taken.due, careful.other.due) != (found.taken.due, found.other.due):
        return _provisional(due)
    return due


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The reading that is taken and the one furthest from it; the same where all agree."""

    taken: Course
    other: Course
    begun: tuple[Step, ...]


def _find_out(
    tables: RuleTables, rule: TermRule, inputs: TermInputs, *, cautious: bool
) -> _Outcome:
    days = tables.open_days(rule.family, cautious=cautious)
    begun, begin = _begin(tables, rule, inputs, cautious)
    pauses = suspension.stretches(rule, inputs)
    extension = rule.extension if inputs.extended else None
    ran = [
        course.back(rule, begin, reading, days)
        if rule.direction == "back"
        else course.run(rule, begin, extension, pauses, reading, days)
        for reading in readings(rule, inputs.extended)
    ]
    for pause in pauses:
        if all(pause in one.pauses_left for one in ran):
            raise suspension.outside(pause.said)
    first, last = min(ran, key=lambda one: one.due), max(ran, key=lambda one: one.due)
    return _Outcome(last, first, begun) if rule.kind == "waiting" else _Outcome(first, last, begun)


def _begin(
    tables: RuleTables, rule: TermRule, inputs: TermInputs, cautious: bool
) -> tuple[tuple[Step, ...], date]:
    """The steps up to the day after which the term is counted, and that day."""
    if rule.after is not None:
        before = tables.rule(rule.after)
        plain = TermInputs(rule=before.id, start=inputs.start)
        found = _find_out(tables, before, plain, cautious=cautious)
        return (*found.begun, *found.taken.steps), found.taken.due
    begun = step(
        inputs.start,
        "{day} is {event}; die dag telt niet mee.",
        "{day} is {event}; that day does not count.",
        event=rule.counted_from,
    )
    return (begun,), inputs.start


def _told(version: str, rule: TermRule, inputs: TermInputs, found: _Outcome) -> DueDate:
    taken, other = found.taken, found.other
    steps = [*_chosen(rule, inputs), *found.begun, *taken.steps]
    if rule.kind == "waiting":
        steps.append(_free(taken.due))
    open_question = other.due != taken.due
    if open_question:
        steps.append(_disagreed(rule, taken, other))
    return DueDate(
        due=taken.due,
        rule=rule.id,
        article=rule.article,
        version=version,
        steps=tuple(steps),
        nominal=taken.nominal,
        marks=(Mark.OPEN_QUESTION,) if open_question else (),
        alternative=other.due if open_question else None,
        inputs=inputs,
    )


def _chosen(rule: TermRule, inputs: TermInputs) -> list[Step]:
    if rule.id == inputs.rule:
        return []
    nl, en = "Besloten op {decided}: dan geldt {article}.", "Decided on {decided}: {article} holds."
    if inputs.decided_on is None:
        nl = "{day}: een besluit op de laatste dag van de termijn valt onder {article}."
        en = "{day}: a decision on the last day of the term falls under {article}."
    decided = inputs.decided_on or inputs.start
    return [step(inputs.start, nl, en, decided=decided, article=rule.article)]


def _free(due: date) -> Step:
    return step(
        due,
        "Na {day} is de wachttijd voorbij; vanaf {free} mag het.",
        "After {day} the waiting time is over; from {free} on it may be done.",
        free=due + ONE_DAY,
    )


def _disagreed(rule: TermRule, taken: Course, other: Course) -> Step:
    later = rule.kind == "waiting"
    return step(
        taken.due,
        "De wet laat een andere lezing toe ({how}); die komt uit op {other}. Aangehouden wordt "
        f"de {'laatste' if later else 'vroegste'} dag: {{day}}.",
        "The law allows another reading ({how}), which comes to {other}. The "
        f"{'later' if later else 'earlier'} day is taken: {{day}}.",
        how=other.reading.unlike(taken.reading),
        other=other.due,
    )


def _provisional(due: DueDate) -> DueDate:
    told = step(
        due.due,
        "Voorlopig: een brugdag die nog bij besluit kan worden aangewezen (Atw 3(3)), kan deze dag "
        "verschuiven.",
        "Provisional: a bridge day that may yet be decreed (Atw 3(3)) can move this day.",
    )
    return due.model_copy(
        update={"steps": (*due.steps, told), "marks": (*due.marks, Mark.PROVISIONAL)}
    )


def _agreed(due: DueDate, further: Further, until: date, days: OpenDays) -> DueDate:
    """A day that was agreed is a date, not a term: it stays where it is."""
    if until <= due.due:
        raise ConsentNotLater(until=until.isoformat(), due=due.due.isoformat())
    days.cover(until)
    told = step(
        until,
        "Verder uitstel tot en met {day}: {ground} ({article}).",
        "Further delay to {day} inclusive: {ground} ({article}).",
        ground=further.ground,
        article=further.article,
    )
    marks = () if days.is_open(until) else (Mark.CLOSED_DAY,)
    update = {"due": until, "nominal": until, "marks": marks, "alternative": None}
    return due.model_copy(update={"steps": (*due.steps, told), **update})
