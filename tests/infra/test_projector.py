"""The projector: however a view came to be, it is what a fold of the log is."""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import make_url, select

from application.people import SYSTEM
from application.ports import Recorded
from application.transact import Receipt
from domain.obligation.commands import FulfilObligation
from infra.event_log.pending import Pending
from infra.views.obligations import OBLIGATIONS, ObligationRow
from infra.views.store import ViewStore
from infra.views.view import View
from tests.infra.world import (
    CENTRE,
    FEW,
    MANY,
    Opened,
    Place,
    life,
    live,
    opening,
    wish,
    wishes,
)
from tests.infra.world import TODAY as DAY

courses = st.lists(st.integers(0, MANY - 1), max_size=60)


def rows_of(store: ViewStore, view: View = OBLIGATIONS) -> dict[str, list[Any]]:
    """Everything that a view holds, now and before."""
    tables = store.projector.standing[view.name].tables
    with store.database.reading() as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(table).order_by(*table.columns))]
            for name, table in (("now", tables.now), ("was", tables.was))
        }


def row_of(store: ViewStore, key: str) -> ObligationRow | None:
    with store.asking(OBLIGATIONS.name) as (connection, questions):
        found = questions.one(connection, key, 1 << 60)
    return None if found is None else found.row


# News and reading


def test_views_fed_by_their_writer_equal_views_that_read_the_log(place: Place) -> None:
    @settings(max_examples=3 if place.postgres else 12, deadline=None)
    @given(numbers=courses, at_once=st.integers(1, 7))
    def agree(numbers: list[int], at_once: int) -> None:
        here = place.elsewhere()
        fed = here.open()
        live(fed, numbers, at_once)
        assert fed.views.behind() == 0
        beside = replace(here, prefix=f"{here.prefix}r").views(fed.log)
        for view in FEW:
            assert rows_of(fed.views, view) == rows_of(beside, view)
        assert fed.views.check() == []
        here.close()
        here.opened.clear()

    agree()


def test_a_writer_reads_its_own_write(place: Place) -> None:
    where = place.open()
    where.handle("a", opening("a"), SYSTEM)
    row = row_of(where.views, "a")
    assert row is not None
    assert (row.phase, row.version) == ("open", 1)


def test_what_another_process_wrote_in_between_is_read_from_the_log(place: Place) -> None:
    one, other = place.open(), place.open()
    for number, key in enumerate("abcdefgh"):
        where = (one, other)[number % 2]
        where.handle(key, opening(key), SYSTEM)
        where.handle(key, *life(DAY)[number % 2])
    assert one.views.check() == []
    assert {key for key in "abcdefgh" if row_of(one.views, key)} == set("abcdefgh")


def test_a_batch_committed_one_by_one_with_anothers_event_in_between_leaves_no_gap(
    place: Place,
) -> None:
    one, other = place.open(), place.open()
    with one.log.database.writing() as connection:
        said = "create unique index no on leaf (stream) where stream = 'obligation-z'"
        connection.exec_driver_sql(said)
    one.handle("z", opening("z"), SYSTEM)
    transaction = one.log.recorder.writer._transaction
    singles: list[Receipt] = []

    def slowly(batch: list[Pending]) -> None:
        """Another process writes right after the first of the batch, once it is split."""
        transaction(batch)
        if len(batch) == 1 and not singles:
            singles.append(other.handle("b", opening("b"), SYSTEM))

    vars(one.log.recorder.writer)["_transaction"] = slowly
    fulfil, by = life(DAY)[0]
    wished = [
        wish("a", opening("a"), SYSTEM),
        wish("z", fulfil, by),
        wish("c", opening("c"), SYSTEM),
    ]
    landed = one.desk.handle_all(wished)
    assert singles
    assert [type(each).__name__ for each in landed] == ["Receipt", "RowRefused", "Receipt"]
    assert one.views.behind() == 0
    assert {key for key in "abc" if row_of(one.views, key)} == set("abc")
    assert one.views.check() == []


def test_two_views_that_stand_at_different_places_both_reach_the_end(place: Place) -> None:
    where = place.open()
    live(where, list(range(40)))
    with where.views.database.writing() as connection:
        connection.exec_driver_sql("update place set position = 0 where view = 'agreements'")
    where.handle("j", opening("j"), SYSTEM)
    assert where.views.behind() == 0
    assert where.views.check() == []


# A view that fails


def failing(view: View, on: str) -> tuple[View, dict[str, bool]]:
    """The view, failing on one stream for as long as the switch is on."""
    switch = {"on": True}

    def project(row: Any, recorded: Recorded) -> Any:
        if switch["on"] and recorded.stream == f"obligation-{on}":
            raise ZeroDivisionError("a mistake in the view")
        return view.project(row, recorded)

    return replace(view, project=project), switch


def test_a_view_that_fails_is_told_about_and_hinders_nobody(place: Place) -> None:
    broken, switch = failing(OBLIGATIONS, on="b")
    clauses = [view for view in FEW if view is not OBLIGATIONS]
    where = place.open(views=(*clauses, broken))
    where.handle("a", opening("a"), SYSTEM)
    where.handle("b", opening("b"), SYSTEM)
    where.handle("c", opening("c"), SYSTEM)
    assert where.log.size() == 4
    assert list(where.views.failures()) == ["obligations"]
    assert "a mistake in the view" in where.views.failures()["obligations"]
    assert where.views.behind() == 2
    assert row_of(where.views, "c") is None
    where.views.catch_up()
    assert list(where.views.failures()) == ["obligations"]
    switch["on"] = False
    where.views.catch_up()
    assert where.views.failures() == {}
    assert where.views.behind() == 0
    assert where.views.check() == []


def test_the_only_view_may_fail_too(place: Place) -> None:
    broken, switch = failing(OBLIGATIONS, on="a")
    where = place.open(views=(broken,))
    where.handle("a", opening("a"), SYSTEM)
    where.handle("b", opening("b"), SYSTEM)
    where.views.catch_up()
    assert where.views.failures() == {"obligations": "ZeroDivisionError: a mistake in the view"}
    switch["on"] = False
    where.views.catch_up()
    assert where.views.failures() == {}
    assert row_of(where.views, "b") is not None


def test_a_failure_that_another_process_has_made_good_is_over(place: Place) -> None:
    broken, _ = failing(OBLIGATIONS, on="a")
    one = place.open(views=(broken,))
    one.handle("a", opening("a"), SYSTEM)
    assert one.views.failures()
    other = place.open(views=(OBLIGATIONS,))
    assert other.views.behind() == 0
    one.views.catch_up()
    assert one.views.failures() == {}
    one.handle("b", opening("b"), SYSTEM)
    assert row_of(one.views, "b") is not None


def test_a_view_that_missed_a_chunk_goes_on_with_no_later_one(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infra.views.projector.CHUNK", 2)
    broken, switch = failing(OBLIGATIONS, on="b")
    where = place.open(views=(broken,))
    where.log.follower = lambda _: None
    for key in "abcdefg":
        where.handle(key, opening(key), SYSTEM)
    where.views.catch_up()
    assert list(where.views.failures()) == ["obligations"]
    assert where.views.behind() == 7
    switch["on"] = False
    where.views.catch_up()
    assert where.views.behind() == 0
    assert where.views.check() == []


def test_an_installation_opens_although_a_view_fails(place: Place) -> None:
    where = place.open()
    where.handle("a", opening("a"), SYSTEM)
    where.views.close()
    broken, switch = failing(replace(OBLIGATIONS, version=99), on="a")
    again = place.open(views=(broken,))
    assert list(again.views.failures()) == ["obligations"]
    again.handle("b", opening("b"), SYSTEM)
    switch["on"] = False
    again.views.catch_up()
    assert row_of(again.views, "a") is not None


# A store that is not to be had


@contextmanager
def locked(where: Opened) -> Iterator[None]:
    """Another process holds the views store."""
    database = where.views.database
    if not database.postgres:
        import sqlite3

        path = make_url(str(database.engine.url)).database
        assert path is not None
        with closing(sqlite3.connect(path, isolation_level=None)) as holder:
            holder.execute("begin immediate")
            yield
            holder.execute("rollback")
        return
    with psycopg.connect(database.engine.url.set(drivername="postgresql").render_as_string()) as h:
        h.execute(f'lock table "{database.store}".place in access exclusive mode')
        yield
        h.rollback()


def test_a_locked_views_store_delays_a_command_by_half_a_second_at_most(place: Place) -> None:
    where = place.open()
    where.handle("a", opening("a"), SYSTEM)
    with locked(where):
        slowest = 0.0
        for key in "bcd":
            began = time.perf_counter()
            where.handle(key, opening(key), SYSTEM)
            slowest = max(slowest, time.perf_counter() - began)
        assert list(where.views.failures()) == ["*"]
    assert slowest < 0.8
    assert where.log.size() == 5
    where.views.catch_up()
    assert where.views.failures() == {}
    assert where.views.check() == []


def test_a_catch_up_that_takes_long_does_not_keep_a_command_waiting(place: Place) -> None:
    where = place.open()
    begun, go = threading.Event(), threading.Event()

    def hold() -> None:
        with where.views.projector._lock:
            begun.set()
            go.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    begun.wait(10)
    began = time.perf_counter()
    where.handle("a", opening("a"), SYSTEM)
    assert time.perf_counter() - began < 0.6
    assert where.views.failures()
    go.set()
    holder.join()
    where.handle("b", opening("b"), SYSTEM)
    assert where.views.failures() == {}
    assert where.views.check() == []


def test_commands_go_on_when_the_views_store_is_gone(place: Place) -> None:
    where = place.open()
    where.handle("a", opening("a"), SYSTEM)
    with where.views.database.writing() as connection:
        connection.exec_driver_sql("drop table place")
        connection.exec_driver_sql("drop table snapshot")
    where.states.forget("obligation-a")
    where.handle("a", *life(DAY)[0])
    where.handle("b", opening("b"), SYSTEM)
    assert where.log.size() == 4
    assert where.views.failures()
    where.close()
    again = place.open()
    assert again.views.check() == []
    assert row_of(again.views, "b") is not None


def test_many_writers_and_views_end_up_equal(place: Place) -> None:
    where = place.open()

    def work(seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(12):
            where.desk.handle_all(wishes([chance.randrange(MANY) for _ in range(3)]))

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert where.views.behind() == 0
    assert where.views.check() == []
    assert where.trail.verify().holds


def test_a_command_can_be_repeated_by_its_key_over_all_that(place: Place) -> None:
    where = place.open()
    where.handle("a", opening("a"), SYSTEM)
    fulfil, by = life(DAY)[0]
    assert isinstance(fulfil, FulfilObligation)
    first = where.handle("a", fulfil, by, idempotency="k")
    again = where.handle("a", fulfil, CENTRE, idempotency="k")
    assert (again.position, again.repeated) == (first.position, True)
