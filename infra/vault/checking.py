"""The vault held against the log: every field and key is there, is the same, or is lawfully gone.

Nothing of data subjects is opened for it. A ciphertext that was changed or swapped has another
digest than the event says, and so has the file of a sealed document; a key that was swapped has
another commitment than its leaf says; a row of the index is bound to its field.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from sqlalchemy import select

from application.ports import Recorded
from application.vault import VaultFault, VaultRule
from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.events import FOUND_BY
from domain.evidence import stored_documents
from domain.sealed import Sealed, sealed_fields
from domain.trail.leaf import Leaf
from infra.database import StoreUnavailable
from infra.vault import cipher
from infra.vault.epochs import EpochKeyMissing
from infra.vault.schema import ciphertext, data_key
from infra.vault.sealed_folder import SealedFolder
from infra.vault.staff import StaffNames
from infra.vault.store import StoredVault

MANY = 500
"""Events or leaves at a time."""
_UNREADABLE = object()
"""Stands for a row that is there and that the store cannot give."""


class KeyLeaves(Protocol):
    def leaves(self) -> Iterator[tuple[int, Leaf]]:
        """Those of data keys and their erasures, with their positions."""
        ...

    def since(self, position: int) -> Iterator[Recorded]: ...


@dataclass(frozen=True)
class StoredVaultCheck:
    vault: StoredVault
    folder: SealedFolder
    log: KeyLeaves

    def faults(self) -> Iterator[VaultFault]:
        gone = {
            str(leaf.fields["key"]): position
            for position, leaf in self.log.leaves()
            if leaf.kind == "erasure-done"
        }
        yield from self._gone(gone)
        yield from self._keys(gone)
        yield from self._fields(gone)
        yield from self._documents(gone)
        yield from self._files(gone)
        yield from self._missing(gone)
        yield from self._index(gone)
        yield from StaffNames(self.vault).faults()

    def _gone(self, gone: dict[str, int]) -> Iterator[VaultFault]:
        keys = iter(gone)
        while some := list(islice(keys, MANY)):
            for key in self.vault.alive(some):
                yield VaultFault(gone[key], VaultRule.ERASED_KEY_BACK, key)

    def _keys(self, gone: dict[str, int]) -> Iterator[VaultFault]:
        told = (
            (position, str(leaf.fields["key"]), str(leaf.fields["commitment"]))
            for position, leaf in self.log.leaves()
            if leaf.kind == "data-key" and leaf.fields["key"] not in gone
        )
        while some := list(islice(told, MANY)):
            rows = self._rows(data_key, data_key.c.id, [key for _, key, _ in some])
            for position, key, commitment in some:
                if (rule := self._key(rows.get(key), commitment)) is not None:
                    yield VaultFault(position, rule, key)

    def _key(self, row: Any, commitment: str) -> VaultRule | None:
        if row is _UNREADABLE:
            return VaultRule.KEY_BROKEN
        if row is None or row.wrapped is None:
            return VaultRule.KEY_MISSING
        try:
            secret = self.vault.epochs.unwrap(row.epoch, row.wrapped)
        except ValueError:
            return VaultRule.KEY_DIFFERS
        except EpochKeyMissing:
            return VaultRule.EPOCH_KEY_MISSING
        return None if cipher.commitment(secret, row.id) == commitment else VaultRule.KEY_DIFFERS

    def _fields(self, gone: dict[str, int]) -> Iterator[VaultFault]:
        sealed = (
            (recorded, path, field)
            for recorded in self.log.since(0)
            for path, field in sealed_fields(recorded.event)
        )
        while some := list(islice(sealed, MANY)):
            rows = self._rows(ciphertext, ciphertext.c.digest, [one.digest for _, _, one in some])
            for recorded, path, field in some:
                place = (recorded.stream, recorded.version, recorded.event.type, path)
                rule = _field(field, place, rows.get(field.digest), field.key in gone)
                if rule is not None:
                    yield VaultFault(recorded.position, rule, field.key)

    def _documents(self, gone: dict[str, int]) -> Iterator[VaultFault]:
        """All that were sealed, also those that no event rests on."""
        shown = dict[str, int]()
        for recorded in self.log.since(0):
            for piece in stored_documents(recorded.event):
                shown.setdefault(piece.digest, recorded.position)
        last = ""
        while kept := self.folder.kept(last):
            for digest, key in kept.items():
                rule = None if key in gone else self._document(key, digest)
                if rule is not None and self.folder.rows([digest]):  # not swept meanwhile
                    yield VaultFault(shown.get(digest, 0), rule, key)
            last = max(kept)

    def _document(self, key: str, digest: str) -> VaultRule | None:
        held = self.folder.held(key, digest)
        if held is None:
            return VaultRule.DOCUMENT_MISSING
        if held[0] != digest:
            return VaultRule.DOCUMENT_ALTERED
        return None if held[1] == key else VaultRule.DOCUMENT_ELSEWHERE

    def _files(self, gone: dict[str, int]) -> Iterator[VaultFault]:
        """Those that lie there: none of a key that was destroyed, none that the vault knows not."""
        files = self.folder.files()
        while some := list(islice(files, MANY)):
            rows = self.folder.rows([digest for _, digest in some])
            for key, digest in some:
                seal = rows[digest].seal if digest in rows else None
                if key in gone:
                    yield VaultFault(gone[key], VaultRule.ERASED_DOCUMENT_BACK, key)
                elif seal is None or seal.key != key:
                    yield VaultFault(0, VaultRule.DOCUMENT_ELSEWHERE, key)

    def _missing(self, gone: dict[str, int]) -> Iterator[VaultFault]:
        """Names and numbers of the log by which nobody is found."""
        sealed = (
            (recorded, field)
            for recorded in self.log.since(0)
            for path, field in sealed_fields(recorded.event)
            if (recorded.event.type, path) in FOUND_BY and field.key not in gone
        )
        while some := list(islice(sealed, MANY)):
            rows = self.vault.found_by.of_fields([field.digest for _, field in some])
            for recorded, field in some:
                found = [row for row in rows.get(field.digest, ()) if row.key == field.key]
                whole = bool(found) and found[0].words == len(found)
                if not whole or DATA_SUBJECT.stream(found[0].subject) != recorded.stream:
                    yield VaultFault(recorded.position, VaultRule.INDEX_MISSING, field.key)

    def _index(self, gone: dict[str, int]) -> Iterator[VaultFault]:
        for row in self.vault.found_by.all():
            if not self.vault.found_by.holds(row):
                yield VaultFault(0, VaultRule.INDEX_DIFFERS, row.key)
            elif row.key in gone:
                yield VaultFault(gone[row.key], VaultRule.ERASED_INDEX_BACK, row.key)

    def _rows(self, table: Any, column: Any, wanted: Sequence[str]) -> dict[str, Any]:
        """What cannot be read is looked for half by half: one row that is damaged says nothing of
        the others, nor that the store is away. Raises StoreUnavailable where it is."""
        try:
            with self.vault.database.reading() as connection:
                found = connection.execute(select(table).where(column.in_(wanted)))
                return {getattr(row, column.name): row for row in found}
        except (StoreUnavailable, TypeError, ValueError):
            if len(wanted) == 1:
                self.vault.must_be_there()
                return {wanted[0]: _UNREADABLE}
        half = len(wanted) // 2
        rows = self._rows(table, column, wanted[:half])
        return rows | self._rows(table, column, wanted[half:])


def _field(
    field: Sealed, place: tuple[str, int, str, str], row: Any, gone: bool
) -> VaultRule | None:
    if gone:
        return None if row is None else VaultRule.ERASED_FIELD_BACK
    if row is _UNREADABLE:
        return VaultRule.FIELD_BROKEN
    if row is None:
        return VaultRule.FIELD_MISSING
    if cipher.digest(row.sealed) != field.digest:
        return VaultRule.FIELD_ALTERED
    where = (row.stream, row.version, row.type, row.path)
    return None if (where, row.key) == (place, field.key) else VaultRule.FIELD_ELSEWHERE
