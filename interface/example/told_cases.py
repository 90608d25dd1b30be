"""A case of the example: who brought it to a municipality, and what was said of it on which day."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random
from typing import TypeAlias

from application.people import Person
from domain.evidence import DecisionReference, OwnRecord
from domain.identity import uuid7_of
from domain.messages import Command, Message
from interface.doors import Doors
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement
from interface.example.dockets import Dockets
from interface.example.office import Office
from interface.example.papers import decision
from interface.example.people import PASSED_OVER, Invented, of
from interface.example.subjects import STORIES

Step: TypeAlias = tuple[date, Command, str]
"""On which day, what, and by which party."""


@dataclass(frozen=True)
class Told:
    doors: Doors
    cast: Cast
    office: Office
    client: str
    day: date
    number: int
    """In the order in which they came, so that each course is there early on."""
    category: str

    @cached_property
    def key(self) -> str:
        return uuid7_of(b"example", f"{self.category} {self.client} {self.day}")

    @property
    def stream(self) -> str:
        return f"{self.category}-{self.key}"

    @cached_property
    def person(self) -> Invented:
        """Somebody who was registered from the beginning, and whom no other story is about."""
        places = range(STORIES.stop, PASSED_OVER)
        known = [one for one in of(self.client) if one.place in places]
        return Random(f"{self.key}/who").choice(known)

    @property
    def about(self) -> dict[str, object]:
        """What every case of this kind begins with."""
        return {
            "agreement": agreement(self.client),
            "controller": self.client,
            "processor": CENTRE,
            "occurred_on": self.day,
        }

    def on(self, days: int) -> date:
        """So many days after it came, or the first working day after that."""
        return self.office.days.next_open(self.day + timedelta(days=days))

    def paper(self, kind: str) -> OwnRecord:
        number = Random(f"{self.key}/{kind}").randrange(1, 10**6)
        reference = f"Z-{self.client[:2].upper()}-{self.day:%Y}-{number:06}"
        return OwnRecord(kind=kind, system=f"zaaksysteem-{self.client}", reference=reference)

    def decision(self, made_known: date) -> DecisionReference:
        """Of the college, two working days before it was made known."""
        taken = self.office.days.nth_open_before(made_known, 2)
        number = Random(f"{self.key}/{made_known}").randrange(1, 90)
        return decision(self.client, "college", max(taken, self.day), number)

    def deeds(self, lodged: Message, steps: Iterable[Step]) -> Iterator[Deed]:
        dockets, at = Dockets(self.doors), self.office.moment(self.day, Random(self.key))
        yield dockets.begun(at, self.category, self.key, lodged, self._clerk(self.client))
        for place, (day, said, party) in enumerate(steps):
            at = self._next(at, day, place)
            yield dockets.gone_on(at, self.category, self.key, said, self._clerk(party))

    def _next(self, before: datetime, day: date, place: int) -> datetime:
        at = self.office.moment(day, Random(f"{self.key}/{place}"))
        return at if at > before else before + timedelta(minutes=7)

    def _clerk(self, party: str) -> Person:
        return self.cast.person(party, "clerk")


Course: TypeAlias = Callable[[Told], Sequence[Step]]


def cases_of(
    doors: Doors,
    cast: Cast,
    office: Office,
    last: date,
    category: str,
    *,
    first: date,
    every: tuple[int, int],
) -> Iterator[Told]:
    """One after the other, of each municipality; `every` are days between two, least and most."""
    for place, client in enumerate(CLIENTS):
        chance, day, number = Random(f"{category} of {client}"), first, place * 3
        while (day := office.days.next_open(day + timedelta(days=chance.randint(*every)))) < last:
            yield Told(doors, cast, office, client, day, number, category)
            number += 1
