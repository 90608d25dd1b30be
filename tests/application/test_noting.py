"""Refused commands of known people are in the log, as codes, and no flood of them is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from application.noting import Refusing
from application.people import SYSTEM, NotAllowed, Person, Role
from application.ports import Append, Appended, Recorded
from application.states import States
from application.transact import Desk, Receipt, Stale, Wish
from domain.agreement.commands import SignAgreement, registration
from domain.agreement.decisions import AGREEMENT
from domain.calendar.due import DueDate
from domain.errors import Refusal, Unavailable
from domain.evidence import DecisionReference
from domain.identity import uuid7
from domain.messages import Command, Text
from domain.obligation.commands import FindLate, FulfilObligation, NoticeOverdue, OpenObligation
from domain.obligation.decisions import OBLIGATION
from domain.obligation.refusals import AlreadyFulfilled, NotDebtor, ObligationNotFound
from domain.occurrences import RecordOccurrence
from domain.refusal.decisions import MOST_A_DAY
from domain.refusal.events import RefusalLimitReached, RefusalNoted
from infra.catalogues.files import CatalogueFiles
from infra.clock import SimulatedClock
from infra.event_log.trail import StoredTrail
from infra.rules.tables import load_rules
from interface.doors import Doors
from tests.application.conftest import Installed
from tests.application.test_desk import Shelf
from tests.memory_log import MemoryLog

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = NOW.date()
CLERK = Person("a-1", "beek", frozenset({Role.CLERK}))
CENTRE = Person("a-2", "sittard-geleen", frozenset({Role.CLERK, Role.FINANCE}))
AUDITOR = Person("a-3", "beek", frozenset({Role.AUDITOR}))
DUE = date(2026, 3, 1)

open_it = OpenObligation(
    agreement="dvo-test",
    clause="12.3",
    duty="report",
    period="2025",
    title=Text(nl="Rapportage", en="Report"),
    debtor=("sittard-geleen",),
    creditor=("beek",),
    due=DueDate(due=DUE, rule="before", article="12.3", version="v1", steps=(), nominal=DUE),
)
fulfil = FulfilObligation(occurred_on=TODAY)


@dataclass
class Shut(MemoryLog):
    """A log that can be closed to streams that begin with something."""

    shut: str | None = None
    batches: int = 0

    def append_all(self, wishes: Sequence[Append]) -> list[Appended | Exception]:
        self.batches += 1
        shut = self.shut
        if shut is not None and any(wish.stream.startswith(shut) for wish in wishes):
            raise Unavailable
        return super().append_all(wishes)


class Office:
    def __init__(self) -> None:
        self.clock = SimulatedClock(NOW)
        self.log = Shut(self.clock)
        self.unnoted: list[tuple[str, str]] = []
        self.desk = Desk(self.log, States(self.log, Shelf()), self.clock, self._tell)
        self.desk.handle(Wish(OBLIGATION, "r-1", open_it, SYSTEM, dossier="d"))

    def _tell(self, refusals: Sequence[Refusing], error: Exception) -> None:
        self.unnoted += [(one.code, type(error).__name__) for one in refusals]

    def refused(
        self, by: Person, command: Command = fulfil, key: str = "r-1", **more: Any
    ) -> Refusal:
        with pytest.raises(Refusal) as caught:
            self.desk.handle(Wish(OBLIGATION, key, command, by, **more))
        return caught.value

    def noted(self) -> list[Recorded]:
        return [one for one in self.log.since(0) if one.stream.startswith("refusal-")]


@pytest.fixture
def office() -> Office:
    return Office()


def codes(noted: Sequence[Recorded]) -> list[tuple[str, str | None, str]]:
    events = [one.event for one in noted]
    return [(e.command, e.stream, e.code) for e in events if isinstance(e, RefusalNoted)]


# What is noted


def test_a_refusal_by_a_rule_is_noted_with_who_asked_in_which_role(office: Office) -> None:
    assert isinstance(office.refused(CLERK, correlation="c-9"), NotDebtor)
    [noted] = office.noted()
    assert codes([noted]) == [("fulfil-obligation", "obligation-r-1", NotDebtor.code)]
    assert (noted.by.actor, noted.by.party, noted.by.role) == ("a-1", "beek", "clerk")
    assert (noted.by.correlation, noted.stream) == ("c-9", "refusal-a-1-2026-03")
    assert (noted.dossier, noted.event.occurred_on) == ("refusals-2026", TODAY)


def test_a_role_that_does_not_suffice_a_stale_version_and_what_is_not_there(
    office: Office,
) -> None:
    assert isinstance(office.refused(AUDITOR), NotAllowed)
    assert isinstance(office.refused(CENTRE, expected=7), Stale)
    assert isinstance(office.refused(CENTRE, key="jan-jansen"), ObligationNotFound)
    assert codes(office.noted()) == [
        ("fulfil-obligation", "obligation-r-1", "not-allowed"),
        ("fulfil-obligation", "obligation-r-1", "stale"),
        ("fulfil-obligation", None, "obligation-not-found"),
    ]
    assert [one.by.role for one in office.noted()] == ["auditor", "clerk", "clerk"]


def test_where_no_role_suffices_the_one_that_may_the_most_is_told(office: Office) -> None:
    """Not the first by its name."""
    several = Person("a-4", "beek", frozenset({Role.AUDITOR, Role.PRIVACY_OFFICER}))
    assert isinstance(
        office.refused(several, FindLate(occurred_on=TODAY, attributable=True)), NotAllowed
    )
    assert [one.by.role for one in office.noted()] == ["privacy-officer"]


def test_nothing_of_what_was_typed_and_no_fact_of_the_refusal_is_in_the_log(
    office: Office,
) -> None:
    office.refused(CLERK, fulfil, key="jan-jansen")
    office.refused(CLERK, FulfilObligation(occurred_on=date(2025, 12, 24)))
    told = "".join(one.event.model_dump_json() for one in office.noted())
    assert "jan-jansen" not in told and "2025-12-24" not in told
    assert "sittard-geleen" not in told


def test_a_service_that_may_only_read_is_noted_too(office: Office) -> None:
    assert isinstance(office.refused(replace(CENTRE, reads_only=True)), NotAllowed)
    assert [one.by.role for one in office.noted()] == ["clerk"]


# What is not


def test_the_timers_a_rehearsal_and_a_repeated_request_note_nothing(office: Office) -> None:
    wish = Wish(OBLIGATION, "r-1", fulfil, CENTRE, idempotency="k")
    office.desk.handle(wish)
    assert office.desk.handle(wish).repeated
    office.refused(SYSTEM, NoticeOverdue(), key="nobody")
    with pytest.raises(AlreadyFulfilled):
        office.desk.rehearse(Wish(OBLIGATION, "r-1", fulfil, CENTRE))
    assert office.noted() == []


def test_a_store_that_is_away_refuses_nobody(office: Office) -> None:
    office.log.shut = "obligation-"
    assert isinstance(office.refused(CENTRE), Unavailable)
    assert (office.noted(), office.unnoted) == ([], [])


def test_who_is_refused_is_told_where_the_log_cannot_take_it(office: Office) -> None:
    office.log.shut = "refusal-"
    assert isinstance(office.refused(CLERK), NotDebtor)
    assert office.noted() == []
    assert office.unnoted == [(NotDebtor.code, "Unavailable")]


# No flood


def test_the_same_within_an_hour_is_noted_once_and_costs_no_write(office: Office) -> None:
    office.refused(CLERK)
    before = office.log.batches
    office.refused(CLERK)
    assert (len(office.noted()), office.log.batches) == (1, before)
    office.clock.move_to(NOW + timedelta(hours=1))
    office.refused(CLERK)
    assert len(office.noted()) == 2


def test_another_process_knows_what_was_noted(office: Office) -> None:
    other = Desk(office.log, States(office.log, Shelf()), office.clock)
    office.refused(CLERK)
    with pytest.raises(NotDebtor):
        other.handle(Wish(OBLIGATION, "r-1", fulfil, CLERK))
    office.refused(CLERK)
    assert len(office.noted()) == 1


def test_a_mass_of_refusals_is_a_few_writes_and_a_bounded_number_of_events(
    office: Office,
) -> None:
    wishes = [
        Wish(OBLIGATION, "r-1", fulfil, by, expected=number + 5)
        for number in range(3)
        for by in (CLERK, CENTRE, AUDITOR)
    ]
    before = office.log.batches
    answers = office.desk.handle_all(wishes * 100)
    assert all(isinstance(one, Refusal) for one in answers)
    assert office.log.batches == before + 1
    assert len(office.noted()) == 3


def test_a_flood_over_many_things_ends_with_one_event_that_says_so(office: Office) -> None:
    for number in range(MOST_A_DAY + 20):
        key = f"s-{number}"
        office.desk.handle(Wish(OBLIGATION, key, open_it, SYSTEM, dossier="d"))
    for _ in range(2):
        for number in range(MOST_A_DAY + 20):
            office.refused(CLERK, key=f"s-{number}")
    noted = office.noted()
    assert len(noted) == MOST_A_DAY + 1
    assert isinstance(noted[-1].event, RefusalLimitReached)
    office.refused(CENTRE, key="nobody")
    assert len(office.noted()) == MOST_A_DAY + 2


def test_refusals_of_several_requests_in_one_batch_claim_no_request(office: Office) -> None:
    both = [Wish(OBLIGATION, "r-1", fulfil, CLERK), Wish(OBLIGATION, "no", fulfil, CLERK)]
    office.desk.handle_all(both)
    assert len(office.noted()) == 2
    assert not {one.by.correlation for one in office.noted()} & {w.correlation for w in both}


def test_what_succeeds_beside_it_succeeds(office: Office) -> None:
    answers = office.desk.handle_all(
        [Wish(OBLIGATION, "r-1", fulfil, CLERK), Wish(OBLIGATION, "r-1", fulfil, CENTRE)]
    )
    assert [type(one) for one in answers] == [NotDebtor, Receipt]
    assert len(office.noted()) == 1


# In the real stores


AGREED = "dvo-2020-beek"


@pytest.fixture
def doors(installed: Installed) -> Doors:
    doors = installed.open(installed.place(), NOW)
    catalogue, digest = CatalogueFiles(load_rules()).load("dvo-2020")
    register = registration(catalogue, AGREED, digest)
    dossier = AGREEMENT.stream(AGREED)
    doors.desk.handle(Wish(AGREEMENT, AGREED, register, CENTRE, dossier=dossier))
    return doors


def test_it_is_in_the_trail_and_in_the_feed_whatever_the_store(doors: Doors) -> None:
    decision = DecisionReference(organ="college", taken_on=TODAY, reference="B-1")
    sign = SignAgreement(occurred_on=TODAY, capacity="mayor", decision=decision)
    stein = Person(uuid7(), "stein", frozenset({Role.CLERK}))
    for _ in range(2):
        with pytest.raises(Refusal):
            doors.desk.handle(Wish(AGREEMENT, AGREED, sign, stein))
    *_, last = doors.log.since(0)
    life = doors.feed.life("refusals-2026", doors.log.size(), 10)
    assert (life.total, [one.position for one in life.recorded]) == (1, [last.position])
    assert isinstance(last.event, RefusalNoted)
    assert last.event.stream == AGREEMENT.stream(AGREED)
    assert isinstance(doors.trail, StoredTrail)
    assert doors.trail.verify().holds
    assert doors.views.behind() == 0


def test_a_service_that_refuses_before_there_is_a_wish_is_noted_too(
    doors: Doors,
) -> None:
    stated = RecordOccurrence(duty="no-such-duty", event_on=TODAY)
    with pytest.raises(Refusal) as refused:
        doors.obligations.record_occurrence(AGREED, stated, CLERK, correlation="c-7")
    *_, last = doors.log.since(0)
    assert isinstance(last.event, RefusalNoted)
    assert (last.event.command, last.event.code) == ("open-on-event", refused.value.code)
    assert (last.event.stream, last.by.correlation) == (AGREEMENT.stream(AGREED), "c-7")
