"""The trail of the live log: founded with its first leaf, signed as it grows, verified."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select

from application.trail import Head, LeafEntry, NoCheckpointYet, Progress, Verification
from domain.errors import Conflict
from domain.messages import Text
from domain.trail.bodies import Row
from domain.trail.checkpoint import Checkpoint, sign_checkpoint
from domain.trail.faults import Fault
from domain.trail.leaf import clock_line, leaf_hash, log_line
from domain.trail.note import verifier_key
from domain.trail.verify import Expected, Verified, verify
from infra.database import Database
from infra.event_log import schema
from infra.event_log.log import LibraryEventLog, PositionBeyondEnd

PAGE = 1_000


class AlreadyFounded(Conflict):
    code = "log-already-founded"


@dataclass(frozen=True)
class StoredTrail:
    """The Trail port over the log's own tables."""

    log: LibraryEventLog
    key: Ed25519PrivateKey
    origin: str

    @property
    def vkey(self) -> str:
        return str(verifier_key(self.origin, self.key.public_key()))

    @property
    def database(self) -> Database:
        return self.log.database

    def found(self, *, simulated: bool = False) -> None:
        """Write the first leaf of an empty log; a log that has one is left as it is."""

        def first(at: str, idx: int) -> bytes:
            if idx:
                raise AlreadyFounded
            return log_line(at, self.origin, self.vkey, simulated=simulated)

        if self.log.size() == 0:
            with suppress(AlreadyFounded):  # by another process that started at the same time
                self.log.append_leaf(first)

    def end_simulation(self) -> None:
        """From here on the log's clock is the real one."""
        self.log.append_leaf(lambda at, idx: clock_line(at, idx))

    def head(self) -> Head:
        row = schema.head.c
        with self.database.reading() as connection:
            size, root, at = connection.execute(select(row.size, row.root, row.at)).one()
            signed = connection.scalar(_last(schema.checkpoint.c.size)) or 0
        return Head(
            origin=self.origin,
            vkey=self.vkey,
            size=size,
            root=bytes(root).hex(),
            at=at,
            signed_size=signed,
        )

    def checkpoint(self) -> str:
        with self.database.reading() as connection:
            note: str | None = connection.scalar(_last(schema.checkpoint.c.note))
        if note is None:
            raise NoCheckpointYet
        return note

    def leaf(self, position: int) -> LeafEntry:
        row, body = schema.leaf.c, schema.body.c
        said = select(row.line, body.body).where(row.position == position)
        said = said.select_from(schema.leaf.outerjoin(schema.body, row.position == body.position))
        with self.database.reading() as connection:
            found = connection.execute(said).first()
        if found is None:
            raise PositionBeyondEnd(position=str(position), size=str(self.log.size()))
        line = bytes(found.line)
        return LeafEntry(
            position=position,
            line=line.decode(),
            hash=leaf_hash(line).hex(),
            body=None if found.body is None else orjson.loads(bytes(found.body)),
        )

    def sign(self) -> bool:
        row = schema.head.c
        with self.database.writing() as connection:
            said = select(row.size, row.root, row.at).with_for_update()
            size, root, at = connection.execute(said).one()
            signed = connection.scalar(_last(schema.checkpoint.c.size)) or 0
            if size in (0, signed):
                return False
            note = sign_checkpoint(Checkpoint(self.origin, size, bytes(root)), self.key)
            connection.execute(schema.checkpoint.insert().values(size=size, note=note, at=at))
        return True

    def forget_keys_before(self, moment: Any) -> int:
        return self.log.forget_keys_before(moment)

    def verify(self, progress: Progress | None = None) -> Verification:
        """In one snapshot, so that a log which grows meanwhile is verified as it stood."""
        with self.database.reading() as connection:
            expected = self._expected(connection)
            size, root = expected.size or 0, (expected.root or b"").hex()
            signed = len(expected.checkpoints)
            try:
                found = verify(_shown(_rows(connection), size, progress), expected)
                _check_columns(connection, self.database.postgres)
            except Fault as fault:
                return _fault(fault, size, root, signed)
        return _whole(found)

    def _expected(self, connection: Connection) -> Expected:
        head, chain = schema.head.c, schema.chain.c
        size, root = connection.execute(select(head.size, head.root)).one()
        notes = connection.scalars(select(schema.checkpoint.c.note))
        heads = connection.execute(select(chain.chain, chain.n, chain.head, chain.position))
        return Expected(
            origin=self.origin,
            vkey=self.vkey,
            checkpoints=tuple(notes),
            size=size,
            root=bytes(root),
            heads={name: (n, bytes(last).hex(), position - 1) for name, n, last, position in heads},
        )


def _last(column: Any) -> Any:
    return select(column).order_by(schema.checkpoint.c.size.desc()).limit(1)


def _rows(connection: Connection) -> Iterator[Row]:
    """Every leaf with its body, straight from the driver: a verification reads nothing else."""
    driver: Any = connection.connection.dbapi_connection
    said = (
        "select l.position, l.line, b.body from leaf l"
        " left join body b on b.position = l.position order by l.position"
    )
    streamed = connection.dialect.name == "postgresql"
    cursor = driver.cursor(name="trail", binary=True) if streamed else driver.cursor()
    try:
        cursor.execute(said)
        while page := cursor.fetchmany(PAGE):
            yield from page
    finally:
        cursor.close()


def _shown(rows: Iterator[Row], size: int, progress: Progress | None) -> Iterator[Row]:
    if progress is None:
        return rows
    return _telling(rows, size, progress)


def _telling(rows: Iterator[Row], size: int, progress: Progress) -> Iterator[Row]:
    done = 0
    for done, row in enumerate(rows, start=1):
        yield row
        if done % PAGE == 0:
            progress(done, size)
    progress(done, size)


def _check_columns(connection: Connection, postgres: bool) -> None:
    """What the log is searched by must be what its leaves say. Raises the first Fault."""
    if postgres:
        part = "position(convert_to({}, 'UTF8') in line)"
    else:
        part = "instr(line, cast({} as blob))"
    stream = part.format("""',["s:' || stream || '",'""")
    topic = part.format("""'"kind":"event","type":"' || topic || '",'""")
    found = connection.exec_driver_sql(
        "select min(position) from leaf where stream is not null"
        f" and ({stream} = 0 or {topic} = 0)"
        " or (stream is null) <> (topic is null) or (stream is null) <> (version is null)"
    ).scalar()
    if found is not None:
        raise Fault(found, "columns")


def _whole(found: Verified) -> Verification:
    return Verification(
        holds=True, size=found.size, root=found.root.hex(), checkpoints=found.checkpoints
    )


def _fault(fault: Fault, size: int, root: str, checkpoints: int) -> Verification:
    return Verification(
        holds=False,
        size=size,
        root=root,
        checkpoints=checkpoints,
        position=fault.position,
        rule=fault.rule,
        words=Text(nl=fault.words("nl"), en=fault.words("en")),
    )
