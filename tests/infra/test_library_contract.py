"""The recorder test cases that the eventsourcing library ships, against our recorder.

The aggregate recorder's cases assert that positions are not answered, because the library means a
recorder of snapshots there; they run on our recorder with its answer left out. Nothing is skipped.
"""

import secrets
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.tests import persistence as library

from infra.clock import SystemClock
from infra.database import Promises, open_database
from infra.event_log.recorder import Recorder


class WithoutPositions(Recorder):
    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        super().insert_events(stored_events, **kwargs)
        return None


class OnSqlite:
    kind: type[Recorder] = Recorder
    url: str

    @pytest.fixture(autouse=True)
    def _database(self, tmp_path: Path) -> None:
        self.url = f"sqlite:///{tmp_path / 'log.db'}"

    def new_originator_id(self) -> str:
        return str(uuid4())

    def create_recorder(self) -> Any:
        database = open_database(self.url, Promises(f"log_{secrets.token_hex(6)}"))
        recorder = self.kind(database, SystemClock(), b"secret")
        recorder.create_tables()
        cast("Any", self).addCleanup(database.close)
        cast("Any", self).addCleanup(recorder.close)
        cast("Any", self).addCleanup(_wait_for_the_others, threading.enumerate())
        return recorder


def _wait_for_the_others(before: list[threading.Thread]) -> None:
    """Some of the cases leave readers running, which would read on from a log that is closed."""
    for thread in threading.enumerate():
        if thread not in before:
            thread.join(timeout=5)


class OnPostgres(OnSqlite):
    @pytest.fixture(autouse=True)
    def _database(self, postgres_url: str) -> None:  # type: ignore[override]
        self.url = postgres_url


class TestAggregateRecorderOnSqlite(OnSqlite, library.AggregateRecorderTestCase):
    kind = WithoutPositions


class TestAggregateRecorderOnPostgres(OnPostgres, library.AggregateRecorderTestCase):
    kind = WithoutPositions


class TestApplicationRecorderOnSqlite(OnSqlite, library.ApplicationRecorderTestCase[Recorder]):
    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestApplicationRecorderOnPostgres(OnPostgres, library.ApplicationRecorderTestCase[Recorder]):
    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestProcessRecorderOnSqlite(OnSqlite, library.ProcessRecorderTestCase):
    pass


class TestProcessRecorderOnPostgres(OnPostgres, library.ProcessRecorderTestCase):
    pass


class TestTrackingRecorderOnSqlite(OnSqlite, library.TrackingRecorderTestCase):
    pass


class TestTrackingRecorderOnPostgres(OnPostgres, library.TrackingRecorderTestCase):
    pass


class TestNonInterleavingOnSqlite(OnSqlite, library.NonInterleavingNotificationIDsBaseCase):
    pass


class TestNonInterleavingOnPostgres(OnPostgres, library.NonInterleavingNotificationIDsBaseCase):
    pass
