"""What staff are called: labels of accounts and e-mail addresses, sealed, each under its own key.

They are no fields of events, so that no leaf says that one is gone. What makes that final is a new
epoch key, at once: then a vault from before opens nothing of it either.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

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

    def opened(self, ids: Sequence[str]) -> dict[str, str | None]:
        """None: destroyed, or not what was sealed there. Who has no name is left out."""
        found: dict[str, str | None] = {}
        key = (data_key.c.subject == staff_name.c.id) & (data_key.c.dossier == DOSSIER)
        said = select(staff_name.c.id.label("whose"), staff_name.c.sealed, data_key).join(
            data_key, key
        )
        with self.database.reading() as connection:
            for start in range(0, len(ids), _MANY):
                these = staff_name.c.id.in_(ids[start : start + _MANY])
                for row in connection.execute(said.where(these)):
                    found[row.whose] = self._opened(row)
        return found

    def _opened(self, row: Any) -> str | None:
        if row.sealed is None or row.wrapped is None:
            return None
        try:
            key = self._vault.keys.unwrapped(row)
            return cipher.opened(key.secret, row.sealed, self._place(row.whose, key.id))
        except (ValueError, EpochKeyMissing):
            return None

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
