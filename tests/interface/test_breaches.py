"""Breaches over HTTP, on pages and on the command line: from discovery until they are closed."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from domain.breach.events import BreachDiscovered, BreachNotified
from domain.sealed import Sealed
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, TODAY, Installation
from tests.interface.visiting import Visitor, hidden
from tests.life import nakomen

SECRET = "de lijst van loket vier"
FOUND = "2021-05-31T10:00:00+02:00"
OFFICER = "privacy-officer"
HOME = "/privacy/breaches"


def report(**other: Any) -> dict[str, Any]:
    told = {
        "agreement": AGREEMENT,
        "controller": BEEK,
        "processor": CENTRE,
        "discoveredAt": FOUND,
        "natures": ["confidentiality"],
        "cause": "wrong-recipient",
        "categories": ["income", "contact"],
        "affected": 12,
        "description": SECRET,
    }
    return told | other


def found(lived: Installation, party: str = CENTRE, **other: Any) -> str:
    made = lived.post("/v1/breaches", report(**other), party)
    assert made.status_code == 201, made.text
    assert made.headers["location"] == f"/v1/breaches/{made.json()['id']}"
    return str(made.json()["id"])


def record(lived: Installation, key: str, path: str, body: Any, party: str = BEEK) -> Response:
    role = OFFICER if party == BEEK else "clerk"
    return lived.post(f"/v1/breaches/{key}/{path}", body, party, role)


def shown(lived: Installation, key: str, **asked: str) -> dict[str, Any]:
    query = "".join(f"?{name}={value}" for name, value in asked.items())
    answer = lived.get(f"/v1/breaches/{key}{query}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def told(lived: Installation, key: str) -> None:
    body = {"toldAt": "2021-05-31T12:00:00+02:00"}
    assert record(lived, key, "tellings", body, CENTRE).status_code == 201


def test_a_breach_is_found_told_judged_notified_and_closed(lived: Installation) -> None:
    key = found(lived)
    first = shown(lived, key)
    assert (first["notice"], first["notifyBy"]) == ("not-running", None)
    assert first["outstanding"] == ["tell-controller", "assess", "take-measure"]
    told(lived, key)
    running = shown(lived, key)
    assert (running["notice"], running["notifyBy"]["at"]) == (
        "running",
        "2021-06-03T12:00:00+02:00",
    )
    assert "72 uur" in running["notifyBy"]["steps"][1]["words"]["nl"]
    for path, body in (
        ("assessments", {"occurredOn": "2021-06-01", "risk": "high", "reasons": SECRET}),
        ("notices", {"notifiedAt": "2021-06-01T10:30:00+02:00", "reference": "AP-1"}),
        ("subject-notices", {"occurredOn": "2021-06-01", "channel": "letter", "number": 12}),
        (
            "measures",
            {"occurredOn": "2021-06-01", "kind": "contained", "description": SECRET},
        ),
        (
            "closings",
            {"occurredOn": "2021-06-01", "outcome": "handled", "conclusion": SECRET},
        ),
    ):
        assert record(lived, key, path, body).status_code == 201, path
    last = shown(lived, key)
    assert (last["notice"], last["outstanding"], last["version"]) == ("in-time", [], 7)
    assert last["closed"]["outcome"] == "handled"


def test_what_people_wrote_is_sealed_everywhere(lived: Installation, tmp_path: Path) -> None:
    key = found(lived, affected=None)
    entry = shown(lived, key)
    assert set(entry["description"]) == {"key", "digest"}
    position = entry["position"]
    [recorded] = lived.doors.log.since(position - 1)
    assert isinstance(recorded.event, BreachDiscovered)
    assert isinstance(recorded.event.description, Sealed)
    assert recorded.dossier == f"breach-{key}"
    assert lived.get(f"/v1/events/{position}").status_code == 200
    kept = b"".join(one.read_bytes() for one in (tmp_path / "copy").rglob("*") if one.is_file())
    assert key.encode() in kept and SECRET.encode() not in kept


def test_who_answers_for_it_opens_what_was_written_for_a_purpose(lived: Installation) -> None:
    key = found(lived)
    field = shown(lived, key)["description"]
    asked = {"fields": [field], "purpose": "breach"}
    opened = lived.post("/v1/openings", asked, BEEK, OFFICER)
    assert opened.status_code in (200, 201), opened.text
    assert SECRET in opened.text
    elsewhere = lived.post("/v1/openings", asked, "stein", OFFICER)
    assert elsewhere.status_code == 403 and SECRET not in elsewhere.text
    page = Visitor(lived, BEEK, OFFICER).page(f"{HOME}/{key}")
    assert f"/openings?field={field['key']}.{field['digest']}" in page
    assert "/openings?" not in Visitor(lived, BEEK, "auditor").page(f"{HOME}/{key}")


def test_a_late_notice_takes_reasons(lived: Installation) -> None:
    key = found(lived)
    told(lived, key)
    lived.clock.move_to(TODAY + timedelta(days=5))
    assert shown(lived, key)["notice"] == "passed"
    assert shown(lived, key, asOf="2021-06-03")["notice"] == "passed"
    assert shown(lived, key, asOf="2021-06-02")["notice"] == "running"
    late = {"notifiedAt": "2021-06-05T09:00:00+02:00", "reference": "AP-2"}
    refused = record(lived, key, "notices", late)
    assert refused.json()["type"] == "/problems/breach-delay-not-explained"
    assert record(lived, key, "notices", {**late, "reasonsForDelay": SECRET}).status_code == 201
    assert shown(lived, key)["notice"] == "late"
    [notified] = lived.doors.log.since(lived.doors.log.size() - 1)
    assert isinstance(notified.event, BreachNotified) and notified.event.late


@pytest.mark.parametrize(
    ("who", "wrong", "status", "code"),
    [
        ((BEEK, "auditor"), {}, 403, "not-allowed"),
        (("stein", "clerk"), {}, 403, "not-controller-or-processor"),
        ((BEEK, "clerk"), {"controller": "stein"}, 409, "not-party-to-agreement"),
        ((BEEK, "clerk"), {"agreement": "no-such"}, 404, "agreement-not-found"),
        ((BEEK, "clerk"), {"discoveredAt": "2021-06-02T00:00:00Z"}, 409, "stated-moment-in-future"),
        ((BEEK, "clerk"), {"discoveredAt": "2021-06-01T00:00:00"}, 400, "not-understood"),
        ((BEEK, "clerk"), {"discoveredAt": "0001-01-01T00:00:00+14:00"}, 400, "not-understood"),
    ],
)
def test_what_is_refused_says_why(
    lived: Installation, who: tuple[str, str], wrong: dict[str, str], status: int, code: str
) -> None:
    before = lived.doors.log.size()
    answer = lived.post("/v1/breaches", report(**wrong), *who)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")
    assert SECRET not in answer.text
    assert lived.noted(before) == ([] if status == 400 else [code])


def test_the_processor_judges_nothing(lived: Installation) -> None:
    key = found(lived)
    told(lived, key)
    body = {"occurredOn": "2021-06-01", "risk": "high", "reasons": SECRET}
    answer = lived.post(f"/v1/breaches/{key}/assessments", body, CENTRE, OFFICER)
    assert answer.json()["type"] == "/problems/not-the-data-controller"


def test_the_same_key_is_the_same_breach(lived: Installation) -> None:
    before = lived.doors.log.size()
    made = [
        lived.post("/v1/breaches", report(), CENTRE, idempotency_key="one").json() for _ in range(2)
    ]
    assert [one["repeated"] for one in made] == [False, True]
    assert made[0]["id"] == made[1]["id"]
    events = [one.event for one in lived.doors.log.since(before)]
    assert [type(one) for one in events] == [BreachDiscovered]


def test_the_register_is_narrowed_and_as_of_any_moment(lived: Installation) -> None:
    before = lived.doors.log.size()
    key = found(lived, BEEK, processor=None)
    assert shown(lived, key)["notice"] == "running"

    def listed(query: str) -> list[str]:
        return [one["id"] for one in lived.get(f"/v1/breaches?{query}").json()["items"]]

    assert listed("") == listed("open=true") == listed(f"party={BEEK}") == [key]
    assert listed(f"agreement={AGREEMENT}") == [key]
    assert listed("open=false") == listed(f"party={CENTRE}") == listed(f"asOf={before}") == []
    missing = lived.get(f"/v1/breaches/{key}?asOf={before}")
    assert (missing.status_code, missing.json()["type"]) == (404, "/problems/breach-not-found")


def test_the_command_line_lists_them(lived: Installation, tmp_path: Path) -> None:
    key = found(lived)
    folder = tmp_path / "copy"
    listed = nakomen("privacy", "breaches", "--open", "--as-of", "2021-06-01", folder=folder)
    assert listed.exit_code == 0, listed.output
    assert key in listed.output and "not-running" in listed.output
    as_json = nakomen("privacy", "breaches", "--json", "--as-of", "2021-06-01", folder=folder)
    [entry] = json.loads(as_json.output)
    assert entry == shown(lived, key, asOf="2021-06-01")


# Pages


def test_a_breach_is_found_and_handled_on_pages(lived: Installation) -> None:
    officer = Visitor(lived, BEEK, OFFICER)
    assert "Er is nog geen datalek vastgelegd." in officer.page(HOME)
    typed = {
        "control": f"{AGREEMENT} {BEEK} {CENTRE}",
        "discovered_at": "2021-05-31T10:00",
        "natures": ["confidentiality", "availability"],
        "cause": "wrong-recipient",
        "categories": ["income"],
        "description": SECRET,
    }
    page = officer.recorded(f"{HOME}/new", typed)
    assert "Vastgelegd onder" in page and "verkeerd verzonden" in page
    [key] = re.findall(rf'{HOME}/([0-9a-f-]{{36}})"', page)
    here = f"{HOME}/{key}"
    page = officer.page(here)
    assert "Melden kan tot do 3 jun 2021, 10:00" in page and "72 uur die verstrijken" in page
    assert SECRET not in page and "verzegeld" in page
    officer.recorded(f"{here}/assess", {"risk": "unlikely", "reasons": SECRET})
    measure = {"kind": "contained", "description": SECRET}
    assert "maatregel genomen" in officer.recorded(f"{here}/take-measure", measure)
    page = officer.recorded(f"{here}/close", {"outcome": "handled", "conclusion": SECRET})
    assert "Afgesloten op dinsdag 1 juni 2021: afgehandeld." in page
    assert f"{here}/assess" not in page and SECRET not in page
    assert "Afgesloten" in officer.page(HOME)


def test_who_may_not_is_told_who_may(lived: Installation) -> None:
    key = found(lived)
    clerk, processor = Visitor(lived, BEEK, "auditor"), Visitor(lived, CENTRE, "clerk")
    page = clerk.page(f"{HOME}/{key}")
    assert "Wie kan hier iets vastleggen?" in page and "inlichten vastleggen" in page
    assert f"{HOME}/new" not in clerk.page(HOME)
    assert clerk.http.get(f"{HOME}/{key}/take-measure").headers["location"] == f"{HOME}/{key}"
    assert f"{HOME}/{key}/tell-controller" in processor.page(f"{HOME}/{key}")
    past = processor.page(f"{HOME}/{key}?asOf={lived.doors.log.size()}")
    assert "Alleen lezen" in past and "tell-controller" not in past
    assert processor.http.get(f"{HOME}/{key}/no-such").status_code == 404


def test_what_is_wrong_is_told_at_its_field(lived: Installation) -> None:
    key = found(lived, BEEK)
    officer = Visitor(lived, BEEK, OFFICER)
    before = lived.doors.log.size()
    for path, typed, field in (
        (f"{HOME}/new", {}, "control"),
        (f"{HOME}/new", {"discovered_at": "2021-06-02T10:00"}, "natures"),
        (f"{HOME}/{key}/notify", {"notified_at": "gisteren"}, "notified_at"),
        (
            f"{HOME}/{key}/notify",
            {"notified_at": "2021-06-02T10:00", "reference": "AP-1", "complete": "true"},
            "notified_at",
        ),
        (
            f"{HOME}/{key}/assess",
            {"occurred_on": "2021-06-02", "risk": "high", "reasons": "x"},
            "occurred_on",
        ),
        (
            f"{HOME}/{key}/close",
            {"occurred_on": "2021-06-01", "outcome": "handled", "conclusion": "x"},
            "outcome",
        ),
        (f"{HOME}/{key}/take-measure", {"description": "x"}, "kind"),
    ):
        form = hidden(officer.page(path)) | {"step": "review"}
        page = officer.post(path, form | typed, 422).text
        assert f'id="{field}-err"' in page, (path, field)
    assert lived.doors.log.size() == before


def test_who_is_overtaken_looks_again(lived: Installation) -> None:
    key = found(lived, BEEK)
    officer = Visitor(lived, BEEK, OFFICER)
    path = f"{HOME}/{key}/assess"
    typed = {"occurred_on": "2021-06-01", "risk": "likely", "reasons": "x"}
    reviewed = officer.post(path, hidden(officer.page(path)) | typed | {"step": "review"}, 200)
    body = {"occurredOn": "2021-06-01", "kind": "contained", "description": "y"}
    assert record(lived, key, "measures", body).status_code == 201
    overtaken = officer.post(path, hidden(reviewed.text) | {"step": "record"}, 412).text
    assert "is bij deze zaak iets anders vastgelegd" in overtaken
    assert "maatregel genomen" in overtaken
