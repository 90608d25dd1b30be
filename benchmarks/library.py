"""The other side of figure (a): the eventsourcing library as it comes, with an equal aggregate.

Nothing but load, decide and save: no leaves, no chains, no views, no idempotency keys.
"""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from sqlalchemy import make_url

from benchmarks.life import fulfilling, opening

_OPENING = opening("x").command.model_dump(mode="json")
_EVIDENCE = fulfilling("x").command.model_dump(mode="json")["evidence"]


class Obligation(Aggregate):
    @event("Opened")
    def __init__(self, opened: dict[str, object]) -> None:
        self.opened = opened
        self.fulfilled_on: str | None = None
        self.noticed = False

    def fulfil(self, occurred_on: str, evidence: list[dict[str, object]]) -> None:
        if self.fulfilled_on is not None:
            raise ValueError("already fulfilled")
        if date.fromisoformat(occurred_on) > date.today():  # noqa: DTZ011
            raise ValueError("not yet happened")
        expected = self.opened["evidence"]
        if [piece["kind"] for piece in evidence] != expected:
            raise ValueError("evidence missing")
        self._fulfil(occurred_on, evidence)

    @event("Fulfilled")
    def _fulfil(self, occurred_on: str, evidence: list[dict[str, object]]) -> None:
        self.fulfilled_on = occurred_on
        self.evidence = evidence

    def notice(self) -> None:
        if self.fulfilled_on is None and not self.noticed:
            self._notice()

    @event("OverdueNoticed")
    def _notice(self) -> None:
        self.noticed = True

    def find_late(self, occurred_on: str) -> None:
        if self.fulfilled_on is None or self.fulfilled_on <= self.opened["due"]["due"]:
            raise ValueError("fulfilled in time")
        self._find_late(occurred_on)

    @event("FoundLate")
    def _find_late(self, occurred_on: str) -> None:
        self.found_late_on = occurred_on


@dataclass
class Library:
    """Opens and fulfils, as the library's documentation does it."""

    application: Application[UUID]

    def open(self) -> UUID:
        obligation = Obligation(_OPENING)
        self.application.save(obligation)
        return obligation.id

    def notice(self, key: UUID) -> None:
        obligation: Obligation = self.application.repository.get(key)
        obligation.notice()
        self.application.save(obligation)

    def find_late(self, key: UUID) -> None:
        obligation: Obligation = self.application.repository.get(key)
        obligation.find_late("2026-06-12")
        self.application.save(obligation)

    def fulfil(self, key: UUID) -> None:
        obligation: Obligation = self.application.repository.get(key)
        obligation.fulfil("2026-06-10", _EVIDENCE)
        self.application.save(obligation)


def on_sqlite(where: Path) -> Library:
    """WAL and synchronous FULL, which are the library's and SQLite's own settings."""
    return Library(
        Application(
            {
                "PERSISTENCE_MODULE": "eventsourcing.sqlite",
                "SQLITE_DBNAME": str(where / "library.db"),
                "SQLITE_LOCK_TIMEOUT": "30",
            }
        )
    )


def on_postgres(url: str) -> Library:
    parsed = make_url(url)
    return Library(
        Application(
            {
                **os.environ,
                "PERSISTENCE_MODULE": "eventsourcing.postgres",
                "POSTGRES_DBNAME": parsed.database or "postgres",
                "POSTGRES_HOST": parsed.host or "127.0.0.1",
                "POSTGRES_PORT": str(parsed.port),
                "POSTGRES_USER": parsed.username or "",
                "POSTGRES_PASSWORD": "-",
                "POSTGRES_POOL_SIZE": "40",
                "POSTGRES_MAX_OVERFLOW": "10",
            }
        )
    )
