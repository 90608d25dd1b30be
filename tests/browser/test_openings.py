"""Somebody is registered, found, read for a purpose and closed again; then it shows who looked."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.test_journeys import heading

NAME, NUMBER = "Toos Voorbeeld", "999990019"


@pytest.fixture
def page(entered: Enter) -> Iterator[Page]:
    page = entered().new_page()
    yield page
    page.close()


def say_why(page: Page) -> None:
    page.get_by_label("Doel").select_option("data-subject-request")


def test_somebody_is_read_for_a_purpose_and_it_shows_who_looked(page: Page) -> None:
    page.goto("/data-subjects/register")
    page.get_by_label("Naam").fill(NAME)
    page.get_by_label("Burgerservicenummer").fill(NUMBER)
    page.get_by_role("button", name="Betrokkene vastleggen").click()
    assert heading(page) == "Klopt dit?"
    page.get_by_role("button", name="Betrokkene vastleggen").click()
    assert heading(page) == "Betrokkenen"
    page.locator("main").get_by_label("Burgerservicenummer").fill(NUMBER)
    say_why(page)
    page.get_by_role("button", name="Zoeken").click()
    assert heading(page) == "Gevonden betrokkenen"
    page.locator("main .list a", has_text="…").click()
    assert "Betrokkene" in heading(page)
    expect(page.locator("main")).not_to_contain_text(NAME)
    page.get_by_role("link", name="Alles in één keer inzien").click()
    assert heading(page) == "Verzegelde gegevens"
    say_why(page)
    page.get_by_role("button", name="Openen").click()
    assert heading(page) == "Geopende gegevens"
    expect(page.locator("main")).to_contain_text(NAME)
    page.get_by_role("link", name="Sluiten").click()
    expect(page.locator("main")).not_to_contain_text(NAME)
    assert NUMBER not in page.url
    page.get_by_role("link", name=re.compile("ingezien of gevonden")).click()
    assert heading(page) == "Wie heeft gekeken"
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("tbody")).to_contain_text("een verzoek van de betrokkene")
