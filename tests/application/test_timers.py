"""The timers: once is enough, late is as good as in time, and new rules reach what is open."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, cast

import pytest

from application.people import Person, Role
from application.ports import Append
from application.timers import Ticked, Timers
from application.transact import Transacting, Wish
from domain.agreement.commands import SignAgreement
from domain.agreement.decisions import AGREEMENT
from domain.agreement.events import Capacity
from domain.calendar.contract import DueRule
from domain.calendar.due import DueDate
from domain.calendar.duty_dates import recompute
from domain.calendar.rules import RuleTables, UnknownTerm
from domain.clause import Periodic
from domain.errors import Conflict
from domain.evidence import DecisionReference, OwnRecord
from domain.obligation.commands import DisputeObligation, FulfilObligation, SettleDispute
from domain.obligation.decisions import OBLIGATION
from domain.obligation.events import DisputeGround, DueRecomputed, ObligationOpened
from domain.occurrences import RecordOccurrence
from domain.stated_day import StatedDayBeforeAgreement
from infra.clock import SimulatedClock
from infra.rules.tables import load_rules
from interface.doors import Doors
from interface.main import dates_by
from tests.application.conftest import SIGNED, Installed

BEEK = Person("a-1", "beek", frozenset({Role.CLERK}))
CENTRE = Person("a-2", "sittard-geleen", frozenset({Role.CLERK}))
AGREED = "dvo-2020-beek"


def clock_of(doors: Doors) -> SimulatedClock:
    return cast("SimulatedClock", doors.clock)


def conclude(doors: Doors) -> Doors:
    catalogue, digest = doors.catalogues.load("dvo-2020")
    doors.agreements.register(catalogue, digest, AGREED, CENTRE)
    decision = DecisionReference(organ="college", taken_on=date(2019, 10, 29), reference="B-2019-1")
    sign = SignAgreement(occurred_on=SIGNED.date(), capacity=Capacity.MAYOR, decision=decision)
    for party in (BEEK, CENTRE):
        doors.desk.handle(Wish(AGREEMENT, AGREED, sign, party))
    return doors


def recorded(doors: Doors) -> list[tuple[str, str]]:
    return [
        (one.event.type, one.stream)
        for one in doors.log.since(0)
        if one.event.type in ("obligation.opened.v1", "obligation.overdue-noticed.v1")
    ]


def test_nothing_is_opened_for_an_agreement_that_is_not_concluded(installed: Installed) -> None:
    doors = installed.open(installed.place())
    catalogue, digest = doors.catalogues.load("dvo-2020")
    doors.agreements.register(catalogue, digest, AGREED, CENTRE)
    assert doors.timers.tick() == Ticked(signed=True)


def test_a_second_tick_does_nothing(installed: Installed) -> None:
    place = installed.place()
    doors = conclude(installed.open(place))
    first = doors.timers.tick()
    assert first.opened > 50
    assert (first.noticed, first.signed) == (0, True)
    size = doors.log.size()
    assert doors.timers.tick() == Ticked()
    again = installed.open(place)
    assert again.timers.tick() == Ticked()
    assert again.log.size() == size
    assert doors.trail.verify().holds


def test_what_became_overdue_is_noticed_once(installed: Installed) -> None:
    doors = conclude(installed.open(installed.place()))
    doors.timers.tick()
    clock_of(doors).move_to(SIGNED + timedelta(days=90))
    ticked = doors.timers.tick()
    assert ticked.noticed > 0
    assert doors.timers.tick() == Ticked()
    noticed = [stream for kind, stream in recorded(doors) if kind.endswith("overdue-noticed.v1")]
    assert len(noticed) == len(set(noticed)) == ticked.noticed
    assert doors.views.check() == []


def test_a_server_that_was_off_for_weeks_does_the_same_work(
    installed_in_a_folder: Installed,
) -> None:
    daily = conclude(installed_in_a_folder.open(installed_in_a_folder.place("daily")))
    rarely = conclude(installed_in_a_folder.open(installed_in_a_folder.place("rarely")))
    days = 150
    for day in range(days + 1):
        now = SIGNED + timedelta(days=day)
        clock_of(daily).move_to(now)
        daily.timers.tick()
        if day in (0, 3, days):
            clock_of(rarely).move_to(now)
            rarely.timers.tick()
    assert sorted(recorded(rarely)) == sorted(recorded(daily))
    assert len(set(recorded(daily))) == len(recorded(daily)) > 100


def test_two_servers_that_tick_at_once_do_it_once(installed: Installed) -> None:
    place = installed.place()
    one = conclude(installed.open(place))
    other = installed.open(place)
    one.timers.tick()
    other.timers.tick()
    for doors in (one, other):
        clock_of(doors).move_to(SIGNED + timedelta(days=60))
    ticked = [doors.timers.tick() for doors in (one, other)]
    assert ticked[0].noticed > 0
    assert ticked[1] == Ticked()
    assert len(set(recorded(one))) == len(recorded(one))


def test_nothing_is_done_before_the_agreement_began(installed_in_a_folder: Installed) -> None:
    doors = conclude(installed_in_a_folder.open(installed_in_a_folder.place()))
    doors.timers.tick()
    opened = (one.event for one in doors.log.since(0) if isinstance(one.event, ObligationOpened))
    duty = next(one for one in opened if one.due and "beek" in one.debtor)
    key = f"{AGREED}-{duty.duty}-{duty.period}"
    shown = tuple(OwnRecord(kind=kind, system="s", reference="Z-1") for kind in duty.evidence)
    long_ago = FulfilObligation(occurred_on=date(1900, 1, 1), evidence=shown)
    with pytest.raises(StatedDayBeforeAgreement) as refused:
        doors.desk.handle(Wish(OBLIGATION, key, long_ago, BEEK))
    assert refused.value.facts["begins"] == SIGNED.date().isoformat()


# New rules


def longer(tables: RuleTables) -> RuleTables:
    """The same law, but four more weeks for a Woo request."""
    terms = tuple(
        one.model_copy(update={"length": one.length + 4}) if one.id.startswith("wo") else one
        for one in tables.terms
    )
    return tables.model_copy(update={"version": "nl-2099.1", "terms": terms})


def under(timers: Timers, tables: RuleTables) -> Timers:
    return replace(
        timers,
        dates=dates_by(tables),
        recompute=partial(recompute, tables=tables),
        rules=tables.version,
        _done={},
    )


def test_what_is_open_is_computed_anew_when_the_rules_change(installed: Installed) -> None:
    doors = conclude(installed.open(installed.place()))
    doors.timers.tick()
    clock_of(doors).move_to(datetime(2020, 2, 3, 9, tzinfo=UTC))
    requests = [
        doors.obligations.record_occurrence(
            AGREED, RecordOccurrence(duty="woo-request", event_on=date(2020, 1, day)), CENTRE
        )
        for day in (6, 13, 20)
    ]
    answer = OwnRecord(kind="decision", system="zaaksysteem", reference="Z-1")
    done = FulfilObligation(occurred_on=date(2020, 2, 1), evidence=(answer,))
    doors.desk.handle(Wish(OBLIGATION, requests[0].id, done, CENTRE))
    before = {one.id: _due(doors, one.id) for one in requests}
    doors.timers.tick()

    changed = under(doors.timers, longer(load_rules()))
    ticked = changed.tick()
    assert ticked.recomputed == 2
    assert changed.tick() == Ticked()
    events = [one for one in doors.log.since(0) if isinstance(one.event, DueRecomputed)]
    assert {one.stream for one in events} == {f"obligation-{one.id}" for one in requests[1:]}
    assert {cast("DueRecomputed", one.event).rules for one in events} == {"nl-2099.1"}
    after = {one.id: _due(doors, one.id) for one in requests}
    assert after[requests[0].id] == before[requests[0].id]
    for moved in requests[1:]:
        assert after[moved.id] == before[moved.id] + timedelta(weeks=4)
    assert under(doors.timers, longer(load_rules())).tick() == Ticked()
    assert doors.views.check() == []


def test_a_disputed_delivery_moves_to_the_new_date_once_it_is_conceded(
    installed_in_a_folder: Installed,
) -> None:
    doors = conclude(installed_in_a_folder.open(installed_in_a_folder.place()))
    clock_of(doors).move_to(datetime(2020, 2, 3, 9, tzinfo=UTC))
    stated = RecordOccurrence(duty="woo-request", event_on=date(2020, 1, 6))
    request = doors.obligations.record_occurrence(AGREED, stated, CENTRE).id
    before = _due(doors, request)
    answer = OwnRecord(kind="decision", system="zaaksysteem", reference="Z-1")
    day = date(2020, 2, 1)
    for command, by in (
        (FulfilObligation(occurred_on=day, evidence=(answer,)), CENTRE),
        (DisputeObligation(occurred_on=day, ground=DisputeGround.INCOMPLETE), BEEK),
    ):
        doors.desk.handle(Wish(OBLIGATION, request, command, by))
    changed = under(doors.timers, longer(load_rules()))
    changed.tick()
    assert _due(doors, request) == before
    conceded = SettleDispute(occurred_on=day, outcome="conceded")
    doors.desk.handle(Wish(OBLIGATION, request, conceded, CENTRE))
    clock_of(doors).move_to(datetime(2020, 2, 4, 9, tzinfo=UTC))
    assert changed.tick().recomputed == 1
    assert _due(doors, request) == before + timedelta(weeks=4)


def test_a_term_that_is_gone_from_the_tables_is_told_once_and_holds_up_nothing(
    installed_in_a_folder: Installed,
) -> None:
    doors = conclude(installed_in_a_folder.open(installed_in_a_folder.place()))
    clock_of(doors).move_to(datetime(2020, 2, 3, 9, tzinfo=UTC))
    requests = {
        duty: doors.obligations.record_occurrence(
            AGREED, RecordOccurrence(duty=duty, event_on=date(2020, 1, 6)), CENTRE
        ).id
        for duty in ("woo-request", "avg-request")
    }
    before = _due(doors, requests["woo-request"])
    asked = doors.registers.obligation(requests["avg-request"], doors.moments.resolve(None)).due
    assert asked is not None
    later = longer(load_rules())
    without = tuple(one for one in later.terms if one.id != asked.rule)
    assert len(without) < len(later.terms)
    changed = under(doors.timers, later.model_copy(update={"terms": without}))
    with pytest.raises(UnknownTerm) as refused:
        changed.tick()
    assert requests["avg-request"] in refused.value.__notes__[0]
    assert _due(doors, requests["woo-request"]) == before + timedelta(weeks=4)
    clock_of(doors).move_to(datetime(2020, 2, 5, 9, tzinfo=UTC))
    assert changed.tick().recomputed == 0


def test_a_duty_without_a_date_keeps_no_other_from_being_opened(
    installed_in_a_folder: Installed,
) -> None:
    doors = conclude(installed_in_a_folder.open(installed_in_a_folder.place()))
    known = doors.timers.dates
    bad = next(
        (clause.id, duty)
        for clause in doors.agreements.current(AGREED).clauses.values()
        for duty in clause.duties
        if isinstance(duty.trigger, Periodic)
    )

    def dates(rule: DueRule, article: str, *about: Any) -> DueDate | None:
        if (article, rule) == (bad[0], bad[1].due):
            raise UnknownTerm(term="woo-reqest", nearest="woo-request")
        return known(rule, article, *about)

    timers = replace(doors.timers, dates=dates, _done={})
    with pytest.raises(UnknownTerm) as refused:
        timers.tick()
    named = f"{AGREED}-{bad[1].id}"
    assert named in refused.value.__notes__[0]
    assert len([kind for kind, _ in recorded(doors) if kind.startswith("obligation.op")]) > 50
    assert named in timers.failing
    assert timers.tick() == Ticked(), "it is told once"
    assert named in timers.failing, "and it stays to be seen"
    assert doors.timers.tick().opened > 0
    assert doors.timers.failing == ()


def _due(doors: Doors, key: str) -> date:
    due = doors.registers.obligation(key, doors.moments.resolve(None)).due
    assert due is not None
    return due.due


# Housekeeping


def test_idempotency_keys_are_forgotten_after_thirty_days(installed: Installed) -> None:
    doors = conclude(installed.open(installed.place()))
    log = cast("Transacting", doors.log)
    opened = next(iter(doors.log.since(0)))
    wish = Append("s-1", 0, [opened.event], opened.by, dossier="d", key="a:k", request=b"r")
    doors.log.append(wish)
    clock_of(doors).move_to(SIGNED + timedelta(days=30))
    doors.timers.tick()
    assert log.known("a:k", b"r") is not None
    clock_of(doors).move_to(SIGNED + timedelta(days=30, hours=1))
    doors.timers.tick()
    assert log.known("a:k", b"r") is not None, "it looks once a day"
    clock_of(doors).move_to(SIGNED + timedelta(days=31))
    doors.timers.tick()
    assert log.known("a:k", b"r") is None


def test_a_lost_race_is_left_to_the_next_tick(
    installed_in_a_folder: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    doors = conclude(installed_in_a_folder.open(installed_in_a_folder.place()))
    handled = doors.desk.handle_all
    monkeypatch.setattr(
        doors.desk, "handle_all", lambda wishes: [Conflict(), *handled(list(wishes)[1:])]
    )
    first = doors.timers.tick()
    monkeypatch.undo()
    again = replace(doors.timers, _done={}).tick()
    assert first.opened > 50
    assert again.opened >= 1
    assert replace(doors.timers, _done={}).tick() == Ticked()


def test_a_step_that_fails_keeps_nothing_from_being_signed(
    installed_in_a_folder: Installed,
) -> None:
    doors = conclude(installed_in_a_folder.open(installed_in_a_folder.place()))

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    broken = replace(doors.timers, dates=fails, _done={})
    with pytest.raises(ZeroDivisionError):
        broken.tick()
    assert broken.failing == ("ZeroDivisionError",)
    assert doors.trail.head().signed_size == doors.log.size()
    assert isinstance(doors.timers.tick(), Ticked)
