"""The pages of the register: the list, an activity, its forms, and the files to take away."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from openpyxl import load_workbook

from domain.processing.events import ProcessingAmended, ProcessingRecorded
from domain.sealed import Sealed
from interface.main import served
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.test_api_processing import (
    ANNE,
    CHILDCARE,
    DECISION,
    KEY,
    PATH,
    WHY,
    stated,
)
from tests.life import nakomen

OURS = {"sec-fetch-site": "same-origin"}
HERE = f"/register/{KEY}"
NEW: dict[str, Any] = {
    "agreement": AGREEMENT,
    "name": "recovery",
    "occurred_on": "2020-01-01",
    "products": ["direct.a.1", "direct.g.5"],
    "law": "participatiewet",
    "basis": "legal-obligation",
    "article": "Participatiewet/58",
    "persons": ["applicant"],
    "data": ["contact", "income"],
    "keep-contact": "as-long-as-needed",
    "keep-income": "selection-list",
    "months-income": "84",
    "from-income": "case-closed",
    "article-income": "Selectielijst/2020",
    "origins": ["data-subject", "gba-v"],
    "recipients": "court, uwv",
    "controller": BEEK,
    "processor": CENTRE,
    "officer": BEEK,
    "measures": ["logging"],
    "proportionality": WHY,
    "subsidiarity": WHY,
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
        """Looked at, then recorded; the page that one comes back to."""
        form = hidden(self.page(f"{path}?agreement={AGREEMENT}"))
        looked = self.post(path, {**form, **fields, "step": "review"}, 200).text
        assert "Klopt dit?" in looked
        answer = self.post(path, {**hidden(looked), "step": "record"}, 303)
        return self.page(answer.headers["location"].partition("#")[0])


def hidden(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        found.setdefault(name, []).append(value)
    return found


Visiting = Callable[..., Visitor]


def visitor(installation: Installation, role: str = "clerk") -> Visitor:
    http = TestClient(served(installation.doors), headers=OURS, follow_redirects=False)
    http.post("/sign-in/token", data={"token": installation.token(BEEK, role)})
    return Visitor(http)


@pytest.fixture
def visiting(lived: Installation) -> Visiting:
    return partial(visitor, lived)


@pytest.fixture
def benefit(lived: Installation) -> None:
    assert lived.post(PATH, stated(), BEEK, "privacy-officer").status_code == 201


def test_an_empty_register_says_so_and_who_may_begin_it(visiting: Visiting) -> None:
    assert "Er is nog geen verwerking vastgelegd." in visiting().page("/register")
    assert f"/register/record?agreement={AGREEMENT}" in visiting().page("/register")
    auditor = visiting("auditor").page("/register")
    assert "/register/record" not in auditor
    assert "privacy officer" in auditor


def test_an_activity_is_recorded_after_a_look_and_its_words_are_sealed(
    lived: Installation, visiting: Visiting
) -> None:
    clerk, before = visiting(), lived.doors.log.size()
    assert "Voor welke producten?" in clerk.page(f"/register/record?agreement={AGREEMENT}")
    page = clerk.recorded("/register/record", NEW)
    assert "Vastgelegd onder" in page
    events = [one.event for one in lived.doors.log.since(before)]
    [event] = [one for one in events if isinstance(one, ProcessingRecorded)]
    assert event.processing.recipients == ("court", "uwv")
    assert [one.months for one in event.processing.retention] == [None, 84]
    assert isinstance(event.subsidiarity, Sealed)
    shown = clerk.page(f"/register/{AGREEMENT}-recovery")
    assert WHY not in shown
    for words in ("verzegeld", "7 jaar na het sluiten van de zaak", "GBA-V", "rechter, UWV"):
        assert words in shown


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"persons": ["wsw-employee"]}, "persons"),
        ({"data": ["health"], "keep-health": "as-long-as-needed"}, "data"),
        ({"controller": CENTRE}, "controller"),
        ({"keep-income": ""}, "keep-income"),
        ({"article-income": "a b"}, "article-income"),
        ({"months-income": ""}, "keep-income"),
        ({"products": []}, "products"),
        ({"law": ""}, "law"),
        ({"proportionality": ""}, "proportionality"),
        ({"occurred_on": "2022-01-01"}, "occurred_on"),
        ({"name": "No name"}, "name"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    standing: Installation, wrong: dict[str, Any], field: str
) -> None:
    page = visitor(standing).post("/register/record", {**NEW, **wrong}, 422).text
    assert f'id="{field}-err"' in page
    assert f'href="#{field}"' in page
    assert 'value="Participatiewet/58"' in page


def test_the_list_and_an_activity_are_told_as_of_any_moment(
    lived: Installation, visiting: Visiting, benefit: None
) -> None:
    assert lived.post(PATH, stated("care", **CHILDCARE)).status_code == 201
    clerk = visiting()
    page = clerk.page("/register")
    assert "Er zijn 2 verwerkingen van persoonsgegevens. Bij 1 staat nog iets open." in page
    assert "wacht op een regel" in page
    position = lived.doors.log.size() - 1
    earlier = clerk.page(f"/register?asOf={position}")
    assert "Er is 1 verwerking van persoonsgegevens. Er staat niets open." in earlier
    assert "/register/record" not in earlier
    assert f"{HERE}/amend" not in clerk.page(f"{HERE}?asOf={position}")
    assert clerk.http.get(f"{HERE}/amend?asOf={position}").status_code == 303
    assert clerk.http.get(f"/register/{AGREEMENT}-nothing").status_code == 404
    assert clerk.http.get(f"{HERE}/nothing").status_code == 404


def test_an_activity_is_amended_from_what_it_was(
    lived: Installation, visiting: Visiting, benefit: None
) -> None:
    clerk, before = visiting(), lived.doors.log.size()
    form = clerk.page(f"{HERE}/amend")
    ticked = re.findall(r'type="checkbox" name="(\w+)" value="([^"]+)"[^>]* checked', form)
    assert {("persons", "partner"), ("data", "income"), ("products", "direct.a.1")} <= set(ticked)
    assert 'value="120"' in form
    page = clerk.recorded(f"{HERE}/amend", {**NEW, "reason": WHY})
    assert "Gewijzigd per" in page
    [event] = [one.event for one in lived.doors.log.since(before)]
    assert isinstance(event, ProcessingAmended)
    assert event.processing.persons == ("applicant",)


def test_another_purpose_goes_through_its_forms(visiting: Visiting, benefit: None) -> None:
    clerk, controller = visiting(), visiting("data-controller")
    day = {"occurred_on": "2021-06-01"}
    asked = {**day, "purpose": "research", "reason": WHY}
    clash = clerk.post(f"{HERE}/purpose", {**asked, "compatible": "no", "seen": "1"}, 422).text
    assert 'id="compatible-err"' in clash
    assert "wacht op akkoord" in clerk.recorded(f"{HERE}/purpose", {**asked, "compatible": "yes"})
    assert f"{HERE}/agree" not in clerk.page(HERE)
    taken = {"taken_on": "2021-05-18", "reference": DECISION["reference"]}
    assert "akkoord" in controller.recorded(f"{HERE}/agree", {**day, "number": "1", **taken})
    whom = {**day, "number": "1", "subject": ANNE}
    shown = {"system": "zaaksysteem", "reference": "Z-1"}
    assert "een betrokkene stemt toe" in clerk.recorded(f"{HERE}/consent", {**whom, **shown})
    assert "trekt de toestemming in" in clerk.recorded(f"{HERE}/withdraw", whom)
    assert clerk.http.get(f"{HERE}/withdraw").headers["location"] == HERE
    clashes = {**day, "number": "1", "reason": WHY}
    assert "strijdig: mag nooit" in clerk.recorded(f"{HERE}/incompatible", clashes)
    assert f"{HERE}/consent" not in clerk.page(HERE)


def test_what_comes_from_a_register_brings_its_duties(
    lived: Installation, visiting: Visiting, benefit: None
) -> None:
    clerk = visiting()
    asked = {"occurred_on": "2021-06-01", "origin": "suwinet", "subject": ""}
    assert "gegevens verkregen van elders: Suwinet" in clerk.recorded(f"{HERE}/obtain", asked)
    for duty in ("origin-information", "verify-register-data"):
        assert lived.get(f"/v1/obligations/{AGREEMENT}-{duty}-2021-06-01").status_code == 200


def test_a_row_of_the_controller_takes_the_flag_away(
    lived: Installation, visiting: Visiting
) -> None:
    assert lived.post(PATH, stated("care", **CHILDCARE)).status_code == 201
    here, controller = f"/register/{AGREEMENT}-care", visiting("data-controller")
    assert "wacht op een regel" in controller.page(here)
    row = {"persons": ["applicant", "child"], "data": ["contact"], "reference": "B-1"}
    days = {"occurred_on": "2021-06-01", "taken_on": "2021-05-18"}
    page = controller.recorded(f"{here}/row", {**row, **days})
    assert "wacht op een regel" not in page
    assert "Toegestaan door de verantwoordelijke" in page


def test_what_ended_has_no_forms_left(visiting: Visiting, benefit: None) -> None:
    clerk = visiting()
    page = clerk.recorded(f"{HERE}/end", {"occurred_on": "2021-06-01", "reason": WHY})
    assert "beëindigd" in page
    assert "Uw rol of partij legt hier nu niets vast." in page
    assert clerk.http.get(f"{HERE}/amend").headers["location"] == HERE


def test_who_was_overtaken_looks_again(
    lived: Installation, visiting: Visiting, benefit: None
) -> None:
    clerk = visiting()
    asked = {"occurred_on": "2021-06-01", "origin": "suwinet", "seen": "1"}
    purpose = {"purpose": "research", "compatible": True, "reason": WHY}
    other = lived.post(f"{PATH}/{KEY}/other-purposes", {"occurredOn": "2021-06-01", **purpose})
    assert other.status_code == 201
    page = clerk.post(f"{HERE}/obtain", asked, 412).text
    assert "ander doel 1 voorgesteld: research" in page


def test_the_whole_register_is_taken_away(visiting: Visiting, benefit: None) -> None:
    clerk = visiting()
    taken = json.loads(clerk.page("/register.json"))
    assert [one["id"] for one in taken["activities"]] == [KEY]
    assert taken["day"] == "2021-06-01"
    assert clerk.page("/register.csv").count("\r\n") == 2
    book = load_workbook(io.BytesIO(clerk.http.get("/register.xlsx").content))
    headings, row = book.worksheets[0].iter_rows(values_only=True)
    told = dict(zip(headings, row, strict=True))
    assert told["Verwerkingsverantwoordelijke"] == "Gemeente Beek"
    assert told["Gegevens"] == "naam, adres en contact, inkomen"
    assert "inkomen: 10 jaar na het einde van de voorziening" in str(told["Bewaartermijn"])
    assert json.loads(clerk.page("/register.json?asOf=1"))["activities"] == []
    whole = clerk.page("/register/whole")
    for words in ("het college van Gemeente Beek", "10 jaar na het einde van de voorziening"):
        assert words in whole
    assert "Toen was er nog geen verwerking vastgelegd." in clerk.page("/register/whole?asOf=1")


def test_the_command_line_lists_the_register(
    visiting: Visiting, benefit: None, tmp_path: Path
) -> None:
    folder = tmp_path / "copy"
    shown = nakomen("privacy", "register", "--as-of", "2021-06-01", folder=folder)
    assert (shown.exit_code, KEY in shown.output) == (0, True), shown.output
    as_json = nakomen("privacy", "register", "--json", "--as-of", "2021-06-01", folder=folder)
    assert json.loads(as_json.output) == json.loads(visiting().page("/register.json"))
