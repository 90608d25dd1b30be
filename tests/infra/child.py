"""What other processes do in tests: they write, and tell on a pipe what was answered to them."""

import random
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from application.people import SYSTEM
from application.transact import Receipt
from domain.errors import Conflict
from tests.infra.world import TODAY, Opened, Place, life, opening, wish

THREADS = 4


@dataclass(frozen=True)
class Where:
    """A place, as it can be told to another process."""

    folder: Path
    server: str | None
    prefix: str

    def place(self) -> Place:
        return Place(self.folder, self.server, self.prefix)


def where(place: Place) -> Where:
    return Where(place.folder, place.server, place.prefix)


@dataclass
class Answered:
    """Tells each receipt, one message for each."""

    pipe: Connection

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def tell(self, receipt: Receipt) -> None:
        with self._lock:
            self.pipe.send((receipt.id, receipt.version, receipt.position))


def write_for_ever(there: Where, pipe: Connection, seed: int) -> None:
    """Until it is killed."""
    opened, answered = there.place().open(), Answered(pipe)

    def work(thread: int) -> None:
        number = 0
        while True:
            number += 1
            key = f"k{seed}-{thread}-{number}"
            answered.tell(opened.handle(key, opening(key), SYSTEM, idempotency=key))
            answered.tell(opened.handle(key, *life(TODAY)[number % 4]))
            if number % 10 == 0:
                opened.trail.sign()

    threads = [threading.Thread(target=work, args=(thread,)) for thread in range(THREADS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def write_beside_another(there: Where, pipe: Connection, times: int, mark: str) -> None:
    """On streams of its own and on some that others write too; ends with what failed."""
    place = there.place()
    opened, answered = place.open(), Answered(pipe)
    failed: list[str] = []

    def work(thread: int) -> None:
        chance = random.Random(f"{mark}{thread}")
        for number in range(times):
            key = f"{mark}{thread}-{number}" if number % 2 else f"shared{chance.randrange(5)}"
            for answer in _both(opened, key, chance):
                if isinstance(answer, Receipt):
                    answered.tell(answer)
                elif not _lost(answer):
                    failed.append(repr(answer))

    threads = [threading.Thread(target=work, args=(thread,)) for thread in range(THREADS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    pipe.send((failed, opened.views.failures()))
    place.close()


def _both(opened: Opened, key: str, chance: random.Random) -> list[Receipt | Exception]:
    asked = [(opening(key), SYSTEM), chance.choice(life(TODAY))]
    return opened.desk.handle_all([wish(key, command, by) for command, by in asked])


def _lost(answer: Exception) -> bool:
    """Refused by a rule, or slower than another: that is in order."""
    return isinstance(answer, Conflict) or type(answer).__module__.startswith("domain.")
