"""Registers of personal data a page at a time; found by search; told among what changed."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from interface.main import served
from tests.infra.erasures import arranged, asked, subject_with
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.test_api_openings import registered
from tests.interface.test_api_privacy_requests import received

BREACH = {
    "agreement": AGREEMENT,
    "controller": BEEK,
    "processor": CENTRE,
    "affected": 1,
    "discoveredAt": "2021-05-31T10:00:00+02:00",
    "natures": ["confidentiality"],
    "cause": "wrong-recipient",
    "categories": ["contact"],
    "description": "Verzonnen verhaal",
}


def breaches(lived: Installation) -> list[str]:
    days = ("2021-05-28", "2021-05-29", "2021-05-30")
    stated = [BREACH | {"discoveredAt": f"{day}T10:00:00+02:00"} for day in days]
    return [lived.post("/v1/breaches", one).json()["id"] for one in stated]


def leafed(lived: Installation, path: str) -> list[str]:
    """Every id, two at a time; the total stays what it is."""
    found, cursor, totals = list[str](), "", set[int]()
    while True:
        page = lived.get(f"{path}?limit=2{cursor}").json()
        found += [one["id"] for one in page["items"]]
        totals.add(page["total"])
        if page["next"] is None:
            assert totals == {len(found)}
            return found
        cursor = f"&cursor={page['next']}"


def test_cases_are_paged_from_the_last_that_began(lived: Installation) -> None:
    made = breaches(lived)
    assert leafed(lived, "/v1/breaches") == made[::-1]
    first = lived.get("/v1/breaches?limit=1").json()
    breaches(lived)
    rest = lived.get(f"/v1/breaches?limit=9&cursor={first['next']}").json()
    assert [one["id"] for one in rest["items"]] == made[1::-1]
    wrong = lived.get("/v1/breaches?cursor=nothing")
    assert wrong.json()["type"] == "/problems/cursor-not-understood"


def test_arrangements_and_erasures_are_paged(lived: Installation) -> None:
    keys = [arranged(lived.doors, f"arrangement-{number}") for number in (1, 2, 3)]
    assert leafed(lived, "/v1/arrangements") == keys
    arranged(lived.doors)
    by = lived.doors.accounts.by_token(lived.token(BEEK, "privacy-officer"))
    done = [
        lived.doors.erasing.erase(asked(subject_with(lived.doors.erasing, "Verzonnen")), by).id
        for _ in range(3)
    ]
    assert sorted(leafed(lived, "/v1/erasures")) == sorted(done)


@pytest.fixture
def site(lived: Installation) -> TestClient:
    http = TestClient(served(lived.doors), headers={"sec-fetch-site": "same-origin"})
    http.post("/sign-in/token", data={"token": lived.token(BEEK, "clerk")})
    return http


def test_pages_lead_on(
    lived: Installation, site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = breaches(lived)
    for number in (1, 2, 3):
        arranged(lived.doors, f"arrangement-{number}")
    for room in ("cases", "arrangements", "erasures"):
        monkeypatch.setattr(f"interface.web.{room}.SHOWN", 2)
    first = site.get("/privacy/breaches").text
    assert made[2] in first and made[0] not in first
    [address] = [part.split('"')[0] for part in first.split('rel="next" href="')[1:]]
    then = site.get(address.replace("&amp;", "&")).text
    assert made[0] in then and made[2] not in then
    assert "terug naar het begin" in then
    assert 'rel="next"' in site.get("/privacy/arrangements").text
    assert 'rel="next"' not in site.get("/privacy/erasures").text


def test_cases_are_found_by_id_kind_and_right_and_nothing_sealed_is(
    lived: Installation, site: TestClient
) -> None:
    request, [breach, *_] = received(lived, rights=["erasure"]), breaches(lived)

    def found(words: str, **more: str) -> list[tuple[str, str]]:
        asked = {"q": words, **more}
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        items = lived.get(f"/v1/search?{query}").json()["items"]
        return [(one["kind"], one["id"]) for one in items]

    assert ("privacy-request", request) in found(request)
    assert ("breach", breach) in found("datalek")
    assert found("betrokkene wissen") == [("privacy-request", request)]
    assert found("data subject erasure", kind="privacy-request") == [("privacy-request", request)]
    assert found("verzonnen") == []
    page = site.get(f"/search?q={request}").text
    assert f'href="/privacy/requests/{request}"' in page
    assert f'href="/privacy/breaches/{breach}"' in site.get("/search?q=datalek").text


def test_what_changed_is_told_of_each_register_and_of_ones_own_data_subjects(
    lived: Installation,
) -> None:
    before = lived.doors.log.size()
    request, [breach, *_] = received(lived), breaches(lived)
    subject = registered(lived)

    def changed(view: str, party: str = BEEK) -> list[Any]:
        path = f"/v1/changes?from={before}&view={view}"
        return [one["id"] for one in lived.get(path, party).json()["items"]]

    assert changed("privacy_requests") == [request]
    assert breach in changed("breaches")
    assert changed("data_subjects") == [subject] == changed("data_subjects", CENTRE)
    assert changed("data_subjects", "stein") == []
    everything = lived.get(f"/v1/changes?from={before}", "stein").json()["items"]
    assert subject not in {one["id"] for one in everything}
