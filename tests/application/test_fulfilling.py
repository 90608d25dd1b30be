"""What was done together fulfils obligations, once, on the stated day and by who did it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from application.people import Person
from application.states import AnyDecider
from application.together import Together
from application.transact import Receipt, Wish
from domain.agreement.commands import AgreeFrequency
from domain.consultation.commands import HoldConsultation, ProposeConsultation
from domain.consultation.decisions import CONSULTATION
from domain.consultation.events import ConsultationTable
from domain.evidence import DecisionReference, Evidence, OwnRecord, StoredDocument
from domain.fulfilment import DutyPeriod
from domain.messages import Command, Message
from domain.obligation.events import ObligationFulfilled
from domain.obligation.state import Status
from domain.report.commands import OfferReport, ProposeReport
from domain.report.decisions import REPORT
from domain.report.events import ReportSort
from interface.doors import Doors
from tests.application.conftest import Installed
from tests.application.test_timers import AGREED, BEEK, CENTRE, clock_of, conclude

OFFERED = date(2020, 5, 20)
MINUTES = OwnRecord(kind="minutes", system="zaaksysteem", reference="Z-3")
VALUES = OwnRecord(kind="kpi-values", system="zaaksysteem", reference="Z-4")
QUARTERLY = f"{AGREED}-quarterly-report-2020-Q1"
INFORMATION = f"{AGREED}-progress-information-2020-Q2"
CONSULTED = f"{AGREED}-progress-consultation-2020-Q2"
DECISION = DecisionReference(organ="college", taken_on=date(2019, 11, 5), reference="B-2019-130")


@pytest.fixture
def doors(installed: Installed) -> Doors:
    found = conclude(installed.open(installed.place()))
    clock_of(found).move_to(datetime(2020, 6, 15, 9, tzinfo=UTC))
    for duty in ("progress-information", "progress-consultation"):
        agreed = AgreeFrequency(
            duty=duty, every="quarter", first=date(2020, 4, 1), decision=DECISION
        )
        found.agreements.agree_frequency(AGREED, agreed, CENTRE)
    found.timers.tick()
    return found


def ask(doors: Doors, decider: AnyDecider, command: Command, by: Person) -> Receipt:
    dossier = decider.stream("one")
    return doors.desk.handle(Wish(decider, "one", command, by, dossier=dossier))


def complete(doors: Doors, asked: Message) -> Command:
    added = Together(doors.agreements, lambda _: ()).completions()
    return added[type(asked)]("one", asked)


def report(duty: str = "quarterly-report", period: str = "2020-Q1") -> ProposeReport:
    return ProposeReport(
        occurred_on=OFFERED,
        agreement=AGREED,
        sort=ReportSort.QUARTERLY,
        duty=duty,
        period=period,
    )


def stored(doors: Doors) -> StoredDocument:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"%PDF-1.7 the report"

    kept = asyncio.run(doors.documents.keep(pieces(), "application/pdf"))
    return StoredDocument(
        kind="report", digest=kept.digest, media_type=kept.media_type, size=kept.size
    )


def offer(doors: Doors, asked: ProposeReport, *annexes: Evidence) -> Receipt:
    ask(doors, REPORT, complete(doors, asked), CENTRE)
    command = OfferReport(occurred_on=OFFERED, document=stored(doors), annexes=annexes)
    return ask(doors, REPORT, command, CENTRE)


def status(doors: Doors, key: str) -> Status:
    return doors.registers.obligation(key, doors.moments.resolve(None)).status


def test_an_offered_report_fulfils_its_obligation_on_the_day_that_was_stated(doors: Doors) -> None:
    assert status(doors, QUARTERLY) is Status.OVERDUE
    receipt = offer(doors, report())
    assert doors.timers.tick().opened == 1
    assert status(doors, QUARTERLY) is Status.MET
    offered, fulfilled = list(doors.log.since(receipt.position - 1))[:2]
    assert isinstance(fulfilled.event, ObligationFulfilled)
    assert fulfilled.event.occurred_on == OFFERED
    assert (fulfilled.by.party, fulfilled.by.actor) == (CENTRE.party, CENTRE.id)
    assert (fulfilled.by.correlation, fulfilled.by.cause) == (
        offered.by.correlation,
        offered.position,
    )


def test_read_again_it_fulfils_nothing_more(doors: Doors) -> None:
    offer(doors, report())
    doors.timers.tick()
    size = doors.log.size()
    assert doors.reacting.reactions.finish() == 0
    assert doors.timers.tick().opened == 0
    assert doors.log.size() == size


def test_a_report_without_all_that_is_expected_fulfils_in_part(doors: Doors) -> None:
    offer(doors, report("progress-information", "2020-Q2"))
    doors.timers.tick()
    assert status(doors, INFORMATION) is Status.PARTLY


def test_with_its_annexes_it_fulfils_the_whole(doors: Doors) -> None:
    offer(doors, report("progress-information", "2020-Q2"), VALUES)
    doors.timers.tick()
    assert status(doors, INFORMATION) is Status.MET


def consult(doors: Doors, owed: DutyPeriod | None, minutes: Evidence | None) -> Receipt:
    asked = ProposeConsultation(
        agreements=(AGREED,),
        table=ConsultationTable.PROGRESS,
        planned_for=date(2020, 6, 10),
        owed=owed,
    )
    ask(doors, CONSULTATION, complete(doors, asked), BEEK)
    held = HoldConsultation(
        occurred_on=date(2020, 6, 10), present=("beek", CENTRE.party), minutes=minutes
    )
    return ask(doors, CONSULTATION, held, BEEK)


def test_a_consultation_that_was_held_fulfils_what_it_was_owed_for(doors: Doors) -> None:
    consult(doors, DutyPeriod(duty="progress-consultation", period="2020-Q2"), MINUTES)
    doors.timers.tick()
    assert status(doors, CONSULTED) is Status.MET


@pytest.mark.parametrize(
    "owed",
    [
        DutyPeriod(duty="progress-consultation", period="2020-Q2"),
        DutyPeriod(duty="no-such-duty", period="2020-Q2"),
    ],
)
def test_what_it_cannot_fulfil_stays_as_it_is_and_nobody_is_refused_it(
    doors: Doors, owed: DutyPeriod
) -> None:
    receipt = consult(doors, owed, None)
    assert doors.timers.tick().opened == 0
    assert list(doors.log.since(receipt.position)) == []
    assert doors.reacting.reactions.answer(next(iter(doors.log.since(0)))) == 0
