"""What was recorded on requests forbids every erasure: on a request, ordered, on the page."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from interface.main import served
from tests.infra.erasures import arranged
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation

HERE = "/v1/privacy-requests"
DAY = "2021-06-01"
NAME = "A. Voorbeeld-Verzonnen"
OFFICER = "privacy-officer"
DECISION = {"organ": "college", "takenOn": "2021-05-28", "reference": "B-2021-61"}
ARRANGEMENT = "arrangement-2026"
GROUNDS = ("retention-ended", "no-longer-necessary", "unlawful")
OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def arrangement(lived: Installation) -> str:
    return arranged(lived.doors, ARRANGEMENT)


@pytest.fixture
def subject(lived: Installation) -> str:
    facts = {"agreement": AGREEMENT, "occurredOn": "2021-05-03", "name": NAME}
    return str(posted(lived, "/v1/data-subjects", facts)["id"])


def posted(lived: Installation, path: str, body: Any, *who: str) -> dict[str, Any]:
    answer = lived.post(path, body, *who)
    assert answer.status_code in (200, 201), answer.text
    found: dict[str, Any] = answer.json()
    return found


def request(lived: Installation, right: str, **more: Any) -> str:
    asked = {
        "controller": BEEK,
        "processor": CENTRE,
        "receivedBy": BEEK,
        "occurredOn": "2021-05-03",
        "rights": [right],
        "agreement": AGREEMENT,
        "requester": NAME,
    }
    return str(posted(lived, HERE, asked | more)["id"])


def done(lived: Installation, key: str, what: str, body: Any, role: str = "clerk") -> None:
    posted(lived, f"{HERE}/{key}/{what}", {"occurredOn": DAY} | body, BEEK, role)


def decided(lived: Installation, key: str, right: str, **ruling: Any) -> None:
    rulings = [{"right": right, "outcome": "granted"} | ruling]
    done(lived, key, "decisions", {"decision": DECISION, "rulings": rulings}, "data-controller")


def erased(lived: Installation, subject: str, ground: str = "retention-ended") -> str:
    """By which code the order was refused, and nothing went; or that it was recorded."""
    asked = {"subject": subject, "ground": ground, "arrangement": ARRANGEMENT}
    since, keys = lived.doors.log.size(), lived.doors.erasing.vault.keys_of(subject)
    answer = lived.post("/v1/erasures", asked, BEEK, OFFICER)
    if answer.status_code == 201:
        return "erased"
    assert (answer.status_code, lived.doors.erasing.vault.keys_of(subject)) == (409, keys)
    code = str(answer.json()["type"]).removeprefix("/problems/")
    assert set(lived.noted(since)) <= {code}  # each once an hour
    return code


def refused_for(lived: Installation, obstacle: str, **more: Any) -> str:
    """A request to erase that was refused on that ground, so that it is over."""
    key = request(lived, "erasure", **more)
    done(lived, key, "identifications", {"means": "digid"})
    done(lived, key, "obstacles", {"obstacle": obstacle})
    decided(lived, key, "erasure", outcome="refused", ground=obstacle)
    assert lived.get(f"{HERE}/{key}").json()["phase"] == "closed"
    return key


def test_a_request_that_was_refused_holds_against_an_order_until_that_is_lifted(
    lived: Installation, subject: str
) -> None:
    key = refused_for(lived, "archives-act", subject=subject)
    assert {erased(lived, subject, ground) for ground in GROUNDS} == {"erasure-forbidden"}
    done(lived, key, "lifted-obstacles", {"obstacle": "archives-act"})
    assert erased(lived, subject) == "erased"


def test_a_request_to_erase_meets_what_stands_on_another_one(
    lived: Installation, subject: str
) -> None:
    other = refused_for(lived, "legal-duty", subject=subject)
    key = request(lived, "erasure", subject=subject)
    done(lived, key, "identifications", {"means": "digid"})
    decided(lived, key, "erasure")
    body = {"ground": "consent-withdrawn", "occurredOn": DAY}
    answer = lived.post(f"{HERE}/{key}/erasures", body, BEEK, "data-controller")
    assert (answer.status_code, answer.json()["ground"]) == (409, "legal-duty")
    assert lived.doors.erasing.vault.keys_of(subject) != []
    done(lived, other, "lifted-obstacles", {"obstacle": "legal-duty"})
    posted(lived, f"{HERE}/{key}/erasures", body, BEEK, "data-controller")
    assert lived.doors.erasing.vault.keys_of(subject) == []


def test_who_was_identified_as_somebody_else_is_not_erased_under_the_first_pseudonym(
    lived: Installation, subject: str
) -> None:
    key = request(lived, "erasure")
    first = str(lived.get(f"{HERE}/{key}").json()["subject"])
    done(lived, key, "identifications", {"means": "digid", "subject": subject})
    done(lived, key, "obstacles", {"obstacle": "running-objection"})
    assert [erased(lived, one) for one in (first, subject)] == ["erasure-forbidden"] * 2


@pytest.mark.parametrize("right", ["access", "portability"])
def test_what_was_granted_is_given_first(lived: Installation, subject: str, right: str) -> None:
    key = request(lived, right, subject=subject)
    done(lived, key, "identifications", {"means": "digid"})
    decided(lived, key, right)
    assert erased(lived, subject) == "erasure-last"
    if right == "access":
        done(lived, key, "measures", {"right": right, "measure": "copy-given"})
        assert erased(lived, subject) == "erased"


def test_the_page_says_so_before_anything_is_filled_in_and_at_the_field(
    lived: Installation, subject: str
) -> None:
    refused_for(lived, "archives-act", subject=subject)
    http = TestClient(served(lived.doors), headers=OURS, follow_redirects=False)
    http.post("/sign-in/token", data={"token": lived.token(BEEK, OFFICER)})
    here = "/privacy/erasures/order"
    assert "Wissen mag nu niet" in http.get(f"{here}?subject={subject}").text
    assert "gewist: Archiefwet (AVG 17(3)(b)" in http.get(f"{here}?subject={subject}").text
    for named in ("", "?subject=%00", f"?subject={'x' * 80}"):
        assert "Wissen mag nu niet" not in http.get(f"{here}{named}").text
    typed = {"subject": subject, "ground": "retention-ended", "arrangement": ARRANGEMENT}
    for step in ("review", "record"):
        answer = http.post(here, data=typed | {"step": step, "reason": "blijft staan"})
        assert answer.status_code == 422 and 'id="subject-err"' in answer.text
        assert "Wissen mag nu niet" in answer.text and "blijft staan" in answer.text
    assert lived.doors.erasing.vault.keys_of(subject) != []
