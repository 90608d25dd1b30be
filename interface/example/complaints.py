"""Complaints of the example: about what, and how each is dealt with."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from application.people import Person
from domain.complaint.commands import (
    AcknowledgeComplaint,
    AdjournComplaint,
    AgreeComplaintDelay,
    ConcludeComplaint,
    ForwardComplaint,
    HearComplaint,
    LeaveComplaint,
    LodgeComplaint,
    NameComplaintHandler,
    OmitComplaintHearing,
    SettleComplaint,
    WithdrawComplaint,
)
from domain.complaint.events import ComplaintFinding, ComplaintUnheard, NotDealtWith
from domain.evidence import OwnRecord
from domain.identity import uuid7_of
from domain.messages import Command
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement
from interface.example.dockets import Dockets
from interface.example.office import Office
from interface.example.people import PASSED_OVER, Invented, of
from interface.example.subjects import STORIES

FIRST = date(2020, 3, 2)
EVERY = (85, 130)
"""Days between two complaints about one municipality's work, at least and at most."""
ABOUT = (
    ("direct.a.1.2", "Op drie brieven kwam geen antwoord."),
    ("direct.a.1.5", "De medewerker was onvriendelijk aan de telefoon."),
    ("direct.d.1.1", "Er is twee keer een afspraak afgezegd zonder bericht."),
)
HANDLER = "klachtencoordinator"

Step = tuple[date, Command]


def complaints(doors: Doors, cast: Cast, office: Office, last: date) -> Iterator[Deed]:
    """Everything that is done about complaints between the first day and a last one."""
    for place, client in enumerate(CLIENTS):
        chance, day, number = Random(f"complaints of {client}"), FIRST, place * 3
        while (day := office.days.next_open(day + timedelta(days=chance.randint(*EVERY)))) < last:
            yield from _Complained(doors, cast, office, client, day, number).deeds()
            number += 1


@dataclass(frozen=True)
class _Complained:
    doors: Doors
    cast: Cast
    office: Office
    client: str
    day: date
    number: int

    @cached_property
    def key(self) -> str:
        return uuid7_of(b"example", f"complaint {self.client} {self.day}")

    @cached_property
    def chance(self) -> Random:
        return Random(f"{self.key}/course")

    @cached_property
    def person(self) -> Invented:
        """Somebody who was registered from the beginning, and whom no other story is about."""
        places = range(STORIES.stop, PASSED_OVER)
        known = [one for one in of(self.client) if one.place in places]
        return Random(f"{self.key}/who").choice(known)

    def deeds(self) -> Iterator[Deed]:
        make = COURSES[self.number % len(COURSES)]
        lodged = self._lodged(written=make is not _Complained.spoken)
        dockets = Dockets(self.doors)
        at = self.office.moment(self.day, Random(self.key))
        yield dockets.begun(at, "complaint", self.key, lodged, self._clerk)
        for day, said in make(self):
            at = self.office.at_sitting(at, day)
            yield dockets.gone_on(at, "complaint", self.key, said, self._clerk)

    @property
    def _clerk(self) -> Person:
        return self.cast.person(self.client, "clerk")

    def _lodged(self, *, written: bool) -> LodgeComplaint:
        product, about = ABOUT[self.number % len(ABOUT)]
        return LodgeComplaint(
            agreement=agreement(self.client),
            controller=self.client,
            processor=CENTRE,
            occurred_on=self.day,
            product=product,
            complainant=self.person.key,
            conduct_at=CENTRE,
            conduct_of="team-inkomen",
            written=written,
            complaint=Plain(text=about),
        )

    # Pieces of which a course is made

    def _on(self, days: int) -> date:
        return self.office.sitting(self.day + timedelta(days=days))

    def _paper(self, kind: str) -> OwnRecord:
        number = Random(f"{self.key}/{kind}").randrange(1, 10**6)
        reference = f"Z-{self.client[:2].upper()}-{self.day:%Y}-{number:06}"
        return OwnRecord(kind=kind, system=f"zaaksysteem-{self.client}", reference=reference)

    def _begun(self) -> list[Step]:
        day = self._on(2)
        handler = NameComplaintHandler(occurred_on=day, handler_at=self.client, handler=HANDLER)
        return [(day, AcknowledgeComplaint(occurred_on=day)), (day, handler)]

    def _heard(self, days: int) -> list[Step]:
        day = self._on(days)
        return [(day, HearComplaint(occurred_on=day, report=self._paper("minutes")))]

    def _concluded(self, days: int, finding: ComplaintFinding) -> list[Step]:
        day = self._on(days)
        founded = finding in (ComplaintFinding.WELL_FOUNDED, ComplaintFinding.PARTLY)
        concluded = ConcludeComplaint(
            occurred_on=day,
            finding=finding,
            findings=Plain(text="De klager en de medewerker zijn gehoord; zie het verslag."),
            measures=Plain(text="Het team heeft erover gesproken.") if founded else None,
            ombudsman="nationale-ombudsman",
        )
        return [(day, concluded)]

    # How it goes

    def founded(self) -> list[Step]:
        return [
            *self._begun(),
            *self._heard(18),
            *self._concluded(30, ComplaintFinding.WELL_FOUNDED),
        ]

    def unfounded(self) -> list[Step]:
        return [*self._begun(), *self._heard(20), *self._concluded(34, ComplaintFinding.UNFOUNDED)]

    def partly(self) -> list[Step]:
        return [*self._begun(), *self._heard(19), *self._concluded(33, ComplaintFinding.PARTLY)]

    def settled(self) -> list[Step]:
        day = self._on(9)
        said = Plain(text="De klager is gebeld en is tevreden met de uitleg.")
        return [*self._begun(), (day, SettleComplaint(occurred_on=day, settlement=said))]

    def adjourned(self) -> list[Step]:
        day = self._on(35)
        told = AdjournComplaint(occurred_on=day, reasons=Plain(text="De behandelaar was ziek."))
        steps = [*self._begun(), (day, told), *self._heard(44)]
        return [*steps, *self._concluded(60, ComplaintFinding.PARTLY)]

    def delayed(self) -> list[Step]:
        day, until = self._on(36), self._on(90)
        agreed = AgreeComplaintDelay(occurred_on=day, until=until, consent=self._paper("consent"))
        steps = [*self._begun(), (day, agreed), *self._heard(62)]
        return [*steps, *self._concluded(80, ComplaintFinding.NO_JUDGEMENT)]

    def late(self) -> list[Step]:
        steps = [*self._begun(), *self._heard(40)]
        return [*steps, *self._concluded(66, ComplaintFinding.WELL_FOUNDED)]

    def unheard(self) -> list[Step]:
        day = self._on(12)
        omitted = OmitComplaintHearing(occurred_on=day, ground=ComplaintUnheard.NOT_WANTED)
        finding = ComplaintFinding.WELL_FOUNDED
        return [*self._begun(), (day, omitted), *self._concluded(20, finding)]

    def forwarded(self) -> list[Step]:
        day = self._on(3)
        return [(day, ForwardComplaint(occurred_on=day, to="provincie-limburg"))]

    def left(self) -> list[Step]:
        day = self._on(15)
        ground = self.chance.choice((NotDealtWith.OBJECTION_OPEN, NotDealtWith.OVER_A_YEAR_AGO))
        return [*self._begun()[:1], (day, LeaveComplaint(occurred_on=day, ground=ground))]

    def withdrawn(self) -> list[Step]:
        day = self._on(7)
        return [*self._begun(), (day, WithdrawComplaint(occurred_on=day))]

    def spoken(self) -> list[Step]:
        return self.settled()


COURSES: tuple[Callable[[_Complained], list[Step]], ...] = (
    _Complained.founded,
    _Complained.settled,
    _Complained.unfounded,
    _Complained.adjourned,
    _Complained.spoken,
    _Complained.partly,
    _Complained.late,
    _Complained.unheard,
    _Complained.left,
    _Complained.delayed,
    _Complained.withdrawn,
    _Complained.forwarded,
)
"""How they go, in turn."""
