"""`nakomen privacy requests` and `nakomen privacy request` in a pipe."""

import json
from pathlib import Path

import pytest

from application.people import Person, Role
from domain.privacy_request.commands import DecideRequest, EstablishIdentity, ReceiveRequest
from domain.sealed import Plain
from infra.settings import Settings
from interface.main import open_doors
from tests.life import nakomen

OFFICER = Person("a-1", "beek", frozenset({Role.DATA_CONTROLLER}))
NAME = "A. Voorbeeld-Verzonnen"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("requests")
    doors = open_doors(Settings(data_dir=where))
    day = "2026-01-12"
    for rights in (("access",), ("erasure", "access")):
        asked = ReceiveRequest(
            controller="beek",
            received_by="beek",
            occurred_on=day,
            rights=rights,
            requester=Plain(text=NAME),
        )
        key = doors.desk.handle(doors.privacy_requests.receiving(asked, OFFICER)).id
    told = [
        EstablishIdentity(occurred_on=day, means="digid"),
        DecideRequest(
            occurred_on="2026-01-20",
            decision={"organ": "college", "taken_on": "2026-01-19", "reference": "B-1"},
            rulings=(
                {"right": "access", "outcome": "granted"},
                {"right": "erasure", "outcome": "refused", "ground": "archives-act"},
            ),
        ),
    ]
    for command in told:
        doors.desk.handle(doors.privacy_requests.wish(key, command, OFFICER))
    doors.close()
    return where


def test_they_are_listed_and_narrowed(folder: Path) -> None:
    told = nakomen("privacy", "requests", folder=folder)
    assert told.exit_code == 0, told.output
    assert sorted(line.split()[:2] for line in told.stdout.splitlines()[1:]) == [
        ["2026-02-12", "overdue"],
        ["2026-02-12", "to-carry-out"],
    ]
    narrowed = nakomen("privacy", "requests", "--right", "erasure", "--json", folder=folder)
    [found] = json.loads(narrowed.stdout)
    assert found["rights"] == ["erasure", "access"]
    assert NAME not in told.stdout + narrowed.stdout


def test_one_is_shown_with_its_steps(folder: Path) -> None:
    listed = nakomen("privacy", "requests", "--status", "to-carry-out", "--json", folder=folder)
    [found] = json.loads(listed.stdout)
    told = nakomen("privacy", "request", found["id"], folder=folder)
    assert told.exit_code == 0, told.output
    assert "erasure: refused" in told.stdout
    assert "  2. 1 month, counted from the day after" in told.stdout
    shown = nakomen("privacy", "request", found["id"], "--json", folder=folder)
    assert json.loads(shown.stdout) == found
    assert nakomen("privacy", "request", "nothing", folder=folder).exit_code == 1
