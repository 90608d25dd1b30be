"""Figures (c), (d) and (f): verifying, rebuilding and loading, each against merely reading."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from application.transact import Wish
from benchmarks.life import CLERK, correcting, finding, fulfilling, noticing, opening
from benchmarks.stores import settings
from domain.identity import uuid7
from domain.messages import Context, Event, Provenance
from domain.obligation.decisions import OBLIGATION
from domain.obligation.state import Obligation, evolve
from infra.event_log.codec import encode
from infra.event_log.log import LibraryEventLog
from infra.event_log.pending import Pending, Record
from interface.doors import Doors
from interface.main import open_doors

LIFE = 4
"""Events of one obligation here: opened, noticed as overdue, fulfilled, found late."""


@dataclass(frozen=True)
class Against:
    """How many a second, beside the same rows with less done."""

    ours: float
    less: float

    @property
    def ratio(self) -> float:
        return self.ours / self.less


def fill(doors: Doors, events: int) -> None:
    """A log of short lives, written past the views: this is not what is measured."""
    log = doors.log
    assert isinstance(log, LibraryEventLog)
    follower, log.follower = log.follower, lambda _: None
    by = Provenance(actor=CLERK.id, party=CLERK.party, role="clerk", correlation=uuid7())
    life = _life(Context(by, doors.clock.now()))
    for start in range(0, events, 256 * LIFE):
        keys = [uuid7() for _ in range(min(256, (events - start) // LIFE))]
        log.recorder.write(
            [
                Pending(
                    [
                        Record(f"obligation-{key}", version, event.type, encode(event, by))
                        for version, event in enumerate(life, start=1)
                    ],
                    dossier=f"year-dvo-2020-beek-{2020 + start % 7}",
                )
                for key in keys
            ]
        )
    log.follower = follower
    doors.trail.sign()


def _life(context: Context) -> list[Event]:
    wishes = [opening("k"), noticing("k"), fulfilling("k"), finding("k")]
    state, events = Obligation(), list[Event]()
    for wish in wishes:
        by = context.by.model_copy(update={"party": wish.by.party})
        asked = Context(by, context.now)
        [event] = OBLIGATION.decide(state, wish.command, asked)
        state = evolve(state, event)
        events.append(event)
    return events


def trail(doors: Doors, rounds: int = 3) -> Against:
    """(c): every rule of the trail, against reading the same rows and hashing them."""
    log = doors.log
    assert isinstance(log, LibraryEventLog)
    size = log.size()
    ours = less = float("inf")
    for _ in range(rounds):
        less = min(less, _seconds(lambda: _read_and_hash(log)))
        ours = min(ours, _seconds(lambda: _must_hold(doors)))
    return Against(size / ours, size / less)


def _read_and_hash(log: LibraryEventLog) -> None:
    said = (
        "select l.position, l.line, b.body from leaf l"
        " left join body b on b.position = l.position order by l.position"
    )
    with log.database.reading() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        streamed = {"name": "all", "binary": True} if log.database.postgres else {}
        cursor = driver.cursor(**streamed)
        cursor.execute(said)
        while page := cursor.fetchmany(1_000):
            for _, line, body in page:
                hashlib.sha256(line).digest()
                if body is not None:
                    hashlib.sha256(body).digest()
        cursor.close()


def _must_hold(doors: Doors) -> None:
    assert doors.trail.verify().holds


def rebuild(doors: Doors) -> Against:
    """(d): the views made anew, against reading and decoding the same events."""
    size = doors.log.size()
    less = _seconds(lambda: _read_and_decode(doors))
    ours = _seconds(lambda: doors.views.rebuild())
    return Against(size / ours, size / less)


def _read_and_decode(doors: Doors) -> None:
    for _ in doors.log.since(0):
        pass


def loads(where: Path, postgres: str | None, lengths: tuple[int, ...]) -> dict[int, float]:
    """(f): milliseconds to load one aggregate of so many events, with nothing remembered."""
    doors = open_doors(settings(where, postgres))
    found = {}
    for length in lengths:
        key = uuid7()
        doors.desk.handle(opening(key))
        doors.desk.handle(fulfilling(key))
        for number in range(length - 2):
            doors.desk.handle(_again(key, number))
        found[length] = min(_load(doors, key) for _ in range(100)) * 1e3
    doors.close()
    return found


def _again(key: str, number: int) -> Wish:
    return Wish(OBLIGATION, key, correcting(key, 1 + number % 19).command, CLERK)


def _load(doors: Doors, key: str) -> float:
    states, stream = doors.desk.states, OBLIGATION.stream(key)
    states.forget(stream)
    return _seconds(lambda: states.read(OBLIGATION, stream))


def _seconds(task: Callable[[], object]) -> float:
    began = time.perf_counter()
    task()
    return time.perf_counter() - began
