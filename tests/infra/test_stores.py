"""Stores that cannot be used: each says so in words, and nothing is recorded by half."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from application.people import SYSTEM
from domain.errors import Unavailable
from infra.database import Promises, StoreUnavailable, open_database
from infra.event_log.log import LibraryEventLog
from infra.event_log.refusals import OutcomeUnknown
from infra.event_log.schema import StoreNewer
from tests.infra.world import Place, SetClock, append, opening


def test_a_store_of_a_newer_program_is_not_touched(place: Place) -> None:
    log = place.log()
    log.append(append("s-1"))
    with log.database.writing() as connection:
        connection.exec_driver_sql("update store set format = 2")
        connection.exec_driver_sql("drop table tracking")
    with pytest.raises(StoreNewer) as refused:
        place.log()
    assert refused.value.facts == {"store": "log", "found": "2", "known": "1"}
    with log.database.reading() as connection:
        assert not log.database.engine.dialect.has_table(connection, "tracking")


def test_a_store_is_made_where_there_is_no_folder_yet(folder_place: Place) -> None:
    deep = Place(folder_place.folder / "a" / "b", None, "")
    deep.log().append(append("s-1"))
    deep.close()
    assert (folder_place.folder / "a" / "b" / "log.db").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreUnavailable) as refused:
        open_database(f"sqlite:///{tmp_path / 'file' / 'log.db'}", Promises("log"))
    assert refused.value.facts["store"] == "log"
    assert refused.value.facts["reason"]


def test_a_store_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "log.db").mkdir()
    log = LibraryEventLog(
        open_database(f"sqlite:///{tmp_path / 'log.db'}", Promises("log")), SetClock(), b"s"
    )
    with pytest.raises(StoreUnavailable) as refused:
        log.recorder.create_tables()
    assert "unable to open database file" in refused.value.facts["reason"]
    log.close()


def test_a_store_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "log.db").write_bytes(b"this is no database, whatever it is called" * 99)
    log = LibraryEventLog(
        open_database(f"sqlite:///{tmp_path / 'log.db'}", Promises("log")), SetClock(), b"s"
    )
    with pytest.raises(StoreUnavailable) as refused:
        log.recorder.create_tables()
    assert "not a database" in refused.value.facts["reason"]
    log.close()


def test_a_store_that_another_process_is_founding_is_waited_for(tmp_path: Path) -> None:
    """Such a one holds its write lock on a file that has no write-ahead log yet."""
    file = tmp_path / "log.db"
    founding = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    founding.execute("begin immediate")
    founding.execute("create table founded (at integer)")
    done = threading.Timer(0.1, founding.commit)
    done.start()
    database = open_database(f"sqlite:///{file}", Promises("log"))
    assert database.ask("select count(*) from founded") == [(0,)]
    assert database.ask("pragma journal_mode") == [("wal",)]
    done.join()
    database.close()
    founding.close()


def test_a_store_that_stays_locked_before_it_is_founded_is_told(tmp_path: Path) -> None:
    file = tmp_path / "log.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as founding:
        founding.execute("begin immediate")
        database = open_database(f"sqlite:///{file}", Promises("log", busy_milliseconds=50))
        with pytest.raises(StoreUnavailable) as refused:
            database.ask("select 1")
        assert refused.value.facts["reason"] == "database is locked"
        database.close()


def test_a_server_that_is_not_there_is_told() -> None:
    log = LibraryEventLog(
        open_database("postgresql://nobody@127.0.0.1:1/postgres", Promises("log")), SetClock(), b"s"
    )
    with pytest.raises(StoreUnavailable):
        log.recorder.create_tables()
    with pytest.raises(StoreUnavailable):
        log.append(append("s-1"))
    with pytest.raises(StoreUnavailable):
        log.size()
    log.close()


def test_a_log_that_may_only_be_read_is_read(folder_place: Place) -> None:
    folder_place.log().append(append("s-1"))
    path = make_url(folder_place.url("log")).database
    url = f"sqlite:///file:{path}?mode=ro&uri=true"
    log = LibraryEventLog(open_database(url, Promises("log")), SetClock(), b"s")
    folder_place.opened.append(log)
    assert len(log.read("s-1")) == 1
    with pytest.raises(Unavailable) as refused:
        log.append(append("s-2"))
    assert "readonly" in str(refused.value)
    assert log.size() == 1


def _full(log: LibraryEventLog, full: bool) -> None:
    """Let the file grow no more, as on a disk that is full; or give the space back."""
    wire = log.recorder.writer._wire
    assert wire is not None
    [(pages,)] = wire.ask("pragma page_count")
    wire.ask(f"pragma max_page_count = {pages if full else 1 << 30}")


def test_a_full_disk_is_told_and_leaves_nothing_by_half(folder_place: Place) -> None:
    where = folder_place.open()
    answered = [where.handle("a0", opening("a0"), SYSTEM, idempotency="a0")]
    _full(where.log, full=True)
    refused: list[str] = []
    for number in range(1, 60):
        key = f"a{number}"
        try:
            answered.append(where.handle(key, opening(key), SYSTEM, idempotency=key))
        except (StoreUnavailable, OutcomeUnknown) as error:
            assert "full" in error.facts["reason"]
            refused.append(key)
    assert len(refused) > 10
    assert where.log.size() == answered[-1].position == len(answered) + 1
    assert where.trail.verify().holds
    _full(where.log, full=False)
    for key in refused:
        assert not where.handle(key, opening(key), SYSTEM, idempotency=key).repeated
    assert where.log.size() == 61
    assert where.trail.verify().holds
    assert where.views.check() == []


def test_a_log_that_another_process_locks_too_long_is_told(tmp_path: Path) -> None:
    database = open_database(
        f"sqlite:///{tmp_path / 'log.db'}", Promises("log", busy_milliseconds=50)
    )
    log = LibraryEventLog(database, SetClock(), b"s")
    log.recorder.create_tables()
    with closing(sqlite3.connect(tmp_path / "log.db", isolation_level=None)) as holder:
        holder.execute("begin immediate")
        with pytest.raises(StoreUnavailable) as refused:
            log.append(append("s-1"))
        assert "locked" in refused.value.facts["reason"]
    log.append(append("s-1"))
    assert log.size() == 1
    log.close()


def test_a_log_that_is_gone_is_told_and_used_again_once_it_is_back(place: Place) -> None:
    where = place.open()
    where.handle("a", opening("a"), SYSTEM)
    with where.log.database.writing() as connection:
        connection.exec_driver_sql("alter table leaf rename to away")
    for _ in range(3):
        with pytest.raises(Unavailable):
            where.handle("b", opening("b"), SYSTEM)
    with where.log.database.writing() as connection:
        connection.exec_driver_sql("alter table away rename to leaf")
    where.handle("b", opening("b"), SYSTEM)
    assert where.log.size() == 3
    assert where.trail.verify().holds
    assert where.views.check() == []


def test_what_is_deleted_is_not_left_in_the_file(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'vault.db'}", Promises("vault"))
    with database.writing() as connection:
        assert connection.exec_driver_sql("pragma secure_delete").scalar() == 1
        assert connection.exec_driver_sql("pragma synchronous").scalar() == 2
        assert connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"
    database.close()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_nobody_else_reads_a_store_also_one_of_an_earlier_version(tmp_path: Path) -> None:
    url, before = f"sqlite:///{tmp_path / 'vault.db'}", os.umask(0)
    try:
        for _ in range(2):
            database = open_database(url, Promises("vault"))
            with database.writing() as connection:
                connection.exec_driver_sql("create table if not exists one (a integer)")
                modes = {one.name: one.stat().st_mode & 0o777 for one in tmp_path.iterdir()}
            assert modes == dict.fromkeys(("vault.db", "vault.db-wal", "vault.db-shm"), 0o600)
            database.close()
            (tmp_path / "vault.db").chmod(0o644)
    finally:
        os.umask(before)


def test_a_process_that_comes_and_goes_leaves_the_log_ahead_of_a_store_alone(
    tmp_path: Path,
) -> None:
    file = tmp_path / "vault.db"
    database = open_database(f"sqlite:///{file}", Promises("vault"))
    with database.writing() as connection:
        connection.exec_driver_sql("create table one (a integer)")
    with database.reading(), database.reading() as connection:  # two connections of this process
        assert connection.exec_driver_sql("select count(*) from one").scalar() == 0
    said = "import sqlite3, sys; it = sqlite3.connect(sys.argv[1]); it.execute('insert into one"
    said += " values (1)'); it.commit(); it.close()"
    ahead = file.with_name("vault.db-wal")
    before = ahead.stat().st_ino
    subprocess.run([sys.executable, "-c", said, file], check=True)
    assert ahead.stat().st_ino == before
    with database.reading() as connection:
        assert connection.exec_driver_sql("select count(*) from one").scalar() == 1
    database.close()
