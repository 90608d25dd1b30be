"""Every refusal has a title and a detail in both languages, which name only facts that it gives."""

import ast
import importlib
import inspect
import pkgutil
import string
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

import application
import domain
import infra
import interface
from domain.errors import Refusal
from interface.problems import STATUS, status_of
from interface.words import LANGUAGES, catalogue, told

LOCALE = Path(str(interface.__file__)).parent / "locale"
RESERVED = {"type", "title", "status", "detail", "instance"}


def _modules() -> list[ModuleType]:
    names = [
        found.name
        for package in (domain, application, interface, infra)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    return [importlib.import_module(name) for name in names]


MODULES = _modules()


def _kinds(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    yield kind
    for under in kind.__subclasses__():
        yield from _kinds(under)


KINDS = [kind for kind in dict.fromkeys(_kinds(Refusal)) if not kind.__module__.startswith("tests")]


def _given() -> dict[str, list[set[str]]]:
    """Class name -> the facts that each place in the code gives."""
    given: dict[str, list[set[str]]] = {}
    names = {kind.__name__ for kind in KINDS}
    for module in MODULES:
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), keywords=facts) if name in names:
                    given.setdefault(name, []).append({str(fact.arg) for fact in facts})
                case ast.Raise(exc=ast.Name(id=name)) if name in names:
                    given.setdefault(name, []).append(set())
    return given


GIVEN = _given()


def _facts(kind: type[Refusal]) -> set[str]:
    """What it gives wherever it is raised; where it makes its own facts, those."""
    if "__init__" in vars(kind):
        tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        own = [one for one in calls if isinstance(one.func, ast.Attribute)]
        return {str(fact.arg) for one in own for fact in one.keywords}
    sites = GIVEN.get(kind.__name__, [])
    return set.intersection(*sites) if sites else set()


def _keys(language: str) -> set[str]:
    with (LOCALE / f"{language}.po").open("rb") as file:
        return {str(message.id) for message in read_po(file) if message.id}


def _named(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_no_two_refusals_share_a_code() -> None:
    codes = Counter(kind.code for kind in KINDS)

    assert [code for code, times in codes.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_it_has_words_that_name_only_what_it_gives(kind: type[Refusal], language: str) -> None:
    words = catalogue(language)
    title, detail = words.gettext(kind.code), words.gettext(f"{kind.code}.detail")

    assert title != kind.code
    assert detail != f"{kind.code}.detail"
    assert _named(title) == set()
    assert _named(detail) <= _facts(kind)
    assert detail[-1] in ".}?:"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_it_has_a_status_and_facts_that_hide_no_member_of_a_problem(kind: type[Refusal]) -> None:
    assert status_of(kind) in set(STATUS.values())
    assert _facts(kind) & RESERVED == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_left_of_refusals_that_are_gone(language: str) -> None:
    codes = {kind.code for kind in KINDS}

    assert {key.partition(".")[0] for key in _keys(language)} <= codes


def test_both_languages_say_the_same_things() -> None:
    dutch, english = (_keys(language) for language in LANGUAGES)

    assert dutch == english


def test_facts_are_filled_in() -> None:
    facts = {"id": "s", "version": "3", "seen": "2"}

    assert told("stale", facts, "en").detail.startswith("s is at version 3 now, you saw 2.")
