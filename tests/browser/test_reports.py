"""A quarterly report in a browser: assembled, offered, received, commented; what is owed is met."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from interface.example.papers import pdf
from tests.browser.conftest import Enter
from tests.browser.test_every_page import violations

OWED = "/obligations/dvo-2020-beek-quarterly-report-2022-Q2"


@pytest.fixture
def turn(entered: Enter) -> Callable[[str, str], Page]:
    """Somebody of a party comes to where the last one left off."""
    pages: list[Page] = []

    def to(party: str, post: str) -> Page:
        page = entered(party=party, post=post).new_page()
        page.goto(pages[-1].url.partition("?")[0] if pages else "/cases/reports")
        pages.append(page)
        return page

    return to


def record(page: Page, name: str) -> None:
    """The form is open and filled in: looked at, recorded."""
    assert violations(page) == []
    page.locator("form.deed button").first.click()
    assert page.locator("h1").inner_text() == "Klopt dit?"
    assert violations(page) == []
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("status")).to_contain_text("Vastgelegd onder")


def test_a_quarterly_report_is_offered_and_meets_what_is_owed(
    turn: Callable[[str, str], Page],
) -> None:
    director = turn("sittard-geleen", "director")
    director.get_by_role("link", name="Rapportage samenstellen").click()
    director.get_by_label("DVO-2020 Beek", exact=True).check()
    director.locator("input[name=sort][value=quarterly-report]").check()
    director.locator("input[name=duty][value=quarterly-report]").check()
    director.locator("#period").fill("2022-Q2")
    record(director, "Rapportage samenstellen")
    director.get_by_role("link", name="Kwartaalrapportage over 2022-Q2").first.click()
    expect(director.locator("svg.chart[role=img]")).to_have_count(1)
    expect(director.get_by_role("link", name="Plaatsingen naar werk")).to_be_visible()

    director.get_by_role("link", name="Rapportage aanbieden").click()
    director.locator("input[name=document-kind][value=report]").check()
    paper = {"name": "q2.pdf", "mimeType": "application/pdf", "buffer": pdf(["Kwartaal 2"])}
    director.locator("#file-document").set_input_files(paper)
    record(director, "Rapportage aanbieden")
    expect(director.locator(".lead")).to_contain_text("de ontvangst is nog niet vastgelegd")

    clerk = turn("beek", "clerk")
    clerk.get_by_role("link", name="Ontvangst bevestigen").click()
    record(clerk, "Ontvangst bevestigen")
    clerk.get_by_role("link", name="Opmerking maken").click()
    clerk.locator("#comment").fill("Waarom daalt het aantal plaatsingen?")
    record(clerk, "Opmerking maken")
    expect(clerk.locator(".lead")).to_contain_text("elke opmerking heeft een antwoord")
    assert violations(clerk) == []

    clerk.goto(OWED)
    expect(clerk.locator("main")).to_contain_text("nagekomen")
    expect(clerk.locator("main")).to_contain_text("rapportage")
    assert violations(clerk) == []
