"""The security log in the vault: one line an hour for the same happening, so no flood fills it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text, func, select
from sqlalchemy.exc import IntegrityError

from application.ports import Clock
from application.sessions import Happening, Noted
from infra.database import Database

KEPT = timedelta(days=183)
HOUR = 3_600
LINES_AN_HOUR = 1_000
"""More lines than this in an hour are counted together, wherever they came from."""

metadata = MetaData()

security = Table(
    "security",
    metadata,
    Column("hour", BigInteger, primary_key=True),
    Column("happening", Text, primary_key=True),
    Column("account", Text, primary_key=True),
    Column("network", Text, primary_key=True),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("times", Integer, nullable=False),
)


@dataclass(frozen=True)
class StoredSecurityLog:
    database: Database
    clock: Clock

    def __post_init__(self) -> None:
        with self.database.founding() as connection:
            metadata.create_all(connection)

    def note(self, happening: Happening, account: str = "", address: str = "") -> None:
        now = int(self.clock.now().timestamp())
        network = network_of(address)
        try:
            self._count(now, happening, account, network)
        except IntegrityError:  # another process wrote the hour's first line
            self._count(now, happening, account, network)

    def _count(self, now: int, happening: Happening, account: str, network: str) -> None:
        row, hour = security.c, now // HOUR
        with self.database.writing() as connection:
            lines = select(func.count()).where(row.hour == hour)
            if connection.execute(lines).scalar_one() >= LINES_AN_HOUR:
                account = network = "*"
            key = {"hour": hour, "happening": happening, "account": account, "network": network}
            same = security.update().where(*(row[name] == value for name, value in key.items()))
            counted = connection.execute(same.values(times=row.times + 1, last_at=now))
            if not counted.rowcount:
                first = security.insert().values(**key, first_at=now, last_at=now, times=1)
                connection.execute(first)

    def latest(self, limit: int) -> Sequence[Noted]:
        row = security.c
        columns = (row.first_at, row.last_at, row.happening, row.account, row.network, row.times)
        query = select(*columns).order_by(row.last_at.desc()).limit(limit)
        with self.database.reading() as connection:
            return [Noted(*found) for found in connection.execute(query)]

    def sweep(self) -> int:
        kept = int((self.clock.now() - KEPT).timestamp())
        with self.database.writing() as connection:
            return connection.execute(security.delete().where(security.c.last_at < kept)).rowcount


def network_of(address: str) -> str:
    """Enough to see where a flood comes from, too little to name a person by."""
    try:
        version = ip_address(address).version
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{24 if version == 4 else 48}", strict=False))
