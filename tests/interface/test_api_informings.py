"""/informings: planned, told, put right and closed over HTTP."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.life import nakomen

WHY = "Van drie personen is geen adres bekend."
PLAN = {
    "occurredOn": "2021-05-20",
    "agreement": AGREEMENT,
    "about": "transition",
    "audience": ["applicant", "partner"],
    "size": 40,
    "by": "2021-05-31",
    "contents": ["transition", "controller", "rights"],
}
NOTICE = {
    "source": "own-system",
    "kind": "notice",
    "system": "zaaksysteem",
    "reference": "Z-2021-00418",
}


def planned(lived: Installation) -> str:
    answer = lived.post("/v1/informings", PLAN)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def record(lived: Installation, path: str, **body: Any) -> dict[str, Any]:
    answer = lived.post(f"/v1/informings/{path}", body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def told(lived: Installation, key: str, number: int, day: str, way: str = "letter") -> int:
    facts = {"occurredOn": day, "way": way, "number": number, "evidence": [NOTICE]}
    return int(record(lived, f"{key}/tellings", **facts)["version"])


def test_a_campaign_runs_from_plan_to_close(lived: Installation) -> None:
    before = lived.doors.log.size()
    key = planned(lived)
    assert lived.get(f"/v1/informings/{key}").json()["standing"] == "late"
    version = told(lived, key, 36, "2021-05-28")
    told(lived, key, 2, "2021-06-01", "conversation")
    record(lived, f"{key}/corrections", corrects=version, number=35)
    record(lived, f"{key}/closings", occurredOn="2021-06-01", reason=WHY)
    found = lived.get(f"/v1/informings/{key}", CENTRE, "auditor")
    entry = found.json()
    assert (entry["informed"], entry["inTime"], entry["standing"]) == (37, 35, "closed")
    assert [one["people"] for one in entry["tellings"]] == [35, 2]
    assert entry["tellings"][0]["evidence"] == [NOTICE]
    assert "origin" in entry["lacking"] and "rights" not in entry["lacking"]
    assert entry["reason"].keys() == {"key", "digest"}
    assert WHY not in found.text
    listed = lived.get(f"/v1/informings?agreement={AGREEMENT}").json()["items"]
    assert [one["id"] for one in listed] == [key]
    assert lived.get(f"/v1/informings?asOf={before}").json()["items"] == []
    assert lived.doors.views.check() == []


@pytest.mark.parametrize(
    ("other", "party", "status", "code"),
    [
        ({}, CENTRE, 409, "informing-transition-by-participant"),
        ({}, "stein", 403, "informing-not-a-party"),
        ({"agreement": "dvo-2020-elders"}, BEEK, 404, "agreement-not-found"),
        ({"size": 0}, BEEK, 400, "not-understood"),
    ],
)
def test_what_is_refused_says_what_to_do(
    lived: Installation, other: dict[str, Any], party: str, status: int, code: str
) -> None:
    answer = lived.post("/v1/informings", PLAN | other, party)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")


def test_the_partnership_informs_of_how_it_processes(lived: Installation) -> None:
    answer = lived.post("/v1/informings", PLAN | {"about": "processing"}, CENTRE)
    assert answer.status_code == 201, answer.text


def test_a_campaign_that_is_not_there_is_not_found(lived: Installation) -> None:
    missing = lived.get("/v1/informings/nowhere")
    assert (missing.status_code, missing.json()["type"]) == (404, "/problems/unknown-informing")


def test_the_command_line_lists_them(lived: Installation, tmp_path: Path) -> None:
    key = planned(lived)
    words, folder = ("privacy", "informing"), tmp_path / "copy"
    listed = nakomen(*words, "--agreement", AGREEMENT, folder=folder)
    assert listed.exit_code == 0, listed.output
    [row] = listed.stdout.splitlines()[1:]
    assert row.startswith(f"{key}  {AGREEMENT}  transition  applicant, partner  0/40")
    assert row.endswith("2021-05-31  overdue")
    [entry] = json.loads(nakomen(*words, "--json", folder=folder).stdout)
    assert entry["standing"] == "late"
