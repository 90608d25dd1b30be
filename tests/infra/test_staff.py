"""What staff are called: sealed, opened at the edge, moved out of older vaults, destroyed."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Table, select, update

from application.accounts import Label, Lost, NoSuchAccount, NotSignedIn, NotThisPassword
from application.outbox import AddressKnown
from application.people import Role
from infra.account_tables import account, password
from infra.accounts import StoredAccounts
from infra.database import Database, Promises, open_database
from infra.reminders import StoredAddresses, reminder_address
from infra.vault.schema import data_key, staff_name
from infra.vault.staff import StaffNames
from tests.infra.world import Place, names_in

LABEL = "Loket drie, Ypsilonda Bedacht"
ADDRESS = "ypsilonda.bedacht@gemeente.example"
SIGN_IN = "y.bedacht"
PASSWORD = "a long enough password"
CLERK = frozenset({"clerk"})
WORDS = ("Ypsilonda", "bedacht", "Bedacht")


@dataclass
class Staff:
    folder: Path
    database: Database

    @property
    def names(self) -> StaffNames:
        return names_in(self.database, self.folder / "keys")

    @property
    def accounts(self) -> StoredAccounts:
        return StoredAccounts(self.database, self.names)

    @property
    def addresses(self) -> StoredAddresses:
        return StoredAddresses(self.database, self.names)

    def labels(self) -> list[Label]:
        return [label for _, label in self.accounts.everyone()]

    def in_the_clear(self) -> list[str]:
        """In every file, write-ahead log included; on PostgreSQL in every row that is there."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        written = b"".join(path.read_bytes() for path in files)
        for table in (account, password, reminder_address, staff_name):
            with self.database.reading() as connection:
                written += repr(connection.execute(select(table)).all()).encode()
        return [word for word in WORDS if word.encode() in written]


@pytest.fixture
def staff(place: Place) -> Iterator[Staff]:
    database = open_database(place.url("vault"), Promises(f"{place.prefix}vault"))
    yield Staff(place.folder, database)
    database.close()


def told(staff: Staff) -> list[tuple[str, str]]:
    return [(fault.rule, fault.key) for fault in staff.names.faults()]


def test_no_name_or_address_lies_in_the_clear_and_each_is_found(staff: Staff) -> None:
    person = staff.accounts.open("beek", CLERK, LABEL).person
    nameless = staff.accounts.open("beek", CLERK, "").person
    staff.accounts.set_password(person.id, SIGN_IN, PASSWORD)
    made = staff.addresses.add("beek", Role.CLERK, ADDRESS, "nl")
    assert staff.accounts.everyone() == [(person, LABEL), (nameless, "")]
    assert staff.accounts.by_password(SIGN_IN.upper(), PASSWORD) == person
    assert staff.accounts.named(SIGN_IN) == person.id
    assert staff.addresses.everyone() == [made]
    with pytest.raises(AddressKnown):
        staff.addresses.add("beek", Role.CLERK, ADDRESS, "en")
    assert staff.in_the_clear() == []


def test_what_an_earlier_version_kept_as_it_was_is_sealed_at_the_next_start(staff: Staff) -> None:
    person = staff.accounts.open("beek", CLERK, "").person
    staff.accounts.set_password(person.id, SIGN_IN, PASSWORD)
    made = staff.addresses.add("beek", Role.CLERK, ADDRESS, "nl")
    staff.names.forget([made.id])
    with staff.database.writing() as connection:
        connection.execute(update(account).values(label=LABEL))
        connection.execute(update(password).values(name=SIGN_IN))
        connection.execute(update(reminder_address).values(address=ADDRESS, id="r-1"))
    assert staff.in_the_clear() != []
    assert staff.labels() == [LABEL]
    assert staff.accounts.by_password(SIGN_IN, PASSWORD) == person
    assert [one.address for one in staff.addresses.everyone()] == [ADDRESS]
    assert staff.in_the_clear() == []


def test_nothing_is_left_on_postgres_of_what_was_moved(postgres_url: str, tmp_path: Path) -> None:
    database = open_database(postgres_url, Promises("vault_moved"))
    staff = Staff(tmp_path, database)
    staff.accounts.open("beek", CLERK, "")
    with database.writing() as connection:
        connection.execute(update(account).values(label=LABEL))
    assert staff.labels() == [LABEL]
    [(folder,)] = database.ask("select pg_relation_filepath('account')")
    [(raw,)] = database.ask("select pg_read_binary_file(%s)", (str(folder),))
    assert b"Ypsilonda" not in bytes(raw)
    database.close()


def test_a_label_that_was_swapped_or_altered_is_not_read(staff: Staff) -> None:
    one, other = (staff.accounts.open("beek", CLERK, said).person for said in (LABEL, "loket 4"))
    with staff.database.writing() as connection:
        mine = select(staff_name.c.sealed).where(staff_name.c.id == one.id)
        sealed = connection.scalar(mine)
        same = staff_name.c.id == other.id
        connection.execute(update(staff_name).where(same).values(sealed=sealed))
    assert staff.labels() == [LABEL, Lost.SEAL_BROKEN]
    assert told(staff) == [("staff-name-broken", other.id)]


@pytest.mark.parametrize("table", [staff_name, data_key])
def test_a_label_whose_row_or_key_is_gone_was_not_erased(staff: Staff, table: Table) -> None:
    person = staff.accounts.open("beek", CLERK, LABEL).person
    with staff.database.writing() as connection:
        connection.execute(table.delete())
    assert staff.labels() == [Lost.SEAL_BROKEN]
    assert told(staff) == [("staff-name-broken", person.id)]


def test_a_label_whose_epoch_key_is_missing_was_not_erased(staff: Staff) -> None:
    person = staff.accounts.open("beek", CLERK, LABEL).person
    assert (staff.labels(), told(staff)) == ([LABEL], [])
    [key] = (staff.folder / "keys").glob("vault-epoch-*.key")
    key.unlink()
    assert staff.labels() == [Lost.KEY_MISSING]
    assert told(staff) == [("staff-key-missing", person.id)]


def test_nobody_comes_in_by_a_closed_account(staff: Staff) -> None:
    accounts = staff.accounts
    opened = accounts.open("beek", CLERK, LABEL)
    accounts.set_password(opened.person.id, SIGN_IN, PASSWORD)
    assert accounts.by_token(opened.token) == opened.person
    accounts.close(opened.person.id)
    for refused in (
        lambda: accounts.by_token(opened.token),
        lambda: accounts.by_password(SIGN_IN, PASSWORD),
    ):
        with pytest.raises((NotSignedIn, NotThisPassword)):
            refused()
    [(person, label)] = accounts.everyone()
    assert (person.roles, label) == (frozenset(), LABEL)
    assert not accounts.holds(person.id, "beek", Role.CLERK)
    with pytest.raises(NoSuchAccount):
        accounts.close("nobody")


def test_a_destroyed_label_is_gone_also_from_a_vault_of_before(folder_place: Place) -> None:
    file = folder_place.folder / "vault.db"
    database = open_database(f"sqlite:///{file}", Promises("vault"))
    staff = Staff(folder_place.folder, database)
    staff.addresses.everyone()
    gone, stays = (staff.accounts.open("beek", CLERK, said).person for said in (LABEL, "loket 4"))
    database.ask("pragma wal_checkpoint(truncate)")
    before = file.read_bytes()
    staff.accounts.close(gone.id)
    staff.accounts.forget(gone.id)
    assert staff.labels() == [Lost.ERASED, "loket 4"]
    assert told(staff) == []
    assert staff.in_the_clear() == []
    database.close()
    shutil.copy(file, folder_place.folder / "kept")
    file.write_bytes(before)
    restored = open_database(f"sqlite:///{file}", Promises("vault"))
    assert Staff(folder_place.folder, restored).labels() == [Lost.KEY_MISSING] * 2
    restored.close()
    assert stays.id != gone.id


def test_an_address_that_is_removed_is_destroyed(staff: Staff) -> None:
    made = staff.addresses.add("beek", Role.CLERK, ADDRESS, "nl")
    staff.addresses.remove(made.id)
    assert staff.addresses.everyone() == []
    assert staff.names.opened([made.id]) == {made.id: Lost.ERASED}
    again = staff.addresses.add("beek", Role.CLERK, ADDRESS, "nl")
    assert staff.addresses.everyone() == [again]
