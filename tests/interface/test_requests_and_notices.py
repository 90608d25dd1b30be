"""Woo requests, notices of default and force majeure over HTTP, and on their pages."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, REPORT, Installation
from tests.interface.visiting import Visitor

ABOUT = {"agreement": AGREEMENT, "controller": BEEK, "processor": CENTRE}
PRODUCT = "direct.a.1.2"


def decision(day: str) -> dict[str, str]:
    return {"organ": "college", "takenOn": day, "reference": "B-2021-61"}


def record(lived: Installation, path: str, body: Any, party: str = BEEK) -> str:
    made = lived.post(f"/v1/{path}", body, party)
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def shown(lived: Installation, path: str) -> dict[str, Any]:
    answer = lived.get(f"/v1/{path}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


# Notices of default


@pytest.fixture
def noticed(lived: Installation) -> str:
    """A notice of 3 May 2021, about an application that was to be decided by 29 March."""
    applied = {"product": PRODUCT, "receivedOn": "2021-02-01"}
    body = {**ABOUT, "occurredOn": "2021-05-03", "application": applied, "applicants": 2}
    key = record(lived, "default-notices", body)
    record(lived, f"default-notices/{key}/judgements", {"occurredOn": "2021-05-04"})
    return key


def test_a_notice_of_default_costs_what_the_tables_say(lived: Installation, noticed: str) -> None:
    found = shown(lived, f"default-notices/{noticed}")
    assert (found["standing"], found["closed"]) == ("penalty-runs", False)
    assert found["facts"]["received"]["term"]["due"] == "2021-03-29"
    assert found["facts"]["penalty"]["first"] == "2021-05-18"
    assert found["facts"]["penalty"]["euros"] == 1442
    assert [(one["duty"], one["due"]["due"]) for one in found["running"]] == [
        ("decide-after-all", "2021-05-17"),
        ("fix-penalty", "2021-07-12"),
    ]
    page = Visitor(lived, BEEK, "clerk").page(f"/cases/default-notices/{noticed}")
    assert "De dwangsom loopt sinds" in page
    assert "14 x EUR 23 + 14 x EUR 35 + 14 x EUR 45 = EUR 1442" in page


def test_the_decision_stops_it_and_each_applicant_is_paid(
    lived: Installation, noticed: str
) -> None:
    home = f"default-notices/{noticed}"
    stop = {"occurredOn": "2021-05-27", "decision": decision("2021-05-26")}
    record(lived, f"{home}/decisions", stop)
    fixed = {"occurredOn": "2021-06-01", "decision": decision("2021-06-01")}
    refused = lived.post(f"/v1/{home}/amounts", fixed, CENTRE)
    assert (refused.status_code, refused.json()["type"]) == (
        403,
        "/problems/not-the-data-controller",
    )
    record(lived, f"{home}/amounts", fixed)
    found = shown(lived, home)["facts"]["fixed"]
    assert (found["days"], found["euros"], found["sharesInCents"]) == (10, 230, [11500, 11500])
    for share in (1, 2):
        record(lived, f"{home}/payments", {"occurredOn": "2021-06-01", "share": share}, CENTRE)
    assert (shown(lived, home)["standing"], shown(lived, home)["closed"]) == ("penalty-paid", True)


def test_a_notice_is_about_a_case_or_an_application(lived: Installation) -> None:
    body = {**ABOUT, "occurredOn": "2021-05-03"}
    for wrong, code in (
        (body, "default-notice-not-one-concern"),
        ({**body, "case": "woo-request-none"}, "noticed-case-unknown"),
    ):
        refused = lived.post("/v1/default-notices", wrong)
        assert refused.json()["type"] == f"/problems/{code}"
    visitor = Visitor(lived, BEEK, "clerk")
    page = visitor.page("/cases/default-notices/new")
    assert "Aanvraag elders" in page


def test_a_notice_of_somebody_is_read_by_its_own_parties_only(
    lived: Installation, noticed: str
) -> None:
    refused = lived.get(f"/v1/default-notices/{noticed}", "stein")
    assert refused.status_code in (403, 404)
    assert "penalty" not in refused.text


# Woo requests


def test_a_woo_request_waits_for_third_parties_and_for_their_objection(lived: Installation) -> None:
    body = {**ABOUT, "occurredOn": "2021-04-12", "product": PRODUCT, "request": "Alle verslagen."}
    key = record(lived, "woo-requests", body)
    home = f"woo-requests/{key}"
    assert shown(lived, home)["running"][0]["due"]["due"] == "2021-05-10"
    hear = {"occurredOn": "2021-04-14", "until": "2021-04-28", "thirdParties": 2}
    record(lived, f"{home}/hearings", hear, CENTRE)
    record(lived, f"{home}/views", {"occurredOn": "2021-04-26"}, CENTRE)
    assert shown(lived, home)["running"][0]["due"]["due"] == "2021-05-25"
    decide = {
        "occurredOn": "2021-05-25",
        "decision": decision("2021-05-25"),
        "outcome": "partly-released",
        "grounds": ["private-life"],
        "objectionExpected": True,
    }
    record(lived, f"{home}/decisions", decide)
    found = shown(lived, home)
    assert (found["standing"], found["running"]) == ("release-waits", [])
    assert found["facts"]["releases"][0]["decided"]["grounds"][0]["article"] == "Wob 10(2)(e)"
    early = lived.post(f"/v1/{home}/releases", {"occurredOn": "2021-06-01"})
    assert (early.status_code, early.json()["type"]) == (409, "/problems/woo-release-too-early")
    page = Visitor(lived, BEEK, "clerk").page(f"/cases/{home}")
    assert "wacht op bezwaar" in page and "persoonlijke levenssfeer" in page
    lived.clock.move_to(datetime(2021, 6, 9, 9, tzinfo=UTC))
    record(lived, f"{home}/releases", {"occurredOn": "2021-06-09"}, CENTRE)
    assert shown(lived, home)["standing"] == "dealt-with"


def test_what_is_undecided_when_the_woo_begins_is_computed_again_by_itself(
    lived: Installation,
) -> None:
    lived.clock.move_to(datetime(2022, 4, 19, 9, tzinfo=UTC))
    body = {**ABOUT, "occurredOn": "2022-03-21", "request": "Alle verslagen."}
    home = f"woo-requests/{record(lived, 'woo-requests', body)}"
    longer = {"occurredOn": "2022-04-19", "ground": "volume", "reasons": "Veel stukken."}
    record(lived, f"{home}/extensions", longer)
    lived.doors.timers.tick()
    assert shown(lived, home)["running"][0]["due"]["due"] == "2022-05-16"
    lived.clock.move_to(datetime(2022, 5, 1, 9, tzinfo=UTC))
    lived.doors.timers.tick()
    due = shown(lived, home)["running"][0]["due"]
    assert (due["due"], due["article"]) == ("2022-05-02", "Woo 4.4(1)")
    assert "there is no decision yet" in due["steps"][0]["words"]["en"]
    size = lived.doors.log.size()
    lived.doors.timers.tick()
    assert lived.doors.log.size() == size


# Force majeure


@pytest.fixture
def majeure(lived: Installation) -> str:
    """The report of the first quarter, due 31 May 2021, is affected."""
    assert shown(lived, f"obligations/{REPORT}")["forceMajeure"] is None
    body = {
        "occurredOn": "2021-05-21",
        "agreement": AGREEMENT,
        "since": "2021-05-19",
        "kind": "network-or-supplier-failure",
        "obligations": [f"obligation-{REPORT}"],
        "description": "Het netwerk ligt plat.",
    }
    return record(lived, "force-majeure", body, CENTRE)


def test_lateness_within_force_majeure_is_shown_as_not_attributable(
    lived: Installation, majeure: str
) -> None:
    found = shown(lived, f"obligations/{REPORT}")
    assert (found["status"], found["forceMajeure"]) == ("overdue", f"force-majeure-{majeure}")
    visitor = Visitor(lived, BEEK, "clerk")
    assert "te laat, maar niet toerekenbaar (BW 6:75)" in visitor.page(f"/obligations/{REPORT}")
    late = {"occurredOn": "2021-06-01", "attributable": True}
    record(lived, f"obligations/{REPORT}/findings-of-lateness", late)
    told = visitor.page(f"/obligations/{REPORT}")
    assert told.count("niet toerekenbaar") == 2
    assert f'href="/cases/force-majeure/{majeure}"' in told
    page = visitor.page(f"/cases/force-majeure/{majeure}")
    assert "Gemeld 2 dagen na het begin" in page


def test_a_new_day_is_recorded_by_both_and_is_then_the_obligation_s(
    lived: Installation, majeure: str
) -> None:
    body = {
        "occurredOn": "2021-06-01",
        "obligation": f"obligation-{REPORT}",
        "day": "2021-07-15",
    }
    home = f"force-majeure/{majeure}"
    record(lived, f"{home}/proposals", body, CENTRE)
    own = lived.post(f"/v1/{home}/agreements", body, CENTRE)
    assert (own.status_code, own.json()["type"]) == (403, "/problems/own-new-date")
    assert shown(lived, f"obligations/{REPORT}")["due"]["due"] == "2021-05-31"
    record(lived, f"{home}/agreements", body)
    found = shown(lived, f"obligations/{REPORT}")
    assert (found["due"]["due"], found["status"]) == ("2021-07-15", "open")
    refused = lived.post(
        f"/v1/{home}/measures", {"occurredOn": "2021-06-01", "measure": "x"}, CENTRE
    )
    assert refused.json()["type"] == "/problems/not-the-other-party"
