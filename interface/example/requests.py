"""What data subjects ask of each municipality, and what becomes of it. All of them are invented."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from random import Random

from application.people import Person
from application.transact import Wish
from domain.identity import uuid7_of
from domain.messages import Command
from domain.privacy_request import dates
from domain.privacy_request.commands import (
    AskIdentity,
    CarryOut,
    CarryOutErasure,
    DecideRequest,
    EstablishIdentity,
    ExtendTerm,
    ForwardRequest,
    InformRecipient,
    NoteDefault,
    NoteObstacle,
    ReceiveRequest,
    RuledOn,
    ScopeRequest,
    WithdrawRequest,
)
from domain.privacy_request.rights import (
    ACTING,
    MEASURES,
    ExtensionGround,
    Means,
    Obstacle,
    RequestOutcome,
    RequestRefusalGround,
    Right,
)
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.answered import Answered
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement
from interface.example.destruction import finally_gone
from interface.example.office import Office
from interface.example.papers import decision
from interface.example.people import COLOURS, PASSED_OVER, THINGS, Invented, of
from interface.example.subjects import STORIES

FIRST = date(2020, 2, 3)
EVERY = (70, 120)
"""Days between two requests to one municipality, at least and at most."""

Step = tuple[date, Person, Command]

COURSES: tuple[tuple[Right, str], ...] = (
    (Right.ACCESS, "granted"),
    (Right.RECTIFICATION, "granted"),
    (Right.ERASURE, "archives-act"),
    (Right.ACCESS, "paused"),
    (Right.PORTABILITY, "public-task"),
    (Right.ACCESS, "late"),
    (Right.OBJECTION, "overriding-grounds"),
    (Right.ACCESS, "unknown"),
    (Right.RESTRICTION, "granted"),
    (Right.ERASURE, "running-objection"),
    (Right.ACCESS, "extended"),
    (Right.HUMAN_DECISION, "granted"),
    (Right.ERASURE, "legal-duty"),
    (Right.RECTIFICATION, "withdrawn"),
    (Right.ERASURE, "granted"),
)
"""What is asked and how it goes, in turn, so that each is there early on."""

_REFUSED = {
    "unknown": RequestRefusalGround.NOT_IDENTIFIED,
    "archives-act": RequestRefusalGround.ARCHIVES_ACT,
    "legal-duty": RequestRefusalGround.LEGAL_DUTY,
    "running-objection": RequestRefusalGround.RUNNING_OBJECTION,
    "public-task": RequestRefusalGround.PUBLIC_TASK,
    "overriding-grounds": RequestRefusalGround.OVERRIDING_GROUNDS,
}
_SAID = {
    Right.ACCESS: "Ik wil weten welke gegevens u van mij hebt en wie ze heeft gezien.",
    Right.RECTIFICATION: "Mijn adres klopt niet meer. Wilt u dat verbeteren?",
    Right.ERASURE: "Ik heb geen uitkering meer. Wilt u mijn gegevens wissen?",
    Right.RESTRICTION: "Wilt u mijn gegevens niet gebruiken zolang dit wordt uitgezocht?",
    Right.PORTABILITY: "Ik wil mijn gegevens meenemen naar een andere gemeente.",
    Right.OBJECTION: "Ik ben het er niet mee eens dat u deze gegevens gebruikt.",
    Right.HUMAN_DECISION: "Ik wil dat een mens hier opnieuw over besluit.",
}
LEAVING = 6
"""Place of the first of those who ask to be erased and are; the others have places after it."""


def requests(doors: Doors, cast: Cast, office: Office, last: date) -> Iterator[Deed]:
    """Everything that is done about requests between the first day and a last one."""
    for place, client in enumerate(CLIENTS):
        chance, day, number = Random(f"requests of {client}"), FIRST, place * 5
        while (day := office.days.next_open(day + timedelta(days=chance.randint(*EVERY)))) < last:
            yield from _Asked(doors, cast, office, client, day, number).deeds()
            number += 1


@dataclass(frozen=True)
class _Asked:
    doors: Doors
    cast: Cast
    office: Office
    client: str
    day: date
    number: int

    @cached_property
    def key(self) -> str:
        return uuid7_of(b"example", f"request {self.client} {self.day}")

    @cached_property
    def chance(self) -> Random:
        return Random(self.key)

    @cached_property
    def person(self) -> Invented | None:
        """Who asks, where they are registered; some who want access are not."""
        right, course = COURSES[self.number % len(COURSES)]
        if (right, course) == (Right.ERASURE, "granted"):
            return of(self.client)[LEAVING + self.number // len(COURSES)]
        chance = Random(f"{self.key}/who")
        stranger = right is Right.ACCESS and chance.random() < 0.4
        return None if stranger or course == "unknown" else chance.choice(self._known)

    @property
    def _known(self) -> list[Invented]:
        """Who was registered when the request came, and whom no other story is about."""
        places = range(STORIES.stop, PASSED_OVER)
        return [one for one in of(self.client) if one.place in places]

    @property
    def subject(self) -> str:
        if self.person is not None:
            return self.person.key
        return uuid7_of(b"example", f"subject {self.client} {self.day}")

    @property
    def _unregistered(self) -> str:
        chance = Random(f"{self.key}/name")
        return f"{chance.choice('ABDEHJKLM')}. {chance.choice(COLOURS)}{chance.choice(THINGS)}"

    def deeds(self) -> Iterator[Deed]:
        for place, (day, by, command) in enumerate(self._course()):
            at = self.office.moment(day, Random(f"{self.key}/{place}"))
            yield Deed(at, partial(self._wishes, by, command))
            if isinstance(command, CarryOutErasure):
                yield finally_gone(self.doors, day)

    def _wishes(self, by: Person, command: Command) -> list[Wish]:
        answered = Answered(self.doors, self.key, self.person)
        if isinstance(command, CarryOutErasure):
            return answered.erase(command, by)
        if isinstance(command, CarryOut) and command.right in ACTING:
            return answered.carry_out(command, by)
        decider = self.doors.privacy_requests.decider
        first = isinstance(command, ReceiveRequest)
        dossier = decider.stream(self.key) if first else None
        own = Wish(decider, self.key, command, by, dossier=dossier)
        return [*answered.also(command, by), own]

    # What happens

    def _course(self) -> list[Step]:
        right, course = COURSES[self.number % len(COURSES)]
        steps = self._received(right)
        if course == "unknown":
            asked = self._later(steps, 2, 4)
            steps.append((asked, self._officer, AskIdentity(occurred_on=asked)))
            return [*steps, self._decided(right, self._later(steps, 24, 26), course)]
        steps += self._identified(steps, paused=course == "paused")
        steps += self._meanwhile(steps, course)
        if course == "withdrawn":
            return steps
        steps.append(self._decided(right, self._later(steps, 3, 6), course))
        return [*steps, *self._carried_out(right, steps)] if course not in _REFUSED else steps

    def _received(self, right: Right) -> list[Step]:
        """Now and then at the partnership, which forwards it."""
        elsewhere = self.chance.random() < 0.25
        who = self.person
        name = self._unregistered if who is None else who.name
        received = ReceiveRequest(
            controller=self.client,
            processor=CENTRE,
            received_by=CENTRE if elsewhere else self.client,
            occurred_on=self.day,
            rights=(right,),
            agreement=agreement(self.client),
            subject=self.subject,
            requester=Plain(text=name),
            request=Plain(text=_SAID[right]),
        )
        if not elsewhere:
            return [(self.day, self._clerk, received)]
        day = self.office.days.next_open(self.day + timedelta(days=1))
        forwarded = ForwardRequest(occurred_on=day)
        return [(self.day, self._officer, received), (day, self._officer, forwarded)]

    def _identified(self, steps: list[Step], *, paused: bool) -> list[Step]:
        first = self._later(steps, 1, 3)
        if not paused:
            means = self.chance.choice((Means.DIGID, Means.DIGID, Means.KNOWN))
            return [(first, self._officer, EstablishIdentity(occurred_on=first, means=means))]
        asked = (first, self._officer, AskIdentity(occurred_on=first))
        day = self._later([asked], 8, 14)
        shown = EstablishIdentity(occurred_on=day, means=Means.IDENTITY_DOCUMENT)
        return [asked, (day, self._officer, shown)]

    def _meanwhile(self, steps: list[Step], course: str) -> list[Step]:
        """Between knowing who asked and deciding."""
        day = self._later(steps, 2, 4)
        if course == "withdrawn":
            return [(day, self._clerk, WithdrawRequest(occurred_on=day))]
        if course in set(Obstacle):
            noted = NoteObstacle(occurred_on=day, obstacle=Obstacle(course))
            return [(day, self._officer, noted)]
        if course == "extended":
            told = Plain(text="De gegevens staan in vier systemen en een archief.")
            ground = ExtensionGround.COMPLEXITY
            extended = ExtendTerm(occurred_on=day, ground=ground, reasons=told)
            later = self.office.days.next_open(day + timedelta(days=35))
            scoped = ScopeRequest(
                occurred_on=later, rights=(Right.ACCESS,), scope=Plain(text="Sinds 2018.")
            )
            return [(day, self._officer, extended), (later, self._officer, scoped)]
        if course == "late":
            due = dates.term(self.doors.terms.tables, self.day).due
            late = self.office.days.next_open(due + timedelta(days=4))
            default = NoteDefault(occurred_on=late, reference=f"Z-{self.client[:2]}-{late:%Y-%m%d}")
            return [(late, self._clerk, default)]
        return []

    def _decided(self, right: Right, day: date, course: str) -> Step:
        granted = course not in _REFUSED
        ruling = RuledOn(
            right=right,
            outcome=RequestOutcome.GRANTED if granted else RequestOutcome.REFUSED,
            ground=None if granted else _REFUSED[course],
            reasons=None if granted else Plain(text="Zie de motivering in het besluit."),
        )
        taken = self.office.last_open(day - timedelta(days=1))
        decided = decision(self.client, "college", taken, self.chance.randrange(30, 60))
        command = DecideRequest(occurred_on=day, decision=decided, rulings=(ruling,))
        return day, self.cast.person(self.client, "data-controller"), command

    def _carried_out(self, right: Right, steps: list[Step]) -> list[Step]:
        """By the partnership; who had the data is told."""
        day = self._later(steps, 1, 4)
        recipients = ("uwv", "svb") if right in (Right.RECTIFICATION, Right.ERASURE) else ()
        found: list[Step] = [(day, self._officer, _done(right, day, recipients))]
        for number, _ in enumerate(recipients, start=1):
            day = self._later(found, 1, 2)
            found.append((day, self._officer, InformRecipient(occurred_on=day, number=number)))
        return found

    # Who, and when

    @property
    def _clerk(self) -> Person:
        return self.cast.person(self.client, "clerk")

    @property
    def _officer(self) -> Person:
        return self.cast.person(CENTRE, "privacy-officer")

    def _later(self, steps: list[Step], least: int, most: int) -> date:
        days = timedelta(days=self.chance.randint(least, most))
        return self.office.days.next_open(steps[-1][0] + days)


def _done(right: Right, day: date, recipients: tuple[str, ...]) -> Command:
    if right is Right.ERASURE:
        return CarryOutErasure(occurred_on=day, recipients=recipients)
    return CarryOut(occurred_on=day, right=right, measure=MEASURES[right][0], recipients=recipients)
