"""One transaction for one batch: position, chains, leaf and tree head together.

    lock the head's row -> answer known keys, read chains (never cached) -> leaves and bodies
    -> head (size, frontier, root, last `at`) -> commit

Position = leaf index + 1 = the head's counter under its lock, so there are no gaps and positions
become visible in the order of commit, on both databases and with several processes.
"""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from application.ports import Appended, Clock
from domain.errors import Broken, Conflict, Invalid, Unavailable
from domain.trail.leaf import ZERO, event_line, leaf_hash, name
from domain.trail.merkle import Frontier
from infra.database import Database, StoreUnavailable, first_line
from infra.event_log.pending import Pending, Record
from infra.event_log.refusals import (
    AnotherDossier,
    ClockBehindLog,
    DossierMissing,
    IdempotencyKeyReused,
    OutcomeUnknown,
    RowRefused,
    StreamMovedOn,
)
from infra.event_log.statements import (
    Asked,
    Batch,
    Known,
    PostgresStatements,
    SqliteStatements,
    Statements,
)
from infra.wire import Wire

TOLERANCE = timedelta(seconds=5)


class _Chain(NamedTuple):
    n: int
    head: str
    version: int
    dossier: str
    position: int


_UNBEGUN = _Chain(0, ZERO, -1, "", 0)


class _Batch:
    """The log's head under its lock, moved on wish by wish; a wish that fails leaves no trace."""

    def __init__(self, known: Known, clock: Clock) -> None:
        size, frontier, last = known.head
        self.at = moment_of(clock, last)
        self.size: int = size
        self.frontier = Frontier.from_bytes(frontier)
        self.rows = Batch()
        self.chains = {name: _Chain(n, head.hex(), *rest) for name, n, head, *rest in known.chains}
        self.moved: set[str] = set()
        self.keys = {
            key: (digest, Appended(first, last, at, repeated=True))
            for key, digest, first, last, at in known.keys
        }
        self.tracked: dict[str, int] = dict(known.tracked)
        self.last_leaf = b""

    def add(self, wish: Pending, digest: bytes) -> None:
        """Raises the wish's own refusal before anything of it is added."""
        if wish.key is not None and (known := self.keys.get(wish.key)):
            must_be_same_request(wish.key, known[0], digest)
            wish.answer = known[1]
            return
        self._check(wish)
        wish.begun = self.size + 1
        for make in wish.leaves:
            self._leaf(None, make(self.at, self.size))
        first = self.size + 1 if wish.records else wish.begun
        for record in wish.records:
            self._event(record, wish.dossier)
        if wish.records:
            wish.dossier = self.chains[f"s:{wish.records[-1].stream}"].dossier
        wish.answer = Appended(first, self.size, self.at)
        if wish.key is not None:
            self.keys[wish.key] = (digest, Appended(first, self.size, self.at, repeated=True))
            self.rows.keys.append((wish.key, digest, first, self.size, self.at))
        if wish.tracking is not None:
            self.tracked[wish.tracking[0]] = wish.tracking[1]
            self.rows.tracking.append(wish.tracking)

    def _check(self, wish: Pending) -> None:
        versions: dict[str, int] = {}
        for record in wish.records:
            _must_be_names(record.stream, record.topic, wish.dossier)
            chain = self.chains.get(f"s:{record.stream}", _UNBEGUN)
            last = versions.get(record.stream, chain.version)
            # A stream of the library's own may count its versions from 0; ours count from 1.
            if record.version != last + 1 and not (last == -1 and record.version == 1):
                raise StreamMovedOn(stream=record.stream)
            versions[record.stream] = record.version
            if chain.n == 0 and wish.dossier is None:
                raise DossierMissing(stream=record.stream)
            if chain.n and wish.dossier is not None and chain.dossier != wish.dossier:
                raise AnotherDossier(stream=record.stream, dossier=chain.dossier)
        if wish.tracking and wish.tracking[1] <= self.tracked.get(wish.tracking[0], 0):
            raise StreamMovedOn(stream=wish.tracking[0])

    def _event(self, record: Record, dossier: str | None) -> None:
        stream = f"s:{record.stream}"
        chain = self.chains.get(stream, _UNBEGUN)
        home = chain.dossier or dossier or ""
        folder = self.chains.get(f"d:{home}", _UNBEGUN)
        line = event_line(
            self.at,
            hashlib.sha256(record.body).hexdigest(),
            ((f"d:{home}", folder.n + 1, folder.head), (stream, chain.n + 1, chain.head)),
            self.size,
            record.topic,
        )
        hashed = self._leaf(record, line).hex()
        self.chains[f"d:{home}"] = _Chain(folder.n + 1, hashed, 0, home, self.size)
        self.chains[stream] = _Chain(chain.n + 1, hashed, record.version, home, self.size)
        self.moved.add(stream)
        self.moved.add(f"d:{home}")

    def _leaf(self, record: Record | None, line: bytes) -> bytes:
        hashed = leaf_hash(line)
        self.frontier.append(hashed)
        self.last_leaf = hashed
        self.size += 1
        if record is None:
            self.rows.leaves.append((self.size, None, None, None, line))
        else:
            self.rows.leaves.append((self.size, *record[:3], line))
            self.rows.bodies.append((self.size, record.body))
        return hashed

    def finish(self) -> Batch:
        if self.rows.leaves:
            for name in self.moved:
                n, head, version, dossier, position = self.chains[name]
                row = (name, n, bytes.fromhex(head), position, version, dossier)
                self.rows.chains.append(row)
            frontier, root = self.frontier.to_bytes(), self.frontier.root()
            self.rows.head = (self.size, frontier, root, self.at)
        return self.rows


def stamp(moment: datetime) -> str:
    """As a leaf has it, so that the order of the text is the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment_of(clock: Clock, last: str) -> str:
    """max(now, last): recorded time never goes back. Raises ClockBehindLog beyond the tolerance."""
    now = clock.now()
    written = stamp(now)
    if last and written < last:
        if datetime.fromisoformat(last) - now > TOLERANCE:
            raise ClockBehindLog(now=written, last=last)
        return last
    return written


class Writer:
    """Writes batches, one at a time, on a connection of its own."""

    def __init__(self, database: Database, clock: Clock, secret: bytes) -> None:
        self._database = database
        self._clock = clock
        self._mac = hmac.new(secret, digestmod="sha256")
        self._statements: Statements = (
            PostgresStatements() if database.postgres else SqliteStatements()
        )
        self._refusals = (database.driver.IntegrityError, database.driver.DataError)
        self._wire: Wire | None = None
        self.last_leaf = b""
        """The leaf hash at the end of the last batch that added any."""

    def digest(self, request: bytes) -> bytes:
        """Keyed, so that a request cannot be guessed back from it."""
        mac = self._mac.copy()
        mac.update(request)
        return mac.digest()

    def commit(self, batch: Sequence[Pending]) -> None:
        """Answer every wish on itself. One that loses, or that the store refuses, fails alone."""
        try:
            self._transaction(batch)
        except Unavailable as error:
            for wish in batch:
                wish.answer, wish.error = None, error
        except Exception as error:
            for wish in batch:
                wish.answer = wish.error = None
            if len(batch) > 1:
                for wish in batch:
                    self.commit([wish])
            elif isinstance(error, self._refusals):
                batch[0].error = RowRefused(reason=first_line(error))
            else:
                batch[0].error = error

    def _transaction(self, batch: Sequence[Pending]) -> None:
        finishing = False
        try:
            if self._wire is None:
                self._wire = self._database.wire()
            work = _Batch(self._statements.begin(self._wire, _asked(batch)), self._clock)
            for wish in batch:
                try:
                    work.add(wish, self.digest(wish.request) if wish.key else b"")
                except (Conflict, Broken, Invalid) as refusal:
                    wish.error = refusal
            rows = work.finish()
            finishing = True
            self._statements.finish(self._wire, rows)
            self.last_leaf = work.last_leaf or self.last_leaf
        except self._refusals:
            self._give_up()
            raise
        except self._database.driver.Error as error:
            undecided = finishing and self._wire is not None and self._wire.undecided
            self._give_up()
            reason = first_line(error)
            if undecided:
                raise OutcomeUnknown(reason=reason) from error
            raise StoreUnavailable(store="log", reason=reason) from error
        except BaseException:
            self._give_up()
            raise

    def _give_up(self) -> None:
        """Roll back where that can be; take a new connection where it cannot."""
        try:
            if self._wire is not None:
                self._wire.rollback()
        except self._database.driver.Error:
            self.close()

    def close(self) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.close()


def _asked(batch: Sequence[Pending]) -> Asked:
    names = {f"s:{record.stream}" for wish in batch for record in wish.records}
    names |= {f"d:{wish.dossier}" for wish in batch if wish.dossier and wish.records}
    return Asked(
        names,
        {wish.key for wish in batch if wish.key},
        {wish.tracking[0] for wish in batch if wish.tracking},
    )


def _must_be_names(*texts: str | None) -> None:
    """A leaf holds names only; see domain.trail.leaf."""
    try:
        for text in texts:
            if text is not None:
                name(text)
    except ValueError as error:
        raise RowRefused(reason=str(error)) from error


def must_be_same_request(key: str, known: bytes, digest: bytes) -> None:
    """Raises IdempotencyKeyReused where a key comes back with another request."""
    if not hmac.compare_digest(known, digest):
        raise IdempotencyKeyReused(key=key.split(":", 1)[-1])
