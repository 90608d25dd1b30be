"""Whom a provider vouches for, in the vault: a keyed digest of issuer and subject, and an account.

Without the key nobody can tell from the digest whose it is, nor whether someone is there at all.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from application.claims import Claims
from application.people import Person, Role
from domain.identity import uuid7
from infra.account_tables import account, metadata, subject
from infra.database import Database


@dataclass(frozen=True)
class StoredSubjects:
    database: Database
    secret: bytes

    def __post_init__(self) -> None:
        with self.database.founding() as connection:
            metadata.create_all(connection)

    def account_of(self, claims: Claims, party: str, roles: frozenset[Role]) -> Person:
        known = self.known(claims)
        if known is None:
            try:
                known = self._open(self._digest(claims), party, roles)
            except IntegrityError:  # the same person came in by another door just now
                known = self.known(claims)
        assert known is not None
        return Person(known, party, roles)

    def follow(self, person: Person) -> bool:
        row, listed = account.c, " ".join(sorted(person.roles))
        other = (row.party != person.party) | (row.roles != listed)
        update = account.update().where(row.id == person.id, other)
        with self.database.writing() as connection:
            done = connection.execute(update.values(party=person.party, roles=listed))
            return bool(done.rowcount)

    def known(self, claims: Claims) -> str | None:
        query = select(subject.c.account).where(subject.c.digest == self._digest(claims))
        with self.database.reading() as connection:
            return connection.execute(query).scalar()

    def has(self, account_id: str) -> bool:
        query = select(subject.c.digest).where(subject.c.account == account_id)
        with self.database.reading() as connection:
            return connection.execute(query).first() is not None

    def _open(self, digest: bytes, party: str, roles: frozenset[Role]) -> str:
        """Its token is a digest of nothing: nobody has that."""
        row = {"id": uuid7(), "party": party, "roles": " ".join(sorted(roles)), "label": ""}
        with self.database.writing() as connection:
            connection.execute(account.insert().values(**row, token=secrets.token_bytes(32)))
            connection.execute(subject.insert().values(digest=digest, account=row["id"]))
        return row["id"]

    def _digest(self, claims: Claims) -> bytes:
        said = f"subject\n{claims['iss']}\n{claims['sub']}"
        return hmac.digest(self.secret, said.encode(), hashlib.sha256)
