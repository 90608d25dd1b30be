"""Somebody of the example is found and erased, and nobody reads them any more, at no moment."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from interface.example.people import Invented, of
from tests.browser.conftest import Enter, Site
from tests.browser.test_journeys import heading

PERSON = of("beek")[25]
"""Whom no other journey is about."""


@pytest.fixture
def officer(entered: Enter) -> Page:
    return entered(post="privacy-officer").new_page()


@pytest.fixture
def finding(officer: Page) -> Callable[[Invented], None]:
    def find(person: Invented) -> None:
        officer.goto("/data-subjects")
        officer.locator("main").get_by_label("Burgerservicenummer").fill(person.number)
        officer.get_by_label("Doel").select_option("data-subject-request")
        officer.get_by_role("button", name="Zoeken").click()
        assert heading(officer) == "Gevonden betrokkenen"

    return find


def test_a_person_is_erased_and_the_certificate_says_so(
    officer: Page, finding: Callable[[Invented], None], site: Site
) -> None:
    before = site.doors.log.size()
    finding(PERSON)
    officer.locator("main .list a", has_text="…").click()
    where = officer.url
    assert "Betrokkene" in heading(officer)
    expect(officer.locator("#gegevens ~ dl")).to_contain_text("verzegeld")
    officer.get_by_role("link", name="Wissing opdragen").click()
    assert officer.get_by_label("Betrokkene").input_value() == PERSON.key
    officer.locator("input[name=ground][value=no-longer-necessary]").check()
    officer.locator("input[name=arrangement]").first.check()
    assert heading(officer) == "Wissing opdragen"
    officer.locator("form.deed button").first.click()
    assert heading(officer) == "Klopt dit?"
    officer.get_by_role("button", name="Wissing opdragen").click()

    officer.goto(where)
    assert "Betrokkene" in heading(officer)
    expect(officer.locator("#gegevens ~ dl")).not_to_contain_text("verzegeld")
    expect(officer.get_by_role("link", name="Wissing opdragen")).to_have_count(0)
    officer.goto(f"{where}?asOf={before}")
    expect(officer.locator("#gegevens ~ dl")).to_contain_text("gewist")
    expect(officer.locator("#gegevens ~ dl")).not_to_contain_text("verzegeld")
    officer.goto(where)
    officer.get_by_role("link", name="Verklaring van vernietiging").click()
    assert heading(officer) == "Verklaring van vernietiging"
    expect(officer.locator("#wat ~ dl")).to_contain_text(PERSON.key)
    expect(officer.locator("#waarom ~ dl")).to_contain_text("Beek")
    finding(PERSON)
    expect(officer.locator("main")).not_to_contain_text("…")


def test_who_was_erased_long_ago_has_a_certificate_that_is_final(officer: Page) -> None:
    officer.goto(f"/data-subjects/{of('beek')[0].key}")
    officer.get_by_role("link", name="Verklaring van vernietiging").click()
    assert heading(officer) == "Verklaring van vernietiging"
    expect(officer.locator(".lead")).to_contain_text("voorgoed weg")
