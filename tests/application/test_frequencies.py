"""Agreeing how often a duty returns: the open point that this was is fulfilled with it."""

from datetime import date, timedelta
from typing import Any

import pytest

from application.states import AnyDecider
from application.transact import Receipt, Wish
from domain.agreement.commands import AgreeFrequency
from domain.agreement.decisions import AGREEMENT
from domain.agreement.events import FrequencyAgreed
from domain.agreement.refusals import FrequencyFixed
from domain.errors import Refusal
from domain.evidence import DecisionReference
from domain.obligation.commands import FulfilObligation
from domain.obligation.decisions import OBLIGATION
from domain.obligation.events import ObligationFulfilled
from domain.obligation.state import Status
from domain.refusal.events import RefusalNoted
from interface.doors import Doors
from tests.application.conftest import SIGNED, Installed
from tests.application.test_timers import AGREED, BEEK, CENTRE, clock_of, conclude

POINT = f"{AGREED}-progress-report-frequency"
DECISION = DecisionReference(organ="college", taken_on=date(2019, 11, 5), reference="B-2019-130")
QUARTERLY = AgreeFrequency(
    duty="progress-report", every="quarter", first=date(2020, 4, 1), decision=DECISION
)


@pytest.fixture
def doors(installed: Installed) -> Doors:
    found = conclude(installed.open(installed.place()))
    found.timers.tick()
    clock_of(found).move_to(SIGNED + timedelta(days=3))
    return found


def status(doors: Doors) -> Status:
    return doors.registers.obligation(POINT, doors.moments.resolve(None)).status


def agree(doors: Doors, agreed: AgreeFrequency = QUARTERLY, key: str | None = None) -> Receipt:
    return doors.agreements.agree_frequency(AGREED, agreed, CENTRE, idempotency=key)


def test_the_open_point_is_fulfilled_by_who_agreed_on_the_day_of_the_decision(doors: Doors) -> None:
    assert status(doors) is Status.OPEN
    receipt = agree(doors)
    assert status(doors) is Status.MET
    agreed, fulfilled = list(doors.log.since(receipt.position - 1))
    assert isinstance(agreed.event, FrequencyAgreed)
    assert isinstance(fulfilled.event, ObligationFulfilled)
    assert fulfilled.event.occurred_on == DECISION.taken_on
    assert fulfilled.by.party == CENTRE.party
    assert (fulfilled.by.correlation, fulfilled.by.cause) == (
        agreed.by.correlation,
        agreed.position,
    )
    assert doors.timers.tick().opened > 0, "the duty returns from now on"


def test_it_can_be_agreed_before_there_is_an_open_point_and_then_there_never_is(
    installed_in_a_folder: Installed,
) -> None:
    doors = conclude(installed_in_a_folder.open(installed_in_a_folder.place()))
    clock_of(doors).move_to(SIGNED + timedelta(days=3))
    agree(doors)
    doors.timers.tick()
    with pytest.raises(Refusal):
        status(doors)


def test_what_is_refused_leaves_the_point_open(doors: Doors) -> None:
    size = doors.log.size()
    fixed = QUARTERLY.model_copy(update={"duty": "quarterly-report"})
    future = DECISION.model_copy(update={"taken_on": date(2030, 1, 1)})
    for agreed in (fixed, QUARTERLY.model_copy(update={"decision": future})):
        with pytest.raises(Refusal):
            agree(doors, agreed)
    assert all(isinstance(one.event, RefusalNoted) for one in doors.log.since(size))
    assert status(doors) is Status.OPEN
    with pytest.raises(FrequencyFixed):
        agree(doors, fixed)


@pytest.mark.parametrize("key", [None, "k-1"])
def test_asked_again_after_a_failure_in_between_it_does_the_rest(
    doors: Doors, key: str | None
) -> None:
    doors.desk.handle(Wish(AGREEMENT, AGREED, QUARTERLY, CENTRE, idempotency=key))
    assert status(doors) is Status.OPEN
    agree(doors, key=key)
    assert status(doors) is Status.MET
    size = doors.log.size()
    agree(doors, key=key)
    assert doors.log.size() == size


def test_another_frequency_later_finds_the_point_fulfilled(doors: Doors) -> None:
    agree(doors)
    version = agree(doors, QUARTERLY.model_copy(update={"every": "year"})).version
    assert doors.agreements.current(AGREED).version == version
    assert doors.registers.obligation(POINT, doors.moments.resolve(None)).version == 2


def test_a_point_that_the_other_side_fulfils_at_the_same_moment_is_fulfilled_once(
    doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = doors.agreements.states
    read, fulfil = states.read, FulfilObligation(occurred_on=DECISION.taken_on)

    def meanwhile(decider: AnyDecider, stream: str) -> tuple[int, Any]:
        found = read(decider, stream)
        if stream == OBLIGATION.stream(POINT):
            monkeypatch.undo()
            doors.desk.handle(Wish(OBLIGATION, POINT, fulfil, BEEK))
        return found

    monkeypatch.setattr(states, "read", meanwhile)
    agree(doors)
    assert status(doors) is Status.MET
    assert doors.registers.obligation(POINT, doors.moments.resolve(None)).version == 2
