"""The data subjects: three hundred people who do not exist, and look it.

Named after herbs and landscapes, living in places that are on no map. Their numbers pass the check
(elfproef) and begin with 9999, as those of test data do by custom; the tests of this program have
those that begin with 99990, the example has the others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import product
from random import Random

from domain.citizen_service_number import written
from domain.identity import uuid7_of
from interface.example.cast import CLIENTS

EACH = 100
"""Data subjects of one municipality."""
PASSED_OVER = 75
"""Of whom the data passed over when the partnership began; the others came one by one."""
NUMBERS = range(999910000, 1_000_000_000)
HERBS = (
    "Alsem", "Bieslook", "Citroenmelisse", "Dragon", "Engelwortel", "Fenegriek", "Goudsbloem",
    "Hysop", "Kervel", "Lavas", "Munt", "Oregano", "Pimpernel", "Rozemarijn", "Saffraan", "Tijm",
    "Venkel", "Waterkers", "Zuring",
)  # fmt: skip
COLOURS = ("Groen", "Zilver", "Amber", "Kobalt", "Purper", "Roest", "Ivoor")
THINGS = ("wilg", "haven", "molen", "toren", "akker", "brug", "linde", "beek")
_STREETS = ("Luchtkasteel", "Fabel", "Denkbeeld", "Spiegelbeeld", "Dagdroom", "Sprookjes")
PLACES = ("Nergenshuizen", "Verzonnenbeek", "Schijnveld")


@dataclass(frozen=True)
class Invented:
    """One of them, as somebody would state it."""

    client: str
    """The municipality whose college is data controller."""
    place: int
    """In the order in which they came."""
    name: str
    number: str
    born: date
    address: str
    since: date | None
    """The day on which they came; None for whom the data passed over."""

    @cached_property
    def key(self) -> str:
        """The pseudonym."""
        return uuid7_of(b"example", f"data subject {self.client} {self.place}")

    @property
    def moved_to(self) -> str:
        """Where they live after they moved."""
        return _address(Random(f"{self.key}/moved"))


@cache
def people() -> tuple[Invented, ...]:
    """The same three hundred each time."""
    chance = Random("data subjects")
    surnames = [colour + thing for colour, thing in product(COLOURS, THINGS)]
    names = [f"{herb} {surname}" for herb, surname in product(HERBS, surnames)]
    number = _numbers(chance)
    chosen = iter(chance.sample(names, EACH * len(CLIENTS)))
    return tuple(
        Invented(
            client=client,
            place=place,
            name=next(chosen),
            number=next(number),
            born=date(1955, 1, 1) + timedelta(days=chance.randrange(45 * 365)),
            address=_address(chance),
            since=_since(place, chance),
        )
        for client in CLIENTS
        for place in range(EACH)
    )


@cache
def of(client: str) -> tuple[Invented, ...]:
    """Those of one municipality, by place."""
    return tuple(one for one in people() if one.client == client)


def _numbers(chance: Random) -> Iterator[str]:
    seen = set[int]()
    while True:
        drawn = chance.choice(NUMBERS)
        if drawn not in seen and written(str(drawn)) is not None:
            seen.add(drawn)
            yield str(drawn)


def _address(chance: Random) -> str:
    """A postal code begins with 1 to 9, so that nobody lives at one with zeros."""
    street = chance.choice(_STREETS) + chance.choice(("laan", "plein", "weg"))
    letters = "".join(chance.choices("ABCDEGHJK", k=2))
    return f"{street} {chance.randrange(1, 300)}, 0000 {letters} {chance.choice(PLACES)}"


def _since(place: int, chance: Random) -> date | None:
    if place < PASSED_OVER:
        return None
    days = 90 * (place - PASSED_OVER) + chance.randrange(60)
    return date(2020, 3, 23) + timedelta(days=days)
