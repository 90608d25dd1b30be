"""The pages of arrangements and of informing: filled in, looked at, recorded, confirmed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from domain.arrangement.events import ArrangementConfirmed, ArrangementEnded, ArrangementRecorded
from domain.informing.events import InformingClosed, InformingCorrected, PeopleInformed
from domain.sealed import Sealed
from interface.main import served
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation

OURS = {"sec-fetch-site": "same-origin"}
ARRANGEMENTS, INFORMING = "/privacy/arrangements", "/privacy/informing"
HOW = "Alleen na akkoord van de archivaris."
ARRANGED = {
    "agreement": AGREEMENT,
    "categories": ["income", "assets"],
    "once": "false",
    "occurred_on": "2021-05-20",
    "in_force_from": "2021-06-01",
    "until": "",
    "system-destruction-arrangement": "zaaksysteem",
    "reference-destruction-arrangement": "Z-2021-00417",
    "conditions": HOW,
}
PLANNED = {
    "agreement": AGREEMENT,
    "about": "transition",
    "audience": ["applicant", "partner"],
    "size": "40",
    "by": "2021-05-31",
    "contents": ["transition", "rights"],
    "occurred_on": "2021-05-20",
}
TOLD = {
    "occurred_on": "2021-05-28",
    "way": "letter",
    "number": "36",
    "system-notice": "zaaksysteem",
    "reference-notice": "Z-2021-00418",
}


@dataclass
class Visitor:
    http: TestClient

    def page(self, path: str, status: int = 200) -> str:
        answer = self.http.get(path)
        assert answer.status_code == status, answer.text
        return answer.text

    def post(self, path: str, fields: dict[str, Any], status: int) -> Response:
        answer = self.http.post(path, data=fields)
        assert answer.status_code == status, answer.text
        return answer

    def recorded(self, path: str, fields: dict[str, Any]) -> str:
        """Reviewed and recorded; the page to which that leads."""
        reviewed = self.post(path, fields, 200).text
        assert "Klopt dit?" in reviewed, reviewed
        answer = self.post(path, hidden(reviewed) | {"step": "record"}, 303)
        return self.page(answer.headers["location"].partition("#")[0])


def hidden(page: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        found.setdefault(name, []).append(value)
    return found


Visiting = Callable[..., Visitor]


@pytest.fixture
def visiting(lived: Installation) -> Visiting:
    def enter(party: str = BEEK, role: str = "clerk") -> Visitor:
        http = TestClient(served(lived.doors), headers=OURS, follow_redirects=False)
        http.post("/sign-in/token", data={"token": lived.token(party, role)})
        return Visitor(http)

    return enter


def only(lived: Installation, pages: str) -> str:
    """The address of the one thing that is listed."""
    noun = pages.rpartition("/")[2].replace("informing", "informings")
    [entry] = lived.get(f"/v1/{noun}").json()["items"]
    return f"{pages}/{entry['id']}"


def last(lived: Installation) -> Any:
    return next(one.event for one in lived.doors.log.since(lived.doors.log.size() - 1))


# Arrangements


def test_one_party_records_the_other_confirms_and_either_ends(
    lived: Installation, visiting: Visiting
) -> None:
    beek, centre = visiting(), visiting(CENTRE)
    assert "Er gelden 0 afspraken" in beek.page(ARRANGEMENTS)
    page = beek.recorded(f"{ARRANGEMENTS}/record", ARRANGED)
    assert "Vastgelegd onder" in page and "Wacht op u" not in page
    event = last(lived)
    assert isinstance(event, ArrangementRecorded)
    assert (event.categories, event.once) == (("income", "assets"), False)
    assert isinstance(event.conditions, Sealed)
    assert "Wacht op u" in centre.page(ARRANGEMENTS)
    here = only(lived, ARRANGEMENTS)
    assert "Zij geldt nog niet" in beek.page(here)
    assert "verzegeld" in beek.page(here) and HOW not in beek.page(here)
    assert f"{here}/confirm" not in beek.page(here)
    confirm = {"occurred_on": "2021-06-01"} | seen(centre, here, "confirm")
    page = centre.recorded(f"{here}/confirm", confirm)
    assert isinstance(last(lived), ArrangementConfirmed)
    assert "Op grond hiervan mag worden vernietigd: inkomen, vermogen." in page
    end = {"occurred_on": "2021-06-01", "reason": "Op."} | seen(beek, here, "end")
    ended = beek.recorded(f"{here}/end", end)
    assert isinstance(last(lived), ArrangementEnded)
    assert "wordt niets meer vernietigd" in ended


def test_what_cannot_be_read_is_told_at_its_field(lived: Installation, visiting: Visiting) -> None:
    beek, before = visiting(), lived.doors.log.size()
    nothing = beek.post(f"{ARRANGEMENTS}/record", {"agreement": AGREEMENT}, 422).text
    for name in ("categories", "once", "occurred_on", "in_force_from"):
        assert f'href="#{name}"' in nothing
    assert 'href="#file-destruction-arrangement"' in nothing
    spaced = ARRANGED | {"reference-destruction-arrangement": "met spaties"}
    page = beek.post(f"{ARRANGEMENTS}/record", spaced, 422).text
    assert 'href="#reference-destruction-arrangement"' in page
    early = beek.post(f"{ARRANGEMENTS}/record", ARRANGED | {"in_force_from": "2021-05-01"}, 422)
    assert 'href="#in_force_from"' in early.text
    lost = beek.post(f"{ARRANGEMENTS}/record", ARRANGED | {"kept-x": "0" * 64}, 422).text
    assert 'href="#file-destruction-arrangement"' in lost
    assert lived.doors.log.size() == before


def test_who_may_not_record_finds_no_form(lived: Installation, visiting: Visiting) -> None:
    auditor = visiting(BEEK, "auditor")
    assert f"{ARRANGEMENTS}/record" not in auditor.page(ARRANGEMENTS)
    assert auditor.http.get(f"{ARRANGEMENTS}/record").status_code == 303
    visiting().recorded(f"{ARRANGEMENTS}/record", ARRANGED)
    here = only(lived, ARRANGEMENTS)
    assert auditor.http.get(f"{here}/end").status_code == 303
    assert auditor.http.get(f"{here}/forget").status_code == 404
    assert "Wat u kunt doen" not in auditor.page(here)
    moment = f"?asOf={lived.doors.log.size()}"
    assert "Wat u kunt doen" not in visiting().page(f"{here}{moment}")


def test_two_who_end_it_at_once_see_each_other(lived: Installation, visiting: Visiting) -> None:
    beek, centre = visiting(), visiting(CENTRE)
    beek.recorded(f"{ARRANGEMENTS}/record", ARRANGED)
    here = only(lived, ARRANGEMENTS)
    form = hidden(beek.page(f"{here}/end")) | {"occurred_on": "2021-06-01", "reason": ""}
    centre.recorded(
        f"{here}/confirm", {"occurred_on": "2021-06-01"} | seen(centre, here, "confirm")
    )
    overtaken = beek.post(f"{here}/end", form | {"step": "record"}, 412).text
    assert "is bij deze afspraak iets anders vastgelegd" in overtaken


# Informing


def test_a_campaign_on_the_pages(lived: Installation, visiting: Visiting) -> None:
    beek = visiting()
    assert "Er is nog niet vastgelegd wie er wordt ingelicht" in beek.page(INFORMING)
    page = beek.recorded(f"{INFORMING}/plan", PLANNED)
    assert "Bij 1 groep is niet iedereen op tijd ingelicht" in page
    here = only(lived, INFORMING)
    page = beek.recorded(f"{here}/tell", TOLD | seen(beek, here, "tell"))
    assert isinstance(last(lived), PeopleInformed)
    assert "36 van 40 personen zijn ingelicht, 36 daarvan op tijd." in page
    assert "waar de gegevens vandaan komen" in page
    fixed = {"corrects": "2", "number": "35"} | seen(beek, here, "correct")
    beek.recorded(f"{here}/correct", fixed)
    assert isinstance(last(lived), InformingCorrected)
    public = TOLD | {"way": "website", "number": ""} | seen(beek, here, "tell")
    assert "niet te tellen" in beek.recorded(f"{here}/tell", public)
    close = {"occurred_on": "2021-06-01", "reason": ""} | seen(beek, here, "close")
    refused = beek.post(f"{here}/close", close, 422).text
    assert 'href="#reason"' in refused
    page = beek.recorded(f"{here}/close", close | {"reason": "Adres onbekend."})
    event = last(lived)
    assert isinstance(event, InformingClosed)
    assert event.uninformed == 5
    assert "Afgesloten op dinsdag 1 juni 2021" in page and "Adres onbekend" not in page


def seen(visitor: Visitor, here: str, deed: str) -> dict[str, Any]:
    return hidden(visitor.page(f"{here}/{deed}")) | {"step": "review"}


def test_what_of_a_campaign_cannot_be_read_is_told_at_its_field(
    lived: Installation, visiting: Visiting
) -> None:
    beek, centre = visiting(), visiting(CENTRE)
    nothing = beek.post(f"{INFORMING}/plan", {"agreement": AGREEMENT}, 422).text
    for name in ("about", "audience", "size", "by", "contents", "occurred_on"):
        assert f'href="#{name}"' in nothing
    assert 'href="#about"' in centre.post(f"{INFORMING}/plan", PLANNED, 422).text
    beek.recorded(f"{INFORMING}/plan", PLANNED)
    here = only(lived, INFORMING)
    page = beek.post(f"{here}/tell", {"occurred_on": "2021-05-28", "way": "letter"}, 422).text
    assert 'href="#file-notice"' in page
    many = beek.post(f"{here}/tell", TOLD | {"number": "41"} | seen(beek, here, "tell"), 422)
    assert 'href="#number"' in many.text
    lost = beek.post(f"{here}/tell", TOLD | {"kept-notice": "x"}, 422).text
    assert 'href="#file-notice"' in lost
    assert beek.http.get(f"{here}/forget").status_code == 404
    auditor = visiting(BEEK, "auditor")
    assert auditor.http.get(f"{INFORMING}/plan").status_code == 303
    assert "Wat u kunt doen" not in auditor.page(here)
