"""What goes, goes for good: keys and ciphertexts, and the key that wrapped the keys.

On SQLite deleted bytes are overwritten (`secure_delete`) and the write-ahead log is emptied. On
PostgreSQL dead rows linger until they are vacuumed, and in both there are backups; there the
rotation is what makes an erasure final.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from application.vault import Destroyed
from infra.database import Database
from infra.vault.epochs import EpochKeyMissing, EpochKeys
from infra.vault.keyring import locked_epoch
from infra.vault.schema import ciphertext, data_key, destruction, epoch, erased, found_by

_MANY = 500
"""Rows at a time."""


def destroy(database: Database, order: str, keys: Sequence[str], position: int) -> Destroyed:
    """Data keys with all that lies under them, and how much went with this order in all."""
    this = destruction.c.order == order
    with database.writing() as connection:
        _redact(connection, keys, position)
        alive = data_key.c.id.in_(keys) & data_key.c.wrapped.is_not(None)
        gone = {
            "keys": connection.execute(update(data_key).where(alive).values(wrapped=None)).rowcount,
            "fields": _deleted(connection, ciphertext, keys),
            "found_by": _deleted(connection, found_by, keys),
        }
        before = connection.execute(select(destruction).where(this)).mappings().one_or_none()
        if before is None:
            connection.execute(insert(destruction).values(order=order, **gone))
        else:
            gone = {name: number + before[name] for name, number in gone.items()}
            connection.execute(update(destruction).where(this).values(gone))
    scrub(database)
    return Destroyed(gone["keys"], gone["fields"], gone["found_by"])


def _redact(connection: Connection, keys: Sequence[str], position: int) -> None:
    connection.execute(delete(erased).where(erased.c.key.in_(keys)))
    rows = [{"key": key, "position": position} for key in keys]
    if rows:
        connection.execute(insert(erased), rows)


def _deleted(connection: Connection, table: Table, keys: Sequence[str]) -> int:
    return connection.execute(delete(table).where(table.c.key.in_(keys))).rowcount


def erased_at(database: Database, keys: Sequence[str], position: int) -> None:
    with database.writing() as connection:
        _redact(connection, keys, position)


def scrub(database: Database) -> bool:
    """Empty the write-ahead log of SQLite, or let PostgreSQL reuse its dead rows. Returns whether
    nobody was in the way; what is left then goes with the next one."""
    if database.postgres:
        with database.told(), database.single.connect() as connection:
            for table in (data_key, ciphertext, found_by):
                connection.exec_driver_sql(f"vacuum {table.name}")
        return True
    [(busy, _, _)] = database.ask("pragma wal_checkpoint(truncate)")
    return not busy


@dataclass(frozen=True, slots=True)
class Rotated:
    """The key of `epoch` wraps all `keys` from now on; `destroyed` older ones are gone."""

    epoch: int
    keys: int
    destroyed: int


def rotate(database: Database, epochs: EpochKeys, since: int = 0) -> Rotated:
    """Wrap what remains under a new key and destroy the older ones: erasures before this are final.
    The log knows of epochs up to `since`; no key that ever was is taken for a new one.

    Killed at any moment, it is begun again: the older keys go only after all that is needed lies
    under the new one, durably."""
    with database.writing() as connection:
        number = max(locked_epoch(connection), since, *epochs.there()) + 1
        epochs.make(number)
        count = sum(_wrapped_anew(connection, epochs, number))
        connection.execute(update(epoch).values(number=number))
    scrub(database)
    return Rotated(number, count, epochs.destroy_before(number))


def _wrapped_anew(connection: Connection, epochs: EpochKeys, number: int) -> Iterable[int]:
    last, remain = "", data_key.c.wrapped.is_not(None)
    while rows := connection.execute(
        select(data_key.c.id, data_key.c.epoch, data_key.c.wrapped)
        .where(remain, data_key.c.id > last)
        .order_by(data_key.c.id)
        .limit(_MANY)
    ).all():
        for row in rows:
            try:
                wrapped = epochs.wrap(number, epochs.unwrap(row.epoch, row.wrapped))
            except EpochKeyMissing:
                continue  # it opens nothing; should its key come back, it opens again
            anew = update(data_key).where(data_key.c.id == row.id)
            connection.execute(anew.values(epoch=number, wrapped=wrapped))
        last = rows[-1].id
        yield len(rows)


def finish_rotation(database: Database, epochs: EpochKeys) -> int:
    """What a rotation that was cut off left: keys that nothing is wrapped with any more."""
    with database.reading() as connection:
        number = connection.scalars(select(func.max(epoch.c.number))).one()
        remain = data_key.c.wrapped.is_not(None)
        oldest = connection.scalar(select(func.min(data_key.c.epoch)).where(remain))
    return epochs.destroy_before(min(number, number if oldest is None else oldest))


def behind(database: Database, epochs: EpochKeys, since: int) -> bool:
    """Whether the vault is of an epoch before one that the log knows, or a key is there that is not
    its own: as after a backup was put back. What was final is so again after a rotation."""
    finish_rotation(database, epochs)
    with database.writing() as connection:
        number = locked_epoch(connection)
        return number < since or epochs.there() != [number]


def go_on(database: Database, epochs: EpochKeys) -> int | None:
    """Where the current key is gone, as after an older vault was restored, take the newest one that
    there is, or a new one. Returns the epoch that was lost."""
    with database.writing() as connection:
        number, there = locked_epoch(connection), epochs.there()
        if number in there:
            return None
        later = [one for one in there if one > number]
        epochs.make(now := later[-1] if later else number + 1)
        connection.execute(update(epoch).values(number=now))
    return number
