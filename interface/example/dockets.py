"""How cases of any kind are recorded in the example: under keys that say what they are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from application.people import Person
from application.transact import Wish
from domain.messages import Command, Message
from interface.doors import Doors
from interface.example.cases import named
from interface.example.deeds import Deed

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True)
class Dockets:
    doors: Doors

    def begun(self, at: datetime, category: str, key: str, asked: Message, by: Person) -> Deed:
        return Deed(at, partial(self._begin, category, key, asked, by))

    def gone_on(self, at: datetime, category: str, key: str, asked: Command, by: Person) -> Deed:
        return Deed(at, partial(self._go_on, category, key, asked, by))

    def _begin(self, category: str, key: str, asked: Message, by: Person) -> tuple[Wish, ...]:
        return (named(self.doors.dockets[category].beginning(asked, by), key),)

    def _go_on(self, category: str, key: str, asked: Command, by: Person) -> tuple[Wish, ...]:
        return (self.doors.dockets[category].wish(key, asked, by),)
