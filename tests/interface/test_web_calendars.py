"""Calendars at a secret address: what they hold, who may read them, and until when."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from icalendar import Calendar, Component

from application.registers import ObligationEntry, ObligationQuery
from application.stand_ins import PassOn
from domain.obligation.state import Status
from interface.main import served
from tests.interface.conftest import BEEK, CENTRE, REPORT, TODAY, Installation
from tests.interface.test_cli_accounts import nakomen

OURS = {"sec-fetch-site": "same-origin"}
EVIDENCE = {"source": "own-system", "kind": "report", "system": "dms", "reference": "Z-1"}


@dataclass
class Visitor:
    installation: Installation
    http: TestClient

    def sent(self, path: str, scope: str) -> Response:
        return self.http.post(path, data={"scope": scope})

    def made(self, scope: str) -> str:
        """The address, as the page shows it."""
        answer = self.sent("/calendars", scope)
        assert answer.status_code == 200
        [shown] = re.findall(r'readonly value="([^"]+)"', answer.text)
        return html.unescape(shown)


def visitor(lived: Installation, party: str, role: str) -> Visitor:
    http = TestClient(served(lived.doors), headers=OURS, follow_redirects=False)
    token = lived.token(party, role)
    assert http.post("/sign-in/token", data={"token": token}).headers["location"] == "/"
    return Visitor(lived, http)


@pytest.fixture
def clerk(lived: Installation) -> Iterator[Visitor]:
    found = visitor(lived, CENTRE, "clerk")
    yield found
    found.http.close()


@pytest.fixture
def anyone(lived: Installation) -> Iterator[TestClient]:
    """Who never signed in."""
    with TestClient(served(lived.doors), follow_redirects=False) as http:
        yield http


def every(lived: Installation, party: str) -> list[ObligationEntry]:
    """All that has a due date and concerns a party, from a quarter of a year before."""
    at = lived.doors.moments.resolve(None)
    query, found = ObligationQuery(party=party, due_from=date(2021, 3, 1), limit=500), []
    while True:
        page = lived.doors.registers.obligations(query, at)
        found += page.entries
        if page.next is None:
            return [one for one in found if one.due is not None]
        query = replace(query, cursor=page.next)


def read(answer: Response) -> dict[str, Component]:
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    whole = Calendar.from_ical(answer.content)
    return {str(one["uid"]): one for one in whole.walk("VEVENT")}


def test_a_party_sees_all_that_it_owes_or_is_owed(clerk: Visitor, anyone: TestClient) -> None:
    lived = clerk.installation
    answer = anyone.get(clerk.made("party"))
    events = read(answer)
    wanted = {one.id: one for one in every(lived, CENTRE)}
    assert events.keys() == wanted.keys()
    assert len(events) > 50
    for key, event in events.items():
        entry = wanted[key]
        assert entry.due is not None
        assert event["dtstart"].dt == entry.due.due
        assert event["sequence"] == entry.version
        assert event["dtstamp"].dt == (
            lived.doors.log.moment_at(entry.position).replace(microsecond=0)
        )
        assert entry.title.nl in str(event["summary"])
        assert f"Artikel {entry.clause} van" in str(event["description"])
        assert str(event["url"]) == f"http://testserver/obligations/{key}"


def test_it_is_written_as_the_standard_asks(clerk: Visitor, anyone: TestClient) -> None:
    """RFC 5545, 3.1 and 3.6: lines, and what every calendar and event must have."""
    body = anyone.get(clerk.made("party")).content
    assert body.startswith(b"BEGIN:VCALENDAR\r\n")
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert max(map(len, body.split(b"\r\n"))) <= 75
    whole = Calendar.from_ical(body)
    assert whole["version"] == "2.0"
    assert str(whole["name"]) == str(whole["x-wr-calname"])
    assert b"DTSTART;VALUE=DATE:" in body
    assert re.search(rb"DTSTAMP:\d{8}T\d{6}Z", body)


def test_a_person_sees_what_is_still_to_be_done(clerk: Visitor, anyone: TestClient) -> None:
    lived = clerk.installation
    open_ = {Status.OPEN, Status.DUE_SOON, Status.PARTLY, Status.OVERDUE}
    wanted = {
        one.id for one in every(lived, CENTRE) if CENTRE in one.debtor and one.status in open_
    }
    address = clerk.made("person")
    assert read(anyone.get(address)).keys() == wanted
    assert REPORT in wanted
    body = {"occurredOn": "2021-06-01", "evidence": [EVIDENCE]}
    done = lived.post(f"/v1/obligations/{REPORT}/fulfilments", body, CENTRE)
    assert done.status_code == 201, done.text
    assert read(anyone.get(address)).keys() == wanted - {REPORT}


def test_what_becomes_of_an_obligation_raises_its_number(
    clerk: Visitor, anyone: TestClient
) -> None:
    lived, address = clerk.installation, clerk.made("party")
    before = anyone.get(address)
    same = {"if-none-match": before.headers["etag"]}
    again = anyone.get(address, headers=same)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == before.headers["etag"]
    weak = {"if-none-match": f'"x", W/{before.headers["etag"]}'}
    assert anyone.get(address, headers=weak).status_code == 304
    lived.clock.move_to(TODAY + timedelta(days=20))
    assert anyone.get(address, headers=same).status_code == 304
    assert anyone.get(address).content == before.content
    body = {"occurredOn": "2021-06-01", "evidence": [EVIDENCE]}
    assert lived.post(f"/v1/obligations/{REPORT}/fulfilments", body, CENTRE).status_code == 201
    after = anyone.get(address, headers=same)
    events_before, events = read(before), read(after)
    was, now = events_before.pop(REPORT), events.pop(REPORT)
    assert now["sequence"] == was["sequence"] + 1
    assert now["dtstamp"].dt > was["dtstamp"].dt
    assert str(now["summary"]).startswith("Nagekomen: ")
    assert events == events_before


def test_who_stands_in_has_to_do_what_the_role_has_during_those_days(
    clerk: Visitor, anyone: TestClient
) -> None:
    lived = clerk.installation
    accounts, stand_ins = lived.doors.accounts, lived.doors.stand_ins
    auditor = accounts.by_token(lived.token(CENTRE, "auditor"))
    colleague = visitor(lived, CENTRE, "auditor")
    assert 'value="person"' not in colleague.http.get("/calendars").text
    last = TODAY.date() + timedelta(days=20)
    asked = PassOn(stand_in=auditor.id, role="clerk", first=TODAY.date(), last=last)
    giver = accounts.by_token(lived.token(CENTRE, "clerk"))
    lived.doors.desk.handle(stand_ins.appointing(asked, giver))
    assert 'value="person"' in colleague.http.get("/calendars").text
    address = colleague.made("person")
    standing_in = anyone.get(address)
    assert read(standing_in).keys() == read(anyone.get(clerk.made("person"))).keys()
    same = {"if-none-match": standing_in.headers["etag"]}
    assert anyone.get(address, headers=same).status_code == 304
    lived.clock.move_to(TODAY + timedelta(days=21))
    assert read(anyone.get(address, headers=same)) == {}


def test_in_english_whatever_the_program_prefers(clerk: Visitor, anyone: TestClient) -> None:
    clerk.http.cookies.set("nakomen-language", "en")
    answer = anyone.get(clerk.made("party"), headers={"accept-language": "nl"})
    assert answer.headers["content-language"] == "en"
    assert "Article 12.3 of dvo-2020-beek" in str(read(answer)[REPORT]["description"])


def test_a_new_address_ends_the_one_before_and_a_revoked_one_is_gone(
    clerk: Visitor, anyone: TestClient
) -> None:
    first, second = clerk.made("party"), clerk.made("party")
    other = clerk.made("person")
    assert anyone.get(first).status_code == 404
    assert anyone.get(second).status_code == 200
    assert clerk.sent("/calendars/revoke", "party").headers["location"] == "/calendars"
    assert anyone.get(second).status_code == 404
    assert anyone.get(other).status_code == 200
    assert anyone.get("/calendars/nothing.ics").status_code == 404


def test_the_address_is_shown_once_and_kept_as_a_digest(clerk: Visitor, tmp_path: Path) -> None:
    secret = clerk.made("party").rpartition("/")[2].removesuffix(".ics")
    assert len(secret) >= 43
    page = clerk.http.get("/calendars").text
    assert secret not in page
    assert "Er is een adres, gemaakt op dinsdag 1 juni 2021." in page
    clerk.installation.doors.close()
    kept = [one for one in (tmp_path / "copy").rglob("*") if one.is_file()]
    assert any(one.name.startswith("vault.db") for one in kept)
    assert not any(secret.encode() in one.read_bytes() for one in kept)


def test_without_signing_in_nobody_makes_or_revokes(anyone: TestClient) -> None:
    for ask in (
        lambda: anyone.get("/calendars"),
        lambda: anyone.post("/calendars", data={"scope": "party"}, headers=OURS),
        lambda: anyone.post("/calendars/revoke", data={"scope": "party"}, headers=OURS),
    ):
        assert ask().headers["location"] == "/sign-in"
    other = {"sec-fetch-site": "cross-site"}
    assert anyone.post("/calendars", data={"scope": "party"}, headers=other).status_code == 403


def test_who_fulfils_nothing_has_no_calendar_of_things_to_do(lived: Installation) -> None:
    auditor = visitor(lived, BEEK, "auditor")
    page = auditor.http.get("/calendars").text
    assert 'id="party"' in page
    assert 'id="person"' not in page
    auditor.http.close()


def test_in_the_past_there_is_nothing_to_make(clerk: Visitor) -> None:
    page = clerk.http.get("/calendars?asOf=2020-03-01").text
    assert "U kijkt naar het verleden." in page
    assert 'method="post" action="/calendars' not in page


def test_revoking_an_account_ends_its_calendars(
    clerk: Visitor, anyone: TestClient, tmp_path: Path
) -> None:
    folder, address = tmp_path / "copy", clerk.made("party")
    [listed] = json.loads(nakomen(folder, "calendars", "list", "--json"))
    assert (listed["party"], listed["scope"], listed["language"]) == (CENTRE, "party", "nl")
    assert datetime.fromisoformat(listed["madeAt"]) == TODAY.astimezone(UTC)
    shown = nakomen(folder, "calendars", "make", listed["account"], "--language", "en")
    path = shown.split()[0]
    assert anyone.get(path).headers["content-language"] == "en"
    assert "1 addresses" in nakomen(
        folder, "calendars", "revoke", listed["account"], "--scope", "person"
    )
    assert anyone.get(path).status_code == 404
    assert anyone.get(address).status_code == 200
    nakomen(folder, "account", "revoke", listed["account"])
    assert anyone.get(address).status_code == 404
    assert "No such account" in nakomen(folder, "calendars", "make", "nobody")
