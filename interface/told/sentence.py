"""A sentence in both languages with its facts, and the manner in which facts are written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.evidence import Evidence, StoredDocument
from domain.messages import Text


@dataclass(frozen=True)
class Manner:
    """How the facts in a sentence are written; without any, as they are stored."""

    party: Callable[[str], str] = str
    day: Callable[[date], str] = str
    code: Callable[[str], str] = str


AS_STORED = Manner()


class Parties(tuple[str, ...]):
    """Facts that are parties: a manner names them."""

    __slots__ = ()


class Codes(tuple[str, ...]):
    """Facts that are codes: a manner has their words."""

    __slots__ = ()


class Pieces(tuple[Evidence, ...]):
    """What was given as evidence, told after a comma each."""

    __slots__ = ()


@dataclass(frozen=True)
class Sentence:
    """Both languages say the same facts in the same order."""

    nl: str
    en: str
    facts: tuple[object, ...]


def written(fact: object, language: str, manner: Manner) -> str:
    match fact:
        case Text():
            return fact[language]
        case date():
            return manner.day(fact)
        case Parties():
            return ", ".join(manner.party(one) for one in fact)
        case Codes():
            return ", ".join(manner.code(one) for one in fact)
        case Pieces():
            return "".join(f", {_piece(one, manner)}" for one in fact)
        case _:
            return str(fact)


def _piece(piece: Evidence, manner: Manner) -> str:
    if isinstance(piece, StoredDocument):
        return f"{manner.code(piece.kind)} sha256 {piece.digest[:12]}"
    return f"{manner.code(piece.kind)} {piece.reference}"


def both(nl: str, en: str, *facts: object) -> Sentence:
    """The same facts in both sentences; a text in the language of the sentence."""
    return Sentence(nl, en, facts)
