"""The life itself: deeds in the order of their moments, through the services that people use."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Protocol

from application.people import Person
from application.ports import Clock
from application.trail import Progress
from application.transact import Wish
from domain.calendar.period import successive
from domain.obligation.decisions import OBLIGATION
from domain.obligation.events import ObligationOpened
from domain.obligation.state import Obligation
from domain.occurrences import RecordOccurrence
from interface.doors import Doors
from interface.example.amendments import Amendments
from interface.example.cases import CasesOfData
from interface.example.cast import Cast
from interface.example.checks import Checks
from interface.example.complaints import complaints
from interface.example.consents import Consents
from interface.example.deeds import BEGINS, SIGNATURES, Act, Deed, Deeds, agreement
from interface.example.defaults import defaults
from interface.example.destruction import Destruction
from interface.example.emergencies import Pandemic, calamities
from interface.example.incidents import Incident, incidents
from interface.example.indicators import Indicators
from interface.example.information import information
from interface.example.informing import Informed
from interface.example.looks import Looks
from interface.example.objections import objections
from interface.example.office import Office, day_of, night
from interface.example.papers import Papers
from interface.example.powers import Powers
from interface.example.register import Register
from interface.example.reports import Reports
from interface.example.requests import requests
from interface.example.stories import turn
from interface.example.subjects import Subjects
from interface.example.tale import Step, Tale
from interface.example.talks import Talks

IN_FORCE = date(2020, 1, 1)


class MovedClock(Clock, Protocol):
    def move_to(self, moment: datetime) -> None: ...


@dataclass
class Life:
    doors: Doors
    clock: MovedClock
    cast: Cast
    until: datetime
    _agenda: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=count)
    _looks: set[datetime] = field(default_factory=set)
    _seen: int = 0

    def __post_init__(self) -> None:
        self.office = Office(self.doors.terms.tables.holidays.atw.open_days)
        self.papers = Papers(self.doors.documents)

    def play(self, progress: Progress) -> None:
        """Everything from the registration to the last moment."""
        deeds = Deeds(self.doors, self.cast)
        deeds.register()
        self._plan((*deeds, *CasesOfData(self.doors, self.cast)))
        first, total = day_of(self.clock.now()), self.until - self.clock.now()
        while self._agenda and self._agenda[0][0] <= self.until:
            at = self._agenda[0][0]
            self.clock.move_to(at)
            self._handle([wish for act in self._acts_at(at) for wish in act()])
            progress((day_of(at) - first).days, total.days)
        self.clock.move_to(self.until)
        self.doors.timers.tick()

    def _acts_at(self, at: datetime) -> Iterable[Act]:
        while self._agenda and self._agenda[0][0] == at:
            yield heappop(self._agenda)[2]

    def _handle(self, wishes: list[Wish]) -> None:
        for wish, answer in zip(wishes, self.doors.desk.handle_all(wishes), strict=True):
            if isinstance(answer, Exception):
                raise answer
            self.doors.reacting.reactions.follow(wish, answer)

    # What is known beforehand

    def _plan(self, deeds: Iterable[Deed]) -> None:
        for deed in deeds:
            self._at(deed.at, deed.act)
            self._look(deed.at + timedelta(minutes=1))
        for deed in self._of_persons():
            self._at(deed.at, deed.act)
        for month in successive("month", day_of(BEGINS + timedelta(days=31))):
            if month.first > day_of(self.until):
                break
            self._look(night(month.first))
        for client, party, signed, _ in SIGNATURES:
            if client == party:
                first = max(IN_FORCE, signed.date())
                for one in incidents(agreement(client), client, first, day_of(self.until)):
                    self._happens(one)

    def _of_persons(self) -> Iterator[Deed]:
        doors, people, last = self.doors, self.cast, day_of(self.until)
        yield from Register(doors, people)
        yield from Subjects(doors, people, self.office)
        yield from Consents(doors, people)
        yield from Informed(doors, people, self.office)
        yield from Destruction(doors, people)
        yield from Indicators(doors, people, self.office)
        yield from Reports(doors, people, self.office)
        yield from Talks(doors, people, self.office)
        yield from Checks(doors, people, self.office)
        yield from Looks(doors, people, self.office, last)
        yield from requests(doors, people, self.office, last)
        yield from Powers(doors, people)
        yield from objections(doors, people, self.office, last)
        yield from complaints(doors, people, self.office, last)
        yield from information(doors, people, self.office, last)
        yield from defaults(doors, people, self.office, last)
        yield from calamities(doors, people, self.office, last)
        yield from Pandemic(doors, people)
        yield from Amendments(doors, people, self.office, self.papers)

    def _happens(self, incident: Incident) -> None:
        at = self.office.moment(
            incident.on + timedelta(days=1), Random(f"{incident.agreement}/{incident.on}")
        )
        for duty, party, post in incident.duties:
            stated = RecordOccurrence(duty=duty, event_on=incident.on)
            person = self.cast.person(party, post)
            self._at(at, partial(self._record, incident.agreement, stated, person))

    # What follows from what happened

    def _record(self, agreement: str, stated: RecordOccurrence, by: Person) -> list[Wish]:
        self.doors.obligations.record_occurrence(agreement, stated, by)
        return self._learn()

    def _look(self, at: datetime) -> None:
        """The timers tick; more often would find nothing."""
        if at not in self._looks:
            self._looks.add(at)
            self._at(at, self._tick)

    def _tick(self) -> list[Wish]:
        self.doors.timers.tick()
        return self._learn()

    def _learn(self) -> list[Wish]:
        """Plan what becomes of the obligations that were opened since."""
        for recorded in self.doors.log.since(self._seen):
            self._seen = recorded.position
            if isinstance(recorded.event, ObligationOpened):
                self._decide(recorded.stream.removeprefix("obligation-"), recorded.event)
        return []

    def _decide(self, key: str, opened: ObligationOpened) -> None:
        tale = Tale(key, opened, self.clock.now(), self.office, self.cast, self.papers)
        chosen = turn(tale)
        steps = [] if chosen is None else chosen(tale)
        for step in steps:
            self._at(step.at, partial(self._wish, key, step))
        if chosen is not None:
            for at in tale.looks(steps):
                self._look(at)

    def _wish(self, key: str, step: Step) -> list[Wish]:
        _, now = self.doors.desk.states.read(OBLIGATION, OBLIGATION.stream(key))
        assert isinstance(now, Obligation)
        return [Wish(OBLIGATION, key, step.command(now), step.by)]

    def _at(self, at: datetime, act: Act) -> None:
        if at <= self.until:
            heappush(self._agenda, (at, next(self._number), act))
