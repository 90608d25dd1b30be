"""A browser, and a server of its own over the example."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from interface.doors import Doors
from interface.example.cast import Cast
from tests.browser.site import CHROMIUM, NOW, QUIET, doors_on, serving, sign_in
from tests.life import play


@dataclass(frozen=True)
class Site:
    """Where it is served, over what, and who may sign in."""

    url: str
    doors: Doors
    people: Cast


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cast]:
    folder = tmp_path_factory.mktemp("example")
    people, _ = play(folder, NOW)
    return folder, people


@pytest.fixture(scope="session")
def site(example: tuple[Path, Cast]) -> Iterator[Site]:
    folder, people = example
    doors = doors_on(folder)
    with serving(doors) as url:
        yield Site(url, doors, people)
    doors.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One a module: while it is open, nothing else in this thread can run an event loop."""
    if not CHROMIUM.exists():
        no = pytest.fail if os.environ.get("NAKOMEN_BROWSER") == "required" else pytest.skip
        no(f"there is no browser at {CHROMIUM}: the pages are not tried in one")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


Enter = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def entered(browser: Browser, site: Site) -> Iterator[Enter]:
    """A browser window of someone who has signed in; one per language and person."""
    made: dict[tuple[str, str, str], BrowserContext] = {}

    def enter(language: str = "nl", party: str = "beek", post: str = "clerk") -> BrowserContext:
        if (known := made.get((language, party, post))) is not None:
            return known
        context = browser.new_context(base_url=site.url, locale=language)
        sign_in(context, site.people.accounts[party, post].token)
        return made.setdefault((language, party, post), context)

    yield enter
    for context in made.values():
        context.close()
