"""Whom the municipalities informed: of the transition of their data, and of the processing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from application.informings import PlanCampaign
from application.people import Person
from application.transact import Wish
from domain.evidence import OwnRecord
from domain.informing.commands import CloseInforming, CorrectInforming, TellPeople
from domain.informing.decisions import INFORMING
from domain.informing.events import About, Content, Way
from domain.messages import Command
from domain.processing.codes import Person as Whom
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cases import named
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.office import Office, day_of
from interface.example.people import PASSED_OVER
from interface.example.subjects import PASSING

DAY = timedelta(days=1)
REACHED = {"beek": (75,), "stein": (60, 15), "beekdaelen": (70,)}
"""How many had a letter about the transition, in turn. Beekdaelen has no address of five."""


@dataclass(frozen=True)
class Informed:
    doors: Doors
    cast: Cast
    office: Office

    def __iter__(self) -> Iterator[Deed]:
        for client in CLIENTS:
            yield from self._transition(client, PASSING[client])
        yield from self._processing(amsterdam(2022, 3, 15, 10, 5))
        yield from self._running(amsterdam(2026, 2, 10, 11, 45))

    def _transition(self, client: str, passed: datetime) -> Iterator[Deed]:
        """Annex 2, art. 11: planned before, told within the month, each time with its letter."""
        key, first = f"transition-{client}", passed - 14 * DAY
        yield self._plan(
            first, key, client, About.TRANSITION, PASSED_OVER, day_of(passed + 30 * DAY), client
        )
        at = passed + 2 * DAY
        for number in REACHED[client]:
            at = self.office.open_at(at + 7 * DAY)
            yield self._told(at, key, client, Way.LETTER, number)
        yield self._told(self.office.open_at(at + DAY), key, client, Way.WEBSITE, 0)
        if sum(REACHED[client]) < PASSED_OVER:
            reason = Plain(text="Van vijf mensen is geen adres bekend; zij horen het aan de balie.")
            at = self.office.open_at(at + 21 * DAY)
            closed = CloseInforming(occurred_on=day_of(at), reason=reason)
            yield self._deed(at, key, closed, self._officer(client))

    def _processing(self, at: datetime) -> Iterator[Deed]:
        """Annex 2, art. 12: a number that was wrong at first, and put right."""
        key = "processing-2022"
        yield self._plan(at, key, "beek", About.PROCESSING, 80, day_of(at + 60 * DAY), CENTRE)
        yield self._told(at + 21 * DAY, key, CENTRE, Way.FORM, 78)
        right = CorrectInforming(corrects=2, number=77)
        yield self._deed(at + 23 * DAY, key, right, self._officer(CENTRE))
        yield self._told(at + 28 * DAY, key, CENTRE, Way.CONVERSATION, 3)

    def _running(self, at: datetime) -> Iterator[Deed]:
        """Some were told, and the others still are to be."""
        key, last = "processing-2026", date(2027, 12, 31)
        yield self._plan(at, key, "stein", About.PROCESSING, 100, last, CENTRE)
        yield self._told(at + 14 * DAY, key, CENTRE, Way.LETTER, 64)

    def _plan(
        self, at: datetime, key: str, client: str, about: About, size: int, by: date, party: str
    ) -> Deed:
        left_out = {Content.TRANSITION} if about is About.PROCESSING else {Content.ORIGIN}
        asked = PlanCampaign(
            occurred_on=day_of(at),
            agreement=agreement(client),
            about=about,
            audience=(Whom.APPLICANT, Whom.PARTNER),
            size=size,
            by=by,
            contents=tuple(one for one in Content if one not in left_out),
        )
        return Deed(at, partial(self._planned, key, asked, self._officer(party)))

    def _planned(self, key: str, asked: PlanCampaign, by: Person) -> tuple[Wish, ...]:
        return (named(self.doors.informings.planning(asked, by), key),)

    def _told(self, at: datetime, key: str, party: str, way: Way, number: int) -> Deed:
        day = day_of(at)
        reference = f"Z-{party[:2].upper()}-{day:%Y}-{day:%m%d}-{way}"
        letter = OwnRecord(kind="notice", system=f"zaaksysteem-{party}", reference=reference)
        told = TellPeople(occurred_on=day, way=way, number=number, evidence=(letter,))
        return self._deed(at, key, told, self._officer(party))

    def _officer(self, party: str) -> Person:
        return self.cast.person(party, "privacy-officer")

    def _deed(self, at: datetime, key: str, command: Command, by: Person) -> Deed:
        return Deed(at, lambda: (Wish(INFORMING, key, command, by),))
