"""Data keys: one for each data subject in each dossier, wrapped in the store, a few in memory."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import Connection, insert, select, update

from application.vault import SubjectErased
from domain.identity import uuid7
from infra.vault import cipher
from infra.vault.epochs import EpochKeys
from infra.vault.schema import data_key, epoch

REMEMBERED = 4_096
"""Data keys that a process keeps in memory."""


@dataclass(frozen=True, slots=True)
class DataKey:
    id: str
    subject: str
    """Empty for what lies under a dossier alone."""
    secret: bytes


class Keyring:
    def __init__(self, epochs: EpochKeys) -> None:
        self._epochs = epochs
        self._remembered: OrderedDict[str, DataKey] = OrderedDict()
        self._landed: set[str] = set()
        self._lock = Lock()

    def found(self, connection: Connection) -> None:
        """The first epoch."""
        if connection.scalar(select(epoch.c.number)) is None:
            self._epochs.make(1)
            connection.execute(insert(epoch).values(place=1, number=1))

    def key_for(
        self, connection: Connection, subject: str, dossier: str, number: int
    ) -> tuple[DataKey, bool]:
        """The key of a subject in a dossier, and whether the log knows it; made where it is missing
        and wrapped by the key of epoch `number`, whose row the caller has locked.

        Raises SubjectErased."""
        there = (data_key.c.subject == subject) & (data_key.c.dossier == dossier)
        row = connection.execute(select(data_key).where(there)).one_or_none()
        if row is None:
            _must_not_be_erased(connection, subject)
            made = DataKey(uuid7(), subject, cipher.new_key())
            wrapped = self._epochs.wrap(number, made.secret)
            connection.execute(
                insert(data_key).values(
                    id=made.id,
                    subject=subject,
                    dossier=dossier,
                    epoch=number,
                    wrapped=wrapped,
                    told=0,
                )
            )
            return made, False
        if row.wrapped is None:
            raise SubjectErased(subject=subject or dossier)
        return self.unwrapped(row), bool(row.told)

    def unwrapped(self, row: Any) -> DataKey:
        """From a row with `id`, `subject`, `epoch` and `wrapped`. Raises ValueError for what is not
        wrapped by that key, EpochKeyMissing."""
        with self._lock:
            known = self._remembered.get(row.id)
            if known is not None:
                self._remembered.move_to_end(row.id)
                return known
        key = DataKey(row.id, row.subject, self._epochs.unwrap(row.epoch, row.wrapped))
        with self._lock:
            self._remembered[key.id] = key
            while len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)
        return key

    def forget(self, ids: Iterable[str]) -> None:
        with self._lock:
            for one in ids:
                self._remembered.pop(one, None)

    def landed(self, ids: Iterable[str]) -> None:
        """Their commitments are in the log; written down with the next seal. Until then a restart
        commits to them again, which says the same twice."""
        with self._lock:
            self._landed.update(ids)

    def settle(self, connection: Connection) -> None:
        with self._lock:
            landed, self._landed = sorted(self._landed), set()
        if landed:
            connection.execute(update(data_key).where(data_key.c.id.in_(landed)).values(told=1))


def locked_epoch(connection: Connection, *, alone: bool = False) -> int:
    """The number of the epoch, which does not change before the transaction ends."""
    return int(connection.scalars(select(epoch.c.number).with_for_update(read=not alone)).one())


def _must_not_be_erased(connection: Connection, subject: str) -> None:
    if not subject:
        return
    gone = (data_key.c.subject == subject) & data_key.c.wrapped.is_(None)
    if connection.scalar(select(data_key.c.id).where(gone).limit(1)) is not None:
        raise SubjectErased(subject=subject)
