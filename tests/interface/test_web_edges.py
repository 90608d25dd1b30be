"""What a stranger tries at the edges of the pages: every answer is ours, with its headers."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from application.patience import ADDRESS, PAIR
from interface.main import served
from interface.web.session import COOKIE
from tests.interface.conftest import BEEK, Installation

OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def stranger(lived: Installation) -> Iterator[TestClient]:
    with TestClient(
        served(lived.doors), follow_redirects=False, raise_server_exceptions=False
    ) as http:
        yield http


@pytest.fixture
def clerk(lived: Installation, stranger: TestClient) -> TestClient:
    token = lived.token(BEEK, "clerk")
    stranger.cookies.set(COOKIE, lived.doors.entrance.by_token(token, "", None))
    return stranger


def protected(answer: Response) -> bool:
    policy = answer.headers.get("content-security-policy", "")
    return "default-src 'none'" in policy and answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["a%00b", "a" * 5_000, "../site.py", "%2e%2e/site.py"])
def test_a_name_that_no_asset_has_is_no_page(stranger: TestClient, name: str) -> None:
    answer = stranger.get(f"/assets/x/{name}")
    assert answer.status_code == 404
    assert protected(answer)


def test_our_own_mistake_is_a_page_with_a_number_to_ask_by(
    clerk: TestClient, lived: Installation
) -> None:
    lived.doors.views.database.close()  # type: ignore[attr-defined]
    object.__setattr__(lived.doors.registers, "store", None)
    answer = clerk.get("/obligations", headers={"accept-language": "nl"})
    assert answer.status_code == 500
    assert protected(answer)
    assert answer.headers["content-type"].startswith("text/html")
    assert "unexpected" in answer.text


def test_the_calendar_of_a_day_that_no_calendar_has(clerk: TestClient) -> None:
    assert clerk.get("/obligations?view=calendar&asOf=0001-01-01").status_code == 200


@pytest.mark.parametrize("path", ["/sign-in", "/", "/nowhere", "/assets/x/mark.svg"])
def test_a_head_is_answered_as_a_get_is(stranger: TestClient, path: str) -> None:
    head, get = stranger.head(path), stranger.get(path)
    assert (head.status_code, head.text) == (get.status_code, "")
    assert protected(head)


def test_another_method_is_told_which_there_are(stranger: TestClient) -> None:
    answer = stranger.request("DELETE", "/sign-in", headers=OURS)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")
    assert protected(answer)


@pytest.mark.parametrize("came", ["//evil.example/x", "/\\evil.example", "///evil.example"])
@pytest.mark.parametrize("path", ["/language/en", "/hindsight/off"])
def test_back_is_never_to_another_site(stranger: TestClient, path: str, came: str) -> None:
    answer = stranger.get(path, headers={"referer": f"http://testserver{came}"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/" + came.lstrip("/\\")


@pytest.mark.parametrize("path", ["/v1/obligations", "/v1/openapi.json", "/health/live", "/docs"])
def test_the_api_has_its_headers_too(stranger: TestClient, path: str) -> None:
    assert protected(stranger.get(path))


def _tried(http: TestClient, address: str, token: str = "nobody's") -> int:
    return http.post("/sign-in/token", data={"token": token}, headers=OURS).status_code


def test_tokens_that_fail_make_their_own_address_wait_after_twenty_and_nobody_else(
    lived: Installation,
) -> None:
    entrance = lived.doors.entrance
    app = served(lived.doors)
    with TestClient(app, client=("192.0.2.7", 1), follow_redirects=False) as attacker:
        tried = [_tried(attacker, "192.0.2.7") for _ in range(ADDRESS.free + 1)]
    assert tried == [401] * ADDRESS.free + [429]
    assert PAIR.free < ADDRESS.free
    token = lived.token(BEEK, "clerk")
    with TestClient(app, client=("198.51.100.4", 1), follow_redirects=False) as owner:
        assert _tried(owner, "198.51.100.4", token) == 303
    assert entrance.by_token(token, "203.0.113.5", None)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"sec-fetch-site": "same-origin", "origin": "http://evil.example"}, 403),
        ({"sec-fetch-site": "same-origin", "origin": "http://testserver"}, 401),
        ({"sec-fetch-site": "none"}, 401),
    ],
)
def test_what_a_browser_says_twice_must_be_the_same(
    stranger: TestClient, said: dict[str, str], status: int
) -> None:
    form = {"name": "nobody", "password": "nothing at all"}
    assert stranger.post("/sign-in", data=form, headers=said).status_code == status
