"""Who looked at whom, and what for: clerks at their work, by purpose and product."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random

from application.openings import Trace
from application.people import Person
from application.transact import Wish
from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.state import DataSubject
from domain.identity import uuid7_of
from domain.opening.asked import FindDataSubject, OpenSealed, Purpose
from domain.opening.refusals import OpeningElsewhere
from domain.sealed import Plain, Sealed
from interface.doors import Doors
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed
from interface.example.office import Office
from interface.example.people import PASSED_OVER, Invented, of
from interface.example.subjects import STORIES

FIRST = date(2020, 3, 2)
EVERY = (90, 150)
"""Days between two sessions for one municipality, at least and at most."""
WORK = (
    (Purpose.ESTABLISH, "direct.a.1.2"),
    (Purpose.CARRY_OUT, "direct.d.1.1"),
    (Purpose.CARRY_OUT, "direct.a.1.5"),
    (Purpose.ENFORCE, "direct.c.2"),
    (Purpose.END, "direct.a.1.14"),
)
"""What for, and for which product."""
NEEDED = {
    Purpose.ESTABLISH: ("name", "number", "born", "address"),
    Purpose.ENFORCE: ("name", "number", "address"),
    Purpose.CARRY_OUT: ("name",),
    Purpose.END: ("name", "address"),
}
"""Nobody opens more than the purpose asks for."""
ASTRAY = date(2021, 9, 21)
"""When a clerk of Stein tried somebody of Beek, and was refused."""


@dataclass(frozen=True)
class Looks:
    doors: Doors
    cast: Cast
    office: Office
    last: date

    def __iter__(self) -> Iterator[Deed]:
        for client in CLIENTS:
            chance, day = Random(f"looks at {client}"), FIRST
            while (day := self._open(day + timedelta(days=chance.randint(*EVERY)))) < self.last:
                yield self._session(client, day)
        astray = partial(self._astray, of("beek")[PASSED_OVER - 1])
        yield Deed(self.office.moment(ASTRAY, Random("astray")), astray)

    def _open(self, day: date) -> date:
        return self.office.days.next_open(day)

    def _session(self, client: str, day: date) -> Deed:
        """A few people in a row; one in three is looked up by number first."""
        chance = Random(f"look at {client} on {day}")
        whom = chance.sample(_there(client, day), chance.randint(2, 4))
        who = chance.choice(((client, "clerk"), (CENTRE, "clerk"), (CENTRE, "second-clerk")))
        purpose, product = chance.choice(WORK)
        asked = FindDataSubject(number=Plain(text=whom[0].number), purpose=purpose, product=product)
        look = partial(self._look, whom, asked, self.cast.person(*who), chance.random() < 0.34)
        return Deed(self.office.moment(day, chance), look)

    def _look(
        self, whom: list[Invented], asked: FindDataSubject, by: Person, find: bool
    ) -> tuple[Wish, ...]:
        trace = _trace(f"{whom[0].key}/{self.doors.clock.now()}")
        if find:
            self.doors.data_subjects.find(asked, by, trace, trace.id)
        fields = [one for each in whom for one in self._sealed(each, NEEDED[asked.purpose])]
        if fields:
            opened = OpenSealed(fields=tuple(fields), purpose=asked.purpose, product=asked.product)
            self.doors.openings.open(opened, by, trace, trace.id)
        return ()

    def _sealed(self, person: Invented, names: tuple[str, ...]) -> list[Sealed]:
        """Nothing of whose data are kept and not otherwise processed."""
        _, state = self.doors.desk.states.read(DATA_SUBJECT, DATA_SUBJECT.stream(person.key))
        assert isinstance(state, DataSubject)
        if state.restricted is not None:
            return []
        known = self.doors.data_subjects.register.one(person.key, self.doors.moments.resolve(None))
        return [known.fields[name] for name in names]

    def _astray(self, person: Invented) -> tuple[Wish, ...]:
        """The refusal is on record, and nothing was read."""
        fields = tuple(self._sealed(person, ("name",)))
        purpose, product = WORK[0]
        asked = OpenSealed(fields=fields, purpose=purpose, product=product)
        trace, by = _trace("astray"), self.cast.person("stein", "clerk")
        with suppress(OpeningElsewhere):
            self.doors.openings.open(asked, by, trace, trace.id)
        return ()


def _there(client: str, day: date) -> list[Invented]:
    """Who was registered by then, and whom nothing else is told about."""
    return [
        one
        for one in of(client)
        if one.place not in STORIES
        if one.since is None or one.since + timedelta(days=14) < day
    ]


def _trace(words: str) -> Trace:
    return Trace(uuid7_of(b"example", f"trace {words}").replace("-", ""))
