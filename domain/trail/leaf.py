"""Leaf, version 1: one line of canonical ASCII JSON for every thing that the log records.

A leaf is kept for ever and never holds personal data. Its stored bytes are what is hashed, so each
line is made in one place and in one form. Every string in it is a *name* (printable ASCII without
space, quotation mark or backslash), so that nothing is ever escaped.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from domain.trail.canonical import read_canonical
from domain.trail.merkle import leaf_hash as leaf_hash

FORMAT = "leaf-v1"
ZERO = "0" * 64
"""What the first leaf of a chain names as its previous leaf."""

MOMENT = (
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z"
)
NAME = r"[!#-\[\]-~]+"
HEX = r"[0-9a-f]{64}"

DIGEST = slice(44, 108)
"""Where the line of an event has the digest of its body."""

Link = tuple[str, int, str]
"""A leaf's place in a chain: the chain, its number in it from 1, the hash of the leaf before it."""


@dataclass(frozen=True, slots=True)
class Leaf:
    at: str
    idx: int
    kind: str
    chains: tuple[Link, ...]
    fields: Mapping[str, str | int]
    """What only leaves of this kind have."""


# Making: on the write path, so by template; `parse` holds the other end of the same form.


@lru_cache(maxsize=65536)
def name(text: str) -> str:
    """The text itself when it may stand in a leaf. Raises ValueError otherwise."""
    if not _is(NAME, text):
        raise ValueError(f"{text!r} is not a name that a leaf can hold")
    return text


def event_line(at: str, body: str, chains: Sequence[Link], idx: int, type: str) -> bytes:
    """An event: the digest of its body, its dossier's chain, then its stream's."""
    (dossier, d, before_d), (stream, s, before_s) = chains
    return (
        f'{{"at":"{at}","body":"{body}","chains":[["{name(dossier)}",{d},"{before_d}"],'
        f'["{name(stream)}",{s},"{before_s}"]],"idx":{idx},"kind":"event",'
        f'"type":"{name(type)}","v":1}}'
    ).encode()


def log_line(at: str, origin: str, vkey: str, simulated: bool = False) -> bytes:
    """The first leaf: which log this is, who signs for it, whether its clock is a simulated one."""
    mark = ',"simulated":1' if simulated else ""
    return (
        f'{{"at":"{at}","format":"{FORMAT}","idx":0,"kind":"log","origin":"{name(origin)}"{mark},'
        f'"v":1,"vkey":"{name(vkey)}"}}'
    ).encode()


def clock_line(at: str, idx: int) -> bytes:
    """The end of a simulated life: real time from here."""
    return f'{{"at":"{at}","idx":{idx},"kind":"clock","v":1}}'.encode()


def heads_line(at: str, idx: int, root: str, count: int) -> bytes:
    """What every chain had come to: the root over their head lines, and how many there are."""
    return (
        f'{{"at":"{at}","count":{count},"idx":{idx},"kind":"heads","root":"{root}","v":1}}'
    ).encode()


def data_key_line(at: str, idx: int, commitment: str, key: str) -> bytes:
    """A commitment to a new data key; a cipher that does not commit to its key needs one."""
    return (
        f'{{"at":"{at}","commitment":"{commitment}","idx":{idx},"key":"{name(key)}",'
        '"kind":"data-key","v":1}'
    ).encode()


def erasure_line(at: str, idx: int, kind: str, key: str) -> bytes:
    """`erasure-request`: a data key is to be destroyed; `erasure-done`: it was."""
    return f'{{"at":"{at}","idx":{idx},"key":"{name(key)}","kind":"{kind}","v":1}}'.encode()


def openings_line(at: str, idx: int, count: int, digest: str) -> bytes:
    """What a day of the log of openings came to: how many records, and the root over them."""
    return (
        f'{{"at":"{at}","count":{count},"digest":"{digest}","idx":{idx},"kind":"openings","v":1}}'
    ).encode()


# Reading

_NUMBER = "a whole number from 0"
_KINDS: dict[str, dict[str, str]] = {
    "log": {"format": NAME, "origin": NAME, "vkey": NAME},
    "event": {"body": HEX, "type": NAME},
    "heads": {"count": _NUMBER, "root": HEX},
    "clock": {},
    "key": {"vkey": NAME},
    "data-key": {"commitment": HEX, "key": NAME},
    "erasure-request": {"key": NAME},
    "erasure-done": {"key": NAME},
    "destroyed": {},
    "openings": {"count": _NUMBER, "digest": HEX},
    "recovered": {"countersigned": NAME, "first": _NUMBER, "last": _NUMBER},
    "lost": {"countersigned": NAME, "key": NAME},
}
_CHAINS = {"event": ("d:", "s:"), "destroyed": ("d:",)}
"""The chains that a leaf of a kind continues, in this order; `destroyed` ends a dossier so far."""


class Malformed(ValueError):
    """A line that is no leaf of version 1; `field` tells where, or `line` for the whole of it."""

    def __init__(self, field: str) -> None:
        super().__init__(f"malformed leaf: {field}")
        self.field = field


def parse(line: bytes) -> Leaf:
    """The leaf that a line is. Raises Malformed when it is none."""
    try:
        value = read_canonical(line)
    except ValueError:
        raise Malformed("line") from None
    if not isinstance(value, dict):
        raise Malformed("line")
    kind = value.pop("kind", None)
    if not isinstance(kind, str) or kind not in _KINDS:
        raise Malformed("kind")
    if _number(value, "v") != 1:
        raise Malformed("v")
    at, idx = _text(value, "at", MOMENT), _number(value, "idx")
    chains = _links(value, _CHAINS.get(kind, ()))
    fields: dict[str, str | int] = {
        field: _number(value, field) if form is _NUMBER else _text(value, field, form)
        for field, form in _KINDS[kind].items()
    }
    if kind == "log" and "simulated" in value:
        fields["simulated"] = _number(value, "simulated")
    for unknown in value:
        raise Malformed(unknown)
    return Leaf(at, idx, kind, chains, fields)


def _is(form: str, value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(form, value) is not None


def _text(value: dict[str, Any], field: str, form: str) -> str:
    text = value.pop(field, None)
    if not _is(form, text):
        raise Malformed(field)
    return str(text)


def _number(value: dict[str, Any], field: str) -> int:
    number = value.pop(field, None)
    if type(number) is not int or number < 0:
        raise Malformed(field)
    return number


def _links(value: dict[str, Any], prefixes: tuple[str, ...]) -> tuple[Link, ...]:
    links = value.pop("chains") if "chains" in value and prefixes else []
    if not isinstance(links, list) or len(links) != len(prefixes):
        raise Malformed("chains")
    return tuple(_link(link, prefix) for link, prefix in zip(links, prefixes, strict=True))


def _link(link: Any, prefix: str) -> Link:
    match link:
        case [str(chain), int(n), str(before)] if (
            _is(prefix + NAME, chain) and type(n) is int and n > 0 and _is(HEX, before)
        ):
            return chain, n, before
    raise Malformed("chains")
