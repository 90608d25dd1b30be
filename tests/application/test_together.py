"""What services add to what people say of working together."""

from datetime import UTC, date, datetime

import pytest

from application.cases import Case
from application.together import Together
from domain.agreement.commands import AgreeFrequency
from domain.agreement.refusals import AgreementNotFound, DutyNotFound
from domain.contact_point.commands import NameContactPoint, ProposeContactPoint
from domain.contact_point.events import ContactFunction
from domain.evidence import DecisionReference
from domain.follow_up.commands import OpenFollowUp, ProposeFollowUp
from domain.follow_up.events import FollowUpMatter
from domain.indicator import KpiDirection, KpiUnit
from domain.kpi.commands import DefineKpi, ProposeKpi
from domain.kpi.decisions import KPI
from domain.kpi.events import KpiDefined, KpiReported
from domain.kpi.state import Kpi
from domain.messages import Message, Text
from domain.report.commands import AssembleReport, ProposeReport
from domain.report.events import ReportSort
from domain.sealed import Plain
from interface.doors import Doors
from tests.application.conftest import Installed
from tests.application.test_timers import AGREED, CENTRE, clock_of, conclude

DAY = date(2020, 5, 20)
PARTIES = ("beek", "sittard-geleen")
WORDS = Plain(text="plain language")
DECISION = DecisionReference(organ="college", taken_on=date(2019, 11, 5), reference="B-2019-130")


def indicator(code: str) -> Kpi:
    defined = KpiDefined(
        occurred_on=DAY,
        agreement=AGREED,
        parties=PARTIES,
        party="beek",
        code=code,
        title=Text(nl="Plaatsingen", en="Placements"),
        unit=KpiUnit.NUMBER,
        direction=KpiDirection.UP,
        adds_up=True,
        product=None,
    )
    reported = KpiReported(occurred_on=DAY, party="beek", period="2020-Q1", value="28")
    return KPI.fold([defined, reported])


KNOWN = [
    Case("k-2", indicator("placements"), 2),
    Case("k-1", indicator("debts"), 1),
    Case("k-3", Kpi(), 3),
]


@pytest.fixture
def doors(installed_in_a_folder: Installed) -> Doors:
    found = conclude(installed_in_a_folder.open(installed_in_a_folder.place()))
    clock_of(found).move_to(datetime(2020, 6, 15, 9, tzinfo=UTC))
    return found


def completed(doors: Doors, asked: Message) -> Message:
    added = Together(doors.agreements, lambda agreement: KNOWN if agreement == AGREED else [])
    return added.completions()[type(asked)]("one", asked)


def report(**other: str) -> ProposeReport:
    said = {"agreement": AGREED, "duty": "quarterly-report", "period": "2020-Q1"} | other
    return ProposeReport.model_validate({"occurred_on": DAY, "sort": ReportSort.QUARTERLY, **said})


def test_the_parties_to_every_agreement_are_added(doors: Doors) -> None:
    catalogue, digest = doors.catalogues.load("dvo-2020")
    doors.agreements.register(catalogue, digest, "dvo-2020-stein", CENTRE)
    asked = ProposeFollowUp(
        occurred_on=DAY,
        agreements=(AGREED, "dvo-2020-stein"),
        matter=FollowUpMatter.POLICY,
        about=WORDS,
    )
    made = completed(doors, asked)
    assert isinstance(made, OpenFollowUp)
    assert made.parties == ("beek", "sittard-geleen", "stein")
    assert made.matter is asked.matter
    contact = ProposeContactPoint(
        agreements=(AGREED,), function=ContactFunction.DIRECTOR, since=DAY, who=WORDS
    )
    named = completed(doors, contact)
    assert isinstance(named, NameContactPoint)
    assert (named.parties, named.who) == (PARTIES, WORDS)


def test_an_indicator_has_the_products_of_the_list(doors: Doors) -> None:
    asked = ProposeKpi(
        occurred_on=DAY,
        agreement=AGREED,
        code="placements",
        title=Text(nl="Plaatsingen", en="Placements"),
        unit=KpiUnit.NUMBER,
        direction=KpiDirection.UP,
    )
    made = completed(doors, asked)
    assert isinstance(made, DefineKpi)
    assert made.parties == PARTIES
    assert "direct.g.9" in made.products


def test_a_report_has_its_duty_and_the_indicators_as_they_are(doors: Doors) -> None:
    made = completed(doors, report())
    assert isinstance(made, AssembleReport)
    assert (made.owed.id, made.debtor, made.every) == ("quarterly-report", (CENTRE.party,), None)
    assert [(one.kpi, one.code, one.value) for one in made.kpis] == [
        ("k-1", "debts", "28"),
        ("k-2", "placements", "28"),
    ]


@pytest.mark.parametrize(
    ("period", "quarters"), [("2020", ["2020-Q4"] * 2), ("2020-04", []), ("once", [])]
)
def test_what_is_not_of_a_quarter_or_a_year_has_no_indicators(
    doors: Doors, period: str, quarters: list[str]
) -> None:
    made = completed(doors, report(period=period))
    assert isinstance(made, AssembleReport)
    assert [one.period for one in made.kpis] == quarters


def test_a_report_in_a_frequency_that_was_agreed_knows_it(doors: Doors) -> None:
    agreed = AgreeFrequency(
        duty="progress-report", every="quarter", first=date(2020, 4, 1), decision=DECISION
    )
    doors.agreements.agree_frequency(AGREED, agreed, CENTRE)
    made = completed(doors, report(duty="progress-report", period="2020-Q2"))
    assert isinstance(made, AssembleReport)
    assert made.every == "quarter"


def test_an_agreement_or_duty_that_there_is_not_is_refused(doors: Doors) -> None:
    with pytest.raises(AgreementNotFound):
        completed(doors, report(agreement="no-such-agreement"))
    with pytest.raises(DutyNotFound):
        completed(doors, report(duty="no-such-duty"))
