"""Documents and questions in the words of each database: FTS5 on SQLite, tsvector on PostgreSQL.

Both get words that were folded already, so neither has a rule of its own about letters. Nothing but
`a-z0-9./:_-` comes out of the folding, so no word can be taken for an operator.
"""

from collections.abc import Iterable, Sequence
from itertools import count

from application.search import SearchQuery
from application.sought import Term, fold, pieces
from infra.views.search.document import Document

COLUMNS = ("names", "title", "text", "scope")
WEIGHTS = "ABCD"
"""The same columns on PostgreSQL."""
TIERS = (slice(0, 1), slice(1, 2), slice(1, 3))
"""Which columns: it is called so, its title has it, or something else in it has."""

BETWEEN = "."
"""Stands between two texts, so that no phrase goes from the one into the other."""
MOST_PLACES = 255
"""Of one word on PostgreSQL; further ones are found all the same."""


def columns(one: Document) -> tuple[list[str], ...]:
    """The words of each column, in their order."""
    return (
        [fold(name) for name in one.names.split()],
        _words(one.title_nl, one.title_en),
        _words(one.text_nl, one.text_en, one.also, one.names),
        [f"k:{one.kind}", f"a:{one.agreement or BETWEEN}", *_readers(one)],
    )


def _readers(one: Document) -> list[str]:
    return [f"r:{party}" for party in one.readers.split() or [BETWEEN]]


def _words(*texts: str) -> list[str]:
    return [
        word
        for text in texts
        for word in (*(one for piece in pieces(text) for one in piece.words), BETWEEN)
    ]


# SQLite


def fts_row(one: Document) -> tuple[str, ...]:
    return tuple(" ".join(words) for words in columns(one))


def fts_query(query: SearchQuery, kinds: Iterable[str], tier: int, *, whole: bool = False) -> str:
    """What is in this tier; without `whole`, what is in none before it."""
    found = _fts_within(query.sought.terms, tier)
    scope = [" OR ".join(f'"k:{kind}"' for kind in sorted(kinds))]
    if query.agreement is not None:
        scope.append(f'"a:{query.agreement}"')
    if query.reader is not None:
        scope.append(f'"r:{BETWEEN}" OR "r:{query.reader}"')
    said = " AND ".join((f"({found})", *(f"({{scope}} : ({one}))" for one in scope)))
    before = () if whole else range(tier)
    above = " OR ".join(f"({_fts_within(query.sought.terms, one)})" for one in before)
    return f"({said}) NOT ({above})" if above else said


def _fts_within(terms: Sequence[Term], tier: int) -> str:
    said = " AND ".join(_fts_term(term, named=tier == 0) for term in terms)
    return f"{{{' '.join(COLUMNS[TIERS[tier]])}}} : ({said})"


def _fts_term(term: Term, named: bool) -> str:
    """A name is called what it is, and found by its parts as well."""
    if named:
        return f'"{term.whole.replace(" ", "_")}"'
    return f'"{" ".join(term.words)}"{" *" if term.prefix else ""}'


# PostgreSQL


def tsvector(one: Document) -> str:
    places: dict[str, list[str]] = {}
    place = count(1)
    for weight, words in zip(WEIGHTS, columns(one), strict=True):
        for word, at in zip(words, place, strict=False):
            if word != BETWEEN and len(there := places.setdefault(word, [])) < MOST_PLACES:
                there.append(f"{at}{weight}")
        next(place)
    return " ".join(f"'{word}':{','.join(there)}" for word, there in places.items())


def ts_column(tier: int) -> str:
    """The words that a tier looks at. Each has an index of its own: one over all words does not
    know where a word stands, and would read every document that has it anywhere."""
    return f"ts_filter(words, '{{{','.join(WEIGHTS[TIERS[tier]].lower())},d}}')"


def ts_condition(
    query: SearchQuery, kinds: Iterable[str], tier: int, *, whole: bool = False
) -> str:
    """What is in this tier; without `whole`, what is in none before it."""
    parts = [
        _ts_within(query.sought.terms, tier),
        f"({' | '.join(_quoted(f'k:{kind}', 'D') for kind in sorted(kinds))})",
    ]
    if query.agreement is not None:
        parts.append(_quoted(f"a:{query.agreement}", "D"))
    if query.reader is not None:
        open_to = (_quoted(f"r:{one}", "D") for one in (BETWEEN, query.reader))
        parts.append(f"({' | '.join(open_to)})")
    column = "words" if tier == len(TIERS) - 1 else ts_column(tier)
    before = () if whole else range(tier)
    return " and ".join(
        (
            f"{column} @@ {_literal(' & '.join(parts))}",
            *(f"not words @@ {_literal(_ts_within(query.sought.terms, one))}" for one in before),
        )
    )


def _literal(words: str) -> str:
    quoted = words.replace("'", "''")
    return f"'{quoted}'::tsquery"


def _ts_within(terms: Sequence[Term], tier: int) -> str:
    weights = WEIGHTS[TIERS[tier]]
    return " & ".join(_ts_term(term, weights, named=tier == 0) for term in terms)


def _ts_term(term: Term, weights: str, named: bool) -> str:
    if named:
        return _quoted(term.whole, weights)
    *first, last = term.words
    words = [_quoted(word, weights) for word in first]
    words.append(_quoted(last, ("*" if term.prefix else "") + weights))
    return f"({' <-> '.join(words)})"


def _quoted(word: str, how: str) -> str:
    return f"'{word}':{how}"
