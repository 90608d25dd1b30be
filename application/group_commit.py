"""Group commit by a promoted leader: no committer thread, no waiting for company.

A caller that finds nobody committing leads: it takes everything that waits and commits it in one
go. Then the served wake up one after another, each waking the next, and the last of them promotes
the first that waits. Woken all at once they would fight the new leader for the interpreter's lock
at each of its statements; woken in turn they are back with their next wish before it begins.
"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")


class _Caller(Generic[T]):
    __slots__ = ("failure", "gone", "items", "next", "served", "wake")

    def __init__(self, items: Sequence[T]) -> None:
        self.items = items
        self.served = False
        self.failure: BaseException | None = None
        self.next: _Caller[T] | None = None
        """Whom a served caller wakes before it goes on."""
        self.gone = False
        self.wake = threading.Lock()
        self.wake.acquire()


class GroupCommit(Generic[T]):
    """`submit` returns when every item has been through `commit`, together with whoever waited.

    `commit` answers each item on the item itself and does not raise for one of them; what it does
    raise is raised again to every caller of the batch.
    """

    def __init__(self, commit: Callable[[list[T]], None], most: int = 256) -> None:
        self._commit = commit
        self._most = most
        self._mutex = threading.Lock()
        self._waiting: deque[_Caller[T]] = deque()
        self._led = False
        self.batches = 0
        self.items = 0

    def submit(self, items: Sequence[T]) -> None:
        caller = _Caller(items)
        with self._mutex:
            self._waiting.append(caller)
            leads, self._led = not self._led, True
        if not leads:
            self._wait(caller)
        if not caller.served:
            self._lead()
        if caller.failure is not None:
            raise caller.failure

    def _wait(self, caller: _Caller[T]) -> None:
        """Until served, which is then passed on, or promoted."""
        try:
            caller.wake.acquire()
        except BaseException:
            self._leave(caller)
            raise
        if caller.served:
            self._pass_on(caller.next)

    def _lead(self) -> None:
        callers = self._take()
        batch = [item for caller in callers for item in caller.items]
        self.batches += 1
        self.items += len(batch)
        failure: BaseException | None = None
        try:
            self._commit(batch)
        except BaseException as error:
            failure = error
        for caller in callers:
            caller.failure = failure
            caller.served = True
        served = callers[1:]
        for one, following in pairwise(served):
            one.next = following
        self._pass_on(served[0] if served else None)

    def _take(self) -> list[_Caller[T]]:
        taken: list[_Caller[T]] = []
        count = 0
        with self._mutex:
            while self._waiting and (not taken or count < self._most):
                taken.append(self._waiting.popleft())
                count += len(taken[-1].items)
        return taken

    def _pass_on(self, following: _Caller[T] | None) -> None:
        """Wake the next one that was served; after the last of them, whoever leads next."""
        with self._mutex:
            while following is not None and following.gone:
                following = following.next
            if following is None and self._waiting:
                following = self._waiting[0]
            if following is not None:
                following.wake.release()
            else:
                self._led = False

    def _leave(self, caller: _Caller[T]) -> None:
        """An interrupted caller leaves; what it was to pass on is passed on all the same."""
        with self._mutex:
            caller.gone = True
            woken = caller.wake.acquire(blocking=False)
            if caller in self._waiting:
                self._waiting.remove(caller)
        if woken:
            self._pass_on(caller.next)
