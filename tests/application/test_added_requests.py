"""What services add to requests, notices of default, calamities and force majeure."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from application.added_requests import AddedToRequests
from application.data_subjects import NewDataSubject
from application.noticed_terms import noticed_under
from application.participants import Participants
from application.people import Person, Role
from application.states import AnyDecider
from application.transact import Wish
from domain.agreement.refusals import AgreementNotFound
from domain.calamity import calamities_under
from domain.calamity.commands import ReportCalamity
from domain.calamity.events import CalamityKind
from domain.complaint import complaints_under
from domain.data_subject.refusals import DataSubjectElsewhere
from domain.default_notice import notices_under
from domain.default_notice.commands import (
    JudgeDefaultNotice,
    ReceiveDefaultNotice,
    ReviewNoticedTerm,
)
from domain.default_notice.concern import Applied
from domain.default_notice.events import NoticeJudgement
from domain.default_notice.noticed import KnownTerm
from domain.default_notice.refusals import (
    DefaultNoticeNotFound,
    NoTermOfCase,
    NoticedCaseUnknown,
)
from domain.event_types import EVENTS
from domain.force_majeure import force_majeure_under
from domain.force_majeure.commands import AddObligations, NotifyForceMajeure
from domain.force_majeure.events import ForceMajeureKind
from domain.force_majeure.refusals import NotTheirObligation
from domain.objection import objections_under
from domain.privacy_request import requests_under
from domain.privacy_request.commands import ReceiveRequest
from domain.privacy_request.rights import Right
from domain.reuse import reuse_under
from domain.reuse.commands import LodgeReuseRequest
from domain.sealed import Plain
from domain.woo import woo_under
from domain.woo.commands import LodgeWooRequest
from interface.doors import Doors
from tests.application.conftest import SIGNED, Installed
from tests.application.test_timers import AGREED, BEEK, CENTRE, clock_of, conclude
from tests.domain.calendar.shipped import TABLES
from tests.domain.test_event_types import VECTORS
from tests.domain.test_event_types import stored as example
from tests.scenario import Scenario

TODAY = date(2020, 6, 2)
ASKED = date(2020, 2, 3)
CONTROLLER = Person("a-3", "beek", frozenset({Role.DATA_CONTROLLER}))
WORDS = Plain(text="all minutes of 2019")
PRODUCT = "direct.a.1.2"
ABOUT = {
    "agreement": AGREED,
    "controller": "beek",
    "processor": "sittard-geleen",
    "occurred_on": TODAY,
}
NOTICES, WOO = notices_under(TABLES), woo_under(TABLES)
FORCE_MAJEURE = force_majeure_under(TABLES)


@dataclass(frozen=True)
class Counter:
    """Says what people say, with what the services add."""

    doors: Doors
    added: AddedToRequests

    def say(self, decider: AnyDecider, key: str, asked: Any, by: Person = CONTROLLER) -> Any:
        completion = self.added.every().get(type(asked))
        command = asked if completion is None else completion(key, asked)
        wish = Wish(decider, key, command, by, dossier=decider.stream(key))
        self.doors.desk.handle(wish)
        return self.doors.desk.states.read(decider, decider.stream(key))[1]


@pytest.fixture
def counter(installed: Installed) -> Counter:
    doors = conclude(installed.open(installed.place()))
    clock_of(doors).move_to(SIGNED + timedelta(days=(TODAY - SIGNED.date()).days))
    around = Participants(doors.desk, doors.agreements, doors.privacy_requests.named)
    return Counter(doors, AddedToRequests(around, NOTICES, noticed_under(TABLES)))


def woo(**other: Any) -> LodgeWooRequest:
    return LodgeWooRequest(**(ABOUT | {"product": PRODUCT, "request": WORDS} | other))


def notice(**other: Any) -> ReceiveDefaultNotice:
    return ReceiveDefaultNotice(**(ABOUT | other))


# Parties, products, pseudonyms


def test_parties_and_products_are_the_agreements_and_somebody_gets_a_pseudonym(
    counter: Counter,
) -> None:
    named = counter.added.around.named
    state = counter.say(WOO, "w-1", woo(), BEEK)
    assert (state.received.subject, state.received.product) == (named("subject w-1"), PRODUCT)
    reuse = LodgeReuseRequest(**ABOUT, product=PRODUCT, request=WORDS)
    state = counter.say(reuse_under(TABLES), "r-1", reuse, BEEK)
    assert state.received.subject == named("subject r-1")
    for key, subject in (("c-1", None), ("c-2", named("somebody"))):
        calamity = ReportCalamity(
            **ABOUT,
            at="sittard-geleen",
            place="room-1",
            kind=CalamityKind.FIRE,
            subject=subject,
            description=WORDS,
        )
        state = counter.say(calamities_under(TABLES), key, calamity, BEEK)
        assert state.reported.subject == subject
    with pytest.raises(AgreementNotFound):
        counter.say(WOO, "w-2", woo(agreement="dvo-none"), BEEK)


def test_a_registered_data_subject_is_one_municipalitys(counter: Counter) -> None:
    new = NewDataSubject(
        agreement=AGREED,
        occurred_on=TODAY,
        controller="sittard-geleen",
        name=Plain(text="Somebody Invented"),
    )
    officer = Person("a-4", "sittard-geleen", frozenset({Role.PRIVACY_OFFICER}))
    wish = counter.doors.data_subjects.registering(new, officer)
    counter.doors.desk.handle(wish)
    with pytest.raises(DataSubjectElsewhere):
        counter.say(WOO, "w-1", woo(subject=wish.key), BEEK)


# The case that a notice is about


def test_a_notice_about_a_case_has_its_term_and_is_judged_by_it(counter: Counter) -> None:
    receive = ReceiveRequest(
        controller="beek",
        received_by="beek",
        occurred_on=ASKED,
        rights=(Right.ACCESS,),
        agreement=AGREED,
    )
    wish = counter.doors.privacy_requests.receiving(receive, BEEK)
    counter.doors.desk.handle(wish)
    state = counter.say(NOTICES, "n-1", notice(case=wish.stream))
    assert state.received.term.due == date(2020, 3, 3)
    state = counter.say(NOTICES, "n-1", ReviewNoticedTerm(occurred_on=TODAY))
    assert state.reviewed.term == state.received.term
    state = counter.say(NOTICES, "n-1", JudgeDefaultNotice(occurred_on=TODAY))
    assert state.judgement is NoticeJudgement.VALID
    assert state.penalty.last_chance.due == date(2020, 6, 16)


def test_a_notice_about_a_woo_request_brings_no_penalty(counter: Counter) -> None:
    counter.say(WOO, "w-1", woo(occurred_on=ASKED), BEEK)
    counter.say(NOTICES, "n-1", notice(case="woo-request-w-1"))
    counter.say(NOTICES, "n-1", ReviewNoticedTerm(occurred_on=TODAY))
    state = counter.say(NOTICES, "n-1", JudgeDefaultNotice(occurred_on=TODAY))
    assert (state.judgement, state.judged.article) == (NoticeJudgement.NO_PENALTY, "Wob 15")


def test_a_notice_is_about_a_case_of_that_municipality_or_about_an_application(
    counter: Counter,
) -> None:
    for stream in ("woo-request-none", "tax-assessment-1"):
        with pytest.raises(NoticedCaseUnknown):
            counter.say(NOTICES, "n-1", notice(case=stream))
    counter.say(WOO, "w-1", woo(), BEEK)
    others = notice(case="woo-request-w-1", controller="sittard-geleen", processor=None)
    with pytest.raises(NoticedCaseUnknown):
        counter.say(NOTICES, "n-1", others, CENTRE)
    elsewhere = Applied(product=PRODUCT, received_on=ASKED)
    state = counter.say(NOTICES, "n-2", notice(application=elsewhere))
    assert state.received.term.due == date(2020, 3, 30)
    with pytest.raises(NoTermOfCase):
        counter.say(NOTICES, "n-2", ReviewNoticedTerm(occurred_on=TODAY))
    with pytest.raises(DefaultNoticeNotFound):
        counter.say(NOTICES, "n-3", ReviewNoticedTerm(occurred_on=TODAY))


BEGUN = {
    "privacy-request": (requests_under(TABLES), "privacy-request.received.v1"),
    "objection": (objections_under(TABLES), "objection.received.v1"),
    "complaint": (complaints_under(TABLES), "complaint.received.v1"),
    "woo-request": (WOO, "woo-request.received.v1"),
    "reuse-request": (reuse_under(TABLES), "reuse-request.received.v1"),
}


def begun(category: str, **other: Any) -> Any:
    decider, name = BEGUN[category]
    event = EVENTS.validate_json(json.dumps(example(VECTORS / f"{name}.json")))
    return Scenario(decider).given(event.model_copy(update=other)).state()


@pytest.mark.parametrize("category", BEGUN)
def test_each_kind_of_case_says_whose_it_is_and_what_its_term_is(category: str) -> None:
    decider, known = noticed_under(TABLES)[category]
    assert decider.category == category
    assert known(decider.initial) is None
    state = begun(category)
    assert known(state) == KnownTerm(state.received.controller, state.due)
    assert state.due is not None


def test_an_objection_to_a_woo_decision_brings_no_penalty_either() -> None:
    _, known = noticed_under(TABLES)["objection"]
    contested = begun("objection").received.contested
    about_woo = contested.model_copy(update={"case": "woo-request-w-1"})
    found = known(begun("objection", contested=about_woo))
    assert found is not None and found.no_penalty == "Woo 8.2"


# Force majeure

REPORT = "obligation-dvo-2020-beek-quarterly-report-2020-Q1"


def test_force_majeure_affects_what_the_party_owes_under_that_agreement(counter: Counter) -> None:
    counter.doors.timers.tick()
    notify = NotifyForceMajeure(
        agreement=AGREED,
        occurred_on=date(2020, 3, 16),
        since=date(2020, 3, 13),
        kind=ForceMajeureKind.OTHER,
        obligations=(REPORT,),
        description=WORDS,
    )
    state = counter.say(FORCE_MAJEURE, "f-1", notify, CENTRE)
    assert [one.obligation for one in state.affected] == [REPORT]
    assert set(state.notified.parties) == {"beek", "sittard-geleen"}
    for strange in ("obligation-none", "woo-request-w-1"):
        add = AddObligations(occurred_on=TODAY, obligations=(REPORT, strange))
        with pytest.raises(NotTheirObligation) as refused:
            counter.say(FORCE_MAJEURE, "f-1", add, CENTRE)
        assert refused.value.facts["obligation"] == strange
    with pytest.raises(NotTheirObligation):
        counter.say(FORCE_MAJEURE, "f-2", notify, BEEK)
