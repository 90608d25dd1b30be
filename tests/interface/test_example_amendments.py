"""The example's life: how the agreements change in it, and who leaves."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from application.cases import CaseQuery
from domain.obligation.decisions import OBLIGATION
from domain.obligation.state import Obligation
from interface.doors import Doors
from interface.example.cast import cast
from interface.example.deeds import BEGINS
from interface.example.life import Life
from interface.main import Installations

LAST = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    there = Installations().in_folder(tmp_path_factory.mktemp("years")).simulate(BEGINS)
    people = cast(there.doors.accounts)
    Life(there.doors, there.clock, people, LAST).play(lambda _, __: None)
    yield there.doors
    there.doors.close()


def standings(doors: Doors, category: str) -> dict[str, str]:
    register = doors.dockets[category].register
    found = register.listed(CaseQuery(), doors.moments.resolve(None))
    return {one.id: one.standing for one in found}


def test_two_proposals_are_carried_and_two_voted_down(doors: Doors) -> None:
    assert standings(doors, "amendment") == {
        "2021-report": "voted-down",
        "2022-report": "voted-down",
        "2022-protocol": "in-effect",
        "2023-report": "in-effect",
    }


def test_an_open_report_is_due_a_month_later_and_an_older_one_stays_as_it_was(
    doors: Doors,
) -> None:
    def due(period: str) -> date:
        stream = OBLIGATION.stream(f"dvo-2020-beek-quarterly-report-{period}")
        _, found = doors.desk.states.read(OBLIGATION, stream)
        assert isinstance(found, Obligation)
        assert found.due is not None
        return found.due.due

    assert due("2023-Q1") == date(2023, 5, 31)
    assert due("2023-Q3") == date(2023, 12, 31)


def test_a_participant_has_announced_that_it_leaves(doors: Doors) -> None:
    assert list(standings(doors, "withdrawal")) == ["stein"]


def test_a_cycle_for_every_year(doors: Doors) -> None:
    assert len(standings(doors, "planning")) == 18
