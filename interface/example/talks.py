"""How the parties talk: contact points, consultations with action points, developments told of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from domain.action_point import NewActionPoint
from domain.calendar.period import quarter
from domain.consultation.commands import (
    CompleteConsultationPoint,
    HoldConsultation,
    MoveConsultationPoint,
    ProposeConsultation,
)
from domain.consultation.events import ConsultationTable
from domain.contact_point.commands import HandOverContactPoint, ProposeContactPoint
from domain.contact_point.events import ContactFunction
from domain.development.commands import (
    ConcludeDevelopment,
    ConsultOnDevelopment,
    ProposeDevelopment,
    WeighDevelopment,
)
from domain.development.events import DevelopmentLeads, DevelopmentOutcome, DevelopmentSort
from domain.evidence import OwnRecord
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.dockets import DAY, HOUR, Dockets
from interface.example.office import Office, day_of

ALL = tuple(agreement(client) for client in CLIENTS)
EVERYBODY = (CENTRE, *CLIENTS)


@dataclass(frozen=True)
class Talks:
    doors: Doors
    cast: Cast
    office: Office

    def __iter__(self) -> Iterator[Deed]:
        yield from self._contacts(amsterdam(2020, 2, 4, 9, 50))
        for year in range(2020, 2026):
            yield from self._administrative(amsterdam(year, 10, 6, 13, 20), year)
        for year in (2024, 2025):
            for number in (1, 2, 3, 4):
                yield from self._progress(year, number)
        yield from self._unforeseen(amsterdam(2020, 4, 7, 9, 35))
        yield from self._developments()

    @cached_property
    def _dockets(self) -> Dockets:
        return Dockets(self.doors)

    def _contacts(self, at: datetime) -> Iterator[Deed]:
        director = self.cast.person(CENTRE, "director")
        who = ProposeContactPoint(
            agreements=ALL,
            function=ContactFunction.DIRECTOR,
            since=date(2020, 1, 1),
            who=Plain(text="De directeur van het Participatiebedrijf"),
            reach=Plain(text="Via het secretariaat."),
        )
        yield self._dockets.begun(at, "contact-point", "director", who, director)
        next_one = HandOverContactPoint(
            since=date(2023, 9, 1), who=Plain(text="De nieuwe directeur")
        )
        later = amsterdam(2023, 8, 29, 10, 15)
        yield self._dockets.gone_on(later, "contact-point", "director", next_one, director)
        for number, client in enumerate(CLIENTS):
            named = ProposeContactPoint(
                agreements=(agreement(client),),
                function=ContactFunction.CONTACT,
                since=date(2020, 1, 1),
                who=Plain(text="De teamleider werk en inkomen"),
            )
            moment = at + (2 + number) * DAY
            clerk = self.cast.person(client, "clerk")
            yield self._dockets.begun(
                self.office.open_at(moment), "contact-point", f"contact-{client}", named, clerk
            )

    def _administrative(self, at: datetime, year: int) -> Iterator[Deed]:
        """Each autumn, over all agreements; what is agreed is done by Christmas."""
        key, clerk = f"administrative-{year}", self.cast.person(CENTRE, "clerk")
        at = self.office.open_at(at)
        held = self.office.open_at(at + 21 * DAY)
        asked = ProposeConsultation(
            agreements=ALL,
            table=ConsultationTable.ADMINISTRATIVE,
            planned_for=day_of(held),
            about=Plain(text=f"Productenlijst en begroting voor {year + 1}."),
        )
        yield self._dockets.begun(at, "consultation", key, asked, clerk)
        told = HoldConsultation(
            occurred_on=day_of(held),
            present=EVERYBODY,
            minutes=_record("minutes", f"{year}-BO"),
            decisions=(Plain(text="De productenlijst gaat naar de colleges."),),
            action_points=(
                NewActionPoint(
                    owner=CENTRE,
                    due=date(year, 12, 1),
                    what=Plain(text="De productenlijst naar de colleges sturen."),
                ),
            ),
        )
        yield self._dockets.gone_on(held + 2 * HOUR, "consultation", key, told, clerk)
        done = self.office.open_at(held + 19 * DAY)
        point = CompleteConsultationPoint(occurred_on=day_of(done), number=1)
        yield self._dockets.gone_on(done, "consultation", key, point, clerk)

    def _progress(self, year: int, number: int) -> Iterator[Deed]:
        """Beek and the provider; one point is put off, and the last is never done."""
        about = quarter(year, number)
        key, beek = f"progress-{about.name.lower()}", self.cast.person("beek", "clerk")
        at = self.office.open_at(amsterdam(about.first.year, about.first.month, 12, 11, 25))
        held = self.office.open_at(at + 14 * DAY)
        asked = ProposeConsultation(
            agreements=(agreement("beek"),),
            table=ConsultationTable.PROGRESS,
            planned_for=day_of(held),
        )
        yield self._dockets.begun(at, "consultation", key, asked, beek)
        due = day_of(held) + timedelta(days=21)
        told = HoldConsultation(
            occurred_on=day_of(held),
            present=("beek", CENTRE),
            minutes=_record("minutes", f"{about.name}-VO"),
            action_points=(
                NewActionPoint(owner="beek", due=due, what=Plain(text="De KPI's toelichten.")),
            ),
        )
        yield self._dockets.gone_on(held + HOUR, "consultation", key, told, beek)
        if (year, number) == (2025, 4):
            return
        done = self.office.open_at(held + 16 * DAY)
        if number == 2:
            later = MoveConsultationPoint(
                occurred_on=day_of(done),
                number=1,
                due=due + timedelta(days=21),
                reason=Plain(text="De cijfers komen later."),
            )
            yield self._dockets.gone_on(done, "consultation", key, later, beek)
            done = self.office.open_at(done + 20 * DAY)
        point = CompleteConsultationPoint(occurred_on=day_of(done), number=1)
        yield self._dockets.gone_on(done + HOUR, "consultation", key, point, beek)

    def _unforeseen(self, at: datetime) -> Iterator[Deed]:
        """Spring 2020: the counters are shut, and the agreement has no rule for that."""
        key, clerk = "2020-counters", self.cast.person(CENTRE, "clerk")
        asked = ProposeDevelopment(
            occurred_on=day_of(at),
            agreements=ALL,
            sort=DevelopmentSort.UNFORESEEN,
            known_since=date(2020, 3, 16),
            about=Plain(text="De balies zijn dicht; gesprekken kunnen niet doorgaan."),
        )
        yield self._dockets.begun(at, "development", key, asked, clerk)
        talked = self.office.open_at(at + 9 * DAY)
        consulted = ConsultOnDevelopment(occurred_on=day_of(talked), present=EVERYBODY)
        yield self._dockets.gone_on(talked, "development", key, consulted, clerk)
        after = self.office.open_at(talked + 7 * DAY)
        concluded = ConcludeDevelopment(
            occurred_on=day_of(after),
            outcome=DevelopmentOutcome.AGREED,
            document=_record("minutes", "2020-OO"),
            remarks=Plain(text="Gesprekken gaan door per telefoon."),
        )
        yield self._dockets.gone_on(after, "development", key, concluded, clerk)

    def _developments(self) -> Iterator[Deed]:
        found = (
            ("2021-integration", amsterdam(2021, 3, 2, 10, 5), "beek", DevelopmentLeads.AMENDMENT),
            ("2023-software", amsterdam(2023, 6, 6, 14, 10), CENTRE, DevelopmentLeads.NOTHING),
            ("2026-act", amsterdam(2026, 2, 3, 9, 40), CENTRE, DevelopmentLeads.CONSULTATION),
        )
        for key, at, party, leads in found:
            other = CENTRE if party == "beek" else "beek"
            asked = ProposeDevelopment(
                occurred_on=day_of(at),
                agreements=(agreement("beek"),),
                sort=DevelopmentSort.DEVELOPMENT,
                known_since=day_of(at - 12 * DAY),
                about=Plain(text="Een wijziging die de taken kan raken."),
            )
            yield self._dockets.begun(
                at, "development", key, asked, self.cast.person(party, "clerk")
            )
            after = self.office.open_at(at + 15 * DAY)
            weighed = WeighDevelopment(
                occurred_on=day_of(after),
                essential=leads is not DevelopmentLeads.NOTHING,
                leads_to=leads,
                reasons=Plain(text="Besproken met de uitvoering."),
            )
            yield self._dockets.gone_on(
                after, "development", key, weighed, self.cast.person(other, "clerk")
            )


def _record(kind: str, reference: str) -> OwnRecord:
    return OwnRecord(kind=kind, system=f"zaaksysteem-{CENTRE}", reference=f"Z-SI-{reference}")
