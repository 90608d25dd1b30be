"""The log of openings in a database of its own: written, read by data subject, closed by day.

Who writes and who closes a day wait for each other by the lock of one row, so that nothing is added
to a day whose digest was taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from application.opening_log import ClosedDay, Kept
from domain.opening.record import Digest, Opening, digest_of
from infra.database import Database
from infra.openings.schema import closed_day, head, metadata, numbering, opening

_BEFORE_ALL = date.min.isoformat()
PAGE = 1_000


@dataclass(frozen=True)
class StoredOpenings:
    database: Database

    def __post_init__(self) -> None:
        with self.database.founding() as connection:
            metadata.create_all(connection)
            if connection.scalar(select(head.c.closed)) is None:
                connection.execute(insert(head).values(place=1, closed=_BEFORE_ALL))
            if connection.scalar(select(numbering.c.last)) is None:
                last = connection.scalar(select(func.max(opening.c.number))) or 0
                values = {"place": 1, "since": last, "last": last, "forgotten": 0}
                connection.execute(insert(numbering).values(values))

    def write(self, openings: Sequence[Opening]) -> None:
        if not openings:
            return
        with self.database.writing() as connection:
            first = _closed(connection) + timedelta(days=1)
            days = (max(one.day, first) for one in openings)
            written = [
                one.model_copy(update={"day": day}) for one, day in zip(openings, days, strict=True)
            ]
            further = update(numbering).values(last=numbering.c.last + len(written))
            last = connection.execute(further.returning(numbering.c.last)).scalar_one()
            rows = [
                {
                    "number": number,
                    "day": one.day.isoformat(),
                    "subject": one.subject,
                    "line": one.line().decode(),
                }
                for number, one in enumerate(written, start=last - len(written) + 1)
            ]
            connection.execute(insert(opening), rows)

    def of_subject(self, subject: str, limit: int, before: int | None = None) -> Sequence[Kept]:
        row = opening.c
        said = select(opening).where(row.subject == subject).order_by(row.number.desc())
        if before is not None:
            said = said.where(row.number < before)
        with self.database.reading() as connection:
            return [_kept(*one) for one in connection.execute(said.limit(limit))]

    def count(self, subject: str) -> int:
        said = select(func.count()).where(opening.c.subject == subject)
        with self.database.reading() as connection:
            return connection.execute(said).scalar_one()

    # Days

    def unclosed(self, today: date) -> list[date]:
        row, told = opening.c.day, closed_day.c
        landed = select(told.day).where(told.position.is_not(None))
        over = select(row).where(row < today.isoformat(), row.not_in(landed))
        cut_off = select(told.day).where(told.position.is_(None))
        with self.database.reading() as connection:
            found = connection.scalars(over.union(cut_off))
            return sorted(date.fromisoformat(one) for one in found)

    def close(self, day: date) -> Digest:
        row, written = closed_day.c, day.isoformat()
        with self.database.writing() as connection:
            if _closed(connection, alone=True) < day:
                connection.execute(update(head).values(closed=written))
            lines = select(opening.c.line).where(opening.c.day == written)
            found = connection.scalars(lines.order_by(opening.c.number))
            digest = digest_of(line.encode() for line in found)
            connection.execute(delete(closed_day).where(row.day == written))
            values = {"day": written, "count": digest.count, "root": digest.root}
            connection.execute(insert(closed_day).values(values))
        return digest

    def landed(self, day: date, position: int) -> None:
        same = closed_day.c.day == day.isoformat()
        with self.database.writing() as connection:
            connection.execute(update(closed_day).where(same).values(position=position))

    def closed(self) -> list[ClosedDay]:
        with self.database.reading() as connection:
            found = connection.execute(select(closed_day).order_by(closed_day.c.day)).all()
        return [
            ClosedDay(date.fromisoformat(day), Digest(number, root), position)
            for day, number, root, position in found
        ]

    def of_day(self, day: date) -> Iterator[Kept]:
        row, last = opening.c, 0
        said = select(opening).where(row.day == day.isoformat()).order_by(row.number).limit(PAGE)
        while True:
            with self.database.reading() as connection:
                found = connection.execute(said.where(row.number > last)).all()
            yield from (_kept(*one) for one in found)
            if len(found) < PAGE:
                return
            last = found[-1].number

    def forget_before(self, day: date) -> int:
        told = select(closed_day.c.day).where(closed_day.c.position.is_not(None))
        gone = (opening.c.day < day.isoformat()) & opening.c.day.in_(told)
        with self.database.writing() as connection:
            numbers = connection.scalars(delete(opening).where(gone).returning(opening.c.number))
            removed = numbers.all()
            since = connection.scalars(select(numbering.c.since)).one()
            numbered = numbering.c.forgotten + sum(one > since for one in removed)
            connection.execute(update(numbering).values(forgotten=numbered))
            return len(removed)

    def amiss(self) -> int:
        there = select(func.count(), func.max(opening.c.number)).select_from(opening)
        with self.database.reading() as connection:
            row = connection.execute(select(numbering)).one()
            count, most = connection.execute(there.where(opening.c.number > row.since)).one()
            given = max(row.last, self._sequence(connection), most or 0)
        return int(given - row.since - row.forgotten - count or given - row.last)

    def _sequence(self, connection: Connection) -> int:
        """The highest number that SQLite itself knows of; that of PostgreSQL may have gaps."""
        if self.database.postgres:
            return 0
        said = "select seq from sqlite_sequence where name = 'opening'"
        return connection.exec_driver_sql(said).scalar() or 0


def _closed(connection: Connection, *, alone: bool = False) -> date:
    """The last day that is closed, which stays so before the transaction ends."""
    said = select(head.c.closed).with_for_update(read=not alone)
    return date.fromisoformat(connection.scalars(said).one())


def _kept(number: int, day: str, subject: str, line: str) -> Kept:
    return Kept(number, day, subject, line.encode())
