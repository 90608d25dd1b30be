"""Two wordings beside each other: which words went, which came."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

_WORD = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    text: str
    changed: bool


@dataclass(frozen=True)
class Difference:
    old: Sequence[Piece]
    new: Sequence[Piece]

    @property
    def any(self) -> bool:
        return any(one.changed for one in (*self.old, *self.new))


def difference(old: str, new: str) -> Difference:
    """By whole words, so that a reader sees what a reader would say has changed."""
    was, becomes = _WORD.findall(old), _WORD.findall(new)
    before, after = list[Piece](), list[Piece]()
    for kind, a, b, c, d in SequenceMatcher(None, was, becomes, autojunk=False).get_opcodes():
        went, came = "".join(was[a:b]), "".join(becomes[c:d])
        changed = kind != "equal" or (went.isspace() and bool(before or after))
        before.append(Piece(went, changed))
        after.append(Piece(came, changed))
    return Difference(_joined(before), _joined(after))


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """One piece for what changed in one go, the spaces between its words with it."""
    groups = groupby((one for one in pieces if one.text), key=lambda one: one.changed)
    return [Piece("".join(one.text for one in group), kind) for kind, group in groups]
