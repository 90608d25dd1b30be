"""Installations for the services that need their stores, on SQLite and on PostgreSQL."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infra.clock import SimulatedClock
from infra.settings import Settings
from interface.doors import Doors
from interface.main import open_doors

SIGNED = datetime(2019, 11, 4, 9, tzinfo=UTC)


class Installed:
    """Opens installations, each in a place of its own, and closes what it opened."""

    def __init__(self, folder: Path, server: str | None) -> None:
        self._folder, self._server = folder, server
        self._opened: list[Doors] = []

    def place(self, name: str = "one") -> Settings:
        return Settings(
            data_dir=self._folder / name,
            log_url=self._server,
            vault_url=self._server,
            views_url=self._server,
            schema_prefix=f"a{secrets.token_hex(5)}_{name}_",
        )

    def open(self, place: Settings, now: datetime = SIGNED) -> Doors:
        self._opened.append(open_doors(place, SimulatedClock(now), simulated=True))
        return self._opened[-1]

    def close(self) -> None:
        for one in self._opened:
            one.close()


@pytest.fixture(params=["sqlite", "postgres"])
def installed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installed]:
    server = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    made = Installed(tmp_path, server)
    yield made
    made.close()


@pytest.fixture
def installed_in_a_folder(tmp_path: Path) -> Iterator[Installed]:
    made = Installed(tmp_path, None)
    yield made
    made.close()
