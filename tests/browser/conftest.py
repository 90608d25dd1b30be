"""A browser, and a server of its own over the example on a morning in June 2022."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import cast

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from infra.clock import SimulatedClock
from infra.settings import Settings
from interface.doors import Doors
from interface.example.cast import Cast
from interface.main import open_doors, served
from interface.web.site import Beside
from tests.browser import components
from tests.life import play

CHROMIUM = Path("/usr/bin/chromium")
NOW = datetime(2022, 6, 1, 7, 30, tzinfo=UTC)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


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


@contextmanager
def serving(doors: Doors) -> Iterator[str]:
    """The address where the pages over these doors are served meanwhile."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        app = served(doors)
        beside = app.router.routes[-1]
        assert isinstance(beside, Beside)
        cast("FastAPI", beside.app).include_router(components.router)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        running = Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        running.join()


@pytest.fixture(scope="session")
def site(example: tuple[Path, Cast]) -> Iterator[Site]:
    folder, people = example
    doors = open_doors(Settings(data_dir=folder), SimulatedClock(NOW))
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


def sign_in(context: BrowserContext, token: str) -> None:
    page = context.new_page()
    page.goto("/sign-in")
    page.locator("#token").fill(token)
    page.locator("main form button").click()
    page.wait_for_url("**/")
    page.close()
