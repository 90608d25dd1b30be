"""Data subjects and openings over HTTP: registered, found, opened for a purpose, and seen to be."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from domain.sealed import Sealed
from interface.api.processing import PROCESSING_BODY
from tests.infra.erasures import arranged
from tests.interface.activities import covered, recorded
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.life import nakomen

NUMBER = "999990019"
NAME = "Toos Voorbeeld"
PRODUCT = "direct.a.1"
PARENT = "00f067aa0ba902b7"
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


def registered(lived: Installation, party: str = BEEK, **other: Any) -> str:
    """And covered by the register of processing, so that they can be read about."""
    covered(lived)
    body = {"agreement": AGREEMENT, "occurredOn": "2021-06-01", "name": NAME, "number": NUMBER}
    made = lived.post("/v1/data-subjects", body | other, party)
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def entry(lived: Installation, subject: str, party: str = BEEK, **more: str) -> dict[str, Any]:
    found = lived.get(f"/v1/data-subjects/{subject}", party, **more)
    assert found.status_code == 200, found.text
    return dict(found.json())


def opened(
    lived: Installation, fields: list[Any], party: str = BEEK, role: str = "clerk", **other: Any
) -> Response:
    asked = {"fields": fields, "purpose": "establish", "product": PRODUCT} | other
    return lived.post("/v1/openings", asked, party, role)


def looks(lived: Installation, subject: str) -> list[dict[str, Any]]:
    found = lived.get(f"/v1/data-subjects/{subject}/openings")
    assert found.status_code == 200, found.text
    return list(found.json()["items"])


def test_a_registered_person_is_a_pseudonym_with_sealed_fields(lived: Installation) -> None:
    subject = registered(lived)
    found = entry(lived, subject)
    assert (found["controller"], found["processor"]) == (BEEK, CENTRE)
    assert set(found["name"]) == {"key", "digest"}
    assert found["born"] is None
    assert NAME not in str(found) and NUMBER not in str(found)
    [listed] = lived.get("/v1/data-subjects", CENTRE).json()["items"]
    assert listed == found


def test_a_field_opens_for_a_purpose_after_that_was_written_down(lived: Installation) -> None:
    subject = registered(lived)
    found = entry(lived, subject)
    headers = {"traceparent": f"00-{TRACE}-{PARENT}-01"}
    asked = {"fields": [found["number"], found["name"]], "purpose": "establish"}
    answer = lived.post("/v1/openings", asked | {"product": PRODUCT}, **headers)
    assert answer.status_code == 200, answer.text
    assert [one["text"] for one in answer.json()["items"]] == [NUMBER, NAME]
    assert [one["path"] for one in answer.json()["items"]] == ["number", "name"]
    assert answer.headers["cache-control"] == "no-store"
    [look] = looks(lived, subject)
    assert (look["traceId"], look["parentSpanId"], look["status"]) == (TRACE, PARENT, "ok")
    said = look["attributes"]
    assert said["dpl.core.data_subject_id"] == subject
    assert said["dpl.core.data_subject_id_type"] == "data-subject"
    assert said["dpl.core.processing_activity_id"] == f"{AGREEMENT}-work"
    assert (said["nakomen.purpose"], said["nakomen.product"]) == ("establish", PRODUCT)
    assert (said["nakomen.party"], said["nakomen.role"]) == (BEEK, "clerk")
    assert look["fields"] == [f"data-subject-{subject}@1:number", f"data-subject-{subject}@1:name"]
    assert look["start"] <= look["end"]


def test_there_is_one_record_for_each_data_subject(lived: Installation) -> None:
    subjects = [registered(lived), registered(lived, name="Joep Voorbeeld", number="999990032")]
    fields = [entry(lived, one)["name"] for one in subjects]
    assert opened(lived, fields, CENTRE).status_code == 200
    first, second = (looks(lived, one) for one in subjects)
    assert len(first) == len(second) == 1
    assert first[0]["traceId"] == second[0]["traceId"]
    assert first[0]["spanId"] != second[0]["spanId"]


@pytest.mark.parametrize(
    ("party", "role", "other", "status", "code"),
    [
        ("stein", "clerk", {}, 403, "opening-elsewhere"),
        (BEEK, "auditor", {}, 403, "not-allowed"),
        (BEEK, "archive-inspector", {}, 403, "not-allowed"),
        (BEEK, "clerk", {"product": None}, 409, "opening-product-needed"),
        (BEEK, "clerk", {"product": "direct.z.9"}, 409, "opening-product-not-agreed"),
        (BEEK, "clerk", {"purpose": "accountability"}, 403, "opening-purpose-too-wide"),
    ],
)
def test_whoever_may_not_sees_nothing_and_that_is_recorded(
    lived: Installation, party: str, role: str, other: dict[str, Any], status: int, code: str
) -> None:
    subject = registered(lived)
    field = entry(lived, subject)["name"]
    before = lived.doors.log.size()
    answer = opened(lived, [field], party, role, **other)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")
    assert NAME not in answer.text
    assert lived.noted(before) == [code]
    assert looks(lived, subject) == []


def test_a_duty_of_the_avg_needs_no_product(lived: Installation) -> None:
    field = entry(lived, registered(lived))["name"]
    asked = {"purpose": "data-subject-request", "product": None}
    assert opened(lived, [field], BEEK, "privacy-officer", **asked).status_code == 200


def test_reasons_about_nobody_are_read_by_the_parties_to_the_agreement(
    lived: Installation,
) -> None:
    activity = {"agreement": AGREEMENT, "name": "benefit", "occurredOn": "2020-01-01"}
    why = {"proportionality": "Het kan niet met minder.", "subsidiarity": "Het is nodig."}
    body = activity | why | {"processing": PROCESSING_BODY}
    made = lived.post("/v1/processing-activities", body, BEEK, "privacy-officer")
    key = made.json()["id"]
    found = lived.get(f"/v1/processing-activities/{key}").json()
    reasons = found["proportionality"]["sealed"]
    asked = {"purpose": "accountability", "product": None}
    for party, status in ((BEEK, 200), (CENTRE, 200), ("stein", 403)):
        assert opened(lived, [reasons], party, **asked).status_code == status
    kept = lived.doors.openings.kept.of_subject(f"processing-{key}", 9)
    assert [one.opening.subject_type for one in kept] == ["dossier"] * 2


def test_the_same_key_is_the_same_person(lived: Installation) -> None:
    body = {"agreement": AGREEMENT, "occurredOn": "2021-06-01", "name": NAME}
    made = [lived.post("/v1/data-subjects", body, idempotency_key="k").json() for _ in (1, 2)]
    assert [one["repeated"] for one in made] == [False, True]
    assert len({one["id"] for one in made}) == 1


def test_an_erased_person_is_a_pseudonym_and_who_looked_stays(lived: Installation) -> None:
    subject = registered(lived)
    opened(lived, [entry(lived, subject)["name"]])
    keys = lived.doors.openings.vault.keys_of(subject)
    lived.doors.openings.vault.destroy("order", keys, 7)
    assert entry(lived, subject)["name"] == {"erased": 7}
    asked = {"number": NUMBER, "purpose": "establish", "product": PRODUCT}
    assert lived.post("/v1/data-subjects/searches", asked).json() == {"items": []}
    assert len(looks(lived, subject)) == 1


def test_a_reference_that_was_swapped_opens_nothing(lived: Installation) -> None:
    one, other = registered(lived), registered(lived, name="Joep Voorbeeld", number=None)
    mine, theirs = entry(lived, one)["name"], entry(lived, other)["name"]
    before = lived.doors.log.size()
    answer = opened(lived, [{"key": mine["key"], "digest": theirs["digest"]}])
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/seal-broken")
    assert lived.noted(before) == ["seal-broken"]
    assert [look["status"] for look in looks(lived, one)] == ["error"]


def test_a_row_that_was_moved_in_the_vault_opens_nothing(
    lived: Installation, tmp_path: Path
) -> None:
    """The log says what stands where, whatever the vault says."""
    subject = registered(lived)
    field = entry(lived, subject)["name"]
    vault = sqlite3.connect(tmp_path / "copy" / "vault.db")
    with vault:
        vault.execute("update ciphertext set path = 'address' where path = 'name'")
    vault.close()
    assert opened(lived, [field]).status_code == 409


def test_a_person_is_found_by_number_or_name_and_that_is_seen_too(lived: Installation) -> None:
    subject = registered(lived)
    registered(lived, name="Joep Voorbeeld", number=None)
    for said, found in (
        ({"number": "9999.90.019"}, 1),
        ({"name": "voorbeeld"}, 2),
        ({"name": "TOOS voorbeeld"}, 1),
        ({"name": "voorbeeld", "number": NUMBER}, 1),
        ({"name": "niemand"}, 0),
    ):
        asked = said | {"purpose": "establish", "product": PRODUCT}
        answer = lived.post("/v1/data-subjects/searches", asked)
        assert answer.status_code == 200, answer.text
        assert len(answer.json()["items"]) == found
    assert [look["name"] for look in looks(lived, subject)] == ["nakomen.find"] * 4
    assert looks(lived, subject)[0]["fields"] == []


def test_nobody_finds_another_municipalitys_people(lived: Installation) -> None:
    subject = registered(lived)
    asked = {"number": NUMBER, "purpose": "establish", "product": PRODUCT}
    assert lived.post("/v1/data-subjects/searches", asked, "stein").json() == {"items": []}
    assert lived.get("/v1/data-subjects", "stein").json()["total"] == 0
    there = lived.get(f"/v1/data-subjects/{subject}", "stein")
    assert (there.status_code, there.json()["type"]) == (403, "/problems/data-subject-elsewhere")
    assert looks(lived, subject) == []


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"number": "999990018"}, 409, "citizen-service-number-wrong"),
        ({"born": "31-12-1980"}, 409, "birth-date-wrong"),
        ({"agreement": "dvo-1999"}, 404, "unknown-agreement"),
        ({"controller": "stein"}, 409, "controller-not-a-party"),
        ({"name": ""}, 400, "not-understood"),
    ],
)
def test_what_is_refused_does_not_repeat_what_was_typed(
    lived: Installation, body: dict[str, Any], status: int, code: str
) -> None:
    asked = {"agreement": AGREEMENT, "occurredOn": "2021-06-01", "name": NAME, "number": NUMBER}
    answer = lived.post("/v1/data-subjects", asked | body)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")
    for typed in (NAME, NUMBER, "999990018", "31-12-1980"):
        assert typed not in answer.text


# A number is one person's


def again(lived: Installation, party: str = BEEK, role: str = "clerk", **other: Any) -> Response:
    body = {"agreement": AGREEMENT, "occurredOn": "2021-06-01", "name": "T. Voorbeeld"}
    return lived.post("/v1/data-subjects", body | {"number": NUMBER} | other, party, role)


@pytest.mark.parametrize("typed", [NUMBER, "9999.90.019"])
def test_a_number_that_is_registered_is_not_registered_again(
    lived: Installation, typed: str
) -> None:
    subject, since = registered(lived), lived.doors.log.size()
    refused = again(lived, number=typed)
    assert (refused.status_code, refused.json()["subject"]) == (409, subject)
    assert refused.json()["type"] == "/problems/citizen-service-number-registered"
    assert subject in refused.json()["detail"] and typed not in refused.text
    assert lived.noted(since) == ["citizen-service-number-registered"]
    assert lived.get("/v1/data-subjects").json()["total"] == 1


def test_who_may_not_register_is_not_told_who_is_there(lived: Installation) -> None:
    subject = registered(lived)
    for who in ((BEEK, "auditor"), ("stein", "clerk")):
        refused = again(lived, *who)
        assert refused.status_code == 403 and subject not in refused.text


def test_asked_again_with_the_same_key_it_is_the_same_person(lived: Installation) -> None:
    covered(lived)
    body = {"agreement": AGREEMENT, "occurredOn": "2021-06-01", "name": NAME, "number": NUMBER}
    answers = [lived.post("/v1/data-subjects", body, idempotency_key="k") for _ in (1, 2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert len({one.json()["id"] for one in answers}) == 1


def test_a_number_that_was_put_right_is_free_for_whose_it_is(lived: Installation) -> None:
    first = registered(lived)
    mended = {"occurredOn": "2021-06-01", "number": "999990020"}
    done = lived.post(f"/v1/data-subjects/{first}/rectifications", mended)
    assert done.status_code == 201, done.text
    assert again(lived, number="999990020").json()["subject"] == first
    assert again(lived).status_code == 201


def test_the_number_of_who_was_erased_may_be_registered_anew(lived: Installation) -> None:
    first, arrangement = registered(lived), arranged(lived.doors)
    order = {"subject": first, "ground": "unlawful", "arrangement": arrangement}
    done = lived.post("/v1/erasures", order, BEEK, "privacy-officer")
    assert done.status_code == 201, done.text
    made = again(lived)
    assert made.status_code == 201 and made.json()["id"] != first


def test_asked_twice_under_one_pseudonym_it_is_one_person(lived: Installation) -> None:
    subject = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
    body = {"agreement": AGREEMENT, "occurredOn": "2021-06-01", "name": NAME, "subject": subject}
    answers = [lived.post("/v1/data-subjects", body, idempotency_key="k").json() for _ in (1, 2)]
    assert [one["repeated"] for one in answers] == [False, True]
    assert {one["id"] for one in answers} == {subject}


def test_a_person_is_rectified_restricted_and_free_again(lived: Installation) -> None:
    subject = registered(lived)
    before = entry(lived, subject)
    path = f"/v1/data-subjects/{subject}"
    rectified = {"occurredOn": "2021-06-01", "name": "Toos de Voorbeeld"}
    assert lived.post(f"{path}/rectifications", rectified, CENTRE).status_code == 201
    now = entry(lived, subject)
    assert now["name"] != before["name"] and now["number"] == before["number"]
    assert entry(lived, f"{subject}?asOf={before['position']}") == before
    [said] = opened(lived, [now["name"]]).json()["items"]
    assert said["text"] == "Toos de Voorbeeld"
    ground = {"occurredOn": "2021-06-01", "ground": "accuracy-contested"}
    assert lived.post(f"{path}/restrictions", ground).status_code == 201
    assert entry(lived, subject)["restricted"] == "accuracy-contested"
    refused = opened(lived, [now["name"]])
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/opening-restricted")
    duty = {"purpose": "data-subject-request", "product": None}
    assert opened(lived, [now["name"]], **duty).status_code == 200
    over = {"occurredOn": "2021-06-01", "toldOn": "2021-05-31"}
    assert lived.post(f"{path}/restrictions/endings", over).status_code == 201
    assert opened(lived, [now["name"]]).status_code == 200


def test_nothing_is_shown_when_it_cannot_be_written_down(
    lived: Installation, tmp_path: Path
) -> None:
    field = entry(lived, registered(lived))["name"]
    kept = sqlite3.connect(tmp_path / "copy" / "openings.db")
    with kept:
        kept.execute("alter table opening rename to elsewhere")
    kept.close()
    answer = opened(lived, [field])
    assert answer.status_code == 503
    assert NAME not in answer.text


def test_an_erased_field_says_so_and_where(lived: Installation) -> None:
    subject = registered(lived)
    found = entry(lived, subject)
    sealed = Sealed(**found["name"])
    lived.doors.openings.vault.destroy("order", [sealed.key], 7)
    [said] = opened(lived, [found["name"]]).json()["items"]
    assert (said["text"], said["erased"]) == (None, 7)
    assert entry(lived, subject)["name"] == {"erased": 7}
    assert entry(lived, f"{subject}?asOf={found['position']}")["number"] == {"erased": 7}


def test_the_days_digest_is_in_the_trail_and_the_command_line_checks_it(
    lived: Installation, tmp_path: Path
) -> None:
    subject = registered(lived)
    opened(lived, [entry(lived, subject)["name"]])
    lived.clock.move_to(lived.clock.now() + timedelta(days=1))
    size = lived.doors.log.size()
    lived.doors.timers.tick()
    leaf = lived.doors.trail.leaf(size + 1).line
    assert '"count":1' in leaf and '"kind":"openings"' in leaf
    assert lived.doors.trail.verify().holds
    folder = tmp_path / "copy"
    held = nakomen("privacy", "check-openings", folder=folder)
    assert held.exit_code == 0, held.output
    shown = nakomen("privacy", "who-looked", subject, folder=folder)
    assert "establish" in shown.output and NAME not in shown.output
    kept = sqlite3.connect(folder / "openings.db")
    with kept:
        kept.execute("update opening set line = replace(line, 'clerk', 'auditor')")
    kept.close()
    missing = nakomen("privacy", "check-openings", folder=folder)
    assert (missing.exit_code, "NOT" in missing.output or "FAILS" in missing.output) == (1, True)


# What it is opened under

DECISION = {"organ": "college", "takenOn": "2021-05-28", "reference": "B-2021-61"}
DAY = "2021-06-01"


def refused(lived: Installation, field: Any, **other: Any) -> str:
    """By which code, which is noted; nothing was read."""
    before = lived.doors.log.size()
    answer = opened(lived, [field], **other)
    assert answer.status_code in (403, 409), answer.text
    code = str(answer.json()["type"]).removeprefix("/problems/")
    assert NAME not in answer.text and set(lived.noted(before)) <= {code}  # once an hour
    return code


def test_without_a_processing_activity_nothing_opens(lived: Installation) -> None:
    body = {"agreement": AGREEMENT, "occurredOn": DAY, "name": NAME}
    subject = lived.post("/v1/data-subjects", body).json()["id"]
    field = entry(lived, subject)["name"]
    assert refused(lived, field) == "processing-nothing-covers"
    asked = {"name": NAME, "purpose": "establish", "product": PRODUCT}
    sought = lived.post("/v1/data-subjects/searches", asked)
    assert sought.json()["type"] == "/problems/processing-nothing-covers"
    covered(lived)
    assert opened(lived, [field]).status_code == 200


def test_nothing_opens_until_the_controller_says_of_whom_and_what(lived: Installation) -> None:
    key = recorded(lived, "childcare", law="wet-kinderopvang")
    subject = registered(lived)
    field = entry(lived, subject)["name"]
    assert refused(lived, field) == "processing-row-not-recorded"
    row = {"occurredOn": DAY, "decision": DECISION}
    row |= {name: PROCESSING_BODY[name] for name in ("persons", "data")}
    path = f"/v1/processing-activities/{key}/rows"
    assert lived.post(path, row, BEEK, "data-controller").status_code == 201
    assert opened(lived, [field]).status_code == 200


def test_for_another_purpose_the_controller_agrees_and_each_person_consents(
    lived: Installation,
) -> None:
    subjects = [registered(lived), registered(lived, name="Joep Voorbeeld", number="999990032")]
    first, second = (entry(lived, one)["name"] for one in subjects)
    path, other = f"/v1/processing-activities/{AGREEMENT}-work", {"other_purpose": "research"}
    asked = {"otherPurpose": "research"}
    assert refused(lived, first, **asked) == "other-purpose-not-agreed"
    proposal = {"purpose": "research", "compatible": True, "reason": "Het helpt."}

    def said(what: str, body: Any, role: str = "clerk") -> None:
        answer = lived.post(f"{path}/{what}", {"occurredOn": DAY} | body, BEEK, role)
        assert answer.status_code == 201, answer.text

    said("other-purposes", proposal)
    assert refused(lived, first, **asked) == "other-purpose-not-agreed"
    said("purpose-agreements", {"number": 1, "decision": DECISION}, "data-controller")
    assert refused(lived, first, **asked) == "other-purpose-consent-missing"
    evidence = [{"source": "own-system", "kind": "consent", "system": "dms", "reference": "Z-1"}]
    said("consents", {"number": 1, "subject": subjects[0], "evidence": evidence})
    assert opened(lived, [first], **asked).status_code == 200
    [look] = looks(lived, subjects[0])
    assert look["attributes"]["nakomen.other_purpose"] == other["other_purpose"]
    assert refused(lived, first, **asked, product=None) == "opening-product-needed"
    both = opened(lived, [first, second], **asked)
    assert both.json()["type"] == "/problems/other-purpose-consent-missing"
    said("consent-withdrawals", {"number": 1, "subject": subjects[0]})
    assert refused(lived, first, **asked) == "other-purpose-consent-missing"
    said("incompatibilities", {"number": 1, "reason": "Het botst."})
    assert refused(lived, first, **asked) == "other-purpose-incompatible"
