"""Force majeure in a browser: notice, consultation, a measure of the other party, end, report."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.test_every_page import violations
from tests.browser.test_objections import fill, paper, record

CENTRE = "sittard-geleen"
OWED = "dvo-2020-beek-quarterly-report-2022-Q1"


@pytest.fixture
def turn(entered: Enter) -> Callable[[str], Page]:
    """A clerk of a party comes to where the last one left off."""
    pages: list[Page] = []

    def to(party: str) -> Page:
        page = entered(party=party).new_page()
        page.goto(pages[-1].url.partition("?")[0] if pages else "/cases/force-majeure")
        pages.append(page)
        return page

    return to


def test_force_majeure_is_reported_and_what_is_late_meanwhile_is_no_ones_blame(
    turn: Callable[[str], Page],
) -> None:
    centre = turn(CENTRE)
    centre.get_by_role("link", name="Overmacht melden").click()
    assert violations(centre) == []
    centre.get_by_label("DVO-2020 Beek", exact=True).check()
    fill(
        centre,
        occurred_on="2022-05-30",
        since="2022-05-27",
        kind="network-or-supplier-failure",
        obligations=f"obligation-{OWED}",
        description="Het netwerk ligt plat.",
    )
    centre.locator("form.deed button").first.click()
    assert violations(centre) == []
    centre.get_by_role("button", name="Overmacht melden").click()
    centre.locator("th a").first.click()
    expect(centre.locator(".lead")).to_contain_text("Gemeld 3 dagen na het begin")
    assert violations(centre) == []
    case = centre.url

    record(centre, "Overleg vastleggen", occurred_on="2022-05-30", outcome="De cijfers volgen.")
    other = turn("beek")
    measure = "De gemeente rekent zelf."
    record(other, "Tijdelijke maatregel nemen", occurred_on="2022-05-31", measure=measure)
    assert measure not in other.content()
    other.goto(f"/obligations/{OWED}")
    expect(other.locator("main")).to_contain_text("vermacht")
    assert violations(other) == []

    other.goto(case)
    record(other, "Maatregel beëindigen", occurred_on="2022-05-31", number="1")
    centre.goto(case)
    record(centre, "Einde van de overmacht vastleggen", occurred_on="2022-05-31")
    report = {"report__kind": "report", **paper("report")}
    record(centre, "Rapportage geven", occurred_on="2022-06-01", **report)
    expect(centre.locator(".lead")).to_contain_text("gerapporteerd op")
    assert violations(centre) == []
