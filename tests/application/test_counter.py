"""The counter: many callers that await, one worker, everyone gets their own answer."""

import asyncio
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from application.counter import Counter
from application.noting import Refusing
from application.people import SYSTEM, Person, Role
from application.transact import Receipt, Wish
from domain.errors import Broken
from domain.obligation.commands import NoticeOverdue
from domain.obligation.decisions import OBLIGATION


@dataclass
class SlowDesk:
    """Answers each wish with its key's number, refuses keys that begin with `no`."""

    batches: list[list[str]] = field(default_factory=list)
    fails: bool = False
    noted: list[Refusing] = field(default_factory=list)
    go: threading.Event = field(default_factory=threading.Event)
    noting: threading.Event = field(default_factory=threading.Event)

    def answer_all(self, wishes: Sequence[Wish]) -> list[Receipt | Exception]:
        self.go.wait(10)
        self.batches.append([wish.key for wish in wishes])
        time.sleep(0.001)
        if self.fails:
            raise RuntimeError("the desk itself")
        return [
            Broken() if wish.key.startswith("no") else Receipt(wish.key, len(wish.key), 1)
            for wish in wishes
        ]

    def note(self, refusals: Sequence[Refusing]) -> None:
        self.noting.wait(10)
        self.noted.extend(refusals)


@pytest.fixture
def desk() -> SlowDesk:
    slow = SlowDesk()
    slow.go.set()
    slow.noting.set()
    return slow


@pytest.fixture
def counter(desk: SlowDesk) -> Iterator[Counter]:
    made = Counter(desk)  # type: ignore[arg-type]
    yield made
    desk.go.set()
    desk.noting.set()
    made.close()


def wish(key: str, by: Person = SYSTEM) -> Wish:
    return Wish(OBLIGATION, key, NoticeOverdue(), by)


async def ask_all(counter: Counter, keys: list[str]) -> list[Any]:
    return await asyncio.gather(
        *(counter.handle(wish(key)) for key in keys), return_exceptions=True
    )


def test_everyone_gets_their_own_answer_and_company_shares_a_commit(
    counter: Counter, desk: SlowDesk
) -> None:
    keys = [f"{'no' if number % 5 == 0 else 'k'}{number}" for number in range(600)]
    answers = asyncio.run(ask_all(counter, keys))
    for key, answer in zip(keys, answers, strict=True):
        if key.startswith("no"):
            assert isinstance(answer, Broken)
        else:
            assert answer.id == key
    assert sorted(key for batch in desk.batches for key in batch) == sorted(keys)
    assert max(map(len, desk.batches)) <= 256
    assert len(desk.batches) < 20


def test_one_alone_is_answered(counter: Counter) -> None:
    async def one_after_another() -> list[str]:
        return [(await counter.handle(wish(f"k{number}"))).id for number in range(20)]

    assert asyncio.run(one_after_another()) == [f"k{number}" for number in range(20)]


def test_who_is_refused_waits_for_its_noting_and_nobody_else_does(
    counter: Counter, desk: SlowDesk
) -> None:
    desk.noting.clear()
    clerk = Person("a-1", "beek", frozenset({Role.CLERK}))

    async def asked() -> list[Any]:
        refused = asyncio.create_task(counter.handle(wish("no", clerk)))
        beside = [await counter.handle(wish(f"k{number}")) for number in range(5)]
        waiting = refused.done()
        desk.noting.set()
        return [waiting, len(beside), *await asyncio.gather(refused, return_exceptions=True)]

    waiting, beside, answer = asyncio.run(asked())
    assert (waiting, beside, type(answer)) == (False, 5, Broken)
    assert [(one.by, one.code) for one in desk.noted] == [(clerk, Broken.code)]


def test_who_has_gone_keeps_nobody_waiting(counter: Counter, desk: SlowDesk) -> None:
    desk.go.clear()

    async def some_go() -> list[Any]:
        tasks = [asyncio.create_task(counter.handle(wish(f"k{number}"))) for number in range(9)]
        await asyncio.sleep(0.02)
        for task in tasks[::2]:
            task.cancel()
        await asyncio.sleep(0)
        desk.go.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    answers = asyncio.run(some_go())
    assert [type(one) for one in answers] == [
        asyncio.CancelledError if number % 2 == 0 else Receipt for number in range(9)
    ]
    assert sum(map(len, desk.batches)) == 9


def test_when_the_desk_itself_fails_everyone_is_told_and_the_next_is_served(
    counter: Counter, desk: SlowDesk
) -> None:
    desk.fails = True
    answers = asyncio.run(ask_all(counter, ["a", "b"]))
    assert [str(one) for one in answers] == ["the desk itself"] * 2
    desk.fails = False
    [answer] = asyncio.run(ask_all(counter, ["c"]))
    assert answer.id == "c"


def test_a_loop_that_ended_takes_nobody_along(counter: Counter, desk: SlowDesk) -> None:
    desk.go.clear()

    async def leave() -> None:
        task = asyncio.create_task(counter.handle(wish("left")))
        await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(leave())
    threading.Timer(0.02, desk.go.set).start()
    [answer] = asyncio.run(ask_all(counter, ["stayed"]))
    assert answer.id == "stayed"
    assert sorted(key for batch in desk.batches for key in batch) == ["left", "stayed"]


def test_callers_of_two_loops_are_served_together(counter: Counter, desk: SlowDesk) -> None:
    desk.go.clear()
    found: list[Any] = []

    def run(mark: str) -> None:
        found.extend(asyncio.run(ask_all(counter, [f"{mark}{number}" for number in range(5)])))

    threads = [threading.Thread(target=run, args=(mark,)) for mark in "xy"]
    for thread in threads:
        thread.start()
    time.sleep(0.05)
    desk.go.set()
    for thread in threads:
        thread.join(10)
    assert sorted(one.id for one in found) == sorted(f"{m}{n}" for m in "xy" for n in range(5))
