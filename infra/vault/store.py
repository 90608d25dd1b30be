"""The vault in a database: sealing, opening and finding. What is destroyed is in `destroying`.

A seal and a rotation wait for each other by the lock of the epoch's row, so that no data key is
ever wrapped by a key that is about to go.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from application.ports import Clock, NewKey
from application.vault import Destroyed, Field, Opened, Redacted, SealBroken
from domain.sealed import Index, Sealed
from infra.database import Database, StoreUnavailable
from infra.vault import cipher
from infra.vault.blind import BlindIndex
from infra.vault.destroying import behind, destroy, erased_at, rotate
from infra.vault.epochs import EpochKeys
from infra.vault.found_by import FoundBy
from infra.vault.keyring import DataKey, Keyring, Whose, locked_epoch
from infra.vault.schema import (
    ciphertext,
    data_key,
    epoch,
    erased,
    found_by,
    metadata,
    sealed_document,
)
from infra.vault.told import tell_behind


class StoredVault:
    def __init__(
        self,
        database: Database,
        epochs: EpochKeys,
        index: BlindIndex,
        log: str,
        clock: Clock,
    ) -> None:
        """`log` is the hash of the log's first leaf, in hexadecimal."""
        self.database = database
        self.epochs = epochs
        self.keys = Keyring(epochs)
        self.index = index
        self.log = log
        self.found_by = FoundBy(database, index, log)
        self._clock = clock
        with database.founding() as connection:
            metadata.create_all(connection)
            self.keys.found(connection)
        self.found_by.brought_over(self.keys)

    def seal(self, fields: Sequence[Field]) -> tuple[list[Sealed], list[NewKey]]:
        with self.database.writing() as connection:
            number = locked_epoch(connection)
            self.keys.settle(connection)
            found = self.keys.keys_for(connection, dict.fromkeys(map(_whose, fields)), number)
            keys = {whose: key for whose, (key, _) in found.items()}
            untold = [
                NewKey(key.id, cipher.commitment(key.secret, key.id))
                for key, told in found.values()
                if not told
            ]
            now = self.now()
            rows = [self._row(field, keys[_whose(field)], now) for field in fields]
            connection.execute(insert(ciphertext), rows)
            self._make_findable(connection, fields, [row["digest"] for row in rows], keys)
        return [Sealed(key=row["key"], digest=row["digest"]) for row in rows], untold

    def landed(self, keys: Sequence[str]) -> None:
        self.keys.landed(keys)

    def commitments(self, documents: Sequence[str]) -> list[NewKey]:
        said = (
            select(data_key.c.id, data_key.c.subject, data_key.c.epoch, data_key.c.wrapped)
            .join(sealed_document, sealed_document.c.key == data_key.c.id)
            .where(sealed_document.c.digest.in_(documents), data_key.c.told == 0)
            .where(data_key.c.wrapped.is_not(None))
            .distinct()
        )
        with self.database.reading() as connection:
            found = connection.execute(said).all()
        keys = (self.keys.unwrapped(row) for row in found)
        return [NewKey(key.id, cipher.commitment(key.secret, key.id)) for key in keys]

    def key_for(self, subject: str | None, dossier: str) -> DataKey:
        """Made where there is none. Raises SubjectErased."""
        whose = (subject or "", dossier)
        with self.database.writing() as connection:
            number = locked_epoch(connection)
            self.keys.settle(connection)
            return self.keys.keys_for(connection, [whose], number)[whose][0]

    def key_of(self, key: str) -> DataKey:
        """Raises ValueError for one that is not there or not what it was, EpochKeyMissing."""
        said = select(data_key).where(data_key.c.id == key, data_key.c.wrapped.is_not(None))
        with self.database.reading() as connection:
            row = connection.execute(said).first()
        if row is None:
            raise cipher.NotOpened
        return self.keys.unwrapped(row)

    def now(self) -> int:
        """In seconds since 1970."""
        return int(self._clock.now().timestamp())

    def _row(self, field: Field, key: DataKey, now: int) -> dict[str, Any]:
        where = (field.stream, field.version, field.type, field.path)
        sealed = cipher.seal(key.secret, field.plain.text, cipher.place(self.log, *where, key.id))
        return {
            "digest": cipher.digest(sealed),
            "key": key.id,
            "stream": field.stream,
            "version": field.version,
            "type": field.type,
            "path": field.path,
            "sealed": sealed,
            "at": now,
            "settled": 0,
        }

    def _make_findable(
        self,
        connection: Connection,
        fields: Sequence[Field],
        digests: Sequence[str],
        keys: Mapping[Whose, DataKey],
    ) -> None:
        rows = [
            row
            for field, digest in zip(fields, digests, strict=True)
            if field.plain.index is not None and (key := keys[_whose(field)]).subject
            for row in self.found_by.rows(
                field.plain.index, field.plain.text, digest, key.id, key.subject
            )
        ]
        if rows:
            connection.execute(insert(found_by), rows)

    def reindex(self) -> int:
        """By what persons are found, made anew; returns of how many names and numbers."""
        return self.found_by.make_anew(self.keys)

    def open(self, fields: Sequence[Sealed]) -> list[Opened | Redacted]:
        """One of which the row cannot be read is broken; that says nothing of the others, nor that
        the store is away."""
        try:
            return self._open(fields)
        except (StoreUnavailable, TypeError, ValueError):
            self.must_be_there()
        for one in fields:
            try:
                self._open([one])
            except (StoreUnavailable, TypeError, ValueError):
                self.must_be_there()
                raise SealBroken(key=one.key, digest=one.digest) from None
        return self._open(fields)

    def must_be_there(self) -> None:
        """Raises StoreUnavailable."""
        with self.database.reading() as connection:
            connection.execute(select(epoch)).all()

    def _open(self, fields: Sequence[Sealed]) -> list[Opened | Redacted]:
        said = (
            select(ciphertext, data_key.c.id, data_key.c.subject, data_key.c.epoch)
            .add_columns(data_key.c.wrapped)
            .join_from(ciphertext, data_key, data_key.c.id == ciphertext.c.key)
            .where(ciphertext.c.digest.in_(sorted({one.digest for one in fields})))
        )
        wanted = erased.c.key.in_(sorted({one.key for one in fields}))
        with self.database.reading() as connection:
            gone = {
                row.key: Redacted(row.position)
                for row in connection.execute(select(erased).where(wanted))
            }
            rows = {row.digest: row for row in connection.execute(said)}
        self.keys.forget(gone)
        return [gone.get(one.key) or self._opened(one, rows.get(one.digest)) for one in fields]

    def _opened(self, one: Sealed, row: Any) -> Opened:
        broken = SealBroken(key=one.key, digest=one.digest)
        if row is None or row.key != one.key or row.wrapped is None:
            raise broken
        if cipher.digest(row.sealed) != one.digest:
            raise broken
        place = cipher.place(self.log, row.stream, row.version, row.type, row.path, row.key)
        try:
            key = self.keys.unwrapped(row)
            return Opened(cipher.opened(key.secret, row.sealed, place), key.subject or None)
        except ValueError:
            raise broken from None

    def place_of(self, field: Sealed) -> tuple[str, int, str] | None:
        """The stream, version and path that it was sealed for."""
        row = ciphertext.c
        said = select(row.stream, row.version, row.path).where(row.digest == field.digest)
        with self.database.reading() as connection:
            found = connection.execute(said).one_or_none()
        return None if found is None else (found.stream, found.version, found.path)

    def subject_of(self, key: str) -> str | None:
        with self.database.reading() as connection:
            found = connection.scalar(select(data_key.c.subject).where(data_key.c.id == key))
        if found is None:
            raise SealBroken(key=key, digest="-")
        return found or None

    def erased(self, keys: Sequence[str]) -> dict[str, int]:
        said = select(erased).where(erased.c.key.in_(sorted(set(keys))))
        with self.database.reading() as connection:
            return {row.key: row.position for row in connection.execute(said)}

    def find(self, index: Index, words: str) -> list[str]:
        return self.found_by.find(index, words)

    def keys_of(self, subject: str) -> list[str]:
        there = (data_key.c.subject == subject) & data_key.c.wrapped.is_not(None)
        with self.database.reading() as connection:
            return list(connection.scalars(select(data_key.c.id).where(there).order_by("id")))

    def streams_of(self, subject: str) -> list[str]:
        whose = ciphertext.join(data_key, ciphertext.c.key == data_key.c.id)
        said = select(ciphertext.c.stream).select_from(whose).distinct().order_by("stream")
        with self.database.reading() as connection:
            return list(connection.scalars(said.where(data_key.c.subject == subject)))

    def alive(self, keys: Sequence[str]) -> list[str]:
        there = data_key.c.id.in_(keys) & data_key.c.wrapped.is_not(None)
        with self.database.reading() as connection:
            return list(connection.scalars(select(data_key.c.id).where(there).order_by("id")))

    def destroy(self, order: str, keys: Sequence[str], position: int) -> Destroyed:
        destroyed = destroy(self.database, order, keys, position)
        self.keys.forget(keys)
        return destroyed

    def erased_at(self, keys: Sequence[str], position: int) -> None:
        erased_at(self.database, keys, position)

    def rotate(self, since: int = 0) -> int:
        return rotate(self.database, self.epochs, since).epoch

    def behind(self, since: int) -> bool:
        found = behind(self.database, self.epochs, since)
        tell_behind(since if found else None)
        return found


def _whose(field: Field) -> Whose:
    return field.plain.subject or "", field.dossier
