"""Snapshots of folded state, in the views store: they only save reading."""

from dataclasses import dataclass

import structlog
from sqlalchemy.dialects import postgresql, sqlite

from application.states import Snapshot
from domain.errors import Unavailable
from infra.database import Database
from infra.views.schema import snapshot

logger = structlog.get_logger()


@dataclass(frozen=True)
class StoredSnapshots:
    database: Database

    def get(self, stream: str) -> Snapshot | None:
        """None as well when the store is not to be had: then the log is read."""
        mark = "%s" if self.database.postgres else "?"
        said = f"select version, leaf, fingerprint, state from snapshot where stream = {mark}"
        try:
            found = self.database.ask(said, (stream,))
        except Unavailable as error:
            logger.warning("snapshot-skipped", stream=stream, reason=str(error))
            return None
        return Snapshot(*found[0]) if found else None

    def put(self, stream: str, kept: Snapshot) -> None:
        """Keep it, unless the store is busy: then the next one will do."""
        insert = (postgresql if self.database.postgres else sqlite).insert(snapshot)
        values = {
            "version": kept.version,
            "leaf": kept.leaf,
            "fingerprint": kept.fingerprint,
            "state": kept.state,
        }
        said = insert.values(stream=stream, **values).on_conflict_do_update(
            index_elements=["stream"], set_=values
        )
        try:
            with self.database.writing() as connection:
                connection.execute(said)
        except Unavailable as error:
            logger.warning("snapshot-skipped", stream=stream, reason=str(error))
