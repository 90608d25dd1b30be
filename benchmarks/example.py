"""The example's life, and the same many times over: agreements of the same parties side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from benchmarks.stores import settings
from infra.clock import SimulatedClock
from infra.event_log.log import LibraryEventLog
from infra.event_log.pending import Pending, Record
from infra.event_log.reader import recorded
from interface.doors import Doors
from interface.example.cast import cast
from interface.example.deeds import BEGINS
from interface.example.life import Life
from interface.main import open_doors

TOGETHER = 20
"""Events of the example that are copied at one moment."""
BEGINNING = b"dvo-2020-"
"""Of the id of every agreement of the example."""


@dataclass(frozen=True)
class Played:
    doors: Doors
    token: str
    """Of a clerk of Beek."""


def played(where: Path, postgres: str | None, times: int) -> Played:
    """The example as often as that. The first time it is played, the others it is copied."""
    clock = SimulatedClock(BEGINS)
    doors = open_doors(settings(where / "1", postgres), clock, simulated=True)
    people = cast(doors.accounts)
    now = datetime.now(UTC)
    Life(doors, clock, people, now - timedelta(hours=1)).play(lambda *_: None)
    token = people.accounts["beek", "clerk"].token
    if times > 1:
        many = open_doors(settings(where / "many", postgres), SimulatedClock(BEGINS))
        _copy(doors, many, times)
        doors.close()
        doors = many
        token = cast(doors.accounts).accounts["beek", "clerk"].token
    return Played(doors, token)


def _copy(example: Doors, many: Doors, times: int) -> None:
    log, clock = many.log, many.clock
    assert isinstance(log, LibraryEventLog)
    assert isinstance(clock, SimulatedClock)
    follower, log.follower = log.follower, lambda _: None
    for at, rows in _chunks(example):
        clock.move_to(at)
        log.recorder.write([_renamed(row, time) for time in range(times) for row in rows])
    log.follower = follower
    many.trail.sign()
    many.views.rebuild()
    clock.move_to(datetime.now(UTC))


_Row = tuple[Record, str]


def _chunks(example: Doors) -> Iterator[tuple[datetime, list[_Row]]]:
    log = example.log
    assert isinstance(log, LibraryEventLog)
    rows = log.reader.rows(0, log.size())
    while chunk := list(islice(rows, TOGETHER)):
        known = [recorded(*row) for row in chunk]
        bodies = [bytes(row[4]) for row in chunk]
        yield (
            known[-1].recorded_at,
            [
                (Record(one.stream, one.version, one.event.type, body), one.dossier)
                for one, body in zip(known, bodies, strict=True)
            ],
        )


def _renamed(row: _Row, time: int) -> Pending:
    record, dossier = row
    name = BEGINNING + b"%02d-" % time if time else BEGINNING

    def other(text: str) -> str:
        return text.replace(BEGINNING.decode(), name.decode())

    body = record.body.replace(BEGINNING, name)
    copy = record._replace(stream=other(record.stream), body=body)
    return Pending([copy], dossier=other(dossier) if record.version == 1 else None)
