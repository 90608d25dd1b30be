"""The desk for callers that must not wait in a thread: wishes gather while a batch is made durable.

One worker thread serves everybody. A server that hands each request to a thread of its own pays for
the hand-over (300 microseconds) more than for the decision.
"""

import asyncio
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import groupby

from application.noting import NOTED, refused
from application.transact import Desk, Receipt, Wish

MOST = 256

_Waiting = tuple[Wish, "asyncio.Future[Receipt]"]
_Answered = tuple[_Waiting, Receipt | Exception]


class Counter:
    """Loop and worker take turns: what one round of the loop brings in is one batch.

    A worker that begins with the first wish to come fights the loop for the interpreter's lock at
    every statement, and both lose more by that than the first wish gains.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="counter")
        self._noting = ThreadPoolExecutor(max_workers=1, thread_name_prefix="noting")
        self._waiting: deque[_Waiting] = deque()
        self._busy = False
        self._gathering: asyncio.AbstractEventLoop | None = None
        self._lock = threading.Lock()

    async def handle(self, wish: Wish) -> Receipt:
        """Durable when it returns. Raises the refusal, if it is refused."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Receipt] = loop.create_future()
        with self._lock:
            self._waiting.append((wish, answer))
            left = self._gathering is not None and self._gathering.is_closed()
            start, self._busy = not self._busy or left, True
            if start:
                self._gathering = loop
        if start:
            loop.call_soon(self._gather, loop, 0)
        return await answer

    def _gather(self, loop: asyncio.AbstractEventLoop, seen: int) -> None:
        """As long as each round of the loop brings more, there is more to take along."""
        waiting = len(self._waiting)
        if seen < waiting < MOST:
            loop.call_soon(self._gather, loop, waiting)
        else:
            self._gathering = None
            self._worker.submit(self._serve)

    def _serve(self) -> None:
        with self._lock:
            batch = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
        try:
            answers = self._desk.answer_all([wish for wish, _ in batch])
        except BaseException as error:  # answered, so that nobody waits for ever
            answers = [error if isinstance(error, Exception) else RuntimeError(repr(error))]
            answers *= len(batch)
        answered = list(zip(batch, answers, strict=True))
        if late := [one for one in answered if isinstance(one[1], NOTED)]:
            self._noting.submit(self._note, late)
            answered = [one for one in answered if not isinstance(one[1], NOTED)]
        _tell(answered)
        self._go_on()

    def _note(self, answered: list[_Answered]) -> None:
        """Who is refused waits until that is noted; nobody else does."""
        wishes, answers = [one[0] for one, _ in answered], [answer for _, answer in answered]
        try:
            self._desk.note(refused(wishes, answers))
        finally:
            _tell(answered)

    def _go_on(self) -> None:
        with self._lock:
            self._busy = bool(self._waiting)
            if not self._busy:
                return
            loop = self._gathering = self._waiting[0][1].get_loop()
        try:
            loop.call_soon_threadsafe(self._gather, loop, 0)
        except RuntimeError:  # that loop was closed: take what waits as it is
            self._gathering = None
            self._worker.submit(self._serve)

    def close(self) -> None:
        self._worker.shutdown()
        self._noting.shutdown()


def _tell(answered: list[_Answered]) -> None:
    """Each loop that somebody waits in is told what is its own."""
    for loop, group in groupby(answered, lambda one: one[0][1].get_loop()):
        with suppress(RuntimeError):  # a loop that was closed: nobody waits there any more
            loop.call_soon_threadsafe(_answer, list(group))


def _answer(answered: list[_Answered]) -> None:
    for (_, waiting), answer in answered:
        if waiting.done():  # whoever asked has gone; what was recorded stays recorded
            continue
        if isinstance(answer, Exception):
            waiting.set_exception(answer)
        else:
            waiting.set_result(answer)
