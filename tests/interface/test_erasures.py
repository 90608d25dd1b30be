"""Erasures over HTTP, on the pages and on the command line: ordered, done, certified, and final."""

import json
import re
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from application.paging import Paging
from application.vault import VaultRule
from domain.identity import uuid7
from domain.sealed import Index
from infra.settings import Settings
from interface.cli.vault import RULES
from interface.main import open_doors, served
from tests.infra.erasures import NUMBER, WORDS, arranged, subject_with
from tests.interface.conftest import AGREEMENT, BEEK, Installation
from tests.interface.test_api_openings import registered
from tests.life import nakomen

OURS = {"sec-fetch-site": "same-origin"}
OFFICER = "privacy-officer"
REASON = "zinnen die in geen logboek mogen staan"


@pytest.fixture(autouse=True)
def arrangement(lived: Installation) -> str:
    return arranged(lived.doors, "arrangement-2026")


@pytest.fixture
def subject(lived: Installation) -> str:
    return subject_with(lived.doors.erasing, WORDS)


def order(subject: str, **other: str) -> dict[str, str]:
    asked = {"subject": subject, "ground": "objection", "arrangement": "arrangement-2026"}
    return asked | other


def bodies(lived: Installation) -> bytes:
    """All that the log holds."""
    read = lived.doors.log.database.ask  # type: ignore[attr-defined]
    lines = read("select line from leaf union all select body from body")
    return b"\n".join(bytes(line) for (line,) in lines)


# Over HTTP


def test_an_erasure_is_done_when_it_is_answered_and_certified(
    lived: Installation, subject: str
) -> None:
    answer = lived.post("/v1/erasures", order(subject, reason=REASON), role=OFFICER)
    assert answer.status_code == 201, answer.text
    certificate = lived.get(answer.headers["location"]).json()
    assert (certificate["subject"], certificate["fields"]) == (subject, 2)
    assert certificate["role"] == OFFICER
    assert certificate["carriedOut"] > certificate["ordered"]
    assert certificate["final"] is None
    [listed] = lived.get("/v1/erasures").json()["items"]
    assert (listed["id"], listed["phase"]) == (certificate["id"], "carried-out")
    assert lived.doors.erasing.vault.find(Index.CITIZEN_SERVICE_NUMBER, NUMBER) == []
    assert REASON.encode() not in bodies(lived)
    assert lived.doors.trail.verify().holds
    assert list(lived.doors.vault_check.faults()) == []


def test_before_it_the_register_did_not_have_it(lived: Installation, subject: str) -> None:
    before = lived.doors.log.size()
    made = lived.post("/v1/erasures", order(subject), role=OFFICER)
    assert lived.get(f"/v1/erasures?asOf={before}").json()["items"] == []
    path = made.headers["location"]
    assert lived.get(f"{path}?asOf={before}").status_code == 404
    ordered = lived.get(path).json()["ordered"]
    assert lived.get(f"{path}?asOf={ordered}").json()["carriedOutAt"] is None


def test_a_request_repeated_is_one_erasure(lived: Installation, subject: str) -> None:
    key = {"idempotency_key": "3f1d7f6e-erase"}
    first, second = (
        lived.post("/v1/erasures", order(subject), role=OFFICER, **key) for _ in range(2)
    )
    assert (first.status_code, second.status_code) == (201, 201), second.text
    assert first.json()["id"] == second.json()["id"]
    assert second.json()["repeated"]
    assert len(lived.get("/v1/erasures").json()["items"]) == 1


@pytest.mark.parametrize("role", ["clerk", "auditor", "finance"])
def test_who_may_not_is_refused_and_that_is_noted(
    lived: Installation, subject: str, role: str
) -> None:
    since = lived.doors.log.size()
    assert lived.post("/v1/erasures", order(subject), role=role).status_code == 403
    assert lived.noted(since) == ["not-allowed"]
    assert len(lived.doors.erasing.vault.keys_of(subject)) == 1


def test_another_municipalitys_data_subject_is_not_erased(lived: Installation) -> None:
    person = {"agreement": AGREEMENT, "occurredOn": "2021-06-01", "name": WORDS}
    theirs = lived.post("/v1/data-subjects", person).json()["id"]
    since = lived.doors.log.size()
    refused = lived.post("/v1/erasures", order(theirs), "stein", OFFICER)
    assert (refused.status_code, refused.json()["type"]) == (
        403,
        "/problems/data-subject-elsewhere",
    )
    assert lived.noted(since) == ["data-subject-elsewhere"]
    assert lived.post("/v1/erasures", order(theirs), BEEK, OFFICER).status_code == 201


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"subject": "999990019"}, 422, "not-understood"),
        ({"ground": "because"}, 422, "not-understood"),
        ({"arrangement": "een zin met spaties"}, 422, "not-understood"),
        ({"subject": uuid7()}, 409, "nothing-to-erase"),
    ],
)
def test_what_cannot_be_erased_says_why_and_never_what_was_sent(
    lived: Installation, subject: str, asked: dict[str, str], status: int, code: str
) -> None:
    answer = lived.post("/v1/erasures", order(subject) | asked, role=OFFICER)
    assert answer.json()["type"] == f"/problems/{code}"
    assert "999990019" not in answer.text


# On the pages


@pytest.fixture
def officer(lived: Installation) -> TestClient:
    http = TestClient(served(lived.doors), headers=OURS, follow_redirects=False)
    http.post("/sign-in/token", data={"token": lived.token(BEEK, OFFICER)})
    return http


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))


def test_it_is_ordered_after_a_look_and_the_certificate_is_shown(
    lived: Installation, officer: TestClient, subject: str
) -> None:
    form = officer.get(f"/privacy/erasures/order?subject={subject}").text
    assert subject in form
    reviewed = officer.post(
        "/privacy/erasures/order", data=order(subject, reason=REASON, step="review")
    )
    assert "kan niet" in form and "Klopt dit?" in reviewed.text
    done = officer.post("/privacy/erasures/order", data=hidden(reviewed.text) | {"step": "record"})
    assert done.status_code == 303
    now = lived.doors.moments.resolve(None)
    [entry] = lived.doors.erasing.register.page(now, Paging()).entries
    page = officer.get(f"/privacy/erasures/{entry.id}").text
    assert "Verklaring van vernietiging" in page and "Vannacht" in page
    lived.doors.erasing.make_final()
    assert "is voorgoed weg" in officer.get(f"/privacy/erasures/{entry.id}").text
    assert f"/privacy/erasures/{entry.id}" in officer.get("/privacy/erasures").text


def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(
    officer: TestClient, subject: str
) -> None:
    asked = order(subject, arrangement="met spaties", reason=REASON, step="review")
    answer = officer.post("/privacy/erasures/order", data=asked)
    assert answer.status_code == 422
    assert 'id="arrangement-err"' in answer.text and REASON in answer.text
    asked = order(uuid7(), step="review")
    answer = officer.post("/privacy/erasures/order", data=asked)
    assert answer.status_code == 422 and 'id="subject-err"' in answer.text


def test_who_may_not_order_sees_no_form(lived: Installation) -> None:
    http = TestClient(served(lived.doors), headers=OURS, follow_redirects=False)
    http.post("/sign-in/token", data={"token": lived.token(BEEK, "auditor")})
    assert "/order" not in http.get("/privacy/erasures").text
    assert http.get("/privacy/erasures/order").status_code == 303
    assert http.get("/privacy").status_code == 200


# By itself, and on the command line


def test_it_becomes_final_by_itself_once_a_day(lived: Installation, subject: str) -> None:
    lived.doors.nightly.run()
    made = lived.post("/v1/erasures", order(subject), role=OFFICER)
    path = made.headers["location"]
    assert lived.doors.nightly.run() == 0
    lived.clock.move_to(lived.clock.now() + timedelta(days=1))
    assert lived.doors.nightly.run() == 1
    assert lived.get(path).json()["epoch"] == 2


def test_the_command_line_erases_certifies_and_checks(lived: Installation, subject: str) -> None:
    database = lived.doors.erasing.vault.database  # type: ignore[attr-defined]
    folder, token = Path(database.engine.url.database).parent, lived.token(BEEK, OFFICER)
    lived.doors.close()

    def erase(subject: str, *more: str) -> Any:
        facts = ["--ground", "objection", "--arrangement", "arrangement-2026", "--token", token]
        return nakomen("privacy", "erase", subject, *facts, *more, folder=folder)

    wrong = erase("999990019")
    assert wrong.exit_code == 2 and "999990019" not in wrong.output
    done = erase(subject, "--reason", REASON, "--json")
    assert done.exit_code == 0, done.output
    certificate = json.loads(done.stdout)
    assert (certificate["subject"], certificate["fields"]) == (subject, 2)
    assert "1 erasures" in nakomen("vault", "finalise", folder=folder).stdout
    assert "Nothing" in nakomen("vault", "finalise", folder=folder).stdout
    shown = nakomen("privacy", "certificate", certificate["id"], folder=folder).stdout
    assert "2 fields" in shown and REASON not in shown
    for command in (("vault", "check"), ("trail", "verify"), ("views", "check")):
        assert nakomen(*command, folder=folder).exit_code == 0
    assert erase(subject).exit_code == 1


def test_a_vault_restored_from_before_an_erasure_brings_nobody_back_at_the_start(
    lived: Installation, subject: str, capsys: pytest.CaptureFixture[str]
) -> None:
    database = lived.doors.erasing.vault.database  # type: ignore[attr-defined]
    file = Path(database.engine.url.database)
    database.ask("pragma wal_checkpoint(truncate)")
    backup = shutil.copy(file, file.with_suffix(".before"))
    lived.post("/v1/erasures", order(subject), role=OFFICER)
    lived.doors.close()
    for left in file.parent.glob("vault.db*"):
        left.unlink()
    shutil.copy(backup, file)
    doors = open_doors(Settings(data_dir=file.parent), lived.clock)
    assert "erasures-upheld" in capsys.readouterr().out
    assert doors.erasing.vault.keys_of(subject) == []
    assert doors.erasing.vault.find(Index.CITIZEN_SERVICE_NUMBER, NUMBER) == []
    assert list(doors.vault_check.faults()) == []
    assert doors.trail.verify().holds
    doors.close()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_wrong_with_a_vault_is_told_in_words(
    lived: Installation, subject: str, language: str
) -> None:
    lived.post("/v1/erasures", order(subject, reason=REASON), role=OFFICER)
    database = lived.doors.erasing.vault.database  # type: ignore[attr-defined]
    with database.writing() as connection:
        connection.exec_driver_sql("update ciphertext set sealed = zeroblob(40)")
    folder = Path(database.engine.url.database).parent
    lived.doors.close()
    found = nakomen("vault", "check", "--lang", language, folder=folder)
    assert found.exit_code == 1
    assert (
        "field-altered" in found.stdout and RULES[VaultRule.FIELD_ALTERED][language] in found.stdout
    )
    told = json.loads(nakomen("vault", "check", "--json", folder=folder).stdout)
    assert [one["rule"] for one in told] == ["field-altered"]


def test_an_index_that_was_emptied_is_told_and_made_anew(lived: Installation) -> None:
    registered(lived)
    database = lived.doors.erasing.vault.database  # type: ignore[attr-defined]
    with database.writing() as connection:
        connection.exec_driver_sql("delete from found_by")
    folder = Path(database.engine.url.database).parent
    lived.doors.close()
    missing = nakomen("vault", "check", folder=folder)
    assert (missing.exit_code, "index-missing" in missing.stdout) == (1, True)
    made = nakomen("vault", "reindex", folder=folder)
    assert (made.exit_code, "made anew" in made.stdout) == (0, True)
    assert nakomen("vault", "check", folder=folder).exit_code == 0


def test_every_rule_of_the_vault_has_its_words() -> None:
    assert set(RULES) == set(VaultRule)
