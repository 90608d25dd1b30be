"""/privacy-requests: received, paused, extended, decided, carried out, erased; and looked at."""

from typing import Any

import pytest

from domain.privacy_request.events import RequestCarriedOut
from domain.sealed import Sealed
from interface.doors import Doors
from tests.infra.erasures import arranged
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation

NAME = "A. Voorbeeld-Verzonnen"
HERE = "/v1/privacy-requests"
ASKED = {
    "controller": BEEK,
    "processor": CENTRE,
    "receivedBy": BEEK,
    "occurredOn": "2021-05-03",
    "rights": ["access"],
    "agreement": AGREEMENT,
    "requester": NAME,
    "request": "Wat weet u van mij?",
}
DECISION = {"organ": "college", "takenOn": "2021-05-28", "reference": "B-2021-61"}


def received(lived: Installation, **other: Any) -> str:
    answer = lived.post(HERE, ASKED | other)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def done(lived: Installation, key: str, what: str, body: Any, *who: str) -> None:
    answer = lived.post(f"{HERE}/{key}/{what}", {"occurredOn": "2021-06-01"} | body, *who)
    assert answer.status_code == 201, answer.text


def entry(lived: Installation, key: str, *who: str) -> dict[str, Any]:
    answer = lived.get(f"{HERE}/{key}", *who)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def identified(lived: Installation, *rights: str) -> str:
    key = received(lived, rights=list(rights))
    done(lived, key, "identifications", {"means": "digid"})
    return key


def decided(lived: Installation, *rights: str) -> str:
    key = identified(lived, *rights)
    rulings = [{"right": one, "outcome": "granted"} for one in rights]
    body = {"decision": DECISION, "rulings": rulings}
    done(lived, key, "decisions", body, BEEK, "data-controller")
    return key


def written(doors: Doors) -> str:
    """Everything that the log holds."""
    lines = [str(doors.log.line(position)) for position in range(1, doors.log.size() + 1)]
    return "".join(lines) + repr(list(doors.log.since(0)))


def test_a_request_is_due_in_a_month_and_says_why(lived: Installation) -> None:
    found = entry(lived, received(lived))
    assert (found["status"], found["due"]["due"]) == ("due-soon", "2021-06-03")
    assert found["due"]["article"] == "AVG 12(3)"
    assert len(found["due"]["steps"]) == 2
    assert found["agreement"] == AGREEMENT


def test_nobody_reads_who_asked_or_what(lived: Installation) -> None:
    key = received(lived)
    assert set(entry(lived, key)["requester"]) == {"key", "digest"}
    for role in ("clerk", "auditor", "data-controller"):
        assert NAME not in lived.get(f"{HERE}/{key}", BEEK, role).text
    assert NAME not in lived.get("/v1/events?limit=500").text
    assert NAME not in written(lived.doors)


def test_sent_twice_it_is_one_request(lived: Installation) -> None:
    sent = [lived.post(HERE, ASKED, idempotency_key="a-1").json() for _ in range(2)]
    assert sent[0]["id"] == sent[1]["id"]
    assert [one["repeated"] for one in sent] == [False, True]
    other = lived.post(HERE, ASKED, idempotency_key="a-2").json()
    assert other["id"] != sent[0]["id"]


def test_who_it_is_about_is_a_pseudonym(lived: Installation) -> None:
    subject = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
    first, second = received(lived), received(lived, subject=subject)
    assert entry(lived, first)["subject"] not in (subject, entry(lived, second)["subject"])
    assert entry(lived, second)["subject"] == subject
    found = lived.get(f"{HERE}?subject={subject}").json()
    assert [one["id"] for one in found["items"]] == [second]


def test_the_term_stands_still_and_is_extended(lived: Installation) -> None:
    key = received(lived)
    done(lived, key, "identity-questions", {"occurredOn": "2021-05-06"})
    assert entry(lived, key)["status"] == "paused"
    done(lived, key, "identifications", {"occurredOn": "2021-05-17", "means": "digid"}, CENTRE)
    found = entry(lived, key)
    assert (found["due"]["due"], found["moved"]) == (
        "2021-06-14",
        [{"due": "2021-06-03", "until": "2021-05-17"}],
    )
    done(lived, key, "extensions", {"ground": "complexity", "reasons": "Veel."})
    found = entry(lived, key)
    assert found["due"]["due"] == "2021-08-13"
    assert set(found["extension"]["reasons"]) == {"key", "digest"}


def test_the_controller_decides_and_the_partnership_carries_out(lived: Installation) -> None:
    key = identified(lived, "access")
    body = {"decision": DECISION, "rulings": [{"right": "access", "outcome": "granted"}]}
    path = f"{HERE}/{key}/decisions"
    for party, role in ((BEEK, "clerk"), (CENTRE, "data-controller")):
        assert lived.post(path, body | {"occurredOn": "2021-06-01"}, party, role).status_code == 403
    done(lived, key, "decisions", body, BEEK, "data-controller")
    done(lived, key, "measures", {"right": "access", "measure": "copy-given"}, CENTRE)
    found = entry(lived, key)
    assert (found["status"], found["decision"]["outcome"]) == ("closed", "granted")
    assert found["decision"]["inTime"] is True


def test_each_recipient_is_told(lived: Installation) -> None:
    key = decided(lived, "rectification")
    subject = entry(lived, key)["subject"]
    registered = {"agreement": AGREEMENT, "occurredOn": "2021-05-03", "name": NAME}
    lived.post("/v1/data-subjects", registered | {"subject": subject})
    changed = {"right": "rectification", "measure": "corrected", "recipients": ["uwv", "svb"]}
    done(lived, key, "measures", changed | {"rectified": {"name": "B. Voorbeeld"}})
    assert [one["recipient"] for one in entry(lived, key)["recipients"]] == ["uwv", "svb"]
    for number in (1, 2):
        done(lived, key, "told-recipients", {"number": number})
    assert entry(lived, key)["status"] == "closed"


ERASE = {"ground": "no-longer-necessary"}


def test_an_erasure_destroys_the_words_and_leaves_what_was_done(lived: Installation) -> None:
    key = decided(lived, "erasure")
    found = entry(lived, key)
    requester = Sealed.model_validate(found["requester"])
    [opened] = lived.doors.erasing.vault.open([requester])
    assert NAME in repr(opened)
    answer = lived.post(f"{HERE}/{key}/erasures", ERASE | {"occurredOn": "2021-06-01"}, BEEK)
    assert answer.status_code == 403
    body = ERASE | {"occurredOn": "2021-06-01"}
    refused = lived.post(f"{HERE}/{key}/erasures", body, BEEK, "data-controller")
    assert refused.json()["type"] == "/problems/no-destruction-arrangement"
    arrangement = arranged(lived.doors)
    before = lived.doors.log.size()
    done(lived, key, "erasures", ERASE | {"recipients": ["uwv"]}, BEEK, "data-controller")
    [gone] = lived.doors.erasing.vault.open([requester])
    assert NAME not in repr(gone)
    last = list(lived.doors.log.since(before))[-1]
    assert isinstance(last.event, RequestCarriedOut)
    found = entry(lived, key)
    assert (found["measures"][0]["measure"], found["recipients"][0]["recipient"]) == (
        "erased",
        "uwv",
    )
    [used] = lived.get(f"/v1/arrangements/{arrangement}").json()["destructions"]
    assert used.startswith("erasure-")


@pytest.mark.parametrize("obstacle", ["archives-act", "legal-duty", "running-objection"])
def test_nothing_is_destroyed_while_something_forbids_it(
    lived: Installation, obstacle: str
) -> None:
    key = decided(lived, "erasure")
    done(lived, key, "obstacles", {"obstacle": obstacle})
    requester = Sealed.model_validate(entry(lived, key)["requester"])
    body = ERASE | {"occurredOn": "2021-06-01"}
    refused = lived.post(f"{HERE}/{key}/erasures", body, BEEK, "data-controller")
    assert (refused.status_code, refused.json()["ground"]) == (409, obstacle)
    [opened] = lived.doors.erasing.vault.open([requester])
    assert NAME in repr(opened)
    done(lived, key, "lifted-obstacles", {"obstacle": obstacle})
    arranged(lived.doors)
    done(lived, key, "erasures", ERASE, BEEK, "data-controller")


def test_nobody_of_another_municipality_is_named_or_erased(lived: Installation) -> None:
    registered = {"agreement": AGREEMENT, "occurredOn": "2021-05-03", "name": NAME}
    subject = lived.post("/v1/data-subjects", registered).json()["id"]
    elsewhere = {"controller": CENTRE, "processor": None, "receivedBy": CENTRE, "agreement": None}
    asked = ASKED | elsewhere | {"rights": ["erasure"]}
    refused = lived.post(HERE, asked | {"subject": subject}, CENTRE)
    assert refused.json()["type"] == "/problems/data-subject-elsewhere"
    key = lived.post(HERE, asked, CENTRE).json()["id"]
    done(lived, key, "identifications", {"means": "digid", "subject": subject}, CENTRE)
    body = {"decision": DECISION, "rulings": [{"right": "erasure", "outcome": "granted"}]}
    done(lived, key, "decisions", body, CENTRE, "data-controller")
    erase = ERASE | {"occurredOn": "2021-06-01"}
    refused = lived.post(f"{HERE}/{key}/erasures", erase, CENTRE, "data-controller")
    assert refused.json()["type"] == "/problems/data-subject-elsewhere"
    own = lived.post(HERE, asked, CENTRE).json()["id"]
    done(lived, own, "identifications", {"means": "digid"}, CENTRE)
    done(lived, own, "decisions", body, CENTRE, "data-controller")
    refused = lived.post(f"{HERE}/{own}/erasures", erase, CENTRE, "data-controller")
    assert refused.json()["type"] == "/problems/arrangement-not-named"
    named = {"arrangement": arranged(lived.doors)}
    done(lived, own, "erasures", ERASE | named, CENTRE, "data-controller")
    name = Sealed.model_validate(lived.get(f"/v1/data-subjects/{subject}").json()["name"])
    [opened] = lived.doors.erasing.vault.open([name])
    assert NAME in repr(opened)


def test_a_stop_between_destroying_and_recording_is_made_good(lived: Installation) -> None:
    key = decided(lived, "erasure")
    arranged(lived.doors)
    service = lived.doors.privacy_requests
    by = lived.doors.accounts.by_token(lived.token(BEEK, "data-controller"))
    from application.privacy_requests import EraseOnRequest

    asked = EraseOnRequest.model_validate(ERASE | {"occurredOn": "2021-06-01"}, strict=False)
    service.carry_out(key, asked, by)
    assert entry(lived, key)["status"] == "to-carry-out"
    done(lived, key, "erasures", ERASE, BEEK, "data-controller")
    assert entry(lived, key)["status"] == "closed"


def test_an_answer_has_all_that_is_held_and_who_looked(lived: Installation) -> None:
    subject = lived.post(
        "/v1/data-subjects",
        {"agreement": AGREEMENT, "occurredOn": "2021-05-03", "name": NAME, "number": "999990019"},
    ).json()["id"]
    sealing = lived.headers(BEEK, "clerk", content_type="application/pdf")
    letter = lived.http.post(
        f"/v1/documents?subject={subject}", content=b"%PDF-1.7 brief", headers=sealing
    )
    key = identified(lived, "access")
    path = f"{HERE}/{key}/answers"
    early = lived.post(path, None, BEEK, "privacy-officer")
    assert early.json()["type"] == "/problems/privacy-request-not-decided"
    other = received(lived, subject=subject, rights=["portability"])
    done(lived, other, "identifications", {"means": "digid"})
    body = {"decision": DECISION, "rulings": [{"right": "portability", "outcome": "granted"}]}
    done(lived, other, "decisions", body, BEEK, "data-controller")
    path = f"{HERE}/{other}/answers"
    for party, role in ((BEEK, "auditor"), (CENTRE, "finance"), ("stein", "privacy-officer")):
        assert lived.post(path, None, party, role).status_code == 403
    answer = lived.post(path, None, BEEK, "privacy-officer")
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    found = answer.json()
    told = {(one["name"], one["text"]) for one in found["fields"]}
    assert {("name", NAME), ("number", "999990019"), ("requester", NAME)} <= told
    assert found["documents"] == [letter.json() | {"erased": None}]
    assert found["looks"][0]["purpose"] == "data-subject-request"
    assert set(found["looks"][0]["fields"]) == {one["name"] for one in found["fields"]}
    done(lived, other, "measures", {"right": "portability", "measure": "handed-over"})
    late = lived.post(path, None, BEEK, "privacy-officer")
    assert late.json()["type"] == "/problems/nothing-to-answer"


def test_a_notice_of_default_waits_for_the_term(lived: Installation) -> None:
    late, running = received(lived, occurredOn="2021-04-01"), received(lived)
    note = {"reference": "Z-2021-00512"}
    done(lived, late, "default-notices", note)
    assert entry(lived, late)["default"]["lastChance"]["due"] == "2021-06-15"
    body = note | {"occurredOn": "2021-06-01"}
    refused = lived.post(f"{HERE}/{running}/default-notices", body)
    assert refused.json()["type"] == "/problems/notice-premature"


def test_it_is_found_by_what_it_is(lived: Installation) -> None:
    late = received(lived, occurredOn="2021-04-01", rights=["erasure"])
    soon = received(lived)
    withdrawn = received(lived, rights=["objection"], agreement=None)
    before = lived.doors.log.size()
    done(lived, withdrawn, "withdrawals", {})

    def found(query: str) -> list[str]:
        answer = lived.get(f"{HERE}?{query}")
        assert answer.status_code == 200, answer.text
        return [one["id"] for one in answer.json()["items"]]

    assert found("status=overdue") == [late]
    assert found("status=due-soon") == [soon]
    assert found("status=withdrawn") == [withdrawn]
    assert found("right=erasure") == [late]
    assert set(found("controller=beek")) == {late, soon, withdrawn}
    assert set(found(f"agreement={AGREEMENT}")) == {late, soon}
    assert found("dueBefore=2021-05-30") == [late]
    assert found("sort=-due")[-1] == late
    assert set(found(f"status=due-soon&asOf={before}")) == {soon, withdrawn}
    page = lived.get(f"{HERE}?limit=1").json()
    assert (page["total"], found(f"limit=2&cursor={page['next']}")[0] != late) == (3, True)


def test_the_parties_are_those_of_the_agreement(lived: Installation) -> None:
    other = ASKED | {"controller": "stein", "receivedBy": CENTRE}
    refused = lived.post(HERE, other, CENTRE)
    assert refused.json()["type"] == "/problems/party-not-of-agreement"
    unknown = lived.post(HERE, ASKED | {"agreement": "dvo-1999"})
    assert unknown.json()["type"] == "/problems/agreement-not-found"
    assert lived.get(f"{HERE}/nothing").json()["type"] == "/problems/unknown-privacy-request"


def test_what_came_in_at_the_partnership_is_forwarded_before_it_is_decided(
    lived: Installation,
) -> None:
    answer = lived.post(HERE, ASKED | {"receivedBy": CENTRE}, CENTRE)
    key = answer.json()["id"]
    done(lived, key, "identifications", {"means": "known-person"}, CENTRE)
    body = {"decision": DECISION, "rulings": [{"right": "access", "outcome": "granted"}]}
    path, stated = f"{HERE}/{key}/decisions", body | {"occurredOn": "2021-06-01"}
    early = lived.post(path, stated, BEEK, "data-controller")
    assert early.json()["type"] == "/problems/privacy-request-not-forwarded"
    done(lived, key, "forwardings", {}, CENTRE)
    done(lived, key, "scopes", {"rights": ["access"], "scope": "Alles."}, CENTRE)
    done(lived, key, "decisions", body, BEEK, "data-controller")
