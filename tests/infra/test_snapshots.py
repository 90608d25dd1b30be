"""Snapshots in the views store: one that somebody changed is told, and nothing rests on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.states import Snapshot
from infra.database import StoreDamaged
from infra.views.snapshots import StoredSnapshots
from tests.infra.world import Opened, Place

KEPT = Snapshot(100, b"leaf", "code", b'{"version":100}')


@pytest.fixture
def where(tmp_path: Path) -> Iterator[Opened]:
    place = Place(tmp_path, None, "")
    yield place.open()
    place.close()


def snapshots(where: Opened) -> StoredSnapshots:
    found = where.views.snapshots
    assert found is not None
    return found


def test_what_was_kept_comes_back(where: Opened) -> None:
    snapshots(where).put("s-1", KEPT)
    assert snapshots(where).get("s-1") == KEPT
    assert where.views.check() == []


@pytest.mark.parametrize(
    "said",
    [
        "update snapshot set state = replace(state, '100', '101')",
        "update snapshot set state = 'x'",
        "update snapshot set version = 101",
        "update snapshot set version = 'x'",
        "update snapshot set leaf = x'00'",
        "update snapshot set fingerprint = 'other'",
        "update snapshot set stream = 's-2'",
    ],
)
def test_what_was_changed_is_told_and_not_used(where: Opened, said: str) -> None:
    snapshots(where).put("s-1", KEPT)
    with where.views.database.writing() as connection:
        connection.exec_driver_sql(said)
    stream = "s-2" if "s-2" in said else "s-1"
    assert snapshots(where).get(stream) is None
    assert [(one.view, one.id) for one in where.views.check()] == [("snapshot", stream)]
    where.views.rebuild()
    assert where.views.check() == []


def test_a_damaged_views_store_says_that_it_can_be_deleted(tmp_path: Path) -> None:
    place = Place(tmp_path, None, "")
    (tmp_path / "views.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreDamaged) as refused:
        place.open()
    assert refused.value.facts["file"] == "views.db"
    (tmp_path / "views.db").unlink()
    assert place.open().views.check() == []
    place.close()
