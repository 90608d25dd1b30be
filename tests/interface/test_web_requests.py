"""The pages of requests of data subjects: the list, one request, and the forms that it allows."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from domain.privacy_request.events import RequestCarriedOut, RequestDecided, RequestReceived
from interface.main import served
from tests.infra.erasures import arranged
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation

OURS = {"sec-fetch-site": "same-origin"}
HERE = "/privacy/requests"
NAME = "A. Voorbeeld-Verzonnen"
ASKED = {
    "occurred_on": "2021-05-03",
    "received_by": BEEK,
    "controller": BEEK,
    "processor": CENTRE,
    "agreement": AGREEMENT,
    "rights": ["access", "erasure"],
    "requester": NAME,
    "request": "Wat weet u van mij?\nEn wis het daarna.",
}
Fields = dict[str, str | list[str]]


@dataclass
class Visitor:
    http: TestClient

    def page(self, path: str = HERE, status: int = 200) -> str:
        answer = self.http.get(path)
        assert answer.status_code == status, answer.text
        return unescape(answer.text)

    def post(self, path: str, fields: Fields, status: int) -> Response:
        answer = self.http.post(path, data=fields)
        assert answer.status_code == status, answer.text
        return answer

    def recorded(self, path: str, fields: Fields) -> str:
        """Filled in, reviewed and recorded; where it leads to."""
        reviewed = self.post(path, hidden(self.page(path)) | fields, 200).text
        assert "Klopt dit?" in reviewed
        answer = self.post(path, hidden(reviewed) | {"step": "record"}, 303)
        return str(answer.headers["location"].partition("#")[0])


def hidden(page: str) -> Fields:
    """Every hidden field, as often as it is there."""
    found: dict[str, str | list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        found[name] = [*found.get(name, []), unescape(value)]
    return found


@pytest.fixture
def visiting(lived: Installation) -> Callable[..., Visitor]:
    def enter(role: str = "clerk", party: str = BEEK) -> Visitor:
        http = TestClient(served(lived.doors), headers=OURS, follow_redirects=False)
        http.post("/sign-in/token", data={"token": lived.token(party, role)})
        return Visitor(http)

    return enter


def received(lived: Installation, visitor: Visitor) -> str:
    before = lived.doors.log.size()
    visitor.recorded(f"{HERE}/new", ASKED)
    [recorded] = lived.doors.log.since(before)
    assert isinstance(recorded.event, RequestReceived)
    return f"{HERE}/{recorded.stream.removeprefix('privacy-request-')}"


def test_a_request_is_recorded_and_shown_with_its_reason_and_without_its_words(
    lived: Installation, visiting: Callable[..., Visitor]
) -> None:
    clerk = visiting()
    blank = clerk.page(f"{HERE}/new")
    assert f'<option value="{AGREEMENT}" selected>' in blank
    path = received(lived, clerk)
    listed = clerk.page()
    assert f'href="{path}"' in listed
    for page in (listed, clerk.page(path), clerk.page(f"{path}/identify")):
        assert NAME not in page
    page = clerk.page(path)
    assert "Waarom do 3 jun?" in page
    assert "AVG 12(3)" in page
    assert "verzegeld" in page


def test_only_the_forms_that_its_phase_and_role_allow_are_there(
    lived: Installation, visiting: Callable[..., Visitor]
) -> None:
    clerk, controller, auditor = visiting(), visiting("data-controller"), visiting("auditor")
    path = received(lived, clerk)

    def forms(visitor: Visitor) -> set[str]:
        page = visitor.page(path)
        return set(re.findall(rf'(?:href|action)="{path}/([a-z-]+)"', page))

    first = {"ask-identity", "identify", "scope", "extend", "note-obstacle"}
    assert forms(clerk) == first | {"withdraw"}
    assert forms(controller) == first | {"withdraw", "decide"}
    assert forms(auditor) == set()
    assert auditor.http.get(f"{path}/identify").status_code == 303
    assert auditor.http.get(f"{HERE}/new").status_code == 303
    assert clerk.http.get(f"{path}/nothing").status_code == 404
    assert "Uw partij wel" in auditor.page(path)


def test_it_is_decided_carried_out_and_erased(
    lived: Installation, visiting: Callable[..., Visitor]
) -> None:
    clerk, controller = visiting(), visiting("data-controller")
    path = received(lived, clerk)
    clerk.recorded(f"{path}/identify", {"occurred_on": "2021-05-10", "means": "digid"})
    ruled: Fields = {
        "occurred_on": "2021-06-01",
        "taken_on": "2021-05-28",
        "reference": "B-2021-61",
        "ruled": ["access", "erasure"],
        "outcome-access": "partly",
        "outcome-erasure": "granted",
    }
    ruled |= hidden(controller.page(f"{path}/decide"))
    wrong = unescape(controller.post(f"{path}/decide", ruled, 422).text)
    assert 'id="ground-access-err"' in wrong
    given = {"ground-access": "rights-of-others", "reasons-access": "Anderen."}
    before = lived.doors.log.size()
    where = controller.recorded(f"{path}/decide", ruled | given)
    [one] = lived.doors.log.since(before)
    assert isinstance(one.event, RequestDecided)
    assert "Vastgelegd onder" in controller.page(where)
    done: Fields = {"occurred_on": "2021-06-01", "measure": "access/copy-given"}
    clerk.recorded(f"{path}/carry-out", done)
    erase: Fields = {
        "occurred_on": "2021-06-01",
        "ground": "no-longer-necessary",
        "recipients": "UWV, svb",
    }
    unarranged = controller.post(
        f"{path}/erase", hidden(controller.page(f"{path}/erase")) | erase, 200
    )
    again = hidden(unarranged.text) | {"step": "record"}
    refused = unescape(controller.post(f"{path}/erase", again, 422).text)
    assert "Er is nog niets vastgelegd" in refused
    arranged(lived.doors)
    before = lived.doors.log.size()
    controller.recorded(f"{path}/erase", erase)
    last = list(lived.doors.log.since(before))[-1].event
    assert isinstance(last, RequestCarriedOut)
    assert last.recipients == ("uwv", "svb")
    told: Fields = {"occurred_on": "2021-06-01", "number": "1", "telling": "told"}
    clerk.recorded(f"{path}/tell", told)
    page = clerk.page(path)
    assert "ingelicht" in page
    assert "Wie het moet horen" in page


def test_the_answer_is_gathered_shown_and_taken_away(
    lived: Installation, visiting: Callable[..., Visitor]
) -> None:
    clerk, controller, officer = (
        visiting(role) for role in ("clerk", "data-controller", "privacy-officer")
    )
    path = received(lived, clerk)
    scope: Fields = {"occurred_on": "2021-06-01", "rights": ["access"]}
    clerk.recorded(f"{path}/scope", scope)
    clerk.recorded(f"{path}/identify", {"occurred_on": "2021-06-01", "means": "digid"})
    assert f'action="{path}/answer"' not in officer.page(path)
    ruled: Fields = {
        "occurred_on": "2021-06-01",
        "taken_on": "2021-05-28",
        "reference": "B-2021-61",
        "outcome-access": "granted",
    }
    controller.recorded(f"{path}/decide", ruled)
    assert f'action="{path}/answer"' in officer.page(path)
    shown = officer.post(f"{path}/answer", {"form": "page"}, 200)
    assert NAME in shown.text
    assert shown.headers["cache-control"] == "no-store"
    taken = officer.post(f"{path}/answer", {"form": "json"}, 200)
    assert NAME in taken.text
    assert taken.headers["content-disposition"].endswith('.json"')
    looks = taken.json()["looks"]
    assert len(looks) == 2
    assert NAME not in officer.page(path)


def test_what_forbids_erasure_is_told_at_the_decision(
    lived: Installation, visiting: Callable[..., Visitor]
) -> None:
    clerk, controller = visiting(), visiting("data-controller")
    path = received(lived, clerk)
    for name, fields in {
        "scope": {"rights": ["erasure"], "scope": "Alles."},
        "ask-identity": {"occurred_on": "2021-05-06"},
        "extend": {"ground": "complexity", "reasons": "Veel."},
        "identify": {"means": "known-person"},
        "note-obstacle": {"obstacle": "archives-act", "until": "2033-12-31"},
    }.items():
        clerk.recorded(f"{path}/{name}", {"occurred_on": "2021-06-01"} | fields)
    ruled: Fields = {
        "occurred_on": "2021-06-01",
        "taken_on": "2021-05-28",
        "reference": "B-2021-61",
        "ruled": ["erasure"],
        "outcome-erasure": "granted",
    }
    ruled |= hidden(controller.page(f"{path}/decide"))
    refused = unescape(controller.post(f"{path}/decide", ruled, 422).text)
    assert "Archiefwet 1995 art. 3" in refused
    page = clerk.page(path)
    assert "Wat wissen verbiedt" in page
    assert "Tot dinsdag 1 juni 2021 gold" in page


def test_a_request_leads_to_the_page_of_who_it_is_about(
    lived: Installation, visiting: Callable[..., Visitor]
) -> None:
    registered = {"agreement": AGREEMENT, "occurredOn": "2021-05-03", "name": NAME}
    subject = lived.post("/v1/data-subjects", registered).json()["id"]
    clerk = visiting()
    path = received(lived, clerk)
    assert f"/data-subjects/{subject}" not in clerk.page(path)
    known: Fields = {"occurred_on": "2021-06-01", "means": "known-person", "subject": subject}
    clerk.recorded(f"{path}/identify", known)
    assert f'href="/data-subjects/{subject}"' in clerk.page(path)


def test_what_cannot_be_read_is_told_at_its_field(
    lived: Installation, visiting: Callable[..., Visitor]
) -> None:
    clerk = visiting()
    for fields, field in (
        (ASKED | {"rights": []}, "rights"),
        (ASKED | {"occurred_on": "31 juni"}, "occurred_on"),
        (ASKED | {"subject": "A. Voorbeeld"}, "subject"),
        (ASKED | {"received_by": "stein"}, "received_by"),
        (ASKED | {"occurred_on": "2021-06-02"}, "occurred_on"),
    ):
        page = clerk.post(f"{HERE}/new", fields, 422).text
        assert f'id="{field}-err"' in page
    path = received(lived, clerk)
    changed = hidden(clerk.post(f"{path}/identify", {"means": "x"}, 422).text)
    assert changed["step"] == ["review"]


def test_the_list_is_narrowed(lived: Installation, visiting: Callable[..., Visitor]) -> None:
    clerk = visiting()
    assert "Er is nog geen verzoek" in clerk.page()
    path = received(lived, clerk)
    before = lived.doors.log.size() - 1
    for query in ("status=due-soon", "right=erasure", "controller=beek", "dueFrom=2021-06-01"):
        assert path in clerk.page(f"{HERE}?{query}")
    for query in ("status=overdue", "right=objection", "controller=stein"):
        assert path not in clerk.page(f"{HERE}?{query}&sort=-due")
    assert "Dit bestaat niet" in clerk.page(f"{HERE}?status=lost", 400)
    assert "Dit is geen datum" in clerk.page(f"{HERE}?dueFrom=x", 400)
    assert path not in clerk.page(f"{HERE}?asOf={before}")
    assert clerk.http.get(f"{path}?asOf={before}").status_code == 404
    assert "Alleen lezen" in clerk.page(f"{path}?asOf={before + 1}")


def test_it_reads_in_english(lived: Installation, visiting: Callable[..., Visitor]) -> None:
    clerk = visiting()
    path = received(lived, clerk)
    clerk.http.cookies.set("nakomen-language", "en")
    assert "Requests of data subjects" in clerk.page()
    assert "Request: access, erasure" in clerk.page(path)


def test_what_is_carried_out_on_a_form_is_done_at_once(
    lived: Installation, visiting: Callable[..., Visitor]
) -> None:
    clerk, controller = visiting(), visiting("data-controller")
    registered = {"agreement": AGREEMENT, "occurredOn": "2021-05-03", "name": NAME}
    subject = lived.post("/v1/data-subjects", registered).json()["id"]
    path = received(lived, clerk)
    rights: Fields = {"rights": ["rectification", "restriction"]}
    clerk.recorded(f"{path}/scope", rights | {"occurred_on": "2021-06-01"})
    known: Fields = {"occurred_on": "2021-06-01", "means": "digid", "subject": subject}
    clerk.recorded(f"{path}/identify", known)
    ruled: Fields = {
        "occurred_on": "2021-06-01",
        "taken_on": "2021-05-28",
        "reference": "B-2021-61",
        "outcome-rectification": "granted",
        "outcome-restriction": "granted",
    }
    controller.recorded(f"{path}/decide", ruled)
    blank = clerk.page(f"{path}/carry-out")
    assert 'name="address"' in blank and 'name="restricted"' in blank
    day: Fields = {"occurred_on": "2021-06-01"}
    mended = day | {"measure": "rectification/corrected"}
    nothing = clerk.post(f"{path}/carry-out", hidden(blank) | mended, 422).text
    assert 'id="name-err"' in nothing
    wrong = mended | {"number": "999990018"}
    assert 'id="number-err"' in clerk.post(f"{path}/carry-out", hidden(blank) | wrong, 422).text
    clerk.recorded(f"{path}/carry-out", mended | {"address": "Kerkplein 2, 6191 BB Denkbeeld"})
    held = day | {"measure": "restriction/restricted", "restricted": "accuracy-contested"}
    clerk.recorded(f"{path}/carry-out", held)
    page = clerk.page(f"/data-subjects/{subject}")
    assert "gegevens verbeterd: adres" in page and "verwerking beperkt" in page
    assert "Afgehandeld" in clerk.page(path)
