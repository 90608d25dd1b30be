"""Views made anew: the same rows, however little memory there is and whoever helps."""

import os
import pickle
import random
import subprocess
import sys

import pytest

from infra.views import beside, filling
from infra.views.obligations import OBLIGATIONS
from tests.infra.test_projector import rows_of
from tests.infra.world import FEW, MANY, Opened, Place, live

COURSE = random.Random(5).choices(range(MANY), k=400)


def everything(where: Opened) -> dict[str, object]:
    return {view.name: rows_of(where.views, view) for view in FEW}


@pytest.fixture
def lived(place: Place) -> Opened:
    where = place.open()
    live(where, COURSE)
    return where


def test_rows_that_were_written_are_taken_back_when_they_move_again(
    lived: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(lived)
    monkeypatch.setattr(filling, "KEPT", 2)
    monkeypatch.setattr(filling, "BULK", 7)
    lived.views.rebuild()
    assert everything(lived) == before
    assert lived.views.check() == []


def test_a_second_process_does_its_share(lived: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(lived)
    monkeypatch.setattr(beside, "LONG", 1)
    monkeypatch.setattr(beside, "LATE", 0)
    heard: list[bool] = []
    did_it = beside.Other.did_it
    monkeypatch.setattr(beside.Other, "did_it", lambda it: heard.append(did_it(it)) or heard[-1])
    lived.views.rebuild()
    assert heard == [True]
    assert everything(lived) == before
    assert lived.views.check() == []


def test_each_stream_is_of_one_share() -> None:
    one, other = beside.shares(400_000)
    streams = [f"obligation-{number}" for number in range(10_000)]
    assert all(one(stream) != other(stream) for stream in streams)
    assert 0.5 < sum(map(one, streams)) / 10_000 < 0.6


def test_where_no_second_process_can_work_the_first_does_it_alone(
    lived: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(lived)
    monkeypatch.setattr(beside, "LONG", 1)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    lived.views.rebuild()
    assert everything(lived) == before


def test_a_second_process_without_its_parent_writes_nothing(lived: Opened) -> None:
    with lived.views.database.writing() as connection:
        connection.exec_driver_sql("delete from obligations_1_now")
        connection.exec_driver_sql("delete from obligations_1_was")
    all_of_them = beside.Share(0, first=False)
    asked = (
        lived.log.reader,
        lived.views.database,
        [(OBLIGATIONS, 1)],
        all_of_them,
        lived.log.size(),
        1,
    )
    assert os.getpid() != 1
    done = subprocess.run(
        [sys.executable, "-c", "from infra.views.beside import answer; answer()"],
        input=pickle.dumps(asked),
        capture_output=True,
        check=False,
    )
    assert b"nobody waits" in done.stderr
    assert rows_of(lived.views) == {"now": [], "was": []}
