"""Suspension (opschorting): the days on which a term stands still, and where that puts its end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar.counting import length_words
from domain.calendar.days import ONE_DAY
from domain.calendar.due import Step
from domain.calendar.explain import Fact, step
from domain.calendar.inputs import Suspension, TermInputs
from domain.calendar.rules import SuspensionRule, TermRule, Unit
from domain.errors import Invalid


class UnknownSuspensionGround(Invalid):
    code = "unknown-suspension-ground"


class SuspensionEndsBeforeItBegins(Invalid):
    code = "suspension-ends-before-it-begins"


class SuspensionOutsideTerm(Invalid):
    code = "suspension-outside-term"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that one suspension takes out, both included; none where last is before first."""

    first: date
    last: date
    said: Suspension
    rule: SuspensionRule


def stretches(rule: TermRule, inputs: TermInputs) -> tuple[Stretch, ...]:
    """What was stated, read under the rule, in the order of time."""
    found = [_stretch(rule, inputs.start, said) for said in inputs.suspensions]
    return tuple(sorted(found, key=lambda one: (one.first, one.last)))


def _stretch(rule: TermRule, start: date, said: Suspension) -> Stretch:
    ground = rule.ground(said.ground)
    if ground is None:
        known = ", ".join(one.id for one in rule.suspensions)
        raise UnknownSuspensionGround(term=rule.id, ground=said.ground or "", known=known)
    if said.ended_on < said.begun_on:
        raise SuspensionEndsBeforeItBegins(
            begun=said.begun_on.isoformat(), ended=said.ended_on.isoformat()
        )
    if said.begun_on < start:
        raise outside(said)
    runs_again = ground.effect == "adds" and ground.last_day == "runs"
    last = said.ended_on - ONE_DAY if runs_again else said.ended_on
    return Stretch(said.begun_on + ONE_DAY, last, said, ground)


def outside(said: Suspension) -> SuspensionOutsideTerm:
    return SuspensionOutsideTerm(begun=said.begun_on.isoformat(), ended=said.ended_on.isoformat())


def stand_still(
    begin: date, end: date, pauses: Sequence[Stretch], close: Callable[[date], date]
) -> tuple[list[Step], tuple[Stretch, ...]]:
    """The steps that move the end, and the suspensions that begin only after it.

    A day counts once, and only within the running term; the days by which a term runs on over a
    weekend or holiday belong to it, so that a suspension may still begin there.
    """
    steps: list[Step] = []
    reached = begin
    for place, pause in enumerate(pauses):
        closed = close(end)
        if pause.first > closed:
            return steps, tuple(pauses[place:])
        first = max(pause.first, reached + ONE_DAY)
        days = max(0, (pause.last - first).days + 1)
        if days:
            end = (end if first <= end else closed) + timedelta(days=days)
            reached = pause.last
        steps.append(_told(end, first, days, pause))
    return steps, ()


def hold(end: date, pauses: Sequence[Stretch]) -> tuple[list[Step], tuple[Stretch, ...]]:
    """The step that holds the end up until a suspension is over; it adds no days of its own."""
    steps: list[Step] = []
    for place, pause in enumerate(pauses):
        if pause.said.begun_on > end:
            return steps, tuple(pauses[place:])
        if pause.last > end:
            end = pause.last
            steps.append(
                step(
                    end,
                    "{ground}: niet eerder dan na {day} ({article}).",
                    "{ground}: not before {day} has passed ({article}).",
                    ground=pause.rule.title,
                    article=pause.rule.article,
                )
            )
    return steps, ()


def _told(end: date, first: date, days: int, pause: Stretch) -> Step:
    facts: dict[str, Fact] = {"ground": pause.rule.title, "article": pause.rule.article}
    if not days:
        return step(
            end,
            "{ground} van {begun} tot {ended}: geen dag daarvan telt binnen de termijn "
            "({article}); het einde blijft {day}.",
            "{ground} from {begun} to {ended}: no day of it counts within the term ({article}); "
            "the end stays {day}.",
            begun=pause.said.begun_on,
            ended=pause.said.ended_on,
            **facts,
        )
    return step(
        end,
        "{ground}: de termijn staat {days} stil, van {first} tot en met {last} ({article}); het "
        "einde wordt {day}.",
        "{ground}: the term stands still for {days}, from {first} to {last} inclusive ({article}); "
        "the end becomes {day}.",
        days=length_words(days, Unit.DAYS),
        first=first,
        last=pause.last,
        **facts,
    )
