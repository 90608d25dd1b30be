"""A theme of NL Design System, as npm has it, laid under our own."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.pages import MODULES
from tests.browser.site import serving, sign_in
from tests.browser.test_every_page import violations

TOKENS = MODULES / "@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css"
LIGHT_ONLY = ":root { color-scheme: light }\n"
THEIRS = """() => {
  const style = new Option().style, page = getComputedStyle(document.documentElement);
  style.color = page.getPropertyValue("--basis-color-action-1-color-default");
  return style.color;
}"""
OURS = "getComputedStyle(document.querySelector('.skip')).color"


@pytest.fixture(scope="module")
def themed(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the same pages are served with the theme, made as the how-to says."""
    folder = tmp_path_factory.mktemp("theme")
    (folder / "theme.css").write_text(TOKENS.read_text("utf-8") + LIGHT_ONLY, "utf-8")
    with serving(replace(site.doors, theme=folder)) as url:
        yield url


@pytest.fixture
def page(browser: Browser, site: Site, themed: str) -> Iterator[Page]:
    context = browser.new_context(base_url=themed, locale="nl", color_scheme="dark")
    sign_in(context, site.people.accounts["beek", "clerk"].token)
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


def test_a_link_takes_the_colour_of_the_theme(page: Page, site: Site) -> None:
    theirs, ours = page.evaluate(THEIRS), page.evaluate(OURS)
    assert theirs == ours != ""
    page.goto(f"{site.url}/sign-in")
    assert page.evaluate(THEIRS) == ""
    assert page.evaluate(OURS) != ours


def test_a_page_with_the_theme_can_be_read(page: Page) -> None:
    assert violations(page) == []


def test_what_lies_beside_the_theme_is_served_and_nothing_else(page: Page) -> None:
    address = page.locator("link[rel=stylesheet]").nth(1).get_attribute("href")
    assert address is not None
    folder = address.removesuffix("theme.css")
    assert page.request.get(address).ok
    assert page.request.get(f"{folder}%2e%2e/log.db").status == 404
    assert page.request.get(f"{folder}logo.svg").status == 404
