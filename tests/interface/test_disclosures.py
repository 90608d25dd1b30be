"""Disclosures over HTTP, on pages and on the command line: refused unless permitted or owed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from application.asof import AsOf
from domain.disclosure.events import DisclosureMade
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, TODAY, Installation
from tests.interface.visiting import Visitor, hidden
from tests.life import nakomen

SECRET = "kantoor aan de markt"
SOMEONE = "0196f0a2-5d1e-7c1b-8a55-0d4f6f1f2b3c"
SOMEONE_ELSE = "0196f0a2-5d1e-7c1b-8a55-0d4f6f1f2b3d"
DECISION = {"organ": "college", "takenOn": "2021-05-31", "reference": "B-2021-88"}
HOME = "/privacy/disclosures"
DAY = "2021-06-01"


def asked(lived: Installation, **other: Any) -> str:
    told = {
        "agreement": AGREEMENT,
        "controller": BEEK,
        "processor": CENTRE,
        "occurredOn": DAY,
        "recipientKind": "bailiff",
        "recipient": SECRET,
        "purpose": SECRET,
        "categories": ["income", "contact"],
        "subjects": [SOMEONE],
    }
    made = lived.post("/v1/disclosures", told | other, CENTRE)
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def record(lived: Installation, key: str, path: str, body: Any, role: str = "") -> Response:
    """As data controller; in another role as processor."""
    party, role = (CENTRE, role) if role else (BEEK, "data-controller")
    return lived.post(f"/v1/disclosures/{key}/{path}", {"occurredOn": DAY, **body}, party, role)


def shown(lived: Installation, key: str, query: str = "") -> dict[str, Any]:
    answer = lived.get(f"/v1/disclosures/{key}{query}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


DELIVERY = {"categories": ["income"], "subjects": [SOMEONE], "way": "paper"}
PERMISSION = {"decision": DECISION, "categories": ["income"]}


def test_nothing_is_disclosed_until_the_municipality_permits_it(lived: Installation) -> None:
    key = asked(lived)
    before = lived.doors.log.size()
    refused = record(lived, key, "deliveries", DELIVERY, "clerk")
    assert (refused.status_code, refused.json()["type"]) == (
        409,
        "/problems/disclosure-not-permitted",
    )
    assert lived.noted(before) == ["disclosure-not-permitted"]
    assert record(lived, key, "permissions", PERMISSION, "privacy-officer").status_code == 403
    assert record(lived, key, "permissions", PERMISSION).status_code == 201
    done = record(lived, key, "deliveries", DELIVERY, "clerk")
    assert done.status_code == 201, done.text
    entry = shown(lived, key)
    assert entry["standing"] == "made"
    [made] = entry["disclosed"]
    assert (made["basis"], made["subjects"], made["on"]) == ("permission", [SOMEONE], DAY)
    [event] = [one.event for one in lived.doors.log.since(lived.doors.log.size() - 1)]
    assert isinstance(event, DisclosureMade)


def test_what_the_law_obliges_to_needs_no_permission(lived: Installation) -> None:
    key = asked(lived)
    duty = {"law": "participatiewet", "article": "64", "categories": ["income"]}
    assert record(lived, key, "duties", duty, "privacy-officer").status_code == 201
    assert shown(lived, key)["standing"] == "obliged"
    assert record(lived, key, "deliveries", DELIVERY, "clerk").status_code == 201
    refused = record(lived, key, "refusals", {"ground": "too-much", "reasons": SECRET})
    assert refused.json()["type"] == "/problems/disclosure-obliged"


def test_a_permission_is_withdrawn_and_a_request_refused(lived: Installation) -> None:
    key = asked(lived)
    assert record(lived, key, "permissions", PERMISSION).status_code == 201
    assert record(lived, key, "withdrawals", {"reasons": SECRET}).status_code == 201
    entry = shown(lived, key)
    assert (entry["standing"], entry["withdrawnOn"], entry["permitted"]) == ("ended", DAY, None)
    denied = record(lived, key, "refusals", {"ground": "too-much", "reasons": SECRET})
    assert denied.status_code == 201
    assert shown(lived, key)["standing"] == "refused"
    listed = lived.get("/v1/disclosures?open=false").json()["items"]
    assert [one["id"] for one in listed] == [key]


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"subjects": ["somebody"]}, 400, "not-understood"),
        ({"categories": []}, 400, "not-understood"),
        ({"processor": "stein"}, 409, "not-party-to-agreement"),
        ({"agreement": "no-such"}, 404, "agreement-not-found"),
        ({"occurredOn": "2021-06-02"}, 409, "stated-day-in-future"),
    ],
)
def test_what_is_refused_says_why(
    lived: Installation, wrong: dict[str, Any], status: int, code: str
) -> None:
    body = {
        "agreement": AGREEMENT,
        "controller": BEEK,
        "occurredOn": DAY,
        "recipientKind": "bailiff",
        "recipient": SECRET,
        "purpose": SECRET,
        "categories": ["income"],
    }
    answer = lived.post("/v1/disclosures", body | wrong, BEEK)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")
    assert SECRET not in answer.text


def test_they_are_found_by_data_subject(lived: Installation, tmp_path: Path) -> None:
    before = lived.doors.log.size()
    key, other = asked(lived), asked(lived, subjects=[SOMEONE_ELSE])
    assert record(lived, key, "permissions", PERMISSION).status_code == 201
    assert record(lived, key, "deliveries", DELIVERY, "clerk").status_code == 201

    def found(query: str) -> list[str]:
        return [one["id"] for one in lived.get(f"/v1/disclosures?{query}").json()["items"]]

    assert found(f"subject={SOMEONE}") == [key]
    assert found(f"subject={SOMEONE_ELSE}") == [other]
    assert found(f"subject={SOMEONE}&asOf={before}") == []
    now = AsOf(lived.doors.log.size(), TODAY.date(), past=False)
    assert [one.id for one in lived.doors.disclosures.made_about(SOMEONE, now)] == [key]
    assert lived.doors.disclosures.made_about(SOMEONE_ELSE, now) == []
    listed = nakomen(
        "privacy", "disclosures", "--json", "--subject", SOMEONE, "--as-of", DAY,
        folder=tmp_path / "copy",
    )  # fmt: skip
    [entry] = json.loads(listed.output)
    assert entry == shown(lived, key, f"?asOf={DAY}")
    table = nakomen("privacy", "disclosures", "--as-of", DAY, folder=tmp_path / "copy")
    assert key in table.output and "2021-06-01 permission" in table.output


def test_a_request_is_recorded_and_decided_on_pages(lived: Installation) -> None:
    clerk = Visitor(lived, CENTRE, "clerk")
    assert "Er heeft nog niemand om gegevens gevraagd." in clerk.page(HOME)
    typed = {
        "control": f"{AGREEMENT} {BEEK} {CENTRE}",
        "recipient_kind": "bailiff",
        "recipient": SECRET,
        "purpose": SECRET,
        "categories": ["income", "contact"],
        "subjects": f"{SOMEONE}\n{SOMEONE_ELSE}",
    }
    page = clerk.recorded(f"{HOME}/new", typed)
    [key] = re.findall(rf'{HOME}/([0-9a-f-]{{36}})"', page)
    here = f"{HOME}/{key}"
    page = clerk.page(here)
    assert "Er mag nu niets worden verstrekt" in page and SECRET not in page
    assert f"{here}/make" not in page and f"{here}/permit" not in page
    college = Visitor(lived, BEEK, "data-controller")
    permission = {
        "organ": "college",
        "taken_on": DAY,
        "reference": "B-2021-88",
        "categories": ["income"],
        "until": "2021-12-31",
        "conditions": SECRET,
    }
    page = college.recorded(f"{here}/permit", permission)
    assert "B-2021-88" in page and "tot en met vr 31 dec 2021" in page and SECRET not in page
    delivered = {"categories": ["income"], "subjects": SOMEONE, "way": "paper"}
    page = clerk.recorded(f"{here}/make", delivered)
    assert "1 keer verstrekt, het laatst op dinsdag 1 juni 2021." in page
    assert SOMEONE in page and "toestemming van de gemeente" in page


def test_what_is_wrong_is_told_at_its_field(lived: Installation) -> None:
    key = asked(lived)
    assert record(lived, key, "permissions", PERMISSION).status_code == 201
    clerk = Visitor(lived, CENTRE, "clerk")
    path = f"{HOME}/{key}/make"
    base = {"occurred_on": DAY, "categories": ["income"], "subjects": SOMEONE, "way": "paper"}
    for wrong, field in (
        ({"categories": ["income", "contact"]}, "categories"),
        ({"subjects": SOMEONE_ELSE}, "subjects"),
        ({"subjects": "iemand"}, "subjects"),
        ({"occurred_on": "2021-05-31"}, "occurred_on"),
        ({"way": ""}, "way"),
    ):
        form = hidden(clerk.page(path)) | base | wrong | {"step": "review"}
        page = clerk.post(path, form, 422).text
        assert f'id="{field}-err"' in page, field
