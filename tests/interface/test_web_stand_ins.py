"""The page of stand-ins: who stands in for whom, passing a role on, ending that."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from domain.stand_in.events import StandInAppointed, StandInEnded
from interface.main import served
from tests.interface.conftest import BEEK, CENTRE, REPORT, TODAY, Installation

OURS = {"sec-fetch-site": "same-origin"}
FRIDAY = date(2021, 6, 18)
APPOINT = "/stand-ins/appoint"


@dataclass
class Visitor:
    installation: Installation
    http: TestClient
    id: str

    def page(self, path: str = "/stand-ins", status: int = 200) -> str:
        answer = self.http.get(path)
        assert answer.status_code == status, answer.text
        return answer.text

    def post(self, path: str, fields: dict[str, str], status: int) -> Response:
        answer = self.http.post(path, data=fields)
        assert answer.status_code == status, answer.text
        return answer

    def passed_on(self, to: str, **other: str) -> Response:
        """Reviewed and recorded."""
        asked = {"stand_in": to, "role": "clerk", "first": "2021-06-01", "last": str(FRIDAY)}
        reviewed = self.post(APPOINT, {**asked, **other, "step": "review"}, 200).text
        assert "Klopt dit?" in reviewed
        return self.post(APPOINT, {**hidden(reviewed), "step": "record"}, 303)


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))


Visiting = Callable[..., Visitor]


@pytest.fixture
def visiting(lived: Installation) -> Visiting:
    """Somebody of a party who has signed in, with an account of their own."""

    def enter(role: str, label: str, party: str = CENTRE) -> Visitor:
        opened = lived.doors.accounts.open(party, frozenset({role}), label)
        http = TestClient(served(lived.doors), headers=OURS, follow_redirects=False)
        http.post("/sign-in/token", data={"token": opened.token})
        return Visitor(lived, http, opened.person.id)

    return enter


@pytest.fixture
def absent(visiting: Visiting) -> Visitor:
    return visiting("clerk", "loket inkomen")


@pytest.fixture
def colleague(visiting: Visiting) -> Visitor:
    return visiting("auditor", "interne controle")


def events(lived: Installation, since: int) -> list[Any]:
    return [one.event for one in lived.doors.log.since(since)]


def test_a_role_is_passed_on_after_a_look_at_what_will_be_recorded(
    lived: Installation, absent: Visitor, colleague: Visitor
) -> None:
    before = lived.doors.log.size()
    answer = absent.passed_on(colleague.id)
    [appointed] = events(lived, before)
    assert isinstance(appointed, StandInAppointed)
    assert (appointed.absent, appointed.stand_in) == (absent.id, colleague.id)
    assert (appointed.role, appointed.first, appointed.last) == ("clerk", TODAY.date(), FRIDAY)
    page = absent.page(answer.headers["location"].partition("#")[0])
    assert "interne controle vervangt loket inkomen" in page
    assert "Vastgelegd onder" in page


def test_what_is_sent_twice_is_recorded_once(
    lived: Installation, absent: Visitor, colleague: Visitor
) -> None:
    asked = {"stand_in": colleague.id, "role": "clerk", "first": "2021-06-01", "last": str(FRIDAY)}
    form = hidden(absent.post(APPOINT, asked, 200).text) | {"step": "record"}
    before = lived.doors.log.size()
    answers = {absent.post(APPOINT, form, 303).headers["location"] for _ in range(2)}
    assert (len(answers), lived.doors.log.size()) == (1, before + 1)


def test_who_stands_in_sees_that_everywhere_and_finds_the_forms(
    absent: Visitor, colleague: Visitor
) -> None:
    path = f"/obligations/{REPORT}"
    assert f"{path}/fulfil" not in colleague.page(path)
    absent.passed_on(colleague.id)
    page = colleague.page(path)
    assert "U vervangt loket inkomen als medewerker, tot en met vrijdag 18 juni 2021." in page
    assert f"{path}/fulfil" in page
    assert "U vervangt" not in absent.page(path)


def test_what_a_stand_in_records_shows_in_whose_place(
    lived: Installation, visiting: Visiting, absent: Visitor, colleague: Visitor
) -> None:
    absent.passed_on(colleague.id)
    path = f"/obligations/{REPORT}/dispute"
    typed = {"ground": "not-owed", "occurred_on": "2021-06-01"}
    reviewed = colleague.post(path, {**hidden(colleague.page(path)), **typed}, 200).text
    colleague.post(path, {**hidden(reviewed), "step": "record"}, 303)
    position = lived.doors.log.size()
    [recorded] = lived.doors.log.since(position - 1)
    assert (recorded.by.actor, recorded.by.role) == (colleague.id, "clerk")
    assert recorded.by.in_place_of == absent.id
    for shown in (f"/obligations/{REPORT}", f"/trail/{position}", "/events"):
        assert "in plaats van loket inkomen" in colleague.page(shown)
    elsewhere = visiting("clerk", "beheer", BEEK).page(f"/trail/{position}")
    assert f"in plaats van …{absent.id[-8:]}" in elsewhere
    assert "loket inkomen" not in elsewhere


@pytest.mark.parametrize("who", ["absent", "colleague"])
def test_either_of_the_two_ends_it(
    lived: Installation, absent: Visitor, colleague: Visitor, who: str
) -> None:
    absent.passed_on(colleague.id)
    someone = {"absent": absent, "colleague": colleague}[who]
    path = f"/stand-ins/{colleague.id}/1/end"
    assert path in someone.page()
    before = lived.doors.log.size()
    form = someone.page(path)
    reviewed = someone.post(path, hidden(form), 200).text
    for page in (form, reviewed):
        assert "zodra u bevestigt" in page and lived.doors.log.size() == before
    someone.post(path, {**hidden(form), "step": "record"}, 303)
    assert [type(one) for one in events(lived, before)] == [StandInEnded]
    assert "U vervangt" not in colleague.page()
    assert path not in someone.page()
    assert "beëindigd op" in someone.page()


def test_nobody_else_is_offered_its_end_or_may_ask_for_it(
    visiting: Visiting, absent: Visitor, colleague: Visitor
) -> None:
    absent.passed_on(colleague.id)
    path = f"/stand-ins/{colleague.id}/1/end"
    other = visiting("director", "directie")
    assert path not in other.page()
    assert other.http.get(path).headers["location"] == "/stand-ins"
    other.post(path, {"step": "record", "seen": "1"}, 403)
    visiting("clerk", "beheer", BEEK).post(path, {}, 404)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"last": "2021-05-01"}, "last"),
        ({"first": "2021-05-31"}, "first"),
        ({"first": "morgen"}, "first"),
        ({"last": ""}, "last"),
        ({"last": "2023-01-01"}, "last"),
        ({"role": "director"}, "role"),
        ({"stand_in": "nobody"}, "stand_in"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    lived: Installation, absent: Visitor, colleague: Visitor, wrong: dict[str, str], field: str
) -> None:
    before = lived.doors.log.size()
    asked = {"stand_in": colleague.id, "role": "clerk", "first": "2021-06-01", "last": str(FRIDAY)}
    page = absent.post(APPOINT, asked | wrong, 422).text
    assert f'id="{field}-err"' in page
    assert lived.doors.log.size() == before


def test_who_passes_it_on_to_somebody_just_appointed_is_told_so_and_looks_again(
    visiting: Visiting, absent: Visitor, colleague: Visitor
) -> None:
    other = visiting("clerk", "loket wonen")
    asked = {"stand_in": colleague.id, "role": "clerk", "first": "2021-06-01", "last": str(FRIDAY)}
    form = hidden(other.post(APPOINT, asked, 200).text) | {"step": "record"}
    absent.passed_on(colleague.id)
    before = other.installation.doors.log.size()
    overtaken = other.post(APPOINT, form, 412).text
    assert "rol medewerker doorgegeven aan een vervanger" in overtaken
    assert 'id="first-err"' in other.post(APPOINT, hidden(overtaken), 422).text
    assert other.installation.noted(before) == ["stale"]


def test_what_was_so_already_adds_nothing(
    lived: Installation, absent: Visitor, colleague: Visitor
) -> None:
    absent.passed_on(colleague.id)
    before = lived.doors.log.size()
    answer = absent.passed_on(colleague.id)
    assert "Dit stond al zo vast" in absent.page(answer.headers["location"].partition("#")[0])
    assert lived.doors.log.size() == before


def test_the_form_has_a_page_of_its_own(absent: Visitor, colleague: Visitor) -> None:
    page = absent.page(APPOINT)
    assert f'<option value="{colleague.id}">' in page and 'value="2021-06-01"' in page


def test_the_fields_come_back_as_they_were_typed(absent: Visitor, colleague: Visitor) -> None:
    asked = {"stand_in": colleague.id, "role": "clerk", "first": "2021-06-02", "last": str(FRIDAY)}
    reviewed = hidden(absent.post(APPOINT, asked, 200).text)
    page = absent.post(APPOINT, reviewed | {"step": "change"}, 200).text
    assert 'value="2021-06-02"' in page
    assert f'<option value="{colleague.id}" selected>' in page


def test_an_earlier_moment_shows_that_moment_and_no_forms(
    lived: Installation, absent: Visitor, colleague: Visitor
) -> None:
    before = lived.doors.log.size()
    absent.passed_on(colleague.id)
    after = lived.doors.log.size()
    lived.clock.move_to(TODAY + timedelta(days=60))
    assert "Niemand vervangt iemand" in absent.page(f"/stand-ins?asOf={before}")
    then = absent.page(f"/stand-ins?asOf={after}")
    assert "interne controle vervangt loket inkomen" in then
    assert "<select" not in then and "/end" not in then
    assert "voorbij" in absent.page() and "voorbij" not in then
    absent.post(f"{APPOINT}?asOf={after}", {}, 303)
    absent.post(f"/stand-ins/{colleague.id}/1/end?asOf={after}", {}, 303)


def test_what_is_over_is_over(lived: Installation, absent: Visitor, colleague: Visitor) -> None:
    absent.passed_on(colleague.id)
    path = f"/stand-ins/{colleague.id}/1/end"
    form = hidden(absent.page(path)) | {"step": "record"}
    lived.clock.move_to(TODAY + timedelta(days=60))
    assert "voorbij" in absent.post(path, form, 422).text
    absent.post(path, {"seen": "0", "step": "record"}, 412)
    assert absent.http.get(path).headers["location"] == "/stand-ins"
    assert "/end" not in absent.page()
