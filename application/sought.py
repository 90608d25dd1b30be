"""Words as they are compared, without case and diacritics; and a question, read into such words.

The one place where text is folded: what is indexed, what is asked and what is marked go through it,
so that every database finds the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from unicodedata import combining, normalize

LONGEST = 200
"""Characters of a question that is looked for."""
LONG = 100
"""Characters of a word that are compared."""
AROUND = 90
"""Characters that an excerpt shows before the first word found."""
EXCERPT = 240

_RUN = re.compile(r"[^\W_]+(?:[./:_-][^\W_]+)*")
"""Letters and digits, also joined: `12.3`, `dvo-2020-beek`, `Z/2026/417`."""
_JOINED = re.compile(r"[/:_-]")
_POSITION = re.compile(r"(?:(?:nr|no|nummer|number)\b\.?\s*|#\s*)?([0-9]{1,15})", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"?|([^"]+)')
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789./:_-")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters and digits in a text, and the words that it is found by."""

    start: int
    end: int
    whole: str
    """`dvo-2020-beek`, also where that is no more than one word."""
    words: tuple[str, ...]
    """Its parts: `dvo`, `2020`, `beek`. What has dots in it stays whole, as article 12.3 must."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand behind each other: one, those of a quoted phrase, or the parts of a name."""

    words: tuple[str, ...]
    whole: str
    """As it is written where it is a name: `dvo-2020-beek`."""
    prefix: bool = False
    """Whether the last word may go on: someone is still typing it."""

    def fits(self, words: Sequence[str]) -> bool:
        """Of as many words as it has itself."""
        *first, last = self.words
        goes_on = words[-1].startswith(last) if self.prefix else words[-1] == last
        return goes_on and list(words[:-1]) == first


@dataclass(frozen=True, slots=True)
class Sought:
    """A question. All its terms must be there."""

    terms: tuple[Term, ...] = ()
    position: int | None = None
    """Of the event that is meant by `4711` or `nr. 4711`."""
    too_long: bool = False

    @classmethod
    def read(cls, written: str) -> "Sought":
        """Never fails: what is no word is passed over."""
        said = written.strip()
        if len(said) > LONGEST:
            return cls(too_long=True)
        terms = list(_terms(said))
        if terms and not said.endswith('"') and _goes_on(terms[-1]):
            terms[-1] = replace(terms[-1], prefix=True)
        meant = _POSITION.fullmatch(said)
        return cls(tuple(dict.fromkeys(terms)), int(meant[1]) if meant else None)


def fold(run: str) -> str:
    """Without case and diacritics, and in ASCII whatever the script."""
    return run.lower()[:LONG] if run.isascii() else _folded(run)[:LONG]


@lru_cache(maxsize=8_192)
def _folded(run: str) -> str:
    bare = "".join(one for one in normalize("NFKD", run) if not combining(one)).casefold()
    return "".join(one if one in _PLAIN else f"u{ord(one):x}" for one in bare)


def pieces(text: str) -> Iterator[Piece]:
    """The text in NFC, as it is stored and shown."""
    for found in _RUN.finditer(text):
        if whole := fold(found[0]):
            words = tuple(filter(None, _JOINED.split(whole))) if _splits(whole) else (whole,)
            yield Piece(found.start(), found.end(), whole, words)


@lru_cache(maxsize=65_536)
def _splits(whole: str) -> bool:
    """A day or a number stays what it is; a name with dashes is found by its parts too."""
    return _JOINED.search(whole) is not None and any(one.isalpha() for one in whole)


def _terms(said: str) -> Iterator[Term]:
    for quoted, bare in _QUOTED.findall(said):
        if words := tuple(word for piece in pieces(composed(quoted)) for word in piece.words):
            yield Term(words, " ".join(words))
        for piece in pieces(composed(bare)):
            yield Term(piece.words, piece.whole)


def _goes_on(term: Term) -> bool:
    """Who types 12.3 means 12.3, and not 12.31."""
    return any(one.isalpha() for one in term.whole)


def composed(text: str) -> str:
    """With each letter and its accents as one character."""
    return text if text.isascii() else normalize("NFC", text)


# What is shown of a text that was found


def marked(text: str, sought: Sought) -> list[tuple[str, bool]]:
    """The text in parts, and of each part whether it is what was looked for."""
    parts, at = list[tuple[str, bool]](), 0
    for piece in _found(text, sought):
        parts += [(text[at : piece.start], False), (text[piece.start : piece.end], True)]
        at = piece.end
    parts.append((text[at:], False))
    return [(part, mark) for part, mark in parts if part]


def excerpt(text: str, sought: Sought) -> str:
    """A part of the text, with in it what was looked for where that is there."""
    if len(text) <= EXCERPT:
        return text
    first = next(_found(text, sought), None)
    start = 0 if first is None or first.end < EXCERPT else first.start - AROUND
    start = 0 if start == 0 else text.find(" ", start, first.start if first else None) + 1 or start
    end = start + EXCERPT
    if end < len(text):
        end = max(text.rfind(" ", start + AROUND, end), start + AROUND)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return f"{before}{text[start:end]}{after}"


def holds(text: str, sought: Sought) -> bool:
    """Whether there is anything in the text to mark."""
    return next(_found(text, sought), None) is not None


def _found(text: str, sought: Sought) -> Iterator[Piece]:
    """In the order of the text, each once."""
    there = list(pieces(text))
    words = [(word, number) for number, piece in enumerate(there) for word in piece.words]
    hit: set[int] = set()
    for term in sought.terms:
        hit.update(_hit(words, term))
    yield from (there[number] for number, _ in groupby(sorted(hit)))


def _hit(words: Sequence[tuple[str, int]], term: Term) -> Iterator[int]:
    for at in range(len(words) - len(term.words) + 1):
        part = words[at : at + len(term.words)]
        if term.fits([word for word, _ in part]):
            yield from (number for _, number in part)
