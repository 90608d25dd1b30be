"""The penalty for deciding late (dwangsom bij niet tijdig beslissen, Awb 4:17 and 4:18)."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from domain.calendar import terms
from domain.calendar.days import ONE_DAY
from domain.calendar.due import DueDate, Mark, Step
from domain.calendar.explain import step
from domain.calendar.rules import Rate, RuleTables
from domain.errors import Broken, Invalid
from domain.messages import Message, Slug

Ground = Literal[
    "unreasonably-late",
    "no-interested-party",
    "manifestly-inadmissible",
    "manifestly-unfounded",
]
"""Why no penalty is owed (Awb 4:17(6))."""


class NoticePremature(Broken):
    code = "notice-premature"


class NoPenalty(Broken):
    code = "no-penalty"


class DecisionBeforeNotice(Invalid):
    code = "decision-before-notice"


class NoticeBeforeFirstRate(Invalid):
    code = "notice-before-first-rate"


class Notice(Message):
    """A notice of default (ingebrekestelling) as it was stated, and what came of it."""

    received_on: date
    concerning: Slug | None = None
    """The term that passed; some laws exclude the penalty."""
    term_ended_on: date | None = None
    """The last day of that term, after its shift."""
    decided_on: date | None = None
    """When the decision was made known."""
    applicants: Annotated[int, Field(ge=1, le=1000)] = 1
    ground: Ground | None = None


class Penalty(Message):
    """What is owed, and by when its amount is fixed. Amounts in whole euros, shares in cents."""

    last_chance: DueDate
    """The two weeks in which deciding is still free."""
    first: date
    last: date
    """The last day that is paid for; before `first` where nothing is owed."""
    days: int
    euros: int
    alternative_euros: int | None = None
    """Where the day of the decision is counted the other way."""
    shares_in_cents: tuple[int, ...]
    decision: DueDate | None
    """The term for fixing the amount; None where nothing is owed."""
    steps: tuple[Step, ...]
    marks: tuple[Mark, ...] = ()
    version: str


def penalty(tables: RuleTables, notice: Notice) -> Penalty:
    """The penalty on one notice; without a decision, what it comes to after all its days."""
    table = tables.penalties
    _must_be_due(tables, notice)
    last_chance = terms.term(tables, table.notice, notice.received_on)
    rate = rate_on(tables, notice.received_on)
    run = tables.rule(table.run).length
    days, other = _days(notice.decided_on, last_chance.due, run, table.stop_day == "counts")
    euros, alternative = rate.amount(days), rate.amount(other)
    last = last_chance.due + timedelta(days=days)
    return Penalty(
        last_chance=last_chance,
        first=last_chance.due + ONE_DAY,
        last=last,
        days=days,
        euros=euros,
        alternative_euros=alternative if alternative != euros else None,
        shares_in_cents=_shared(euros * 100, notice.applicants),
        decision=terms.term(tables, table.decision, last) if days else None,
        steps=(*last_chance.steps, *_told(last_chance.due, days, euros, alternative, rate)),
        marks=(Mark.OPEN_QUESTION,) if alternative != euros else (),
        version=tables.version,
    )


def _must_be_due(tables: RuleTables, notice: Notice) -> None:
    if notice.ground is not None:
        raise NoPenalty(ground=notice.ground, article=f"{tables.penalties.article}(6)")
    if notice.concerning is not None:
        rule = tables.rule(notice.concerning)
        if rule.penalty_excluded is not None:
            raise NoPenalty(ground=rule.id, article=rule.penalty_excluded)
    if notice.term_ended_on is not None and notice.received_on <= notice.term_ended_on:
        raise NoticePremature(
            received=notice.received_on.isoformat(), due=notice.term_ended_on.isoformat()
        )
    if notice.decided_on is not None and notice.decided_on < notice.received_on:
        raise DecisionBeforeNotice(
            decided=notice.decided_on.isoformat(), received=notice.received_on.isoformat()
        )


def rate_on(tables: RuleTables, received_on: date) -> Rate:
    """What a day costs where notice was received on that day. Raises NoticeBeforeFirstRate."""
    rates = [rate for rate in tables.penalties.rates if rate.first <= received_on]
    if not rates:
        first = tables.penalties.rates[0].first
        raise NoticeBeforeFirstRate(received=received_on.isoformat(), first=first.isoformat())
    return rates[-1]


def _days(decided_on: date | None, free: date, run: int, counts: bool) -> tuple[int, int]:
    """The days that are paid for, as the rule has it and as the other reading has it."""
    if decided_on is None:
        return run, run
    late = max(0, (decided_on - free).days)
    with_it, without_it = min(late, run), min(max(0, late - 1), run)
    return (with_it, without_it) if counts else (without_it, with_it)


def _shared(cents: int, applicants: int) -> tuple[int, ...]:
    """Equal shares; where cents are left over, the first ones have one more."""
    share, over = divmod(cents, applicants)
    return tuple(share + (place < over) for place in range(applicants))


def _told(free: date, days: int, euros: int, alternative: int, rate: Rate) -> list[Step]:
    last = free + timedelta(days=days)
    steps = []
    if days:
        parts = " + ".join(f"{band.days} x EUR {band.euros}" for band in rate.parts(days))
        steps.append(
            step(
                last,
                "De dwangsom loopt van {first} tot en met {day}: {parts} = EUR {euros} "
                "(tarief vanaf {since}).",
                "The penalty runs from {first} to {day} inclusive: {parts} = EUR {euros} "
                "(rate from {since}).",
                first=free + ONE_DAY,
                parts=parts,
                euros=euros,
                since=rate.first,
            )
        )
    else:
        steps.append(step(last, "Er is geen dwangsom verschuldigd.", "No penalty is owed."))
    if alternative != euros:
        steps.append(
            step(
                last,
                "Wordt de dag van het besluit anders geteld, dan is het EUR {other}.",
                "Counting the day of the decision the other way makes it EUR {other}.",
                other=alternative,
            )
        )
    return steps
