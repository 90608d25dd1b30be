"""What only a form leads to, in both languages and schemes: nobody is shut out on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from interface.example.papers import pdf
from tests.browser.conftest import Enter, Site
from tests.browser.test_every_page import violations

FORM = "/obligations/dvo-2020-beek-advance-net-costs-2022-07/fulfil"


@pytest.fixture(params=["nl", "en"])
def page(entered: Enter, request: pytest.FixtureRequest) -> Iterator[Page]:
    page = entered(request.param).new_page()
    page.goto(FORM)
    yield page
    page.close()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    written = tmp_path / "payment.pdf"
    written.write_bytes(pdf(["Payment of an advance"]))
    return written


def look(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == [], scheme


def send(page: Page) -> None:
    with page.expect_navigation():
        page.locator("form.deed button").first.click()


def test_a_form_with_something_wrong_in_it(page: Page) -> None:
    page.locator("#occurred_on").fill("2022-04-30")
    send(page)
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.locator("#occurred_on").input_value() == "2022-04-30"
    look(page)


def test_the_look_before_it_binds(page: Page, paper: Path, site: Site) -> None:
    before = site.doors.log.size()
    page.locator("#file-payment").set_input_files(paper)
    send(page)
    expect(page.locator("button[value=record]")).to_be_visible()
    look(page)
    with page.expect_navigation():
        page.locator("button[value=change]").click()
    expect(page.locator("form.deed input[name=kept-payment]")).to_be_checked()
    look(page)
    assert site.doors.log.size() == before


def test_someone_was_first(page: Page, paper: Path, site: Site) -> None:
    before = site.doors.log.size()
    page.locator("#file-payment").set_input_files(paper)
    page.locator("form.deed input[name=seen]").evaluate("field => { field.value = 0 }")
    send(page)
    expect(page.locator("button[value=review]")).to_be_visible()
    look(page)
    assert site.doors.log.size() == before
