"""/stand-ins: passed on, listed and ended over HTTP."""

import json
from pathlib import Path
from typing import Any

import pytest

from application.accounts import Opened
from application.people import Person
from domain.stand_in.events import StandInAppointed
from infra.subjects import StoredSubjects
from tests.interface.conftest import BEEK, CENTRE, REPORT, Installation
from tests.life import nakomen

Headers = dict[str, str]


@pytest.fixture
def clerk(lived: Installation) -> Opened:
    return lived.doors.accounts.open(CENTRE, frozenset({"clerk"}), "clerk")


@pytest.fixture
def auditor(lived: Installation) -> Opened:
    return lived.doors.accounts.open(CENTRE, frozenset({"auditor"}), "auditor")


def bearer(opened: Opened, **more: str) -> Headers:
    named = {name.replace("_", "-"): value for name, value in more.items()}
    return {"authorization": f"Bearer {opened.token}", **named}


def asked(to: Opened, **other: str) -> dict[str, str]:
    told = {"standIn": to.person.id, "role": "clerk"}
    return told | {"first": "2021-06-01", "last": "2021-06-18"} | other


def items(lived: Installation, party: str, path: str = "") -> list[dict[str, Any]]:
    found = lived.get(f"/v1/stand-ins{path}", party)
    assert found.status_code == 200, found.text
    return list(found.json()["items"])


def test_a_role_is_passed_on_and_the_stand_in_records(
    lived: Installation, clerk: Opened, auditor: Opened
) -> None:
    dispute = {"occurredOn": "2021-06-01", "ground": "not-owed"}
    path = f"/v1/obligations/{REPORT}/disputes"
    assert lived.http.post(path, json=dispute, headers=bearer(auditor)).status_code == 403
    made = lived.http.post("/v1/stand-ins", json=asked(auditor), headers=bearer(clerk))
    assert made.status_code == 201, made.text
    assert made.headers["location"] == f"/v1/stand-ins/{auditor.person.id}"
    done = lived.http.post(path, json=dispute, headers=bearer(auditor))
    assert done.status_code == 201, done.text
    event = lived.get(f"/v1/events/{done.json()['position']}").json()
    assert (event["by"]["role"], event["by"]["inPlaceOf"]) == ("clerk", clerk.person.id)
    assert event["leaf"]["body"]["by"]["in_place_of"] == clerk.person.id


def test_evidence_is_given_in_a_lent_role(
    lived: Installation, clerk: Opened, auditor: Opened
) -> None:
    headers = bearer(auditor, content_type="text/plain")
    assert lived.http.post("/v1/documents", content=b"a", headers=headers).status_code == 403
    lived.http.post("/v1/stand-ins", json=asked(auditor), headers=bearer(clerk))
    given = lived.http.post("/v1/documents", content=b"a", headers=headers)
    assert given.status_code == 201, given.text


def test_it_is_listed_for_its_own_party_and_as_of_any_moment(
    lived: Installation, clerk: Opened, auditor: Opened
) -> None:
    before = lived.doors.log.size()
    lived.http.post("/v1/stand-ins", json=asked(auditor), headers=bearer(clerk))
    position = lived.doors.log.size()
    assert items(lived, CENTRE) == [
        {
            "standIn": auditor.person.id,
            "number": 1,
            "absent": clerk.person.id,
            "role": "clerk",
            "first": "2021-06-01",
            "last": "2021-06-18",
            "endedOn": None,
            "standing": "now",
            "position": position,
        }
    ]
    assert items(lived, CENTRE, f"/{auditor.person.id}") == items(lived, CENTRE)
    assert items(lived, CENTRE, f"/{clerk.person.id}") == []
    assert items(lived, CENTRE, f"?asOf={before}") == []
    assert items(lived, BEEK) == []


def test_it_is_ended_once_by_who_may(lived: Installation, clerk: Opened, auditor: Opened) -> None:
    lived.http.post("/v1/stand-ins", json=asked(auditor), headers=bearer(clerk))
    path = f"/v1/stand-ins/{auditor.person.id}/periods/1/endings"
    other = lived.post(path, {}, CENTRE, "director")
    assert (other.status_code, other.json()["type"]) == (403, "/problems/stand-in-not-yours-to-end")
    ended = lived.http.post(path, headers=bearer(clerk, if_match='"1"'))
    assert (ended.status_code, ended.json()["version"]) == (201, 2), ended.text
    assert [one["standing"] for one in items(lived, CENTRE)] == ["past"]
    missing = lived.http.post(path.replace("/1/", "/9/"), headers=bearer(clerk))
    assert (missing.status_code, missing.json()["appointed"]) == (404, "9")


def test_the_same_key_passes_it_on_once(
    lived: Installation, clerk: Opened, auditor: Opened
) -> None:
    before = lived.doors.log.size()
    for repeated in (False, True):
        headers = bearer(clerk, idempotency_key="one")
        made = lived.http.post("/v1/stand-ins", json=asked(auditor), headers=headers)
        assert made.json()["repeated"] is repeated
    [appointed] = [one.event for one in lived.doors.log.since(before)]
    assert isinstance(appointed, StandInAppointed)


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"role": "director"}, 403, "stand-in-role-not-own"),
        ({"first": "2021-05-31"}, 409, "stand-in-begins-before-today"),
        ({"last": "2022-06-01"}, 409, "stand-in-too-long"),
        ({"standIn": "nobody"}, 404, "no-such-account"),
        ({"first": "1 June"}, 400, "not-understood"),
    ],
)
def test_what_is_refused_says_why(
    lived: Installation,
    clerk: Opened,
    auditor: Opened,
    wrong: dict[str, str],
    status: int,
    code: str,
) -> None:
    before = lived.doors.log.size()
    answer = lived.http.post("/v1/stand-ins", json=asked(auditor, **wrong), headers=bearer(clerk))
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")
    assert lived.noted(before) == ([] if status == 400 else [code])


def test_an_account_that_moved_is_told_by_its_own_id(
    lived: Installation, clerk: Opened, auditor: Opened
) -> None:
    lived.http.post("/v1/stand-ins", json=asked(auditor), headers=bearer(clerk))
    account = auditor.person.id
    moved = Person(account, BEEK, auditor.person.roles)
    assert StoredSubjects(lived.doors.accounts._database, b"secret").follow(moved)
    there = lived.doors.accounts.open(BEEK, frozenset({"clerk"}), "clerk")
    made = lived.http.post("/v1/stand-ins", json=asked(auditor), headers=bearer(there))
    assert made.headers["location"] == f"/v1/stand-ins/{account}", made.text
    assert made.json()["id"] == account
    assert [one["absent"] for one in items(lived, BEEK, f"/{account}")] == [there.person.id]
    assert [one["absent"] for one in items(lived, CENTRE)] == [clerk.person.id]
    path = f"/v1/stand-ins/{account}/periods/1/endings"
    ended = lived.http.post(path, headers=bearer(there, if_match='"1"'))
    assert (ended.status_code, ended.json()["id"]) == (201, account), ended.text
    assert [one["standing"] for one in items(lived, CENTRE)] == ["now"]


def test_the_command_line_lists_them(
    lived: Installation, clerk: Opened, auditor: Opened, tmp_path: Path
) -> None:
    lived.http.post("/v1/stand-ins", json=asked(auditor), headers=bearer(clerk))
    shown = nakomen("stand-ins", "--as-of", "2021-06-01", folder=tmp_path / "copy")
    assert shown.exit_code == 0, shown.output
    assert auditor.person.id in shown.output and "now" in shown.output
    as_json = nakomen("stand-ins", "--json", "--as-of", "2021-06-01", folder=tmp_path / "copy")
    [found] = json.loads(as_json.output)
    assert found == {"party": CENTRE, **items(lived, CENTRE)[0]}
