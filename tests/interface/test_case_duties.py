"""What is due of personal data: on the first page, in calendars, by mail."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from application.asof import AsOf
from application.breaches import TERM, Breaches
from application.outbox import Kind
from application.subscriptions import Scope
from domain.breach.events import BreachNoticeRecomputed
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, TODAY, Installation
from tests.interface.test_api_privacy_requests import decided, done, entry, received
from tests.interface.test_web_trail import reader

AWARE = "2021-05-31T10:00:00+02:00"
BREACH = {
    "agreement": AGREEMENT,
    "controller": BEEK,
    "processor": CENTRE,
    "affected": 1,
    "discoveredAt": AWARE,
    "natures": ["confidentiality"],
    "cause": "wrong-recipient",
    "categories": ["contact"],
    "description": "Een brief ging naar het verkeerde adres.",
}


def found(lived: Installation) -> str:
    answer = lived.post("/v1/breaches", BREACH)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def due(lived: Installation, party: str = BEEK) -> list[tuple[str, str]]:
    now = AsOf(lived.doors.log.size(), TODAY.date(), past=False)
    duties = lived.doors.case_duties.of_party(party, now)
    return [(one.duty, one.due.isoformat()) for one in duties]


def told(lived: Installation) -> str:
    """A request with one recipient who is to be told."""
    key = decided(lived, "rectification")
    subject = entry(lived, key)["subject"]
    registered = {"agreement": AGREEMENT, "occurredOn": "2021-05-03", "name": "A. Verzonnen"}
    lived.post("/v1/data-subjects", registered | {"subject": subject})
    mended: dict[str, Any] = {"rectified": {"name": "B. Verzonnen"}, "recipients": ["uwv"]}
    done(lived, key, "measures", {"right": "rectification", "measure": "corrected"} | mended)
    return key


def test_requests_and_breaches_are_due_of_who_owes_them(lived: Installation) -> None:
    fresh = received(lived, occurredOn="2021-05-28")
    late = received(lived, occurredOn="2021-04-01")
    found(lived)
    told(lived)
    assert due(lived) == [
        ("answer-or-extend-request", "2021-05-03"),
        ("notify-authority-of-breach", "2021-06-03"),
        ("answer-or-extend-request", "2021-06-28"),
    ]
    assert due(lived, CENTRE) == [
        ("tell-recipient", "2021-06-02"),
        ("ask-identity", "2021-06-04"),
    ]
    done(lived, fresh, "extensions", {"ground": "complexity", "reasons": "Veel."})
    done(lived, late, "withdrawals", {})
    assert due(lived) == [
        ("notify-authority-of-breach", "2021-06-03"),
        ("answer-request", "2021-08-30"),
    ]
    before = AsOf(lived.doors.log.size() - 2, TODAY.date(), past=True)
    assert len(lived.doors.case_duties.of_party(BEEK, before)) == 3


def test_they_stand_on_the_first_page(lived: Installation) -> None:
    key, breach = received(lived), found(lived)
    page = reader(lived).get("/")
    assert "Verzoek van een betrokkene beantwoorden of verlengen" in page
    assert f'href="/privacy/requests/{key}"' in page
    assert f'href="/privacy/breaches/{breach}"' in page
    assert "Persoonsgegevens" not in reader(lived).get("/?asOf=1")


def test_they_are_in_the_calendars_until_they_are_done(lived: Installation) -> None:
    key = found(lived)
    received(lived, occurredOn="2021-04-20")
    officer = lived.doors.accounts.by_token(lived.token(BEEK, "privacy-officer"))
    calendars = lived.doors.calendars
    for scope in Scope:
        secret = calendars.make(officer, scope, "nl")
        http = lived.http if False else reader(lived).http
        answer = http.get(f"/calendars/{secret}.ics")
        assert answer.status_code == 200, answer.text
        events = Calendar.from_ical(answer.content).walk("VEVENT")
        mine = {str(one["uid"]): one for one in events if "obligations/" not in str(one["url"])}
        notice = mine[f"breach-{key}-notify-authority-of-breach"]
        assert notice["dtstart"].dt.isoformat() == "2021-06-03"
        assert str(notice["url"]).endswith(f"/privacy/breaches/{key}")
        assert "AVG 33(1)" in str(notice["description"])
    notified = {"notifiedAt": "2021-06-01T08:00:00+02:00", "reference": "AP-1"}
    path = f"/v1/breaches/{key}/notices"
    assert lived.post(path, notified, BEEK, "privacy-officer").status_code == 201
    left = calendars.duties(calendars.find(secret))
    assert [one.duty.duty for one in left] == ["answer-or-extend-request"]


def test_who_is_to_be_reminded_hears_of_them_by_mail(lived: Installation) -> None:
    key = received(lived)
    breach = found(lived)
    lived.doors.reminders.add(BEEK, "privacy-officer", "fg@gemeente.example", "nl")

    def waiting() -> set[tuple[str, str, str | None]]:
        found = lived.doors.reminders._waiting(lived.clock.now())
        told = [one for one, _, _ in found if one.path is not None]
        return {(one.kind, one.due.isoformat(), one.path) for one in told}

    notice = ("before", "2021-06-03", f"privacy/breaches/{breach}")
    assert waiting() == {notice, ("before", "2021-06-03", f"privacy/requests/{key}")}
    lived.clock.move_to(datetime(2021, 6, 5, 9, tzinfo=UTC))
    assert waiting() == {("after", "2021-06-03", f"privacy/breaches/{breach}")}


@pytest.mark.parametrize(("days", "kind"), [(0, Kind.BEFORE), (-1, Kind.AFTER), (-15, None)])
def test_what_is_urgent_waits_for_no_open_day(
    lived: Installation, days: int, kind: Kind | None
) -> None:
    policy = lived.doors.reminders.policy
    sunday = datetime(2021, 6, 6, tzinfo=UTC).date()
    assert policy.kind_on(sunday, sunday + timedelta(days=days), urgent=True) == kind
    assert policy.kind_on(sunday, sunday + timedelta(days=days)) is None


def test_the_72_hours_are_computed_anew_when_a_rule_table_changes(lived: Installation) -> None:
    key = found(lived)
    breaches = lived.doors.breaches
    assert breaches.recompute(breaches.tables.version) == 0
    longer = replace_rule(breaches)
    before = lived.doors.log.size()
    assert longer.recompute("nl-2030.1") == 1
    [one] = lived.doors.log.since(before)
    assert isinstance(one.event, BreachNoticeRecomputed) and one.by.role == "system"
    notice = lived.get(f"/v1/breaches/{key}").json()["notifyBy"]
    assert (notice["due"], notice["version"]) == ("2021-06-04", "nl-2030.1")
    assert longer.recompute("nl-2030.1") == 0


def replace_rule(breaches: Breaches) -> Breaches:
    """The same service under tables that give 96 hours."""
    tables = breaches.tables
    terms = tuple(
        rule.model_copy(update={"length": 96}) if rule.id == TERM else rule for rule in tables.terms
    )
    changed = tables.model_copy(update={"version": "nl-2030.1", "terms": terms})
    return replace(breaches, tables=changed)
