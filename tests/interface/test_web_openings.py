"""The pages of data subjects: registered, found, opened for a purpose, closed again, looked at."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from domain.data_subject.events import DataSubjectRegistered
from interface.main import served
from tests.interface.conftest import AGREEMENT, BEEK, Installation
from tests.interface.test_api_openings import NAME, NUMBER, PRODUCT, entry, looks, registered

OURS = {"sec-fetch-site": "same-origin"}
RECTIFIED = {"occurredOn": "2021-06-01", "name": "Toos de Voorbeeld"}
WHY = {"purpose": "establish", "product": PRODUCT}


@dataclass
class Visitor:
    http: TestClient

    def page(self, path: str, status: int = 200) -> str:
        answer = self.http.get(path)
        assert answer.status_code == status, answer.text
        assert answer.headers["cache-control"] == "no-store"
        return answer.text

    def post(self, path: str, fields: dict[str, str], status: int = 200) -> Response:
        answer = self.http.post(path, data=fields)
        assert answer.status_code == status, answer.text
        assert answer.headers["cache-control"] == "no-store"
        return answer


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))


Visiting = Callable[..., Visitor]


@pytest.fixture
def visiting(lived: Installation) -> Visiting:
    def enter(role: str = "clerk", party: str = BEEK) -> Visitor:
        http = TestClient(served(lived.doors), headers=OURS, follow_redirects=False)
        http.post("/sign-in/token", data={"token": lived.token(party, role)})
        return Visitor(http)

    return enter


def to_open(page: str) -> str:
    """The first link to open something."""
    found = re.search(r'href="(/openings\?[^"]+)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


def test_a_sealed_field_opens_with_a_purpose_and_closes_again(
    lived: Installation, visiting: Visiting
) -> None:
    subject = registered(lived)
    clerk, path = visiting(), f"/data-subjects/{subject}"
    page = clerk.page(path)
    assert "verzegeld" in page and NAME not in page
    asking = clerk.page(to_open(page))
    assert "Waarvoor hebt u dit nodig?" in asking
    assert looks(lived, subject) == []
    form = hidden(asking)
    shown = clerk.post("/openings", form | WHY).text
    assert NAME in shown and f'href="{path}">Sluiten' in shown
    assert [one["fields"] for one in looks(lived, subject)] == [[f"data-subject-{subject}@1:name"]]
    assert NAME not in clerk.page(path)


def test_closing_leads_back_to_the_moment_looked_at(
    lived: Installation, visiting: Visiting
) -> None:
    subject = registered(lived)
    path = f"/data-subjects/{subject}?asOf={entry(lived, subject)['position']}"
    lived.post(f"/v1/data-subjects/{subject}/rectifications", RECTIFIED)
    clerk = visiting()
    asking = clerk.page(to_open(clerk.page(path)))
    shown = clerk.post("/openings", hidden(asking) | WHY).text
    assert NAME in shown and f'href="{path}">Sluiten' in shown


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ({}, "Kies een doel."),
        ({"purpose": "curiosity"}, "Kies een doel."),
        ({"purpose": "enforce"}, "Noem welk."),
        ({"purpose": "enforce", "product": "direct.z.9"}, "niet op de productenlijst"),
    ],
)
def test_without_a_purpose_it_stays_closed(
    lived: Installation, visiting: Visiting, why: dict[str, str], said: str
) -> None:
    clerk = visiting()
    asking = clerk.page(to_open(clerk.page(f"/data-subjects/{registered(lived)}")))
    page = clerk.post("/openings", hidden(asking) | why, 422).text
    assert said in page and NAME not in page


def test_an_auditor_sees_that_there_is_something_and_not_what(
    lived: Installation, visiting: Visiting
) -> None:
    subject = registered(lived)
    form = hidden(visiting().page(to_open(visiting().page(f"/data-subjects/{subject}"))))
    auditor = visiting("auditor")
    page = auditor.page(f"/data-subjects/{subject}")
    assert "verzegeld" in page and "/openings?" not in page
    before = lived.doors.log.size()
    refused = auditor.post("/openings", form | WHY, 403).text
    assert NAME not in refused
    assert lived.noted(before) == ["not-allowed"]
    assert "Nog niemand heeft gekeken." in auditor.page(f"/data-subjects/{subject}/who-looked")


def test_another_municipality_sees_none_of_it(lived: Installation, visiting: Visiting) -> None:
    subject = registered(lived)
    form = hidden(visiting().page(to_open(visiting().page(f"/data-subjects/{subject}"))))
    other = visiting(party="stein")
    assert NAME not in other.post("/openings", form | WHY, 403).text
    other.page(f"/data-subjects/{subject}", 403)
    other.page(f"/data-subjects/{subject}/who-looked", 403)
    assert subject not in other.page("/data-subjects")


@pytest.mark.parametrize("field", ["x", "0" * 36 + "." + "a" * 64, "a.b.c"])
def test_what_no_page_asks_for_is_not_found(visiting: Visiting, field: str) -> None:
    visiting().page(f"/openings?field={field}", 404)


def test_closing_never_leads_to_another_site(lived: Installation, visiting: Visiting) -> None:
    clerk = visiting()
    asking = to_open(clerk.page(f"/data-subjects/{registered(lived)}"))
    for written in ("//elsewhere.example", "https://elsewhere.example/a", "/%5Celsewhere.example"):
        away = clerk.page(re.sub(r"back=[^&]*", lambda _, to=written: f"back={to}", asking))
        assert not re.search(r'href="[^"]*elsewhere', away)


def test_who_looked_is_a_page(lived: Installation, visiting: Visiting) -> None:
    subject = registered(lived)
    clerk = visiting()
    assert "Nog niemand heeft gekeken." in clerk.page(f"/data-subjects/{subject}/who-looked")
    form = hidden(clerk.page(to_open(clerk.page(f"/data-subjects/{subject}"))))
    clerk.post("/openings", form | WHY)
    clerk.post("/data-subjects/find", {"number": NUMBER} | WHY)
    page = clerk.page(f"/data-subjects/{subject}/who-looked")
    for said in ("een recht vaststellen", f"product {PRODUCT}", "Naam", "gevonden"):
        assert said in page
    assert NAME not in page and NUMBER not in page


def test_somebody_is_found_without_a_trace_in_an_address(
    lived: Installation, visiting: Visiting
) -> None:
    subject = registered(lived)
    clerk = visiting()
    page = clerk.post("/data-subjects/find", {"name": "Voorbeeld"} | WHY).text
    assert f'href="/data-subjects/{subject}"' in page
    none = clerk.post("/data-subjects/find", {"name": "Niemand"} | WHY).text
    assert "Niemand past bij wat u zocht." in none
    for fields, said in (
        (WHY, "Vul een nummer of een naam in."),
        ({"number": "999990018"} | WHY, "elfproef"),
        ({"name": "Voorbeeld"}, "Kies een doel."),
        ({"name": "Voorbeeld", "purpose": "end"}, "Noem welk."),
    ):
        assert said in clerk.post("/data-subjects/find", fields, 422).text


def test_a_person_is_registered_after_a_look_once(lived: Installation, visiting: Visiting) -> None:
    clerk = visiting()
    blank = hidden(clerk.page("/data-subjects/register"))
    typed = {"agreement": AGREEMENT, "name": NAME, "number": NUMBER, "occurred_on": "2021-06-01"}
    wrong = clerk.post("/data-subjects/register", blank | typed | {"number": "999990018"}, 422).text
    assert "elfproef" in wrong
    assert "Vul dit in." in clerk.post("/data-subjects/register", blank, 422).text
    review = clerk.post("/data-subjects/register", blank | typed).text
    assert "Klopt dit?" in review and NUMBER in review
    before = lived.doors.log.size()
    form = hidden(review) | {"step": "record"}
    for _ in range(2):
        answer = clerk.post("/data-subjects/register", form, 303)
        assert NUMBER not in answer.headers["location"]
    [event] = [one.event for one in lived.doors.log.since(before)]
    assert isinstance(event, DataSubjectRegistered)
    assert event.subject == blank["key"]
    other = hidden(clerk.page("/data-subjects/register")) | typed
    known = clerk.post("/data-subjects/register", other, 422).text
    assert 'id="number-err"' in known and blank["key"] in known and NAME in known


def test_what_becomes_of_somebody_is_recorded_on_pages(
    lived: Installation, visiting: Visiting
) -> None:
    subject = registered(lived)
    clerk, path = visiting(), f"/data-subjects/{subject}"

    def recorded(deed: str, **typed: str) -> str:
        blank = hidden(clerk.page(f"{path}/{deed}"))
        asked = blank | {"occurred_on": "2021-06-01"} | typed
        review = clerk.post(f"{path}/{deed}", asked).text
        answer = clerk.post(f"{path}/{deed}", hidden(review) | {"step": "record"}, 303)
        return clerk.page(answer.headers["location"].partition("#")[0])

    page = recorded("rectify", address="Kerkplein 2, 6191 BB Beek")
    assert "gegevens verbeterd: adres" in page and "Kerkplein" not in page
    page = recorded("restrict", ground="objection-pending")
    assert "er loopt een bezwaar tegen de verwerking" in page
    clerk.page(f"{path}/restrict", 303)
    assert entry(lived, subject)["restricted"] == "objection-pending"
    page = recorded("lift", told_on="2021-05-31")
    assert "beperking opgeheven" in page
    for deed, typed in (("rectify", {}), ("restrict", {}), ("rectify", {"occurred_on": "x"})):
        blank = hidden(clerk.page(f"{path}/{deed}"))
        clerk.post(f"{path}/{deed}", blank | {"occurred_on": "2021-06-01"} | typed, 422)


def test_an_erased_field_says_so_at_every_moment(lived: Installation, visiting: Visiting) -> None:
    subject = registered(lived)
    found = entry(lived, subject)
    lived.doors.openings.vault.destroy("order", [found["name"]["key"]], 7)
    clerk = visiting()
    for moment in ("", f"?asOf={found['position']}"):
        page = clerk.page(f"/data-subjects/{subject}{moment}")
        assert "gewist" in page and 'href="/trail/7' in page and "verzegeld" not in page
