"""Occurrences: which obligations the duties of an agreement give rise to, and when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, assert_never

from domain.agreement.events import AgreementRegistered
from domain.agreement.refusals import AgreementNotFound, DutyNotFound
from domain.agreement.state import Agreement, Frequency
from domain.calendar.contract import DueRule, NoDate, Policy, Statutory, WithinPeriod
from domain.calendar.due import DueDate
from domain.calendar.period import Period, number, successive, whole_year
from domain.clause import AgreedFrequency, Clause, Continuous, Dated, Duty, OnEvent, Periodic
from domain.errors import Broken, Refusal
from domain.messages import Message, Slug, Text
from domain.obligation.commands import OpenObligation, OpenOnEvent

Dates: TypeAlias = Callable[[DueRule, str, Period | None, date | None], DueDate | None]
"""The due date by a rule and article, for a period or from the day of an event."""


TO_BE_AGREED = "frequency"
"""The period of the open point that a frequency is, until it is agreed."""


class RecordOccurrence(Message):
    """Someone states that the event happened that a duty waits for."""

    duty: Slug
    event_on: date


class NotTriggeredByEvent(Broken):
    code = "duty-not-triggered-by-event"


class NotInForce(Broken):
    code = "agreement-not-in-force"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An obligation to open."""

    wish: OpenObligation
    year: int
    """Of the period or the event; for what has no date, the year in which the agreement starts."""

    @property
    def key(self) -> str:
        return f"{self.wish.agreement}-{self.wish.duty}-{self.wish.period}"

    @property
    def dossier(self) -> str:
        return f"year-{self.wish.agreement}-{self.year}"


@dataclass(frozen=True, slots=True)
class _Source:
    """A duty where it stands: in a clause of an agreement that is in force."""

    id: str
    registered: AgreementRegistered
    clause: Clause
    duty: Duty
    force: date
    """From when the agreement is in force."""

    def covers(self, day: date) -> bool:
        ends_on = self.registered.ends_on
        lasts = ends_on is None or day <= ends_on or self.duty.survives_end
        return self.force <= day and lasts

    def occurrence(self, period: str, year: int, due: DueDate | None) -> Occurrence:
        duty = self.duty
        opening = OpenOnEvent if isinstance(duty.trigger, OnEvent) else OpenObligation
        wish = opening(
            agreement=self.id,
            clause=self.clause.id,
            duty=duty.id,
            period=period,
            title=duty.title,
            debtor=self._parties(duty.debtor),
            creditor=self._parties(duty.creditor),
            due=due,
            evidence=duty.evidence,
            waivable_by=self._parties(duty.waivable_by),
            nature=duty.nature,
            survives_end=duty.survives_end,
        )
        return Occurrence(wish, year)

    def to_be_agreed(self) -> Occurrence:
        """A frequency that is missing is an open point of both sides."""
        both = self._parties((*self.duty.debtor, *self.duty.creditor))
        title = self.duty.title
        shared = {
            "title": Text(
                nl=f"Frequentie afspreken: {title.nl}", en=f"Agree the frequency: {title.en}"
            ),
            "debtor": both,
            "creditor": both,
            "evidence": (),
            "waivable_by": (),
        }
        point = self.occurrence(TO_BE_AGREED, self.force.year, None)
        return Occurrence(point.wish.model_copy(update=shared), point.year)

    def _parties(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.registered.roles[role] for role in roles))


def occurrences(
    agreement_id: str,
    agreement: Agreement,
    *,
    since: date,
    until: date,
    dates: Dates,
    undated: dict[str, Refusal] | None = None,
) -> Iterator[Occurrence]:
    """What falls due between two days, both included, and everything that has no date.

    Nothing before the agreement is concluded. Asking again for the same days gives the same. A
    duty whose date cannot be told is put among the `undated`, and the others go on.
    """
    registered, force = agreement.registered, agreement.in_force_from
    if registered is None or force is None:
        return
    for clause in agreement.clauses.values():
        for duty in clause.duties:
            source = _Source(agreement_id, registered, clause, duty, force)
            agreed = agreement.frequencies.get(duty.id)
            try:
                found = list(_from(source, agreed, until, dates))
            except Refusal as refusal:
                if undated is None:
                    raise
                undated[duty.id] = refusal.with_traceback(None)
                continue
            for occurrence in found:
                due = occurrence.wish.due
                if due is None or since <= due.due <= until:
                    yield occurrence


def _from(
    source: _Source, agreed: Frequency | None, until: date, dates: Dates
) -> Iterator[Occurrence]:
    duty, force = source.duty, source.force
    match duty.trigger:
        case Dated():
            due = dates(duty.due, source.clause.id, whole_year(force.year), None)
            yield source.occurrence("once", due.due.year if due else force.year, due)
        case Periodic(first=first):
            yield from _periodic(source, duty.trigger, first, until, dates)
        case AgreedFrequency() if agreed is not None:
            as_agreed = Periodic(every=agreed.every)
            yield from _periodic(source, as_agreed, agreed.first, until, dates)
        case AgreedFrequency():
            yield source.to_be_agreed()
        case Continuous():
            yield source.occurrence("standing", force.year, None)
        case OnEvent():
            return
        case _:
            assert_never(duty.trigger)


def _periodic(
    source: _Source, trigger: Periodic, first: date | None, until: date, dates: Dates
) -> Iterator[Occurrence]:
    """The periods in their order, until one falls due too late. A term is counted from their end.

    Where the text names no first period, it is the first that does not fall due before the
    agreement is in force.
    """
    stated = source.duty.due
    rule = WithinPeriod() if isinstance(stated, NoDate) else stated
    periods = successive(trigger.every, first or source.force)

    def due_for(about: Period) -> DueDate | None:
        return dates(rule, source.clause.id, about, about.last if _counted(rule) else None)

    about = next(periods)
    while (due := due_for(about)) is not None and due.due <= until:
        if not source.covers(max(about.first, source.force)):
            return
        counts = not trigger.only or number(about) in trigger.only
        if counts and (first is not None or due.due >= source.force):
            yield source.occurrence(about.name, about.year, due)
        about = next(periods)


def _counted(rule: DueRule) -> bool:
    """Whether it is counted from a day, and not a day of a period."""
    return isinstance(rule, Policy | Statutory)


def occurrence_on_event(
    agreement_id: str,
    agreement: Agreement,
    stated: RecordOccurrence,
    *,
    count: int = 1,
    dates: Dates,
) -> Occurrence:
    """What a recorded event gives rise to; `count` tells a second one on the same day apart."""
    registered = agreement.registered
    if registered is None:
        raise AgreementNotFound
    found = agreement.duty(stated.duty)
    if found is None:
        raise DutyNotFound(duty=stated.duty)
    clause, duty = found
    if not isinstance(duty.trigger, OnEvent):
        raise NotTriggeredByEvent(duty=duty.id, clause=clause.id)
    day, force = stated.event_on, agreement.in_force_from
    source = _Source(agreement_id, registered, clause, duty, force or date.max)
    if not source.covers(day):
        raise NotInForce(day=day.isoformat())
    about = None if _counted(duty.due) else whole_year(day.year)
    due = dates(duty.due, clause.id, about, day)
    name = day.isoformat() if count == 1 else f"{day.isoformat()}-{count}"
    return source.occurrence(name, day.year, due)
