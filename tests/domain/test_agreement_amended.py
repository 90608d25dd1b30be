"""An agreement's text as of any day: amended, its product list adopted, corrected, ended."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.agreement.changes import AnnexChange, ChangeKind, ClauseChange, ProductChange
from domain.agreement.commands import (
    AdoptProductList,
    AmendAgreement,
    EndAgreement,
    ProposeCorrection,
    TerminateAgreement,
)
from domain.agreement.decisions import AGREEMENT
from domain.agreement.events import (
    AgreementAmended,
    AgreementEnded,
    AgreementEvent,
    AnnexAmended,
    ClauseAmended,
    ClauseCorrected,
    ClauseWording,
    CorrectionProposed,
    ProductAmended,
    ProductCorrected,
    ProductListAdopted,
)
from domain.agreement.refusals import (
    AgreementAlreadyEnded,
    AgreementNotFound,
    NotAParty,
    TerminationNeedsWithdrawal,
)
from domain.agreement.state import Agreement
from domain.agreement.text import as_catalogue
from domain.catalogue import Annex, inconsistencies
from domain.catalogue_changes import changes, text_of
from domain.clause import Clause, Product
from domain.event_types import EVENTS
from domain.evidence import DecisionReference, StoredDocument
from tests.domain.test_agreement import catalogue, consult, known, registered, report, said, storage
from tests.scenario import SYSTEM, TODAY, Scenario

EFFECT = TODAY + timedelta(days=30)
LATER = EFFECT + timedelta(days=30)
ADDENDUM = StoredDocument(
    kind="signed-addendum", digest="ab" * 32, media_type="application/pdf", size=9
)
DECISION = DecisionReference(organ="college", taken_on=TODAY, reference="B-8")
ANNEX = Annex(id="annex-9", title=said("Rates"))

new_words = report.model_copy(update={"text": said("The keeper reports each month.")})
extra = Clause(
    id="4.2", heading=said("Visits"), text=said("Anyone may visit."), none=said("No duty.")
)
replaced = ClauseChange(before=report, after=new_words)
added = ClauseChange(before=None, after=extra)
dropped = ClauseChange(before=consult, after=None)
annexed = AnnexChange(before=None, after=ANNEX)
renamed = ProductChange(
    before=storage, after=storage.model_copy(update={"title": said("Keeping safe")})
)


def amend(*changes: Any, follows: Any = None, **other: Any) -> AmendAgreement:
    facts: dict[str, Any] = {
        "amendment": "amendment-1",
        "bound_on": TODAY,
        "effective_from": EFFECT,
        "addendum": ADDENDUM,
        "changes": changes,
        "follows": follows or (None,) * len(changes),
    }
    return AmendAgreement(**facts | other)


def amended(**other: Any) -> AgreementAmended:
    facts: dict[str, Any] = {"amendment": "amendment-1", "effective_from": EFFECT}
    return AgreementAmended(occurred_on=TODAY, addendum=ADDENDUM, **facts | other)


def clause_amended(change: ClauseChange, place: str, **other: Any) -> ClauseAmended:
    facts: dict[str, Any] = {"amendment": "amendment-1", "effective_from": EFFECT}
    return ClauseAmended(occurred_on=TODAY, place=place, change=change, **facts | other)


annex_amended = AnnexAmended(
    occurred_on=TODAY, amendment="amendment-1", effective_from=EFFECT, change=annexed
)
adopted = ProductListAdopted(
    occurred_on=TODAY, planning="cycle-1", year=2027, effective_from=EFFECT, decisions=(DECISION,)
)
product_amended = ProductAmended(
    occurred_on=TODAY, planning="cycle-1", effective_from=EFFECT, change=renamed
)
adopt = AdoptProductList(
    planning="cycle-1",
    year=2027,
    adopted_on=TODAY,
    effective_from=EFFECT,
    decisions=(DECISION,),
    changes=(renamed,),
)
end = EndAgreement(withdrawal="withdrawal-1", participant="waterland", ended_from=LATER)
ended = AgreementEnded(
    occurred_on=LATER, withdrawal="withdrawal-1", participant="waterland", ended_from=LATER
)
of_system = known.by_system()
changed = known.given(amended(), clause_amended(replaced, "00001"))


# A change


def test_a_change_says_whether_something_comes_changes_or_ends() -> None:
    kinds = [one.kind for one in (added, replaced, dropped)]
    assert kinds == [ChangeKind.ADDED, ChangeKind.REPLACED, ChangeKind.ENDED]
    assert [one.id for one in (added, replaced, dropped, annexed)] == [
        "4.2",
        "4.1",
        "7",
        "annex-9",
    ]


@pytest.mark.parametrize(("before", "after"), [(None, None), (report, report), (report, consult)])
def test_a_change_changes_one_thing(before: Clause | None, after: Clause | None) -> None:
    with pytest.raises(ValidationError):
        ClauseChange(before=before, after=after)


# Amended


def test_an_amendment_comes_with_all_that_it_changes() -> None:
    of_system.when(amend(replaced, annexed)).then(
        amended(), clause_amended(replaced, "00001"), annex_amended
    )


def test_what_is_new_stands_after_a_clause_or_at_the_end_of_its_annex() -> None:
    other = ClauseChange(before=None, after=extra.model_copy(update={"id": "4.3"}))
    of_system.when(amend(added, other, follows=("4.1", "4.1"))).then(
        amended(), clause_amended(added, "00001.01"), clause_amended(other, "00001.02")
    )
    of_system.when(amend(added)).then(amended(), clause_amended(added, "00002.01"))
    annexed_clause = ClauseChange(before=None, after=extra.model_copy(update={"annex": "annex-9"}))
    again = ClauseChange(
        before=None, after=extra.model_copy(update={"id": "4.4", "annex": "annex-9"})
    )
    of_system.when(amend(annexed_clause)).then(
        amended(), clause_amended(annexed_clause, "00002.01")
    )
    there = of_system.given(amended(), clause_amended(annexed_clause, "00002.01"))
    there.when(amend(again, amendment="amendment-2")).then(
        amended(amendment="amendment-2"),
        clause_amended(again, "00002.01.01", amendment="amendment-2"),
    )


def test_a_clause_that_ended_and_comes_back_has_its_place() -> None:
    gone = of_system.given(amended(), clause_amended(dropped, "00002"))
    back = ClauseChange(before=None, after=consult)
    gone.when(amend(back, amendment="amendment-2")).then(
        amended(amendment="amendment-2"), clause_amended(back, "00002", amendment="amendment-2")
    )
    assert gone.state().annex_of("9") is None


def test_asked_again_nothing_happens() -> None:
    changed.by_system().when(amend(replaced)).then()
    of_system.given(adopted, product_amended).when(adopt).then()
    of_system.given(ended).when(end).then()


def test_the_text_reads_as_it_did_until_the_day_that_it_takes_effect() -> None:
    state = changed.state()
    before, since = state.on(EFFECT - timedelta(days=1)), state.on(EFFECT)
    assert before.clauses["4.1"] == report
    assert since.clauses["4.1"] == new_words
    assert state.effective_days == (EFFECT,)
    assert since.duty("annual-report") == (new_words, new_words.duties[0])


def test_clauses_annexes_and_products_come_and_go() -> None:
    state = known.given(
        amended(),
        clause_amended(added, "00001.01"),
        clause_amended(dropped, "00002"),
        annex_amended,
        adopted,
        product_amended,
    ).state()
    since = state.on(EFFECT)
    assert set(since.clauses) == {"4.1", "4.2"}
    assert since.annexes == {"annex-9": ANNEX}
    assert since.products["direct.a"].title == said("Keeping safe")
    assert set(state.on(TODAY).clauses) == {"4.1", "7"}
    assert state.amended == {"amendment-1": EFFECT, "cycle-1": EFFECT}


def test_what_is_recorded_later_for_an_earlier_day_is_read_in_the_order_of_the_days() -> None:
    last = report.model_copy(update={"heading": said("Last")})
    late = clause_amended(ClauseChange(before=report, after=last), "00001", effective_from=LATER)
    state = known.given(late, clause_amended(replaced, "00001")).state()
    assert state.on(EFFECT).clauses["4.1"] == new_words
    assert state.on(LATER).clauses["4.1"] == last


def test_the_product_list_changes_on_its_day() -> None:
    of_system.when(adopt).then(adopted, product_amended)


def test_both_follow_only_for_what_is_registered() -> None:
    for command in (amend(replaced), adopt, end):
        Scenario(AGREEMENT, context=SYSTEM).when(command).refused(AgreementNotFound)


# A correction of what was amended


def reworded(heading: str, day: date, number: int = 1) -> ClauseCorrected:
    return ClauseCorrected(
        occurred_on=day, number=number, clause="4.1", heading=said(heading), text=report.text
    )


def test_a_correction_is_of_the_text_as_it_read_that_day() -> None:
    state = changed.given(reworded("Before", TODAY), reworded("Since", EFFECT, 2)).state()
    assert state.on(TODAY).clauses["4.1"].heading == said("Before")
    assert state.on(EFFECT).clauses["4.1"].heading == said("Since")
    assert state.on(EFFECT).clauses["4.1"].duties == report.duties


def test_a_product_that_was_amended_is_corrected_likewise() -> None:
    correct = ProductCorrected(
        occurred_on=EFFECT, number=1, product="direct.a", title=said("Spelt right")
    )
    state = known.given(product_amended, correct).state()
    assert state.on(EFFECT).products["direct.a"].title == said("Spelt right")
    assert state.on(TODAY).products["direct.a"] == storage


def test_what_is_proposed_is_held_against_how_it_reads_today() -> None:
    words = ClauseWording(id="4.1", heading=new_words.heading, text=new_words.text)
    propose = ProposeCorrection(wording=words)
    changed.on(EFFECT).when(propose).then()
    changed.when(propose).then(
        CorrectionProposed(
            occurred_on=TODAY, number=1, wording=words, actor="a-1", party="waterland"
        )
    )


# Ended


def test_it_ends_by_operation_of_law_and_tells_its_last_day() -> None:
    of_system.when(end).then(ended)
    assert known.state().last_day is None
    assert known.given(ended).state().last_day == LATER - timedelta(days=1)
    fixed = registered.model_copy(update={"ends_on": EFFECT})
    assert Agreement(registered=fixed).last_day == EFFECT
    both = Agreement(registered=fixed, ended=ended)
    assert both.last_day == EFFECT


@pytest.mark.parametrize("party", ["waterland", "depot"])
def test_no_party_terminates_it_without_withdrawal(party: str) -> None:
    known.by(party).when(TerminateAgreement(occurred_on=TODAY)).refused(
        TerminationNeedsWithdrawal, article="21.1", scheme="Scheme"
    )


def test_a_stranger_is_told_that_it_is_one() -> None:
    known.by("dijkland").when(TerminateAgreement(occurred_on=TODAY)).refused(
        NotAParty, party="dijkland"
    )


def test_nothing_takes_effect_after_the_end() -> None:
    over = of_system.given(ended)
    late = amend(replaced, effective_from=LATER)
    over.when(late).refused(AgreementAlreadyEnded, ended_from=LATER.isoformat())
    over.when(adopt.model_copy(update={"effective_from": LATER})).refused(
        AgreementAlreadyEnded, ended_from=LATER.isoformat()
    )
    over.when(amend(replaced)).then(amended(), clause_amended(replaced, "00001"))


# As a catalogue


def test_the_text_of_a_day_is_a_catalogue_of_its_own() -> None:
    state = changed.state()
    made = as_catalogue("archive-2027-waterland", state.on(EFFECT))
    assert tuple(inconsistencies(made)) == ()
    found = changes_of(state, made)
    assert [one.path for one in found] == ["clauses[4.1].text.en", "clauses[4.1].text.nl"]
    with pytest.raises(AgreementNotFound):
        as_catalogue("archive-2027-waterland", Agreement())


def changes_of(state: Agreement, made: Any) -> Any:
    before = as_catalogue("archive-2027-waterland", state)
    assert tuple(before.clauses) == catalogue.clauses
    return sorted(
        changes(text_of(before, "archive-2027-waterland"), made, "archive-2027-waterland"),
        key=lambda one: one.path,
    )


# Whatever happens

SNAPSHOTS = TypeAdapter(Agreement)
days = st.sampled_from([TODAY, EFFECT, LATER])
clauses = st.sampled_from([replaced, added, dropped])
commands = st.one_of(
    st.builds(
        lambda change, day, key: amend(change, effective_from=day, amendment=key),
        clauses,
        days,
        st.sampled_from(["a-1", "a-2", "a-3"]),
    ),
    st.just(adopt),
    st.just(end),
)


@given(st.lists(commands, max_size=8))
def test_the_text_of_a_day_is_what_was_in_effect_by_then(asked: list[Any]) -> None:
    state = known.state()
    for command in asked:
        try:
            events: list[AgreementEvent] = AGREEMENT.decide(state, command, SYSTEM)
        except AgreementAlreadyEnded:
            assert state.ended is not None
            continue
        for event in events:
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = AGREEMENT.evolve(state, event)
    assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert state.on(TODAY - timedelta(days=1)).clauses == known.state().clauses
    for day in (TODAY, EFFECT, LATER):
        text = state.on(day)
        last: dict[str, Clause | Product | None] = {}
        held = [one for one in state.changes if one.effective_from <= day]
        for one in sorted(held, key=lambda one: one.effective_from):
            if isinstance(one, ClauseAmended):
                last[one.change.id] = one.change.after
        assert all(text.clauses.get(id) == after for id, after in last.items())
    places = list(state.places.values())
    assert len(places) == len(set(places))
