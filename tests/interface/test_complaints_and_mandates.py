"""Complaints, mandates and engagements at the doors: recorded, refused, and read by whom."""

from typing import Any

from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.test_objections import lodged, paper, say

DAY = "2021-05-03"
COLLEGE = {"party": "beek", "organ": "college"}
HEAD = {"party": "beek", "organ": "head-of-objections"}


def made(there: Installation, path: str, body: dict[str, Any], party: str = BEEK) -> str:
    answer = there.post(f"/v1/{path}", {"occurredOn": DAY, **body}, party)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def complained(there: Installation) -> str:
    body = {
        "agreement": AGREEMENT,
        "controller": BEEK,
        "processor": CENTRE,
        "product": "direct.a.1.2",
        "conductAt": CENTRE,
        "conductOf": "team-inkomen",
        "complaint": "De telefoon werd drie keer niet opgenomen.",
    }
    return made(there, "complaints", body)


def test_a_complaint_goes_from_its_receipt_to_what_was_found(lived: Installation) -> None:
    key = complained(lived)
    early = {"occurredOn": DAY, "finding": "complaint-unfounded", "findings": "Niets gevonden."}
    refused = lived.post(
        f"/v1/complaints/{key}/conclusions", {**early, "ombudsman": "nationale-ombudsman"}
    )
    assert refused.status_code == 409
    assert refused.json()["type"] == "/problems/complaint-handler-not-named"
    made(lived, f"complaints/{key}/acknowledgements", {})
    made(lived, f"complaints/{key}/handlers", {"handlerAt": BEEK, "handler": "klachtencoordinator"})
    made(lived, f"complaints/{key}/hearings", {"report": paper("minutes")})
    found = {"finding": "complaint-well-founded", "findings": "Er was te weinig bezetting."}
    made(lived, f"complaints/{key}/conclusions", {**found, "ombudsman": "nationale-ombudsman"})
    now = lived.get(f"/v1/complaints/{key}").json()
    assert (now["standing"], now["closed"]) == ("complaint-concluded", True)
    assert "bezetting" not in lived.get(f"/v1/complaints/{key}").text


def test_another_municipality_reads_nothing_of_a_complaint(lived: Installation) -> None:
    key = complained(lived)
    refused = lived.get(f"/v1/complaints/{key}", "stein")
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/record-elsewhere")
    assert lived.get("/v1/complaints", "stein").json()["items"] == []


def mandated(there: Installation) -> str:
    body = {
        "agreements": [AGREEMENT],
        "giver": COLLEGE,
        "holder": HEAD,
        "decides": ["objection-decision"],
        "signers": ["head-of-objections"],
        "since": "2021-03-01",
        "decision": {"organ": "college", "takenOn": "2021-02-23", "reference": "B-2021-31"},
    }
    return made(there, "mandates", body)


def test_who_holds_the_mandate_decides_on_the_objection_and_signs(lived: Installation) -> None:
    mandate, key = mandated(lived), lodged(lived)
    say(lived, key, "omitted-hearings", ground="objector-need-not-be-heard")
    decision = {"takenOn": "2021-04-28", "reference": "B-2021-51"}
    said = {"occurredOn": DAY, "outcome": "objection-unfounded"}
    college = {"decision": {**decision, "organ": "college"}, "signer": "mayor"}
    refused = say(lived, key, "decisions", BEEK, **said, **college)
    assert (refused.status_code, refused.json()["type"]) == (
        409,
        "/problems/objection-not-the-organ",
    )
    head = {"decision": {**decision, "organ": "head-of-objections"}}
    unsigned = say(lived, key, "decisions", BEEK, **said, **head, signer="mayor")
    assert unsigned.json()["type"] == "/problems/objection-signer-not-authorised"
    done = say(lived, key, "decisions", BEEK, **said, **head, signer="head-of-objections")
    assert done.status_code == 201, done.text
    decided = lived.get(f"/v1/objections/{key}").json()["facts"]["decided"]
    assert (decided["mandate"], decided["decidedBy"]) == (mandate, HEAD)


def test_the_giver_alone_withdraws_a_mandate(lived: Installation) -> None:
    key = mandated(lived)
    body = {
        "occurredOn": DAY,
        "lastDay": "2021-05-31",
        "decision": {"organ": "college", "takenOn": "2021-04-28", "reference": "B-2021-52"},
    }
    refused = lived.post(f"/v1/mandates/{key}/withdrawals", body, CENTRE)
    assert refused.json()["type"] == "/problems/mandate-not-the-giver"
    made(lived, f"mandates/{key}/withdrawals", body)
    assert lived.get(f"/v1/mandates/{key}").json()["standing"] == "mandate-withdrawn"


def test_the_provider_engages_a_sub_processor_once_it_is_authorised(lived: Installation) -> None:
    body: dict[str, Any] = {
        "agreements": [AGREEMENT],
        "kind": "sub-processor",
        "name": "drukkerij-maasland",
        "since": DAY,
        "contract": paper("contract"),
    }
    refused = lived.post("/v1/engagements", {"occurredOn": DAY, **body}, CENTRE)
    assert refused.json()["type"] == "/problems/sub-processor-not-authorised"
    authorised = {"organ": "college", "takenOn": "2021-04-20", "reference": "B-2021-40"}
    key = made(lived, "engagements", {**body, "authorisation": authorised}, CENTRE)
    made(lived, f"engagements/{key}/endings", {"lastDay": "2021-05-31"}, CENTRE)
    assert lived.get(f"/v1/engagements/{key}").json()["standing"] == "engagement-ended"
