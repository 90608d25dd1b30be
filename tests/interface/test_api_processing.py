"""/processing-activities: recorded, tested, amended and read over HTTP; what it brings about."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from httpx2 import Response

from application.transact import Wish
from domain.processing import PROCESSING
from domain.processing.codes import Origin
from domain.processing.commands import RecordObtained
from domain.processing.events import DataObtained, ProcessingRecorded
from domain.processing.refusals import ConsentMissing, NothingCovers
from domain.sealed import Sealed
from interface.api.processing import PROCESSING_BODY
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, TODAY, Installation
from tests.interface.test_api_openings import entry, looks, opened, registered

PATH = "/v1/processing-activities"
KEY = f"{AGREEMENT}-benefit"
WHY = "Zonder deze gegevens is het recht niet vast te stellen."
ANNE = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
DECISION = {"organ": "college", "takenOn": "2021-05-18", "reference": "B-2021-31"}
CONSENT = {"source": "own-system", "kind": "consent", "system": "zaken", "reference": "Z-1"}
CHILDCARE = {
    "products": ["direct.e"],
    "law": "wet-kinderopvang",
    "persons": ["applicant", "child"],
    "data": ["contact"],
    "retention": [PROCESSING_BODY["retention"][0]],
}

Recording = Callable[..., Response]


def stated(name: str = "benefit", since: str = "2020-01-01", **other: Any) -> dict[str, Any]:
    return {
        "agreement": AGREEMENT,
        "name": name,
        "occurredOn": since,
        "processing": PROCESSING_BODY | other,
        "proportionality": WHY,
        "subsidiarity": WHY,
    }


@pytest.fixture
def recorded(lived: Installation) -> Recording:
    def record(name: str = "benefit", **other: Any) -> Response:
        answer = lived.post(PATH, stated(name, **other), BEEK, "privacy-officer")
        assert answer.status_code == 201, answer.text
        return answer

    return record


def said(lived: Installation, path: str, body: dict[str, Any], role: str = "clerk") -> Response:
    answer = lived.post(f"{PATH}/{KEY}{path}", {"occurredOn": "2021-06-01", **body}, BEEK, role)
    assert answer.status_code == 201, answer.text
    return answer


def shown(lived: Installation, key: str = KEY, at: str = "") -> dict[str, Any]:
    answer = lived.get(f"{PATH}/{key}{at}", CENTRE, "auditor")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_an_activity_is_recorded_and_read_with_its_words_sealed(
    lived: Installation, recorded: Recording
) -> None:
    before = lived.doors.log.size()
    answer = recorded()
    assert answer.headers["location"] == f"{PATH}/{KEY}"
    found = shown(lived)
    assert found["processing"] == PROCESSING_BODY
    assert found["calledSpecial"] == ["income"]
    assert (found["since"], found["flags"], found["version"]) == ("2020-01-01", [], 1)
    events = [one.event for one in lived.doors.log.since(before)]
    [event] = [one for one in events if isinstance(one, ProcessingRecorded)]
    assert isinstance(event.proportionality, Sealed)
    assert found["proportionality"] == {"sealed": event.proportionality.model_dump()}
    assert WHY not in lived.get(PATH).text
    assert lived.doors.views.check() == []
    assert lived.doors.trail.verify().holds


def test_the_register_is_what_it_was_on_any_day(lived: Installation, recorded: Recording) -> None:
    empty = lived.doors.log.size()
    position = recorded().json()["position"]
    change = stated(data=["contact"], retention=[PROCESSING_BODY["retention"][0]])
    amended = {one: change[one] for one in ("processing", "proportionality", "subsidiarity")}
    said(lived, "/amendments", {**amended, "reason": WHY}, "privacy-officer")
    assert shown(lived)["processing"]["data"] == ["contact"]
    assert shown(lived)["amendedOn"] == "2021-06-01"
    assert shown(lived, at=f"?asOf={position}")["processing"]["data"] == ["contact", "income"]
    assert lived.get(f"{PATH}?asOf={empty}").json()["items"] == []
    assert lived.get(f"{PATH}?asOf=2021-05-31").json()["items"] == []
    [listed] = lived.get(f"{PATH}?agreement={AGREEMENT}").json()["items"]
    assert listed == shown(lived)
    assert lived.get(f"{PATH}?agreement=dvo-2020-stein").json()["items"] == []


def test_what_ended_comes_last(lived: Installation, recorded: Recording) -> None:
    recorded()
    recorded("recovery")
    said(lived, "/endings", {"reason": WHY})
    items = lived.get(PATH).json()["items"]
    assert [one["id"] for one in items] == [f"{AGREEMENT}-recovery", KEY]
    assert items[1]["endedOn"] == "2021-06-01"


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"products": ["direct.z"]}, 409, "processing-products-not-listed"),
        ({"persons": ["wsw-employee"]}, 409, "processing-outside-matrix"),
        ({"controller": "sittard-geleen"}, 409, "processing-controller-by-protocol"),
        ({"retention": []}, 409, "processing-retention-missing"),
        ({"law": "unheard-of"}, 400, "not-understood"),
        ({"measures": []}, 400, "not-understood"),
    ],
)
def test_what_is_unlawful_is_refused_and_noted(
    refusing: Installation, wrong: dict[str, Any], status: int, code: str
) -> None:
    before = refusing.doors.log.size()
    answer = refusing.post(PATH, stated(**wrong), BEEK, "privacy-officer")
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")
    assert WHY not in answer.text
    assert refusing.noted(before) == ([] if status == 400 else [code])


def test_an_agreement_or_activity_that_is_not_there_is_not_found(refusing: Installation) -> None:
    nowhere = refusing.post(PATH, stated() | {"agreement": "dvo-2020-stein"})
    assert (nowhere.status_code, nowhere.json()["type"]) == (404, "/problems/unknown-agreement")
    assert refusing.get(f"{PATH}/{KEY}").json()["type"] == "/problems/unknown-processing"
    body = {one: stated()[one] for one in ("occurredOn", "processing", "proportionality")}
    amended = refusing.post(
        f"{PATH}/{KEY}/amendments", {**body, "subsidiarity": "x", "reason": "x"}
    )
    assert amended.json()["type"] == "/problems/unknown-processing"


def test_the_same_key_records_it_once(lived: Installation) -> None:
    for repeated in (False, True):
        answer = lived.post(PATH, stated(), idempotency_key="one")
        assert (answer.status_code, answer.json()["repeated"]) == (201, repeated), answer.text


def test_a_task_outside_the_matrix_waits_for_a_row_of_the_controller(
    lived: Installation, recorded: Recording
) -> None:
    recorded(**CHILDCARE)
    assert shown(lived)["flags"] == ["row-missing"]
    row = {"persons": ["applicant", "child"], "data": ["contact"], "decision": DECISION}
    refused = lived.post(f"{PATH}/{KEY}/rows", {"occurredOn": "2021-06-01", **row})
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not-allowed")
    said(lived, "/rows", row, "data-controller")
    found = shown(lived)
    assert (found["flags"], found["row"]["decision"]) == ([], DECISION)


def test_another_purpose_is_agreed_consented_to_and_consent_withdrawn(
    lived: Installation, recorded: Recording
) -> None:
    recorded()
    proposal = {"purpose": "research", "reason": WHY}
    clash = lived.post(
        f"{PATH}/{KEY}/other-purposes",
        {"occurredOn": "2021-06-01", "compatible": False, **proposal},
    )
    assert clash.json()["type"] == "/problems/other-purpose-incompatible"
    said(lived, "/other-purposes", {"compatible": True, **proposal})
    said(lived, "/purpose-agreements", {"number": 1, "decision": DECISION}, "data-controller")
    said(lived, "/consents", {"number": 1, "subject": ANNE, "evidence": [CONSENT]})
    [purpose] = shown(lived)["otherPurposes"]
    assert (purpose["purpose"], purpose["agreed"], purpose["consents"]) == ("research", DECISION, 1)
    ask = lived.doors.processing.may_process
    asked = {"purpose": "research", "subject": ANNE}
    assert ask(AGREEMENT, "direct.a.1.2", CENTRE, **asked).key == KEY
    said(lived, "/consent-withdrawals", {"number": 1, "subject": ANNE})
    with pytest.raises(ConsentMissing):
        ask(AGREEMENT, "direct.a.1.2", CENTRE, **asked)
    said(lived, "/incompatibilities", {"number": 1, "reason": WHY})
    assert shown(lived)["otherPurposes"][0]["incompatible"] is True


def test_a_consent_rests_on_a_document_of_who_gave_it_as_the_store_has_it(
    lived: Installation, recorded: Recording
) -> None:
    recorded()
    headers = lived.headers(BEEK, "clerk", content_type="text/plain")
    subject = registered(lived)
    path = f"/v1/documents?subject={subject}"
    kept = lived.http.post(path, content=b"signed", headers=headers).json()
    said(lived, "/other-purposes", {"purpose": "research", "compatible": True, "reason": WHY})
    said(lived, "/purpose-agreements", {"number": 1, "decision": DECISION}, "data-controller")
    consent = {"occurredOn": "2021-06-01", "number": 1, "subject": subject}
    piece = {"source": "store", "kind": "consent", **kept}
    claimed = {**consent, "evidence": [{**piece, "size": 5}]}
    refused = lived.post(f"{PATH}/{KEY}/consents", claimed)
    assert refused.json()["type"] == "/problems/evidence-not-as-stored"
    said(lived, "/consents", {**consent, "evidence": [piece]})
    lived.clock.move_to(TODAY + timedelta(days=60))
    assert lived.doors.document_upkeep.sweep() == 0
    assert b"".join(lived.doors.documents.open(kept["digest"]).chunks) == b"signed"


def test_the_activity_covers_its_product_for_both_parties(
    lived: Installation, recorded: Recording
) -> None:
    ask = lived.doors.processing.may_process
    with pytest.raises(NothingCovers):
        ask(AGREEMENT, "direct.a.1.2", BEEK)
    recorded()
    for party in (BEEK, CENTRE):
        assert ask(AGREEMENT, "direct.a.1.2", party).key == KEY
    for product, party in (("direct.b.1", BEEK), ("direct.a.1.2", "stein")):
        with pytest.raises(NothingCovers):
            ask(AGREEMENT, product, party)


def test_what_is_sealed_opens_only_for_what_the_register_covers(
    lived: Installation, recorded: Recording
) -> None:
    recorded()
    subject = registered(lived)
    name = entry(lived, subject)["name"]
    assert opened(lived, [name], product="direct.a.1.2").status_code == 200
    [look] = looks(lived, subject)
    assert look["attributes"]["dpl.core.processing_activity_id"] == KEY
    before = lived.doors.log.size()
    refused = opened(lived, [name], product="direct.b.1")
    assert refused.json()["type"] == "/problems/processing-nothing-covers"
    assert lived.noted(before) == ["processing-nothing-covers"]
    assert len(looks(lived, subject)) == 1
    [why] = opened(lived, [shown(lived)["proportionality"]["sealed"]]).json()["items"]
    assert why["text"] == WHY


def test_data_from_a_register_bring_two_duties_and_from_elsewhere_one(
    lived: Installation, recorded: Recording
) -> None:
    recorded(origins=["data-subject", "suwinet", "employer"])
    told, verified = f"{AGREEMENT}-origin-information", f"{AGREEMENT}-verify-register-data"
    for repeated in (False, True):
        answer = lived.post(
            f"{PATH}/{KEY}/obtained-data",
            {"occurredOn": "2021-05-20", "origin": "suwinet", "subject": ANNE},
            idempotency_key="once",
        )
        assert (answer.status_code, answer.json()["repeated"]) == (201, repeated), answer.text
    for key, due in ((told, "2021-06-21"), (verified, "2021-06-04")):
        obligation = lived.get(f"/v1/obligations/{key}-2021-05-20").json()
        assert obligation["due"]["due"] == due
        assert lived.get(f"/v1/obligations/{key}-2021-05-20-2").status_code == 404
    said(lived, "/obtained-data", {"origin": "employer"})
    assert lived.get(f"/v1/obligations/{told}-2021-06-01").status_code == 200
    assert lived.get(f"/v1/obligations/{verified}-2021-06-01").status_code == 404
    events = [one.event for one in lived.doors.log.since(0)]
    assert sum(isinstance(one, DataObtained) for one in events) == 2


def test_duties_that_a_stop_kept_from_being_opened_are_opened_by_the_next_tick(
    lived: Installation, recorded: Recording
) -> None:
    recorded(origins=["data-subject", "suwinet", "employer"])
    said(lived, "/obtained-data", {"occurredOn": "2021-05-20", "origin": "suwinet"})
    by = lived.doors.accounts.by_token(lived.token(BEEK, "clerk"))
    stated = RecordObtained(occurred_on=date(2021, 5, 20), origin=Origin.SUWINET)
    lived.doors.desk.handle(Wish(PROCESSING, KEY, stated, by, idempotency="cut"))
    told = f"/v1/obligations/{AGREEMENT}-origin-information-2021-05-20"
    assert lived.get(f"{told}-2").status_code == 404
    lived.doors.timers.tick()
    assert lived.get(f"{told}-2").status_code == 200
    assert lived.doors.timers.tick().opened == 0
    again = {"occurredOn": "2021-05-20", "origin": "suwinet"}
    path = f"{PATH}/{KEY}/obtained-data"
    assert lived.post(path, again, idempotency_key="cut").json()["repeated"] is True
    assert lived.get(f"{told}-3").status_code == 404


def test_what_was_obtained_before_the_agreement_held_brings_no_duty(
    lived: Installation, recorded: Recording
) -> None:
    recorded(since="2019-11-04")
    said(lived, "/obtained-data", {"occurredOn": "2019-12-20", "origin": "suwinet"})
    key = f"{AGREEMENT}-origin-information-2019-12-20"
    assert lived.get(f"/v1/obligations/{key}").status_code == 404
