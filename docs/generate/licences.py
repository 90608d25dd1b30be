"""docs/reference/licences.md: what this project stands on, and under which licences."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "uv.lock"
NPM_LOCK = ROOT / "package-lock.json"

HEAD = """\
# Licences of the dependencies

Generated from `uv.lock`, `package-lock.json` and the metadata of the packages; do not edit.

The project itself is licensed under the EUPL-1.2. It uses these packages as they are. Those under
the LGPL and the MPL are among the licences that the EUPL names as compatible. What the pages load
comes along in the wheel, the licence of each typeface beside it.
Packages for another system than the one on which this page was made are left out.
"""


@dataclass(frozen=True, slots=True)
class Package:
    name: str
    version: str
    licence: str


def licences_text() -> str:
    return "\n".join(
        (
            HEAD,
            *_section("To run", running()),
            "",
            *_section("In the pages, from npm", loaded()),
            "",
            *_section("To develop", tools()),
            "",
            *_section("To try the pages, from npm", trying()),
            "",
        )
    )


def running() -> list[Package]:
    """What an installation needs."""
    lock = _lock()
    return _packages(_needed(lock, lock["nakomen"]["dependencies"]), lock)


def tools() -> list[Package]:
    """What only tests and checks need."""
    lock = _lock()
    found = _needed(lock, lock["nakomen"]["dev-dependencies"]["dev"])
    return _packages(found - _needed(lock, lock["nakomen"]["dependencies"]), lock)


def loaded() -> list[Package]:
    """What a browser loads."""
    return [package for package, only_to_develop in _of_npm() if not only_to_develop]


def trying() -> list[Package]:
    """What only the tests of the pages need."""
    return [package for package, only_to_develop in _of_npm() if only_to_develop]


OLDER_FORM = {"reserved": "MIT"}
"""Packages that state their licence in a form that npm's lock does not take over."""


def _of_npm() -> Iterator[tuple[Package, bool]]:
    for place, one in json.loads(NPM_LOCK.read_text("utf-8"))["packages"].items():
        if place:
            name = place.rpartition("node_modules/")[2]
            licence = one.get("license", OLDER_FORM.get(name, "not stated"))
            yield Package(name, one["version"], licence), one.get("dev", False)


def _lock() -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in tomllib.loads(LOCK.read_text("utf-8"))["package"]}


def _needed(lock: dict[str, dict[str, Any]], wanted: list[dict[str, Any]]) -> set[str]:
    """The names of these packages and of all that they need in turn."""
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        one = waiting.pop()
        package = lock[one["name"]]
        extras = package.get("optional-dependencies", {})
        waiting += [need for extra in one.get("extra", ()) for need in extras[extra]]
        if one["name"] not in found:
            found.add(one["name"])
            waiting += package.get("dependencies", [])
    return found


def _packages(names: set[str], lock: dict[str, dict[str, Any]]) -> list[Package]:
    return [
        Package(name, lock[name]["version"], licence)
        for name in sorted(names)
        if (licence := _licence(name)) is not None
    ]


def _licence(name: str) -> str | None:
    try:
        said = distribution(name).metadata.json
    except PackageNotFoundError:
        return None
    if expression := said.get("license_expression"):
        return str(expression)
    named = [
        words.split("::")[-1].strip()
        for words in said.get("classifier", ())
        if words.startswith("License ::") and not words.endswith("OSI Approved")
    ]
    stated = str(said.get("license", "")).strip()
    if "Permission is hereby granted, free of charge, to any person obtaining" in stated:
        return "MIT"  # its text, instead of its name
    short = stated if 0 < len(stated) <= 40 and stated != "Dual License" else ""
    return short or " OR ".join(named) or "not stated"


def _section(title: str, packages: list[Package]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield "| package | version | licence |"
    yield "|---|---|---|"
    for one in packages:
        yield f"| {one.name} | {one.version} | {one.licence} |"
