"""Without a mouse: past the menu in one step, along every link, and always seen where one is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Enter
from tests.browser.pages import PAGES

SEEN = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
}"""
WHERE = "document.activeElement.outerHTML.slice(0, 120)"


@pytest.fixture(scope="module")
def page(entered: Enter) -> Iterator[Page]:
    page = entered().new_page()
    yield page
    page.close()


# An address with an anchor in it begins there, past the menu already.
@pytest.mark.parametrize("name", [name for name in PAGES if name != "a clause"])
def test_the_first_step_leads_past_the_menu_and_one_always_sees_where_one_is(
    page: Page, name: str
) -> None:
    page.goto(PAGES[name])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**#inhoud")
    page.keyboard.press("Tab")
    if page.locator("main :is(a, button, input, select, textarea, summary)").count():
        inside = "document.querySelector('main').contains(document.activeElement)"
        assert page.evaluate(inside), page.evaluate(WHERE)
    one_sees_where_one_is(page)


def test_one_sees_where_one_is_in_the_menu(page: Page) -> None:
    page.goto(PAGES["overview"])
    page.keyboard.press("Tab")
    one_sees_where_one_is(page)


def one_sees_where_one_is(page: Page) -> None:
    for _ in range(30):
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate(SEEN), page.evaluate(WHERE)
        page.keyboard.press("Tab")
