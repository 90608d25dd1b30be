"""Attacks on a live store with nothing but its own database: each is told, at its own position."""

import random
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from application.trail import NoCheckpointYet, Verification
from infra.database import Promises, StoreUnavailable, open_database
from infra.event_log import verification
from infra.event_log.log import LibraryEventLog
from infra.event_log.schema import StoredHeadLost
from infra.event_log.trail import StoredTrail
from tests.infra.world import MANY, Place, SetClock, append, live

SIZE = 60


def lived(place: Place) -> LibraryEventLog:
    """A log with two checkpoints, some dossiers and more than a few streams."""
    where = place.open()
    live(where, random.Random(11).choices(range(MANY), k=150))
    where.trail.sign()
    while where.log.size() < SIZE:
        number = where.log.size()
        where.log.append(append(f"s-{number}", dossier=f"d-{number % 3}"))
    where.trail.sign()
    assert where.trail.verify().holds
    return where.log


@dataclass
class Copies:
    """Copies of one log file, each to be attacked anew."""

    original: Path
    place: Place
    made: int = 0

    def attacked(self, attack: Callable[[sqlite3.Connection], Any]) -> Verification:
        self.made += 1
        file = self.original.with_name(f"copy{self.made}.db")
        shutil.copy(self.original, file)
        with closing(sqlite3.connect(file)) as connection:
            attack(connection)
            connection.commit()
        log = LibraryEventLog(
            open_database(f"sqlite:///{file}", Promises("log")), SetClock(), b"secret"
        )
        try:
            return self.place.trail(log).verify()
        finally:
            log.close()
            file.unlink()

    def rows(self, said: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.original)) as connection:
            return connection.execute(said).fetchall()


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copies]:
    folder = tmp_path_factory.mktemp("trail")
    place = Place(folder, None, "")
    lived(place)
    place.close()
    file = folder / "log.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    yield Copies(file, place)


hard = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def test_what_nobody_touched_holds(copies: Copies) -> None:
    found = copies.attacked(lambda _: None)
    assert found.holds
    assert (found.checkpoints, found.position) == (2, None)
    size = copies.rows("select size from head")[0][0]
    assert found.size == size


@hard
@given(data=st.data())
def test_any_byte_of_any_line_or_body(copies: Copies, data: st.DataObject) -> None:
    table, column = data.draw(st.sampled_from([("leaf", "line"), ("body", "body")]))
    rows = copies.rows(f"select position, {column} from {table}")
    position, stored = data.draw(st.sampled_from(rows))
    at = data.draw(st.integers(0, len(stored) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != stored[at]))
    changed = stored[:at] + bytes([byte]) + stored[at + 1 :]
    found = copies.attacked(
        lambda log: log.execute(
            f"update {table} set {column} = ? where position = ?", (changed, position)
        )
    )
    assert not found.holds
    assert found.position == position
    assert found.words is not None
    assert str(position) in found.words.nl


@settings(hard, max_examples=40)
@given(data=st.data())
def test_any_byte_added_or_taken_away(copies: Copies, data: st.DataObject) -> None:
    table, column = data.draw(st.sampled_from([("leaf", "line"), ("body", "body")]))
    rows = copies.rows(f"select position, {column} from {table}")
    position, stored = data.draw(st.sampled_from(rows))
    at = data.draw(st.integers(0, len(stored) - 1))
    more = data.draw(st.sampled_from([b"", b" ", b"\n", b"0", b"\x00"]))
    changed = stored[:at] + more + stored[at + (not more) :]
    found = copies.attacked(
        lambda log: log.execute(
            f"update {table} set {column} = ? where position = ?", (changed, position)
        )
    )
    assert (found.holds, found.position) == (False, position)


@settings(hard, max_examples=40)
@given(data=st.data())
def test_two_lines_or_two_bodies_swapped(copies: Copies, data: st.DataObject) -> None:
    table, column = data.draw(st.sampled_from([("leaf", "line"), ("body", "body")]))
    rows = copies.rows(f"select position, {column} from {table} where position > 1")
    one, other = data.draw(st.lists(st.sampled_from(rows), min_size=2, max_size=2, unique=True))

    def swap(log: sqlite3.Connection) -> None:
        said = f"update {table} set {column} = ? where position = ?"
        log.executemany(said, [(one[1], other[0]), (other[1], one[0])])

    found = copies.attacked(swap)
    assert (found.holds, found.position) == (False, min(one[0], other[0]))


@settings(hard, max_examples=30)
@given(data=st.data())
def test_a_row_deleted(copies: Copies, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(["leaf", "body"]))
    rows = copies.rows(f"select position from {table}")
    [position] = data.draw(st.sampled_from(rows))
    found = copies.attacked(
        lambda log: log.execute(f"delete from {table} where position = ?", (position,))
    )
    assert (found.holds, found.position) == (False, position)


@pytest.mark.parametrize("kept", [0, 1, 2, SIZE // 2, SIZE - 1])
def test_the_tail_deleted(copies: Copies, kept: int) -> None:
    def cut(log: sqlite3.Connection) -> None:
        for table in ("leaf", "body"):
            log.execute(f"delete from {table} where position > ?", (kept,))

    found = copies.attacked(cut)
    assert (found.holds, found.position) == (False, kept + 1)


def test_the_tail_deleted_and_the_head_put_back(copies: Copies) -> None:
    def cut(log: sqlite3.Connection) -> None:
        for table in ("leaf", "body"):
            log.execute(f"delete from {table} where position = (select size from head)")
        log.execute("update head set size = size - 1")

    found = copies.attacked(cut)
    size = copies.rows("select size from head")[0][0]
    assert not found.holds
    assert found.position in (size - 1, size)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("update head set size = size + 1", "size"),
        ("update head set size = size - 1", "size"),
        ("update head set root = zeroblob(32)", "root"),
        ("update head set frontier = zeroblob(8)", "stored-head"),
        ("update head set frontier = substr(frontier, 1, 8) || zeroblob(32)", "stored-head"),
        ("update head set frontier = zeroblob(5)", "stored-head"),
        ("update head set at = '2099-01-01T00:00:00.000000Z'", "stored-head"),
        ("update head set at = '2020-01-01T00:00:00.000000Z'", "stored-head"),
    ],
)
def test_the_head_row_changed(copies: Copies, said: str, rule: str) -> None:
    found = copies.attacked(lambda log: log.execute(said))
    assert (found.holds, found.rule) == (False, rule)
    size = copies.rows("select size from head")[0][0]
    assert found.position in (size, size + 1)


@pytest.mark.parametrize("kind", ["s", "d"])
@pytest.mark.parametrize(
    "said",
    [
        "update chain set head = zeroblob(32) where chain = ?",
        "update chain set n = n + 1 where chain = ?",
        "update chain set version = version + 1 where chain = ?",
        "update chain set dossier = 'd-elsewhere' where chain = ?",
        "update chain set position = position - 1 where chain = ?",
        "delete from chain where chain = ?",
    ],
)
def test_a_chain_row_changed(copies: Copies, said: str, kind: str) -> None:
    rows = copies.rows(f"select chain, position from chain where chain like '{kind}:%'")
    name, position = random.Random(said).choice(rows)
    found = copies.attacked(lambda log: log.execute(said, (name,)))
    moved = position - ("position - 1" in said)
    assert not found.holds
    assert found.position in (position, moved)
    assert found.rule == "stored-head"


def test_a_chain_that_no_leaf_is_in(copies: Copies) -> None:
    said = "insert into chain values ('s:ghost', 1, zeroblob(32), 5, 1, 'd-1')"
    found = copies.attacked(lambda log: log.execute(said))
    assert (found.holds, found.rule) == (False, "stored-head")


@pytest.mark.parametrize(
    "said",
    [
        "update leaf set stream = 'elsewhere' where position = ?",
        "update leaf set stream = stream || '0' where position = ?",
        "update leaf set stream = substr(stream, 2) where position = ?",
        "update leaf set stream = cast(stream as blob) where position = ?",
        "update leaf set stream = null where position = ?",
        "update leaf set version = version + 1000 where position = ?",
        "update leaf set version = null where position = ?",
        "update leaf set version = 'x' where position = ?",
        "update leaf set topic = 'obligation.waived.v1' where position = ?",
        "update leaf set topic = cast(topic as blob) where position = ?",
        "update leaf set topic = null where position = ?",
        "update leaf set stream = null, version = null, topic = null where position = ?",
        "update leaf set line = cast(line as text) where position = ?",
        "update leaf set line = 5 where position = ?",
        "update body set body = 5 where position = ?",
        "update leaf set line = replace(line, 'idx', 'idy') where position = ?",
        "update body set body = replace(body, 'salt', 'salf') where position = ?",
    ],
)
@pytest.mark.parametrize("position", [2, SIZE // 2, SIZE])
def test_a_column_changed(copies: Copies, said: str, position: int) -> None:
    found = copies.attacked(lambda log: log.execute(said, (position,)))
    assert (found.holds, found.position) == (False, position)


def test_a_stream_that_quotes_its_way_out_of_its_leaf(copies: Copies) -> None:
    line = copies.rows("select line from leaf where position = 9")[0][0].decode()
    until = line.index('"kind":"event') + len('"kind":"event')
    lie = line[line.index('["s:') + 4 : until]
    found = copies.attacked(
        lambda log: log.execute(
            "update leaf set stream = ?, version = ? where position = 9",
            (lie, '"type":"' + line.split('"type":"')[1].split('"')[0] + '"'),
        )
    )
    assert (found.holds, found.position) == (False, 9)


def test_a_leaf_that_is_no_event_given_a_stream(copies: Copies) -> None:
    said = "update leaf set stream = 's-x', version = 1, topic = 't' where position = 1"
    found = copies.attacked(lambda log: log.execute(said))
    assert (found.holds, found.position) == (False, 1)


@pytest.mark.parametrize("position", [-1, 0, SIZE + 1000])
def test_a_body_of_no_leaf(copies: Copies, position: int) -> None:
    found = copies.attacked(
        lambda log: log.execute("insert into body values (?, x'7b7d')", (position,))
    )
    assert (found.holds, found.position, found.rule) == (False, position, "body-unexpected")


def test_a_body_of_the_first_leaf(copies: Copies) -> None:
    found = copies.attacked(lambda log: log.execute("insert into body values (1, x'7b7d')"))
    assert (found.holds, found.position) == (False, 1)


@pytest.mark.parametrize(
    "said",
    [
        "update checkpoint set size = 999 where size = 60",
        "update checkpoint set size = 59 where size = 60",
        "update checkpoint set at = 'yesterday' where size = 60",
        "update checkpoint set at = x'00' where size = 60",
        "update checkpoint set at = '2019-01-01T00:00:00.000000Z' where size = 60",
    ],
)
def test_a_checkpoint_kept_under_what_it_does_not_say(copies: Copies, said: str) -> None:
    found = copies.attacked(lambda connection: connection.execute(said))
    assert (found.position, found.rule) == (SIZE, "checkpoint-columns")


def test_a_checkpoint_that_is_no_text(copies: Copies) -> None:
    said = "update checkpoint set note = x'00' where size = 60"
    found = copies.attacked(lambda connection: connection.execute(said))
    assert (found.position, found.rule) == (0, "checkpoint-form")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("delete from head", "0"),
        ("insert into head select 2, size, frontier, root, at from head", "2"),
        ("update head set log = 2", "1"),
    ],
)
def test_a_head_that_is_not_there_or_twice_is_told(copies: Copies, said: str, found: str) -> None:
    with pytest.raises(StoredHeadLost) as refused:
        copies.attacked(lambda connection: connection.execute(said))
    assert refused.value.facts == {"found": found}


@pytest.mark.parametrize("said", ["delete from head", "update head set log = 2"])
def test_a_log_that_lost_its_head_is_not_founded_anew(tmp_path: Path, said: str) -> None:
    place = Place(tmp_path, None, "")
    lived(place)
    with closing(sqlite3.connect(tmp_path / "log.db")) as connection:
        connection.execute(said)
        connection.commit()
    with pytest.raises(StoredHeadLost):
        place.open()
    place.close()


@pytest.mark.parametrize("size", [999, 10])
def test_a_size_that_was_changed_keeps_nobody_from_signing(tmp_path: Path, size: int) -> None:
    place = Place(tmp_path, None, "")
    where = place.open()
    where.trail.sign()
    with where.log.database.writing() as connection:
        connection.exec_driver_sql(f"update checkpoint set size = {size}")
    assert where.trail.sign()
    assert not where.trail.sign()
    where.log.append(append("s-1", dossier="d"))
    assert where.trail.sign()
    assert where.trail.verify().rule == "checkpoint-columns"
    place.close()


def test_a_verification_that_failed_keeps_no_snapshot(tmp_path: Path) -> None:
    place = Place(tmp_path, None, "")
    log = lived(place)
    trail, pool = place.trail(log), log.database
    for before, after in ((40, -1), (-1, 40)):
        with pool.writing() as connection:
            connection.exec_driver_sql(
                f"update body set position = {after} where position = {before}"
            )
        with ThreadPoolExecutor(4) as threads:
            found = [told.holds for told in threads.map(lambda _: trail.verify(), range(12))]
        assert found == [after > 0] * 12
    place.close()


def test_a_checkpoint_forged(copies: Copies) -> None:
    said = "update checkpoint set note = replace(note, '\n', '\n') || 'x'"
    assert not copies.attacked(lambda log: log.execute(said)).holds


# On a server


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ("update leaf set line = set_byte(line, 50, get_byte(line, 50) # 1) where position = 7", 7),
        ("update leaf set line = set_byte(line, 8, 66) where position = 1", 1),
        ("update body set body = set_byte(body, 30, get_byte(body, 30) # 1) where position = 9", 9),
        ("update leaf set stream = 'elsewhere' where position = 11", 11),
        ("update leaf set stream = null, version = null, topic = null where position = 12", 12),
        ("update leaf set version = version + 1000 where position = 12", 12),
        ("update leaf set topic = 'obligation.waived.v1' || topic where position = 13", 13),
        ("delete from leaf where position = 20", 20),
        ("delete from body where position = 21", 21),
        ("update head set frontier = '\\x00'", SIZE),
        ("update head set at = '2099-01-01T00:00:00.000000Z'", SIZE),
        ("update chain set version = version + 1 where chain = 's:s-58'", 60),
        ("update chain set dossier = 'd-9' where chain = 's:s-58'", 60),
    ],
)
def test_the_same_on_a_server(server_trail: StoredTrail, said: str, position: int) -> None:
    assert server_trail.verify().holds
    with server_trail.database.writing() as connection:
        assert connection.exec_driver_sql(said).rowcount == 1
    found = server_trail.verify()
    assert (found.holds, found.position) == (False, position)


@pytest.fixture
def server_trail(server_place: Place) -> StoredTrail:
    log = server_place.log()
    trail = server_place.trail(log)
    trail.found()
    log.append_all([append(f"s-{n}", dossier=f"d-{n % 3}") for n in range(SIZE - 1)])
    trail.sign()
    return trail


# And without an attacker


def test_a_checkpoint_is_signed_only_when_there_is_news(place: Place) -> None:
    log = place.log()
    trail = place.trail(log)
    assert not trail.sign()
    with pytest.raises(NoCheckpointYet):
        trail.checkpoint()
    trail.found()
    assert trail.sign()
    assert not trail.sign()
    first = trail.checkpoint()
    log.append(append("s-1"))
    assert trail.head().signed_size == 1
    assert trail.sign()
    assert trail.checkpoint() != first
    assert (trail.head().signed_size, trail.head().size) == (2, 2)
    assert trail.verify().checkpoints == 2


def test_a_log_is_founded_once_and_a_simulated_life_ends_once(place: Place) -> None:
    log = place.log()
    trail = place.trail(log)
    trail.found(simulated=True)
    trail.found(simulated=True)
    log.append(append("s-1"))
    trail.end_simulation()
    told: list[tuple[int, int]] = []
    assert trail.verify(lambda done, of: told.append((done, of))).size == 3
    assert told[-1] == (3, 3)
    trail.end_simulation()
    found = trail.verify()
    assert (found.holds, found.position, found.rule) == (False, 4, "clock")


# A long log is verified by two processes, which must say the same


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ("select 1", None),
        ("update leaf set line = cast(replace(line, 'obligation', 'obligatiom') as blob)", 2),
        ("update body set body = zeroblob(9) where position = 33", 33),
        ("update body set body = zeroblob(9) where position = 9", 9),
        ("update leaf set line = cast(line as text) where position = 33", 33),
        ("update checkpoint set note = 'x'", 0),
        ("update leaf set topic = 'obligation.waived.v1' where position = 33", 33),
        ("update leaf set stream = null, version = null, topic = null where position = 33", 33),
        ("delete from leaf where position = 33", 33),
        ("update chain set dossier = 'd-9' where chain = 's:s-59'", 60),
    ],
)
def test_two_processes_say_what_one_says(
    copies: Copies, monkeypatch: pytest.MonkeyPatch, said: str, position: int | None
) -> None:
    alone = copies.attacked(lambda log: log.execute(said))
    monkeypatch.setattr(verification, "LONG", 1)
    together = copies.attacked(lambda log: log.execute(said))
    assert together == alone
    assert together.position == position
    assert together.holds == (position is None)


def test_another_process_that_ends_without_an_answer_is_told(
    copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "LONG", 1)
    monkeypatch.setattr(sys, "executable", "false")
    with pytest.raises(StoreUnavailable, match="log"):
        copies.attacked(lambda _: None)


def test_two_processes_on_a_server(
    server_trail: StoredTrail, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = server_trail.verify()
    monkeypatch.setattr(verification, "LONG", 1)
    assert server_trail.verify() == alone
    assert alone.holds
    with server_trail.database.writing() as connection:
        connection.exec_driver_sql("update leaf set topic = 'x' where position = 44")
    assert server_trail.verify().position == 44
