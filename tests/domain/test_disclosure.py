"""Disclosures: nothing goes to a third party without permission or a legal duty."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.controllership import NotDataController, NotInvolved, NotPartyToAgreement
from domain.disclosure.commands import (
    DisclosureCommand,
    FindDuty,
    MakeDisclosure,
    PermitDisclosure,
    RefuseDisclosure,
    RequestDisclosure,
    WithdrawPermission,
)
from domain.disclosure.decisions import DISCLOSURE
from domain.disclosure.events import (
    DisclosureDutyFound,
    DisclosureMade,
    DisclosurePermissionWithdrawn,
    DisclosurePermitted,
    DisclosureRefusalGround,
    DisclosureRefused,
    DisclosureRequested,
    DisclosureWay,
    RecipientKind,
)
from domain.disclosure.possible import possible
from domain.disclosure.refusals import (
    AlreadyPermitted,
    BeforePermission,
    CategoriesNotCovered,
    DisclosureAlreadyRecorded,
    DisclosureIsRefused,
    DisclosureNotFound,
    DisclosureNotPermitted,
    DisclosureObliged,
    NothingPermitted,
    PermissionEndsBefore,
    PermissionOver,
    SubjectsNotAskedFor,
)
from domain.disclosure.state import Disclosure, DisclosureStanding
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference
from domain.personal_data import Data
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of, context
from tests.sealing import stored

CENTRE = "sittard-geleen"
INCOME, HEALTH, CONTACT = Data.INCOME, Data.HEALTH, Data.CONTACT
SOMEONE = "0196f0a2-5d1e-7c1b-8a55-0d4f6f1f2b3c"
SOMEONE_ELSE = "0196f0a2-5d1e-7c1b-8a55-0d4f6f1f2b3d"
WORDS = Plain(text="the office in the next town")
DECISION = DecisionReference(organ="college", taken_on=date(2026, 2, 24), reference="B-2026-44")
YESTERDAY = TODAY - timedelta(days=1)
SNAPSHOTS = TypeAdapter(Disclosure)

disclosure = Scenario(DISCLOSURE)


def request(**other: Any) -> RequestDisclosure:
    asked: dict[str, Any] = {
        "agreement": "dvo-test",
        "controller": "beek",
        "processor": CENTRE,
        "occurred_on": YESTERDAY,
        "recipient_kind": RecipientKind.BENEFITS_AGENCY,
        "recipient": WORDS,
        "purpose": WORDS,
        "categories": (INCOME, CONTACT),
        "subjects": (SOMEONE,),
        "parties": ("beek", CENTRE),
    }
    return RequestDisclosure(**(asked | other))


def requested(**other: Any) -> DisclosureRequested:
    asked = request()
    names = set(DisclosureRequested.model_fields) - {"type", "party"}
    facts = {name: getattr(asked, name) for name in names}
    return DisclosureRequested(**(facts | {"party": CENTRE} | other))


def permitted(**other: Any) -> DisclosurePermitted:
    facts: dict[str, Any] = {"party": "beek", "decision": DECISION, "categories": (INCOME,)}
    more = {"occurred_on": TODAY, "until": None, "conditions": None}
    return DisclosurePermitted(**(facts | more | other))


def owed(**other: Any) -> DisclosureDutyFound:
    facts: dict[str, Any] = {"party": CENTRE, "law": "participatiewet", "article": "64"}
    return DisclosureDutyFound(**({"occurred_on": TODAY, "categories": (INCOME,)} | facts | other))


def made(**other: Any) -> DisclosureMade:
    facts: dict[str, Any] = {"party": CENTRE, "basis": "permission", "categories": (INCOME,)}
    more = {"occurred_on": TODAY, "subjects": (SOMEONE,), "way": DisclosureWay.PORTAL}
    return DisclosureMade(**(facts | more | other))


refused = DisclosureRefused(
    occurred_on=TODAY, party="beek", ground=DisclosureRefusalGround.TOO_MUCH, reasons=WORDS
)
withdrawn = DisclosurePermissionWithdrawn(occurred_on=TODAY, party="beek", reasons=WORDS)

permit = PermitDisclosure(occurred_on=TODAY, decision=DECISION, categories=(INCOME,))
find = FindDuty(occurred_on=TODAY, law="participatiewet", article="64", categories=(INCOME,))
refuse = RefuseDisclosure(occurred_on=TODAY, ground=DisclosureRefusalGround.TOO_MUCH, reasons=WORDS)
withdraw = WithdrawPermission(occurred_on=TODAY, reasons=WORDS)
make = MakeDisclosure(
    occurred_on=TODAY, categories=(INCOME,), subjects=(SOMEONE,), way=DisclosureWay.PORTAL
)
asked = disclosure.given(requested())
by_processor = asked.by(CENTRE)


# Asked for


def test_one_of_the_two_records_that_a_third_party_asks() -> None:
    disclosure.by(CENTRE).when(request()).then(requested())
    disclosure.when(request()).then(requested(party="beek"))
    disclosure.by("stein").when(request()).refused(
        NotInvolved, party="stein", involved="beek, sittard-geleen"
    )
    disclosure.when(request(parties=("beek",))).refused(
        NotPartyToAgreement, party=CENTRE, parties="beek"
    )


def test_it_was_asked_before_it_is_recorded_and_is_recorded_once() -> None:
    ahead = TODAY + timedelta(days=1)
    disclosure.when(request(occurred_on=ahead)).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )
    asked.when(request()).refused(DisclosureAlreadyRecorded)


@pytest.mark.parametrize("command", [permit, find, refuse, withdraw, make])
def test_nothing_is_recorded_of_what_nobody_asked(command: Any) -> None:
    disclosure.when(command).refused(DisclosureNotFound)


# Refused unless it rests on something


def test_nothing_is_disclosed_without_permission_or_legal_duty() -> None:
    by_processor.when(make).refused(DisclosureNotPermitted, controller="beek")
    by_processor.given(permitted(), withdrawn).when(make).refused(
        DisclosureNotPermitted, controller="beek"
    )


def test_with_permission_it_is_disclosed_within_what_was_permitted() -> None:
    allowed = by_processor.given(permitted())
    allowed.when(make).then(made())
    more = make.model_copy(update={"categories": (INCOME, CONTACT)})
    allowed.when(more).refused(CategoriesNotCovered, more="contact", known="income")
    other = make.model_copy(update={"subjects": (SOMEONE, SOMEONE_ELSE)})
    allowed.when(other).refused(SubjectsNotAskedFor, number="1")
    early = make.model_copy(update={"occurred_on": YESTERDAY})
    allowed.when(early).refused(BeforePermission, permitted="2026-03-02")


def test_a_request_that_names_nobody_may_be_about_anybody() -> None:
    unnamed = disclosure.by(CENTRE).given(requested(subjects=()), permitted())
    unnamed.when(make).then(made())


def test_a_permission_holds_until_its_last_day() -> None:
    ends = by_processor.given(permitted(until=TODAY))
    ends.when(make).then(made())
    tomorrow = TODAY + timedelta(days=1)
    late = make.model_copy(update={"occurred_on": tomorrow})
    ends.on(tomorrow).when(late).refused(PermissionOver, until="2026-03-02")
    assert ends.state().standing(TODAY) is DisclosureStanding.PERMITTED
    assert ends.state().standing(tomorrow) is DisclosureStanding.ENDED


def test_what_the_law_obliges_to_needs_no_permission() -> None:
    obliged = by_processor.given(owed())
    obliged.when(make).then(made(basis="legal-duty"))
    more = make.model_copy(update={"categories": (CONTACT,)})
    obliged.when(more).refused(CategoriesNotCovered, more="contact", known="income")
    both = obliged.given(permitted(categories=(INCOME, CONTACT)))
    both.when(make).then(made(basis="legal-duty"))
    both.when(more).then(made(categories=(CONTACT,)))


# Permission


def test_the_data_controller_permits_within_what_was_asked() -> None:
    asked.when(permit).then(permitted())
    asked.by(CENTRE).when(permit).refused(NotDataController, party=CENTRE, controller="beek")
    asked.given(permitted()).when(permit).refused(AlreadyPermitted, reference="B-2026-44")
    more = permit.model_copy(update={"categories": (INCOME, HEALTH)})
    asked.when(more).refused(CategoriesNotCovered, more="health", known="income, contact")


def test_a_permission_ends_after_it_began_and_rests_on_a_decision_that_was_taken() -> None:
    ended = permit.model_copy(update={"until": YESTERDAY})
    asked.when(ended).refused(PermissionEndsBefore, until="2026-03-01", day="2026-03-02")
    open_ = permit.model_copy(update={"until": TODAY})
    asked.when(open_).then(permitted(until=TODAY))
    ahead = DECISION.model_copy(update={"taken_on": TODAY + timedelta(days=1)})
    asked.when(permit.model_copy(update={"decision": ahead})).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )


def test_a_permission_is_withdrawn_and_may_be_given_again() -> None:
    asked.when(withdraw).refused(NothingPermitted)
    asked.given(permitted()).when(withdraw).then(withdrawn)
    gone = asked.given(permitted(), withdrawn)
    assert gone.state().standing(TODAY) is DisclosureStanding.ENDED
    gone.when(permit).then(permitted())
    assert gone.given(permitted()).state().standing(TODAY) is DisclosureStanding.PERMITTED


# A legal duty, and refusing


@pytest.mark.parametrize("party", ["beek", CENTRE])
def test_either_of_the_two_names_the_law(party: str) -> None:
    asked.by(party).when(find).then(owed(party=party))
    more = find.model_copy(update={"categories": (HEALTH,)})
    asked.by(party).when(more).refused(CategoriesNotCovered, more="health", known="income, contact")


def test_the_data_controller_refuses_what_is_neither_permitted_nor_owed() -> None:
    asked.when(refuse).then(refused)
    asked.by(CENTRE).when(refuse).refused(NotDataController, party=CENTRE, controller="beek")
    asked.given(permitted()).when(refuse).refused(AlreadyPermitted, reference="B-2026-44")
    asked.given(owed()).when(refuse).refused(DisclosureObliged, law="participatiewet", article="64")


@pytest.mark.parametrize("command", [permit, find, refuse, make])
def test_what_was_refused_stays_so(command: Any) -> None:
    asked.given(refused).when(command).refused(DisclosureIsRefused, day="2026-03-02")


def test_how_it_stands_follows_from_what_was_recorded() -> None:
    standings = {
        DisclosureStanding.ASKED: asked,
        DisclosureStanding.OBLIGED: asked.given(permitted(), owed()),
        DisclosureStanding.MADE: asked.given(owed(), made(basis="legal-duty")),
        DisclosureStanding.REFUSED: asked.given(refused),
    }
    for standing, scenario in standings.items():
        assert scenario.state().standing(TODAY) is standing


def test_it_is_about_whom_was_asked_for_and_whom_it_was_made_of() -> None:
    assert DISCLOSURE.initial.subjects == ()
    unnamed = disclosure.given(requested(subjects=()), owed(), made(basis="legal-duty"))
    assert unnamed.state().subjects == (SOMEONE,)
    assert asked.given(owed(), made(subjects=(SOMEONE,))).state().subjects == (SOMEONE,)


def test_what_a_party_may_do_follows_from_the_same_conditions() -> None:
    assert possible(DISCLOSURE.initial, "beek") == ()
    assert possible(asked.state(), "beek") == (PermitDisclosure, FindDuty, RefuseDisclosure)
    assert possible(asked.state(), CENTRE) == (FindDuty,)
    assert possible(asked.given(permitted()).state(), CENTRE) == (MakeDisclosure, FindDuty)
    assert possible(asked.given(refused).state(), "beek") == ()


def test_it_stands_under_its_agreement() -> None:
    assert DISCLOSURE.under(DISCLOSURE.initial) is None
    assert DISCLOSURE.under(asked.state()) == "dvo-test"


days = st.integers(-1, 5).map(lambda number: TODAY - timedelta(days=number))
categories = st.sampled_from([(INCOME,), (CONTACT,), (HEALTH,), (INCOME, CONTACT)])
subjects = st.sampled_from([(), (SOMEONE,), (SOMEONE_ELSE,)])
wishes: st.SearchStrategy[DisclosureCommand] = (
    subjects.map(lambda whom: request(subjects=whom))
    | any_of(
        PermitDisclosure,
        occurred_on=days,
        decision=st.just(DECISION),
        categories=categories,
        until=st.none() | days,
    )
    | any_of(
        FindDuty,
        occurred_on=days,
        law=st.just("participatiewet"),
        article=st.just("64"),
        categories=categories,
    )
    | any_of(
        MakeDisclosure,
        occurred_on=days,
        categories=categories,
        subjects=subjects,
        way=st.just(DisclosureWay.PAPER),
    )
    | st.sampled_from([refuse, withdraw])
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE])), max_size=20))
def test_whatever_is_disclosed_was_asked_for_and_permitted_or_owed(
    asking: list[tuple[DisclosureCommand, str]],
) -> None:
    state = DISCLOSURE.initial
    for wish, party in asking:
        allowed = possible(state, party)
        try:
            events = DISCLOSURE.decide(state, wish, context(party))
        except Refusal:
            continue
        assert isinstance(wish, RequestDisclosure) or type(wish) in allowed
        for event in map(stored, events):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            if isinstance(event, DisclosureMade):
                basis = state.duty if event.basis == "legal-duty" else state.permitted
                assert basis is not None and set(event.categories) <= set(basis.categories)
                assert state.requested is not None and state.refused is None
                assert set(event.categories) <= set(state.requested.categories)
            state = DISCLOSURE.evolve(state, event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
