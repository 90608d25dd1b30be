"""Stores that fail: a clear answer that names the remedy, and nothing recorded by half."""

import uuid
from pathlib import Path
from typing import Any

import psycopg
import pytest

from infra.settings import Settings
from tests.interface.conftest import CENTRE, REPORT, Installation, Open

OBLIGATION = f"/v1/obligations/{REPORT}"
DISPUTE = {"occurredOn": "2021-06-01", "ground": "not-owed"}
WITHDRAWAL = {"occurredOn": "2021-06-01", "outcome": "withdrawn"}
UNAVAILABLE = {"/problems/store-unavailable", "/problems/outcome-unknown"}


def _say(to: Installation, number: int) -> Any:
    """Dispute and withdraw by turns, each time under its own key."""
    noun, body = ("settlements", WITHDRAWAL) if number % 2 else ("disputes", DISPUTE)
    return to.post(f"{OBLIGATION}/{noun}", body, CENTRE, idempotency_key=f"key-{number}")


def _must_be_told(answer: Any) -> None:
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2"
    assert answer.json()["type"] in UNAVAILABLE
    assert answer.json()["reason"]


def _full(log: Any, full: bool) -> None:
    """Let the file grow no more, as on a disk that is full; or give the space back."""
    wire = log.recorder.writer._wire
    [(pages,)] = wire.ask("pragma page_count")
    wire.ask(f"pragma max_page_count = {pages if full else 1 << 30}")


def test_a_full_disk_refuses_whole_and_recovers(lived: Installation) -> None:
    assert _say(lived, 0).status_code == 201
    _full(lived.doors.log, full=True)
    last, number = _say(lived, 1), 1
    while last.status_code == 201:
        number += 1
        last = _say(lived, number)
    size = lived.doors.log.size()

    _must_be_told(last)
    _must_be_told(_say(lived, number))
    assert lived.doors.log.size() == size
    assert lived.get(OBLIGATION).status_code == 200, "what there is can still be read"
    assert lived.get("/v1/trail/verification").json()["holds"] is True

    _full(lived.doors.log, full=False)
    again = _say(lived, number)
    assert (again.status_code, again.json()["repeated"]) == (201, False)
    assert again.json()["position"] == size + 1


@pytest.fixture
def on_postgres(opened: Open, tmp_path: Path, postgres_url: str) -> tuple[Installation, str]:
    prefix = f"api{uuid.uuid4().hex[:8]}_"
    found = opened(
        Settings(
            data_dir=tmp_path,
            schema_prefix=prefix,
            log_url=postgres_url,
            vault_url=postgres_url,
            views_url=postgres_url,
        )
    )
    found.concluded()
    return found, prefix


def test_postgresql_answers_the_same(on_postgres: tuple[Installation, str]) -> None:
    lived, _ = on_postgres
    tag = lived.get(OBLIGATION).headers["etag"]

    first, again = _say(lived, 0), _say(lived, 0)

    assert again.json() == first.json() | {"repeated": True}
    assert lived.get(OBLIGATION).headers["etag"] == first.headers["etag"] != tag
    stale = lived.post(f"{OBLIGATION}/settlements", WITHDRAWAL, CENTRE, if_match=tag)
    assert stale.status_code == 412
    page = lived.get("/v1/obligations?status=overdue&limit=3").json()
    more = lived.get(f"/v1/obligations?status=overdue&limit=3&cursor={page['next']}").json()
    assert more["total"] == page["total"]
    early = lived.get("/v1/obligations?asOf=2020-06-01&status=overdue").json()
    assert early["total"] < page["total"]
    assert lived.get("/v1/events/2").json()["type"] == "agreement.registered.v1"
    assert lived.get("/v1/trail/verification").json()["holds"] is True
    assert lived.get("/v1/changes?from=2019-11-01&limit=1").json()["total"] > 100
    assert lived.http.get("/health/ready").json()["ready"] is True


def test_a_database_that_is_gone_is_told(
    on_postgres: tuple[Installation, str], postgres_url: str
) -> None:
    lived, prefix = on_postgres
    assert _say(lived, 0).status_code == 201
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        for store in ("log", "views", "vault"):
            connection.execute(f'alter schema "{prefix}{store}" rename to "{prefix}{store}_away"')

    recording, reading = _say(lived, 1), lived.get(OBLIGATION)
    ready = lived.http.get("/health/ready")

    _must_be_told(recording)
    _must_be_told(reading)
    assert ready.status_code == 503
    assert ready.json()["ready"] is ready.json()["logReadable"] is False
    assert lived.http.get("/health/live").status_code == 200

    with psycopg.connect(postgres_url, autocommit=True) as connection:
        for store in ("log", "views", "vault"):
            connection.execute(f'alter schema "{prefix}{store}_away" rename to "{prefix}{store}"')
    again = _say(lived, 1)
    assert (again.status_code, again.json()["repeated"]) == (201, False)
    assert lived.get("/v1/trail/verification").json()["holds"] is True
