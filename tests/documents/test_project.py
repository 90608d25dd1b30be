"""What holds for the whole code base, whoever writes in it."""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = ("domain", "application", "infra", "interface")
CODE = {
    path.relative_to(ROOT): ast.parse(path.read_text("utf-8"))
    for floor in FLOORS
    for path in sorted((ROOT / floor).rglob("*.py"))
}
MODULES = {
    ".".join(path.with_suffix("").parts).removesuffix(".__init__"): path for path in sorted(CODE)
}

PLACES = (*FLOORS, "benchmarks", "docs", "tests", ".ci")
TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".po", ".json", ".svg", ".csv", ".txt", ""}
WRITTEN = sorted(
    path
    for path in (
        *(path for path in ROOT.iterdir() if path.name not in ("uv.lock", ".coverage", ".git")),
        *(path for place in PLACES for path in (ROOT / place).rglob("*")),
    )
    if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts
)
UNWANTED = {
    "unfinished work": r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b",
    "a path of one machine": r"(?<![\w./-])/(work|tmp|home|root|Users)/",
    "a host of a package registry": r"(py" r"pi\.org|python" r"hosted\.org|npm" r"js\.(com|org))",
}


@pytest.mark.parametrize("path", CODE, ids=str)
def test_a_module_is_a_page_or_two(path: Path) -> None:
    lines = len((ROOT / path).read_text("utf-8").splitlines())
    assert lines <= 300


@pytest.mark.parametrize("path", CODE, ids=str)
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(CODE[path])


@pytest.mark.parametrize("what", UNWANTED)
def test_nothing_written_has(what: str) -> None:
    unwanted = re.compile(UNWANTED[what])
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in WRITTEN
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if unwanted.search(line)
    ]
    assert found == []


def test_no_module_depends_on_itself() -> None:
    order = TopologicalSorter({name: set(_modules(path)) for name, path in MODULES.items()})
    order.prepare()  # raises CycleError, which shows the circle


def test_the_domain_knows_pydantic_and_the_standard_library_only() -> None:
    allowed = {"domain", "pydantic", "cryptography", "stdnum"}
    assert _strangers("domain", allowed) == set()
    assert _strangers("domain", allowed - {"cryptography"}) == {"domain.trail"}
    assert _strangers("domain", allowed - {"stdnum"}) == {"domain.citizen_service_number"}


def test_the_trail_can_be_carried_away_alone() -> None:
    known = {
        name
        for path in CODE
        if path.parts[:2] == ("domain", "trail")
        for name in _imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names
    }
    assert {name.split(".")[0] for name in known} == {"domain", "cryptography"}
    assert all(name.startswith(("domain.trail", "cryptography")) for name in known)


def _strangers(floor: str, allowed: set[str]) -> set[str]:
    """The packages within a floor that import what is not allowed there."""
    return {
        ".".join(path.parts[:2]).removesuffix(".py")
        for path in CODE
        if path.parts[0] == floor
        for name in _imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names | allowed
    }


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(CODE[path]):
        match node:
            case ast.Import(names=names):
                yield from (one.name for one in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{one.name}" for one in names)


def _modules(path: Path) -> Iterator[str]:
    """The modules of the project that a module imports; of a package, the part that it names."""
    for name in _imported(path):
        if name in MODULES:
            yield name
        elif (home := name.rpartition(".")[0]) in MODULES:
            yield home
