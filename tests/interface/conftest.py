"""An installation of its own per test, with the real agreement signed, asked over HTTP."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from domain.refusal.events import RefusalNoted
from infra.clock import SimulatedClock
from infra.settings import Settings
from interface.api.app import create_app
from interface.doors import Doors
from interface.main import open_doors

START = datetime(2019, 11, 4, 9, 0, tzinfo=UTC)
TODAY = datetime(2021, 6, 1, 9, 0, tzinfo=UTC)
BEEK, CENTRE = "beek", "sittard-geleen"
AGREEMENT = "dvo-2020-beek"
REPORT = "dvo-2020-beek-quarterly-report-2021-Q1"


@dataclass
class Installation:
    """The doors, the clock, and a client for anybody."""

    doors: Doors
    clock: SimulatedClock
    http: TestClient
    tokens: dict[tuple[str, str], str]

    def token(self, party: str, role: str) -> str:
        if (party, role) not in self.tokens:
            opened = self.doors.accounts.open(party, frozenset({role}), "test")
            self.tokens[party, role] = opened.token
        return self.tokens[party, role]

    def headers(self, party: str = BEEK, role: str = "clerk", **more: str) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"authorization": f"Bearer {self.token(party, role)}", **named}

    def get(self, path: str, party: str = BEEK, role: str = "clerk", **more: str) -> Response:
        return self.http.get(path, headers=self.headers(party, role, **more))

    def post(
        self, path: str, body: Any, party: str = BEEK, role: str = "clerk", **more: str
    ) -> Response:
        return self.http.post(path, json=body, headers=self.headers(party, role, **more))

    def noted(self, since: int) -> list[str]:
        """The codes of what was refused after a position, where nothing else was recorded."""
        events = [one.event for one in self.doors.log.since(since)]
        codes = [one.code for one in events if isinstance(one, RefusalNoted)]
        assert len(codes) == len(events)
        return codes

    def signed(self, party: str, day: date) -> Response:
        decision = {"organ": "college", "takenOn": "2019-10-29", "reference": "B-2019-117"}
        body = {"occurredOn": day.isoformat(), "capacity": "mayor", "decision": decision}
        return self.post(f"/v1/agreements/{AGREEMENT}/signatures", body, party)

    def concluded(self) -> None:
        """Registered and signed, its obligations open or overdue on 1 June 2021."""
        chosen = {"catalogue": "dvo-2020", "agreement": AGREEMENT}
        assert self.post("/v1/agreements", chosen, CENTRE).status_code == 201
        for party in (BEEK, CENTRE):
            assert self.signed(party, date(2019, 11, 4)).status_code == 201
        self.doors.timers.tick()
        self.clock.move_to(TODAY)
        self.doors.timers.tick()


Open = Callable[..., Installation]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Opens installations, and closes them."""
    closing: list[Callable[[], None]] = []

    def open_one(settings: Settings, now: datetime = START) -> Installation:
        found = open_at(settings, now)
        closing.append(found.doors.close)
        return found

    yield open_one
    for close in closing:
        close()


@pytest.fixture
def empty(opened: Open, tmp_path: Path) -> Installation:
    return opened(Settings(data_dir=tmp_path))


@pytest.fixture(scope="session")
def life(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[tuple[str, str], str]]:
    """A folder with the agreement with Beek in force, and its tokens. Never opened again itself."""
    folder = tmp_path_factory.mktemp("life")
    found = open_at(Settings(data_dir=folder), START)
    found.concluded()
    found.doors.close()
    return folder, found.tokens


@pytest.fixture
def lived(
    opened: Open, life: tuple[Path, dict[tuple[str, str], str]], tmp_path: Path
) -> Installation:
    """A copy of that life on 1 June 2021, to do with as one likes."""
    folder, tokens = life
    copy = shutil.copytree(folder, tmp_path / "copy")
    found = opened(Settings(data_dir=copy), TODAY)
    found.tokens.update(tokens)
    return found


@pytest.fixture(scope="session")
def standing(
    life: tuple[Path, dict[tuple[str, str], str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """The same for all tests that only read."""
    folder, tokens = life
    copy = shutil.copytree(folder, tmp_path_factory.mktemp("standing") / "copy")
    found = open_at(Settings(data_dir=copy), TODAY)
    found.tokens.update(tokens)
    size = found.doors.log.size()
    yield found
    assert [one.event for one in found.doors.log.since(size)] == []
    found.doors.close()


@pytest.fixture(scope="session")
def refusing(
    life: tuple[Path, dict[tuple[str, str], str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """The same for all tests in which whatever is asked is refused: that is noted, nothing else."""
    folder, tokens = life
    copy = shutil.copytree(folder, tmp_path_factory.mktemp("refusing") / "copy")
    found = open_at(Settings(data_dir=copy), TODAY)
    found.tokens.update(tokens)
    size = found.doors.log.size()
    yield found
    found.noted(size)
    found.doors.close()


def open_at(settings: Settings, now: datetime) -> Installation:
    clock = SimulatedClock(now)
    doors = open_doors(settings, clock, simulated=True)
    http = TestClient(create_app(doors), raise_server_exceptions=False)
    return Installation(doors, clock, http, {})
