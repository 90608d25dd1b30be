"""A role that was passed on: at the desk, in every process, from the first day to the last."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from application.accounts import NoSuchAccount
from application.people import Activity, Lent, NotAllowed, Person, Role
from application.ports import Recorded
from application.stand_ins import PassOn
from application.transact import Desk, Receipt, Stale, Wish
from domain.agreement.commands import SignAgreement, registration
from domain.agreement.decisions import AGREEMENT
from domain.evidence import DecisionReference
from domain.messages import Command
from domain.refusal.events import RefusalNoted
from domain.stand_in.events import StandInAppointed
from domain.stand_in.refusals import RoleNotOwn, StandInElsewhere
from domain.stand_in.state import Standing
from infra.catalogues.files import CatalogueFiles
from infra.clock import SimulatedClock
from infra.rules.tables import load_rules
from infra.subjects import StoredSubjects
from interface.doors import Doors
from tests.application.conftest import Installed

NOW = datetime(2019, 11, 4, 9, tzinfo=UTC)
TODAY = NOW.date()
LAST = TODAY + timedelta(days=11)
AGREED = "dvo-2020-beek"
DECISION = DecisionReference(organ="college", taken_on=date(2019, 10, 29), reference="B-1")
sign = SignAgreement(occurred_on=TODAY, capacity="mayor", decision=DECISION)


class Town:
    """An installation, a clerk who goes away and an auditor who stands in."""

    def __init__(self, doors: Doors) -> None:
        self.doors = doors
        self.clerk = self.account("beek", "clerk", "finance")
        self.auditor = self.account("beek", "auditor")
        catalogue, digest = CatalogueFiles(load_rules()).load("dvo-2020")
        register = registration(catalogue, AGREED, digest)
        self.record(register, self.clerk, dossier=AGREEMENT.stream(AGREED))

    def account(self, party: str, *roles: str) -> Person:
        return self.doors.accounts.open(party, frozenset(roles), "test").person

    def pass_on(
        self, by: Person, to: Person, role: str = "clerk", first: date = TODAY, last: date = LAST
    ) -> Receipt:
        asked = PassOn(stand_in=to.id, role=role, first=first, last=last)
        return self.doors.desk.handle(self.doors.stand_ins.appointing(asked, by))

    def record(self, command: Command, by: Person, dossier: str | None = None) -> Receipt:
        return self.doors.desk.handle(Wish(AGREEMENT, AGREED, command, by, dossier=dossier))

    def became(self, person: Person, party: str, *roles: Role) -> Person:
        """The same account of another party or in other roles, as at a sign-in elsewhere."""
        now = Person(person.id, party, frozenset(roles))
        assert StoredSubjects(self.doors.accounts._database, b"secret").follow(now)
        return now

    def last(self) -> Recorded:
        *_, found = self.doors.log.since(self.doors.log.size() - 1)
        return found

    def move_to(self, day: date) -> None:
        assert isinstance(self.doors.clock, SimulatedClock)
        self.doors.clock.move_to(datetime.combine(day, NOW.time(), UTC))


@pytest.fixture
def town(installed: Installed) -> Iterator[Town]:
    yield Town(installed.open(installed.place(), NOW))


def test_who_stands_in_may_what_the_role_may_and_the_trail_says_in_whose_place(
    town: Town,
) -> None:
    with pytest.raises(NotAllowed):
        town.record(sign, town.auditor)
    town.pass_on(town.clerk, town.auditor)
    assert isinstance(town.last().event, StandInAppointed)
    assert (town.last().by.actor, town.last().by.role) == (town.clerk.id, "clerk")
    town.record(sign, town.auditor)
    by = town.last().by
    assert (by.actor, by.party, by.role) == (town.auditor.id, "beek", "clerk")
    assert by.in_place_of == town.clerk.id
    assert town.doors.trail.verify().holds
    assert town.doors.views.check() == []


def test_who_has_the_role_acts_in_no_ones_place(town: Town) -> None:
    town.pass_on(town.clerk, town.auditor)
    town.record(sign, town.clerk)
    assert town.last().by.in_place_of is None


def test_it_holds_from_the_first_day_to_the_last(town: Town) -> None:
    first = TODAY + timedelta(days=3)
    town.pass_on(town.clerk, town.auditor, first=first, last=first + timedelta(days=1))
    for days, holds in ((0, False), (2, False), (3, True), (4, True), (5, False)):
        town.move_to(TODAY + timedelta(days=days))
        found = town.doors.desk.with_lent(town.auditor)
        assert found.may(SignAgreement) is holds
    with pytest.raises(NotAllowed):
        town.record(sign, town.auditor)


@pytest.mark.parametrize(
    ("party", "roles"), [("beek", {Role.FINANCE}), ("stein", {Role.CLERK, Role.FINANCE})]
)
def test_it_holds_only_while_who_passed_it_on_has_it(
    town: Town, party: str, roles: set[Role]
) -> None:
    town.pass_on(town.clerk, town.auditor)
    assert town.doors.desk.with_lent(town.auditor).may(SignAgreement)
    town.became(town.clerk, party, *roles)
    assert town.doors.desk.with_lent(town.auditor).lent == ()
    with pytest.raises(NotAllowed):
        town.record(sign, town.auditor)


def test_a_desk_that_knows_no_accounts_lends_nothing(town: Town) -> None:
    town.pass_on(town.clerk, town.auditor)
    asked = town.doors.desk
    unasked = Desk(asked.log, asked.states, asked.clock)
    assert [bool(one.with_lent(town.auditor).lent) for one in (asked, unasked)] == [True, False]


def test_an_account_that_moved_is_lent_roles_at_each_party(town: Town) -> None:
    town.pass_on(town.clerk, town.auditor)
    moved = town.became(town.auditor, "stein", Role.AUDITOR)
    assert town.doors.desk.with_lent(moved).lent == ()
    there = town.account("stein", "clerk")
    number = town.pass_on(there, moved).version
    assert [one.by for one in town.doors.desk.with_lent(moved).lent] == [there.id]
    now = town.doors.moments.resolve(None)
    for party, giver in (("beek", town.clerk), ("stein", there)):
        [entry] = town.doors.stand_ins.of_party(party, now)
        assert (entry.stand_in, entry.absent, entry.number) == (moved.id, giver.id, 1)
    town.doors.desk.handle(town.doors.stand_ins.ending(moved.id, number, moved))
    assert town.doors.desk.with_lent(moved).lent == ()
    back = town.became(town.auditor, "beek", Role.AUDITOR)
    assert [one.by for one in town.doors.desk.with_lent(back).lent] == [town.clerk.id]
    assert town.doors.trail.verify().holds


def test_an_end_counts_at_once_and_in_another_process(
    installed: Installed,
) -> None:
    place = installed.place()
    town = Town(installed.open(place, NOW))
    other = installed.open(place, NOW)
    number = town.pass_on(town.clerk, town.auditor).version
    known = other.desk.with_lent(town.auditor)
    assert known.lent == (Lent(Role.CLERK, town.clerk.id, LAST),)
    town.doors.desk.handle(town.doors.stand_ins.ending(town.auditor.id, number, town.clerk))
    with pytest.raises(NotAllowed):
        other.desk.handle(Wish(AGREEMENT, AGREED, sign, known))
    town.pass_on(town.clerk, town.auditor)
    other.desk.handle(Wish(AGREEMENT, AGREED, sign, town.auditor))


def test_what_a_stand_in_is_refused_is_noted_in_the_role_and_the_place(town: Town) -> None:
    town.pass_on(town.clerk, town.auditor)
    town.record(sign, town.auditor)
    with pytest.raises(Exception, match="already-signed"):
        town.record(sign, town.auditor)
    noted = town.last()
    assert isinstance(noted.event, RefusalNoted)
    assert (noted.by.role, noted.by.in_place_of) == ("clerk", town.clerk.id)


def test_what_was_passed_on_is_not_passed_on_again(town: Town) -> None:
    town.pass_on(town.clerk, town.auditor)
    third = town.account("beek", "privacy-officer")
    stand_in = town.doors.desk.with_lent(town.auditor)
    with pytest.raises(RoleNotOwn):
        town.pass_on(stand_in, third)


def test_both_accounts_are_there_and_of_one_party(town: Town) -> None:
    with pytest.raises(NoSuchAccount):
        town.pass_on(town.clerk, Person("nobody", "beek", frozenset({Role.AUDITOR})))
    assert isinstance(town.last().event, RefusalNoted)
    assert town.last().event.stream is None
    with pytest.raises(StandInElsewhere):
        town.pass_on(town.clerk, town.account("stein", "auditor"))


def test_a_service_that_reads_only_records_nothing_in_a_lent_role_either(town: Town) -> None:
    town.pass_on(town.clerk, town.auditor)
    reader = Person(town.auditor.id, "beek", town.auditor.roles, reads_only=True)
    with pytest.raises(NotAllowed):
        town.record(sign, reader)


def test_activities_are_asked_in_a_lent_role_too(town: Town) -> None:
    town.doors.desk.must_be_allowed(town.clerk, Activity.STORE_EVIDENCE)
    with pytest.raises(NotAllowed):
        town.doors.desk.must_be_allowed(town.auditor, Activity.STORE_EVIDENCE)
    town.pass_on(town.clerk, town.auditor)
    town.doors.desk.must_be_allowed(town.auditor, Activity.STORE_EVIDENCE)


def test_the_list_is_of_one_party_and_as_known_at_a_moment(town: Town) -> None:
    before = town.doors.moments.resolve(None)
    later = TODAY + timedelta(days=40)
    town.pass_on(town.clerk, town.auditor)
    town.pass_on(town.clerk, town.auditor, first=later, last=later)
    number = town.pass_on(town.clerk, town.auditor, role="finance").version
    held = town.doors.moments.resolve(None)
    town.doors.desk.handle(town.doors.stand_ins.ending(town.auditor.id, number, town.auditor))
    listed = town.doors.stand_ins.of_party("beek", town.doors.moments.resolve(None))
    assert [(one.standing, one.role) for one in listed] == [
        (Standing.NOW, "clerk"),
        (Standing.COMING, "clerk"),
        (Standing.PAST, "finance"),
    ]
    assert [one.ended_on for one in listed] == [None, None, TODAY]
    assert town.doors.stand_ins.of_party("beek", before) == []
    assert len(town.doors.stand_ins.of_party("beek", held)) == 3
    assert town.doors.stand_ins.of_party("stein", held) == []


def test_passing_on_and_ending_have_keys_and_conditions(town: Town) -> None:
    asked = PassOn(stand_in=town.auditor.id, role="clerk", first=TODAY, last=LAST)
    appoint = town.doors.stand_ins.appointing(asked, town.clerk, idempotency="k")
    receipts = [town.doors.desk.handle(appoint) for _ in range(2)]
    assert [one.repeated for one in receipts] == [False, True]
    ending = town.doors.stand_ins.ending(town.auditor.id, 1, town.clerk, expected=7)
    with pytest.raises(Stale):
        town.doors.desk.handle(ending)
