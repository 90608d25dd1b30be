"""Sessions in the vault: a digest of the secret, whose it is, and until when it holds."""

import hashlib
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import BigInteger, Column, Connection, LargeBinary, MetaData, Table, Text, select

from application.accounts import NotSignedIn
from application.people import Person
from application.ports import Clock
from infra.account_tables import account
from infra.accounts import person_of
from infra.database import Database

REMEMBERED = 5.0
"""Seconds that a session is remembered, so that a page need not ask the vault each time."""
MOST_REMEMBERED = 10_000
SEEN_AGAIN = 60
"""Seconds after which it is worth a write that a session is still in use."""

metadata = MetaData()

session = Table(
    "session",
    metadata,
    Column("secret", LargeBinary, primary_key=True),
    Column("account", Text, nullable=False, index=True),
    Column("seen_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
)


@dataclass
class StoredSessions:
    database: Database
    clock: Clock
    idle: timedelta
    """How long it holds without being used."""
    whole: timedelta
    """How long it holds at most."""
    _remembered: dict[bytes, tuple[float, Person]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with self.database.founding() as connection:
            metadata.create_all(connection)

    def begin(self, person: Person) -> str:
        secret, now = secrets.token_urlsafe(32), self._now()
        ends = now + int(self.whole.total_seconds())
        row = {"secret": _digest(secret), "account": person.id, "seen_at": now, "ends_at": ends}
        with self.database.writing() as connection:
            connection.execute(session.insert().values(row))
        return secret

    def remembered(self, secret: str) -> Person | None:
        known = self._remembered.get(_digest(secret))
        if known is None or time.monotonic() - known[0] >= REMEMBERED:
            return None
        return known[1]

    def resume(self, secret: str) -> Person:
        digest, now = _digest(secret), self._now()
        query = (
            select(account.c.id, account.c.party, account.c.roles, session.c.seen_at)
            .join_from(session, account, session.c.account == account.c.id)
            .where(session.c.secret == digest, session.c.ends_at > now)
            .where(session.c.seen_at > now - self._idle)
        )
        with self.database.reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            self._remembered.pop(digest, None)
            raise NotSignedIn
        if now - found.seen_at >= SEEN_AGAIN:
            same = session.c.secret == digest
            with self.database.writing() as connection:
                connection.execute(session.update().where(same).values(seen_at=now))
        person = person_of(found.id, found.party, found.roles)
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[digest] = time.monotonic(), person
        return person

    def end(self, secret: str) -> None:
        with self._forgetting() as connection:
            connection.execute(session.delete().where(session.c.secret == _digest(secret)))

    def end_all(self, account_id: str) -> int:
        with self._forgetting() as connection:
            return connection.execute(
                session.delete().where(session.c.account == account_id)
            ).rowcount

    def sweep(self) -> int:
        now = self._now()
        over = (session.c.ends_at <= now) | (session.c.seen_at <= now - self._idle)
        with self._forgetting() as connection:
            return connection.execute(session.delete().where(over)).rowcount

    @property
    def _idle(self) -> int:
        return int(self.idle.total_seconds())

    def _now(self) -> int:
        return int(self.clock.now().timestamp())

    @contextmanager
    def _forgetting(self) -> Iterator[Connection]:
        with self.database.writing() as connection:
            yield connection
        self._remembered.clear()


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
