"""Each test of a store runs on SQLite and on PostgreSQL, in a place of its own."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.infra.world import Place


def _place(folder: Path, server: str | None) -> Place:
    return Place(folder, server, f"t{secrets.token_hex(5)}_")


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    server = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    place = _place(tmp_path, server)
    yield place
    place.close()


@pytest.fixture
def folder_place(tmp_path: Path) -> Iterator[Place]:
    """On SQLite, for what only a file can suffer."""
    place = _place(tmp_path, None)
    yield place
    place.close()


@pytest.fixture
def server_place(postgres_url: str, tmp_path: Path) -> Iterator[Place]:
    """On PostgreSQL, for what only a server can suffer."""
    place = _place(tmp_path, postgres_url)
    yield place
    place.close()
