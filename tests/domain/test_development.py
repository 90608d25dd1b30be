"""Developments to tell of, and circumstances that nobody foresaw."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.between import NotOneOfThem
from domain.controllership import NotPartyToAgreement
from domain.development import KIND
from domain.development.commands import (
    ConcludeDevelopment,
    ConsultOnDevelopment,
    TellDevelopment,
    WeighDevelopment,
)
from domain.development.decisions import DEVELOPMENT
from domain.development.events import (
    DevelopmentConcluded,
    DevelopmentConsulted,
    DevelopmentLeads,
    DevelopmentOutcome,
    DevelopmentSort,
    DevelopmentTold,
    DevelopmentWeighed,
)
from domain.development.possible import possible
from domain.development.refusals import (
    ConsultedAlone,
    DevelopmentAlreadyTold,
    DevelopmentAlreadyWeighed,
    DevelopmentIsConcluded,
    DevelopmentNotFound,
    KnownAfterTold,
    NoConsultationNeeded,
    NotEssential,
    NotToBeWeighed,
    NotYetConsulted,
    OwnDevelopment,
)
from domain.development.state import DevelopmentStanding
from domain.evidence import OwnRecord
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of
from tests.walked import walked

CENTRE = "sittard-geleen"
PARTIES = ("beek", CENTRE)
WORDS = Plain(text="a new Act changes the tasks")
RECORD = OwnRecord(kind="minutes", system="zaaksysteem", reference="Z-4")

development = Scenario(DEVELOPMENT)


def tell(**other: Any) -> TellDevelopment:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "agreements": ("dvo-test",),
        "sort": DevelopmentSort.DEVELOPMENT,
        "known_since": date(2026, 2, 20),
        "about": WORDS,
        "documents": (RECORD,),
        "parties": PARTIES,
    }
    return TellDevelopment(**(asked | other))


def told(**other: Any) -> DevelopmentTold:
    return DevelopmentTold(**({**dict(tell()), "party": "beek"} | other))


def weigh(**other: Any) -> WeighDevelopment:
    asked: dict[str, Any] = {"essential": True, "leads_to": DevelopmentLeads.CONSULTATION}
    return WeighDevelopment(**({"occurred_on": TODAY, "reasons": WORDS} | asked | other))


def weighed(**other: Any) -> DevelopmentWeighed:
    return DevelopmentWeighed(**({**dict(weigh()), "party": CENTRE} | other))


consult = ConsultOnDevelopment(occurred_on=TODAY, present=PARTIES, stream="consultation-7")
consulted = DevelopmentConsulted(
    occurred_on=TODAY, party="beek", present=PARTIES, stream="consultation-7", remarks=None
)
conclude = ConcludeDevelopment(
    occurred_on=TODAY, outcome=DevelopmentOutcome.AGREED, document=RECORD
)
concluded = DevelopmentConcluded(
    occurred_on=TODAY,
    party="beek",
    outcome=DevelopmentOutcome.AGREED,
    document=RECORD,
    remarks=None,
)
fresh = development.given(told())
unforeseen = development.given(told(sort=DevelopmentSort.UNFORESEEN))


def test_a_party_tells_of_it_and_since_when_it_knew() -> None:
    development.when(tell()).then(told())
    assert fresh.state().days_until_told == 10
    assert DEVELOPMENT.initial.days_until_told is None
    development.when(tell(known_since=date(2026, 3, 3))).refused(
        KnownAfterTold, known="2026-03-03", day="2026-03-02"
    )
    development.by("stein").when(tell()).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )
    fresh.when(tell()).refused(DevelopmentAlreadyTold)
    development.when(tell(occurred_on=TODAY + timedelta(days=1))).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )
    assert DEVELOPMENT.under(DEVELOPMENT.initial) is None
    assert DEVELOPMENT.under(fresh.state()) == "dvo-test"


@pytest.mark.parametrize("command", [weigh(), consult, conclude])
def test_nothing_is_recorded_of_what_nobody_told(command: Any) -> None:
    development.when(command).refused(DevelopmentNotFound)
    fresh.by("stein").when(command).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )


def test_the_other_one_weighs_what_it_leads_to_once() -> None:
    fresh.by(CENTRE).when(weigh()).then(weighed())
    fresh.when(weigh()).refused(OwnDevelopment, party="beek")
    fresh.given(weighed()).by(CENTRE).when(weigh()).refused(
        DevelopmentAlreadyWeighed, day="2026-03-02"
    )
    unforeseen.by(CENTRE).when(weigh()).refused(NotToBeWeighed)


def test_what_is_not_essential_leads_to_no_amendment() -> None:
    bare = weigh(essential=False, leads_to=DevelopmentLeads.AMENDMENT)
    fresh.by(CENTRE).when(bare).refused(NotEssential)
    noted = weigh(essential=False, leads_to=DevelopmentLeads.NOTHING)
    fresh.by(CENTRE).when(noted).then(weighed(essential=False, leads_to=DevelopmentLeads.NOTHING))


@pytest.mark.parametrize("scenario", [fresh.given(weighed()), unforeseen])
def test_they_consult_each_other_and_then_record_what_came_of_it(scenario: Scenario) -> None:
    scenario.when(conclude).refused(NotYetConsulted)
    scenario.when(consult).then(consulted)
    talked = scenario.given(consulted)
    talked.when(consult).then(consulted)
    talked.when(conclude).then(concluded)
    for command in (consult, conclude):
        talked.given(concluded).when(command).refused(DevelopmentIsConcluded, day="2026-03-02")


@pytest.mark.parametrize("leads_to", [DevelopmentLeads.NOTHING, DevelopmentLeads.AMENDMENT])
def test_what_does_not_lead_to_it_needs_no_consultation(leads_to: DevelopmentLeads) -> None:
    scenario = fresh.given(weighed(leads_to=leads_to))
    for command in (consult, conclude):
        scenario.when(command).refused(NoConsultationNeeded)
        fresh.when(command).refused(NoConsultationNeeded)


def test_one_alone_consults_nobody() -> None:
    alone = consult.model_copy(update={"present": ("beek", "beek")})
    unforeseen.when(alone).refused(ConsultedAlone, party="beek")
    stein = consult.model_copy(update={"present": ("beek", "stein")})
    unforeseen.when(stein).refused(
        NotPartyToAgreement, party="stein", parties="beek, sittard-geleen"
    )


def test_how_it_stands_and_what_may_be_done() -> None:
    standings = [
        (DevelopmentStanding.TO_WEIGH, fresh),
        (DevelopmentStanding.DONE, fresh.given(weighed(leads_to=DevelopmentLeads.AMENDMENT))),
        (DevelopmentStanding.TO_CONSULT, fresh.given(weighed())),
        (DevelopmentStanding.TO_CONSULT, unforeseen),
        (DevelopmentStanding.CONSULTED, unforeseen.given(consulted)),
        (DevelopmentStanding.DONE, unforeseen.given(consulted, concluded)),
    ]
    for standing, scenario in standings:
        assert scenario.state().standing(TODAY) is standing
        assert scenario.state().finished is (standing is DevelopmentStanding.DONE)
    assert possible(DEVELOPMENT.initial, "beek") == ()
    assert possible(fresh.state(), CENTRE) == (WeighDevelopment,)
    assert possible(unforeseen.state(), "beek") == (ConsultOnDevelopment,)


wishes = (
    st.sampled_from(DevelopmentSort).map(lambda sort: tell(sort=sort))
    | any_of(
        WeighDevelopment,
        occurred_on=st.just(TODAY),
        essential=st.booleans(),
        leads_to=st.sampled_from(DevelopmentLeads),
        reasons=st.just(WORDS),
    )
    | st.sampled_from([consult, conclude])
)


@given(st.lists(st.tuples(wishes, st.sampled_from([*PARTIES, "stein"])), max_size=15))
def test_no_outcome_is_recorded_without_consultation(asking: Any) -> None:
    state = walked(KIND, asking)
    if state.concluded is not None:
        assert state.consulted and state.to_be_consulted_about
    if state.told is not None and state.told.sort is DevelopmentSort.UNFORESEEN:
        assert state.weighed is None
