"""Data keys: one for each data subject in each dossier, wrapped in the store, a few in memory."""

from collections import OrderedDict
from collections.abc import Collection, Iterable
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


Whose = tuple[str, str]
"""A data subject, empty for none, and a dossier."""


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

    def keys_for(
        self, connection: Connection, whose: Collection[Whose], number: int
    ) -> dict[Whose, tuple[DataKey, bool]]:
        """The key of each subject in each dossier, and whether the log knows it; made where it is
        missing and wrapped by the key of epoch `number`, whose row the caller has locked.

        Raises SubjectErased."""
        subjects, dossiers = ({one[place] for one in whose} for place in (0, 1))
        wanted = data_key.c.subject.in_(subjects) & data_key.c.dossier.in_(dossiers)
        rows = connection.execute(select(data_key).where(wanted)).all()
        found = {
            (row.subject, row.dossier): (self._alive(row), bool(row.told))
            for row in rows
            if (row.subject, row.dossier) in whose
        }
        missing = [one for one in whose if one not in found]
        if missing:
            _must_not_be_erased(connection, {subject for subject, _ in missing if subject})
            made = {one: DataKey(uuid7(), one[0], cipher.new_key()) for one in missing}
            connection.execute(
                insert(data_key), [self._row(one, key, number) for one, key in made.items()]
            )
            found |= {one: (key, False) for one, key in made.items()}
        return found

    def _row(self, whose: Whose, key: DataKey, number: int) -> dict[str, Any]:
        subject, dossier = whose
        wrapped = self._epochs.wrap(number, key.secret)
        return {
            "id": key.id,
            "subject": subject,
            "dossier": dossier,
            "epoch": number,
            "wrapped": wrapped,
            "told": 0,
        }

    def _alive(self, row: Any) -> DataKey:
        if row.wrapped is None:
            raise SubjectErased(subject=row.subject or row.dossier)
        return self.unwrapped(row)

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


def locked_epoch(connection: Connection) -> int:
    """The number of the epoch. Until the transaction ends nobody rotates, and no other process
    makes a key for the same subject and dossier."""
    return int(connection.scalars(select(epoch.c.number).with_for_update()).one())


def _must_not_be_erased(connection: Connection, subjects: Collection[str]) -> None:
    gone = data_key.c.subject.in_(subjects) & data_key.c.wrapped.is_(None)
    found = connection.scalar(select(data_key.c.subject).where(gone).limit(1))
    if found is not None:
        raise SubjectErased(subject=found)
