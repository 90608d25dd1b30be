"""Calendars at a secret address: what a party owes or is owed, and what one person has to do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from application.asof import AsOf, Moments
from application.case_duties import CaseDuties, CaseDuty
from application.people import Activity, Person
from application.ports import Clock, EventLog
from application.registers import ObligationEntry, ObligationQuery, Registers
from application.responsible import FULFILLING, responsible
from application.transact import Desk
from domain.errors import NotFound
from domain.obligation.state import Status

BACK = 3
"""How many months a calendar goes back."""
PAGE = 500
_OPEN = frozenset({Status.OPEN, Status.DUE_SOON, Status.PARTLY, Status.OVERDUE})


class NoSuchCalendar(NotFound):
    """An address that was never made, or that holds no longer: nobody is told which."""

    code = "no-such-calendar"


class Scope(StrEnum):
    PARTY = "party"
    """All that the party owes or is owed."""
    PERSON = "person"
    """What this person has to do for the party, until it is done."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """An address that somebody has: one for each scope."""

    person: Person
    scope: Scope
    language: str
    made_at: int
    """Seconds since 1970."""


class Subscriptions(Protocol):
    """In the vault, by a digest of the secret in the address."""

    def make(self, account: str, scope: Scope, language: str, now: datetime) -> str:
        """A new secret, in place of the one that was there. Raises NoSuchAccount."""
        ...

    def by_secret(self, secret: str) -> Subscription:
        """Raises NoSuchCalendar."""
        ...

    def of(self, account: str) -> list[Subscription]: ...

    def everyone(self) -> list[Subscription]: ...

    def revoke(self, account: str, scope: Scope | None = None) -> int:
        """Of that scope, or all of them; returns how many there were."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """An obligation, and when it became what it is."""

    obligation: ObligationEntry
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class DutyEntry:
    """What is due of personal data, and since when."""

    duty: CaseDuty
    changed_at: datetime


@dataclass(frozen=True)
class Calendars:
    subscriptions: Subscriptions
    registers: Registers
    personal: CaseDuties
    moments: Moments
    log: EventLog
    clock: Clock
    desk: Desk

    def scopes(self, person: Person) -> list[Scope]:
        """Who fulfils nothing has nothing to do."""
        fulfils = not FULFILLING.isdisjoint(person.acts_in)
        return [Scope.PERSON, Scope.PARTY] if fulfils else [Scope.PARTY]

    def make(self, person: Person, scope: Scope, language: str) -> str:
        person.must_be_allowed(Activity.READ_REGISTER)
        return self.subscriptions.make(person.id, scope, language, self.clock.now())

    def find(self, secret: str) -> Subscription:
        """With what is lent to who made it, where that decides what they have to do.

        Raises NoSuchCalendar, or NotAllowed where they may not look any more.
        """
        found = self.subscriptions.by_secret(secret)
        found.person.must_be_allowed(Activity.READ_REGISTER)
        if found.scope is Scope.PARTY:
            return found
        return replace(found, person=self.desk.with_lent(found.person))

    def revision(self, found: Subscription) -> str:
        """As long as this stays the same, so does that calendar."""
        at = self.moments.resolve(None)
        roles = " ".join(sorted(found.person.acts_in))
        return f"{at.position - self.registers.behind()} {_begins(at.today)} {roles}"

    def entries(self, found: Subscription) -> list[Entry]:
        wanted = self._wanted(found, self.moments.resolve(None))
        return [Entry(one, self.log.moment_at(one.position)) for one in wanted]

    def duties(self, found: Subscription) -> list[DutyEntry]:
        """Of personal data, until they are done."""
        person, at = found.person, self.moments.resolve(None)
        roles = person.acts_in
        wanted = [one for one in self.personal.all(at) if person.party in one.debtor]
        if found.scope is Scope.PERSON:
            wanted = [one for one in wanted if responsible(person.party, roles, one)]
        return [DutyEntry(one, self.log.moment_at(one.position)) for one in wanted]

    def _wanted(self, found: Subscription, at: AsOf) -> Iterator[ObligationEntry]:
        person = found.person
        query = ObligationQuery(party=person.party, due_from=_begins(at.today), limit=PAGE)
        for one in self._every(query, at):
            if one.due is None:
                continue
            if found.scope is Scope.PARTY or (
                one.status in _OPEN and responsible(person.party, person.acts_in, one)
            ):
                yield one

    def _every(self, query: ObligationQuery, at: AsOf) -> Iterator[ObligationEntry]:
        while True:
            page = self.registers.obligations(query, at)
            yield from page.entries
            if page.next is None:
                return
            query = replace(query, cursor=page.next)


def _begins(today: date) -> date:
    """With a quarter of a year before, by whole months: a calendar does not change every day."""
    month = today.year * 12 + today.month - 1 - BACK
    return date(month // 12, month % 12 + 1, 1)
