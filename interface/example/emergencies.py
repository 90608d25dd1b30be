"""Calamities of the example, and the force majeure of 2020."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial

from application.registers import ObligationQuery
from application.transact import Wish
from domain.calamity.commands import (
    CloseCalamity,
    InvestigateCalamity,
    NotifyDutyBody,
    ReportCalamity,
    ReportOnCalamity,
    TakeCalamityMeasure,
)
from domain.calamity.events import CalamityKind, CalamityMeasure, DutyBody, Harm
from domain.evidence import OwnRecord
from domain.force_majeure.commands import (
    AgreeNewDate,
    ConsultOnForceMajeure,
    EndForceMajeure,
    EndTemporaryMeasure,
    NotifyForceMajeure,
    ProposeNewDate,
    ReportForceMajeure,
    TakeTemporaryMeasure,
)
from domain.force_majeure.events import ForceMajeureKind
from domain.messages import Command
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cases import named
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.dockets import Dockets
from interface.example.office import Office, day_of
from interface.example.told_cases import Step, Told, cases_of

HAPPENED: tuple[tuple[CalamityKind, Harm, str], ...] = (
    (CalamityKind.THREAT, Harm.NONE, "Een bezoeker dreigde bij het gesprek."),
    (CalamityKind.MEDICAL, Harm.HURT, "Een bezoeker viel flauw in de wachtruimte."),
    (CalamityKind.VIOLENCE, Harm.SERIOUS, "Er is met een stoel gegooid."),
    (CalamityKind.EVACUATION, Harm.NONE, "Het gebouw is ontruimd na een melding van brand."),
)
SINCE, OVER = date(2020, 3, 13), date(2020, 7, 1)


def calamities(doors: Doors, cast: Cast, office: Office, last: date) -> Iterator[Deed]:
    """Everything that is done about calamities until a last day."""
    happened = cases_of(
        doors, cast, office, last, "calamity", first=date(2020, 6, 1), every=(260, 420)
    )
    for one in happened:
        kind, harm, words = HAPPENED[one.number % len(HAPPENED)]
        facts = {
            "at": CENTRE,
            "place": f"spreekkamer-{one.number % 4 + 1}",
            "kind": kind,
            "alarm": kind is not CalamityKind.EVACUATION,
            "harm": harm,
            "description": Plain(text=words),
        }
        reported = ReportCalamity.model_validate(one.about | facts)
        yield from one.deeds(reported, _dealt_with(one, harm))


def _dealt_with(one: Told, harm: Harm) -> Sequence[Step]:
    steps: list[Step] = []
    if harm is Harm.SERIOUS:
        told = NotifyDutyBody(occurred_on=one.on(1), body=DutyBody.LABOUR_AUTHORITY)
        steps.append((one.on(1), told, CENTRE))
    day, found, reported, over = one.on(2), one.on(10), one.on(20), one.on(30)
    findings = Plain(text="De ruimte en de werkwijze zijn bekeken.")
    conclusion = Plain(text="De afspraken over gesprekken zijn aangescherpt.")
    measure = TakeCalamityMeasure(occurred_on=day, measure=CalamityMeasure.AFTERCARE)
    report = ReportOnCalamity(occurred_on=reported, report=one.paper("incident-report"))
    return [
        *steps,
        (day, measure, CENTRE),
        (found, InvestigateCalamity(occurred_on=found, findings=findings), CENTRE),
        (reported, report, CENTRE),
        (over, CloseCalamity(occurred_on=over, conclusion=conclusion), one.client),
    ]


@dataclass(frozen=True)
class Pandemic:
    """In each agreement: offices closed, and what falls due meanwhile is late without blame."""

    doors: Doors
    cast: Cast

    def __iter__(self) -> Iterator[Deed]:
        for client in CLIENTS:
            yield Deed(amsterdam(2020, 3, 16, 11, 5), partial(self._told, client))
            yield from self._went_on(client)

    @cached_property
    def _dockets(self) -> Dockets:
        return Dockets(self.doors)

    def _told(self, client: str) -> Iterable[Wish]:
        """With what was open then, is owed by the centre and falls due in the next months."""
        asked = NotifyForceMajeure(
            agreement=agreement(client),
            occurred_on=date(2020, 3, 16),
            since=SINCE,
            kind=ForceMajeureKind.OTHER,
            obligations=tuple(f"obligation-{one}" for one in self._affected(client)),
            description=Plain(text="Alle kantoren zijn dicht door de pandemie."),
        )
        director = self.cast.person(CENTRE, "director")
        docket = self.doors.dockets["force-majeure"]
        return (named(docket.beginning(asked, director), _key(client)),)

    def _affected(self, client: str) -> list[str]:
        query = ObligationQuery(
            agreement=agreement(client), debtor=CENTRE, due_from=SINCE, due_before=OVER, limit=500
        )
        found = self.doors.registers.obligations(query, self.doors.moments.resolve(None))
        return [one.id for one in found.entries]

    def _went_on(self, client: str) -> Iterator[Deed]:
        key, words = _key(client), Plain(text="Wat niet kan wachten gaat voor.")
        moved = f"obligation-{agreement(client)}-benefit-statistics-2020-05"
        paper = OwnRecord(kind="report", system=f"zaaksysteem-{CENTRE}", reference="Z-SI-2020-OM")
        new: dict[str, object] = {"obligation": moved, "day": date(2020, 6, 15)}
        steps: tuple[tuple[datetime, str, type[Command], dict[str, object]], ...] = (
            (amsterdam(2020, 3, 20, 10, 15), CENTRE, ConsultOnForceMajeure, {"outcome": words}),
            (amsterdam(2020, 3, 24, 9, 40), client, TakeTemporaryMeasure, {"measure": words}),
            (amsterdam(2020, 4, 14, 13, 20), CENTRE, ProposeNewDate, new),
            (amsterdam(2020, 4, 16, 15, 30), client, AgreeNewDate, new),
            (amsterdam(2020, 6, 30, 9, 30), client, EndTemporaryMeasure, {"number": 1}),
            (amsterdam(2020, 7, 1, 9, 10), CENTRE, EndForceMajeure, {}),
            (amsterdam(2020, 7, 15, 14, 10), CENTRE, ReportForceMajeure, {"report": paper}),
        )
        for at, party, kind, facts in steps:
            said = kind.model_validate({"occurred_on": day_of(at)} | facts)
            yield self._dockets.gone_on(
                at, "force-majeure", key, said, self.cast.person(party, "clerk")
            )


def _key(client: str) -> str:
    return f"pandemic-{client}"
