"""Sentences of kinds of case: a sheet says the words, a field's type how its value is written."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from string import Formatter
from typing import Any

from domain.calendar.due import DueDate
from domain.evidence import DecisionReference, OwnRecord, StoredDocument
from domain.messages import AMSTERDAM, Text
from interface.kinds.shared import PARTIES
from interface.kinds.sheet import Said
from interface.told.sentence import Codes, Parties, Sentence

NOTHING = "–"
COUNTED = frozenset({"obligations", "subjects"})
"""Fields of which a sentence says how many there are."""


def sentence(said: Said, about: object) -> Sentence:
    """With the facts of an event or a state in it."""
    paths = list(dict.fromkeys((*named_in(said.nl), *named_in(said.en))))
    facts = tuple(fact(path.rpartition(".")[2], at(about, path)) for path in paths)
    return Sentence(_numbered(said.nl, paths), _numbered(said.en, paths), facts)


def named_in(words: str) -> Iterator[str]:
    """The fields that a sentence names."""
    return (path for _, path, _, _ in Formatter().parse(words) if path)


def at(about: object, path: str) -> Any:
    """What stands at a path of fields; None where something on the way is not there."""
    for name in path.split("."):
        if about is None:
            return None
        about = getattr(about, name)
    return about


def fact(name: str, value: Any) -> object:
    """A field's value as sentences write it."""
    match value:
        case None | ():
            return NOTHING
        case bool():
            return Codes(("yes" if value else "no",))
        case DueDate():
            return value.due
        case DecisionReference() | OwnRecord():
            return value.reference
        case StoredDocument():
            return value.digest[:12]
        case datetime():
            return value.astimezone(AMSTERDAM).date()
        case Text() | date() | int():
            return value
        case StrEnum():
            return Codes((value.value,))
        case str():
            return Parties((value,)) if name in PARTIES else Codes((value,))
        case tuple() if all(isinstance(one, str) for one in value) and name not in COUNTED:
            return Parties(value) if name in PARTIES else Codes(value)
        case tuple():
            return len(value)
    raise TypeError(f"a sentence cannot tell {name}: {type(value).__name__}")


def _numbered(words: str, paths: list[str]) -> str:
    """The same words, with each field under the number of its fact."""
    return "".join(
        literal.replace("{", "{{").replace("}", "}}") + (f"{{{paths.index(path)}}}" if path else "")
        for literal, path, _, _ in Formatter().parse(words)
    )
