"""The yearly cycle of art. 5.1: plan, lists, consultation, adoption by both colleges."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.agreement.changes import ProductChange
from domain.between import NotOneOfThem
from domain.clause import Product
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference, OwnRecord
from domain.planning import KIND
from domain.planning.commands import (
    AdoptLists,
    BeginCycle,
    DraftLists,
    HearLists,
    PlanningCommand,
    SendBackLists,
)
from domain.planning.decisions import PLANNING
from domain.planning.events import (
    CycleCompleted,
    FourYearPlanDrafted,
    ListChangeDrafted,
    ListsAdopted,
    ListsDrafted,
    ListsHeard,
    ListsSentBack,
)
from domain.planning.possible import possible
from domain.planning.refusals import (
    AlreadyAdopted,
    CycleAlreadyBegun,
    CycleAlreadyCompleted,
    CycleNotFound,
    DraftedByProvider,
    ListContradicts,
    ListsAlreadyHeard,
    ListsInAdoption,
    ListsNotDrafted,
    ListsNotHeard,
    ProductDraftedTwice,
    ProductNotOnList,
    StepBeforeStep,
)
from domain.planning.state import Cycle, CycleStanding
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.domain.test_amendment import CENTRE, said, text
from tests.scenario import TODAY, Scenario, context
from tests.sealing import stored

YESTERDAY = TODAY - timedelta(days=1)
EARLIER = TODAY - timedelta(days=60)
EFFECT = date(2027, 1, 1)
WORDS = Plain(text="more places for courses")
DECISION = DecisionReference(organ="college", taken_on=YESTERDAY, reference="B-2026-3")


def shown(kind: str) -> OwnRecord:
    return OwnRecord(kind=kind, system="zaaksysteem", reference="Z-1")


listed = text().products[0]
renamed = listed.model_copy(update={"title": said("Renamed")})
other = Product(id="q", kind="direct", title=said("Another"), clause="2")

begin = BeginCycle(
    agreement="dvo-beek",
    year=2027,
    occurred_on=EARLIER,
    plan=shown("plan"),
    parties=("beek", CENTRE),
    provider=CENTRE,
)
begun = FourYearPlanDrafted(
    occurred_on=EARLIER,
    agreement="dvo-beek",
    party=CENTRE,
    parties=("beek", CENTRE),
    provider=CENTRE,
    year=2027,
    plan=shown("plan"),
)


def draft(*products: Product, **other: Any) -> DraftLists:
    facts: dict[str, Any] = {
        "occurred_on": EARLIER,
        "effective_on": EFFECT,
        "product_list": shown("product-list"),
        "price_list": None,
        "products": products,
        "text": text(),
    }
    return DraftLists(**facts | other)


drafted = ListsDrafted(
    occurred_on=EARLIER,
    party=CENTRE,
    effective_on=EFFECT,
    product_list=shown("product-list"),
    price_list=None,
)
changed = ListChangeDrafted(
    occurred_on=EARLIER, number=1, change=ProductChange(before=listed, after=renamed)
)
hear = HearLists(occurred_on=YESTERDAY, minutes=shown("minutes"), remarks=WORDS)
heard = ListsHeard(occurred_on=YESTERDAY, party=CENTRE, minutes=shown("minutes"), remarks=WORDS)
adopt = AdoptLists(occurred_on=YESTERDAY, decision=DECISION)
send_back = SendBackLists(occurred_on=YESTERDAY, reason=WORDS)
sent_back = ListsSentBack(occurred_on=YESTERDAY, party="beek", reason=WORDS)


def adopted(party: str) -> ListsAdopted:
    return ListsAdopted(occurred_on=YESTERDAY, party=party, decision=DECISION)


completed = CycleCompleted(occurred_on=YESTERDAY, effective_from=EFFECT)

cycle = Scenario(PLANNING).by(CENTRE)
started = cycle.given(begun)
listing = started.given(drafted, changed)
discussed = listing.given(heard)
half = discussed.given(adopted("beek"))
done = half.given(adopted(CENTRE), completed)


def test_the_provider_begins_the_cycle_of_a_year_with_its_plan() -> None:
    cycle.when(begin).then(begun)
    cycle.by("beek").when(begin).refused(DraftedByProvider, party="beek", provider=CENTRE)
    cycle.by("stein").when(begin).refused(NotOneOfThem, party="stein", parties=f"beek, {CENTRE}")
    started.when(begin).refused(CycleAlreadyBegun, year="2027")


def test_the_provider_drafts_the_lists_against_the_one_that_holds() -> None:
    started.when(draft(renamed)).then(drafted, changed)
    started.when(draft(listed)).then(drafted)
    started.when(draft(other, ended=("p",))).then(
        drafted,
        changed.model_copy(update={"change": ProductChange(before=None, after=other)}),
        ListChangeDrafted(
            occurred_on=EARLIER, number=2, change=ProductChange(before=listed, after=None)
        ),
    )
    started.by("beek").when(draft(renamed)).refused(
        DraftedByProvider, party="beek", provider=CENTRE
    )
    started.by("stein").when(draft(renamed)).refused(
        NotOneOfThem, party="stein", parties=f"beek, {CENTRE}"
    )


def test_a_list_that_contradicts_itself_is_refused() -> None:
    started.when(draft(ended=("z",))).refused(ProductNotOnList, product="z")
    started.when(draft(renamed, ended=("p",))).refused(ProductDraftedTwice, product="p")
    homeless = other.model_copy(update={"clause": "99"})
    started.when(draft(homeless)).refused(
        ListContradicts, place="products.1.clause", why="product q: no such clause: 99"
    )


def test_lists_are_drafted_anew_until_a_college_adopted_them() -> None:
    discussed.when(draft(renamed, occurred_on=YESTERDAY)).then(
        *(one.model_copy(update={"occurred_on": YESTERDAY}) for one in (drafted, changed))
    )
    again = discussed.given(drafted)
    assert again.state().heard is None and again.state().changes == ()
    half.when(draft(renamed)).refused(ListsInAdoption, adopted="beek")


def test_the_consultation_comes_before_the_adoption() -> None:
    started.when(hear).refused(ListsNotDrafted)
    listing.when(adopt).refused(ListsNotHeard)
    listing.when(hear).then(heard)
    discussed.when(hear).refused(ListsAlreadyHeard, day="2026-03-01")


@pytest.mark.parametrize("party", ["beek", CENTRE])
def test_each_college_adopts_with_its_own_decision(party: str) -> None:
    discussed.by(party).when(adopt).then(adopted(party))
    discussed.given(adopted(party)).by(party).when(adopt).refused(AlreadyAdopted, party=party)


def test_with_the_second_decision_they_take_effect_on_their_day() -> None:
    half.when(adopt).then(adopted(CENTRE), completed)
    soon = started.given(drafted.model_copy(update={"effective_on": EARLIER}), heard)
    soon.given(adopted("beek")).when(adopt).then(
        adopted(CENTRE), completed.model_copy(update={"effective_from": YESTERDAY})
    )


def test_a_college_sends_them_back_and_then_all_is_done_anew() -> None:
    half.by("beek").when(send_back).then(sent_back)
    listing.when(send_back).refused(ListsNotHeard)
    back = half.given(sent_back)
    assert back.state().standing(TODAY) is CycleStanding.SENT_BACK
    back.when(adopt).refused(ListsNotHeard)
    back.when(draft(renamed, occurred_on=YESTERDAY)).then(
        *(one.model_copy(update={"occurred_on": YESTERDAY}) for one in (drafted, changed))
    )


@pytest.mark.parametrize("command", [draft(renamed), hear, adopt, send_back])
def test_nothing_goes_on_in_what_is_completed_or_never_began(command: Any) -> None:
    done.when(command).refused(CycleAlreadyCompleted, day="2026-03-01")
    cycle.when(command).refused(CycleNotFound)


def test_no_step_comes_before_the_one_before_it() -> None:
    early = adopt.model_copy(update={"occurred_on": EARLIER})
    discussed.when(early).refused(StepBeforeStep, day="2026-01-01", after="2026-03-01")
    ahead = hear.model_copy(update={"occurred_on": TODAY + timedelta(days=1)})
    listing.when(ahead).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


def test_how_it_stands_follows_from_what_was_recorded_and_the_day() -> None:
    standings = [
        (CycleStanding.PLAN_DRAFTED, started, TODAY),
        (CycleStanding.LISTS_DRAFTED, listing, TODAY),
        (CycleStanding.LISTS_HEARD, half, TODAY),
        (CycleStanding.ADOPTED, done, EFFECT - timedelta(days=1)),
        (CycleStanding.IN_EFFECT, done, EFFECT),
    ]
    for standing, scenario, day in standings:
        assert KIND.standing(scenario.state(), day) is standing
        assert KIND.closed(scenario.state()) is (scenario is done)


def test_what_a_party_may_do_follows_from_the_same_conditions() -> None:
    assert possible(Cycle(), CENTRE) == ()
    assert possible(started.state(), CENTRE) == (DraftLists,)
    assert possible(listing.state(), "beek") == (HearLists,)
    assert possible(discussed.state(), "beek") == (AdoptLists, SendBackLists)
    assert possible(done.state(), CENTRE) == ()


def test_it_is_a_kind_of_case() -> None:
    state = started.state()
    assert (KIND.begun(state), KIND.agreements(state)) == (begun, ("dvo-beek",))
    assert KIND.concerned(state) == ("beek", CENTRE)
    assert KIND.agreements(Cycle()) == KIND.concerned(Cycle()) == Cycle().not_adopted == ()
    assert (PLANNING.under(state), PLANNING.under(Cycle())) == ("dvo-beek", None)


SNAPSHOTS = TypeAdapter(Cycle)
wishes: st.SearchStrategy[PlanningCommand] = st.sampled_from(
    [begin, draft(renamed), draft(other), hear, adopt, adopt, send_back]
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE, "stein"])), max_size=25))
def test_nothing_is_adopted_but_what_was_heard_and_decided_by_both(
    asked: list[tuple[PlanningCommand, str]],
) -> None:
    state, events = Cycle(), list[Any]()
    for wish, party in [(begin, CENTRE), *asked]:
        late = wish.model_copy(update={"occurred_on": YESTERDAY}) if events else wish
        allowed = possible(state, party)
        try:
            decided = PLANNING.decide(state, late, context(party))
        except Refusal:
            continue
        assert isinstance(wish, BeginCycle) or type(wish) in allowed
        for event in map(stored, decided):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = PLANNING.evolve(state, event)
            events.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert PLANNING.fold(events) == state
    if state.completed is not None:
        assert state.heard is not None and state.not_adopted == ()
