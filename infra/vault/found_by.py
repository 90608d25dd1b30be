"""The rows by which a person is found: each bound to the field it was made of and to the person.

A row that was changed, or made to lead to somebody else, finds nobody. Which fields of which events
are found by is the domain's; so that the log says which rows there must be.
"""

import hmac
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, tuple_

from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.events import FOUND_BY
from domain.sealed import Index
from infra.database import Database
from infra.vault import cipher
from infra.vault.blind import BlindIndex, Row
from infra.vault.epochs import EpochKeyMissing
from infra.vault.keyring import Keyring, locked_epoch
from infra.vault.schema import blind, ciphertext, data_key, found_by

MANY = 500
"""Rows at a time."""
NOTHING = b"nothing"
"""Stands for the words of a name that has none, as of dashes: it is never looked for."""


class FoundBy:
    def __init__(self, database: Database, index: BlindIndex, log: str) -> None:
        self._database, self._index, self._log = database, index, log

    def rows(self, index: Index, text: str, field: str, key: str, subject: str) -> list[Any]:
        macs = self._index.macs(index, text) or [NOTHING]
        return [self._row(mac, field, key, subject, len(macs)) for mac in macs]

    def _row(self, mac: bytes, field: str, key: str, subject: str, words: int) -> dict[str, Any]:
        bound = self._index.bound(Row(self._log, mac, field, key, subject, words))
        row = {"mac": mac, "field": field, "key": key, "subject": subject, "words": words}
        return row | {"bound": bound}

    def holds(self, row: Any) -> bool:
        """Whether it is as it was made."""
        try:
            made = Row(self._log, bytes(row.mac), row.field, row.key, row.subject, row.words)
            return hmac.compare_digest(self._index.bound(made), bytes(row.bound))
        except TypeError:
            return False

    def find(self, index: Index, words: str) -> list[str]:
        macs = set(self._index.macs(index, words))
        said = (
            select(found_by)
            .join_from(found_by, data_key, data_key.c.id == found_by.c.key)
            .where(found_by.c.mac.in_(macs), data_key.c.wrapped.is_not(None))
            .where(data_key.c.subject == found_by.c.subject)
        )
        hits = defaultdict[str, set[bytes]](set)
        with self._database.reading() as connection:
            for row in connection.execute(said):
                if self.holds(row):
                    hits[row.subject].add(bytes(row.mac))
        return sorted(subject for subject, hit in hits.items() if hit == macs)

    # Checked

    def of_fields(self, fields: Sequence[str]) -> dict[str, list[Any]]:
        """The rows of these fields that hold, and lead to whom their key is of."""
        found = defaultdict[str, list[Any]](list)
        said = (
            select(found_by)
            .join_from(found_by, data_key, data_key.c.id == found_by.c.key)
            .where(found_by.c.field.in_(fields), data_key.c.subject == found_by.c.subject)
        )
        with self._database.reading() as connection:
            for row in connection.execute(said):
                if self.holds(row):
                    found[row.field].append(row)
        return found

    def all(self) -> Iterator[Any]:
        """Every row, whether it holds or not."""
        place, last = tuple_(found_by.c.field, found_by.c.mac), ("", b"")
        while True:
            said = select(found_by).where(place > last).order_by(found_by.c.field, found_by.c.mac)
            with self._database.reading() as connection:
                rows = connection.execute(said.limit(MANY)).all()
            yield from rows
            if len(rows) < MANY:
                return
            last = (rows[-1].field, rows[-1].mac)

    # Made anew

    def brought_over(self, keys: Keyring) -> None:
        """From what an earlier version had, whose rows were bound to nothing."""
        with self._database.reading() as connection:
            if connection.execute(select(blind.c.key).limit(1)).first() is None:
                return
        self.make_anew(keys)

    def make_anew(self, keys: Keyring) -> int:
        """From the sealed names and numbers that open; returns how many these are."""
        made = 0
        with self._database.writing() as connection:
            locked_epoch(connection)
            connection.execute(delete(found_by))
            connection.execute(delete(blind))
            for some in _indexed(connection):
                rows = [self._opened(keys, row) for row in some]
                made += sum(map(bool, rows))
                if any(rows):
                    connection.execute(insert(found_by), [one for made in rows for one in made])
        return made

    def _opened(self, keys: Keyring, row: Any) -> list[Any]:
        """None of a field that opens not, or whose key says another person than its place."""
        if DATA_SUBJECT.stream(row.subject) != row.stream:
            return []
        where = (row.stream, row.version, row.type, row.path, row.key)
        try:
            secret = keys.unwrapped(row).secret
            text = cipher.opened(secret, row.sealed, cipher.place(self._log, *where))
        except (ValueError, EpochKeyMissing):
            return []
        index = FOUND_BY[row.type, row.path]
        return self.rows(index, text, cipher.digest(row.sealed), row.key, row.subject)


def _indexed(connection: Connection) -> Iterable[Sequence[Any]]:
    """Ciphertexts of names and numbers with their keys, many at a time."""
    last = ""
    while rows := connection.execute(
        select(ciphertext, data_key.c.id, data_key.c.subject, data_key.c.epoch, data_key.c.wrapped)
        .join_from(ciphertext, data_key, data_key.c.id == ciphertext.c.key)
        .where(tuple_(ciphertext.c.type, ciphertext.c.path).in_(list(FOUND_BY)))
        .where(data_key.c.wrapped.is_not(None), ciphertext.c.digest > last)
        .order_by(ciphertext.c.digest)
        .limit(MANY)
    ).all():
        yield rows
        last = rows[-1].digest
