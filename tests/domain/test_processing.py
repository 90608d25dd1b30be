"""A processing activity: the tests that it stands, what is agreed beside it, what covers what."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference, OwnRecord
from domain.messages import Command, Context, Event
from domain.processing import PROCESSING, Asked, Covering, may_process, must_be_listed
from domain.processing.codes import (
    Basis,
    Beginning,
    Data,
    Flag,
    Law,
    Measure,
    Origin,
    Person,
    RetentionBasis,
    Special,
    SpecialGround,
)
from domain.processing.commands import (
    AgreeToOtherPurpose,
    AmendProcessing,
    EndProcessing,
    FindIncompatible,
    ProposeOtherPurpose,
    RecordConsent,
    RecordObtained,
    RecordProcessing,
    RecordRow,
    Under,
    WithdrawConsent,
)
from domain.processing.decisions import key_of
from domain.processing.description import Processing, Retention
from domain.processing.events import (
    ConsentGiven,
    ConsentWithdrawn,
    DataObtained,
    FoundIncompatible,
    OtherPurposeAgreed,
    OtherPurposeProposed,
    ProcessingAmended,
    ProcessingEnded,
    ProcessingRecorded,
    RowRecorded,
)
from domain.processing.matrix import MATRIX
from domain.processing.origins import ELSEWHERE, REGISTER, duties_of
from domain.processing.refusals import (
    ConsentMissing,
    ConsentNotFound,
    ControllerByProtocol,
    ControllerDecides,
    ControllerNotAParty,
    MatrixBinds,
    NothingCovers,
    NumberNeedsLaw,
    OriginIsSubject,
    OriginNotStated,
    OtherPurposeNotAgreed,
    OtherPurposeNotFound,
    OutsideMatrix,
    ProcessingAlreadyRecorded,
    ProcessingHasEnded,
    ProcessingNotFound,
    ProcessingOfOthers,
    ProcessorByProtocol,
    ProductsNotListed,
    PurposeIncompatible,
    RetentionMissing,
    RowNotRecorded,
    SpecialGroundMissing,
    SpecialNotNamed,
)
from domain.processing.state import Activity, flags
from domain.sealed import Plain, Sealed, with_sealed
from domain.stated_day import StatedDayBeforeAgreement, StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of, context

processing = Scenario(PROCESSING)
SNAPSHOTS = TypeAdapter(Activity)

ANNE = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
BRAM = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5c"
SINCE = date(2020, 1, 1)
DECISION = DecisionReference(organ="college", taken_on=date(2026, 2, 24), reference="B-1")
CONSENT = OwnRecord(kind="consent", system="zaaksysteem", reference="Z-1")
UNDER = Under(
    agreement="dvo-2020-beek",
    roles={"client": "beek", "provider": "sittard-geleen"},
    products=("direct.a", "direct.a.1", "direct.d", "direct.e"),
    begins=date(2019, 11, 4),
)
WHY = Plain(text="need")


def kept(*data: Data) -> tuple[Retention, ...]:
    return tuple(Retention(data=one, basis=RetentionBasis.NEEDED) for one in data)


def described(**other: Any) -> Processing:
    facts: dict[str, Any] = {
        "products": ("direct.a.1",),
        "law": Law.PARTICIPATION_ACT,
        "basis": Basis.PUBLIC_TASK,
        "article": "Participatiewet/7",
        "persons": (Person.APPLICANT, Person.PARTNER),
        "data": (Data.CONTACT, Data.INCOME),
        "origins": (Origin.DATA_SUBJECT, Origin.SUWINET, Origin.EMPLOYER),
        "controller": "beek",
        "processor": "sittard-geleen",
        "officer": "beek",
        "measures": (Measure.LOGGING,),
    } | other
    return Processing(**{"retention": kept(*facts["data"])} | facts)


WSW = {
    "law": Law.WSW,
    "products": ("direct.d",),
    "persons": (Person.WSW_EMPLOYEE,),
    "data": (Data.CONTACT, Data.HEALTH),
    "special": (Special.HEALTH,),
    "special_ground": SpecialGround.SOCIAL_SECURITY,
}
CHILDCARE = {
    "law": Law.CHILDCARE_ACT,
    "products": ("direct.e",),
    "persons": (Person.APPLICANT, Person.CHILD),
    "data": (Data.CONTACT, Data.OTHER),
}


def record(since: date = SINCE, under: Under = UNDER, **other: Any) -> RecordProcessing:
    return RecordProcessing(
        occurred_on=since,
        processing=described(**other),
        proportionality=WHY,
        subsidiarity=WHY,
        under=under,
    )


def recorded(since: date = SINCE, **other: Any) -> ProcessingRecorded:
    return ProcessingRecorded(
        occurred_on=since,
        agreement="dvo-2020-beek",
        parties=("beek", "sittard-geleen"),
        processing=described(**other),
        proportionality=WHY,
        subsidiarity=WHY,
    )


def amend(**other: Any) -> AmendProcessing:
    return AmendProcessing(
        occurred_on=TODAY,
        processing=described(**other),
        proportionality=WHY,
        subsidiarity=WHY,
        reason=WHY,
        under=UNDER,
    )


def row(*data: Data, persons: tuple[Person, ...] = (Person.APPLICANT, Person.CHILD)) -> RecordRow:
    return RecordRow(occurred_on=TODAY, persons=persons, data=data, decision=DECISION)


def rowed(*data: Data) -> RowRecorded:
    persons = (Person.APPLICANT, Person.CHILD)
    return RowRecorded(occurred_on=TODAY, persons=persons, data=data, decision=DECISION)


def propose(purpose: str = "research", *, compatible: bool = True) -> ProposeOtherPurpose:
    return ProposeOtherPurpose(
        occurred_on=TODAY, purpose=purpose, compatible=compatible, reason=WHY
    )


def proposed(purpose: str = "research", number: int = 1) -> OtherPurposeProposed:
    return OtherPurposeProposed(occurred_on=TODAY, number=number, purpose=purpose, reason=WHY)


agreed = OtherPurposeAgreed(occurred_on=TODAY, number=1, decision=DECISION)
agree = AgreeToOtherPurpose(occurred_on=TODAY, number=1, decision=DECISION)
consent = RecordConsent(occurred_on=TODAY, number=1, subject=ANNE, evidence=(CONSENT,))
given_by_anne = ConsentGiven(occurred_on=TODAY, number=1, subject=ANNE, evidence=(CONSENT,))
withdraw = WithdrawConsent(occurred_on=TODAY, number=1, subject=ANNE)
withdrawn = ConsentWithdrawn(occurred_on=TODAY, number=1, subject=ANNE)
find = FindIncompatible(occurred_on=TODAY, number=1, reason=WHY)
found = FoundIncompatible(occurred_on=TODAY, number=1, reason=WHY)
end = EndProcessing(occurred_on=TODAY, reason=WHY)
ended = ProcessingEnded(occurred_on=TODAY, reason=WHY)


# Recorded, after the tests for lawfulness


@pytest.mark.parametrize("party", ["beek", "sittard-geleen"])
def test_an_activity_is_recorded_by_a_party_to_the_agreement(party: str) -> None:
    processing.by(party).when(record()).then(recorded())


def test_nobody_else_records_one() -> None:
    told = {"party": "stein", "parties": "beek, sittard-geleen"}
    processing.by("stein").when(record()).refused(ProcessingOfOthers, **told)
    processing.given(recorded()).by("stein").when(end).refused(ProcessingOfOthers, **told)


def test_its_name_is_used_once() -> None:
    processing.given(recorded()).when(record()).refused(
        ProcessingAlreadyRecorded, agreement="dvo-2020-beek"
    )
    assert key_of("dvo-2020-beek", "benefit") == "dvo-2020-beek-benefit"


def test_it_is_processed_since_a_day_that_has_come_and_not_before_the_agreement() -> None:
    tomorrow = TODAY + timedelta(days=1)
    processing.when(record(tomorrow)).refused(
        StatedDayInFuture, day=tomorrow.isoformat(), today=TODAY.isoformat()
    )
    begins = date(2019, 11, 4)
    before = begins - timedelta(days=1)
    processing.when(record(before)).refused(
        StatedDayBeforeAgreement, day=before.isoformat(), begins=begins.isoformat()
    )
    processing.when(record(begins)).then(recorded(begins))
    unsigned = UNDER.model_copy(update={"begins": None})
    processing.when(record(before, unsigned)).then(recorded(before))


def test_the_purpose_is_a_product_of_the_agreement() -> None:
    processing.when(record(products=("direct.a.1", "direct.z", "direct.y"))).refused(
        ProductsNotListed,
        products="direct.z, direct.y",
        agreement="dvo-2020-beek",
        article="annex-2.3.1",
    )


def test_for_the_participatiewet_the_college_of_the_participant_is_responsible() -> None:
    processing.when(record(controller="sittard-geleen")).refused(
        ControllerByProtocol, controller="beek", article="annex-2.2.1"
    )
    for processor in ("beek", None):
        processing.when(record(processor=processor)).refused(
            ProcessorByProtocol, processor="sittard-geleen", article="annex-2.2.2"
        )


def test_for_other_laws_the_protocol_names_nobody_but_it_is_a_party() -> None:
    processing.when(record(**WSW, controller="sittard-geleen", processor=None)).then(
        recorded(**WSW, controller="sittard-geleen", processor=None)
    )
    processing.when(record(**WSW, processor="vixia")).refused(
        ControllerNotAParty, strangers="vixia", parties="beek, sittard-geleen"
    )


def test_an_agreement_with_other_roles_names_its_own() -> None:
    others = UNDER.model_copy(update={"roles": {"lender": "beek", "borrower": "stein"}})
    events = PROCESSING.decide(Activity(), record(under=others, processor="stein"), context())
    assert [type(one) for one in events] == [ProcessingRecorded]


@pytest.mark.parametrize(
    ("other", "categories", "article"),
    [
        ({"persons": (Person.APPLICANT, Person.WSW_EMPLOYEE)}, "wsw-employee", "annex-2.6.1"),
        ({"data": (Data.CONTACT, Data.HEALTH)}, "health", "annex-2.7.1"),
        (
            WSW | {"persons": (Person.CHILD, Person.COST_SHARER)},
            "child, cost-sharer",
            "annex-2.6.2",
        ),
        (WSW | {"data": (Data.INCOME,)}, "income", "annex-2.7.2"),
    ],
)
def test_outside_the_matrix_nothing_is_processed(
    other: dict[str, Any], categories: str, article: str
) -> None:
    law = other.get("law", Law.PARTICIPATION_ACT)
    processing.when(record(**other)).refused(
        OutsideMatrix, law=law, categories=categories, article=article
    )


@pytest.mark.parametrize("law", MATRIX)
def test_all_that_the_matrix_lists_is_processed(law: Law) -> None:
    rows = MATRIX[law]
    whole = {
        "law": law,
        "persons": tuple(rows.persons),
        "data": tuple(rows.data),
        "special": (Special.HEALTH, Special.ETHNIC_ORIGIN) if law is Law.WSW else (),
        "special_ground": SpecialGround.SOCIAL_SECURITY,
    }
    processing.when(record(**whole)).then(recorded(**whole))


def test_the_matrix_names_its_article_and_what_the_protocol_calls_special() -> None:
    rows = MATRIX[Law.PARTICIPATION_ACT]
    assert rows.person_clause(Person.COST_SHARER) == "annex-2.6.1.bullet-4"
    assert rows.data_clause(Data.INCOME) == "annex-2.7.1.bullet-3"
    assert not rows.called_special(Data.CONTACT)
    assert rows.called_special(Data.INCOME)


def test_special_categories_of_the_avg_are_named_and_have_a_ground() -> None:
    processing.when(record(**(WSW | {"special": ()}))).refused(
        SpecialNotNamed, categories="health", article="AVG 9(1)"
    )
    processing.when(record(**(WSW | {"special_ground": None}))).refused(
        SpecialGroundMissing, categories="health", article="AVG 9(2)"
    )


def test_a_special_category_that_no_listed_data_carry_is_outside_the_matrix() -> None:
    beliefs = {"special": (Special.BELIEFS,), "special_ground": SpecialGround.PUBLIC_INTEREST}
    processing.when(record(**beliefs)).refused(
        OutsideMatrix,
        law="participatiewet",
        categories="religious-or-philosophical-beliefs",
        article="annex-2.7.1",
    )
    processing.when(record(**CHILDCARE, **beliefs)).then(recorded(**CHILDCARE, **beliefs))


@pytest.mark.parametrize("basis", Basis)
def test_the_citizen_service_number_needs_a_law(basis: Basis) -> None:
    number = {"data": (Data.CITIZEN_SERVICE_NUMBER,), "basis": basis}
    if basis in (Basis.LEGAL_OBLIGATION, Basis.PUBLIC_TASK):
        processing.when(record(**number)).then(recorded(**number))
    else:
        processing.when(record(**number)).refused(NumberNeedsLaw, basis=basis, article="UAVG 46")


def test_every_category_says_how_long_it_is_kept() -> None:
    processing.when(record(retention=kept(Data.CONTACT))).refused(
        RetentionMissing, categories="income", article="annex-2.9.2"
    )


def test_a_period_has_its_beginning_and_its_ground() -> None:
    period = {"data": Data.INCOME, "basis": RetentionBasis.STATUTORY, "months": 84}
    whole = period | {"counted_from": Beginning.CASE_CLOSED, "article": "Pw/1"}
    assert Retention.model_validate(whole).months == 84
    for missing in ("months", "counted_from", "article"):
        with pytest.raises(ValidationError):
            Retention.model_validate({**whole, missing: None})
    with pytest.raises(ValidationError):
        Retention(data=Data.INCOME, basis=RetentionBasis.NEEDED, months=3)


# Amended, ended


def test_it_is_said_anew_and_what_was_stays_in_the_log() -> None:
    more = {"persons": (Person.APPLICANT, Person.CHILD)}
    event = ProcessingAmended(
        occurred_on=TODAY,
        processing=described(**more),
        proportionality=WHY,
        subsidiarity=WHY,
        reason=WHY,
    )
    processing.given(recorded()).when(amend(**more)).then(event)
    state = processing.given(recorded(), event).state()
    assert (state.since, state.amended_on, state.version) == (SINCE, TODAY, 2)
    assert state.processing == described(**more)


def test_an_amendment_stands_the_same_tests() -> None:
    processing.given(recorded()).when(amend(data=(Data.STAFF,))).refused(
        OutsideMatrix, law="participatiewet", categories="staff-data", article="annex-2.7.1"
    )


def test_what_was_never_recorded_is_not_amended() -> None:
    processing.when(amend()).refused(ProcessingNotFound)


def test_what_ended_is_over() -> None:
    processing.given(recorded()).when(end).then(ended)
    over = processing.given(recorded(), ended)
    for command in (amend(), end, row(Data.CONTACT), propose(), agree, consent, find):
        over.when(command).refused(ProcessingHasEnded, ended_on=TODAY.isoformat())


def test_nothing_happens_before_the_agreement_began() -> None:
    begins = date(2026, 3, 1)
    early = end.model_copy(update={"occurred_on": begins - timedelta(days=1)})
    state = processing.given(recorded()).state()
    with pytest.raises(StatedDayBeforeAgreement):
        PROCESSING.decide(state, early, Context(context().by, context().now, begins))
    assert PROCESSING.under(state) == "dvo-2020-beek"
    assert PROCESSING.under(Activity()) is None


# Rows of the data controller


def test_a_task_outside_the_matrix_is_flagged_until_the_controller_recorded_a_row() -> None:
    childcare = processing.given(recorded(**CHILDCARE))
    assert flags(childcare.state()) == (Flag.ROW_MISSING,)
    childcare.when(row(Data.CONTACT, Data.OTHER)).then(rowed(Data.CONTACT, Data.OTHER))
    assert flags(childcare.given(rowed(Data.CONTACT)).state()) == (Flag.ROW_MISSING,)
    assert flags(childcare.given(rowed(Data.CONTACT, Data.OTHER)).state()) == ()


def test_what_is_added_later_needs_a_row_again() -> None:
    wider = CHILDCARE | {"persons": (Person.APPLICANT, Person.CHILD, Person.PARTNER)}
    amended = ProcessingAmended(
        occurred_on=TODAY,
        processing=described(**wider),
        proportionality=WHY,
        subsidiarity=WHY,
        reason=WHY,
    )
    state = processing.given(
        recorded(**CHILDCARE), rowed(Data.CONTACT, Data.OTHER), amended
    ).state()
    assert flags(state) == (Flag.ROW_MISSING,)


def test_the_controller_alone_records_a_row_and_never_beside_the_matrix() -> None:
    childcare = processing.given(recorded(**CHILDCARE))
    childcare.by("sittard-geleen").when(row(Data.CONTACT)).refused(
        ControllerDecides, controller="beek"
    )
    processing.given(recorded()).when(row(Data.CONTACT)).refused(
        MatrixBinds, law="participatiewet", articles="annex-2.6.1, annex-2.7.1"
    )


def test_the_wsw_has_an_open_point_and_what_is_nothing_or_over_has_none() -> None:
    assert flags(processing.given(recorded(**WSW)).state()) == (Flag.CONTROLLER_OPEN,)
    assert flags(processing.given(recorded(**WSW), ended).state()) == ()
    assert flags(processing.given(recorded()).state()) == ()
    assert flags(Activity()) == ()


# Other purposes


def test_another_purpose_is_proposed_once() -> None:
    one = processing.given(recorded())
    one.when(propose()).then(proposed())
    one.given(proposed()).when(propose()).then()
    one.given(proposed()).when(propose("history")).then(proposed("history", 2))


def test_an_incompatible_purpose_is_refused_always() -> None:
    told = {"purpose": "research", "article": "annex-2.3.4"}
    one = processing.given(recorded())
    one.when(propose(compatible=False)).refused(PurposeIncompatible, **told)
    late = one.given(proposed(), agreed, given_by_anne)
    late.when(find).then(found)
    for command in (propose(), agree, consent):
        late.given(found).when(command).refused(PurposeIncompatible, **told)
    late.given(found).when(find).then()


def test_the_data_controller_agrees() -> None:
    one = processing.given(recorded(), proposed())
    one.when(agree).then(agreed)
    one.given(agreed).when(agree).then()
    one.by("sittard-geleen").when(agree).refused(ControllerDecides, controller="beek")


def test_a_data_subject_consents_to_what_was_agreed_and_withdraws_it() -> None:
    one = processing.given(recorded(), proposed())
    one.when(consent).refused(OtherPurposeNotAgreed, purpose="research", article="annex-2.3.3")
    open_now = one.given(agreed)
    open_now.when(consent).then(given_by_anne)
    open_now.given(given_by_anne).when(consent).then()
    open_now.given(given_by_anne).when(withdraw).then(withdrawn)
    open_now.when(withdraw).refused(ConsentNotFound, number="1")
    assert open_now.given(given_by_anne, withdrawn).state().purposes[0].consents == ()


def test_consent_is_withdrawn_also_when_all_has_ended() -> None:
    processing.given(recorded(), proposed(), agreed, given_by_anne, ended).when(withdraw).then(
        withdrawn
    )


@pytest.mark.parametrize("command", [agree, consent, withdraw, find])
def test_a_purpose_that_nobody_proposed_is_not_found(command: Command) -> None:
    processing.given(recorded(), proposed("other", 2)).when(command).refused(
        OtherPurposeNotFound, number="1"
    )


# Where data come from


def test_what_comes_from_elsewhere_is_recorded_by_its_origin() -> None:
    one = processing.given(recorded())
    asked = RecordObtained(occurred_on=TODAY, origin=Origin.SUWINET, subject=ANNE)
    told = DataObtained(occurred_on=TODAY, origin=Origin.SUWINET, subject=ANNE)
    one.when(asked).then(told)
    assert one.given(told).state().version == 2
    one.when(asked.model_copy(update={"origin": Origin.GBA_V})).refused(
        OriginNotStated, origin="gba-v", origins="data-subject, suwinet, employer"
    )
    one.when(asked.model_copy(update={"origin": Origin.DATA_SUBJECT})).refused(OriginIsSubject)


@pytest.mark.parametrize("origin", Origin)
def test_every_other_origin_is_told_and_a_register_is_verified(origin: Origin) -> None:
    registers = (Origin.GBA_V, Origin.SUWINET, Origin.OTHER_REGISTER)
    assert (ELSEWHERE in duties_of(origin)) is (origin is not Origin.DATA_SUBJECT)
    assert (REGISTER in duties_of(origin)) is (origin in registers)


# What covers what


def activities(**of: tuple[Event, ...]) -> dict[str, Activity]:
    return {key: PROCESSING.fold(events) for key, events in of.items()}


BENEFIT = Asked(("direct.a.1.2", "direct.a.1", "direct.a"), "sittard-geleen")


def test_an_activity_covers_its_products_and_their_parts_for_who_processes() -> None:
    known = activities(benefit=(recorded(),))
    assert may_process(known, BENEFIT) == Covering("benefit", ())
    assert may_process(known, Asked(("direct.a.1",), "beek")) == Covering("benefit", ())
    for asked in (Asked(("direct.a",), "beek"), Asked(("direct.a.1",), "stein")):
        with pytest.raises(NothingCovers) as caught:
            may_process(known, asked)
        assert caught.value.facts == {"product": asked.products[0], "party": asked.party}


def test_the_nearest_product_covers_and_what_ended_covers_nothing() -> None:
    known = activities(whole=(recorded(products=("direct.a",)),), benefit=(recorded(),), nothing=())
    assert may_process(known, BENEFIT).key == "benefit"
    known = known | activities(benefit=(recorded(), ended))
    assert may_process(known, BENEFIT).key == "whole"


def test_what_covers_tells_its_flags_and_goes_behind_what_has_none() -> None:
    flagged = (recorded(law=Law.IOAW),)
    covering = may_process(activities(ioaw=flagged), BENEFIT)
    assert covering == Covering("ioaw", (Flag.ROW_MISSING,))
    assert may_process(activities(ioaw=flagged, pw=(recorded(),)), BENEFIT).key == "pw"


def test_nothing_opens_for_what_waits_for_the_controllers_row() -> None:
    flagged = (recorded(law=Law.IOAW),)
    with pytest.raises(RowNotRecorded) as caught:
        must_be_listed(may_process(activities(ioaw=flagged), BENEFIT))
    assert caught.value.facts == {"activity": "ioaw"}
    must_be_listed(may_process(activities(benefit=(recorded(),)), BENEFIT))
    must_be_listed(Covering("wsw", (Flag.CONTROLLER_OPEN,)))


def test_another_purpose_needs_agreement_and_the_consent_of_this_data_subject() -> None:
    def asked(subject: str | None = ANNE) -> Asked:
        return Asked(BENEFIT.products, BENEFIT.party, "research", subject)

    start = (recorded(), proposed())
    for events, refusal in (
        ((recorded(),), OtherPurposeNotAgreed),
        (start, OtherPurposeNotAgreed),
        ((*start, agreed), ConsentMissing),
        ((*start, agreed, given_by_anne, withdrawn), ConsentMissing),
        ((*start, agreed, given_by_anne, found), PurposeIncompatible),
    ):
        with pytest.raises(refusal):
            may_process(activities(benefit=events), asked())
    known = activities(benefit=(*start, agreed, given_by_anne), other=(recorded(),))
    assert may_process(known, asked()).key == "benefit"
    for subject in (BRAM, None):
        with pytest.raises(ConsentMissing):
            may_process(known, asked(subject))


def test_found_incompatible_under_one_activity_it_is_refused_under_all() -> None:
    start = (recorded(), proposed(), agreed, given_by_anne)
    known = activities(one=start, two=(*start, found))
    with pytest.raises(PurposeIncompatible):
        may_process(known, Asked(BENEFIT.products, BENEFIT.party, "research", ANNE))


# Whatever is asked

DAYS = st.integers(-3, 0).map(lambda number: TODAY + timedelta(days=number))
SHAPES = st.sampled_from([{}, WSW, CHILDCARE, {"law": Law.IOAW}, {"data": (Data.HEALTH,)}])
NUMBERS = st.integers(1, 3)
SUBJECTS = st.sampled_from([ANNE, BRAM])
wishes = st.one_of(
    SHAPES.map(lambda shape: record(**shape)),
    SHAPES.map(lambda shape: amend(**shape)),
    st.sampled_from([row(Data.CONTACT, Data.OTHER), row(Data.CONTACT), end]),
    st.sampled_from([propose(), propose("history"), propose(compatible=False)]),
    any_of(AgreeToOtherPurpose, occurred_on=DAYS, number=NUMBERS, decision=st.just(DECISION)),
    any_of(
        RecordConsent,
        occurred_on=DAYS,
        number=NUMBERS,
        subject=SUBJECTS,
        evidence=st.just((CONSENT,)),
    ),
    any_of(WithdrawConsent, occurred_on=DAYS, number=NUMBERS, subject=SUBJECTS),
    any_of(FindIncompatible, occurred_on=DAYS, number=NUMBERS, reason=st.just(WHY)),
    any_of(RecordObtained, occurred_on=DAYS, origin=st.sampled_from(Origin)),
)


def sealed(path: str) -> Sealed:
    return Sealed(key=ANNE, digest="0" * 64)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", "sittard-geleen", "stein"]))))
def test_whatever_is_decided_is_stored_and_no_purpose_is_served_without_both(
    asked: list[tuple[Any, str]],
) -> None:
    state = Activity()
    for wish, party in asked:
        try:
            events = PROCESSING.decide(state, wish, context(party))
        except Refusal:
            continue
        for event in (with_sealed(one, sealed) for one in events):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = PROCESSING.evolve(state, event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
        for purpose in state.purposes:
            assert purpose.agreed is not None or purpose.consents == ()
            _served_with_both_or_not_at_all(state, purpose.purpose)


def _served_with_both_or_not_at_all(state: Activity, purpose: str) -> None:
    assert state.processing is not None
    products = state.processing.products
    for subject in (ANNE, BRAM):
        known = next(one for one in state.purposes if one.purpose == purpose)
        asked = Asked(products, "beek", purpose, subject)
        try:
            may_process({"one": state}, asked)
        except Refusal:
            continue
        assert known.agreed is not None
        assert subject in known.consents
        assert not known.incompatible
