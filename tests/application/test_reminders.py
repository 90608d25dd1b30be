"""Reminders: on which day, to whom, and once; on SQLite and on PostgreSQL."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.outbox import (
    AddressKnown,
    AddressNotUnderstood,
    Fate,
    Kind,
    MailDeferred,
    MailNotSent,
    MailRefused,
    MailUncertain,
    NoSuchAddress,
    Recipient,
    Reminder,
    RoleNotReminded,
)
from application.people import Role
from application.reminders import KEPT, PAUSE, STALE, Policy, Reminders
from application.responsible import responsible
from application.transact import Wish
from domain.clause import Nature
from domain.evidence import OwnRecord
from domain.obligation.commands import FulfilObligation
from domain.obligation.decisions import OBLIGATION
from infra.clock import SimulatedClock
from infra.rules.tables import load_rules
from interface.doors import Doors
from tests.application.conftest import Installed
from tests.application.test_timers import BEEK, CENTRE, conclude

REPORT = "dvo-2020-beek-quarterly-report-2021-Q1"
OPEN = load_rules().holidays.atw.open_days


@dataclass
class Noted:
    """A post that keeps what it is given, and may fail first."""

    sent: list[tuple[Reminder, Recipient]] = field(default_factory=list)
    failing: Callable[[Recipient], Exception | None] = lambda _: None
    asked: int = 0

    def send(self, reminder: Reminder, recipient: Recipient) -> None:
        self.asked += 1
        if (failure := self.failing(recipient)) is not None:
            raise failure
        self.sent.append((reminder, recipient))


def reminding(doors: Doors, post: Noted | None, quiet: bool = True) -> Reminders:
    policy = replace(doors.reminders.policy, is_quiet=lambda day: quiet and not OPEN.is_open(day))
    return replace(doors.reminders, post=post, policy=policy)


def at(doors: Doors, day: date) -> None:
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    cast("SimulatedClock", doors.clock).move_to(moment)


@pytest.fixture
def concluded(installed: Installed) -> Doors:
    doors = conclude(installed.open(installed.place()))
    doors.timers.tick()
    at(doors, date(2021, 1, 4))
    doors.timers.tick()
    return doors


def due_of(doors: Doors, key: str = REPORT) -> date:
    entry = doors.registers.obligation(key, doors.moments.resolve(None))
    assert entry.due is not None
    return entry.due.due


def told(post: Noted, key: str = REPORT) -> list[tuple[Kind, str]]:
    return [(one.kind, to.party) for one, to in post.sent if one.obligation == key]


def test_the_debtor_is_reminded_once_before_and_once_after(concluded: Doors) -> None:
    [debtor] = concluded.registers.obligation(REPORT, concluded.moments.resolve(None)).debtor
    for party in ("beek", "sittard-geleen"):
        concluded.reminders.add(party, "clerk", f"{party}@gemeente.example", "nl")
    post, due = Noted(), due_of(concluded)
    ours = reminding(concluded, post)
    days = {}
    for number in range(-20, 20):
        at(concluded, due + timedelta(days=number))
        before = len(told(post))
        ours.send()
        ours.send()
        for kind, _ in told(post)[before:]:
            days[kind] = due + timedelta(days=number)
    assert told(post) == [(Kind.BEFORE, debtor), (Kind.AFTER, debtor)]
    assert all(OPEN.is_open(day) for day in days.values())
    assert days[Kind.BEFORE] <= due - timedelta(days=14) < days[Kind.AFTER]
    assert days[Kind.AFTER] > due
    alike = Counter((one, to.id) for one, to in post.sent)
    assert set(alike.values()) == {1}


def test_what_is_fulfilled_is_not_reminded_of(concluded: Doors) -> None:
    entry = concluded.registers.obligation(REPORT, concluded.moments.resolve(None))
    [debtor] = entry.debtor
    concluded.reminders.add(debtor, "clerk", "a@gemeente.example", "nl")
    due = due_of(concluded)
    at(concluded, due - timedelta(days=3))
    evidence = tuple(
        OwnRecord(kind=kind, system="dms", reference="Z-1") for kind in entry.outstanding
    )
    fulfil = FulfilObligation(occurred_on=due - timedelta(days=3), evidence=evidence)
    person = BEEK if debtor == "beek" else CENTRE
    concluded.desk.handle(Wish(OBLIGATION, REPORT, fulfil, person))
    post = Noted()
    ours = reminding(concluded, post, quiet=False)
    for number in range(-3, 5):
        at(concluded, due + timedelta(days=number))
        ours.send()
    assert told(post) == []


def test_without_a_mail_server_or_an_address_nothing_happens(concluded: Doors) -> None:
    at(concluded, due_of(concluded))
    assert reminding(concluded, Noted()).send() == 0
    concluded.reminders.add("sittard-geleen", "clerk", "a@gemeente.example", "nl")
    assert concluded.reminders.send() == 0
    assert concluded.reminders.outbox.latest(10) == []


class Killed(BaseException):
    """The process ends here, whatever it was doing."""


@pytest.fixture
def tuesday(concluded: Doors) -> Doors:
    """An open day on which something is to be reminded of."""
    at(concluded, date(2021, 4, 20))
    concluded.timers.tick()
    concluded.reminders.add("sittard-geleen", "clerk", "a@gemeente.example", "nl")
    return concluded


def test_a_crash_between_sending_and_marking_sends_nothing_twice(tuesday: Doors) -> None:
    """The mail was taken, and nobody lived to mark it."""
    post = Noted()

    class Dying(Noted):
        def send(self, reminder: Reminder, recipient: Recipient) -> None:
            post.send(reminder, recipient)
            raise Killed

    with pytest.raises(Killed):
        reminding(tuesday, Dying()).send()
    [(first, _)] = post.sent
    [line] = tuesday.reminders.outbox.latest(10)
    assert (line.obligation, line.fate) == (first.obligation, Fate.CLAIMED)
    reminding(tuesday, post).send()
    assert [one for one, _ in post.sent].count(first) == 1
    assert len(post.sent) > 1


def test_of_two_processes_one_sends(tuesday: Doors) -> None:
    """The second looked before the first claimed."""
    first, second = Noted(), Noted()

    class Later(Noted):
        def send(self, reminder: Reminder, recipient: Recipient) -> None:
            if not self.asked:
                reminding(tuesday, second).send()
            super().send(reminder, recipient)

    first = Later()
    reminding(tuesday, first).send()
    alike = Counter((one, to.id) for one, to in (*first.sent, *second.sent))
    assert set(alike.values()) == {1}
    assert len(second.sent) >= 1


def test_a_server_that_takes_nothing_is_left_alone_and_asked_again(tuesday: Doors) -> None:
    down = Noted(failing=lambda _: MailNotSent(host="mail", reason="x"))
    ours = reminding(tuesday, down)
    with pytest.raises(MailNotSent):
        ours.send()
    assert (ours.send(), down.asked) == (0, 1)
    assert tuesday.reminders.outbox.latest(10) == []
    cast("SimulatedClock", tuesday.clock).move_to(tuesday.clock.now() + PAUSE)
    down.failing = lambda _: None
    assert ours.send() == len(down.sent) > 0


@pytest.mark.parametrize("kind", [MailDeferred, MailRefused, MailUncertain])
def test_one_recipient_that_fails_holds_up_no_other(
    tuesday: Doors, kind: type[MailDeferred | MailRefused | MailUncertain]
) -> None:
    bad = tuesday.reminders.add("sittard-geleen", "clerk", "b@gemeente.example", "en")
    post = Noted(failing=lambda to: kind(recipient=to.id) if to.id == bad.id else None)
    ours = reminding(tuesday, post)
    with pytest.raises(kind):
        ours.send()
    assert len(post.sent) * 2 == post.asked
    fates = {one.fate for one in tuesday.reminders.outbox.latest(99) if one.recipient == bad.id}
    wanted = {MailDeferred: set(), MailRefused: {Fate.REFUSED}, MailUncertain: {Fate.CLAIMED}}
    assert fates == wanted[kind]
    cast("SimulatedClock", tuesday.clock).move_to(tuesday.clock.now() + PAUSE)
    post.failing = lambda _: None
    assert bool(ours.send()) == (kind is MailDeferred)


def test_who_answers_for_privacy_is_reminded_of_privacy_alone(tuesday: Doors) -> None:
    entry = tuesday.registers.obligation(REPORT, tuesday.moments.resolve(None))
    party = entry.debtor[0]
    assert not responsible(party, [Role.PRIVACY_OFFICER], entry)
    assert not responsible(party, [Role.AUDITOR], entry)
    assert not responsible("beekdaelen", [Role.CLERK], entry)
    assert responsible(party, [Role.PRIVACY_OFFICER, Role.FINANCE], entry)
    private = entry.model_copy(update={"nature": Nature.PRIVACY})
    assert responsible(party, [Role.PRIVACY_OFFICER], private)
    assert responsible(party, [Role.CLERK], private)


def test_an_address_belongs_to_a_party_once_and_is_forgotten(tuesday: Doors) -> None:
    ours = tuesday.reminders
    [known] = ours.addresses.everyone()
    with pytest.raises(AddressKnown):
        ours.add("sittard-geleen", "finance", known.address, "nl")
    with pytest.raises(RoleNotReminded):
        ours.add("beek", "auditor", "c@gemeente.example", "nl")
    for odd in ("", "a", "a@", "a b@c.nl", "a@b.nl\nBcc: d@e.nl", "<a@b.nl>", f"{'a' * 250}@b.nl"):
        with pytest.raises(AddressNotUnderstood):
            ours.add("beek", "clerk", odd, "nl")
    ours.addresses.remove(known.id)
    assert ours.addresses.everyone() == []
    with pytest.raises(NoSuchAddress):
        ours.addresses.remove(known.id)


def test_addresses_are_not_in_the_log(tuesday: Doors) -> None:
    post = Noted()
    assert reminding(tuesday, post).send() > 0
    assert not any("gemeente.example" in repr(one) for one in tuesday.log.since(0))


def test_old_lines_are_forgotten(tuesday: Doors) -> None:
    ours = reminding(tuesday, Noted())
    ours.send()
    assert ours.outbox.sweep(int((tuesday.clock.now() - KEPT).timestamp())) == 0
    assert ours.outbox.sweep(int(tuesday.clock.now().timestamp()) + 1) > 0
    assert ours.outbox.latest(10) == []


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
SPANS = st.integers(1, 30).map(lambda days: timedelta(days=days))


@given(DAYS, SPANS, SPANS)
def test_every_due_date_has_a_day_for_either_reminder(
    due: date, before: timedelta, after: timedelta
) -> None:
    """None is quiet; before is never later than meant; after comes within its time."""
    policy = Policy(before, after, lambda day: not OPEN.is_open(day))
    days = {kind: list[date]() for kind in Kind}
    for number in range(-60, 80):
        today = due + timedelta(days=number)
        if (kind := policy.kind_on(today, due)) is not None:
            days[kind].append(today)
    assert all(OPEN.is_open(day) for found in days.values() for day in found)
    assert days[Kind.BEFORE][0] <= due - before
    assert days[Kind.BEFORE][0] == OPEN.nth_open_before(due - before + timedelta(days=1), 1)
    assert days[Kind.AFTER][0] == OPEN.next_open(due + after)
    assert days[Kind.AFTER][-1] <= due + after + STALE
