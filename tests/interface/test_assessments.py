"""Impact assessments over HTTP, on pages and on the command line."""

import json
import re
from pathlib import Path
from typing import Any

from httpx2 import Response

from domain.dpia.events import DpiaFollowedUp
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.visiting import Visitor
from tests.life import nakomen

SECRET = "het systeem van loket vier"
HOME = "/privacy/assessments"
DAY, PLANNED = "2021-06-01", "2021-06-15"
REPORT = {"kind": "dpia-report", "source": "own-system", "system": "zaak", "reference": "Z-7"}
DECISION = {"organ": "all-parties", "takenOn": DAY, "reference": "B-2021-9"}
OFFICER = "privacy-officer"


def planned(lived: Installation, **other: Any) -> str:
    told = {
        "agreement": AGREEMENT,
        "controller": BEEK,
        "processor": CENTRE,
        "plannedFor": PLANNED,
        "about": SECRET,
    }
    made = lived.post("/v1/assessments", told | other, BEEK, OFFICER)
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def record(lived: Installation, key: str, path: str, body: Any, who: str = BEEK) -> Response:
    role = "data-controller" if who == BEEK else OFFICER
    return lived.post(f"/v1/assessments/{key}/{path}", body, who, role)


def shown(lived: Installation, key: str) -> dict[str, Any]:
    answer = lived.get(f"/v1/assessments/{key}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_it_is_agreed_carried_out_concluded_and_followed_up(lived: Installation) -> None:
    key = planned(lived)
    assert shown(lived, key)["standing"] == "proposed"
    early = {"occurredOn": DAY, "report": REPORT}
    refused = record(lived, key, "reports", early, CENTRE)
    assert refused.json()["type"] == "/problems/dpia-moment-not-agreed"
    assert record(lived, key, "moves", {"plannedFor": DAY}).status_code == 201
    own = record(lived, key, "agreements", {"plannedFor": DAY})
    assert (own.status_code, own.json()["type"]) == (403, "/problems/dpia-own-proposal")
    assert record(lived, key, "agreements", {"plannedFor": DAY}, CENTRE).status_code == 201
    assert shown(lived, key)["standing"] == "agreed"
    assert record(lived, key, "reports", early, CENTRE).status_code == 201
    conclusion = {
        "occurredOn": DAY,
        "outcome": "with-measures",
        "protocol": "amend",
        "findings": SECRET,
    }
    assert record(lived, key, "conclusions", conclusion).status_code == 201
    assert shown(lived, key)["standing"] == "to-follow-up"
    bare = {"occurredOn": DAY, "result": "amended"}
    missing = record(lived, key, "follow-ups", bare)
    assert missing.json()["type"] == "/problems/dpia-amendment-not-decided"
    assert record(lived, key, "follow-ups", bare | {"decision": DECISION}).status_code == 201
    entry = shown(lived, key)
    assert (entry["standing"], entry["followedUp"]["decision"]) == ("done", DECISION)
    [event] = [one.event for one in lived.doors.log.since(lived.doors.log.size() - 1)]
    assert isinstance(event, DpiaFollowedUp)
    assert [one["id"] for one in lived.get("/v1/assessments?open=false").json()["items"]] == [key]


def test_what_nobody_planned_is_not_there(lived: Installation) -> None:
    missing = lived.get("/v1/assessments/no-such")
    assert (missing.status_code, missing.json()["type"]) == (404, "/problems/dpia-not-found")
    assert lived.get("/v1/disclosures/no-such").json()["type"] == "/problems/disclosure-not-found"


def test_the_command_line_lists_them(lived: Installation, tmp_path: Path) -> None:
    key = planned(lived, processing="courses")
    words = ("privacy", "assessments", "--as-of", DAY)
    listed = nakomen(*words, "--open", "--party", CENTRE, folder=tmp_path / "copy")
    assert key in listed.output and "courses" in listed.output
    [entry] = json.loads(nakomen(*words, "--json", folder=tmp_path / "copy").output)
    assert (entry["id"], entry["standing"]) == (key, "proposed")


def test_it_is_planned_and_concluded_on_pages(lived: Installation) -> None:
    officer, processor = Visitor(lived, BEEK, OFFICER), Visitor(lived, CENTRE, OFFICER)
    assert "Er is nog geen DPIA gepland." in officer.page(HOME)
    typed = {
        "control": f"{AGREEMENT} {BEEK} {CENTRE}",
        "planned_for": PLANNED,
        "about": SECRET,
        "processing": "courses",
    }
    page = officer.recorded(f"{HOME}/new", typed)
    [key] = re.findall(rf'{HOME}/([0-9a-f-]{{36}})"', page)
    here = f"{HOME}/{key}"
    page = officer.page(here)
    assert "De ander moet nog instemmen." in page and f"{here}/agree" not in page
    assert SECRET not in page
    assert f'value="{PLANNED}"' in processor.page(f"{here}/agree")
    page = processor.recorded(f"{here}/agree", {"planned_for": PLANNED})
    assert "Gepland op dinsdag 15 juni 2021." in page
    page = processor.recorded(f"{here}/carry-out", {"system": "zaak", "reference": "Z-7"})
    assert "in zaak: Z-7" in page
    college = Visitor(lived, BEEK, "data-controller")
    concluded = {"outcome": "acceptable", "protocol": "evaluate", "findings": SECRET}
    page = college.recorded(f"{here}/conclude", concluded)
    assert "De uitkomst vraagt iets van het protocol: evalueren." in page
    amended = {"result": "amended", "occurred_on": DAY, "step": "review", "seen": "4"}
    assert 'id="reference-err"' in college.post(f"{here}/follow-up", amended, 422).text
    page = college.recorded(f"{here}/follow-up", {"result": "unchanged"})
    assert "Afgerond: het risico is aanvaardbaar." in page and SECRET not in page
