"""Accounts in the vault: bearer tokens are kept as digests, never as they are.

A token is 256 random bits, so a plain SHA-256 of it cannot be guessed back.
"""

import hashlib
import secrets
import time

from sqlalchemy import Column, LargeBinary, MetaData, Table, Text, select

from application.accounts import NotSignedIn, Opened
from application.people import Person, Role
from domain.errors import Invalid
from domain.identity import uuid7
from infra.database import Database

REMEMBERED = 5.0
"""Seconds that an account is remembered, so that a request need not ask the vault each time."""

metadata = MetaData()

account = Table(
    "account",
    metadata,
    Column("id", Text, primary_key=True),
    Column("party", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("token", LargeBinary, nullable=False, unique=True),
)


class UnknownRole(Invalid):
    code = "unknown-role"


class StoredAccounts:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._remembered: dict[bytes, tuple[float, Person]] = {}
        with database.writing() as connection:
            metadata.create_all(connection)

    def open(self, party: str, roles: frozenset[str], label: str) -> Opened:
        known = {role.value for role in Role} - {Role.SYSTEM.value}
        if unknown := roles - known or (not roles and {"-"}):
            raise UnknownRole(roles=", ".join(sorted(unknown)), known=", ".join(sorted(known)))
        person = Person(uuid7(), party, frozenset(Role(role) for role in roles))
        token = f"nkm_{secrets.token_urlsafe(32)}"
        with self._database.writing() as connection:
            connection.execute(
                account.insert().values(
                    id=person.id,
                    party=party,
                    roles=" ".join(sorted(roles)),
                    label=label,
                    token=_digest(token),
                )
            )
        return Opened(person, token)

    def remembered(self, token: str) -> Person | None:
        known = self._remembered.get(_digest(token))
        if known is None or time.monotonic() - known[0] >= REMEMBERED:
            return None
        return known[1]

    def by_token(self, token: str) -> Person:
        if (known := self.remembered(token)) is not None:
            return known
        digest = _digest(token)
        row = account.c
        with self._database.reading() as connection:
            said = select(row.id, row.party, row.roles).where(row.token == digest)
            found = connection.execute(said).first()
        if found is None:
            self._remembered.pop(digest, None)
            raise NotSignedIn
        person = _person(*found)
        self._remembered[digest] = (time.monotonic(), person)
        return person

    def everyone(self) -> list[tuple[Person, str]]:
        row = account.c
        said = select(row.id, row.party, row.roles, row.label).order_by(row.id)
        with self._database.reading() as connection:
            return [
                (_person(key, party, roles), label)
                for key, party, roles, label in connection.execute(said)
            ]


def _person(key: str, party: str, roles: str) -> Person:
    return Person(key, party, frozenset(Role(role) for role in roles.split()))


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
