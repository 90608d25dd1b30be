"""The desk: load, decide, append. Nobody is refused from memory, nobody is answered twice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from application.people import SYSTEM, NotAllowed, Person, Role
from application.ports import Append, Appended
from application.states import EVERY, AnyDecider, Snapshot, States
from application.transact import TRIES, Desk, Receipt, Stale, Wish
from domain.agreement.commands import registration
from domain.agreement.decisions import AGREEMENT
from domain.agreement.state import Agreement
from domain.calendar.due import DueDate
from domain.errors import Conflict, Unavailable
from domain.messages import Command, Event, Text
from domain.obligation.commands import (
    DisputeObligation,
    FulfilObligation,
    OpenObligation,
    RecomputeDue,
    SettleDispute,
)
from domain.obligation.decisions import OBLIGATION
from domain.obligation.events import DisputeGround
from domain.obligation.refusals import AlreadyFulfilled, ObligationAlreadyOpen, ObligationNotFound
from domain.obligation.state import Phase
from domain.refusal.events import RefusalNoted
from infra.catalogues.files import CatalogueFiles
from infra.clock import SimulatedClock
from infra.event_log.refusals import IdempotencyKeyReused
from infra.rules.tables import load_rules
from tests.memory_log import MemoryLog

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = NOW.date()
BEEK = Person("a-1", "beek", frozenset({Role.CLERK}))
CENTRE = Person("a-2", "sittard-geleen", frozenset({Role.CLERK}))


def due_on(day: date) -> DueDate:
    return DueDate(due=day, rule="before", article="12.3", version="v1", steps=(), nominal=day)


open_it = OpenObligation(
    agreement="dvo-test",
    clause="12.3",
    duty="report",
    period="2025",
    title=Text(nl="Rapportage", en="Report"),
    debtor=("sittard-geleen",),
    creditor=("beek",),
    due=due_on(date(2026, 3, 1)),
)
fulfil = FulfilObligation(occurred_on=TODAY)
dispute = DisputeObligation(occurred_on=TODAY, ground=DisputeGround.NOT_OWED)
withdraw = SettleDispute(occurred_on=TODAY, outcome="withdrawn")


@dataclass
class Shelf:
    """Snapshots in memory."""

    kept: dict[str, Snapshot] = field(default_factory=dict)
    gone: bool = False

    def get(self, stream: str) -> Snapshot | None:
        return self.kept.get(stream)

    def put(self, stream: str, snapshot: Snapshot) -> None:
        if self.gone:
            raise Unavailable
        self.kept[stream] = snapshot


@dataclass
class Counting(MemoryLog):
    """Counts what is read; and lets a rival be faster than a clerk, so many times."""

    read_events: int = 0
    before_clerks: Callable[[], Any] = lambda: None
    times: int = 0

    def events(self, stream: str, after: int = 0) -> list[Event]:
        found = super().events(stream, after)
        self.read_events += len(found)
        return found

    def append(self, wish: Append) -> Appended:
        if self.times and wish.by.role == "clerk":
            self.times -= 1
            self.before_clerks()
        return super().append(wish)


@dataclass
class Office:
    log: Counting
    shelf: Shelf
    desk: Desk

    @classmethod
    def on(cls, log: Counting, shelf: Shelf | None = None) -> "Office":
        shelf = shelf or Shelf()
        return cls(log, shelf, Desk(log, States(log, shelf), log.clock))

    def handle(self, command: Command, by: Person = CENTRE, **more: Any) -> Receipt:
        return self.desk.handle(wish(command, by, **more))


@pytest.fixture
def office() -> Office:
    return Office.on(Counting(SimulatedClock(NOW)))


def wish(command: Command, by: Person = CENTRE, key: str = "r-1", **more: Any) -> Wish:
    facts = {"dossier": "d"} if isinstance(command, OpenObligation) else {}
    return Wish(OBLIGATION, key, command, by, **(facts | more))


def recompute(days: int) -> RecomputeDue:
    return RecomputeDue(due=due_on(TODAY + timedelta(days=days)))


def folded(office: Office, decider: AnyDecider, stream: str) -> Any:
    return decider.fold(office.log.events(stream))


# Receipts and refusals


def test_a_receipt_says_where_it_landed(office: Office) -> None:
    assert office.handle(open_it, SYSTEM) == Receipt("r-1", 1, 1)
    assert office.handle(fulfil) == Receipt("r-1", 2, 2)
    [opened, fulfilled] = office.log.read("obligation-r-1")
    assert (fulfilled.by.actor, fulfilled.by.party, fulfilled.by.role) == (
        "a-2",
        "sittard-geleen",
        "clerk",
    )
    assert opened.by.correlation != fulfilled.by.correlation


def test_what_is_already_so_is_a_receipt_and_no_event(office: Office) -> None:
    office.handle(open_it, SYSTEM)
    assert office.handle(open_it, SYSTEM) == Receipt("r-1", 1, 1)
    assert office.log.size() == 1


def test_a_refusal_is_raised_and_nothing_else_recorded(office: Office) -> None:
    with pytest.raises(ObligationNotFound):
        office.handle(fulfil)
    with pytest.raises(NotAllowed):
        office.handle(open_it, BEEK)
    assert [one.dossier for one in office.log.since(0)] == ["refusals-2026"] * 2


def test_a_rehearsal_is_refused_as_the_wish_would_be_and_records_nothing(office: Office) -> None:
    office.handle(open_it, SYSTEM)
    before = office.log.size()
    office.desk.rehearse(wish(fulfil, CENTRE))
    with pytest.raises(Stale):
        office.desk.rehearse(wish(fulfil, CENTRE, expected=7))
    assert office.log.size() == before


def test_what_is_new_is_not_supposed_to_be_there_on_the_word_of_a_dossier(office: Office) -> None:
    office.handle(open_it, SYSTEM)
    other = Office.on(office.log)
    with pytest.raises(ObligationAlreadyOpen):
        other.handle(open_it.model_copy(update={"clause": "12.4"}), SYSTEM)
    assert other.handle(open_it, SYSTEM) == Receipt("r-1", 1, 1)


def test_of_many_each_succeeds_or_fails_alone(office: Office) -> None:
    answers = office.desk.handle_all(
        [wish(open_it, SYSTEM), wish(fulfil, key="nobody"), wish(open_it, SYSTEM, key="r-2")]
    )
    assert [type(one) for one in answers] == [Receipt, ObligationNotFound, Receipt]
    assert office.desk.handle_all([]) == []


@pytest.mark.parametrize("number", [2, 3, 7, 40])
def test_all_of_many_wishes_for_one_stream_land(office: Office, number: int) -> None:
    office.handle(open_it, SYSTEM)
    answers = office.desk.handle_all([wish(recompute(n + 1), SYSTEM) for n in range(number)])
    assert [one.version for one in answers if isinstance(one, Receipt)] == list(
        range(2, number + 2)
    )
    assert office.log.version("obligation-r-1") == number + 1


def test_wishes_for_one_stream_see_one_another(office: Office) -> None:
    office.handle(open_it, SYSTEM)
    answers = office.desk.handle_all([wish(fulfil), wish(fulfil)])
    assert [type(one) for one in answers] == [Receipt, AlreadyFulfilled]


# Another process


def test_who_loses_a_race_decides_again(office: Office) -> None:
    rival = Office.on(office.log)
    office.handle(open_it, SYSTEM)
    office.log.before_clerks = lambda: rival.handle(recompute(5), SYSTEM)
    office.log.times = 1
    assert office.handle(fulfil).version == 3


def test_who_loses_a_race_may_find_that_it_is_no_longer_allowed(office: Office) -> None:
    rival = Office.on(office.log)
    office.handle(open_it, SYSTEM)
    office.log.before_clerks = lambda: rival.handle(fulfil)
    office.log.times = 1
    with pytest.raises(AlreadyFulfilled):
        office.handle(fulfil)


def test_who_loses_every_race_is_told(office: Office) -> None:
    rival, days = Office.on(office.log), iter(range(1, 99))
    office.handle(open_it, SYSTEM)
    office.log.before_clerks = lambda: rival.handle(recompute(next(days)), SYSTEM)
    office.log.times = 99
    with pytest.raises(Conflict):
        office.handle(dispute)
    assert office.log.version("obligation-r-1") == 1 + TRIES


def test_nobody_is_refused_from_a_stale_memory(office: Office) -> None:
    other = Office.on(office.log)
    office.handle(open_it, SYSTEM)
    office.handle(fulfil)
    other.handle(DisputeObligation(occurred_on=TODAY, ground=DisputeGround.INCOMPLETE), BEEK)
    other.handle(SettleDispute(occurred_on=TODAY, outcome="conceded"))
    assert office.handle(fulfil).version == 5
    other.handle(DisputeObligation(occurred_on=TODAY, ground=DisputeGround.INCOMPLETE), BEEK)
    with pytest.raises(Stale):
        office.handle(withdraw, BEEK, expected=5)
    assert office.handle(withdraw, BEEK, expected=6).version == 7


# If-Match


def test_who_saw_an_older_version_is_told_so(office: Office) -> None:
    office.handle(open_it, SYSTEM)
    office.handle(recompute(5), SYSTEM)
    with pytest.raises(Stale) as refused:
        office.handle(fulfil, expected=1)
    assert refused.value.facts == {"id": "r-1", "version": "2", "seen": "1"}
    assert office.handle(fulfil, expected=2).version == 3


def test_the_version_that_was_seen_is_checked_against_the_log(office: Office) -> None:
    other = Office.on(office.log)
    office.handle(open_it, SYSTEM)
    other.handle(recompute(5), SYSTEM)
    assert office.handle(fulfil, expected=2).version == 3
    with pytest.raises(Stale):
        office.handle(open_it, SYSTEM, expected=0)


# Idempotency keys


def test_the_same_request_is_answered_again_whatever_has_happened_since(office: Office) -> None:
    office.handle(open_it, SYSTEM)
    first = office.handle(fulfil, idempotency="k", expected=1)
    office.handle(DisputeObligation(occurred_on=TODAY, ground=DisputeGround.INCOMPLETE), BEEK)
    for desk in (office, Office.on(office.log)):
        again = desk.handle(fulfil, idempotency="k", expected=1)
        assert again == Receipt("r-1", first.position, 3, repeated=True)
    assert office.log.size() == 3


def test_a_repeated_request_that_could_be_done_again_is_not(office: Office) -> None:
    office.handle(open_it, SYSTEM)
    first = office.handle(recompute(5), SYSTEM, idempotency="k")
    office.handle(recompute(9), SYSTEM)
    again = office.handle(recompute(5), SYSTEM, idempotency="k")
    assert again == Receipt("r-1", first.position, 3, repeated=True)
    assert office.log.size() == 3


def test_what_was_opened_under_a_key_is_answered_with_its_version_now(office: Office) -> None:
    office.handle(open_it, SYSTEM, idempotency="k")
    office.handle(fulfil)
    for desk in (office, Office.on(office.log)):
        again = desk.handle(open_it, SYSTEM, idempotency="k")
        assert again == Receipt("r-1", 1, 2, repeated=True)


@pytest.mark.parametrize(
    "other",
    [
        wish(FulfilObligation(occurred_on=TODAY - timedelta(days=1)), idempotency="k"),
        wish(dispute, idempotency="k"),
        wish(open_it, CENTRE, key="r-2", idempotency="k"),
    ],
)
def test_a_key_stands_for_one_request(office: Office, other: Wish) -> None:
    office.handle(open_it, SYSTEM)
    office.handle(fulfil, idempotency="k")
    [answer] = office.desk.handle_all([other])
    assert isinstance(answer, IdempotencyKeyReused | NotAllowed)
    [_, _, noted] = office.log.since(0)
    assert isinstance(noted.event, RefusalNoted)
    assert noted.event.code == answer.code


def test_a_key_belongs_to_who_used_it(office: Office) -> None:
    office.handle(open_it, SYSTEM)
    office.handle(fulfil, idempotency="k")
    incomplete = DisputeObligation(occurred_on=TODAY, ground=DisputeGround.INCOMPLETE)
    assert office.handle(incomplete, BEEK, idempotency="k").version == 3


def test_the_key_of_what_was_refused_may_be_used_again(office: Office) -> None:
    with pytest.raises(ObligationNotFound):
        office.handle(fulfil, idempotency="k")
    office.handle(open_it, SYSTEM)
    assert office.handle(fulfil, idempotency="k").version == 2


# Memory and snapshots


def test_a_long_stream_is_read_from_its_snapshot(office: Office) -> None:
    _long(office, 2 * EVERY + 50)
    fresh = Office.on(office.log, office.shelf)
    office.log.read_events = 0
    version, state = fresh.desk.states.read(OBLIGATION, "obligation-r-1")
    assert (version, state.version) == (2 * EVERY + 50, 2 * EVERY + 50)
    assert office.log.read_events == 50
    assert state == folded(office, OBLIGATION, "obligation-r-1")


def _long(office: Office, versions: int) -> None:
    office.handle(open_it, SYSTEM)
    for number in range(1, versions):
        office.handle(recompute(number % 7 + 1), SYSTEM)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: Snapshot(kept.version, b"another leaf", kept.fingerprint, kept.state),
        lambda kept: Snapshot(kept.version, kept.leaf, "another program", kept.state),
        lambda kept: Snapshot(kept.version - 1, kept.leaf, kept.fingerprint, kept.state),
        lambda kept: Snapshot(kept.version + 999, kept.leaf, kept.fingerprint, kept.state),
        lambda kept: Snapshot(kept.version, kept.leaf, kept.fingerprint, b'{"version": "x"}'),
        lambda kept: Snapshot(kept.version, kept.leaf, kept.fingerprint, b"\xff"),
    ],
)
def test_a_snapshot_that_does_not_fit_is_not_used(
    office: Office, spoil: Callable[[Snapshot], Snapshot]
) -> None:
    _long(office, EVERY + 20)
    right = folded(office, OBLIGATION, "obligation-r-1")
    [(stream, kept)] = office.shelf.kept.items()
    office.shelf.kept[stream] = spoil(kept)
    fresh = Office.on(office.log, office.shelf)
    office.log.read_events = 0
    assert fresh.desk.states.read(OBLIGATION, stream) == (EVERY + 20, right)
    assert office.log.read_events == EVERY + 20


def test_a_snapshot_that_cannot_be_kept_hinders_nobody(office: Office) -> None:
    office.shelf.gone = True
    _long(office, EVERY + 20)
    assert office.log.size() == EVERY + 20


def test_what_another_process_added_is_read_and_no_more(office: Office) -> None:
    _long(office, 30)
    other = Office.on(office.log)
    other.handle(recompute(50), SYSTEM)
    office.log.read_events = 0
    version, state = office.desk.states.read(OBLIGATION, "obligation-r-1")
    assert (version, office.log.read_events) == (31, 1)
    assert state == folded(office, OBLIGATION, "obligation-r-1")


def test_streams_that_are_needed_together_are_read_together(office: Office) -> None:
    for key in ("r-1", "r-2", "r-3"):
        office.handle(open_it, SYSTEM, key=key)
    fresh = Office.on(office.log)
    answers = fresh.desk.handle_all([wish(fulfil, key=key) for key in ("r-1", "r-2", "no")])
    assert [type(one) for one in answers] == [Receipt, Receipt, ObligationNotFound]
    assert fresh.desk.states.read(OBLIGATION, "obligation-r-1")[1].phase is Phase.FULFILLED


def test_an_agreement_comes_back_from_a_snapshot_as_it_was() -> None:
    office = Office.on(Counting(SimulatedClock(NOW)))
    catalogue, digest = CatalogueFiles(load_rules()).load("dvo-2020")
    command = registration(catalogue, "dvo-2020-beek", digest)
    office.desk.handle(Wish(AGREEMENT, "dvo-2020-beek", command, BEEK, dossier="d"))
    [(stream, kept)] = office.shelf.kept.items()
    assert kept.version == office.log.version(stream)
    fresh = Office.on(office.log, office.shelf)
    office.log.read_events = 0
    _, state = fresh.desk.states.read(AGREEMENT, stream)
    assert office.log.read_events == 0
    assert isinstance(state, Agreement)
    assert state == folded(office, AGREEMENT, stream)
