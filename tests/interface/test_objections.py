"""Objections at the doors: one from its receipt to a court, who reads it, the annual report."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.interface.conftest import BEEK, CENTRE, Installation
from tests.interface.visiting import Visitor
from tests.life import nakomen

DAY = "2021-03-01"
ABOUT = {"agreement": "dvo-2020-beek", "controller": "beek", "processor": "sittard-geleen"}
OFFICE = {"party": "sittard-geleen", "organ": "head-of-income"}


def paper(kind: str) -> dict[str, str]:
    return {"source": "own-system", "kind": kind, "system": "zaaksysteem", "reference": "Z-2021-7"}


def lodged(there: Installation, **other: Any) -> str:
    body = {
        **ABOUT,
        "occurredOn": DAY,
        "product": "direct.a.1.2",
        "reference": "PW-2021-118",
        "notifiedOn": "2021-02-08",
        "takenBy": OFFICE,
        "byMandate": True,
        "grounds": "Het inkomen is dubbel geteld.",
        **other,
    }
    answer = there.post("/v1/objections", body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def say(there: Installation, key: str, path: str, party: str = CENTRE, **body: Any) -> Any:
    return there.post(f"/v1/objections/{key}/{path}", {"occurredOn": DAY, **body}, party)


def decided(there: Installation, key: str) -> None:
    """From the invitation to the day on which it was made known."""
    steps: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("acknowledgements", CENTRE, {}),
        ("files", CENTRE, {"file": paper("case-file")}),
        ("defences", CENTRE, {"defence": paper("defence")}),
        ("invitations", CENTRE, {"hearingOn": "2021-03-29"}),
        ("hearings", CENTRE, {"occurredOn": "2021-03-29", "report": paper("minutes")}),
        (
            "advice",
            CENTRE,
            {
                "occurredOn": "2021-04-12",
                "outcome": "objection-well-founded",
                "advice": paper("advice"),
            },
        ),
        (
            "decisions",
            BEEK,
            {
                "occurredOn": "2021-05-03",
                "decision": {
                    "organ": "college",
                    "takenOn": "2021-04-28",
                    "reference": "B-2021-51",
                },
                "signer": "mayor",
                "outcome": "objection-well-founded",
                "effect": "decision-replaced",
                "followsAdvice": True,
            },
        ),
        ("notifications", BEEK, {"occurredOn": "2021-05-04"}),
    )
    for path, party, body in steps:
        answer = say(there, key, path, party, **body)
        assert answer.status_code == 201, (path, answer.text)


def test_an_objection_goes_from_its_receipt_to_its_decision_and_a_court(
    lived: Installation,
) -> None:
    key = lodged(lived)
    found = lived.get(f"/v1/objections/{key}").json()
    assert (found["standing"], found["running"][0]["duty"]) == (
        "objection-received",
        "decide-objection",
    )
    due = found["running"][0]["due"]
    assert (due["due"], due["article"]) == ("2021-06-14", "Awb 7:10(1)")
    decided(lived, key)
    found = lived.get(f"/v1/objections/{key}").json()
    assert (found["standing"], found["running"]) == ("objection-made-known", [])
    assert found["facts"]["decided"]["decidedBy"] == {"party": "beek", "organ": "college"}
    filed = say(
        lived,
        key,
        "proceedings",
        occurredOn="2021-05-10",
        forum="appeal",
        court="rechtbank-limburg",
        reference="ROE-21-1187",
    )
    assert filed.status_code == 201, filed.text
    asked = say(lived, key, "court-requests", occurredOn="2021-05-12", number=1)
    assert asked.status_code == 201, asked.text
    found = lived.get(f"/v1/objections/{key}").json()
    assert found["standing"] == "objection-in-court"
    assert [one["duty"] for one in found["running"]] == ["file-court-defence"]


def test_what_its_rules_forbid_is_refused_with_its_code(lived: Installation) -> None:
    key = lodged(lived)
    early = say(lived, key, "notifications", BEEK)
    assert (early.status_code, early.json()["type"]) == (409, "/problems/objection-not-decided")
    elsewhere = say(lived, key, "files", BEEK, file=paper("case-file"))
    assert elsewhere.status_code == 403
    assert elsewhere.json()["type"] == "/problems/objection-prepared-elsewhere"


def test_another_municipality_reads_nothing_of_it(lived: Installation) -> None:
    key = lodged(lived)
    refused = lived.get(f"/v1/objections/{key}", "stein")
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/record-elsewhere")
    assert lived.get("/v1/objections", "stein").json()["items"] == []
    assert lived.get("/v1/objection-reports?year=2021", "stein").json()["items"] == []


# The annual report


@pytest.fixture
def reported(lived: Installation) -> tuple[Installation, str, str]:
    """One that was decided in time, and one that is open."""
    first = lodged(lived)
    decided(lived, first)
    return lived, first, lodged(lived, product="direct.a.1.7", reference="PW-2021-119")


def test_the_report_counts_by_outcome_and_product_and_says_which_cases(
    reported: tuple[Installation, str, str],
) -> None:
    there, first, second = reported
    answer = there.get("/v1/objection-reports?year=2021")
    assert answer.status_code == 200, answer.text
    [found] = answer.json()["items"]
    assert found["municipality"] == "beek"
    assert sorted(found["received"]) == sorted((first, second))
    assert found["byOutcome"] == [{"of": "objection-well-founded", "cases": [first]}]
    assert {one["of"] for one in found["byProduct"]} == {"direct.a.1.2", "direct.a.1.7"}
    assert (found["inTime"], found["late"]) == ([first], [])
    assert second in found["openAtEnd"]
    before = there.get("/v1/objection-reports?year=2021&asOf=2021-01-01").json()
    assert before["items"] == []
    assert there.get("/v1/objection-reports?year=soon").status_code == 400


def test_the_report_stands_on_a_page_and_in_a_file(
    reported: tuple[Installation, str, str],
) -> None:
    there, first, _ = reported
    visitor = Visitor(there, BEEK, "clerk")
    page = visitor.page("/cases/objections/report/2021")
    assert f"/cases/objections/{first}" in page
    assert "Op tijd bekendgemaakt" in page
    assert "direct.a.1.7: Boetes" in page
    assert "/cases/objections/report/2020" in visitor.page("/cases/objections")
    file = visitor.http.get("/cases/objections/report/2021.csv")
    assert file.headers["content-type"].startswith("text/csv")
    assert first in file.text


def test_the_command_line_has_the_report(
    reported: tuple[Installation, str, str], tmp_path: Path
) -> None:
    _, first, _ = reported
    folder = tmp_path / "copy"
    told = nakomen("cases", "objections-report", "2021", folder=folder)
    assert (told.exit_code, "made known in time" in told.output) == (0, True)
    found = nakomen("cases", "objections-report", "2021", "--json", folder=folder)
    assert json.loads(found.output)[0]["inTime"] == [first]
    wrong = nakomen("cases", "objections-report", "soon", folder=folder)
    assert (wrong.exit_code, "soon" in wrong.output) == (1, True)
