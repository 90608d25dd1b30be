"""Two breaches, some disclosures and an impact assessment, each at its moments."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from application.people import Person
from application.states import AnyDecider
from application.transact import Wish
from domain.breach.commands import (
    AssessBreach,
    CloseBreach,
    NotifyAuthority,
    ReportBreach,
    TakeMeasure,
    TellSubjects,
    ToldAt,
)
from domain.breach.decisions import BREACH
from domain.breach.events import BreachNature, Cause, Channel, MeasureKind, Risk
from domain.controllership import UnderControl
from domain.disclosure.commands import (
    AskDisclosure,
    FindDuty,
    MakeDisclosure,
    PermitDisclosure,
    RefuseDisclosure,
)
from domain.disclosure.decisions import DISCLOSURE
from domain.disclosure.events import DisclosureRefusalGround, DisclosureWay, RecipientKind
from domain.dpia.commands import (
    AgreeDpiaMoment,
    CarryOutDpia,
    ConcludeDpia,
    FollowUpDpia,
    ProposeDpia,
)
from domain.dpia.decisions import DPIA
from domain.dpia.events import DpiaOutcome, DpiaResult, ProtocolFollowUp
from domain.evidence import OwnRecord
from domain.messages import Command
from domain.personal_data import Data
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cast import CENTRE, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.papers import decision

LIST, THEFT = "2021-list", "2022-laptop"
"""The breaches: a list that was sent to the wrong address, and a laptop that was stolen."""
PORTAL = "2022-portal"
"""The assessment."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def under(client: str) -> dict[str, Any]:
    """Who answers for the data of a municipality's own."""
    return {"agreement": agreement(client), "controller": client, "processor": CENTRE}


@dataclass(frozen=True)
class CasesOfData:
    doors: Doors
    cast: Cast

    def __iter__(self) -> Iterator[Deed]:
        yield from self._list(amsterdam(2021, 3, 9, 14, 20))
        yield from self._theft(amsterdam(2022, 2, 14, 9, 5))
        yield from self._disclosures()
        yield from self._assessment(amsterdam(2022, 1, 18, 10, 0))

    # Breaches

    def _list(self, found: datetime) -> Iterator[Deed]:
        """Found by the processor, told within hours, notified in time, closed."""
        report = ReportBreach(
            **under("beek"),
            discovered_at=found,
            natures=(BreachNature.CONFIDENTIALITY,),
            cause=Cause.WRONG_RECIPIENT,
            categories=(Data.CONTACT, Data.INCOME),
            affected=14,
            description=Plain(text="Een lijst met inkomens ging naar een verkeerd adres."),
        )
        yield self._begin(found + HOUR, LIST, report, "clerk")
        yield self._tell(found + 3 * HOUR, LIST)
        day = found + DAY
        officer = self.cast.person("beek", "privacy-officer")
        judged = AssessBreach(
            occurred_on=day.date(), risk=Risk.LIKELY, reasons=Plain(text="De lijst is gelezen.")
        )
        yield self._deed(day, BREACH, LIST, judged, officer)
        notice = NotifyAuthority(notified_at=day + HOUR, reference="AP-2021-0318")
        yield self._deed(day + 2 * HOUR, BREACH, LIST, notice, officer)
        yield from self._measured(day + DAY, LIST, officer)

    def _theft(self, found: datetime) -> Iterator[Deed]:
        """Found by the controller; notified after the 72 hours, and the data subjects told."""
        report = ReportBreach(
            **under("stein"),
            discovered_at=found,
            natures=(BreachNature.CONFIDENTIALITY, BreachNature.AVAILABILITY),
            cause=Cause.LOST_DEVICE,
            categories=(Data.CONTACT, Data.CITIZEN_SERVICE_NUMBER, Data.HEALTH),
            affected=31,
            description=Plain(text="Een laptop is gestolen uit een dienstauto."),
        )
        officer = self.cast.person("stein", "privacy-officer")
        yield self._begin(found + HOUR, THEFT, report, "privacy-officer", "stein")
        judged = AssessBreach(
            occurred_on=(found + DAY).date(),
            risk=Risk.HIGH,
            reasons=Plain(text="De schijf was niet versleuteld."),
        )
        yield self._deed(found + DAY, BREACH, THEFT, judged, officer)
        late = found + 4 * DAY
        notice = NotifyAuthority(
            notified_at=late,
            reference="AP-2022-0207",
            reasons_for_delay=Plain(text="Pas na vier dagen was bekend wat erop stond."),
        )
        yield self._deed(late + HOUR, BREACH, THEFT, notice, officer)
        told = TellSubjects(occurred_on=late.date(), channel=Channel.LETTER, number=31)
        yield self._deed(late + 2 * HOUR, BREACH, THEFT, told, officer)
        yield from self._measured(late + DAY, THEFT, officer)

    def _tell(self, at: datetime, key: str) -> Deed:
        clerk = self.cast.person(CENTRE, "clerk")
        telling = self.doors.breaches.telling
        return Deed(at + HOUR, lambda: (telling(key, ToldAt(told_at=at), clerk),))

    def _measured(self, at: datetime, key: str, officer: Person) -> Iterator[Deed]:
        taken = TakeMeasure(
            occurred_on=at.date(),
            kind=MeasureKind.PREVENTED,
            description=Plain(text="De werkwijze is aangepast en besproken."),
        )
        yield self._deed(at, BREACH, key, taken, officer)
        closed = CloseBreach(
            occurred_on=(at + 7 * DAY).date(),
            outcome="handled",
            conclusion=Plain(text="Er zijn geen gevolgen gebleken."),
        )
        yield self._deed(at + 7 * DAY, BREACH, key, closed, officer)

    # Disclosures

    def _disclosures(self) -> Iterator[Deed]:
        at = amsterdam(2020, 9, 8, 11, 30)
        yield self._asked(at, "2020-benefits", "beek", RecipientKind.BENEFITS_AGENCY)
        duty = FindDuty(
            occurred_on=at.date(), law="participatiewet", article="64", categories=(Data.INCOME,)
        )
        officer = self.cast.person("beek", "privacy-officer")
        yield self._deed(at + HOUR, DISCLOSURE, "2020-benefits", duty, officer)
        yield self._made(at + DAY, "2020-benefits")
        at = amsterdam(2021, 10, 5, 9, 50)
        yield self._asked(at, "2021-research", "stein", RecipientKind.RESEARCH)
        permitted = PermitDisclosure(
            occurred_on=(at + 14 * DAY).date(),
            decision=decision("stein", "college", (at + 14 * DAY).date(), 31),
            categories=(Data.INCOME,),
            until=date(2021, 12, 31),
            conditions=Plain(text="Alleen zonder namen, en na afloop vernietigd."),
        )
        college = self.cast.person("stein", "data-controller")
        yield self._deed(at + 15 * DAY, DISCLOSURE, "2021-research", permitted, college)
        yield self._made(at + 20 * DAY, "2021-research")
        at = amsterdam(2022, 4, 12, 15, 10)
        yield self._asked(at, "2022-bailiff", "beek", RecipientKind.BAILIFF)
        refused = RefuseDisclosure(
            occurred_on=(at + DAY).date(),
            ground=DisclosureRefusalGround.NO_GROUND,
            reasons=Plain(text="Er is geen beslag, en geen wet noemt dit."),
        )
        beek = self.cast.person("beek", "data-controller")
        yield self._deed(at + DAY, DISCLOSURE, "2022-bailiff", refused, beek)
        yield self._asked(
            amsterdam(2022, 5, 30, 10, 40), "2022-police", "beek", RecipientKind.POLICE_JUSTICE
        )

    def _asked(self, at: datetime, key: str, client: str, kind: RecipientKind) -> Deed:
        asked = AskDisclosure(
            **under(client),
            occurred_on=at.date(),
            recipient_kind=kind,
            recipient=Plain(text="Een loket in de regio."),
            purpose=Plain(text="Vaststellen wat iemand ontvangt."),
            categories=(Data.INCOME, Data.CONTACT),
        )
        return self._begin(at, key, asked, "clerk")

    def _made(self, at: datetime, key: str) -> Deed:
        made = MakeDisclosure(
            occurred_on=at.date(), categories=(Data.INCOME,), way=DisclosureWay.SECURE_MAIL
        )
        return self._deed(at, DISCLOSURE, key, made, self.cast.person(CENTRE, "clerk"))

    # The assessment

    def _assessment(self, at: datetime) -> Iterator[Deed]:
        """The two agree on a day; what comes of it asks to evaluate the protocol."""
        beek, centre = (self.cast.person(one, "privacy-officer") for one in ("beek", CENTRE))
        college = self.cast.person("beek", "data-controller")
        day = date(2022, 3, 1)
        planned = ProposeDpia(
            **under("beek"), planned_for=day, about=Plain(text="Het portaal voor klanten.")
        )
        yield self._begin(at, PORTAL, planned, "privacy-officer", "beek")
        yield self._deed(at + 2 * DAY, DPIA, PORTAL, AgreeDpiaMoment(planned_for=day), centre)
        done = amsterdam(2022, 3, 1, 16, 0)
        report = OwnRecord(kind="dpia-report", system="zaaksysteem", reference="Z-2022-00771")
        carried_out = CarryOutDpia(occurred_on=day, report=report)
        yield self._deed(done, DPIA, PORTAL, carried_out, beek)
        concluded = ConcludeDpia(
            occurred_on=(done + 13 * DAY).date(),
            outcome=DpiaOutcome.WITH_MEASURES,
            protocol=ProtocolFollowUp.EVALUATE,
            findings=Plain(text="De bewaartermijnen staan er niet bij."),
        )
        yield self._deed(done + 13 * DAY, DPIA, PORTAL, concluded, college)
        followed = FollowUpDpia(occurred_on=(done + 70 * DAY).date(), result=DpiaResult.UNCHANGED)
        yield self._deed(done + 70 * DAY, DPIA, PORTAL, followed, college)

    # How they are recorded

    def _begin(
        self, at: datetime, key: str, asked: UnderControl, post: str, party: str = CENTRE
    ) -> Deed:
        """Under a key that says what it is, so that the example is the same each time."""
        by = self.cast.person(party, post)
        return Deed(at, lambda: (named(self._wish(asked, by), key),))

    def _wish(self, asked: UnderControl, by: Person) -> Wish:
        match asked:
            case ReportBreach():
                return self.doors.breaches.discovering(asked, by)
            case AskDisclosure():
                return self.doors.disclosures.requesting(asked, by)
            case _:
                assert isinstance(asked, ProposeDpia)
                return self.doors.assessments.planning(asked, by)

    def _deed(
        self, at: datetime, decider: AnyDecider, key: str, command: Command, by: Person
    ) -> Deed:
        return Deed(at, lambda: (Wish(decider, key, command, by),))


def named(wish: Wish, key: str) -> Wish:
    return replace(wish, key=key, dossier=wish.decider.stream(key))
