"""What a data subject is told who asked for access: all of it, on the page as in the file."""

import re
from html import unescape
from typing import Any

from fastapi.testclient import TestClient

from interface.main import served
from interface.web.register_file import by_law
from tests.interface.activities import recorded as activity
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.test_carrying_out import (
    DAY,
    DECISION,
    HERE,
    granted,
    measure,
    opened,
    posted,
    subject_of,
)

BAILIFF = "Deurwaarder Verzonnen"
CONSENT = {"source": "own-system", "kind": "consent", "system": "zaken", "reference": "Z-1"}
OURS = {"sec-fetch-site": "same-origin"}


def lived_through(lived: Installation) -> tuple[str, str]:
    """A request for access of somebody of whom nearly everything is recorded; and who it is."""
    key, subject = granted(lived, "access")
    for name in ("benefit", "work", "debts", "other"):
        activity(lived, name)

    def said(path: str, body: dict[str, Any], role: str = "clerk") -> dict[str, Any]:
        return posted(lived, path, {"occurredOn": DAY} | body, BEEK, role)

    work = f"/v1/processing-activities/{AGREEMENT}-work"
    proposal = {"purpose": "research", "compatible": True, "reason": "Het helpt."}
    said(f"{work}/other-purposes", proposal)
    agreed = {"number": 1, "decision": DECISION}
    said(f"{work}/purpose-agreements", agreed, "data-controller")
    theirs = {"number": 1, "subject": subject}
    said(f"{work}/consents", theirs | {"evidence": [CONSENT]})
    said(f"{work}/consent-withdrawals", theirs)
    debts = f"/v1/processing-activities/{AGREEMENT}-debts"
    said(f"{debts}/obtained-data", {"origin": "suwinet", "subject": subject})
    home = f"/v1/data-subjects/{subject}"
    said(f"{home}/restrictions", {"ground": "accuracy-contested"})
    said(f"{home}/restrictions/endings", {"toldOn": DAY})
    assert opened(lived, subject_of(lived, subject)["name"])[0] == 200
    asked = {"controller": BEEK, "processor": CENTRE, "receivedBy": BEEK, "rights": ["objection"]}
    second = said(HERE, asked | {"agreement": AGREEMENT, "subject": subject})["id"]
    said(f"{HERE}/{second}/identifications", {"means": "digid"})
    ruled = {"decision": DECISION, "rulings": [{"right": "objection", "outcome": "granted"}]}
    said(f"{HERE}/{second}/decisions", ruled, "data-controller")
    stop = measure("objection", "stopped", activity=f"{AGREEMENT}-benefit")
    said(f"{HERE}/{second}/measures", stop)
    disclosure = {"agreement": AGREEMENT, "controller": BEEK, "processor": CENTRE}
    disclosure |= {"recipientKind": "bailiff", "recipient": BAILIFF, "purpose": "Beslag"}
    of = {"categories": ["income"], "subjects": [subject]}
    made = posted(lived, "/v1/disclosures", {"occurredOn": DAY} | disclosure | of, CENTRE)["id"]
    duty = {"law": "participatiewet", "article": "64", "categories": ["income"]}
    said(f"/v1/disclosures/{made}/duties", duty, "data-controller")
    said(f"/v1/disclosures/{made}/deliveries", of | {"way": "paper"})
    return key, subject


def test_the_answer_tells_what_was_done_with_the_data_and_what_one_may_ask(
    lived: Installation,
) -> None:
    key, subject = lived_through(lived)
    found = posted(lived, f"{HERE}/{key}/answers", None, BEEK, "privacy-officer")
    assert (found["subject"], found["controller"], found["processor"]) == (subject, BEEK, CENTRE)
    known = {one["id"].removeprefix(f"{AGREEMENT}-"): one for one in found["processing"]}
    assert {name: one["knownBy"] for name, one in known.items()} == {
        "benefit": ["looked", "objection"],
        "debts": ["obtained"],
        "work": ["consent"],
    }
    said = known["benefit"]["processing"]
    assert (said["article"], said["recipients"]) == ("Participatiewet/7", ["uwv"])
    assert {one["months"] for one in said["retention"]} == {120}
    assert [one["id"] for one in found["otherProcessing"]] == [f"{AGREEMENT}-other"]
    assert [(one["activity"], one["origin"]) for one in found["origins"]] == [
        (f"{AGREEMENT}-debts", "suwinet")
    ]
    [disclosure] = found["disclosures"]
    assert (disclosure["recipientKind"], disclosure["recipient"]) == ("bailiff", BAILIFF)
    assert (disclosure["on"], disclosure["categories"]) == (DAY, ["income"])
    assert (disclosure["basis"], disclosure["article"]) == ("legal-duty", "64")
    asked = {one["rights"][0]: (one["outcome"], one["status"]) for one in found["requests"]}
    assert asked == {"access": ("granted", "to-carry-out"), "objection": ("granted", "closed")}
    [restriction], [stop] = found["restrictions"], found["stopped"]
    assert restriction == {"ground": "accuracy-contested", "on": DAY, "until": DAY}
    assert stop == {"activity": f"{AGREEMENT}-benefit", "on": DAY, "until": None}
    [consent] = found["consents"]
    assert (consent["purpose"], consent["withdrawnOn"]) == ("research", DAY)
    assert found["erasures"] == []
    rights = {one["right"]: one["article"] for one in found["rights"]}
    assert rights["erasure"] == "AVG 17" and "access" not in rights
    assert found["complaintsTo"] == "autoriteit-persoonsgegevens"


def test_the_page_tells_the_same_in_words(lived: Installation) -> None:
    key, _ = lived_through(lived)
    http = TestClient(served(lived.doors), headers=OURS)
    http.post("/sign-in/token", data={"token": lived.token(BEEK, "privacy-officer")})
    page = http.post(f"/privacy/requests/{key}/answer", data={"form": "page"}).text
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
    for told in (
        "Participatiewet artikel 7",
        "de gegevens zijn hiervoor ingezien of gezocht; de betrokkene maakte hier bezwaar tegen",
        "contact: 10 jaar na het einde van de voorziening (Selectielijst 2020)",
        "Het register zegt van welke soort personen iets wordt verwerkt",
        f"Deurwaarder {BAILIFF}",
        "wettelijke plicht Participatiewet artikel 64",
        "De verwerking is beperkt: de betrokkene betwist of de gegevens kloppen.",
        "Na een bezwaar buiten de verwerking gelaten",
        "Toestemming voor een ander doel: research",
        "verbetering van gegevens (AVG 16)",
        "Autoriteit Persoonsgegevens (AVG 77)",
    ):
        assert told in words
    assert "Participatiewet/7" not in words


def test_a_law_is_named_once_where_its_article_names_it_too() -> None:
    assert by_law("participatiewet", "Participatiewet/7", "nl") == "Participatiewet artikel 7"
    assert by_law("participatiewet", "64", "en") == "Participatiewet article 64"
    assert by_law("wsw", "Awb/4:2", "nl") == "Wsw, Awb artikel 4:2"
