"""docs/coverage.md: each row of the domain description, to what covers it and what proves that."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

from domain.messages import Command, Event
from infra.catalogues.coverage import clauses_by_row
from infra.catalogues.loader import load_catalogue, shipped

ROOT = Path(__file__).parents[2]
HEAD = """\
# Coverage

Generated from the catalogue, the domain and the tests; do not edit.

Each row of the domain description: the clauses of dvo-2020 that it reads, what can be recorded for
it, what is known of it afterwards, and the tests that touch it.
"""

ROWS: Mapping[str, tuple[str, ...]] = {
    "A01": ("agreement",),
    "A02": ("agreement",),
    "A03": ("planning",),
    "A04": ("report", "kpi"),
    "A05": ("consultation", "contact_point"),
    "A06": ("evaluation",),
    "A07": ("follow_up",),
    "A08": ("quality_check",),
    "A09": ("report",),
    "A10": ("follow_up",),
    "A11": ("arrangement", "obligation"),
    "A12": ("force_majeure", "obligation"),
    "A13": ("report",),
    "A14": ("obligation",),
    "A15": ("obligation",),
    "A16": ("obligation",),
    "A17": ("obligation",),
    "A18": ("follow_up", "withdrawal", "obligation"),
    "A19": ("privacy_request", "breach", "disclosure", "processing"),
    "A20": ("withdrawal", "agreement"),
    "A21": ("amendment", "agreement"),
    "A22": ("development",),
    "A23": ("agreement",),
    "A24": (
        "calamity",
        "complaint",
        "default_notice",
        "objection",
        "privacy_request",
        "reuse",
        "woo",
    ),
    "A25": ("mandate", "engagement"),
    "P01": ("processing", "agreement"),
    "P02": ("processing", "opening"),
    "P03": ("breach",),
    "P04": ("processing",),
    "P05": ("processing",),
    "P06": ("processing", "obligation"),
    "P07": ("arrangement", "erasure"),
    "P08": ("disclosure",),
    "P09": ("informing",),
    "P10": ("privacy_request",),
    "P11": ("dpia",),
    "P12": ("amendment",),
}
"""By row, the packages of the domain that it lives in."""


def rows_text() -> str:
    return "\n".join((HEAD, *_table(), ""))


def _table() -> Iterator[str]:
    clauses = clauses_by_row(load_catalogue(shipped("dvo-2020")))
    yield "| row | clauses | commands | events | tests |"
    yield "|---|---|---|---|---|"
    for row, packages in ROWS.items():
        commands = ", ".join(f"`{one}`" for package in packages for one in commands_of(package))
        events = ", ".join(f"`{one}`" for package in packages for one in events_of(package))
        tests = ", ".join(f"`{one}`" for one in proofs_of(packages))
        yield f"| {row} | {', '.join(clauses.get(row, ()))} | {commands} | {events} | {tests} |"


def commands_of(package: str) -> list[str]:
    return sorted({one.__name__ for one in _kinds(package, "commands") if issubclass(one, Command)})


def events_of(package: str) -> list[str]:
    kinds = (one for one in _kinds(package, "events") if issubclass(one, Event))
    return sorted({one.model_fields["type"].default for one in kinds})


@cache
def _kinds(package: str, part: str) -> tuple[type[Any], ...]:
    """What the unions of a module of a package consist of."""
    try:
        module = import_module(f"domain.{package}.{part}")
    except ModuleNotFoundError:
        module = import_module(f"domain.{package}.asked")
    unions = (one for one in vars(module).values() if get_args(one))
    alone = (
        one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__
    )
    found = (*(kind for union in unions for kind in get_args(union)), *alone)
    return tuple(
        dict.fromkeys(one for one in found if isinstance(one, type) and _ours(one, package))
    )


def _ours(kind: type[Any], package: str) -> bool:
    return kind.__module__.startswith(f"domain.{package}.")


def proofs_of(packages: tuple[str, ...]) -> list[str]:
    """The files of tests that import something of these packages."""
    wanted = tuple(f"domain.{package}" for package in packages)
    return [name for name, modules in _imports().items() if any(map(_begins(wanted), modules))]


def _begins(wanted: tuple[str, ...]) -> Any:
    return lambda module: any(module == one or module.startswith(f"{one}.") for one in wanted)


@cache
def _imports() -> dict[str, tuple[str, ...]]:
    found = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        modules = (one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom))
        found[str(path.relative_to(ROOT))] = tuple(one for one in modules if one is not None)
    return found
