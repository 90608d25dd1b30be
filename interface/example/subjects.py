"""What is recorded of the data subjects: who they are, where they moved, what is restricted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import groupby
from random import Random

from application.data_subjects import NewDataSubject
from application.people import Person
from application.transact import Wish
from domain.data_subject.commands import LiftRestriction, RectifyDataSubject, RestrictProcessing
from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.events import RestrictionGround
from domain.messages import Command
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.office import Office, day_of
from interface.example.people import Invented, of

PASSING = dict(zip(CLIENTS, (amsterdam(2020, 2, day, 10, 35) for day in (18, 20, 25)), strict=True))
"""When the data of a municipality passed over."""
CONTESTED, HELD = 12, 13
"""Places of those whose data are restricted: one for some months, one ever since."""
STORIES = range(16)
"""Places of those whose story is told: here or elsewhere."""
MOVES = range(40, 60)
"""Places of those who move once."""


@dataclass(frozen=True)
class Subjects:
    doors: Doors
    cast: Cast
    office: Office

    def __iter__(self) -> Iterator[Deed]:
        for client in CLIENTS:
            for at, some in groupby(of(client), self._arrival):
                yield Deed(at, partial(self._register, at, tuple(some)))
            for place in MOVES:
                yield self._moved(of(client)[place])
            yield from self._restricted(of(client)[CONTESTED], of(client)[HELD])

    def _arrival(self, person: Invented) -> datetime:
        if person.since is None:
            return PASSING[person.client]
        return self.office.moment(person.since, Random(person.key))

    def _register(self, at: datetime, some: tuple[Invented, ...]) -> list[Wish]:
        """What is wished at one moment is sealed and recorded together."""
        clerk, registering = self.cast.person(CENTRE, "clerk"), self.doors.data_subjects.registering
        return [registering(stated(one, day_of(at)), clerk) for one in some]

    def _moved(self, person: Invented) -> Deed:
        day = date(2020, 6, 1) + timedelta(days=Random(f"{person.key}/moves").randrange(2200))
        moved = partial(RectifyDataSubject, address=Plain(text=person.moved_to))
        return self._deed(person, day, moved, self.cast.person(person.client, "clerk"))

    def _restricted(self, contested: Invented, held: Invented) -> Iterator[Deed]:
        officer = self.cast.person(contested.client, "privacy-officer")
        first = date(2021, 4, 6) + timedelta(days=Random(contested.key).randrange(90))
        last = first + timedelta(days=70)
        ground = RestrictionGround.ACCURACY_CONTESTED
        yield self._deed(contested, first, partial(RestrictProcessing, ground=ground), officer)
        lifted = partial(LiftRestriction, told_on=last - timedelta(days=3))
        yield self._deed(contested, last, lifted, officer)
        needed = partial(RestrictProcessing, ground=RestrictionGround.NEEDED_BY_DATA_SUBJECT)
        yield self._deed(held, last + timedelta(days=200), needed, officer)

    def _deed(self, person: Invented, day: date, said: Callable[..., Command], by: Person) -> Deed:
        open_day = self.office.days.next_open(day)
        at = self.office.moment(open_day, Random(f"{person.key}/{day}"))
        command = said(occurred_on=open_day)
        return Deed(at, lambda: (Wish(DATA_SUBJECT, person.key, command, by),))


def stated(person: Invented, on: date) -> NewDataSubject:
    """As somebody says who it is."""
    return NewDataSubject(
        agreement=agreement(person.client),
        occurred_on=on,
        controller=person.client,
        subject=person.key,
        name=Plain(text=person.name),
        number=Plain(text=person.number),
        born=Plain(text=person.born.isoformat()),
        address=Plain(text=person.address),
    )
