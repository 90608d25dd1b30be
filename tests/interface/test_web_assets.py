"""What the pages load: what npm brought is what was pinned, and nothing asked for is missing."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from interface.web.assets import ROOT as ASSETS

ROOT = Path(__file__).parents[2]
PINNED = json.loads((ROOT / "package.json").read_text("utf-8"))["assets"]
LOCKED = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]


@pytest.mark.parametrize("name", PINNED)
def test_an_asset_of_npm_is_the_pinned_one(name: str) -> None:
    assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == PINNED[name]["sha256"]


@pytest.mark.parametrize("place", [place for place in LOCKED if place])
def test_a_package_of_npm_is_locked_by_its_content_and_not_by_a_place(place: str) -> None:
    assert LOCKED[place]["integrity"].startswith("sha512-")
    assert "resolved" not in LOCKED[place]


def test_the_stylesheet_asks_for_nothing_that_is_not_there() -> None:
    asked = re.findall(r"url\(([^)]+)\)", (ASSETS / "nakomen.css").read_text("utf-8"))
    assert len(asked) == 4
    assert [name for name in asked if not (ASSETS / name).is_file()] == []
