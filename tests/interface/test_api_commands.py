"""What can be recorded over HTTP: answered with where it landed, or refused, nothing recorded."""

from datetime import date
from typing import Any

import pytest

from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, REPORT, Installation

OBLIGATION = f"/v1/obligations/{REPORT}"
PIECE = {"source": "own-system", "kind": "report", "system": "zaken", "reference": "Z-1"}
DECISION = {"organ": "college", "takenOn": "2021-05-25", "reference": "B-2021-9"}
FULFILMENT = {"occurredOn": "2021-05-28", "evidence": [PIECE]}
DISPUTE = {"occurredOn": "2021-06-01", "ground": "not-owed"}


def _types(lived: Installation, after: int) -> list[str]:
    return [one["type"] for one in lived.get(f"/v1/events?after={after}").json()["items"]]


def test_an_agreement_is_registered_from_a_shipped_catalogue(empty: Installation) -> None:
    chosen = {"catalogue": "dvo-2020", "agreement": AGREEMENT}

    first = empty.post("/v1/agreements", chosen, CENTRE)
    again = empty.post("/v1/agreements", chosen, CENTRE)

    assert first.status_code == again.status_code == 201
    assert first.headers["location"] == f"/v1/agreements/{AGREEMENT}"
    assert first.json() == again.json(), "the same text changes nothing"
    assert empty.get(first.headers["location"]).json()["concluded"] is False
    signed = empty.signed(BEEK, date(2019, 11, 4))
    assert empty.get(signed.headers["location"]).headers["etag"] == signed.headers["etag"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"catalogue": "dvo-1999", "agreement": AGREEMENT}, 400, "catalogue-invalid"),
        ({"catalogue": "dvo-2020", "agreement": "dvo-x"}, 404, "agreement-not-in-catalogue"),
        ({"catalogue": "../dvo-2020", "agreement": AGREEMENT}, 400, "not-understood"),
        ({"catalogue": "tests", "agreement": AGREEMENT}, 400, "catalogue-invalid"),
    ],
)
def test_a_catalogue_that_is_not_shipped_is_refused(
    refusing: Installation, body: dict[str, str], status: int, code: str
) -> None:
    answer = refusing.post("/v1/agreements", body, CENTRE)

    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")


def test_signing_twice_is_refused_in_the_readers_language(refusing: Installation) -> None:
    answer = refusing.signed(BEEK, date(2019, 11, 4))

    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "/problems/agreement-already-signed",
        "title": "Al ondertekend",
        "status": 409,
        "detail": "beek heeft al getekend; er is niets te doen.",
        "instance": f"/v1/agreements/{AGREEMENT}/signatures",
        "party": "beek",
    }


def test_a_slip_is_corrected_by_two_people(lived: Installation) -> None:
    path = f"/v1/agreements/{AGREEMENT}/corrections"
    words = {"nl": "Rapportages", "en": "Reports"}
    wording = {"kind": "clause", "id": "12.3", "heading": words, "text": words}

    proposed = lived.post(path, {"wording": wording})
    assert proposed.status_code == 201
    [waiting] = lived.get(f"/v1/agreements/{AGREEMENT}").json()["openCorrections"]
    same = lived.post(f"{path}/1/confirmations", None)
    assert same.json()["type"] == "/problems/second-person-needed"
    confirmed = lived.http.post(f"{path}/1/confirmations", headers=lived.headers(CENTRE))
    assert (waiting["number"], confirmed.status_code) == (1, 201)
    clause = lived.get(f"/v1/agreements/{AGREEMENT}/clauses/12.3").json()
    assert clause["heading"] == words

    size = lived.doors.log.size()
    lived.post(path, {"wording": wording | {"heading": {"nl": "x", "en": "y"}}})
    withdrawn = lived.post(f"{path}/2/withdrawals", {})
    assert withdrawn.status_code == 201
    assert _types(lived, size) == [
        "agreement.correction-proposed.v1",
        "agreement.correction-withdrawn.v1",
    ]
    body = lived.post(f"{path}/2/withdrawals", {"number": 2})
    assert body.json()["errors"] == [{"pointer": "", "detail": "stuur hier geen inhoud mee"}]


def test_a_frequency_is_agreed(lived: Installation) -> None:
    found = lived.get(f"/v1/agreements/{AGREEMENT}/clauses").json()["items"]
    duties = [duty for clause in found for duty in clause["duties"]]
    duty = next(one for one in duties if one["trigger"]["kind"] == "agreed-frequency")["id"]
    body = {"duty": duty, "every": "quarter", "first": "2021-07-01", "decision": DECISION}

    answer = lived.post(f"/v1/agreements/{AGREEMENT}/frequencies", body)

    assert answer.status_code == 201
    agreed = lived.get(f"/v1/agreements/{AGREEMENT}").json()["frequencies"]
    assert agreed[duty]["every"] == "quarter"
    point = lived.get(f"/v1/obligations/{AGREEMENT}-{duty}-frequency").json()
    assert (point["status"], point["fulfilledOn"]) == ("met", body["decision"]["takenOn"])


def test_an_event_opens_an_obligation(lived: Installation) -> None:
    found = lived.get(f"/v1/agreements/{AGREEMENT}/clauses").json()["items"]
    duties = [duty for clause in found for duty in clause["duties"]]
    duty = next(one for one in duties if one["trigger"]["kind"] == "event")["id"]
    path, body = f"/v1/agreements/{AGREEMENT}/occurrences", {"duty": duty, "eventOn": "2021-05-03"}

    first = lived.post(path, body, idempotency_key="a")
    again = lived.post(path, body, idempotency_key="a")
    second = lived.post(path, body, idempotency_key="b")

    assert first.json()["id"] == f"{AGREEMENT}-{duty}-2021-05-03"
    assert again.json() == first.json() | {"repeated": True}
    assert second.json()["id"] == f"{AGREEMENT}-{duty}-2021-05-03-2"
    assert lived.get(first.headers["location"]).json()["duty"] == duty


@pytest.mark.parametrize(
    ("noun", "body", "party", "role", "event"),
    [
        ("fulfilments", FULFILMENT, CENTRE, "clerk", "fulfilled"),
        ("findings-of-lateness", {"occurredOn": "2021-06-01"}, BEEK, "finance", "found-late"),
        ("disputes", DISPUTE, CENTRE, "director", "disputed"),
        (
            "waivers",
            {"occurredOn": "2021-06-01", "ground": "met-otherwise", "decision": DECISION},
            BEEK,
            "clerk",
            "waived",
        ),
    ],
)
def test_a_command_answers_with_where_it_landed(
    lived: Installation, noun: str, body: Any, party: str, role: str, event: str
) -> None:
    size = lived.doors.log.size()

    answer = lived.post(f"{OBLIGATION}/{noun}", body, party, role)

    assert answer.status_code == 201
    version = answer.json()["version"]
    assert answer.json() == {
        "id": REPORT,
        "position": size + 1,
        "version": version,
        "repeated": False,
    }
    assert answer.headers["location"] == OBLIGATION
    assert answer.headers["nakomen-position"] == str(size + 1)
    assert _types(lived, size) == [f"obligation.{event}.v1"]
    seen = lived.get(OBLIGATION)
    assert seen.headers["etag"] == answer.headers["etag"]
    assert seen.json()["version"] == version


def test_a_life_of_commands(lived: Installation) -> None:
    size = lived.doors.log.size()
    said = [
        ("disputes", DISPUTE, CENTRE),
        ("settlements", {"occurredOn": "2021-06-01", "outcome": "withdrawn"}, CENTRE),
        ("fulfilments", FULFILMENT, CENTRE),
        ("corrections", {"corrects": 5, "instead": "2021-05-27"}, CENTRE),
    ]
    for noun, body, party in said:
        assert lived.post(f"{OBLIGATION}/{noun}", body, party).status_code == 201

    found = lived.get(OBLIGATION).json()
    assert (found["status"], found["fulfilledOn"]) == ("met", "2021-05-27")
    assert len(_types(lived, size)) == 4


def test_part_of_the_evidence_is_given(lived: Installation) -> None:
    items = lived.get("/v1/obligations?limit=500&debtor=sittard-geleen").json()["items"]
    found = next(one for one in items if len(one["expectedEvidence"]) > 1)
    piece = PIECE | {"kind": found["expectedEvidence"][0]}
    body = {"occurredOn": found["due"]["due"], "evidence": [piece]}
    if body["occurredOn"] > "2021-06-01":
        body["occurredOn"] = "2021-06-01"

    path = f"/v1/obligations/{found['id']}"
    answer = lived.post(f"{path}/partial-fulfilments", body, CENTRE)

    assert answer.status_code == 201
    assert lived.get(path).json()["outstanding"] == found["expectedEvidence"][1:]


# Refusals


@pytest.mark.parametrize(
    ("party", "role", "status", "code"),
    [
        (BEEK, "clerk", 403, "obligation-not-debtor"),
        ("stein", "clerk", 403, "obligation-not-debtor"),
        (CENTRE, "auditor", 403, "not-allowed"),
    ],
)
def test_who_may_not_is_told_who_may(
    refusing: Installation, party: str, role: str, status: int, code: str
) -> None:
    answer = refusing.post(f"{OBLIGATION}/fulfilments", FULFILMENT, party, role)

    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        (b"{", {""}),
        (b"[]", {""}),
        (b"\xff", {""}),
        (b"[" * 5_000, {""}),
        (b"{}", {"/occurredOn"}),
        (b'{"occurred_on":"2021-05-28"}', {"/occurredOn", "/occurred_on"}),
        (b'{"occurredOn":"28-05-2021"}', {"/occurredOn"}),
        (b'{"occurredOn":1622160000}', {"/occurredOn"}),
        (b'{"occurredOn":"2021-05-28","evidence":[{"source":"store"}]}',
         {"/evidence/0/kind", "/evidence/0/digest", "/evidence/0/mediaType", "/evidence/0/size"}),
        (b'{"occurredOn":"2021-05-28","evidence":[{"source":"post"}]}', {"/evidence/0"}),
        (b'{"occurredOn":"2021-05-28","remark":"by Jan"}', {"/remark"}),
    ],
)  # fmt: skip
def test_a_body_that_is_not_understood_says_where(
    standing: Installation, body: bytes, errors: set[str]
) -> None:
    headers = standing.headers(CENTRE, content_type="application/json; charset=utf-8")
    answer = standing.http.post(f"{OBLIGATION}/fulfilments", content=body, headers=headers)

    assert answer.status_code == 400
    assert {one["pointer"] for one in answer.json()["errors"]} == errors
    assert "Jan" not in answer.text, "what was sent is not sent back"


def test_an_obligation_that_is_not_there(refusing: Installation) -> None:
    answer = refusing.post("/v1/obligations/none/fulfilments", FULFILMENT, CENTRE)

    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/obligation-not-found")


def test_a_day_to_come_is_refused(refusing: Installation) -> None:
    body = FULFILMENT | {"occurredOn": "2021-06-02"}
    answer = refusing.post(f"{OBLIGATION}/fulfilments", body, CENTRE, accept_language="en")

    assert answer.status_code == 409
    assert answer.json()["detail"].startswith("2021-06-02 is after today (2021-06-01).")


# Conditions


def test_a_key_makes_it_safe_to_ask_again(lived: Installation) -> None:
    path = f"{OBLIGATION}/disputes"
    first = lived.post(path, DISPUTE, CENTRE, idempotency_key='"one"')
    size = lived.doors.log.size()

    again = lived.post(path, DISPUTE, CENTRE, idempotency_key="one")
    other = lived.post(path, DISPUTE | {"ground": "not-yet-due"}, CENTRE, idempotency_key="one")
    elsewhere = lived.post(f"{OBLIGATION}/fulfilments", FULFILMENT, CENTRE, idempotency_key="one")

    assert again.json() == first.json() | {"repeated": True}
    assert again.status_code == 201
    for refused in (other, elsewhere):
        assert refused.status_code == 409
        assert refused.json()["type"] == "/problems/idempotency-key-reused"
        assert refused.json()["key"] == "one"
    assert lived.noted(size) == ["idempotency-key-reused"] * 2


def test_a_key_is_its_owners(lived: Installation) -> None:
    lived.post(f"{OBLIGATION}/disputes", DISPUTE, CENTRE, idempotency_key="one")

    body = {"occurredOn": "2021-06-01", "outcome": "conceded"}
    other = lived.post(f"{OBLIGATION}/settlements", body, BEEK, idempotency_key="one")

    assert (other.status_code, other.json()["repeated"]) == (201, False)


def test_a_key_of_what_was_refused_can_be_used_again(lived: Installation) -> None:
    early = FULFILMENT | {"occurredOn": "2021-06-02"}
    path = f"{OBLIGATION}/fulfilments"

    assert lived.post(path, early, CENTRE, idempotency_key="one").status_code == 409
    assert lived.post(path, FULFILMENT, CENTRE, idempotency_key="one").status_code == 201


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("idempotency_key", '""'),
        ("idempotency_key", "two words"),
        ("idempotency_key", "x" * 201),
        ("idempotency_key", '"open'),
        ("if_match", "3"),
        ("if_match", '"three"'),
        ("if_match", '"1", "2"'),
        ("if_match", 'W/"1"'),
    ],
)
def test_a_condition_that_is_not_understood(
    standing: Installation, header: str, value: str
) -> None:
    answer = standing.post(f"{OBLIGATION}/disputes", DISPUTE, CENTRE, **{header: value})

    assert answer.status_code == 400
    assert answer.json()["type"] == "/problems/header-not-understood"


def test_what_was_seen_must_still_be_so(lived: Installation) -> None:
    path = f"{OBLIGATION}/disputes"
    tag = lived.get(OBLIGATION).headers["etag"]
    lived.post(f"{OBLIGATION}/findings-of-lateness", {"occurredOn": "2021-06-01"}, BEEK)
    size = lived.doors.log.size()

    stale = lived.post(path, DISPUTE, CENTRE, if_match=tag)
    assert stale.status_code == 412
    assert stale.json()["type"] == "/problems/stale"
    assert (stale.json()["seen"], stale.json()["version"]) == ("2", "3")
    assert lived.noted(size) == ["stale"]
    assert lived.post(path, DISPUTE, CENTRE, if_match='"3"').status_code == 201
    settled = {"occurredOn": "2021-06-01", "outcome": "withdrawn"}
    anything = lived.post(f"{OBLIGATION}/settlements", settled, CENTRE, if_match="*")
    assert anything.status_code == 201


def test_the_correlation_of_the_caller_is_kept(lived: Installation) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    size = lived.doors.log.size()
    lived.post(
        f"{OBLIGATION}/disputes", DISPUTE, CENTRE, traceparent=f"00-{trace}-00f067aa0ba902b7-01"
    )
    settled = {"occurredOn": "2021-06-01", "outcome": "withdrawn"}
    lived.post(
        f"{OBLIGATION}/settlements",
        settled,
        CENTRE,
        traceparent=f"00-{'0' * 32}-00f067aa0ba902b7-01",
    )

    first, second = lived.get(f"/v1/events?after={size}").json()["items"]
    assert first["by"]["correlation"] == trace
    assert len(second["by"]["correlation"]) == 36, "a trace of zeroes is none"


def test_what_was_read_right_after_registration_can_be_signed_on(empty: Installation) -> None:
    chosen = {"catalogue": "dvo-2020", "agreement": AGREEMENT}
    assert empty.post("/v1/agreements", chosen, CENTRE).status_code == 201
    tag = empty.get(f"/v1/agreements/{AGREEMENT}").headers["etag"]
    decision = {"organ": "college", "takenOn": "2019-10-29", "reference": "B-2019-117"}
    body = {"occurredOn": "2019-11-04", "capacity": "mayor", "decision": decision}
    path = f"/v1/agreements/{AGREEMENT}/signatures"
    assert empty.post(path, body, BEEK, if_match=tag).status_code == 201
    assert empty.post(path, body, CENTRE, if_match=tag).status_code == 412
