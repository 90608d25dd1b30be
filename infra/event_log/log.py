"""The EventLog port: events in and out of the log, by stream, by position, by moment."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import cast

import orjson
from sqlalchemy import inspect, select

from application.ports import Append, Appended, Clock, LeafMaker, News, Recorded
from domain.errors import NotFound
from domain.messages import Event
from domain.trail.leaf import leaf_hash
from infra.database import Database
from infra.event_log import schema
from infra.event_log.application import Store
from infra.event_log.codec import Envelope, decode, encode
from infra.event_log.pending import Pending, Record
from infra.event_log.reader import AT, LogReader, recorded
from infra.event_log.recorder import Recorder
from infra.event_log.writer import must_be_same_request, stamp


class PositionBeyondEnd(NotFound):
    code = "position-beyond-end"


def is_founded(database: Database) -> bool:
    """Whether there is a first leaf; told without making anything."""
    with database.reading() as connection:
        if not inspect(connection).has_table(schema.leaf.name):
            return False
        return connection.execute(select(schema.leaf.c.position).limit(1)).first() is not None


class LibraryEventLog:
    """Our log, standing on the eventsourcing library's contract."""

    def __init__(self, database: Database, clock: Clock, secret: bytes) -> None:
        self.database = database
        self.secret = secret
        """Of keyed digests, of which only this installation can make one."""
        self.reader = LogReader(database)
        self.recorder = Recorder(database, clock, secret)
        self.recorder.committed = self._committed
        self.library = Store(self.recorder)
        self.follower: Callable[[News | None], None] = lambda _: None
        """Told after each commit; None when there is news that it must read for itself."""
        mark = "%s" if database.postgres else "?"
        columns = "l.position, l.stream, l.version, l.line, b.body"
        joined = f"select {columns} from leaf l join body b on b.position = l.position"
        self._of_stream = (
            f"{joined} where l.stream = {mark} and l.version > {mark} order by l.version"
        )
        listed = "= any(%s)" if database.postgres else "in (select value from json_each(?))"
        self._short = (
            "select l.stream, b.body from leaf l join body b on b.position = l.position"
            f" where l.stream {listed} and (select max(version) from leaf m"
            f" where m.stream = l.stream) < {mark} order by l.stream, l.version"
        )
        self._leaf_of = f"select line from leaf where stream = {mark} and version = {mark}"
        self._version = f"select max(version) from leaf where stream = {mark}"
        self._dossier = f"select dossier from chain where chain = {mark}"
        self._line = f"select line from leaf where position = {mark}"

    # Reading

    def events(self, stream: str, after: int = 0) -> list[Event]:
        """What a decision folds: the stream's events after a version, without their leaves."""
        envelopes = self.library.events.get(stream, gt=after)
        return [cast("Envelope", envelope).event for envelope in envelopes]

    def short_streams(self, streams: Sequence[str], below: int) -> dict[str, list[Event]]:
        """The events of those streams that have some, but fewer than `below`: one question."""
        wanted = list(streams) if self.database.postgres else orjson.dumps(list(streams)).decode()
        found: dict[str, list[Event]] = {}
        for stream, body in self.database.ask(self._short, (wanted, below)):
            found.setdefault(stream, []).append(decode(body).event)
        return found

    def read(self, stream: str, after: int = 0) -> list[Recorded]:
        return [recorded(*row) for row in self.database.ask(self._of_stream, (stream, after))]

    def since(self, position: int, upto: int | None = None) -> Iterator[Recorded]:
        end = self.size()
        return self.reader.since(position, end if upto is None else min(upto, end))

    def size(self) -> int:
        found = self.database.ask("select size from head where log = 1")
        if not found:
            raise schema.StoredHeadLost(found="0")
        return int(found[0][0])

    def line(self, position: int) -> bytes | None:
        """The leaf at a position; None where there is none."""
        found = self.database.ask(self._line, (position,))
        return bytes(found[0][0]) if found else None

    def moment_at(self, position: int) -> datetime:
        line = self.line(position)
        if line is None:
            raise PositionBeyondEnd(position=str(position), size=str(self.size()))
        return datetime.fromisoformat(line[AT].decode())

    def leaf_of(self, stream: str, version: int) -> bytes | None:
        found = self.database.ask(self._leaf_of, (stream, version))
        return leaf_hash(found[0][0]) if found else None

    def version(self, stream: str) -> int:
        return self.database.ask(self._version, (stream,))[0][0] or 0

    def dossier_of(self, stream: str) -> str:
        return str(self.database.ask(self._dossier, (f"s:{stream}",))[0][0])

    def position_at(self, moment: datetime) -> int:
        """By halving: recorded time never goes back, so no index over it is needed."""
        wanted = stamp(moment).encode()
        low, high = 0, self.size()
        while low < high:
            middle = (low + high + 1) // 2
            line = self.line(middle)
            assert line is not None
            if line[AT] <= wanted:
                low = middle
            else:
                high = middle - 1
        return low

    # Writing

    def append(self, wish: Append) -> Appended:
        [answer] = self.append_all([wish])
        if isinstance(answer, Exception):
            raise answer
        return answer

    def append_all(self, wishes: Sequence[Append]) -> list[Appended | Exception]:
        """Add the events of many wishes in one go; each succeeds or fails alone."""
        pending = [_pending(wish) for wish in wishes]
        self.recorder.write(pending)
        return [cast("Appended | Exception", wish.answer or wish.error) for wish in pending]

    def made(self, key: str, stream: str) -> bool:
        row = schema.idempotency.c
        leaf = schema.leaf.c
        said = select(leaf.position).join(schema.idempotency, row.first == leaf.position)
        said = said.where(row.key == key, leaf.stream == stream, leaf.version == 1)
        with self.database.reading() as connection:
            return connection.scalar(said) is not None

    def append_leaf(self, make: LeafMaker) -> Appended:
        """Add one leaf that is no event, made from the moment and its index."""
        wish = Pending(leaves=[make])
        self.recorder.write([wish])
        if wish.error is not None:
            raise wish.error
        return cast("Appended", wish.answer)

    def _committed(self, batch: Sequence[Pending]) -> None:
        landed = [wish for wish in batch if wish.answer and not wish.answer.repeated]
        landed = [wish for wish in landed if wish.records or wish.leaves]
        if not landed:
            return
        spans = [(wish.begun, wish.answer.last) for wish in landed if wish.answer]
        ours = all(len(wish.events) == len(wish.records) for wish in landed)
        # Wishes that were committed one by one may have another process's events between them.
        if not (ours and all(begun == last + 1 for (_, last), (begun, _) in pairwise(spans))):
            self.follower(None)
            return
        recorded = [one for wish in landed for one in _as_recorded(wish)]
        leaf = self.recorder.writer.last_leaf
        self.follower(News(spans[0][0], spans[-1][1], leaf, recorded))

    def forget_keys_before(self, moment: datetime) -> int:
        """Remove idempotency keys older than a moment; returns how many."""
        row = schema.idempotency
        with self.database.writing() as connection:
            return connection.execute(row.delete().where(row.c.at < stamp(moment))).rowcount

    def known(self, key: str, request: bytes) -> Appended | None:
        """The answer to a key seen before. Raises IdempotencyKeyReused for another request."""
        row = schema.idempotency.c
        said = select(row.digest, row.first, row.last, row.at).where(row.key == key)
        with self.database.reading() as connection:
            found = connection.execute(said).first()
        if found is None:
            return None
        must_be_same_request(key, found.digest, self.recorder.writer.digest(request))
        return Appended(found.first, found.last, found.at, repeated=True)

    def close(self) -> None:
        self.library.close()
        self.recorder.close()
        self.database.close()


def _as_recorded(wish: Pending) -> Iterator[Recorded]:
    assert wish.answer is not None
    assert wish.by is not None or not wish.records
    for position, (record, event) in enumerate(
        zip(wish.records, wish.events, strict=True), start=wish.answer.first
    ):
        assert wish.by is not None
        yield Recorded(
            position,
            wish.answer.at,
            record.stream,
            record.version,
            wish.dossier or "",
            event,
            wish.by,
        )


def _pending(wish: Append) -> Pending:
    records = [
        Record(wish.stream, version, event.type, encode(event, wish.by))
        for version, event in enumerate(wish.events, start=wish.after + 1)
    ]
    return Pending(
        records,
        dossier=wish.dossier,
        events=wish.events,
        by=wish.by,
        key=wish.key,
        request=wish.request,
        leaves=wish.leaves,
    )
