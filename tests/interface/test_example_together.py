"""The example's life: how the parties work together in it, over the years."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from application.cases import CaseQuery
from application.docket import CaseEntry
from domain.evaluation.events import Shortcoming
from domain.kpi.realisation import realised_in
from domain.kpi.state import Kpi
from interface.doors import Doors
from interface.example.cast import CLIENTS, cast
from interface.example.deeds import BEGINS, agreement
from interface.example.indicators import MEASURES
from interface.example.life import Life
from interface.example.reports import REPORTED
from interface.main import Installations

LAST = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    there = Installations().in_folder(tmp_path_factory.mktemp("years")).simulate(BEGINS)
    people = cast(there.doors.accounts)
    Life(there.doors, there.clock, people, LAST).play(lambda _, __: None)
    yield there.doors
    there.doors.close()


def listed(doors: Doors, category: str) -> list[CaseEntry[object]]:
    return doors.dockets[category].register.listed(CaseQuery(), doors.moments.resolve(None))


def test_every_indicator_has_a_value_for_each_quarter(doors: Doors) -> None:
    kpis = listed(doors, "kpi")
    assert len(kpis) == len(MEASURES) * len(CLIENTS)
    for one in kpis:
        assert isinstance(one.facts, Kpi)
        for year in range(2020, 2026):
            found = realised_in(one.id, one.facts, year)
            assert all(it.on_target is not None for it in found)
    corrected = [it for one in kpis for it in one.facts.values if it.corrected_on is not None]
    assert [(it.period, it.value) for it in corrected] == [("2022-Q1", "22")]


def test_an_evaluation_without_the_archive_inspector_says_so(doors: Doors) -> None:
    found = {one.id: one.facts.shortcomings for one in listed(doors, "evaluation")}
    lacking = (Shortcoming.WITHOUT_ARCHIVE_INSPECTOR,)
    assert found == {"beek-2022": (), "stein-2023": lacking}


def test_reports_meet_their_obligations_in_time(doors: Doors) -> None:
    assert {one.standing for one in listed(doors, "report")} == {"settled"}
    for key in REPORTED:
        met = doors.registers.obligation(key, doors.moments.resolve(None))
        assert met.status == "met", key


def test_what_is_left_to_do_shows(doors: Doors) -> None:
    standings = {one.id: one.standing for one in listed(doors, "consultation")}
    assert {key for key, it in standings.items() if it != "done"} == {"progress-2025-q4"}
    assert standings["progress-2025-q4"] == "points-overdue"
    assert {one.id: one.standing for one in listed(doors, "development")} == {
        "2020-counters": "done",
        "2021-integration": "done",
        "2023-software": "done",
        "2026-act": "to-consult",
    }
    assert {one.id: one.standing for one in listed(doors, "follow-up")} == {
        "letters": "closed",
        "method": "no-steps",
    }
    assert {one.standing for one in listed(doors, "quality-check")} == {"done"}
    assert agreement("stein") in {
        key for one in listed(doors, "contact-point") for key in one.agreements
    }
