"""The views store: thrown away, damaged, rebuilt under one's hands, and never wrong about it."""

import random
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, make_url
from structlog.testing import capture_logs

from application.people import SYSTEM
from domain.errors import Unavailable
from infra.views import blocks
from infra.views.obligations import OBLIGATIONS
from infra.views.owed import OWED
from infra.views.schema import place as place_table
from infra.views.store import ViewsNotReady
from tests.infra.test_projector import row_of, rows_of
from tests.infra.world import DUES, FEW, KEYS, MANY, Opened, Place, live, opening

COURSE = random.Random(3).choices(range(MANY), k=400)


def generation(where: Opened, view: str = "obligations") -> int:
    said = f"select generation from place where view = '{view}'"
    found: int = where.views.database.ask(said)[0][0]
    return found


def change(where: Opened, said: str) -> int:
    with where.views.database.writing() as connection:
        return connection.exec_driver_sql(said).rowcount


# Made again


def test_a_views_store_that_was_deleted_is_made_again_at_the_next_start(
    folder_place: Place,
) -> None:
    where = folder_place.open()
    live(where, COURSE)
    before = {view.name: rows_of(where.views, view) for view in FEW}
    where.close()
    for file in folder_place.folder.glob("*views.db*"):
        file.unlink()
    again = folder_place.open()
    assert {view.name: rows_of(again.views, view) for view in FEW} == before


def test_views_of_another_log_are_rebuilt(place: Place) -> None:
    where = place.open()
    live(where, COURSE)
    with where.views.database.writing() as connection:
        connection.execute(place_table.update().values(leaf=b"of another log"))
    expected = rows_of(where.views)
    change(where, "delete from obligations_1_now")
    where.close()
    again = place.open()
    assert generation(again) == 2
    assert rows_of(again.views) == expected


def test_views_that_are_further_than_the_log_are_rebuilt(place: Place) -> None:
    where = place.open()
    live(where, COURSE)
    change(where, "update place set position = position + 1000 where view = 'obligations'")
    size = where.log.size()
    where.close()
    with capture_logs() as said:
        again = place.open()
    [lost] = [one for one in said if one["event"] == "log-shorter-than-views"]
    assert (lost["log"], lost["views"]) == (size, size + 1000)
    assert (generation(again), generation(again, "agreements")) == (2, 1)
    assert again.views.check() == []
    again.handle("new", opening("new"), SYSTEM)
    assert row_of(again.views, "new") is not None


def test_a_view_whose_version_was_raised_is_rebuilt(place: Place) -> None:
    where = place.open()
    live(where, COURSE)
    where.close()
    newer = replace(OBLIGATIONS, version=OBLIGATIONS.version + 1)
    again = place.open(views=(*FEW[:3], newer))
    assert (generation(again), generation(again, "agreements")) == (2, 1)
    assert again.views.check() == []
    again.close()
    third = place.open(views=(*FEW[:3], newer))
    assert generation(third) == 2
    with third.views.database.reading() as connection:
        tables = set(inspect(connection).get_table_names())
    assert {"obligations_2_now", "obligations_2_was"} <= tables
    assert not {name for name in tables if name.startswith("obligations_1_")}


def test_a_view_that_fits_is_left_as_it_is(place: Place) -> None:
    where = place.open()
    live(where, COURSE)
    where.close()
    again = place.open()
    assert generation(again) == 1


# Rebuilt while others are at work


def test_a_rebuild_leaves_the_same_rows_and_the_next_event_lands_in_them(place: Place) -> None:
    where = place.open()
    live(where, COURSE)
    before = rows_of(where.views)
    assert where.views.rebuild() == where.log.size()
    assert generation(where) == 2
    assert rows_of(where.views) == before
    where.handle("new", opening("new"), SYSTEM)
    assert row_of(where.views, "new") is not None
    assert where.views.check() == []


def test_who_had_the_old_generation_open_goes_on_with_the_new_one(place: Place) -> None:
    one, other = place.open(), place.open()
    live(one, COURSE[:40])
    assert row_of(other.views, "a") is not None
    for key in "xyz":
        other.views.rebuild()
        one.handle(key, opening(key), SYSTEM)
        assert row_of(one.views, key) == row_of(other.views, key)
        assert row_of(one.views, key) is not None
    assert one.views.failures() == {}
    assert one.views.check() == [] == other.views.check()


def test_questions_are_answered_and_events_recorded_all_through_a_rebuild(place: Place) -> None:
    one, other = place.open(), place.open()
    live(one, COURSE)
    done, wrong = threading.Event(), list[Any]()

    def ask(where: Opened) -> None:
        while not done.is_set():
            try:
                if row_of(where.views, "a") is None:
                    wrong.append("a row was missing")
            except Exception as error:
                wrong.append(error)

    def record(where: Opened, mark: str) -> None:
        for number in range(25):
            where.handle(f"{mark}{number}", opening(f"{mark}{number}"), SYSTEM)

    asking = [threading.Thread(target=ask, args=(where,)) for where in (one, other)]
    working = [
        threading.Thread(target=record, args=(one, "x")),
        threading.Thread(target=record, args=(other, "y")),
        threading.Thread(target=lambda: [other.views.rebuild() for _ in range(2)]),
        threading.Thread(target=lambda: [one.views.rebuild()]),
    ]
    for thread in (*asking, *working):
        thread.start()
    for thread in working:
        thread.join()
    done.set()
    for thread in asking:
        thread.join()
    assert wrong == []
    for where in (one, other):
        where.views.catch_up()
        assert where.views.failures() == {}
    assert one.views.behind() == 0
    assert one.views.check() == []


def test_processes_that_start_together_make_the_views_once(place: Place) -> None:
    first = place.open()
    live(first, COURSE)
    change(first, "delete from place")
    first.close()
    opened: list[Any] = []

    def start() -> None:
        try:
            opened.append(place.open())
        except Exception as error:
            opened.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(one) for one in opened] == [Opened] * 4
    assert {generation(one) for one in opened} == {1}
    assert opened[0].views.check() == []


def test_processes_that_start_together_in_an_empty_place_found_one_log(place: Place) -> None:
    opened: list[Any] = []

    def start() -> None:
        try:
            opened.append(place.open())
        except Exception as error:
            opened.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(one) for one in opened] == [Opened] * 4
    assert opened[0].log.size() == 1
    assert opened[0].trail.verify().holds


def test_a_check_beside_a_busy_writer_finds_nothing(place: Place) -> None:
    busy, checking = place.open(), place.open()
    live(busy, COURSE)
    done = threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            number += 1
            busy.handle(f"w{number}", opening(f"w{number}"), SYSTEM)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        found = [checking.views.check() for _ in range(2)]
    finally:
        done.set()
        writer.join()
    assert found == [[], []]


def test_an_older_program_leaves_the_views_of_a_newer_one_alone(place: Place) -> None:
    old = place.open()
    live(old, COURSE[:20])
    newer = replace(OBLIGATIONS, version=99)
    new = place.open(views=(*FEW[:3], newer))
    old.handle("new", opening("new"), SYSTEM)
    assert list(old.views.failures()) == ["obligations"]
    with pytest.raises(ViewsNotReady):
        row_of(old.views, "new")
    new.views.catch_up()
    assert row_of(new.views, "new") is not None
    assert new.views.check() == []


# Checked


DAMAGE = {
    "now": [
        "update {} set due = '2031-01-01' where id = 'a'",
        "delete from {} where id = 'b'",
        "update {} set from_position = 1 where id = 'c'",
    ],
    "was": [
        "update {0} set phase = 'x' where from_position = (select min(from_position) from {0} "
        "where id = 'd')",
        "delete from {0} where from_position = (select min(from_position) from {0} where id = 'e')",
        "update {} set to_position = to_position + 1 where id = 'f'",
    ],
}


@pytest.mark.parametrize(("table", "keys"), [("now", "abc"), ("was", "def")])
def test_a_check_finds_rows_that_are_not_what_the_log_says(
    place: Place, table: str, keys: str
) -> None:
    where = place.open()
    live(where, COURSE)
    for said, key in zip(DAMAGE[table], keys, strict=True):
        assert change(where, said.format(f"obligations_1_{table}")) > 0
        found = where.views.check()
        assert {(one.view, one.table) for one in found} == {("obligations", table)}
        assert key in {one.id for one in found}
        assert {one.id for one in found} <= set(keys)
        assert all(one.stored != one.rebuilt for one in found)
    where.views.rebuild()
    assert where.views.check() == []


def test_a_check_finds_a_row_that_was_slipped_in(place: Place) -> None:
    where = place.open()
    live(where, COURSE)
    columns = ", ".join(name for name in OWED.columns if name != "id")
    values = ", ".join("1" if name in OWED.integers else "'x'" for name in OWED.columns[1:])
    change(
        where,
        f"insert into owed_1_now (id, from_position, {columns}) values ('ghost', 1, {values})",
    )
    [found] = where.views.check()
    assert (found.view, found.table, found.id, found.rebuilt) == ("owed", "now", "ghost", None)


@pytest.mark.parametrize("table", ["chapter", "block"])
def test_a_check_finds_what_was_changed_in_the_sealed_past(
    place: Place, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    for name, value in (("SMALLEST", 8), ("BLOCKS", 2), ("WORTHWHILE", 16)):
        monkeypatch.setattr(blocks, name, value)
    where = place.open()
    live(where, COURSE)
    assert where.views.seal() > 2
    live(where, COURSE[::-1])
    assert where.views.check() == []
    where.views.seal()
    assert where.views.check() == []
    said = f"update obligations_1_{table} set to_position = 5 where number = 1 and id = 'b'"
    assert change(where, said) > 0
    found = where.views.check()
    assert {(one.view, one.table, one.id) for one in found} == {("obligations", table, "b")}


# Not to be had


def test_questions_say_that_the_views_are_not_ready(place: Place) -> None:
    where = place.open()
    change(where, "delete from place")
    with pytest.raises(ViewsNotReady) as refused:
        row_of(where.views, "a")
    assert isinstance(refused.value, Unavailable)
    where.views.open()
    assert row_of(where.views, "a") is None


def test_an_installation_opens_beside_another_that_writes_its_views(folder_place: Place) -> None:
    where = folder_place.open()
    live(where, COURSE)
    path = make_url(folder_place.url("views")).database
    assert path is not None
    assert Path(path).exists()
    import sqlite3

    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin immediate")
    again = folder_place.open()
    assert row_of(again.views, "a") is not None
    again.handle("new", opening("new"), SYSTEM)
    holder.execute("rollback")
    holder.close()
    again.views.catch_up()
    assert row_of(again.views, "new") is not None


def test_every_key_and_due_date_of_the_world_occurs() -> None:
    assert len({DUES[ord(key) % 5] for key in KEYS[:5]}) == len(DUES)
