"""What a request was granted is done when it is carried out, and recorded as carried out after."""

from typing import Any

import pytest

from application.people import Role
from domain.data_subject.events import DataSubjectRectified, ProcessingRestricted, ProcessingStopped
from domain.privacy_request.commands import CarryOut, Rectified
from domain.privacy_request.events import RequestCarriedOut
from domain.privacy_request.rights import RequestMeasure, Right
from domain.sealed import Plain
from tests.infra.erasures import arranged
from tests.interface.activities import recorded as benefit
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, TODAY, Installation

NAME = "A. Voorbeeld-Verzonnen"
MENDED = "Kerkplein 2, 6191 BB Denkbeeld"
HERE = "/v1/privacy-requests"
DAY = "2021-06-01"
DECISION = {"organ": "college", "takenOn": "2021-05-28", "reference": "B-2021-61"}
PRODUCT = "direct.a.1"


def posted(lived: Installation, path: str, body: Any, *who: str) -> dict[str, Any]:
    answer = lived.post(path, body, *who)
    assert answer.status_code in (200, 201), answer.text
    found: dict[str, Any] = answer.json()
    return found


def granted(lived: Installation, right: str, *, registered: bool = True) -> tuple[str, str]:
    """A request that was granted, and the data subject that it is about."""
    asked = {
        "controller": BEEK,
        "processor": CENTRE,
        "receivedBy": BEEK,
        "occurredOn": "2021-05-03",
        "rights": [right],
        "agreement": AGREEMENT,
        "requester": NAME,
    }
    key = posted(lived, HERE, asked)["id"]
    subject = lived.get(f"{HERE}/{key}").json()["subject"]
    if registered:
        facts = {"agreement": AGREEMENT, "occurredOn": "2021-05-03", "name": NAME}
        posted(lived, "/v1/data-subjects", facts | {"subject": subject})
    identified = {"occurredOn": DAY, "means": "digid"}
    posted(lived, f"{HERE}/{key}/identifications", identified)
    rulings = [{"right": right, "outcome": "granted"}]
    decided = {"occurredOn": DAY, "decision": DECISION, "rulings": rulings}
    posted(lived, f"{HERE}/{key}/decisions", decided, BEEK, "data-controller")
    return key, subject


def measure(right: str, how: str, **more: Any) -> dict[str, Any]:
    return {"occurredOn": DAY, "right": right, "measure": how} | more


def refused(lived: Installation, key: str, body: Any) -> str:
    """By which code; and nothing else came of it."""
    before = lived.doors.log.size()
    answer = lived.post(f"{HERE}/{key}/measures", body)
    assert answer.status_code in (403, 409), answer.text
    code = str(answer.json()["type"]).removeprefix("/problems/")
    assert lived.noted(before) == [code]
    return code


def opened(lived: Installation, field: Any, **other: Any) -> tuple[int, Any]:
    asked = {"fields": [field], "purpose": "establish", "product": PRODUCT} | other
    answer = lived.post("/v1/openings", asked)
    return answer.status_code, answer.json()


def subject_of(lived: Installation, subject: str) -> dict[str, Any]:
    found: dict[str, Any] = lived.get(f"/v1/data-subjects/{subject}").json()
    return found


def test_a_rectification_puts_the_record_right_and_is_carried_out(lived: Installation) -> None:
    key, subject = granted(lived, "rectification")
    benefit(lived)
    assert refused(lived, key, measure("rectification", "corrected")) == "right-not-acted-on"
    before, was = lived.doors.log.size(), subject_of(lived, subject)
    body = measure("rectification", "corrected", rectified={"address": MENDED})
    posted(lived, f"{HERE}/{key}/measures", body)
    acted, told = (one.event for one in lived.doors.log.since(before))
    assert isinstance(acted, DataSubjectRectified) and acted.request == key
    assert isinstance(told, RequestCarriedOut)
    now = subject_of(lived, subject)
    assert was["address"] is None and now["name"] == was["name"]
    assert opened(lived, now["address"])[1]["items"][0]["text"] == MENDED
    assert lived.get(f"{HERE}/{key}").json()["status"] == "closed"


def test_what_was_done_on_the_record_for_this_request_is_not_done_again(
    lived: Installation,
) -> None:
    key, subject = granted(lived, "rectification")
    mended = {"occurredOn": DAY, "address": MENDED}
    posted(lived, f"/v1/data-subjects/{subject}/rectifications", mended)
    assert refused(lived, key, measure("rectification", "corrected")) == "right-not-acted-on"
    named = mended | {"request": key}
    posted(lived, f"/v1/data-subjects/{subject}/rectifications", named)
    before = lived.doors.log.size()
    posted(lived, f"{HERE}/{key}/measures", measure("rectification", "corrected"))
    assert [type(one.event) for one in lived.doors.log.since(before)] == [RequestCarriedOut]


def test_nothing_is_carried_out_on_who_is_not_registered(lived: Installation) -> None:
    key, _ = granted(lived, "rectification", registered=False)
    body = measure("rectification", "corrected", rectified={"address": MENDED})
    assert refused(lived, key, body) == "privacy-request-subject-not-registered"
    assert MENDED not in repr(list(lived.doors.log.since(0)))


def test_a_stop_after_acting_is_made_good_by_asking_again(lived: Installation) -> None:
    key, _ = granted(lived, "rectification")
    by = lived.doors.accounts.by_token(lived.token(BEEK, "clerk"))
    assert by is not None and by.roles == {Role.CLERK}
    asked = CarryOut(
        occurred_on=TODAY.date(),
        right=Right.RECTIFICATION,
        measure=RequestMeasure.CORRECTED,
        rectified=Rectified(address=Plain(text=MENDED)),
    )
    service = lived.doors.carrying_out
    act = service._rehearsed(service.wish(key, asked, by))
    assert act is not None
    lived.doors.desk.handle(act)
    assert lived.get(f"{HERE}/{key}").json()["status"] == "to-carry-out"
    before = lived.doors.log.size()
    body = measure("rectification", "corrected", rectified={"address": MENDED})
    sent = [lived.post(f"{HERE}/{key}/measures", body, idempotency_key="k") for _ in (1, 2)]
    assert [one.json()["repeated"] for one in sent] == [False, True]
    assert [type(one.event) for one in lived.doors.log.since(before)] == [RequestCarriedOut]


def test_a_restriction_closes_the_data_but_for_what_the_avg_excepts(lived: Installation) -> None:
    key, subject = granted(lived, "restriction")
    benefit(lived)
    before = lived.doors.log.size()
    body = measure("restriction", "restricted", restricted="accuracy-contested")
    posted(lived, f"{HERE}/{key}/measures", body)
    first, _ = (one.event for one in lived.doors.log.since(before))
    assert isinstance(first, ProcessingRestricted) and first.request == key
    field = subject_of(lived, subject)["name"]
    status, told = opened(lived, field)
    assert (status, told["type"]) == (403, "/problems/opening-restricted")
    assert opened(lived, field, exception="legal-claim")[0] == 200
    assert opened(lived, field, purpose="data-subject-request", product=None)[0] == 200
    looks = lived.get(f"/v1/data-subjects/{subject}/openings").json()["items"]
    excepted = [one["attributes"].get("nakomen.restriction_exception") for one in looks]
    assert excepted == [None, "legal-claim"]
    lifted = {"occurredOn": DAY, "toldOn": "2021-05-31"}
    posted(lived, f"/v1/data-subjects/{subject}/restrictions/endings", lifted)
    assert opened(lived, field)[0] == 200


def test_an_objection_leaves_the_person_out_of_the_activity_until_it_is_resumed(
    lived: Installation,
) -> None:
    key, subject = granted(lived, "objection")
    activity = benefit(lived)
    unknown = measure("objection", "stopped", activity=f"{AGREEMENT}-nothing")
    assert lived.post(f"{HERE}/{key}/measures", unknown).status_code == 404
    before = lived.doors.log.size()
    posted(lived, f"{HERE}/{key}/measures", measure("objection", "stopped", activity=activity))
    first, _ = (one.event for one in lived.doors.log.since(before))
    assert isinstance(first, ProcessingStopped) and first.request == key
    found = subject_of(lived, subject)
    assert found["stopped"] == [activity]
    before = lived.doors.log.size()
    status, told = opened(lived, found["name"])
    assert (status, told["type"]) == (403, "/problems/opening-objected")
    assert lived.noted(before) == ["opening-objected"]
    assert opened(lived, found["name"], purpose="data-subject-request", product=None)[0] == 200
    resumed = {"occurredOn": DAY, "activity": activity, "ground": "objection-withdrawn"}
    posted(lived, f"/v1/data-subjects/{subject}/resumed-processing", resumed)
    assert opened(lived, found["name"])[0] == 200
    assert subject_of(lived, subject)["stopped"] == []


def test_an_activity_that_has_ended_is_not_stopped_again(lived: Installation) -> None:
    key, _ = granted(lived, "objection")
    activity = benefit(lived)
    path = f"/v1/processing-activities/{activity}/endings"
    posted(lived, path, {"occurredOn": DAY, "reason": "Voorbij."}, BEEK, "privacy-officer")
    body = measure("objection", "stopped", activity=activity)
    assert refused(lived, key, body) == "activity-elsewhere"


def test_what_is_portable_is_given_before_that_is_recorded(lived: Installation) -> None:
    key, _ = granted(lived, "portability")
    body = measure("portability", "handed-over")
    assert refused(lived, key, body) == "answer-not-given"
    answer = lived.post(f"{HERE}/{key}/answers", None, BEEK, "privacy-officer")
    assert NAME in {one["text"] for one in answer.json()["fields"]}
    posted(lived, f"{HERE}/{key}/measures", body)


# Who had the data (AVG 19)


def disclosed(lived: Installation, subject: str) -> str:
    """The disclosure in which data of somebody reached a third party."""
    asked = {
        "agreement": AGREEMENT,
        "controller": BEEK,
        "processor": CENTRE,
        "occurredOn": DAY,
        "recipientKind": "bailiff",
        "recipient": "Deurwaarder Verzonnen",
        "purpose": "Beslag",
        "categories": ["income"],
        "subjects": [subject],
    }
    key = posted(lived, "/v1/disclosures", asked, CENTRE)["id"]
    permitted = {"occurredOn": DAY, "decision": DECISION, "categories": ["income"]}
    posted(lived, f"/v1/disclosures/{key}/permissions", permitted, BEEK, "data-controller")
    made = {"occurredOn": DAY, "categories": ["income"], "subjects": [subject], "way": "paper"}
    posted(lived, f"/v1/disclosures/{key}/deliveries", made, CENTRE)
    return str(key)


def recipients(lived: Installation, key: str) -> list[str]:
    return [one["recipient"] for one in lived.get(f"{HERE}/{key}").json()["recipients"]]


def test_who_had_the_data_by_the_register_of_disclosures_is_to_be_told(
    lived: Installation,
) -> None:
    key, subject = granted(lived, "rectification")
    first, second = disclosed(lived, subject), disclosed(lived, subject)
    body = measure("rectification", "corrected", rectified={"address": MENDED})
    posted(lived, f"{HERE}/{key}/measures", body | {"recipients": ["uwv"]})
    told = ["uwv", *sorted((f"disclosure-{first}", f"disclosure-{second}"))]
    assert recipients(lived, key) == told
    for number in (1, 2, 3):
        telling = {"occurredOn": DAY, "number": number, "telling": "told"}
        posted(lived, f"{HERE}/{key}/told-recipients", telling)
    assert lived.get(f"{HERE}/{key}").json()["status"] == "closed"


def test_after_an_erasure_they_are_told_as_well(lived: Installation) -> None:
    key, subject = granted(lived, "erasure")
    disclosure = disclosed(lived, subject)
    arranged(lived.doors)
    body = {"occurredOn": DAY, "ground": "no-longer-necessary"}
    posted(lived, f"{HERE}/{key}/erasures", body, BEEK, "data-controller")
    assert recipients(lived, key) == [f"disclosure-{disclosure}"]


@pytest.mark.parametrize("right", ["objection", "portability"])
def test_nobody_is_told_of_what_changed_no_data(lived: Installation, right: str) -> None:
    key, subject = granted(lived, right)
    disclosed(lived, subject)
    if right == "objection":
        body = measure(right, "stopped", activity=benefit(lived))
    else:
        lived.post(f"{HERE}/{key}/answers", None, BEEK, "privacy-officer")
        body = measure(right, "handed-over")
    posted(lived, f"{HERE}/{key}/measures", body)
    assert recipients(lived, key) == []
