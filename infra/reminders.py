"""Where reminders go and which were sent: two tables in the vault. Addresses are sealed there."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.exc import IntegrityError

from application.outbox import (
    AddressKnown,
    AddressNotUnderstood,
    Fate,
    Kind,
    Line,
    NoSuchAddress,
    Recipient,
)
from application.people import Role
from application.reminders import Policy
from domain.calendar.days import OpenDays
from domain.identity import uuid7
from infra.database import Database
from infra.settings import Settings
from infra.vault.staff import PLAIN, StaffNames

LONGEST = 254
"""Characters of an address (RFC 5321, 4.5.3.1.3)."""
AT_ONCE = 200
"""Keys that are asked for together."""
SATURDAY = 5

_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")

metadata = MetaData()

reminder_address = Table(
    "reminder_address",
    metadata,
    Column("id", Text, primary_key=True),
    Column("party", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("language", Text, nullable=False),
    UniqueConstraint("party", "address"),
)
"""`address` is a keyed digest, by which one is known to be there already."""

reminder = Table(
    "reminder",
    metadata,
    Column("obligation", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("due", Text, primary_key=True),
    Column("recipient", Text, primary_key=True),
    Column("fate", Text, nullable=False),
    Column("at", BigInteger, nullable=False, index=True),
)


def found_tables(database: Database) -> None:
    with database.founding() as connection:
        metadata.create_all(connection)


@dataclass(frozen=True)
class StoredAddresses:
    database: Database
    names: StaffNames

    def __post_init__(self) -> None:
        found_tables(self.database)
        with self.database.founding() as connection:
            moved = self._seal_addresses(connection)
        if moved:
            self.names.scrub(reminder_address)

    def _seal_addresses(self, connection: Connection) -> int:
        """What an earlier version kept as it was."""
        row = reminder_address.c
        plain = select(row.id, row.address).where(row.address.not_like(PLAIN))
        known = connection.execute(plain).all()
        for key, address in known:
            self.names.seal(connection, key, address)
            digested = {"address": self.names.digest(address)}
            connection.execute(reminder_address.update().where(row.id == key).values(digested))
        return len(known)

    def add(self, party: str, role: Role, address: str, language: str) -> Recipient:
        if len(address) > LONGEST or not _ADDRESS.fullmatch(address):
            raise AddressNotUnderstood
        made = Recipient(uuid7(), party, role, address, language)
        row = {
            "id": made.id,
            "party": party,
            "role": role.value,
            "address": self.names.digest(address),
            "language": language,
        }
        try:
            with self.database.writing() as connection:
                connection.execute(reminder_address.insert().values(row))
                self.names.seal(connection, made.id, address)
        except IntegrityError:
            raise AddressKnown(party=party) from None
        return made

    def remove(self, recipient: str) -> None:
        """The outbox goes on to know the id, which leads to nobody any more."""
        with self.database.writing() as connection:
            same = reminder_address.c.id == recipient
            if not connection.execute(reminder_address.delete().where(same)).rowcount:
                raise NoSuchAddress(recipient=recipient)
        self.names.forget([recipient])

    def everyone(self) -> list[Recipient]:
        row = reminder_address.c
        query = select(row.id, row.party, row.role, row.language).order_by(row.id)
        with self.database.reading() as connection:
            found = connection.execute(query).all()
        addresses = self.names.opened([one.id for one in found])
        return [
            Recipient(one.id, one.party, Role(one.role), address, one.language)
            for one in found
            if isinstance(address := addresses.get(one.id), str)
        ]


@dataclass(frozen=True)
class StoredOutbox:
    """The primary key makes it that a reminder is claimed once."""

    database: Database

    def __post_init__(self) -> None:
        found_tables(self.database)

    def unclaimed(self, lines: Sequence[Line]) -> list[Line]:
        there: set[tuple[object, ...]] = set()
        wanted = sorted({line.obligation for line in lines})
        row = reminder.c
        with self.database.reading() as connection:
            for start in range(0, len(wanted), AT_ONCE):
                part = wanted[start : start + AT_ONCE]
                query = select(row.obligation, row.kind, row.due, row.recipient)
                there.update(map(tuple, connection.execute(query.where(row.obligation.in_(part)))))
        return [line for line in lines if tuple(_key(line).values()) not in there]

    def claim(self, line: Line) -> bool:
        values = {**_key(line), "fate": Fate.CLAIMED.value, "at": line.at}
        try:
            with self.database.writing() as connection:
                connection.execute(reminder.insert().values(values))
        except IntegrityError:
            return False
        return True

    def mark(self, line: Line) -> None:
        with self.database.writing() as connection:
            said = reminder.update().where(*_same(line))
            connection.execute(said.values(fate=line.fate.value, at=line.at))

    def release(self, line: Line) -> None:
        with self.database.writing() as connection:
            connection.execute(reminder.delete().where(*_same(line)))

    def latest(self, limit: int) -> list[Line]:
        row = reminder.c
        columns = (row.obligation, row.kind, row.due, row.recipient, row.fate, row.at)
        query = select(*columns).order_by(row.at.desc(), *columns[:4]).limit(limit)
        with self.database.reading() as connection:
            return [
                Line(key, Kind(kind), date.fromisoformat(due), recipient, Fate(fate), at)
                for key, kind, due, recipient, fate, at in connection.execute(query)
            ]

    def sweep(self, before: int) -> int:
        old = reminder.c.at < before
        with self.database.reading() as connection:
            if connection.execute(select(reminder.c.at).where(old).limit(1)).first() is None:
                return 0
        with self.database.writing() as connection:
            return connection.execute(reminder.delete().where(old)).rowcount


def _key(line: Line) -> dict[str, str]:
    return {
        "obligation": line.obligation,
        "kind": line.kind.value,
        "due": line.due.isoformat(),
        "recipient": line.recipient,
    }


def _same(line: Line) -> list[ColumnElement[bool]]:
    return [reminder.c[name] == value for name, value in _key(line).items()]


def policy_of(settings: Settings, days: OpenDays) -> Policy:
    quiet: dict[str, Callable[[date], bool]] = {
        "closed": lambda day: not days.is_open(day),
        "weekends": lambda day: day.weekday() >= SATURDAY,
        "none": lambda _: False,
    }
    return Policy(
        before=timedelta(days=settings.remind_days_before),
        after=timedelta(days=settings.remind_days_after),
        is_quiet=quiet[settings.remind_quiet],
    )
