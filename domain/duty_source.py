"""A duty where it stands, and the obligation that it gives on one occasion."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.agreement.events import AgreementRegistered
from domain.agreement.refusals import AgreementNotFound
from domain.agreement.state import Agreement
from domain.calendar.contract import DueRule, NoDate, Policy, Statutory, WithinPeriod
from domain.calendar.due import DueDate
from domain.calendar.period import Period, whole_year
from domain.clause import Clause, Duty, OnEvent
from domain.messages import Text
from domain.obligation.commands import OpenObligation, OpenOnEvent
from domain.obligation.spans import was_over

Dates: TypeAlias = Callable[[DueRule, str, Period | None, date | None], DueDate | None]
"""The due date by a rule and article, for a period or from the day of an event."""

TO_BE_AGREED = "frequency"
"""The period of the open point that a frequency is, until it is agreed."""


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
class Source:
    """A duty where it stands: in a clause of an agreement that is in force."""

    id: str
    registered: AgreementRegistered
    clause: Clause
    duty: Duty
    force: date
    """From when the agreement is in force."""
    last_day: date | None
    """On which it is."""
    since: date = date.min
    """From when the duty reads like this; the first day of all for how it read at first."""
    until: date = date.max
    """From when it reads otherwise."""

    def covers(self, day: date) -> bool:
        lasts = self.last_day is None or day <= self.last_day or self.duty.survives_end
        return self.force <= day and lasts

    def governs(self, period: str, due: date | None) -> bool:
        """Whether an occurrence is to be as the duty reads like this."""
        if self.since > date.min and was_over(period, due, self.since):
            return False
        return self.until == date.max or was_over(period, due, self.until)

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

    # What it gives, each time with its date

    def in_period(self, about: Period, dates: Dates) -> Occurrence:
        due = self.due_in(about, dates)
        return self.occurrence(about.name, about.year, due)

    def due_in(self, about: Period, dates: Dates) -> DueDate | None:
        """A term is counted from the end of the period."""
        stated = self.duty.due
        rule = WithinPeriod() if isinstance(stated, NoDate) else stated
        return dates(rule, self.clause.id, about, about.last if _counted(rule) else None)

    def once(self, dates: Dates) -> Occurrence:
        due = dates(self.duty.due, self.clause.id, whole_year(self.force.year), None)
        return self.occurrence("once", due.due.year if due else self.force.year, due)

    def standing(self) -> Occurrence:
        return self.occurrence("standing", self.force.year, None)

    def on_event(self, day: date, name: str, dates: Dates) -> Occurrence:
        rule = self.duty.due
        about = None if _counted(rule) else whole_year(day.year)
        return self.occurrence(name, day.year, dates(rule, self.clause.id, about, day))


def _counted(rule: DueRule) -> bool:
    """Whether it is counted from a day, and not a day of a period."""
    return isinstance(rule, Policy | Statutory)


def source_on(agreement_id: str, agreement: Agreement, duty: str, day: date) -> Source | None:
    """A duty as it reads on a day; None where there is no such duty. Raises AgreementNotFound."""
    registered, force = agreement.registered, agreement.in_force_from
    if registered is None:
        raise AgreementNotFound
    if (found := agreement.on(day).duty(duty)) is None:
        return None
    return Source(agreement_id, registered, *found, force or date.max, agreement.last_day)


def same_duty(one: tuple[Clause, Duty] | None, other: tuple[Clause, Duty] | None) -> bool:
    """Whether two readings of the text give the same duty under the same article."""
    if one is None or other is None:
        return one is other
    return (one[0].id, one[1]) == (other[0].id, other[1])
