"""Of what the course of an objection is made: what is said of it, on which day, by whose post."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from domain.evidence import OwnRecord
from domain.messages import Command
from domain.objection.codes import (
    CourtRuling,
    DecisionEffect,
    Forum,
    HearingOmission,
    ObjectionOutcome,
)
from domain.objection.commands import (
    AcknowledgeObjection,
    AdviseOnObjection,
    FileDefence,
    FileProceedings,
    HearObjection,
    MakeKnown,
    NoteCourtAsked,
    NoteHeardInCourt,
    NoteRuling,
    OmitObjectionHearing,
    PlanHearing,
    PrepareFile,
    ReachDecision,
    WriteDefence,
)
from interface.example.cast import CENTRE
from interface.example.office import Office
from interface.example.papers import decision

Step = tuple[date, str, Command]
"""The day, the post at the municipality or `centre`, and what is said."""

UNFOUNDED, PARTLY = ObjectionOutcome.UNFOUNDED, ObjectionOutcome.PARTLY
FOUNDED, INADMISSIBLE = ObjectionOutcome.WELL_FOUNDED, ObjectionOutcome.INADMISSIBLE
COURT, TRIBUNAL = "rechtbank-limburg", "centrale-raad-van-beroep"


@dataclass(frozen=True)
class Pieces:
    office: Office
    client: str
    day: date
    """On which it came."""
    key: str

    @cached_property
    def chance(self) -> Random:
        return Random(f"{self.key}/course")

    def on(self, days: int) -> date:
        """A day on which cases are handled, that many days after it came, give or take a few."""
        return self.office.sitting(self.day + timedelta(days=days + self.chance.randrange(3)))

    def begun(self) -> list[Step]:
        day = self.on(3)
        return [
            (day, "centre", AcknowledgeObjection(occurred_on=day)),
            (day, "centre", PrepareFile(occurred_on=day, file=self.paper("case-file"))),
        ]

    def heard(self, outcome: ObjectionOutcome, days: int = 25) -> list[Step]:
        """Invited, defended against, heard and advised on."""
        invited, held, advised = self.on(days), self.on(days + 21), self.on(days + 35)
        return [
            (invited, "centre", PlanHearing(occurred_on=invited, hearing_on=held)),
            (invited, "centre", WriteDefence(occurred_on=invited, defence=self.paper("defence"))),
            (held, "centre", HearObjection(occurred_on=held, report=self.paper("minutes"))),
            (
                advised,
                "centre",
                AdviseOnObjection(
                    occurred_on=advised, outcome=outcome, advice=self.paper("advice")
                ),
            ),
        ]

    def unheard(self, ground: HearingOmission, days: int = 20) -> list[Step]:
        day = self.on(days)
        return [(day, "centre", OmitObjectionHearing(occurred_on=day, ground=ground))]

    def decided(self, days: int, outcome: ObjectionOutcome, **other: object) -> list[Step]:
        """Taken by the college on the day before it is recorded, and made known with it."""
        day = self.on(days)
        taken = self.office.last_open(day - timedelta(days=1))
        known = self.office.sitting(day + timedelta(days=1))
        replaced = outcome in (PARTLY, FOUNDED)
        facts = {
            "effect": DecisionEffect.REPLACED if replaced else DecisionEffect.UPHELD,
            "decision": decision(self.client, "college", taken, self.chance.randrange(60, 90)),
            "signer": self.chance.choice(("mayor", "secretary")),
            **other,
        }
        reached = ReachDecision(occurred_on=day, outcome=outcome, **facts)
        return [
            (day, "data-controller", reached),
            (known, "clerk", MakeKnown(occurred_on=known)),
        ]

    def paper(self, kind: str, what: int = 0) -> OwnRecord:
        number = Random(f"{self.key}/{kind}/{what}").randrange(1, 10**6)
        reference = f"Z-{CENTRE[:2].upper()}-{self.day:%Y}-{number:06}"
        return OwnRecord(kind=kind, system=f"zaaksysteem-{CENTRE}", reference=reference)

    # Before the courts

    def filed(
        self, days: int, forum: Forum, court: str = COURT, against: int | None = None
    ) -> Step:
        day = self.on(days)
        number = f"{day:%y}-{Random(f'{self.key}/{forum}').randrange(100, 4000)}"
        filed = FileProceedings(
            occurred_on=day, forum=forum, court=court, reference=f"ROE-{number}", against=against
        )
        return (day, "centre", filed)

    def defended(self, days: int, number: int = 1) -> list[Step]:
        asked, sent, heard = self.on(days), self.on(days + 21), self.on(days + 90)
        defence = self.paper("defence", number)
        return [
            (asked, "centre", NoteCourtAsked(occurred_on=asked, number=number)),
            (sent, "centre", FileDefence(occurred_on=sent, number=number, defence=defence)),
            (heard, "centre", NoteHeardInCourt(occurred_on=heard, number=number)),
        ]

    def ruled(self, days: int, ruling: CourtRuling, number: int = 1, **other: object) -> Step:
        day = self.on(days)
        judgment = self.paper("judgment", number)
        ruled = NoteRuling(
            occurred_on=day, number=number, ruling=ruling, judgment=judgment, **other
        )
        return (day, "centre", ruled)
