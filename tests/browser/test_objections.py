"""An objection in a browser, from its receipt to the decision that is made known."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.test_every_page import violations

CENTRE = "sittard-geleen"
WORDS = "Het inkomen van mei is dubbel geteld."


@pytest.fixture
def turn(entered: Enter) -> Callable[[str], Page]:
    """A clerk of a party comes to where the last one left off."""
    pages: list[Page] = []

    def to(party: str) -> Page:
        page = entered(party=party).new_page()
        page.goto(pages[-1].url.partition("?")[0] if pages else "/cases")
        pages.append(page)
        return page

    return to


def fill(page: Page, **typed: str) -> None:
    if any(name.startswith("system__") for name in typed):
        page.get_by_text("Of: het stuk blijft in uw eigen systeem").click()
    for name, value in typed.items():
        box = page.locator(f"form.deed [name={name.replace('__', '-')}]")
        if box.first.get_attribute("type") == "radio":
            page.locator(f"form.deed [name={name.replace('__', '-')}][value='{value}']").check()
        elif box.evaluate("it => it.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)


def record(page: Page, deed: str, **typed: str) -> None:
    """Opens the form, fills it in, looks at it, records it."""
    page.get_by_role("link", name=deed, exact=True).click()
    assert violations(page) == []
    fill(page, **typed)
    page.locator("form.deed button").first.click()
    assert page.locator("h1").inner_text() == "Klopt dit?"
    assert violations(page) == []
    page.get_by_role("button", name=deed).click()
    expect(page.get_by_role("status")).to_contain_text("Vastgelegd onder")
    assert violations(page) == []


def paper(name: str) -> dict[str, str]:
    """One that stays in the centre's own system."""
    return {f"system__{name}": "zaaksysteem", f"reference__{name}": "Z-2022-417"}


def test_an_objection_is_prepared_by_the_centre_and_decided_by_the_college(
    turn: Callable[[str], Page],
) -> None:
    clerk = turn("beek")
    clerk.get_by_role("link", name="Bezwaren", exact=True).click()
    clerk.get_by_role("link", name="Bezwaar vastleggen").click()
    clerk.locator("form.deed [name=control]").first.check()
    fill(
        clerk,
        occurred_on="2022-05-24",
        product="direct.a.1.2",
        reference="PW-2022-9417",
        notified_on="2022-05-10",
        taken_by__party=CENTRE,
        taken_by__organ="head-of-income",
        by_mandate="true",
        grounds=WORDS,
    )
    clerk.locator("form.deed button").first.click()
    assert violations(clerk) == []
    clerk.get_by_role("button", name="Bezwaar vastleggen").click()
    clerk.get_by_role("link", name="PW-2022-9417").click()
    expect(clerk.locator(".lead")).to_contain_text("uiterlijk")
    assert WORDS not in clerk.content()
    assert violations(clerk) == []

    centre = turn(CENTRE)
    day = "2022-05-25"
    record(centre, "Ontvangst bevestigen", occurred_on=day)
    record(centre, "Dossier samenstellen", occurred_on=day, **paper("file"))
    record(centre, "Hoorzitting plannen", occurred_on=day, hearing_on="2022-05-30")
    record(centre, "Hoorzitting vastleggen", occurred_on="2022-05-30", **paper("report"))
    advice = {"outcome": "objection-well-founded", **paper("advice")}
    record(centre, "Advies vastleggen", occurred_on="2022-05-31", **advice)

    college = turn("beek")
    record(
        college,
        "Beslissing op bezwaar vastleggen",
        occurred_on="2022-06-01",
        decision__organ="college",
        decision__taken_on="2022-05-31",
        decision__reference="B-2022-88",
        signer="mayor",
        outcome="objection-well-founded",
        effect="decision-replaced",
        follows_advice="true",
    )
    record(college, "Bekendmaking vastleggen", occurred_on="2022-06-01")
    expect(college.locator(".lead")).to_contain_text("Gegrond, bekendgemaakt op")
    college.goto("/cases/objections/report/2022")
    expect(college.locator("main")).to_contain_text("Op tijd bekendgemaakt")
    assert violations(college) == []
