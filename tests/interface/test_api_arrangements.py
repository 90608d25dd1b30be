"""/arrangements and /retention: recorded by one party, confirmed by the other, read by all."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from application.people import Person, Role
from application.transact import Wish
from domain.arrangement.commands import UseArrangement
from domain.arrangement.decisions import ARRANGEMENT
from domain.arrangement.refusals import NoDestructionArrangement
from infra.event_log.key_leaves import KeyLeaves
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, TODAY, Installation
from tests.life import nakomen

HOW = "Alleen na akkoord van de archivaris."
ASKED = {
    "occurredOn": "2021-05-20",
    "agreement": AGREEMENT,
    "categories": ["income", "assets"],
    "inForceFrom": "2021-06-01",
    "document": {
        "source": "own-system",
        "kind": "destruction-arrangement",
        "system": "zaaksysteem",
        "reference": "Z-2021-00417",
    },
    "conditions": HOW,
}


def made(lived: Installation, **other: Any) -> str:
    answer = lived.post("/v1/arrangements", ASKED | other)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def confirmed(lived: Installation, key: str) -> None:
    path = f"/v1/arrangements/{key}/confirmations"
    answer = lived.post(path, {"occurredOn": "2021-06-01"}, CENTRE)
    assert answer.status_code == 201, answer.text


def test_it_is_recorded_confirmed_and_read(lived: Installation) -> None:
    before = lived.doors.log.size()
    key = made(lived)
    waiting = lived.get(f"/v1/arrangements/{key}", CENTRE, "auditor")
    assert (waiting.status_code, waiting.json()["standing"]) == (200, "waiting"), waiting.text
    assert waiting.json()["conditions"].keys() == {"key", "digest"}
    assert HOW not in waiting.text
    confirmed(lived, key)
    found = lived.get("/v1/arrangements?agreement=dvo-2020-beek").json()["items"]
    assert [(one["id"], one["standing"], one["recordedBy"]) for one in found] == [
        (key, "in-force", BEEK)
    ]
    assert lived.get("/v1/arrangements?agreement=dvo-2020-stein").json()["items"] == []
    assert lived.get(f"/v1/arrangements?asOf={before}").json()["items"] == []
    assert lived.doors.views.check() == []


def test_a_reference_that_is_somebodys_number_is_refused_and_written_nowhere(
    lived: Installation,
) -> None:
    number = "999994463"
    document = {**ASKED["document"], "reference": f"bsn:{number}"}  # type: ignore[dict-item]
    answer = lived.post("/v1/arrangements", ASKED | {"document": document})
    assert (answer.status_code, answer.json()["field"]) == (409, "document.reference")
    assert answer.json()["type"] == "/problems/citizen-service-number-in-the-clear"
    assert number not in answer.text
    written = [one.event.model_dump_json() for one in KeyLeaves(lived.doors.log).since(0)]
    assert written and not any(number in one for one in written)


def test_a_request_that_is_sent_twice_makes_one(lived: Installation) -> None:
    answers = [
        lived.post("/v1/arrangements", ASKED, idempotency_key="one").json() for _ in range(2)
    ]
    assert [one["repeated"] for one in answers] == [False, True]
    assert answers[0]["id"] == answers[1]["id"]
    other = lived.post("/v1/arrangements", ASKED | {"once": True}, idempotency_key="one")
    assert (other.status_code, other.json()["type"]) == (409, "/problems/idempotency-key-reused")


@pytest.mark.parametrize(
    ("other", "party", "status", "code"),
    [
        ({"agreement": "dvo-2020-elders"}, BEEK, 404, "agreement-not-found"),
        ({"categories": ["shoe-size"]}, BEEK, 400, "unknown-data-category"),
        ({"inForceFrom": "2021-05-01"}, BEEK, 409, "arrangement-begins-before-made"),
        ({}, "stein", 403, "arrangement-not-a-party"),
    ],
)
def test_what_is_refused_says_what_to_do(
    lived: Installation, other: dict[str, Any], party: str, status: int, code: str
) -> None:
    answer = lived.post("/v1/arrangements", ASKED | other, party)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")


def test_who_recorded_it_does_not_confirm_it(lived: Installation) -> None:
    key = made(lived)
    path = f"/v1/arrangements/{key}/confirmations"
    own = lived.post(path, {"occurredOn": "2021-06-01"})
    assert (own.status_code, own.json()["type"]) == (
        403,
        "/problems/arrangement-other-party-confirms",
    )
    auditor = lived.post(path, {"occurredOn": "2021-06-01"}, CENTRE, "auditor")
    assert auditor.json()["type"] == "/problems/not-allowed"


def test_a_destruction_may_rest_on_it_until_it_ends(lived: Installation) -> None:
    arrangements, today = lived.doors.arrangements, TODAY.date()
    key = made(lived)
    with pytest.raises(NoDestructionArrangement):
        arrangements.must_allow(AGREEMENT, ("income",), today)
    confirmed(lived, key)
    assert arrangements.must_allow(AGREEMENT, ("income",), today) == key
    officer = Person("a-1", CENTRE, frozenset({Role.PRIVACY_OFFICER}))
    use = UseArrangement(destruction="erasure-1", categories=("income",))
    lived.doors.desk.handle(Wish(ARRANGEMENT, key, use, officer))
    ended = lived.post(f"/v1/arrangements/{key}/endings", {"occurredOn": "2021-06-01"})
    assert ended.status_code == 201, ended.text
    with pytest.raises(NoDestructionArrangement):
        arrangements.must_allow(AGREEMENT, ("income",), today)
    assert arrangements.must_allow(AGREEMENT, ("income",), today, "erasure-1") == key
    found = lived.get(f"/v1/arrangements/{key}").json()
    assert (found["standing"], found["destructions"]) == ("over", ["erasure-1"])
    assert found["endedOn"] == str(date(2021, 6, 1))


def test_an_arrangement_that_is_not_there_is_not_found(lived: Installation) -> None:
    missing = lived.get("/v1/arrangements/nowhere")
    assert (missing.status_code, missing.json()["type"]) == (404, "/problems/unknown-arrangement")


def test_how_long_data_are_kept_is_told_with_its_source(standing: Installation) -> None:
    table = standing.get("/v1/retention", CENTRE, "auditor").json()
    by_category = {one["category"]: one for one in table["categories"]}
    assert by_category["staff-data"]["years"] == 7
    assert by_category["health"]["rule"] == "no-longer-than-needed"
    assert all(one["source"] for one in table["categories"])


def test_the_command_line_lists_them(lived: Installation, tmp_path: Path) -> None:
    key = made(lived)
    words, folder = ("privacy", "arrangements"), tmp_path / "copy"
    listed = nakomen(*words, "--agreement", AGREEMENT, folder=folder)
    assert listed.exit_code == 0, listed.output
    [row] = listed.stdout.splitlines()[1:]
    assert row.startswith(f"{key}  {AGREEMENT}  income, assets  standing  2021-06-01")
    assert "waits to be confirmed" in row
    [entry] = json.loads(nakomen(*words, "--json", folder=folder).stdout)
    assert (entry["id"], entry["recordedBy"]) == (key, BEEK)
    kept = nakomen("privacy", "retention", folder=folder).stdout
    assert "7 years after the end of the year" in kept
    assert "by the selection list" in kept
    table = json.loads(nakomen("privacy", "retention", "--json", folder=folder).stdout)
    assert table["version"].startswith("nl-retention-")
