"""Coming in, going out, and what is refused on the way."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from application.people import Person
from application.sessions import Happening
from infra.settings import Settings
from interface.limits import Buckets
from interface.main import open_doors, served
from interface.web.session import COOKIE
from tests.interface.conftest import Installation

NAME, PASSWORD = "clerk.beek", "a long enough password"
OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def clerk(empty: Installation) -> Person:
    person = empty.doors.accounts.open("beek", frozenset({"clerk"}), "clerk").person
    empty.doors.accounts.set_password(person.id, NAME, PASSWORD)
    return person


@pytest.fixture
def browse(empty: Installation) -> Callable[..., TestClient]:
    def opened(base_url: str = "http://testserver") -> TestClient:
        app = served(empty.doors)
        return TestClient(app, base_url=base_url, headers=OURS, follow_redirects=False)

    return opened


@pytest.fixture
def browser(browse: Callable[..., TestClient]) -> TestClient:
    return browse()


def sign_in(browser: TestClient, name: str = NAME, password: str = PASSWORD) -> Response:
    return browser.post("/sign-in", data={"name": name, "password": password})


def happenings(empty: Installation) -> list[tuple[str, str, int]]:
    noted = empty.doors.entrance.security.latest(10)
    return [(one.happening, one.account, one.times) for one in noted]


@pytest.mark.usefixtures("clerk")
def test_who_has_a_password_comes_in_and_goes_out_again(browser: TestClient) -> None:
    assert browser.get("/").headers["location"] == "/sign-in"
    assert sign_in(browser, " Clerk.Beek ").headers["location"] == "/"
    assert browser.get("/").status_code == 200
    secret = browser.cookies[COOKIE]
    assert browser.post("/sign-out").headers["location"] == "/sign-in"
    answer = browser.get("/", headers={"cookie": f"{COOKIE}={secret}"})
    assert answer.headers["location"] == "/sign-in"


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize(("name", "password"), [(NAME, "x"), ("nobody", PASSWORD)])
def test_another_password_and_another_name_are_refused_in_the_same_words(
    browser: TestClient, name: str, password: str
) -> None:
    answer = sign_in(browser, name, password)
    assert answer.status_code == 401
    assert "horen niet bij elkaar" in answer.text
    assert COOKIE not in answer.cookies
    assert f'value="{name}"' in answer.text
    assert f'"{password}"' not in answer.text


def test_what_is_typed_is_not_in_the_security_log(
    empty: Installation, clerk: Person, browser: TestClient
) -> None:
    sign_in(browser, NAME, "not it")
    sign_in(browser, NAME, "nor this")
    sign_in(browser, "my own password, in the wrong field", "x")
    assert sorted(happenings(empty)) == [
        (Happening.SIGN_IN_REFUSED, "", 1),
        (Happening.SIGN_IN_REFUSED, clerk.id, 2),
    ]


@pytest.mark.usefixtures("clerk")
def test_who_fails_too_often_waits_and_the_wait_ends(
    empty: Installation, browser: TestClient
) -> None:
    for _ in range(8):
        sign_in(browser, NAME, "x")
        empty.clock.move_to(empty.clock.now() + timedelta(milliseconds=1))
    paused = sign_in(browser)
    assert paused.status_code == 429
    empty.clock.move_to(empty.clock.now() + timedelta(seconds=int(paused.headers["retry-after"])))
    assert sign_in(browser).status_code == 303


@pytest.mark.usefixtures("clerk")
def test_a_session_ends_unused_and_in_the_end_anyhow(
    empty: Installation, browser: TestClient
) -> None:
    sessions, begun = empty.doors.entrance.sessions, empty.clock.now()
    sign_in(browser)
    for minutes in range(50, 12 * 60, 50):
        empty.clock.move_to(begun + timedelta(minutes=minutes))
        sessions.resume(browser.cookies[COOKIE])
    empty.clock.move_to(begun + timedelta(hours=12))
    assert sessions.sweep() == 1
    assert browser.get("/").headers["location"] == "/sign-in"
    sign_in(browser)
    empty.clock.move_to(begun + timedelta(hours=13))
    assert browser.get("/").headers["location"] == "/sign-in"


@pytest.mark.usefixtures("clerk")
def test_signing_in_again_gives_another_secret_and_ends_the_first(browser: TestClient) -> None:
    sign_in(browser)
    first = browser.cookies[COOKIE]
    sign_in(browser)
    assert browser.cookies[COOKIE] != first
    browser.cookies.clear()
    assert browser.get("/").headers["location"] == "/sign-in"
    answer = browser.get("/", headers={"cookie": f"{COOKIE}={first}"})
    assert answer.headers["location"] == "/sign-in"


def test_signing_out_everywhere_ends_the_sessions_of_other_browsers_too(
    empty: Installation, clerk: Person, browse: Callable[..., TestClient]
) -> None:
    here, there = browse(), browse()
    sign_in(here)
    sign_in(there)
    assert here.post("/sign-out/everywhere").status_code == 303
    assert there.get("/").headers["location"] == "/sign-in"
    assert happenings(empty) == [(Happening.SESSIONS_REVOKED, clerk.id, 1)]


@pytest.mark.usefixtures("clerk")
def test_on_https_the_cookie_is_bound_to_this_host(browse: Callable[..., TestClient]) -> None:
    answer = sign_in(browse("https://testserver"))
    said = answer.headers["set-cookie"]
    assert said.startswith(f"__Host-{COOKIE}=")
    for part in ("HttpOnly", "SameSite=lax", "Secure", "Path=/"):
        assert part in said
    assert "max-age" in answer.headers["strict-transport-security"]
    assert "domain" not in said.lower()


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
        ({}, 403),
        ({"origin": "http://testserver"}, 303),
        ({"sec-fetch-site": "none"}, 303),
    ],
)
def test_a_form_of_another_site_is_refused(
    empty: Installation, headers: dict[str, str], status: int
) -> None:
    browser = TestClient(served(empty.doors), headers=headers, follow_redirects=False)
    answer = sign_in(browser)
    assert answer.status_code == status
    noted = [(Happening.CROSS_SITE_REFUSED, "", 1)] if status == 403 else []
    assert happenings(empty) == noted
    assert ("cross-site-refused" in answer.text) is (status == 403)
    assert "content-security-policy" in answer.headers


def test_the_examples_people_are_offered_in_a_demo_alone(
    empty: Installation, clerk: Person, browser: TestClient, tmp_path: Path
) -> None:
    assert "/sign-in/demo" not in browser.get("/sign-in").text
    empty.doors.accounts.offer(clerk.id)
    assert browser.post("/sign-in/demo", data={"account": clerk.id}).status_code == 401
    doors = open_doors(Settings(data_dir=tmp_path), empty.clock)
    demo = TestClient(served(doors), headers=OURS, follow_redirects=False)
    assert "Demo met nagebootste klok" in demo.get("/sign-in").text
    assert demo.post("/sign-in/demo", data={"account": "another"}).status_code == 401
    assert demo.post("/sign-in/demo", data={"account": clerk.id}).status_code == 303
    assert "Demo met nagebootste klok" in demo.get("/").text
    doors.close()


def test_a_real_log_offers_nobody_whatever_its_vault_says(tmp_path: Path) -> None:
    for _ in range(2):
        doors = open_doors(Settings(data_dir=tmp_path))
        if not doors.accounts.offered():
            opened = doors.accounts.open("beek", frozenset({"clerk"}), "x")
            doors.accounts.offer(opened.person.id)
        assert doors.entrance.offered() == []
        assert not doors.entrance.demo
        doors.close()


def test_too_much_is_refused_as_a_page_and_as_a_problem(empty: Installation) -> None:
    browser = TestClient(served(empty.doors, 2), headers={"cookie": "x=1"})
    assert [browser.get("/sign-in").status_code for _ in range(3)] == [200, 200, 429]
    page, problem = browser.get("/sign-in"), browser.get("/v1/trail")
    assert page.headers["content-type"].startswith("text/html")
    assert "content-security-policy" in page.headers
    assert problem.status_code == 429
    assert problem.headers["content-type"] == "application/problem+json"
    assert "retry-after" in problem.headers


def test_a_bucket_fills_up_again() -> None:
    now = [0.0]
    buckets = Buckets(60, lambda: now[0])
    assert [buckets.take(b"a") for _ in range(61)] == [True] * 60 + [False]
    assert buckets.take(b"b")
    now[0] = 1.0
    assert [buckets.take(b"a") for _ in range(2)] == [True, False]
