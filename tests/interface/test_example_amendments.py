"""The example's life: how the agreements change in it, and who leaves."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from fastapi.testclient import TestClient

from application.cases import CaseQuery
from domain.obligation.decisions import OBLIGATION
from domain.obligation.state import Obligation
from interface.doors import Doors
from interface.example.cast import CENTRE, cast
from interface.example.deeds import BEGINS
from interface.example.life import Life
from interface.kinds import SHEETS
from interface.main import Installations, served

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


@pytest.mark.parametrize(("party", "language"), [("beek", "nl"), (CENTRE, "en"), ("stein", "nl")])
def test_every_case_has_its_page_its_forms_and_its_answer(
    doors: Doors, party: str, language: str
) -> None:
    """Whatever state it came to in seven years."""
    person = doors.accounts.open(party, frozenset({"clerk"}), "reader")
    headers = {"sec-fetch-site": "same-origin", "accept-language": language}
    reader = TestClient(served(doors), headers=headers)
    reader.post("/sign-in/token", data={"token": person.token})
    bearer = {"authorization": f"Bearer {person.token}"}
    asked = 0
    for sheet in SHEETS:
        register = doors.dockets[sheet.category].register
        for one in register.listed(CaseQuery(reader=party), doors.moments.resolve(None)):
            path = f"/cases/{sheet.noun}/{one.id}"
            page = reader.get(path)
            assert page.status_code == 200, path
            assert reader.get(f"/v1/{sheet.noun}/{one.id}", headers=bearer).status_code == 200
            for form in set(re.findall(rf'href="({re.escape(path)}/[a-z-]+)"', page.text)):
                assert reader.get(form).status_code == 200, form
            asked += 1
    assert asked > 100


def test_what_an_amendment_changes_is_shown_as_it_was_and_becomes(doors: Doors) -> None:
    person = doors.accounts.open("beek", frozenset({"clerk"}), "reader")
    reader = TestClient(served(doors), headers={"sec-fetch-site": "same-origin"})
    reader.post("/sign-in/token", data={"token": person.token})
    page = reader.get("/cases/amendments/2023-report").text
    row = (
        r"Kwartaalrapportage, uiterste datum, maanden na afloop</th><td[^>]*>2</td><td[^>]*>3</td>"
    )
    assert re.search(row, page)
    assert "EndOfMonth" not in page
    assert "<ins>" in reader.get("/cases/amendments/2022-protocol").text
