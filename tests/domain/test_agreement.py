from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.agreement.commands import (
    AgreeFrequency,
    AgreementCommand,
    ConfirmCorrection,
    NotInCatalogue,
    ProposeCorrection,
    RegisterAgreement,
    SignAgreement,
    WithdrawCorrection,
    registration,
)
from domain.agreement.decisions import AGREEMENT
from domain.agreement.events import (
    AgreementConcluded,
    AgreementRegistered,
    AgreementSigned,
    Capacity,
    ClauseAdopted,
    ClauseCorrected,
    ClauseWording,
    CorrectionProposed,
    CorrectionWithdrawn,
    FrequencyAgreed,
    ProductCorrected,
    ProductListed,
    ProductWording,
)
from domain.agreement.possible import possible
from domain.agreement.refusals import (
    AgreementAlreadyRegistered,
    AgreementNotFound,
    AlreadySigned,
    CorrectionNotFound,
    DecisionAfterSignature,
    DutyNotFound,
    FrequencyFixed,
    NotAParty,
    NotYoursToWithdraw,
    SecondPersonNeeded,
    WordingNotFound,
)
from domain.agreement.state import Agreement, Frequency
from domain.calendar.contract import Before, NoDate
from domain.catalogue import Catalogue, Participation, Party, Scheme
from domain.clause import AgreedFrequency, Clause, Duty, Periodic, Product
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference
from domain.messages import Command, Text
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of, context

YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)
IN_FORCE = date(2027, 1, 1)


def said(words: str) -> Text:
    return Text(nl=words, en=words)


report = Clause(
    id="4.1",
    heading=said("Report"),
    text=said("The keeper reports each year."),
    duties=(
        Duty(
            id="annual-report",
            title=said("Annual report"),
            debtor=("keeper",),
            creditor=("owner",),
            trigger=Periodic(every="year"),
            due=Before(month=3, day=1, year="next"),
            evidence=("report",),
        ),
    ),
)
consult = Clause(
    id="7",
    heading=said("Consultation"),
    text=said("The parties consult as often as they agree."),
    duties=(
        Duty(
            id="consultation",
            title=said("Consultation"),
            debtor=("keeper", "owner"),
            creditor=("keeper", "owner"),
            trigger=AgreedFrequency(),
            due=NoDate(),
        ),
    ),
)
storage = Product(id="direct.a", kind="direct", title=said("Storage"))
catalogue = Catalogue(
    format="nakomen-catalogue/1",
    id="archive-2027",
    title=said("Shared archive"),
    scheme=Scheme(title=said("Archive scheme"), citation="Scheme", in_force_on=IN_FORCE),
    parties=(
        Party(id="waterland", name=said("Waterland"), kind="water-board", college=True),
        Party(id="dijkland", name=said("Dijkland"), kind="water-board", college=True),
        Party(id="depot", name=said("Depot"), kind="company"),
    ),
    agreements=(
        Participation(
            id="archive-2027-waterland",
            citation_titles=("Archive agreement",),
            roles={"owner": "waterland", "keeper": "depot"},
        ),
    ),
    in_force_on=IN_FORCE,
    clauses=(report, consult),
    products=(storage.model_copy(update={"clause": "4.1"}),),
)
storage = catalogue.products[0]
register = registration(catalogue, "archive-2027-waterland", "ab" * 32)

registered = AgreementRegistered(
    occurred_on=TODAY,
    catalogue="archive-2027",
    digest="ab" * 32,
    title=said("Shared archive"),
    citation_titles=("Archive agreement",),
    roles={"owner": "waterland", "keeper": "depot"},
    parties=catalogue.parties,
    scheme=catalogue.scheme,
    voters=("waterland", "dijkland"),
    in_force_on=IN_FORCE,
    ends_on=None,
    annexes=(),
    definitions=(),
)
text = (
    registered,
    ClauseAdopted(occurred_on=TODAY, number=1, clause=report),
    ClauseAdopted(occurred_on=TODAY, number=2, clause=consult),
    ProductListed(occurred_on=TODAY, product=storage),
)

DECISION = DecisionReference(organ="college", taken_on=YESTERDAY, reference="B-7")
sign = SignAgreement(occurred_on=TODAY, capacity=Capacity.MAYOR, decision=DECISION)


def signed(party: str) -> AgreementSigned:
    return AgreementSigned(
        occurred_on=TODAY, party=party, capacity=Capacity.MAYOR, decision=DECISION
    )


concluded = AgreementConcluded(occurred_on=TODAY, in_force_from=IN_FORCE)

agreement = Scenario(AGREEMENT).by("waterland")
known = agreement.given(*text)


# Registration


def test_registration_copies_the_whole_text() -> None:
    agreement.when(register).then(*text)


@pytest.mark.parametrize("party", ["depot", "system"])
def test_each_party_to_it_and_the_system_register(party: str) -> None:
    agreement.by(party).when(register).then(*text)


def test_who_fills_no_role_does_not_register() -> None:
    agreement.by("dijkland").when(register).refused(NotAParty, party="dijkland")


def test_registering_the_same_catalogue_again_records_nothing() -> None:
    known.when(register).then()


def test_a_changed_catalogue_is_refused() -> None:
    changed = register.model_copy(update={"digest": "cd" * 32, "products": ()})
    known.when(changed).refused(AgreementAlreadyRegistered, digest="ab" * 32)


def test_only_an_agreement_of_the_catalogue_is_registered() -> None:
    with pytest.raises(NotInCatalogue) as caught:
        registration(catalogue, "archive-2027-dijkland", "ab" * 32)
    assert caught.value.facts == {
        "agreement": "archive-2027-dijkland",
        "known": "archive-2027-waterland",
    }


# Signing


def test_a_signature_is_recorded_for_the_party_that_asks() -> None:
    known.when(sign).then(signed("waterland"))


def test_the_last_signature_concludes_it_for_the_date_that_the_text_states() -> None:
    known.given(signed("waterland")).by("depot").when(sign).then(signed("depot"), concluded)
    assert known.given(signed("waterland")).state().in_force_from is None
    done = known.given(signed("waterland"), signed("depot"), concluded)
    assert done.state().in_force_from == IN_FORCE


def test_it_begins_with_the_first_signature_or_when_it_is_in_force_if_that_is_sooner() -> None:
    once = known.given(signed("waterland"))
    assert once.state().begins == TODAY
    again = once.given(signed("depot").model_copy(update={"occurred_on": date(2025, 12, 1)}))
    assert again.state().begins == date(2025, 12, 1)
    sooner = concluded.model_copy(update={"in_force_from": date(2025, 1, 1)})
    assert again.given(sooner).state().begins == date(2025, 1, 1)
    later = concluded.model_copy(update={"in_force_from": date(2027, 1, 1)})
    assert again.given(later).state().begins == date(2025, 12, 1)


def test_a_party_signs_once() -> None:
    known.given(signed("waterland")).when(sign).refused(AlreadySigned, party="waterland")


def test_who_fills_no_role_does_not_sign() -> None:
    known.by("dijkland").when(sign).refused(NotAParty, party="dijkland")


def test_nobody_signs_tomorrow() -> None:
    known.when(sign.model_copy(update={"occurred_on": TOMORROW})).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )


def test_the_college_decides_before_the_mayor_signs() -> None:
    early = sign.model_copy(update={"occurred_on": YESTERDAY - timedelta(days=1)})
    known.when(early).refused(DecisionAfterSignature, decided="2026-03-01", signed="2026-02-28")


# Frequency

quarterly = AgreeFrequency(
    duty="consultation", every="quarter", first=date(2027, 4, 1), decision=DECISION
)
agreed = FrequencyAgreed(
    occurred_on=YESTERDAY,
    duty="consultation",
    every="quarter",
    first=date(2027, 4, 1),
    decision=DECISION,
)


def test_the_parties_agree_a_frequency_that_the_text_leaves_open() -> None:
    known.when(quarterly).then(agreed)


def test_the_same_frequency_again_records_nothing() -> None:
    known.given(agreed).when(quarterly).then()


def test_a_later_frequency_takes_the_place_of_the_earlier() -> None:
    yearly = quarterly.model_copy(update={"every": "year", "first": date(2028, 1, 1)})
    again = agreed.model_copy(update={"every": "year", "first": date(2028, 1, 1)})
    known.given(agreed).when(yearly).then(again)
    later = Frequency("year", date(2028, 1, 1))
    assert known.given(agreed, again).state().frequencies == {"consultation": later}


def test_a_frequency_that_the_text_fixes_is_not_agreed() -> None:
    known.when(quarterly.model_copy(update={"duty": "annual-report"})).refused(
        FrequencyFixed, duty="annual-report", clause="4.1"
    )


def test_a_frequency_belongs_to_a_duty() -> None:
    known.when(quarterly.model_copy(update={"duty": "visit"})).refused(DutyNotFound, duty="visit")


def test_the_frequency_was_decided_before_it_is_recorded() -> None:
    ahead = DECISION.model_copy(update={"taken_on": TOMORROW})
    known.when(quarterly.model_copy(update={"decision": ahead})).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )


def test_a_stranger_agrees_nothing() -> None:
    known.by("dijkland").when(quarterly).refused(NotAParty, party="dijkland")


# Editorial correction

better = ClauseWording(id="4.1", heading=said("Reporting"), text=said("Each year a report."))
shorter = ProductWording(id="direct.a", title=said("Keeping"))
proposed = CorrectionProposed(
    occurred_on=TODAY, number=1, wording=better, actor="a-1", party="waterland"
)
product_proposed = proposed.model_copy(update={"wording": shorter})
clause_corrected = ClauseCorrected(
    occurred_on=TODAY, number=1, clause="4.1", heading=better.heading, text=better.text
)
product_corrected = ProductCorrected(
    occurred_on=TODAY, number=1, product="direct.a", title=shorter.title
)
withdrawn = CorrectionWithdrawn(occurred_on=TODAY, number=1)


@pytest.mark.parametrize(("wording", "event"), [(better, proposed), (shorter, product_proposed)])
def test_one_person_proposes_a_correction(wording: Any, event: CorrectionProposed) -> None:
    known.when(ProposeCorrection(wording=wording)).then(event)


def test_the_next_proposal_has_the_next_number() -> None:
    known.given(proposed, withdrawn).when(ProposeCorrection(wording=shorter)).then(
        product_proposed.model_copy(update={"number": 2})
    )


def test_proposing_what_it_says_already_records_nothing() -> None:
    same = ClauseWording(id="4.1", heading=report.heading, text=report.text)
    known.when(ProposeCorrection(wording=same)).then()


@pytest.mark.parametrize("wording", [better, shorter])
def test_only_what_is_in_the_text_is_corrected(wording: Any) -> None:
    missing = wording.model_copy(update={"id": "99"})
    known.when(ProposeCorrection(wording=missing)).refused(
        WordingNotFound, kind=wording.kind, id="99"
    )


@pytest.mark.parametrize("party", ["waterland", "depot"])
def test_another_person_confirms(party: str) -> None:
    second = known.given(proposed).by(party, actor="a-2")
    second.when(ConfirmCorrection(number=1)).then(clause_corrected)
    product = known.given(product_proposed).by(party, actor="a-2")
    product.when(ConfirmCorrection(number=1)).then(product_corrected)


def test_nobody_confirms_their_own_proposal() -> None:
    known.given(proposed).when(ConfirmCorrection(number=1)).refused(SecondPersonNeeded, number="1")


def test_a_correction_changes_the_words_and_not_the_duties() -> None:
    state = known.given(proposed, clause_corrected).state()
    assert state.clauses["4.1"].text == better.text
    assert state.clauses["4.1"].heading == better.heading
    assert state.clauses["4.1"].duties == report.duties
    assert known.given(product_proposed, product_corrected).state().products[
        "direct.a"
    ].title == said("Keeping")


def test_a_correction_is_confirmed_or_withdrawn_once() -> None:
    for end in (clause_corrected, withdrawn):
        closed = known.given(proposed, end)
        closed.by("depot", actor="a-2").when(ConfirmCorrection(number=1)).refused(
            CorrectionNotFound, number="1"
        )
        closed.when(WithdrawCorrection(number=1)).refused(CorrectionNotFound, number="1")


def test_the_party_that_proposed_withdraws() -> None:
    known.given(proposed).by("waterland", actor="a-9").when(WithdrawCorrection(number=1)).then(
        withdrawn
    )
    known.given(proposed).by("depot").when(WithdrawCorrection(number=1)).refused(
        NotYoursToWithdraw, party="depot", proposed_by="waterland"
    )


@pytest.mark.parametrize("event", [clause_corrected, product_corrected])
def test_a_correction_of_what_is_not_there_is_lived_with(event: Any) -> None:
    assert agreement.given(event).state() == Agreement(version=1)


@pytest.mark.parametrize(
    "wish",
    [
        sign,
        quarterly,
        ProposeCorrection(wording=better),
        ConfirmCorrection(number=1),
        WithdrawCorrection(number=1),
    ],
)
def test_nothing_is_recorded_on_what_was_never_registered(wish: Command) -> None:
    agreement.when(wish).refused(AgreementNotFound)


def test_an_absent_agreement_has_no_parties() -> None:
    assert agreement.state().parties == frozenset()


# Whatever happens

days = st.sampled_from([YESTERDAY, TODAY, TOMORROW])
numbers = st.integers(1, 3)
commands: st.SearchStrategy[AgreementCommand] = st.one_of(
    st.sampled_from([register, register.model_copy(update={"digest": "cd" * 32})]),
    any_of(
        SignAgreement,
        occurred_on=days,
        capacity=st.sampled_from(Capacity),
        decision=st.just(DECISION),
    ),
    any_of(
        AgreeFrequency,
        duty=st.sampled_from(["consultation", "annual-report"]),
        every=st.sampled_from(["month", "quarter"]),
        first=days,
        decision=st.just(DECISION),
    ),
    any_of(ProposeCorrection, wording=st.sampled_from([better, shorter])),
    any_of(ConfirmCorrection, number=numbers),
    any_of(WithdrawCorrection, number=numbers),
)
people = st.sampled_from(
    [context(party, actor=actor) for party in ("waterland", "depot") for actor in ("a-1", "a-2")]
    + [context("dijkland")]
)
SNAPSHOTS = TypeAdapter(Agreement)


def test_a_snapshot_holds_everything() -> None:
    state = known.given(agreed, proposed, signed("depot"), concluded).state()
    assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state


@given(st.lists(st.tuples(commands, people), max_size=25))
def test_whatever_is_decided_can_be_stored_read_back_and_lived_with(
    wishes: list[tuple[AgreementCommand, Any]],
) -> None:
    state = AGREEMENT.fold(text)
    for wish, by in wishes:
        try:
            events = AGREEMENT.decide(state, wish, by)
        except Refusal:
            continue
        assert not isinstance(wish, RegisterAgreement) or events == []
        for event in events:
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = AGREEMENT.evolve(state, event)
        assert state.signed <= state.parties
        assert (state.in_force_from is not None) == (state.signed == state.parties)
        assert state.clauses["4.1"].duties == report.duties
        assert all(number <= state.last_correction for number in state.proposals)
        assert set(state.frequencies) <= {"consultation"}


# What is possible


@pytest.mark.parametrize("actor", ["a-1", "a-2"])
@pytest.mark.parametrize("party", ["waterland", "depot", "stranger"])
@pytest.mark.parametrize("wish", [ConfirmCorrection(number=1), WithdrawCorrection(number=1)])
def test_what_is_possible_is_what_is_not_refused(
    actor: str, party: str, wish: ConfirmCorrection | WithdrawCorrection
) -> None:
    state = known.given(proposed).state()
    try:
        decided = AGREEMENT.decide(state, wish, context(party, actor=actor))
    except Refusal:
        decided = []
    assert bool(decided) == (type(wish) in possible(state, 1, actor, party))


def test_nothing_is_possible_with_a_correction_that_is_not_open() -> None:
    assert possible(known.state(), 1, "a-2", "waterland") == frozenset()
