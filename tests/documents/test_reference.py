"""Generated pages are what the program is now, and no link between documents leads nowhere."""

import re
from pathlib import Path

import pytest

from docs.generate.licences import Package, loaded, running, tools, trying
from docs.generate.pages import DOCS, PAGES
from docs.generate.source import Field, fields
from infra.settings import Settings

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"(?<!\\)\]\((?!https?://|mailto:)([^)\s]+)\)")
OF_ONE_MACHINE = {"reference/licences.md"}
"""Lists what is installed, which differs a little from one system to another."""


@pytest.mark.parametrize("name", sorted(PAGES.keys() - OF_ONE_MACHINE))
def test_a_generated_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name](), "run `make reference`"


def test_the_page_of_licences_has_every_package_that_is_installed() -> None:
    stored = (DOCS / "reference/licences.md").read_text("utf-8").splitlines()
    assert set(PAGES["reference/licences.md"]().splitlines()) <= set(stored), "run `make reference`"


@pytest.mark.parametrize(
    "package", [*running(), *loaded(), *tools(), *trying()], ids=lambda package: package.name
)
def test_no_package_asks_for_the_gpl(package: Package) -> None:
    choices = re.split(r"\bOR\b", package.licence)
    assert any(not re.search(r"(?<!L)GPL|not stated", choice) for choice in choices)


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_has_a_meaning(field: Field) -> None:
    assert field.words


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for link in LINK.findall(document.read_text("utf-8")):
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), link
        if anchor:
            assert anchor in _anchors(target), link


def _anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one).strip().lower().replace(" ", "-") for one in headings}


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document in seen or document.suffix != ".md":
            continue
        seen.add(document)
        links = (link.partition("#")[0] for link in LINK.findall(document.read_text("utf-8")))
        waiting += [(document.parent / link).resolve() for link in links if link]
    assert set(DOCUMENTS) <= seen
