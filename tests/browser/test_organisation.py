"""Signing in and out at one's own organisation, in a browser, across two sites."""

import re
import socket
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from interface.main import open_doors
from tests.browser.site import serving
from tests.browser.test_every_page import violations
from tests.provider.process import provider


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def test_there_and_back_and_out_again(browser: Browser, tmp_path: Path, free_port: int) -> None:
    here = f"http://127.0.0.1:{free_port}"
    with provider(here) as running:
        doors = open_doors(running.settings(tmp_path, here))
        with serving(doors, free_port):
            context = browser.new_context(base_url=here, locale="nl")
            page = context.new_page()
            page.goto("/sign-in")
            assert violations(page) == []
            page.get_by_role("link", name="Inloggen met uw organisatie").click()
            expect(page).to_have_url(re.compile(re.escape(running.issuer)))
            _over_there(page, "roleless")
            expect(page.get_by_role("alert")).to_contain_text("geeft u in groups geen rol")
            assert violations(page) == []
            context.clear_cookies()
            page.get_by_role("link", name="Inloggen met uw organisatie").click()
            _over_there(page, "one")
            expect(page.locator("h1")).to_have_text("Overzicht")
            page.get_by_text("uitloggen").click()
            page.locator("button[name=logout]").click()
            expect(page).to_have_url(f"{here}/sign-in")
            page.goto("/")
            expect(page).to_have_url(f"{here}/sign-in")
            context.close()
        doors.close()


def _over_there(page: Page, key: str) -> None:
    page.locator("input[name=login]").fill(key)
    page.locator("input[name=password]").fill("any")
    page.locator("button[type=submit]").click()
    page.locator("button[type=submit]").click()
