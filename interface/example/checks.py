"""What is looked back on: rounds of checks, evaluations with and without the archive inspector,
and matters that have no date of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random

from domain.action_point import NewActionPoint
from domain.calendar.period import whole_year
from domain.evaluation.commands import (
    ConcludeEvaluation,
    FeedFinding,
    InviteParticipant,
    ProposeEvaluation,
    RecordEvaluationFinding,
    RecordParticipation,
)
from domain.evaluation.events import EvaluationCapacity, Fed, Participant
from domain.evidence import OwnRecord
from domain.follow_up.commands import (
    AgreeStep,
    CloseFollowUp,
    CompleteStep,
    CoordinateMatter,
    ProposeFollowUp,
)
from domain.follow_up.events import FollowUpMatter
from domain.quality_check.commands import (
    CompleteMeasure,
    ConcludeQualityCheck,
    DrawSample,
    ProposeQualityCheck,
    RecordCheckFinding,
)
from domain.quality_check.events import CheckAspect, CheckMoment, CheckResult
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cast import CENTRE, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.dockets import DAY, HOUR, Dockets
from interface.example.office import Office, day_of
from interface.example.talks import ALL, EVERYBODY

INSPECTOR = Participant(party=CENTRE, capacity=EvaluationCapacity.ARCHIVE_INSPECTOR)
SIZE = 40


@dataclass(frozen=True)
class Checks:
    doors: Doors
    cast: Cast
    office: Office

    def __iter__(self) -> Iterator[Deed]:
        for year in range(2020, 2026):
            yield from self._round(amsterdam(year + 1, 2, 2, 9, 5), year)
        yield from self._evaluation(amsterdam(2022, 9, 6, 10, 20), "beek", inspector=True)
        yield from self._evaluation(amsterdam(2023, 10, 3, 14, 40), "stein", inspector=False)
        yield from self._citizens(amsterdam(2021, 4, 13, 11, 15))
        yield from self._method(amsterdam(2020, 9, 1, 13, 30))

    @cached_property
    def _dockets(self) -> Dockets:
        return Dockets(self.doors)

    def _round(self, at: datetime, year: int) -> Iterator[Deed]:
        """Each February, of the decisions of the year before."""
        key, clerk = f"subsequent-{year}", self.cast.person(CENTRE, "second-clerk")
        about, at = whole_year(year), self.office.open_at(at)
        aspects = (CheckAspect.LAWFULNESS, CheckAspect.CONSISTENCY, CheckAspect.QUALITY)
        asked = ProposeQualityCheck(
            occurred_on=day_of(at),
            agreements=ALL,
            moment=CheckMoment.SUBSEQUENT,
            aspects=aspects,
            first=about.first,
            last=about.last,
        )
        yield self._dockets.begun(at, "quality-check", key, asked, clerk)
        chance = Random(key)
        drawn = DrawSample(occurred_on=day_of(at), population=chance.randint(380, 460), size=SIZE)
        yield self._dockets.gone_on(at + HOUR, "quality-check", key, drawn, clerk)
        for number, aspect in enumerate(aspects):
            found = self.office.open_at(at + (5 + number) * DAY)
            finding = RecordCheckFinding(
                occurred_on=day_of(found),
                aspect=aspect,
                errors=chance.randint(0, 4),
                finding=Plain(text="Zie het werkdossier van de toetsing."),
            )
            yield self._dockets.gone_on(found, "quality-check", key, finding, clerk)
        over = self.office.open_at(at + 14 * DAY)
        improve = year % 2 == 0
        due = day_of(over) + timedelta(days=60)
        measure = NewActionPoint(owner=CENTRE, due=due, what=Plain(text="Het formulier aanpassen."))
        concluded = ConcludeQualityCheck(
            occurred_on=day_of(over),
            result=CheckResult.TO_IMPROVE if improve else CheckResult.IN_ORDER,
            conclusion=Plain(text="De werkwijze wordt in hoofdzaak gevolgd."),
            report=_record("quality-report", f"{year}-KT"),
            measures=(measure,) if improve else (),
        )
        yield self._dockets.gone_on(over, "quality-check", key, concluded, clerk)
        if improve:
            taken = self.office.open_at(over + 44 * DAY)
            done = CompleteMeasure(occurred_on=day_of(taken), number=1)
            yield self._dockets.gone_on(taken, "quality-check", key, done, clerk)

    def _evaluation(self, at: datetime, client: str, *, inspector: bool) -> Iterator[Deed]:
        """Without the inspector it is concluded all the same, and says so (art. 14.3)."""
        key, clerk = f"{client}-{at:%Y}", self.cast.person(client, "clerk")
        asked = ProposeEvaluation(
            occurred_on=day_of(at),
            agreement=agreement(client),
            first=date(at.year - 2, 1, 1),
            last=date(at.year - 1, 12, 31),
        )
        yield self._dockets.begun(at, "evaluation", key, asked, clerk)
        people = [
            Participant(party=client, capacity=EvaluationCapacity.DELEGATION),
            Participant(party=CENTRE, capacity=EvaluationCapacity.DELEGATION),
            INSPECTOR,
        ]
        met = self.office.open_at(at + 20 * DAY)
        for number, one in enumerate(people):
            minutes = timedelta(minutes=5 * (1 + number))
            invited = InviteParticipant(occurred_on=day_of(at), participant=one)
            yield self._dockets.gone_on(at + minutes, "evaluation", key, invited, clerk)
            if one is not INSPECTOR or inspector:
                there = RecordParticipation(occurred_on=day_of(met), participant=one)
                yield self._dockets.gone_on(met + minutes, "evaluation", key, there, clerk)
        said = ("De rapportages komen op tijd.", "De aanlevering van gegevens kan eerder.")
        for number, text in enumerate(said):
            found = RecordEvaluationFinding(occurred_on=day_of(met), finding=Plain(text=text))
            moment = met + HOUR + timedelta(minutes=number)
            yield self._dockets.gone_on(moment, "evaluation", key, found, clerk)
        over = self.office.open_at(met + 14 * DAY)
        report = _record("evaluation-report", f"{at:%Y}-EV")
        concluded = ConcludeEvaluation(occurred_on=day_of(over), report=report)
        yield self._dockets.gone_on(over, "evaluation", key, concluded, clerk)
        noted = FeedFinding(occurred_on=day_of(over), number=1, into=Fed.NOTED)
        yield self._dockets.gone_on(over + HOUR, "evaluation", key, noted, clerk)
        fed = FeedFinding(
            occurred_on=day_of(over),
            number=2,
            into=Fed.ACTION_POINT,
            stream=f"consultation-administrative-{at:%Y}",
            point=1,
        )
        moment = self.office.open_at(over + 35 * DAY)
        yield self._dockets.gone_on(moment, "evaluation", key, fed, clerk)

    def _citizens(self, at: datetime) -> Iterator[Deed]:
        yield from self._followed(
            at,
            "letters",
            FollowUpMatter.CITIZEN_INFORMATION,
            "Brieven in gewone taal.",
            closes=True,
        )

    def _method(self, at: datetime) -> Iterator[Deed]:
        """It goes on: the method is kept, and steps come when they are needed."""
        yield from self._followed(
            at, "method", FollowUpMatter.WORKING_METHOD, "Samen werken als gelijken.", closes=False
        )

    def _followed(
        self, at: datetime, key: str, matter: FollowUpMatter, about: str, *, closes: bool
    ) -> Iterator[Deed]:
        clerk = self.cast.person(CENTRE, "clerk")
        asked = ProposeFollowUp(
            occurred_on=day_of(at), agreements=ALL, matter=matter, about=Plain(text=about)
        )
        yield self._dockets.begun(at, "follow-up", key, asked, clerk)
        due = day_of(at) + timedelta(days=60)
        step = NewActionPoint(owner=CENTRE, due=due, what=Plain(text="Een voorstel maken."))
        agreed = AgreeStep(occurred_on=day_of(at), step=step)
        yield self._dockets.gone_on(at + HOUR, "follow-up", key, agreed, clerk)
        made = self.office.open_at(at + 45 * DAY)
        evidence = (_record("working-method", f"{at:%Y}-{key}"),)
        done = CompleteStep(occurred_on=day_of(made), number=1, evidence=evidence)
        yield self._dockets.gone_on(made, "follow-up", key, done, clerk)
        talked = self.office.open_at(made + 10 * DAY)
        said = Plain(text="Het voorstel is besproken en aangepast.")
        together = CoordinateMatter(occurred_on=day_of(talked), present=EVERYBODY, remarks=said)
        yield self._dockets.gone_on(talked, "follow-up", key, together, clerk)
        if closes:
            over = self.office.open_at(talked + 30 * DAY)
            closed = CloseFollowUp(occurred_on=day_of(over), conclusion=Plain(text="Klaar."))
            yield self._dockets.gone_on(over, "follow-up", key, closed, clerk)


def _record(kind: str, reference: str) -> OwnRecord:
    return OwnRecord(kind=kind, system=f"zaaksysteem-{CENTRE}", reference=f"Z-SI-{reference}")
