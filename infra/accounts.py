"""Accounts in the vault: no token, password or name of anybody is kept as it is.

A token is 256 random bits, so a plain SHA-256 of it cannot be guessed back; a password can be, so
of that there is an Argon2id hash, made anew at a sign-in when the parameters have risen. Labels are
sealed; of the name that is typed to sign in there is a keyed digest.
"""

import hashlib
import secrets
import time
import unicodedata
from dataclasses import replace
from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from application.accounts import (
    SERVICE,
    Label,
    NameTaken,
    NoSuchAccount,
    NotSignedIn,
    NotThisPassword,
    Opened,
    PasswordTooShort,
    Scope,
)
from application.people import Person, Role
from domain.errors import Invalid
from domain.identity import uuid7
from infra.account_tables import account, metadata, offered, password, service, subject
from infra.database import Database
from infra.vault.staff import PLAIN, StaffNames

REMEMBERED = 5.0
"""Seconds that an account is remembered, so that a request need not ask the vault each time."""

SHORTEST = 12
"""Characters of a password (NIST SP 800-63B: long, rather than odd)."""

_HASHER = PasswordHasher()
_LABELLED = account.c.label != ""


class UnknownRole(Invalid):
    code = "unknown-role"


class StoredAccounts:
    def __init__(self, database: Database, names: StaffNames) -> None:
        self._database = database
        self._names = names
        self._remembered: dict[bytes, tuple[float, Person]] = {}
        with database.founding() as connection:
            metadata.create_all(connection)
            moved = self._seal_labels(connection) + self._digest_names(connection)
        if moved:
            names.scrub(account, password)

    def _seal_labels(self, connection: Connection) -> int:
        """What an earlier version kept as it was."""
        known = connection.execute(select(account.c.id, account.c.label).where(_LABELLED)).all()
        for key, label in known:
            self._names.seal(connection, key, label)
        if known:
            connection.execute(account.update().where(_LABELLED).values(label=""))
        return len(known)

    def _digest_names(self, connection: Connection) -> int:
        plain = select(password.c.account, password.c.name).where(password.c.name.not_like(PLAIN))
        known = connection.execute(plain).all()
        for key, name in known:
            values = {"name": self._names.digest(name)}
            connection.execute(password.update().where(password.c.account == key).values(values))
        return len(known)

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
                    label="",
                    token=_digest(token),
                )
            )
            if label:
                self._names.seal(connection, person.id, label)
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
        person = person_of(*found)
        self._remembered[digest] = (time.monotonic(), person)
        return person

    def everyone(self) -> list[tuple[Person, Label]]:
        row = account.c
        said = select(row.id, row.party, row.roles).order_by(row.id)
        with self._database.reading() as connection:
            return self._labelled([person_of(*one) for one in connection.execute(said)])

    def _labelled(self, people: list[Person]) -> list[tuple[Person, Label]]:
        labels = self._names.opened([one.id for one in people])
        return [(one, labels.get(one.id, "")) for one in people]

    def close(self, account_id: str) -> None:
        """Its token, too, is a digest of nothing from now: nobody has that."""
        same = account.c.id == account_id
        shut = {"roles": "", "token": secrets.token_bytes(32)}
        with self._database.writing() as connection:
            if not connection.execute(account.update().where(same).values(shut)).rowcount:
                raise NoSuchAccount(account=account_id)
            for table in (password, service, offered, subject):
                connection.execute(table.delete().where(table.c.account == account_id))
        self._remembered.clear()

    def forget(self, account_id: str) -> None:
        self._names.forget([account_id])

    def holds(self, account_id: str, party: str, role: Role) -> bool:
        row = account.c
        said = select(row.roles).where(row.id == account_id, row.party == party)
        with self._database.reading() as connection:
            roles = connection.execute(said).scalar() or ""
        return role.value in roles.split()

    def set_password(self, account_id: str, name: str, said: str) -> None:
        if len(said) < SHORTEST:
            raise PasswordTooShort(shortest=str(SHORTEST))
        values = {"account": account_id, "name": self._name(name), "hash": _HASHER.hash(said)}
        try:
            with self._database.writing() as connection:
                whose = select(account.c.id).where(account.c.id == account_id)
                if connection.execute(whose).first() is None:
                    raise NoSuchAccount(account=account_id)
                connection.execute(password.delete().where(password.c.account == account_id))
                connection.execute(password.insert().values(values))
        except IntegrityError:
            raise NameTaken(name=name) from None

    def _name(self, name: str) -> str:
        """By which it is found again."""
        return self._names.digest(_folded(name))

    def by_password(self, name: str, said: str) -> Person:
        query = (
            select(account.c.id, account.c.party, account.c.roles, password.c.hash)
            .join_from(password, account)
            .where(password.c.name == self._name(name))
        )
        with self._database.reading() as connection:
            found = connection.execute(query).first()
        try:
            _HASHER.verify(_nobodys() if found is None else found.hash, said)
        except VerificationError:
            raise NotThisPassword from None
        if found is None:
            raise NotThisPassword
        if _HASHER.check_needs_rehash(found.hash):
            self._rehash(found.id, found.hash, said)
        return person_of(found.id, found.party, found.roles)

    def _rehash(self, account_id: str, before: str, said: str) -> None:
        """Unless it was changed meanwhile."""
        same = (password.c.account == account_id) & (password.c.hash == before)
        with self._database.writing() as connection:
            connection.execute(password.update().where(same).values(hash=_HASHER.hash(said)))

    def named(self, name: str) -> str | None:
        query = select(password.c.account).where(password.c.name == self._name(name))
        with self._database.reading() as connection:
            return connection.execute(query).scalar()

    def let_in(self, account_id: str, scope: Scope, until: datetime) -> str:
        token = f"{SERVICE}{secrets.token_urlsafe(32)}"
        row = {"token": _digest(token), "account": account_id, "scope": scope}
        with self._database.writing() as connection:
            whose = select(account.c.id).where(account.c.id == account_id)
            if connection.execute(whose).first() is None:
                raise NoSuchAccount(account=account_id)
            connection.execute(service.insert().values(**row, until=int(until.timestamp())))
        return token

    def by_service_token(self, token: str, now: datetime) -> Person:
        query = (
            select(account.c.id, account.c.party, account.c.roles, service.c.scope)
            .join_from(service, account)
            .where(service.c.token == _digest(token), service.c.until > int(now.timestamp()))
        )
        with self._database.reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            raise NotSignedIn
        person = person_of(found.id, found.party, found.roles)
        return replace(person, reads_only=found.scope != Scope.RECORD)

    def withdraw(self, account_id: str) -> int:
        with self._database.writing() as connection:
            of_account = service.delete().where(service.c.account == account_id)
            return connection.execute(of_account).rowcount

    def offer(self, account_id: str) -> None:
        with self._database.writing() as connection:
            connection.execute(offered.insert().values(account=account_id))

    def offered(self) -> list[tuple[Person, Label]]:
        row = account.c
        query = (
            select(row.id, row.party, row.roles)
            .join_from(offered, account)
            .order_by(offered.c.place)
        )
        with self._database.reading() as connection:
            return self._labelled([person_of(*one) for one in connection.execute(query)])


@cache
def _nobodys() -> str:
    """What is looked at where there is no such name, so that it takes as long."""
    return _HASHER.hash(secrets.token_urlsafe(16))


def _folded(name: str) -> str:
    """One name, however it is typed."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def person_of(key: str, party: str, roles: str) -> Person:
    return Person(key, party, frozenset(Role(role) for role in roles.split()))


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
