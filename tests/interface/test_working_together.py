"""Working together over HTTP and on pages: what is typed is what is recorded, and is shown."""

from typing import Any

import pytest

from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.visiting import Visitor

DAY = "2021-05-28"
KPI = {
    "agreement": AGREEMENT,
    "occurredOn": DAY,
    "code": "placements",
    "title": {"nl": "Plaatsingen", "en": "Placements"},
    "unit": "number",
    "direction": "up",
    "addsUp": True,
}


def made(lived: Installation, path: str, body: dict[str, Any], party: str = BEEK) -> str:
    answer = lived.post(f"/v1/{path}", body, party)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def facts(lived: Installation, path: str) -> dict[str, Any]:
    answer = lived.get(f"/v1/{path}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json()["facts"])


@pytest.fixture
def measured(lived: Installation) -> str:
    """The key of an indicator with a target and a value."""
    key = made(lived, "kpis", KPI)
    target = {"occurredOn": DAY, "year": 2021, "target": {"atLeast": "120"}}
    made(lived, f"kpis/{key}/targets", target)
    value = {"occurredOn": DAY, "period": "2021-Q1", "value": "28"}
    made(lived, f"kpis/{key}/values", value, CENTRE)
    return key


def assembled(lived: Installation) -> str:
    body = {
        "occurredOn": DAY,
        "agreement": AGREEMENT,
        "sort": "quarterly-report",
        "duty": "quarterly-report",
        "period": "2021-Q1",
    }
    return made(lived, "reports", body, CENTRE)


def test_a_report_keeps_the_values_of_the_day_on_which_it_was_assembled(
    lived: Installation, measured: str
) -> None:
    key = assembled(lived)
    wrong = {"occurredOn": DAY, "corrects": 3, "value": "31", "reason": "Te laat gemeld."}
    made(lived, f"kpis/{measured}/corrections", wrong, CENTRE)
    [kpi] = facts(lived, f"reports/{key}")["assembled"]["kpis"]
    assert (kpi["value"], kpi["deviation"], kpi["onTarget"]) == ("28", "-2", False)
    [now] = facts(lived, f"kpis/{measured}")["values"]
    assert (now["value"], now["correctedOn"], now["reportedIn"]) == ("31", DAY, 3)


def test_a_number_that_is_no_decimal_is_refused(lived: Installation, measured: str) -> None:
    for value in ("28,5", 28.5, 28, "1e3"):
        body = {"occurredOn": DAY, "period": "2020-Q4", "value": value}
        assert lived.post(f"/v1/kpis/{measured}/values", body).status_code == 400


def test_a_report_is_not_of_a_quarter_that_the_text_leaves_out(lived: Installation) -> None:
    body = {
        "occurredOn": DAY,
        "agreement": AGREEMENT,
        "sort": "quarterly-report",
        "duty": "quarterly-report",
        "period": "2020-Q4",
    }
    refused = lived.post("/v1/reports", body, CENTRE)
    assert refused.json()["type"] == "/problems/report-period-does-not-fit"
    other = lived.post("/v1/reports", body | {"period": "2021-Q1"}, BEEK)
    assert (other.status_code, other.json()["type"]) == (403, "/problems/report-owed-by-another")


def test_an_indicator_is_defined_and_aimed_on_its_page(lived: Installation) -> None:
    visitor = Visitor(lived, BEEK, "clerk")
    typed = {
        "occurred_on": DAY,
        "agreement": AGREEMENT,
        "code": "debts",
        "title-nl": "Schulden",
        "title-en": "Debts",
        "unit": "euro",
        "direction": "within",
        "adds_up": "",
    }
    page = visitor.recorded("/cases/kpis/new", typed)
    assert "Schulden" in page
    [entry] = lived.get("/v1/kpis").json()["items"]
    aimed = {"occurred_on": DAY, "year": "2021", "target-at_least": "10", "target-at_most": "20.5"}
    page = visitor.recorded(f"/cases/kpis/{entry['id']}/targets", aimed)
    assert "10 tot en met 20,5" in page
    target = facts(lived, f"kpis/{entry['id']}")["targets"][0]["target"]
    assert target == {"atLeast": "10", "atMost": "20.5"}


def test_a_consultation_is_held_on_its_page_with_decisions_and_action_points(
    lived: Installation,
) -> None:
    visitor = Visitor(lived, BEEK, "clerk")
    called = {
        "agreements": [AGREEMENT],
        "table": "progress-consultation",
        "planned_for": "2021-05-27",
    }
    visitor.recorded("/cases/consultations/new", called)
    [entry] = lived.get("/v1/consultations").json()["items"]
    assert entry["parties"] == [BEEK, CENTRE]
    held = {
        "occurred_on": DAY,
        "present": [BEEK, CENTRE],
        "minutes-kind": "minutes",
        "minutes-system": "zaaksysteem",
        "minutes-reference": "Z-2021-118",
        "decisions": "De lijst wordt elk kwartaal besproken.\nDe brief wordt herschreven.",
        "action_points": f"{BEEK}; 2021-05-30; De lijst toesturen.\n{CENTRE}; ; De brief.",
    }
    page = visitor.recorded(f"/cases/consultations/{entry['id']}/meetings", held)
    assert "actiepunten te laat" in page
    shown = facts(lived, f"consultations/{entry['id']}")
    assert [one["number"] for one in shown["held"]["decisions"]] == [1, 2]
    assert [(one["owner"], one["due"]) for one in shown["points"]] == [
        (BEEK, "2021-05-30"),
        (CENTRE, None),
    ]
    done = {"occurred_on": DAY, "number": "1"}
    page = visitor.recorded(f"/cases/consultations/{entry['id']}/completions", done)
    assert "actiepunten open" in page


def test_a_round_of_checks_shows_its_error_rate(lived: Installation) -> None:
    body = {
        "occurredOn": DAY,
        "agreements": [AGREEMENT],
        "moment": "prior-check",
        "aspects": ["lawfulness", "quality"],
        "first": "2021-01-01",
        "last": "2021-03-31",
    }
    key = made(lived, "quality-checks", body, CENTRE)
    sample = {"occurredOn": DAY, "population": 412, "size": 40}
    made(lived, f"quality-checks/{key}/samples", sample, CENTRE)
    found = {"occurredOn": DAY, "aspect": "lawfulness", "errors": 3, "finding": "Geen datum."}
    made(lived, f"quality-checks/{key}/findings", found, CENTRE)
    page = Visitor(lived, CENTRE, "clerk").page(f"/cases/quality-checks/{key}")
    assert "7.50" in page
    theme = lived.post("/v1/quality-checks", body | {"aspects": ["theme"]}, CENTRE)
    assert theme.json()["type"] == "/problems/quality-check-theme-is-subsequent"


def test_a_matter_is_followed_up_on_its_page_step_by_step(lived: Installation) -> None:
    visitor = Visitor(lived, BEEK, "clerk")
    opened = {
        "occurred_on": DAY,
        "agreements": [AGREEMENT],
        "matter": "citizen-information",
        "about": "Brieven in gewone taal.",
    }
    visitor.recorded("/cases/follow-ups/new", opened)
    [entry] = lived.get("/v1/follow-ups").json()["items"]
    path = f"/cases/follow-ups/{entry['id']}"
    step = {
        "occurred_on": DAY,
        "step-owner": BEEK,
        "step-due": "2021-07-01",
        "step-what": "Herschrijven.",
    }
    assert "stappen open" in visitor.recorded(f"{path}/steps", step)
    assert "closings" not in visitor.page(path), "a step is open, and nobody coordinated"
    visitor.recorded(f"{path}/completions", {"occurred_on": DAY, "number": "1"})
    assert "closings" not in visitor.page(path), "information to citizens is coordinated (13)"
    talked = {"occurred_on": DAY, "present": [BEEK, CENTRE], "remarks": "De toon."}
    visitor.recorded(f"{path}/coordinations", talked)
    closed = {"occurred_on": DAY, "conclusion": "Alles is herschreven."}
    assert "afgesloten" in visitor.recorded(f"{path}/closings", closed)


def test_circumstances_that_nobody_foresaw_are_consulted_about(lived: Installation) -> None:
    body = {
        "occurredOn": DAY,
        "agreements": [AGREEMENT],
        "sort": "unforeseen-circumstances",
        "knownSince": "2021-05-20",
        "about": "De bestanden zijn onleesbaar.",
    }
    key = made(lived, "developments", body)
    weigh = {"occurredOn": DAY, "essential": True, "leadsTo": "leads-to-nothing", "reasons": "-"}
    refused = lived.post(f"/v1/developments/{key}/weighings", weigh, CENTRE)
    assert refused.json()["type"] == "/problems/development-not-to-be-weighed"
    record = {
        "source": "own-system",
        "kind": "minutes",
        "system": "zaaksysteem",
        "reference": "Z-2021-9",
    }
    outcome = {"occurredOn": DAY, "outcome": "solution-not-agreed", "document": record}
    early = lived.post(f"/v1/developments/{key}/conclusions", outcome)
    assert early.json()["type"] == "/problems/development-not-consulted"
    made(lived, f"developments/{key}/consultations", {"occurredOn": DAY, "present": [BEEK, CENTRE]})
    made(lived, f"developments/{key}/conclusions", outcome)
    page = Visitor(lived, BEEK, "clerk").page(f"/cases/developments/{key}")
    assert "geen overeenstemming" in page


def test_who_is_the_contact_is_sealed_and_handed_over(lived: Installation) -> None:
    body = {
        "agreements": [AGREEMENT],
        "function": "director-first-contact",
        "since": "2021-01-01",
        "who": "Een directeur",
    }
    key = made(lived, "contact-points", body, CENTRE)
    made(
        lived,
        f"contact-points/{key}/handovers",
        {"since": "2021-09-01", "who": "Een ander"},
        CENTRE,
    )
    shown = facts(lived, f"contact-points/{key}")
    assert set(shown["named"]["who"]) == {"key", "digest"}
    assert shown["since"] == "2021-09-01"
    refused = lived.post(f"/v1/contact-points/{key}/endings", {"occurredOn": DAY})
    assert refused.json()["type"] == "/problems/contact-point-of-another"


# Realisation against estimate, at the doors


def test_what_was_realised_is_answered_as_of_any_moment(lived: Installation, measured: str) -> None:
    before = lived.get(f"/v1/kpis/{measured}").json()["position"]
    wrong = {"occurredOn": DAY, "corrects": 3, "value": "31", "reason": "Te laat gemeld."}
    made(lived, f"kpis/{measured}/corrections", wrong, CENTRE)
    for asked, value, met in (("", "31", True), (f"&asOf={before}", "28", False)):
        answer = lived.get(f"/v1/kpis/{measured}/realisation?year=2021{asked}").json()
        assert [one["period"] for one in answer["items"]] == [f"2021-Q{n}" for n in (1, 2, 3, 4)]
        first, second, *_ = answer["items"]
        assert (first["realised"], first["onTarget"]) == (value, met)
        assert first["estimate"] == {"atLeast": "30", "atMost": None}
        assert (second["realised"], second["onTarget"]) == (None, None)
    assert lived.get(f"/v1/kpis/{measured}/realisation?year=2020").json()["items"] == []
    assert len(lived.get(f"/v1/kpis/{measured}/realisation").json()["items"]) == 4


def test_what_is_no_indicator_has_no_realisation(lived: Installation, measured: str) -> None:
    del measured
    unknown = "0197a3c2-9f22-7a10-b3c4-8d1e2f3a4b5c"
    answer = lived.get(f"/v1/kpis/{unknown}/realisation")
    assert answer.status_code == 404
    assert answer.json()["type"].endswith("kpi-not-found")


def test_the_page_of_an_indicator_draws_its_quarters_and_says_them_in_a_table(
    lived: Installation, measured: str
) -> None:
    page = Visitor(lived, BEEK, "clerk").page(f"/cases/kpis/{measured}")
    assert 'role="img" aria-label="Plaatsingen: gehaald in 0 van 1 vergeleken kwartaal.' in page
    assert page.count('<rect class="bar-o"') == 1
    assert page.count('class="goal"') == 4
    assert "niet gehaald" in page
    assert "ten minste 120" in page
    assert "-2" in page


def test_the_page_of_a_report_draws_its_indicators_as_they_went_into_it(
    lived: Installation, measured: str
) -> None:
    key = assembled(lived)
    wrong = {"occurredOn": DAY, "corrects": 3, "value": "31", "reason": "Te laat gemeld."}
    made(lived, f"kpis/{measured}/corrections", wrong, CENTRE)
    page = Visitor(lived, BEEK, "clerk").page(f"/cases/reports/{key}")
    assert 'aria-label="0 van 1 vergeleken indicator is gehaald."' in page
    assert page.count('<rect class="bar-o"') == 1
    assert f'href="/cases/kpis/{measured}"' in page


def test_an_indicator_without_values_has_no_picture(lived: Installation) -> None:
    key = made(lived, "kpis", KPI)
    page = Visitor(lived, BEEK, "clerk").page(f"/cases/kpis/{key}")
    assert 'class="chart"' not in page
