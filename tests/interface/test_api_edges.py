"""What every route has in common: who asks, what is sent, what is accepted, our own mistakes."""

import dataclasses
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

from application.asof import AsOf
from application.registers import ObligationQuery, Page
from interface.api.app import create_app
from tests.interface.conftest import CENTRE, REPORT, Installation

DISPUTES = f"/v1/obligations/{REPORT}/disputes"
DISPUTE = {"occurredOn": "2021-06-01", "ground": "not-owed"}


@pytest.mark.parametrize(
    "header", [None, "Basic eDp5", "Bearer", "Bearer ", "Bearer nkm_nobodys", "nkm_x"]
)
@pytest.mark.parametrize("path", ["/v1/obligations", "/v1/events", "/v1/trail", "/v1/terms"])
def test_nobody_asks_without_a_token(standing: Installation, path: str, header: str | None) -> None:
    headers = {} if header is None else {"authorization": header}
    answer = standing.http.get(path, headers=headers)

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["type"] == "/problems/not-signed-in"
    assert answer.headers["api-version"] == "1.0.0"


def test_who_speaks_is_asked_before_what_is_said_is_read(standing: Installation) -> None:
    answer = standing.http.post(DISPUTES, content=b"{")

    assert answer.status_code == 401


def test_bearer_is_written_in_any_case(standing: Installation) -> None:
    token = standing.token("beek", "clerk")

    assert standing.http.get("/v1/trail", headers={"authorization": f"bearer {token}"}).is_success


@pytest.mark.parametrize(
    ("path", "party", "role", "status"),
    [
        ("/v1/events", "beek", "archive-inspector", 200),
        ("/v1/trail/verification", "beek", "privacy-officer", 200),
        ("/v1/obligations", "stein", "finance", 200),
    ],
)
def test_roles_read_what_they_may(
    standing: Installation, path: str, party: str, role: str, status: int
) -> None:
    assert standing.get(path, party, role).status_code == status


@pytest.mark.parametrize("path", ["/v1", "/v1/obligations/", "/v2/obligations", "/v1/obligation"])
def test_an_address_where_nothing_is(standing: Installation, path: str) -> None:
    answer = standing.get(path)

    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-such-path")


def test_a_method_that_cannot_be_used_is_told_which_can(standing: Installation) -> None:
    answer = standing.http.delete("/v1/obligations", headers=standing.headers())

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.json()["type"] == "/problems/method-not-allowed"


@pytest.mark.parametrize("key", ["%00", "a%20b", "x" * 201, "-x", "%E2%82%AC"])
def test_a_key_that_cannot_be_one_is_refused(standing: Installation, key: str) -> None:
    answer = standing.get(f"/v1/obligations/{key}")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "obligation"


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("/v1/obligations/-x/disputes", "obligation"),
        ("/v1/agreements/a%20b/corrections/1/confirmations", "agreement"),
        ("/v1/agreements/dvo-2020-beek/corrections/0/confirmations", "number"),
        ("/v1/agreements/dvo-2020-beek/corrections/first/withdrawals", "number"),
    ],
)
def test_a_command_to_what_cannot_be_there_is_refused(
    standing: Installation, path: str, parameter: str
) -> None:
    answer = standing.post(path, DISPUTE, CENTRE)

    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/not-understood")
    assert answer.json()["errors"][0]["parameter"] == parameter


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/v1/obligations", "application/json", 200),
        ("/v1/obligations", "text/html, */*;q=0.1", 200),
        ("/v1/obligations", "application/*", 200),
        ("/v1/obligations", "text/html", 406),
        ("/v1/obligations", "application/json;q=0, */*", 406),
        ("/v1/trail/checkpoint", "application/json", 406),
        ("/v1/trail/checkpoint", "text/*", 200),
    ],
)
def test_what_is_asked_for_is_what_is_offered(
    standing: Installation, path: str, accept: str, status: int
) -> None:
    assert standing.get(path, accept=accept).status_code == status


def test_a_command_is_not_recorded_for_who_cannot_read_the_answer(standing: Installation) -> None:
    answer = standing.post(DISPUTES, DISPUTE, CENTRE, accept="text/html")

    assert (answer.status_code, answer.json()["type"]) == (406, "/problems/not-acceptable")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_body_of_another_type_is_refused(standing: Installation, kind: str) -> None:
    headers = standing.headers(CENTRE, content_type=kind)
    answer = standing.http.post(DISPUTES, content=b"{}", headers=headers)

    assert (answer.status_code, answer.json()["type"]) == (415, "/problems/content-type-refused")


def test_a_query_on_a_command_is_refused(standing: Installation) -> None:
    answer = standing.post(f"{DISPUTES}?asOf=2021-01-01", DISPUTE, CENTRE)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "asOf"


def test_a_body_over_the_limit_is_refused_while_it_is_read(standing: Installation) -> None:
    limit = standing.doors.max_body_bytes
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(limit // 65_536 + 20):
            sent += 65_536
            yield b" " * 65_536

    headers = standing.headers(CENTRE, content_type="application/json")
    whole = standing.http.post(DISPUTES, content=b" " * (limit + 1), headers=headers)
    chunked = standing.http.post(DISPUTES, content=endless(), headers=headers)

    for answer in (whole, chunked):
        assert answer.status_code == 413
        assert answer.json()["limit"] == str(limit)
    assert sent > limit


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("nl", "Verplichting onbekend"),
        ("en-GB", "No such obligation"),
        ("fr", "Verplichting onbekend"),
    ],
)
def test_a_refusal_is_in_the_readers_language(
    standing: Installation, language: str, title: str
) -> None:
    answer = standing.get("/v1/obligations/none", accept_language=language)

    assert answer.json()["title"] == title
    assert answer.headers["content-language"] == ("en" if language == "en-GB" else "nl")


class _Broken:
    """A register with a mistake in it."""

    def obligations(self, query: ObligationQuery, at: AsOf) -> Page:
        raise ZeroDivisionError("secret of the house")


def test_our_own_mistake_tells_nothing_but_where_to_look(standing: Installation) -> None:
    doors = dataclasses.replace(standing.doors, registers=_Broken())  # type: ignore[arg-type]
    http = TestClient(create_app(doors), raise_server_exceptions=False)
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    headers = standing.headers(traceparent=f"00-{trace}-00f067aa0ba902b7-01", accept_language="en")

    with capture_logs() as logged:
        answer = http.get("/v1/obligations", headers=headers)

    assert answer.status_code == 500
    assert answer.json()["correlation"] == trace
    assert "secret" not in answer.text
    assert answer.headers["api-version"] == "1.0.0"
    [entry] = logged
    assert entry["correlation"] == trace
    assert "secret of the house" in entry["trace"]
    assert standing.token("beek", "clerk") not in entry["trace"]


def test_what_is_not_http_passes(standing: Installation) -> None:
    with TestClient(standing.http.app) as started:
        assert started.get("/health/live").json() == {"live": True}
