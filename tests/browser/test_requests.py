"""A request of a data subject in a browser, from its receipt to the erasure at its end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.test_every_page import violations

NAME = "A. Voorbeeld-Verzonnen"


@pytest.fixture
def turn(entered: Enter) -> Callable[[str], Page]:
    """Somebody of Beek comes to where the last one left off."""
    pages: list[Page] = []

    def to(post: str) -> Page:
        page = entered(post=post).new_page()
        page.goto(pages[-1].url.partition("#")[0] if pages else "/privacy/requests")
        pages.append(page)
        return page

    return to


def record(page: Page, name: str) -> None:
    """The form is open and filled in: looked at, recorded."""
    page.locator("form.deed button").first.click()
    assert page.locator("h1").inner_text() == "Klopt dit?"
    assert violations(page) == []
    page.get_by_role("button", name=name).click()


def test_access_is_answered_and_then_all_of_it_erased(turn: Callable[[str], Page]) -> None:
    clerk = turn("clerk")
    clerk.get_by_role("link", name="Een nieuw verzoek vastleggen").click()
    clerk.get_by_label("inzage", exact=True).check()
    clerk.get_by_label("wissen", exact=True).check()
    clerk.get_by_label("Wie vraagt het?").fill(NAME)
    record(clerk, "Verzoek vastleggen")
    clerk.get_by_role("link", name="Inzage, wissen").last.click()
    clerk.get_by_label("DigiD").check()
    record(clerk, "Vaststellen wie het is")
    expect(clerk.get_by_role("status")).to_contain_text("Vastgelegd onder")
    assert NAME not in clerk.content()

    controller = turn("data-controller")
    for right in ("access", "erasure"):
        controller.locator(f"input[name=outcome-{right}][value=granted]").check()
    controller.get_by_label("Wanneer is het besluit genomen?").fill("2022-05-31")
    controller.get_by_label("Kenmerk van het besluit").fill("B-2022-61")
    record(controller, "Besluit vastleggen")

    officer = turn("privacy-officer")
    officer.get_by_role("button", name="Toon het antwoord").click()
    assert violations(officer) == []
    expect(officer.locator("#gegevens ~ dl")).to_contain_text(NAME)
    expect(officer.locator("#wie ~ table tbody tr")).to_have_count(1)
    officer.goto(controller.url.partition("?")[0])
    officer.get_by_label("kopie gegeven").check()
    record(officer, "Uitvoering vastleggen")

    officer.get_by_label("niet meer nodig").check()
    record(officer, "Gegevens wissen")
    expect(officer.locator("#verzoek ~ dl")).to_contain_text("gewist")
    expect(officer.locator(".lead")).to_contain_text("Op tijd beantwoord")
    assert violations(officer) == []
