"""Passing a role on to a colleague for a while, ending that, and who stands in for whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from application.accounts import Accounts, NoSuchAccount
from application.asof import AsOf
from application.feed import Feed
from application.people import Person, Role
from application.ports import Recorded
from application.transact import Desk, Wish
from domain.identity import uuid7
from domain.messages import Message, Slug
from domain.stand_in.commands import AppointStandIn, EndStandIn, Receiver
from domain.stand_in.decisions import STAND_IN, dossier
from domain.stand_in.events import StandInAppointed, StandInEvent
from domain.stand_in.state import Standing

PAGE = 1_000


class PassOn(Message):
    """Pass one of one's own roles on to a colleague of the same party, both days included."""

    stand_in: Slug
    """The colleague's account."""
    role: Slug
    first: date
    last: date


class StandInEntry(Message):
    """A role that one account may act in, in place of another, for a period."""

    stand_in: str
    number: int
    """Which of the appointments of this account."""
    absent: str
    role: str
    first: date
    last: date
    ended_on: date | None
    standing: Standing
    position: int
    """Where the appointment is in the log."""


@dataclass(frozen=True)
class StandIns:
    desk: Desk
    accounts: Accounts
    feed: Feed

    def key(self, account: str, party: str) -> str:
        """Of the stream that has what was passed on to an account of a party."""
        return self.desk.lending.held(account, party)[0]

    # Wishes, for whoever asks to rehearse or to record

    def appointing(
        self,
        asked: PassOn,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Wish:
        """Raises NoSuchAccount."""
        correlation = correlation or uuid7()
        key = self.key(asked.stand_in, by.party)
        with self.desk.noting(by, AppointStandIn, STAND_IN.stream(key), correlation):
            receiver = self._receiver(asked.stand_in)
        command = AppointStandIn(
            role=asked.role,
            first=asked.first,
            last=asked.last,
            own=tuple(sorted(by.roles)),
            receiver=receiver,
        )
        return Wish(
            STAND_IN,
            key,
            command,
            _in_that_role(by, asked.role),
            dossier=dossier(by.party),
            idempotency=idempotency,
            expected=expected,
            correlation=correlation,
        )

    def _receiver(self, account: str) -> Receiver:
        for person, _ in self.accounts.everyone():
            if person.id == account:
                roles = tuple(sorted(person.roles))
                return Receiver(account=account, party=person.party, roles=roles)
        raise NoSuchAccount(account=account)

    def ending(
        self,
        stand_in: str,
        number: int,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Wish:
        return Wish(
            STAND_IN,
            self.key(stand_in, by.party),
            EndStandIn(appointed=number),
            by,
            idempotency=idempotency,
            expected=expected,
            correlation=correlation or uuid7(),
        )

    # Questions

    def of_party(self, party: str, at: AsOf) -> list[StandInEntry]:
        """As known at a moment: those that hold now, then those to come, then what is past."""
        streams: dict[str, list[Recorded]] = defaultdict(list)
        for one in self._recorded(dossier(party), at.position):
            streams[one.stream].append(one)
        found = [entry for each in streams.values() for entry in _entries(each, at.today)]
        return sorted(found, key=_in_order)

    def _recorded(self, dossier: str, upto: int) -> Iterator[Recorded]:
        skip = 0
        while page := self.feed.life(dossier, upto, PAGE, skip).recorded:
            yield from page
            skip += len(page)


def _in_that_role(by: Person, role: str) -> Person:
    """What is passed on is passed on in that role; where it is no own role, that is refused."""
    return replace(by, roles=frozenset({Role(role)})) if role in by.roles else by


def _entries(recorded: Sequence[Recorded], today: date) -> Iterator[StandInEntry]:
    state = STAND_IN.fold(cast("StandInEvent", one.event) for one in recorded)
    places = {
        one.version: one.position for one in recorded if isinstance(one.event, StandInAppointed)
    }
    for period in state.periods:
        yield StandInEntry(
            stand_in=state.account,
            number=period.version,
            absent=period.absent,
            role=period.role,
            first=period.first,
            last=period.last,
            ended_on=period.ended_on,
            standing=period.standing(today),
            position=places[period.version],
        )


def _in_order(entry: StandInEntry) -> tuple[int, int, str]:
    """What is past the newest first, the rest by its first day."""
    rank = (Standing.NOW, Standing.COMING, Standing.PAST).index(entry.standing)
    day = entry.first.toordinal()
    return (rank, -day if entry.standing is Standing.PAST else day, entry.stand_in)
