"""What staff are called: labels of accounts and e-mail addresses, sealed, each under its own key.

They are no fields of events, so that no leaf says that one is gone. What makes that final is a new
epoch key, at once: then a vault from before opens nothing of it either.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, update

from application.accounts import Label, Lost
from application.vault import VaultFault, VaultRule
from infra.database import Database
from infra.vault import cipher
from infra.vault.destroying import scrub
from infra.vault.epochs import EpochKeyMissing
from infra.vault.keyring import locked_epoch
from infra.vault.schema import data_key, staff_name
from infra.vault.store import StoredVault

DOSSIER = "staff"
"""The data key of a name lies under its id, in this dossier."""
_DIGEST = "hmac:"
PLAIN = f"{_DIGEST}%"
"""What a name that was digested looks like; one that was not is of an earlier version."""
_MANY = 500
_FAULTS: Mapping[Label, VaultRule] = {
    Lost.SEAL_BROKEN: VaultRule.STAFF_NAME_BROKEN,
    Lost.KEY_MISSING: VaultRule.STAFF_KEY_MISSING,
}


class StaffNames:
    def __init__(self, vault: StoredVault) -> None:
        self._vault = vault

    @property
    def database(self) -> Database:
        return self._vault.database

    def seal(self, connection: Connection, id: str, name: str) -> None:
        """Of an account or a recipient, in the transaction that makes it."""
        whose = (id, DOSSIER)
        number = locked_epoch(connection)
        key, _ = self._vault.keys.keys_for(connection, [whose], number)[whose]
        sealed = cipher.seal(key.secret, name, self._place(id, key.id))
        connection.execute(delete(staff_name).where(staff_name.c.id == id))
        connection.execute(insert(staff_name).values(id=id, sealed=sealed))

    def opened(self, ids: Sequence[str]) -> dict[str, Label]:
        """Who has no name is left out."""
        found: dict[str, Label] = {}
        with self.database.reading() as connection:
            for start in range(0, len(ids), _MANY):
                these = ids[start : start + _MANY]
                keys = _keys(connection, data_key.c.subject.in_(these))
                named = select(staff_name).where(staff_name.c.id.in_(these))
                sealed = {row.id: row.sealed for row in connection.execute(named)}
                for id in dict.fromkeys((*sealed, *keys)):
                    found[id] = self._opened(id, sealed.get(id), keys.get(id))
        return found

    def _opened(self, id: str, sealed: bytes | None, key: Any) -> Label:
        """Destroying leaves the rows of name and key, and nothing in either."""
        if key is not None and sealed is None and key.wrapped is None:
            return Lost.ERASED
        if key is None or sealed is None or key.wrapped is None:
            return Lost.SEAL_BROKEN
        try:
            found = self._vault.keys.unwrapped(key)
            return cipher.opened(found.secret, sealed, self._place(id, key.id))
        except EpochKeyMissing:
            return Lost.KEY_MISSING
        except (ValueError, TypeError):
            return Lost.SEAL_BROKEN

    def faults(self) -> Iterator[VaultFault]:
        """Each is opened, since the log knows nothing of it; what it says goes nowhere."""
        last = ""
        while ids := self._beyond(last):
            for id, label in sorted(self.opened(ids).items()):
                if label in _FAULTS:
                    yield VaultFault(0, _FAULTS[label], id)
            last = ids[-1]

    def _beyond(self, last: str) -> list[str]:
        """The next of those who have a name, or had one."""
        named = select(staff_name.c.id).where(staff_name.c.id > last)
        keyed = select(data_key.c.subject).where(data_key.c.dossier == DOSSIER)
        both = named.union(keyed.where(data_key.c.subject > last)).subquery()
        said = select(both.c.id).order_by(both.c.id).limit(_MANY)
        with self.database.reading() as connection:
            return list(connection.scalars(said))

    def forget(self, ids: Sequence[str]) -> None:
        """For good: no vault from before opens it."""
        whose = data_key.c.subject.in_(ids) & (data_key.c.dossier == DOSSIER)
        with self.database.writing() as connection:
            keys = list(connection.scalars(select(data_key.c.id).where(whose)))
            connection.execute(update(data_key).where(whose).values(wrapped=None))
            these = staff_name.c.id.in_(ids)
            connection.execute(update(staff_name).where(these).values(sealed=None))
        self._vault.keys.forget(keys)
        if keys:
            self._vault.rotate()

    def digest(self, name: str) -> str:
        """By which a name is found, or known to be there already."""
        return _DIGEST + self._vault.index.digest(f"nakomen/staff/v1|{name}").hex()

    def scrub(self, *tables: Table) -> None:
        """Leave nothing of what stood in these tables: after it was sealed or digested."""
        scrub(self.database)
        if self.database.postgres:
            with self.database.told(), self.database.single.connect() as connection:
                for table in tables:
                    connection.exec_driver_sql(f"vacuum full {table.name}")

    def _place(self, id: str, key: str) -> bytes:
        return cipher.place(self._vault.log, DOSSIER, 0, "name", id, key)


def _keys(connection: Connection, which: ColumnElement[bool]) -> dict[str, Any]:
    said = select(data_key).where(which, data_key.c.dossier == DOSSIER)
    return {row.subject: row for row in connection.execute(said)}
