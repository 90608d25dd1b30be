"""The example's life: what is asked of the municipalities, what it costs to be late, a pandemic."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from application.cases import CaseQuery
from application.docket import CaseEntry
from domain.default_notice.events import NoticeJudgement
from domain.obligation.decisions import OBLIGATION
from domain.obligation.events import ObligationFoundLate
from domain.woo.events import WooOutcome
from interface.doors import Doors
from interface.example.cast import CLIENTS, cast
from interface.example.deeds import BEGINS, agreement
from interface.example.emergencies import OVER, SINCE
from interface.example.life import Life
from interface.main import Installations

LAST = datetime(2023, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    there = Installations().in_folder(tmp_path_factory.mktemp("asked")).simulate(BEGINS)
    people = cast(there.doors.accounts)
    Life(there.doors, there.clock, people, LAST).play(lambda _, __: None)
    yield there.doors
    there.doors.close()


def listed(doors: Doors, category: str) -> list[CaseEntry[Any]]:
    return doors.dockets[category].register.listed(CaseQuery(), doors.moments.resolve(None))


def test_woo_requests_go_every_way_under_the_law_of_their_day(doors: Doors) -> None:
    found = listed(doors, "woo-request")
    decided = [one.facts.decided for one in found if one.facts.decided is not None]
    assert {one.outcome for one in decided} == set(WooOutcome)
    for one in decided:
        law = "wob-request" if one.occurred_on < date(2022, 5, 1) else "woo-request"
        assert one.due.rule == law
    assert {one.facts.in_time for one in found} == {True, False, None}


def test_notices_of_default_cost_what_they_cost(doors: Doors) -> None:
    found = listed(doors, "default-notice")
    assert {one.facts.judgement for one in found} >= set(NoticeJudgement)
    fixed = Counter(one.facts.fixed.days for one in found if one.facts.fixed is not None)
    assert fixed[42] and len(fixed) > 2
    excluded = [one.facts.judged.article for one in found if one.facts.judged is not None]
    assert {"Wob 15", "Awb 4:17(6)"} <= set(excluded)


def test_re_use_is_allowed_on_conditions_or_refused_and_calamities_are_closed(
    doors: Doors,
) -> None:
    outcomes = {
        one.facts.decided and one.facts.decided.outcome for one in listed(doors, "reuse-request")
    }
    assert {"reuse-allowed", "reuse-on-conditions", "reuse-refused"} <= outcomes
    assert {one.closed for one in listed(doors, "calamity")} >= {True}


def test_what_fell_due_in_the_pandemic_is_late_without_being_attributable(doors: Doors) -> None:
    found = listed(doors, "force-majeure")
    assert {one.standing for one in found} == {"closed"}
    assert {one.agreements[0] for one in found} == {agreement(one) for one in CLIENTS}
    affected = {one.obligation for case in found for one in case.facts.affected}
    assert len(affected) > len(CLIENTS)
    late = {
        recorded.stream: recorded.event.attributable
        for recorded in doors.log.since(0)
        if isinstance(recorded.event, ObligationFoundLate)
        and recorded.event.occurred_on < date(2021, 1, 1)
    }
    assert not any(late[stream] for stream in late if stream in affected)
    assert any(late.values())
    for stream in affected:
        _, state = doors.desk.states.read(OBLIGATION, stream)
        assert SINCE <= state.due.due < OVER and state.excused_by is not None
