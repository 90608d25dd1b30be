"""The trail of the live log: founded with its first leaf, signed as it grows, verified."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from application.trail import (
    Head,
    Inclusion,
    LeafEntry,
    NoCheckpointYet,
    Progress,
    Signed,
    Verification,
)
from domain.errors import Conflict
from domain.messages import Text
from domain.trail.checkpoint import Checkpoint, claimed_checkpoint, sign_checkpoint
from domain.trail.faults import Fault
from domain.trail.leaf import clock_line, leaf_hash, log_line
from domain.trail.note import verifier_key
from domain.trail.proof import proves_inclusion
from domain.trail.verify import Verified
from infra.database import Database
from infra.event_log import schema
from infra.event_log.kept import expectations, size_signed
from infra.event_log.log import LibraryEventLog, PositionBeyondEnd
from infra.event_log.tree import Tree
from infra.event_log.verification import beside, verify_rows


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

    @cached_property
    def tree(self) -> Tree:
        return Tree(self.database)

    def found(self, *, simulated: bool = False) -> None:
        """Write the first leaf of an empty log; a log that has one is left as it is."""

        def first(at: str, idx: int) -> bytes:
            if idx:
                raise Conflict
            return log_line(at, self.origin, self.vkey, simulated=simulated)

        if self.log.size() == 0:
            with suppress(Conflict):  # by another process that started at the same time
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

    def checkpoints(self, limit: int, upto: int | None = None) -> Sequence[Signed]:
        row = schema.checkpoint.c
        said = select(row.note, row.at).order_by(row.size.desc()).limit(limit)
        if upto is not None:
            said = said.where(row.size <= upto)
        with self.database.reading() as connection:
            found = connection.execute(said).all()
        readable = [one for one in found if size_signed(one.note) is not None]
        claims = [(claimed_checkpoint(one.note), str(one.at)) for one in readable]
        return [Signed(size=claim.size, root=claim.root.hex(), at=at) for claim, at in claims]

    def root(self, size: int) -> str:
        return self.tree.root(size).hex()

    def inclusion(self, position: int) -> Inclusion:
        """In the tree that was signed last; in the whole one where that does not reach."""
        line, head = self.log.line(position), self.head()
        if line is None:
            raise PositionBeyondEnd(position=str(position), size=str(head.size))
        last = next(iter(self.checkpoints(1)), None)
        signed = last is not None and position <= last.size <= head.size
        size, root = (last.size, last.root) if last and signed else (head.size, head.root)
        leaf, path = leaf_hash(line), self.tree.path(position - 1, size)
        return Inclusion(
            position=position,
            hash=leaf.hex(),
            size=size,
            root=root,
            signed=signed,
            path=tuple(step.hex() for step in path),
            holds=proves_inclusion(leaf, position - 1, size, path, bytes.fromhex(root)),
        )

    def sign(self) -> bool:
        row = schema.head.c
        with self.database.writing() as connection:
            said = select(row.size, row.root, row.at).with_for_update()
            size, root, at = connection.execute(said).one()
            there = select(schema.checkpoint.c.size).where(schema.checkpoint.c.size == size)
            if size == 0 or connection.scalar(there) is not None:
                return False
            note = sign_checkpoint(Checkpoint(self.origin, size, bytes(root)), self.key)
            connection.execute(schema.checkpoint.insert().values(size=size, note=note, at=at))
        return True

    def forget_keys_before(self, moment: Any) -> int:
        return self.log.forget_keys_before(moment)

    def verify(self, progress: Progress | None = None) -> Verification:
        """In one snapshot, so that a log which grows meanwhile is verified as it stood."""
        with self.database.reading() as connection:
            schema.must_have_one_head(connection)
            with beside(self.database, connection) as another:
                expected = expectations(connection, self.origin, self.vkey)
                size, root = expected.size or 0, (expected.root or b"").hex()
                signed = len(expected.checkpoints)
                try:
                    found = verify_rows(connection, expected, another, progress)
                except Fault as fault:
                    return _fault(fault, size, root, signed)
        return _whole(found)


def _last(column: Any) -> Any:
    return select(column).order_by(schema.checkpoint.c.size.desc()).limit(1)


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
