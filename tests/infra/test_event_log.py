"""The EventLog contract: what every log keeps, in memory, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from application.ports import Appended
from domain.errors import Conflict
from domain.trail.leaf import heads_line
from infra.event_log import reader
from infra.event_log.log import LibraryEventLog, PositionBeyondEnd
from infra.event_log.refusals import (
    AnotherDossier,
    ClockBehindLog,
    DossierMissing,
    IdempotencyKeyReused,
    StreamMovedOn,
)
from tests.infra.world import BY, START, Place, SetClock, append, noticed
from tests.memory_log import MemoryLog

Log = Any


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def log(request: pytest.FixtureRequest, clock: SetClock, tmp_path: Any) -> Iterator[Log]:
    if request.param == "memory":
        yield MemoryLog(clock)
        return
    server = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    place = Place(tmp_path, server, f"c{tmp_path.name[:40].replace('-', '_')}_")
    yield place.log(clock)
    place.close()


def test_what_was_recorded_is_read_back_equal(log: Log) -> None:
    events = [noticed(1), noticed(2)]
    answer = log.append(append("s-1", events=events))
    read = log.read("s-1")
    assert [one.event for one in read] == events == log.events("s-1")
    assert [(one.position, one.version, one.stream) for one in read] == [
        (1, 1, "s-1"),
        (2, 2, "s-1"),
    ]
    assert {(one.dossier, one.at) for one in read} == {("d", "2026-03-02T09:00:00.000000Z")}
    assert all(one.by == BY for one in read)
    assert answer == Appended(1, 2, read[0].at)


def test_a_stream_is_read_after_a_version(log: Log) -> None:
    log.append(append("s-1", events=3))
    assert [one.version for one in log.read("s-1", 2)] == [3]
    assert log.events("s-1", 2) == [noticed(2)]
    assert log.read("s-1", 3) == [] == log.events("s-2")


def test_the_slower_of_two_is_refused_and_leaves_no_trace(log: Log) -> None:
    log.append(append("s-1"))
    log.append(append("s-1", after=1))
    with pytest.raises(StreamMovedOn) as refused:
        log.append(append("s-1", after=1))
    assert isinstance(refused.value, Conflict)
    assert refused.value.facts == {"stream": "s-1"}
    assert log.size() == 2


def test_who_thinks_that_a_stream_is_further_is_refused_too(log: Log) -> None:
    log.append(append("s-1"))
    with pytest.raises(StreamMovedOn):
        log.append(append("s-1", after=2))


def test_a_stream_belongs_to_the_dossier_of_its_first_event(log: Log) -> None:
    log.append(append("s-1", dossier="d-1"))
    log.append(append("s-1", after=1))
    log.append(append("s-1", after=2, dossier="d-1"))
    with pytest.raises(AnotherDossier):
        log.append(append("s-1", after=3, dossier="d-2"))
    assert {one.dossier for one in log.read("s-1")} == {"d-1"}


def test_a_first_event_without_a_dossier_is_refused(log: Log) -> None:
    with pytest.raises(DossierMissing):
        log.append(append("s-1", dossier=None))
    assert log.size() == 0


def test_the_same_request_under_the_same_key_gets_the_same_answer(log: Log) -> None:
    first = log.append(append("s-1", key="a:k", request=b"open"))
    again = log.append(append("s-1", key="a:k", request=b"open"))
    assert (again.first, again.last, again.at) == (first.first, first.last, first.at)
    assert (first.repeated, again.repeated) == (False, True)
    assert log.size() == 1
    assert log.known("a:k", b"open") == again
    assert log.known("a:other", b"open") is None


def test_another_request_under_the_same_key_is_refused(log: Log) -> None:
    log.append(append("s-1", key="a:k", request=b"open"))
    with pytest.raises(IdempotencyKeyReused) as refused:
        log.append(append("s-2", key="a:k", request=b"fulfil"))
    assert refused.value.facts == {"key": "k"}
    with pytest.raises(IdempotencyKeyReused):
        log.known("a:k", b"fulfil")


def test_the_key_of_a_refused_wish_is_not_burnt(log: Log) -> None:
    log.append(append("s-1"))
    with pytest.raises(StreamMovedOn):
        log.append(append("s-1", key="a:k", request=b"first"))
    assert log.known("a:k", b"first") is None
    assert not log.append(append("s-1", after=1, key="a:k", request=b"second")).repeated


def test_a_key_tells_which_stream_it_began(log: Log) -> None:
    log.append(append("s-1", key="a:k1"))
    log.append(append("s-1", after=1, key="a:k2"))
    assert log.made("a:k1", "s-1")
    assert not log.made("a:k1", "s-2")
    assert not log.made("a:k2", "s-1")
    assert not log.made("a:k3", "s-1")


def test_of_many_wishes_each_fails_alone_and_no_position_is_lost(log: Log) -> None:
    answers = log.append_all(
        [
            append("s-1", events=2),
            append("s-2", dossier=None),
            append("s-1"),
            append("s-1", after=2),
            append("s-3", key="a:k"),
            append("s-3", key="a:k"),
        ]
    )
    assert [type(one) for one in answers] == [
        Appended, DossierMissing, StreamMovedOn, Appended, Appended, Appended,
    ]  # fmt: skip
    assert [(one.first, one.last) for one in answers if isinstance(one, Appended)] == [
        (1, 2), (3, 3), (4, 4), (4, 4),
    ]  # fmt: skip
    assert [one.position for one in log.since(0)] == [1, 2, 3, 4]


def test_a_leaf_is_known_by_stream_and_version(log: Log) -> None:
    log.append(append("s-1", events=2))
    leaves = [log.leaf_of("s-1", version) for version in (1, 2)]
    assert len({*leaves}) == 2
    assert all(len(leaf) == 32 for leaf in leaves)
    assert log.leaf_of("s-1", 3) is None


def test_a_moment_has_a_position_and_a_position_its_moment(log: Log, clock: SetClock) -> None:
    for _ in range(5):
        log.append(append(f"s-{log.size()}", events=2))
        clock.passes(hours=1)
    assert log.position_at(START - timedelta(microseconds=1)) == 0
    assert log.position_at(START) == 2
    assert log.position_at(START + timedelta(hours=1, microseconds=-1)) == 2
    assert log.position_at(START + timedelta(days=1)) == 10
    for position in range(1, 11):
        assert log.position_at(log.moment_at(position)) == (position + 1) // 2 * 2
    for beyond in (0, 11):
        with pytest.raises(PositionBeyondEnd):
            log.moment_at(beyond)


def test_a_moment_long_ago_has_no_position(log: Log) -> None:
    log.append(append("s-1"))
    assert log.position_at(START.replace(year=999)) == 0


def test_recorded_time_never_goes_back(log: Log, clock: SetClock) -> None:
    log.append(append("s-1"))
    clock.passes(seconds=-5)
    log.append(append("s-1", after=1))
    clock.passes(seconds=-0.001)
    with pytest.raises(ClockBehindLog):
        log.append(append("s-1", after=2))
    clock.passes(seconds=20)
    log.append(append("s-1", after=2))
    assert [one.at[11:19] for one in log.read("s-1")] == ["09:00:00", "09:00:00", "09:00:14"]


def test_everything_after_a_position_is_read_in_its_order(log: Log) -> None:
    for number in range(6):
        log.append(append(f"s-{number % 3}", after=number // 3))
    assert [one.position for one in log.since(0)] == [1, 2, 3, 4, 5, 6]
    assert [one.position for one in log.since(2, 4)] == [3, 4]
    assert [one.position for one in log.since(4, 99)] == [5, 6]
    assert list(log.since(6)) == []


def test_pages_join_without_a_seam_and_leaves_that_are_no_events_are_passed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = place.log()
    place.trail(log).found()
    for number in range(9):
        log.append(append(f"s-{number}"))
        if number % 3 == 0:
            log.append_leaf(_heads)
    expected = [(one.position, one.event) for one in log.since(0)]
    assert len(expected) == 9
    assert log.size() == 13
    for page in (1, 2, 3, 9, 13):
        assert [(r.position, r.event) for r in _paged(place, page, monkeypatch)] == expected


def _paged(place: Place, page: int, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(reader, "PAGE", page)
    return list(place.log().since(0))


def _heads(at: str, idx: int) -> bytes:
    return heads_line(at, idx, "0" * 64, 0)


def test_a_refused_batch_that_begins_with_a_bad_clock_answers_everyone(
    place: Place, clock: SetClock
) -> None:
    log: LibraryEventLog = place.log(clock)
    log.append(append("s-1"))
    clock.passes(minutes=-1)
    answers = log.append_all([append("s-2"), append("s-3")])
    assert [type(one) for one in answers] == [ClockBehindLog, ClockBehindLog]
    assert log.size() == 1
