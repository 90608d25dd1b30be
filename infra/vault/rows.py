"""Ciphertexts whose events are still to be seen, for the sweep."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from application.orphans import Unsettled
from infra.database import Database
from infra.vault.schema import ciphertext, found_by


@dataclass(frozen=True)
class StoredRows:
    """The SealedRows port."""

    database: Database

    def unsettled(self, before: int, most: int) -> Sequence[Unsettled]:
        row = ciphertext.c
        said = (
            select(row.digest, row.stream, row.version)
            .where(row.settled == 0, row.at < before)
            .order_by(row.at)
            .limit(most)
        )
        with self.database.reading() as connection:
            return [Unsettled(*one) for one in connection.execute(said)]

    def settle(self, digests: Sequence[str]) -> None:
        these = ciphertext.c.digest.in_(digests)
        with self.database.writing() as connection:
            connection.execute(update(ciphertext).where(these).values(settled=1))

    def remove(self, digests: Sequence[str]) -> None:
        these = ciphertext.c.digest.in_(digests)
        with self.database.writing() as connection:
            connection.execute(delete(ciphertext).where(these))
            connection.execute(delete(found_by).where(found_by.c.field.in_(digests)))
