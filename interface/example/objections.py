"""Objections of the example: against what, how each goes, and which go before a court."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from operator import itemgetter
from random import Random

from domain.identity import uuid7_of
from domain.mandate.events import Office as Organ
from domain.objection.commands import LodgeObjection
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement
from interface.example.dockets import Dockets
from interface.example.objection_courses import COURSES, Course
from interface.example.office import Office
from interface.example.people import PASSED_OVER, Invented, of
from interface.example.subjects import STORIES

FIRST = date(2020, 2, 10)
EVERY = (33, 55)
"""Days between two objections to one municipality's decisions, at least and at most."""
PRODUCTS = (
    ("direct.a.1.2", "head-of-income", "De aanvraag is afgewezen op een verkeerd inkomen."),
    ("direct.a.1.7", "head-of-income", "De boete is te hoog: de inlichting kwam op tijd."),
    ("direct.a.1.10", "head-of-income", "De uitkering is een maand verlaagd zonder reden."),
    (
        "direct.a.1.14",
        "head-of-income",
        "De uitkering is beëindigd, maar er is geen ander inkomen.",
    ),
    ("direct.a.1.8", "head-of-work", "Deze werkverplichting gaat niet samen met de zorg thuis."),
    ("direct.a.1.5", "head-of-income", "Het vermogen is twee keer geteld."),
)
"""What is objected to, which function decided it in mandate, and why."""


def objections(doors: Doors, cast: Cast, office: Office, last: date) -> Iterator[Deed]:
    """Everything that is done about objections between the first day and a last one."""
    for place, client in enumerate(CLIENTS):
        chance, day, number = Random(f"objections of {client}"), FIRST, place * 7
        while (day := office.days.next_open(day + timedelta(days=chance.randint(*EVERY)))) < last:
            yield from _Objected(doors, cast, office, client, day, number).deeds()
            number += 1


@dataclass(frozen=True)
class _Objected:
    doors: Doors
    cast: Cast
    office: Office
    client: str
    day: date
    number: int

    @cached_property
    def key(self) -> str:
        return uuid7_of(b"example", f"objection {self.client} {self.day}")

    @cached_property
    def person(self) -> Invented:
        """Somebody who was registered from the beginning, and whom no other story is about."""
        places = range(STORIES.stop, PASSED_OVER)
        known = [one for one in of(self.client) if one.place in places]
        return Random(f"{self.key}/who").choice(known)

    def deeds(self) -> Iterator[Deed]:
        dockets = Dockets(self.doors)
        make, late = COURSES[self.number % len(COURSES)]
        lodged, clerk = self._lodged(late=late), self.cast.person(self.client, "clerk")
        at = self.office.moment(self.day, Random(self.key))
        yield dockets.begun(at, "objection", self.key, lodged, clerk)
        course = Course(self.office, self.client, self.day, self.key)
        for day, post, said in sorted(make(course), key=itemgetter(0)):
            at = self.office.at_sitting(at, day)
            centre = post == "centre"
            by = self.cast.person(CENTRE if centre else self.client, "clerk" if centre else post)
            yield dockets.gone_on(at, "objection", self.key, said, by)

    def _lodged(self, *, late: bool) -> LodgeObjection:
        product, function, why = PRODUCTS[self.number % len(PRODUCTS)]
        chance = Random(f"{self.key}/decision")
        earlier = chance.randint(60, 75) if late else chance.randint(12, 38)
        notified = self.day - timedelta(days=earlier)
        number = f"{self.client[:2].upper()}-{chance.randrange(100, 9999):04}"
        return LodgeObjection(
            agreement=agreement(self.client),
            controller=self.client,
            processor=CENTRE,
            occurred_on=self.day,
            objector=self.person.key,
            product=product,
            reference=f"PW-{notified:%Y}-{number}",
            notified_on=notified,
            taken_by=Organ(party=CENTRE, organ=function),
            by_mandate=True,
            grounds=None if self.number % 5 == 4 else Plain(text=why),
        )
