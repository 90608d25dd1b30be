"""How far each account has seen the log, in the vault: one row an account, no history."""

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, MetaData, Row, Table, Text, select
from sqlalchemy.exc import IntegrityError

from application.ports import Clock
from infra.database import Database

APART = 30 * 60
"""Seconds without a look after which the next one is another visit."""
SEEN_AGAIN = 60
"""Seconds after which it is worth a write that the same is still looked at."""

metadata = MetaData()

last_seen = Table(
    "last_seen",
    metadata,
    Column("account", Text, primary_key=True),
    Column("before", BigInteger),
    Column("position", BigInteger, nullable=False),
    Column("looked_at", BigInteger, nullable=False),
)


@dataclass(frozen=True)
class StoredLastSeen:
    database: Database
    clock: Clock

    def __post_init__(self) -> None:
        with self.database.founding() as connection:
            metadata.create_all(connection)

    def look(self, account: str, position: int) -> int | None:
        now = int(self.clock.now().timestamp())
        with self.database.reading() as connection:
            query = select(last_seen).where(last_seen.c.account == account)
            found = connection.execute(query).first()
        if found is None:
            self._first(account, position, now)
            return None
        apart = now - found.looked_at >= APART
        before: int | None = found.position if apart else found.before
        if self._tells_more(found, position, now):
            self._again(account, before, max(position, found.position), now)
        return before

    def _tells_more(self, found: Row[tuple[object, ...]], position: int, now: int) -> bool:
        return bool(position > found.position or now - found.looked_at >= SEEN_AGAIN)

    def _first(self, account: str, position: int, now: int) -> None:
        row = {"account": account, "before": None, "position": position, "looked_at": now}
        try:
            with self.database.writing() as connection:
                connection.execute(last_seen.insert().values(row))
        except IntegrityError:
            """Two first looks at once: one of them is enough."""

    def _again(self, account: str, before: int | None, position: int, now: int) -> None:
        same = last_seen.c.account == account
        values = {"before": before, "position": position, "looked_at": now}
        with self.database.writing() as connection:
            connection.execute(last_seen.update().where(same).values(values))
