"""Signing in at one's own organisation, with a certified provider as a process of its own."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import orjson
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from application.people import Person, Role
from application.sessions import Happening
from infra.settings import Settings
from interface.doors import Doors
from interface.main import open_doors, served
from interface.web.organisation import BEGUN
from interface.web.session import COOKIE
from tests.provider.process import PEOPLE, Outside, ProviderProcess, provider

OURS = {"sec-fetch-site": "same-origin"}
FROM_THERE = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}


@pytest.fixture(scope="module")
def running() -> Iterator[ProviderProcess]:
    with provider() as process:
        yield process


@dataclass
class Here:
    doors: Doors
    app: FastAPI
    browser: TestClient

    def another(self) -> TestClient:
        return TestClient(self.app, follow_redirects=False)

    def signs_in(self, key: str, browser: TestClient | None = None) -> Response:
        browser = browser or self.browser
        away = browser.get("/sign-in/organisation").headers["location"]
        return browser.get(Outside(key).goes(away), headers=FROM_THERE)

    def person(self, browser: TestClient | None = None) -> Person:
        secret = (browser or self.browser).cookies[COOKIE]
        return self.doors.entrance.sessions.resume(secret)

    def happenings(self) -> list[str]:
        return [one.happening for one in self.doors.entrance.security.latest(10)]


@pytest.fixture
def here(running: ProviderProcess, tmp_path: Path) -> Iterator[Here]:
    running.change(**PEOPLE)
    doors = open_doors(running.settings(tmp_path))
    app = served(doors)
    yield Here(doors, app, TestClient(app, follow_redirects=False))
    doors.close()


def text_of(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.glob("*.db*"))


def test_whom_the_provider_vouches_for_comes_in_with_the_roles_of_the_claims(
    here: Here, tmp_path: Path
) -> None:
    size, root = here.doors.log.size(), here.doors.trail.head().root
    answer = here.signs_in("one")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert here.browser.get("/").status_code == 200
    person = here.person()
    assert (person.party, person.roles) == ("beek", {Role.CLERK})
    assert BEGUN.name not in here.browser.cookies
    assert (here.doors.log.size(), here.doors.trail.head().root) == (size, root)
    assert b"Gemeente Beek" not in text_of(tmp_path)


def test_one_who_comes_again_has_the_same_account_and_another_has_another(here: Here) -> None:
    there = here.another()
    here.signs_in("one")
    first = here.person().id
    here.signs_in("one", there)
    assert here.person(there).id == first
    here.signs_in("two", there)
    assert here.person(there).id != first
    assert here.person(there).roles == {Role.AUDITOR, Role.PRIVACY_OFFICER}


def test_roles_follow_the_claims_and_sessions_of_before_end_when_they_changed(
    here: Here, running: ProviderProcess
) -> None:
    here.signs_in("one")
    before, there = here.person(), here.another()
    running.change(one={**PEOPLE["one"], "groups": ["nakomen-auditors"]})
    here.signs_in("one", there)
    assert here.person(there).id == before.id
    assert Role.CLERK not in here.person(there).roles
    assert here.browser.get("/").headers["location"] == "/sign-in"
    assert there.get("/").status_code == 200
    here.signs_in("one", here.another())
    assert there.get("/").status_code == 200


@pytest.mark.parametrize(("key", "claim"), [("roleless", "groups"), ("nowhere", "organisation")])
def test_who_has_no_role_or_no_party_is_told_which_claim_was_missing(
    here: Here, key: str, claim: str
) -> None:
    answer = here.signs_in(key)
    assert answer.status_code == 403
    assert f"in {claim}" in answer.text
    assert COOKIE not in here.browser.cookies
    assert not any(said in answer.text for said in ("canteen", "Somewhere else"))
    assert here.happenings() == [Happening.SIGN_IN_REFUSED]
    assert here.doors.accounts.everyone() == []


def test_what_comes_back_belongs_to_the_browser_that_left_and_to_one_attempt(here: Here) -> None:
    away = here.browser.get("/sign-in/organisation").headers["location"]
    back = Outside("one").goes(away)
    other = here.another()
    assert other.get(back).status_code == 401
    other.get("/sign-in/organisation")
    assert ": state." in other.get(back).text
    assert here.browser.get(back).status_code == 303
    assert here.browser.get(back).status_code == 401
    assert COOKIE not in other.cookies


def test_a_code_is_redeemed_once(here: Here) -> None:
    away = here.browser.get("/sign-in/organisation").headers["location"]
    kept = dict(here.browser.cookies)
    back = Outside("one").goes(away)
    assert here.browser.get(back).status_code == 303
    again = here.another()
    again.cookies.update(kept)
    assert again.get(back).status_code == 401
    assert COOKIE not in again.cookies


def test_who_breaks_off_over_there_is_told_so(here: Here) -> None:
    away = here.browser.get("/sign-in/organisation").headers["location"]
    state = away.partition("state=")[2].partition("&")[0]
    answer = here.browser.get(f"/sign-in/organisation/return?error=access_denied&state={state}")
    assert answer.status_code == 401
    assert "niet afgemaakt" in answer.text


def test_signing_out_ends_both_sessions_and_the_provider_tells_of_it(
    here: Here, running: ProviderProcess
) -> None:
    outside, there = Outside("one"), here.another()
    here.signs_in("one", there)
    away = here.browser.get("/sign-in/organisation").headers["location"]
    here.browser.get(outside.goes(away))
    secret = here.browser.cookies[COOKIE]
    answer = here.browser.post("/sign-out", headers=OURS)
    stale = here.another().get("/", headers={"cookie": f"{COOKIE}={secret}"})
    assert stale.headers["location"] == "/sign-in"
    assert there.get("/").status_code == 200
    onward = answer.headers["refresh"].partition("url=")[2]
    assert onward.startswith(running.issuer)
    assert outside.goes(onward) == "http://testserver/sign-in"
    [token] = running.change()
    told = here.another().post("/sign-in/organisation/signed-out", data={"logout_token": token})
    assert told.status_code == 200
    assert there.get("/").headers["location"] == "/sign-in"
    bad = {"logout_token": token[:-8] + "AAAAAAAA"}
    assert here.another().post("/sign-in/organisation/signed-out", data=bad).status_code == 400


def test_a_local_account_signs_out_here_alone(here: Here) -> None:
    person = here.doors.accounts.open("beek", frozenset({"clerk"}), "").person
    here.doors.accounts.set_password(person.id, "clerk.beek", "a long enough password")
    typed = {"name": "clerk.beek", "password": "a long enough password"}
    assert here.browser.post("/sign-in", data=typed, headers=OURS).status_code == 303
    answer = here.browser.post("/sign-out", headers=OURS)
    assert answer.headers["location"] == "/sign-in"


def test_the_api_takes_an_access_token_for_the_same_account_but_no_id_token(
    here: Here, running: ProviderProcess
) -> None:
    def asks(token: str) -> Response:
        return here.browser.get("/v1/agreements", headers={"authorization": f"Bearer {token}"})

    assert asks(running.program()).status_code == 200
    [(known, _)] = here.doors.accounts.everyone()
    assert known.roles == {Role.CLERK}
    federation = here.doors.federation
    assert federation is not None
    access, identity = tokens_of(here, running, "one")
    assert asks(access).status_code == 200
    here.signs_in("one")
    assert federation.by_bearer(access, "192.0.2.1") == here.person()
    refused = asks(identity)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == 'Bearer realm="nakomen", error="invalid_token"'
    assert refused.json()["reason"] == "aud"
    assert identity not in refused.text
    assert here.happenings() == [Happening.BEARER_REFUSED]


def test_after_the_provider_changed_its_key_the_new_one_is_asked_for(
    here: Here, running: ProviderProcess
) -> None:
    assert here.signs_in("one").status_code == 303
    running.change(rotate=True)
    assert here.signs_in("one").status_code == 303
    assert here.signs_in("two").status_code == 303


def test_the_page_offers_the_organisation_first(here: Here) -> None:
    dutch = here.browser.get("/sign-in").text
    english = here.browser.get("/sign-in", headers={"accept-language": "en"}).text
    assert dutch.index("Inloggen met uw organisatie") < dutch.index("Met een account van Nakomen")
    assert "Sign in with your organisation" in english


def test_without_a_provider_none_is_offered(tmp_path: Path) -> None:
    doors = open_doors(Settings(data_dir=tmp_path))
    browser = TestClient(served(doors), follow_redirects=False)
    assert "organisatie" not in browser.get("/sign-in").text
    for path in ("/sign-in/organisation", "/sign-in/organisation/return?code=x&state=y"):
        assert browser.get(path).status_code == 404
    jwt = {"authorization": "Bearer eyJhbGciOiJub25lIn0.e30."}
    assert browser.get("/v1/agreements", headers=jwt).status_code == 401
    doors.close()


def test_while_the_provider_is_out_of_reach_local_accounts_come_in(
    here: Here, running: ProviderProcess, tmp_path: Path
) -> None:
    settings = running.settings(tmp_path / "there").model_copy(
        update={"oidc_issuer": "http://127.0.0.1:1"}
    )
    doors = open_doors(settings)
    browser = TestClient(served(doors), follow_redirects=False, headers=OURS)
    away = browser.get("/sign-in/organisation")
    assert away.status_code == 503
    assert "127.0.0.1:1 kan nu niet worden bereikt" in away.text
    jwt = {"authorization": f"Bearer {running.program()}"}
    assert browser.get("/v1/agreements", headers=jwt).status_code == 503
    opened = doors.accounts.open("beek", frozenset({"clerk"}), "")
    entered = browser.post("/sign-in/token", data={"token": opened.token})
    assert entered.headers["location"] == "/"
    assert browser.post("/sign-out").headers["location"] == "/sign-in"
    doors.close()


def tokens_of(here: Here, running: ProviderProcess, key: str) -> tuple[str, str]:
    """Access and ID token, as somebody's program would get them."""
    browser = here.another()
    away = browser.get("/sign-in/organisation").headers["location"]
    begun = kept_in(browser.cookies[BEGUN.name])
    code = parse_qs(urlsplit(Outside(key).goes(away)).query)["code"][0]
    answer = httpx2.post(
        f"{running.issuer}/token",
        auth=("nakomen", "a secret of the tests"),
        data={
            "grant_type": "authorization_code",
            "code": code,
            "code_verifier": orjson.loads(begun)["verifier"],
            "redirect_uri": "http://testserver/sign-in/organisation/return",
        },
    ).json()
    return answer["access_token"], answer["id_token"]


def kept_in(kept: str) -> bytes:
    return base64.urlsafe_b64decode(kept.strip('"'))[32:]
