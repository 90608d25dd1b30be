"""Addresses of calendars in the vault: a digest of the secret, whose it is, and of what."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    LargeBinary,
    MetaData,
    Select,
    Table,
    Text,
    UniqueConstraint,
    select,
)

from application.accounts import NoSuchAccount
from application.subscriptions import NoSuchCalendar, Scope, Subscription
from infra.account_tables import account
from infra.accounts import person_of
from infra.database import Database

metadata = MetaData()

subscription = Table(
    "calendar_subscription",
    metadata,
    Column("secret", LargeBinary, primary_key=True),
    Column("account", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    UniqueConstraint("account", "scope"),
)


@dataclass(frozen=True)
class StoredSubscriptions:
    database: Database

    def __post_init__(self) -> None:
        with self.database.founding() as connection:
            metadata.create_all(connection)

    def make(self, account_id: str, scope: Scope, language: str, now: datetime) -> str:
        secret, row = secrets.token_urlsafe(32), subscription.c
        values = {
            "secret": _digest(secret),
            "account": account_id,
            "scope": scope.value,
            "language": language,
            "made_at": int(now.timestamp()),
        }
        with self.database.writing() as connection:
            whose = select(account.c.id).where(account.c.id == account_id).with_for_update()
            if connection.execute(whose).first() is None:
                raise NoSuchAccount(account=account_id)
            before = (row.account == account_id) & (row.scope == scope.value)
            connection.execute(subscription.delete().where(before))
            connection.execute(subscription.insert().values(values))
        return secret

    def by_secret(self, secret: str) -> Subscription:
        found = self._asked(_all().where(subscription.c.secret == _digest(secret)))
        if not found:
            raise NoSuchCalendar
        return found[0]

    def of(self, account_id: str) -> list[Subscription]:
        return self._asked(_all().where(subscription.c.account == account_id))

    def everyone(self) -> list[Subscription]:
        return self._asked(_all())

    def revoke(self, account_id: str, scope: Scope | None = None) -> int:
        row = subscription.c
        said = subscription.delete().where(row.account == account_id)
        if scope is not None:
            said = said.where(row.scope == scope.value)
        with self.database.writing() as connection:
            return connection.execute(said).rowcount

    def _asked(self, query: Select[str, str, str, str, str, int]) -> list[Subscription]:
        with self.database.reading() as connection:
            return [
                Subscription(person_of(key, party, roles), Scope(scope), language, made_at)
                for key, party, roles, scope, language, made_at in connection.execute(query)
            ]


def _all() -> Select[str, str, str, str, str, int]:
    row = subscription.c
    query = select(
        account.c.id, account.c.party, account.c.roles, row.scope, row.language, row.made_at
    )
    return query.join_from(subscription, account, row.account == account.c.id).order_by(
        row.made_at, row.account, row.scope
    )


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
