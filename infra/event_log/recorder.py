"""The library's recorder contract over SQLAlchemy, once for SQLite and PostgreSQL.

The library's own recorders do not serve: SQLite's takes the implicit rowid as position and cannot
be subscribed to, PostgreSQL's ids have gaps. Here a notification's id is the leaf's position.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from eventsourcing import persistence as library
from eventsourcing.persistence import Notification, StoredEvent, Tracking
from sqlalchemy import Select, select

from application.group_commit import GroupCommit
from application.ports import Clock
from domain.errors import Conflict, Invalid, Refusal
from infra.database import Database
from infra.event_log import schema
from infra.event_log.pending import Pending, Record
from infra.event_log.writer import Writer

Committed = Callable[[Sequence[Pending]], None]
"""Told after each commit, while the next batch gathers: here the views catch up."""


class Recorder(library.ProcessRecorder):
    """Events in and out. `write` is the whole write path; `insert_events` is the library's door."""

    def __init__(self, database: Database, clock: Clock, secret: bytes) -> None:
        self.database = database
        self.writer = Writer(database, clock, secret)
        self.group: GroupCommit[Pending] = GroupCommit(self._commit)
        self.committed: Committed = lambda _: None

    def create_tables(self) -> None:
        """Make what is missing. Raises StoreNewer for a store of a later program."""
        with self.database.founding() as connection:
            schema.create(connection)

    def write(self, wishes: Sequence[Pending]) -> None:
        """Durable when it returns; each wish carries its answer or its error."""
        self.group.submit(wishes)

    def _commit(self, batch: list[Pending]) -> None:
        self.writer.commit(batch)
        self.committed(batch)

    def close(self) -> None:
        self.writer.close()

    # The library's contract: events

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        tracking: Tracking | None = kwargs.get("tracking")
        if not stored_events and tracking is None:
            return []
        records = [
            Record(str(e.originator_id), e.originator_version, e.topic, e.state)
            for e in stored_events
        ]
        wish = Pending(
            records,
            dossier=kwargs.get("dossier") or (records[0].stream if records else None),
            tracking=(tracking.application_name, tracking.notification_id) if tracking else None,
        )
        self.write([wish])
        if wish.error is not None:
            raise _in_the_librarys_words(wish.error)
        assert wish.answer is not None
        return list(range(wish.answer.first, wish.answer.last + 1))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        mark = "%s" if self.database.postgres else "?"
        bounds, given = [f"l.stream = {mark}"], [str(originator_id)]
        for sign, bound in ((">", gt), ("<=", lte)):
            if bound is not None:
                bounds.append(f"l.version {sign} {bound:d}")
        said = (
            "select l.version, l.topic, b.body from leaf l join body b on b.position = l.position"
            f" where {' and '.join(bounds)} order by l.version {'desc' if desc else 'asc'}"
            f"{'' if limit is None else f' limit {limit:d}'}"
        )
        return [StoredEvent(originator_id, *row) for row in self.database.ask(said, tuple(given))]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        leaf = schema.leaf.c
        said = _notifications().order_by(leaf.position).limit(limit)
        if start is not None:
            said = said.where(
                leaf.position >= start if inclusive_of_start else leaf.position > start
            )
        if stop is not None:
            said = said.where(leaf.position <= stop)
        if topics:
            said = said.where(leaf.topic.in_(topics))
        with self.database.reading() as connection:
            rows = connection.execute(said).all()
        return [
            Notification(row.stream, row.version, row.topic, row.body, id=row.position)
            for row in rows
        ]

    def max_notification_id(self) -> int | None:
        with self.database.reading() as connection:
            return connection.scalar(select(schema.head.c.size)) or None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> "Polling":
        return Polling(self, gt, topics)

    # The library's contract: tracking

    def insert_tracking(self, tracking: Tracking) -> None:
        self.insert_events([], tracking=tracking)

    def max_tracking_id(self, application_name: str) -> int | None:
        row = schema.tracking.c
        with self.database.reading() as connection:
            return connection.scalar(select(row.position).where(row.name == application_name))


class Polling(library.ListenNotifySubscription[Recorder]):
    """A subscription that looks for news every 20 ms: SQLite has no LISTEN."""

    def __init__(self, recorder: Recorder, gt: int | None, topics: Sequence[str]) -> None:
        super().__init__(recorder=recorder, gt=gt, topics=topics)
        self._stopping = threading.Event()
        self._poller = threading.Thread(target=self._poll, daemon=True)
        self._poller.start()

    def _poll(self) -> None:
        seen: int | None = None
        while not self._stopping.wait(0.02):
            size = self._recorder.max_notification_id()
            if size != seen:
                seen = size
                self._has_been_notified.set()

    def stop(self) -> None:
        """Neither thread still reads when this returns: the log may be closed next."""
        self._stopping.set()
        super().stop()
        for reader in (self._poller, self._pull_thread):
            if reader is not threading.current_thread():
                reader.join()


def _notifications() -> Select[Any]:
    leaf, body = schema.leaf.c, schema.body.c
    columns = (leaf.stream, leaf.version, leaf.topic, body.body, leaf.position)
    return select(*columns).join(schema.body, body.position == leaf.position)


def _in_the_librarys_words(error: Exception) -> Exception:
    if isinstance(error, Conflict | Invalid):
        return library.IntegrityError(str(error))
    if isinstance(error, Refusal):
        return library.OperationalError(str(error))
    return error
