"""What services add to complaints, objections, mandates and engagements, on both databases."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from application.added_disputes import AddedToDisputes, decision_on_request
from application.asof import AsOf
from application.authorities import Authorities
from application.cases import Case, CaseQuery
from application.data_subjects import NewDataSubject
from application.docket import Docket
from application.paging import Page, Paging
from application.participants import Participants
from application.people import Person, Role
from application.transact import Wish
from domain import complaint, engagement, mandate, objection
from domain.agreement.refusals import AgreementNotFound
from domain.complaint.commands import LodgeComplaint
from domain.data_subject.refusals import DataSubjectElsewhere
from domain.engagement.commands import StateEngagement
from domain.engagement.events import EngagementKind
from domain.evidence import DecisionReference
from domain.kind import Kind
from domain.mandate.commands import StateMandate
from domain.mandate.events import Decides, Office
from domain.objection.codes import HearingOmission, ObjectionOutcome
from domain.objection.commands import LodgeObjection, OmitObjectionHearing, ReachDecision
from domain.objection.contesting import ContestedCaseUndecided, ContestedCaseUnknown
from domain.objection.events import ContestedDecision
from domain.objection.refusals import NotTheOrgan, ObjectionNotFound
from domain.privacy_request import requests_under
from domain.privacy_request.commands import DecideRequest, ReceiveRequest, RuledOn
from domain.privacy_request.rights import RequestOutcome, RequestRefusalGround, Right
from domain.privacy_request.state import PrivacyRequest
from domain.sealed import Plain
from interface.doors import Doors
from tests.application.conftest import SIGNED, Installed
from tests.application.test_timers import AGREED, BEEK, CENTRE, clock_of, conclude
from tests.domain.calendar.shipped import TABLES

TODAY = date(2020, 3, 2)
CONTROLLER = Person("a-3", "beek", frozenset({Role.DATA_CONTROLLER}))
COLLEGE = Office(party="beek", organ="college")
HEAD = Office(party="sittard-geleen", organ="head-of-objections")
WORDS = Plain(text="the income was counted twice")
GIVEN = DecisionReference(organ="college", taken_on=date(2020, 1, 20), reference="B-2020-7")
PRODUCT = "direct.a.1.2"


@dataclass(frozen=True)
class Logged:
    """The cases of one kind, folded from the log: the register of tests that have no view of it."""

    doors: Doors
    kind: Kind[Any]

    def one(self, key: str, at: AsOf) -> Case[Any] | None:
        return next((one for one in self.listed(CaseQuery(), at) if one.id == key), None)

    def listed(self, query: CaseQuery, at: AsOf) -> list[Case[Any]]:
        decider, states = self.kind.decider, dict[str, Case[Any]]()
        for one in self.doors.log.since(0):
            key = one.stream.removeprefix(decider.stream(""))
            if key != one.stream and one.position <= at.position:
                before = states[key].state if key in states else decider.initial
                states[key] = Case(key, decider.evolve(before, one.event), one.position)
        return [one for one in states.values() if self._asked(one, query)]

    def page(self, query: CaseQuery, at: AsOf, asked: Paging) -> Page[Case[Any]]:
        found = self.listed(query, at)
        return Page(found, len(found), None)

    def _asked(self, case: Case[Any], query: CaseQuery) -> bool:
        concerned, under = self.kind.concerned(case.state), self.kind.agreements(case.state)
        return (query.party is None or query.party in concerned) and (
            query.agreement is None or query.agreement in under
        )


@dataclass(frozen=True)
class Counters:
    """A docket of each of the four kinds."""

    doors: Doors
    added: AddedToDisputes

    def of(self, kind: Kind[Any]) -> Docket[Any]:
        completed = {
            said: made
            for said, made in self.added.every().items()
            if any(issubclass(one, said) for one in kind.commands)
        }
        return Docket(self.doors.desk, kind, Logged(self.doors, kind), completed)

    def begin(self, kind: Kind[Any], asked: Any, by: Person = BEEK) -> tuple[str, Any]:
        docket = self.of(kind)
        wish = docket.beginning(asked, by)
        self.doors.desk.handle(wish)
        return wish.key, docket.current(wish.key)


OBJECTION, COMPLAINT = objection.kind(TABLES), complaint.kind(TABLES)


@pytest.fixture
def counters(installed: Installed) -> Counters:
    doors = conclude(installed.open(installed.place()))
    clock_of(doors).move_to(SIGNED + timedelta(days=(TODAY - SIGNED.date()).days))
    authorities = Authorities(doors.agreements, Logged(doors, mandate.KIND), doors.moments)
    requests = requests_under(TABLES)
    added = AddedToDisputes(
        doors.desk,
        doors.agreements,
        Participants(doors.desk, doors.agreements, doors.privacy_requests.named),
        authorities,
        OBJECTION.decider,
        {"privacy-request": (requests, decision_on_request)},
    )
    return Counters(doors, added)


def lodge(**other: Any) -> LodgeObjection:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "agreement": AGREED,
        "controller": "beek",
        "processor": "sittard-geleen",
        "grounds": WORDS,
    }
    about = other.pop("contested", contested())
    asked |= {name: getattr(about, name) for name in type(about).model_fields}
    return LodgeObjection(**(asked | other))


def contested(**other: Any) -> ContestedDecision:
    facts: dict[str, Any] = {
        "product": PRODUCT,
        "reference": "PW-2020-118",
        "notified_on": date(2020, 2, 3),
        "taken_by": COLLEGE,
    }
    return ContestedDecision(**(facts | other))


def give(**other: Any) -> StateMandate:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "agreements": (AGREED,),
        "giver": COLLEGE,
        "holder": HEAD,
        "products": ("direct.a",),
        "decides": (Decides.OBJECTION,),
        "signers": ("head-of-objections",),
        "since": date(2020, 2, 1),
        "decision": GIVEN,
        "consent": GIVEN,
    }
    return StateMandate(**(asked | other))


def complain(**other: Any) -> LodgeComplaint:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "agreement": AGREED,
        "controller": "beek",
        "processor": "sittard-geleen",
        "product": PRODUCT,
        "conduct_at": "sittard-geleen",
        "complaint": WORDS,
    }
    return LodgeComplaint(**(asked | other))


def test_who_has_no_pseudonym_gets_one_with_the_case(counters: Counters) -> None:
    key, state = counters.begin(OBJECTION, lodge())
    assert state.received.objector == counters.added.around.named(f"subject {key}")
    assert state.received.in_time
    key, state = counters.begin(COMPLAINT, complain())
    assert state.received.complainant == counters.added.around.named(f"subject {key}")
    assert state.received.product == PRODUCT


def test_a_registered_data_subject_is_one_municipalitys(counters: Counters) -> None:
    new = NewDataSubject(
        agreement=AGREED,
        occurred_on=TODAY,
        controller="sittard-geleen",
        name=Plain(text="Somebody Invented"),
    )
    doors = counters.doors
    officer = Person("a-4", "sittard-geleen", frozenset({Role.PRIVACY_OFFICER}))
    wish = doors.data_subjects.registering(new, officer)
    doors.desk.handle(wish)
    with pytest.raises(DataSubjectElsewhere):
        counters.begin(OBJECTION, lodge(objector=wish.key))
    _, state = counters.begin(
        COMPLAINT, complain(complainant=counters.added.around.named("another"))
    )
    assert state.received.complainant == counters.added.around.named("another")


def test_what_stands_under_no_agreement_is_refused(counters: Counters) -> None:
    for kind, asked in (
        (OBJECTION, lodge(agreement="dvo-none")),
        (COMPLAINT, complain(agreement="dvo-none")),
        (mandate.KIND, give(agreements=("dvo-none",))),
    ):
        with pytest.raises(AgreementNotFound):
            counters.begin(kind, asked)


def reach(organ: str, signer: str) -> ReachDecision:
    return ReachDecision(
        occurred_on=TODAY,
        decision=DecisionReference(organ=organ, taken_on=TODAY, reference="B-2020-9"),
        signer=signer,
        outcome=ObjectionOutcome.UNFOUNDED,
    )


def heard(counters: Counters) -> str:
    key, _ = counters.begin(OBJECTION, lodge())
    omit = OmitObjectionHearing(occurred_on=TODAY, ground=HearingOmission.NOT_WANTED)
    counters.doors.desk.handle(counters.of(OBJECTION).wish(key, omit, CENTRE))
    return key


def test_without_a_mandate_the_participants_college_decides(counters: Counters) -> None:
    docket, key = counters.of(OBJECTION), heard(counters)
    with pytest.raises(NotTheOrgan):
        counters.doors.desk.handle(docket.wish(key, reach("council", "mayor"), BEEK))
    counters.doors.desk.handle(docket.wish(key, reach("college", "mayor"), BEEK))
    decided = docket.current(key).decided
    assert (decided.decided_by, decided.mandate) == (COLLEGE, None)
    with pytest.raises(ObjectionNotFound):
        docket.wish("none", reach("college", "mayor"), BEEK)


def test_with_a_mandate_of_that_day_its_holder_decides(counters: Counters) -> None:
    given, _ = counters.begin(mandate.KIND, give())
    docket, key = counters.of(OBJECTION), heard(counters)
    decision = reach("head-of-objections", "head-of-objections")
    counters.doors.desk.handle(docket.wish(key, decision, CENTRE))
    decided = docket.current(key).decided
    assert (decided.decided_by, decided.mandate) == (HEAD, given)
    earlier = counters.added.authorities.deciding(
        AGREED, "beek", PRODUCT, Decides.OBJECTION, date(2020, 1, 31)
    )
    assert earlier.decides == COLLEGE


def test_an_objection_to_a_request_is_to_the_decision_in_the_register(counters: Counters) -> None:
    doors = counters.doors
    receive = ReceiveRequest(
        controller="beek",
        received_by="beek",
        occurred_on=date(2020, 2, 3),
        rights=(Right.ACCESS,),
        agreement=AGREED,
    )
    wish = doors.privacy_requests.receiving(receive, BEEK)
    doors.desk.handle(wish)
    case = f"privacy-request-{wish.key}"
    known = contested(reference="B-2020-11", notified_on=date(2020, 2, 10), case=case)
    with pytest.raises(ContestedCaseUndecided):
        counters.begin(OBJECTION, lodge(contested=known))
    ruling = RuledOn(
        right=Right.ACCESS,
        outcome=RequestOutcome.REFUSED,
        ground=RequestRefusalGround.NOT_IDENTIFIED,
    )
    decide = DecideRequest(
        occurred_on=date(2020, 2, 10),
        decision=DecisionReference(
            organ="college", taken_on=date(2020, 2, 10), reference="B-2020-11"
        ),
        rulings=(ruling,),
    )
    doors.desk.handle(Wish(wish.decider, wish.key, decide, CONTROLLER))
    _, state = counters.begin(OBJECTION, lodge(contested=known))
    assert state.received.contested.case == case
    for unknown in ("privacy-request-none", "tax-assessment-1"):
        with pytest.raises(ContestedCaseUnknown):
            counters.begin(OBJECTION, lodge(contested=contested(case=unknown)))
    assert decision_on_request(PrivacyRequest()) is None


def test_an_engagement_is_the_providers(counters: Counters) -> None:
    asked = StateEngagement(
        occurred_on=TODAY,
        agreements=(AGREED,),
        kind=EngagementKind.PLACE,
        name="town-hall",
        products=(PRODUCT,),
        since=TODAY,
    )
    _, state = counters.begin(engagement.KIND, asked, CENTRE)
    assert state.recorded.party == "sittard-geleen"
    assert set(state.recorded.parties) == {"beek", "sittard-geleen"}
