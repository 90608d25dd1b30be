"""Snapshots of folded state, in the views store: they only save reading.

A decision rests on them, so each is kept under a keyed digest: one that was changed by who has only
the store is not used, and the log is read instead.
"""

import hmac
from dataclasses import dataclass

import structlog
from sqlalchemy.dialects import postgresql, sqlite

from application.states import Snapshot
from domain.errors import Unavailable
from infra.database import Database
from infra.views.schema import snapshot

logger = structlog.get_logger()

_DIGEST = 32


@dataclass(frozen=True)
class StoredSnapshots:
    database: Database
    secret: bytes

    def get(self, stream: str) -> Snapshot | None:
        """None as well when the store is not to be had: then the log is read."""
        mark = "%s" if self.database.postgres else "?"
        said = f"select {self._columns} from snapshot where stream = {mark}"
        try:
            found = self.database.ask(said, (stream,))
        except Unavailable as error:
            logger.warning("snapshot-skipped", stream=stream, reason=str(error))
            return None
        if not found:
            return None
        kept = self._kept(stream, *found[0])
        if kept is None:
            logger.warning("snapshot-changed", stream=stream)
        return kept

    def changed(self) -> list[str]:
        """The streams of snapshots that this installation did not make, or not like this."""
        said = f"select stream, {self._columns} from snapshot order by stream"
        return [row[0] for row in self.database.ask(said) if self._kept(*row) is None]

    @property
    def _columns(self) -> str:
        """SQLite takes any type in any column, and reads text that is none as an error."""
        if self.database.postgres:
            return "version, leaf, fingerprint, state"
        return "version, cast(leaf as blob), fingerprint, cast(state as blob)"

    def _kept(
        self, stream: str, version: int, leaf: bytes, fingerprint: str, state: bytes
    ) -> Snapshot | None:
        """The snapshot in a row, if the digest before its state is that of the whole."""
        try:
            found = Snapshot(version, bytes(leaf), fingerprint, bytes(state)[_DIGEST:])
            whole = hmac.compare_digest(bytes(state)[:_DIGEST], self._digest(stream, found))
        except (TypeError, ValueError):  # a version that is no number
            return None
        return found if whole else None

    def _digest(self, stream: str, kept: Snapshot) -> bytes:
        place = f"snapshot {stream} {kept.version:d} {kept.leaf.hex()} {kept.fingerprint} "
        return hmac.digest(self.secret, place.encode() + kept.state, "sha256")

    def put(self, stream: str, kept: Snapshot) -> None:
        """Keep it, unless the store is busy: then the next one will do."""
        insert = (postgresql if self.database.postgres else sqlite).insert(snapshot)
        values = {
            "version": kept.version,
            "leaf": kept.leaf,
            "fingerprint": kept.fingerprint,
            "state": self._digest(stream, kept) + kept.state,
        }
        said = insert.values(stream=stream, **values).on_conflict_do_update(
            index_elements=["stream"], set_=values
        )
        try:
            with self.database.writing() as connection:
                connection.execute(said)
        except Unavailable as error:
            logger.warning("snapshot-skipped", stream=stream, reason=str(error))
