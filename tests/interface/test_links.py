"""The processing agreement beside a service agreement: registered, linked, shown, unlinked."""

import pytest

from domain.agreement.events import AgreementLinked, AgreementUnlinked
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.test_web_arrangements import Visiting, last, seen, visiting

__all__ = ["visiting"]

OTHER = "vwo-beek"
PAGE = f"/agreements/{AGREEMENT}"


@pytest.fixture
def both(lived: Installation) -> Installation:
    chosen = {"catalogue": "processing-agreement", "agreement": OTHER}
    assert lived.post("/v1/agreements", chosen, CENTRE).status_code == 201
    return lived


def test_it_is_linked_and_unlinked_over_http(both: Installation) -> None:
    path = f"/v1/agreements/{AGREEMENT}"
    before = both.doors.log.size()
    made = both.post(f"{path}/links", {"agreement": OTHER})
    assert made.status_code == 201, made.text
    assert both.get(path).json()["links"] == {OTHER: "processing-agreement"}
    assert both.get(f"{path}?asOf={before}").json()["links"] == {}
    ended = both.http.post(f"{path}/links/{OTHER}/endings", headers=both.headers(CENTRE))
    assert ended.status_code == 201, ended.text
    assert both.get(path).json()["links"] == {}
    again = both.http.post(f"{path}/links/{OTHER}/endings", headers=both.headers(CENTRE))
    assert again.json()["type"] == "/problems/agreement-not-linked"
    assert both.doors.views.check() == []


@pytest.mark.parametrize(
    ("other", "party", "code"),
    [
        ("vwo-nowhere", BEEK, "agreement-not-found"),
        (AGREEMENT, BEEK, "agreement-linked-to-itself"),
        (OTHER, "stein", "agreement-not-a-party"),
    ],
)
def test_what_is_refused_says_what_to_do(
    both: Installation, other: str, party: str, code: str
) -> None:
    answer = both.post(f"/v1/agreements/{AGREEMENT}/links", {"agreement": other}, party)
    assert answer.json()["type"] == f"/problems/{code}"


def test_it_is_linked_and_unlinked_on_the_pages(both: Installation, visiting: Visiting) -> None:
    beek = visiting()
    about = f"{PAGE}?part=about"
    assert "Er is geen verwerkersovereenkomst gekoppeld" in beek.page(about)
    lost = beek.post(f"{PAGE}/links/add", {"other": "vwo-stein"}, 422).text
    assert 'href="#other"' in lost
    form = {"other": OTHER} | seen(beek, f"{PAGE}/links", "add")
    page = beek.recorded(f"{PAGE}/links/add", form)
    assert isinstance(last(both), AgreementLinked)
    assert "Vastgelegd onder" in page and "Verwerkersovereenkomst Beek" in page
    assert "Verwerkersovereenkomst Beek" in beek.page("/agreements")
    assert "Hoort bij" in beek.page(f"/agreements/{OTHER}")
    assert "Er is geen andere overeenkomst" in beek.page(f"{PAGE}/links/add")
    there = f"{PAGE}/links/{OTHER}"
    beek.recorded(f"{there}/end", seen(beek, there, "end"))
    assert isinstance(last(both), AgreementUnlinked)
    assert beek.http.get(f"{there}/end").status_code == 303
    beek.post(f"{PAGE}/links/Not.One/end", {}, 404)


def test_who_may_not_change_it_finds_no_form(both: Installation, visiting: Visiting) -> None:
    auditor = visiting(BEEK, "auditor")
    assert f"{PAGE}/links/add" not in auditor.page(f"{PAGE}?part=about")
    assert auditor.http.get(f"{PAGE}/links/add").status_code == 303
