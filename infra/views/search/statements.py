"""What the index says to the driver: documents and their words by the batch, on both databases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson

from domain.messages import Text
from infra.views.search.document import Document
from infra.views.search.schema import FOREVER, document_table, name_table, word_table
from infra.views.search.words import COLUMNS, fts_row, tsvector
from infra.wire import Insert, Wire

FIELDS = ", ".join(Document._fields)
_TYPES = ("bigint", *("text",) * len(Document._fields), "bigint", "bigint")
_ALL = f"row, {FIELDS}, from_position, to_position"


class Begun(NamedTuple):
    """A document, and from which position it holds."""

    document: Document
    position: int


@dataclass(frozen=True)
class Change:
    """What a batch of events makes of the index."""

    begun: Sequence[Begun]
    superseded: Sequence[tuple[int, str]]
    """At which position, and the id; only what was written before this batch."""
    ended: dict[int, int]
    """What begins and is superseded in this batch: its place in `begun`, and where it ends."""
    names: dict[str, Text]


class Statements:
    """Of one generation."""

    def __init__(self, generation: int, postgres: bool) -> None:
        documents = document_table(generation)
        self.generation, self.postgres = generation, postgres
        columns, types = (f"{_ALL}, words", (*_TYPES, "tsvector")) if postgres else (_ALL, _TYPES)
        self._documents = Insert(f"{documents} ({columns})", types)
        self._words = Insert(
            f"{word_table(generation)} (rowid, {', '.join(COLUMNS)})", ("bigint",) + ("text",) * 4
        )
        self._names = Insert(
            f"{name_table(generation)} (id, nl, en)",
            ("text",) * 3,
            "on conflict (id) do update set nl = excluded.nl, en = excluded.en",
        )
        mark = "%s" if postgres else "?"
        wanted = "= any(%s)" if postgres else "in (select value from json_each(?))"
        self._read = f"select {FIELDS} from {documents} where id {wanted} and to_position = {mark}"
        self._end = (
            f"update {documents} set to_position = {mark}"
            f" where id = {mark} and to_position = {FOREVER}"
        )

    def names(self, wire: Wire) -> dict[str, Text]:
        found = wire.ask(f"select id, nl, en from {name_table(self.generation)}")
        return {key: Text(nl=nl, en=en) for key, nl, en in found}

    def current(self, wire: Wire, ids: Iterable[str]) -> dict[str, Document]:
        """Those of these documents that there are."""
        listed = list(ids)
        if not listed:
            return {}
        wanted: Any = listed if self.postgres else orjson.dumps(listed).decode()
        found = wire.ask(self._read, (wanted, FOREVER))
        return {one.id: one for one in (Document(*row) for row in found)}

    def write(self, wire: Wire, change: Change, after: int) -> None:
        """Numbered from `after` on, in the order of their positions."""
        for one in change.superseded:
            wire.say(self._end, one)
        rows, words = [], []
        for number, (document, position) in enumerate(change.begun):
            until = change.ended.get(number, FOREVER)
            row = (after + number + 1, *document, position, until)
            rows.append((*row, tsvector(document)) if self.postgres else row)
            if not self.postgres:
                words.append((row[0], *fts_row(document)))
        wire.insert(self._documents, rows)
        if words:
            wire.insert(self._words, words)
        wire.insert(self._names, [(key, one.nl, one.en) for key, one in change.names.items()])
