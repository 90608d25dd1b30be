"""docs/reference/refusals.md: why something may be refused, and what to do about it."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from docs.generate.source import cell
from domain.errors import Refusal
from interface.problems import status_of
from interface.words import catalogue

FLOORS = ("domain", "application", "infra", "interface")

HEAD = """\
# Refusals

Generated from the refusals in the code and the message catalogues in `interface/locale`; do not
edit.

Over HTTP a refusal is a problem (RFC 9457): its `type` is `/problems/` and the code, its facts are
members of their own, its words are in Dutch or English by `Accept-Language`. The command line says
the same words and exits with 1.

| code | status | what it is | what to do |
|---|---|---|---|
"""


def refusals_text() -> str:
    words = catalogue("en")
    return HEAD + "".join(
        f"| `{code}` | {status} | {cell(words.gettext(code))} "
        f"| {cell(words.gettext(f'{code}.detail'))} |\n"
        for code, status in sorted({(kind.code, status_of(kind)) for kind in _refusals()})
    )


def _refusals() -> Iterator[type[Refusal]]:
    """The kinds of refusal, in whichever module they are defined."""
    for floor in FLOORS:
        for module in pkgutil.walk_packages(import_module(floor).__path__, f"{floor}."):
            import_module(module.name)
    waiting = [Refusal]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith(FLOORS) and kind.__module__ != "domain.errors":
            yield kind
