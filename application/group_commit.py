"""Group commit by a promoted leader: no committer thread, no waiting for company.

A caller that finds nobody committing leads: it takes everything that waits, commits it in one go,
and promotes the next caller that waits. While one batch is being made durable the next one gathers.
"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class _Caller(Generic[T]):
    __slots__ = ("failure", "items", "leads", "served", "wake")

    def __init__(self, items: Sequence[T]) -> None:
        self.items = items
        self.leads = False
        self.served = False
        self.failure: BaseException | None = None
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
            if not self._led:
                self._led = caller.leads = True
        if not caller.leads:
            caller.wake.acquire()
        if not caller.served:
            self._lead()
        if caller.failure is not None:
            raise caller.failure

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
        self._release(callers, failure)

    def _take(self) -> list[_Caller[T]]:
        taken: list[_Caller[T]] = []
        count = 0
        with self._mutex:
            while self._waiting and (not taken or count < self._most):
                taken.append(self._waiting.popleft())
                count += len(taken[-1].items)
        return taken

    def _release(self, callers: list[_Caller[T]], failure: BaseException | None) -> None:
        """Promote the next caller first, so that it can start while these wake up."""
        with self._mutex:
            if self._waiting:
                self._waiting[0].wake.release()
            else:
                self._led = False
        for caller in callers:
            caller.failure = failure
            caller.served = True
            caller.wake.release()
