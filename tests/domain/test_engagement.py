"""Engagements: what the provider does its work with, since when, on whose authorisation."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.engagement import KIND
from domain.engagement.commands import EndEngagement, EngagementCommand, RecordEngagement
from domain.engagement.decisions import ENGAGEMENT
from domain.engagement.events import EngagementEnded, EngagementKind, EngagementRecorded
from domain.engagement.possible import possible
from domain.engagement.refusals import (
    EngagementAlreadyEnded,
    EngagementAlreadyRecorded,
    EngagementEndsBeforeItBegins,
    EngagementNotFound,
    NotTheProvider,
    SubProcessorBeforeAuthorisation,
    SubProcessorNotAuthorised,
    SubProcessorWithoutContract,
)
from domain.engagement.state import Engagement, EngagementStanding
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference, OwnRecord
from domain.product_list import ProductNotListed
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of, context

CENTRE = "sittard-geleen"
SINCE, LAST = date(2026, 2, 1), date(2026, 6, 30)
DECISION = DecisionReference(organ="college", taken_on=date(2026, 1, 20), reference="B-2026-7")
CONTRACT = OwnRecord(kind="processing-agreement", system="zaaksysteem", reference="Z-1")
SNAPSHOTS = TypeAdapter(Engagement)

engagement = Scenario(ENGAGEMENT).by(CENTRE)


def record(**other: Any) -> RecordEngagement:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "agreements": ("dvo-test",),
        "kind": EngagementKind.SUB_PROCESSOR,
        "name": "hosting-company",
        "products": ("direct.a",),
        "since": SINCE,
        "authorisation": DECISION,
        "contract": CONTRACT,
        "parties": ("beek", CENTRE),
        "providers": (CENTRE,),
        "listed": ("direct.a",),
    }
    return RecordEngagement(**(asked | other))


def recorded(**other: Any) -> EngagementRecorded:
    names = set(EngagementRecorded.model_fields) & set(RecordEngagement.model_fields)
    facts = {name: getattr(record(), name) for name in names}
    return EngagementRecorded(**(facts | {"party": CENTRE} | other))


end = EndEngagement(occurred_on=TODAY, last_day=LAST)
ended = EngagementEnded(occurred_on=TODAY, party=CENTRE, last_day=LAST)
there = engagement.given(recorded())
BARE = {"authorisation": None, "contract": None}


def test_the_provider_records_whom_it_uses_and_where_it_works() -> None:
    engagement.when(record()).then(recorded())
    for kind in (EngagementKind.THIRD_PARTY, EngagementKind.PLACE):
        engagement.when(record(kind=kind, **BARE)).then(recorded(kind=kind, **BARE))
    engagement.by("beek").when(record()).refused(NotTheProvider, party="beek", providers=CENTRE)
    engagement.when(record(providers=())).refused(NotTheProvider, party=CENTRE, providers="-")
    there.when(record()).refused(EngagementAlreadyRecorded)
    engagement.when(record(listed=())).refused(
        ProductNotListed, product="direct.a", agreement="dvo-test"
    )


def test_a_sub_processor_is_used_once_it_is_authorised_and_under_a_contract() -> None:
    engagement.when(record(authorisation=None)).refused(
        SubProcessorNotAuthorised, name="hosting-company"
    )
    engagement.when(record(contract=None)).refused(
        SubProcessorWithoutContract, name="hosting-company"
    )
    engagement.when(record(since=date(2026, 1, 19))).refused(
        SubProcessorBeforeAuthorisation, since="2026-01-19", authorised="2026-01-20"
    )


def test_it_ends_once_after_it_began() -> None:
    engagement.when(end).refused(EngagementNotFound)
    there.when(end).then(ended)
    there.by("beek").when(end).refused(NotTheProvider, party="beek", providers=CENTRE)
    there.given(ended).when(end).refused(EngagementAlreadyEnded, day="2026-06-30")
    early = end.model_copy(update={"last_day": date(2026, 1, 31)})
    there.when(early).refused(EngagementEndsBeforeItBegins, last="2026-01-31", since="2026-02-01")
    ahead = end.model_copy(update={"occurred_on": TODAY + timedelta(days=1)})
    there.when(ahead).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


def test_how_it_stands_follows_from_its_days() -> None:
    for standing, scenario, day in [
        (EngagementStanding.TO_COME, there, SINCE - timedelta(days=1)),
        (EngagementStanding.TO_COME, engagement, TODAY),
        (EngagementStanding.IN_USE, there.given(ended), LAST),
        (EngagementStanding.ENDED, there.given(ended), LAST + timedelta(days=1)),
    ]:
        assert scenario.state().standing(day) is standing


def test_what_services_and_doors_know_of_it() -> None:
    none, state = ENGAGEMENT.initial, there.state()
    assert not KIND.about_people
    assert (KIND.begun(none), KIND.agreements(none), KIND.concerned(none)) == (None, (), ())
    assert (KIND.agreements(state), KIND.concerned(state)) == (("dvo-test",), ("beek", CENTRE))
    assert not KIND.closed(state) and KIND.closed(there.given(ended).state())
    assert possible(none, CENTRE) == ()
    assert possible(state, CENTRE) == (EndEngagement,)
    assert possible(state, "beek") == ()


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
wishes: st.SearchStrategy[EngagementCommand] = st.builds(
    lambda kind, since, authorised: record(kind=kind, since=since, authorisation=authorised),
    st.sampled_from(EngagementKind),
    days,
    st.sampled_from([None, DECISION]),
) | any_of(EndEngagement, occurred_on=st.just(TODAY), last_day=days)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE])), max_size=10))
def test_no_sub_processor_is_ever_used_without_authorisation(
    asking: list[tuple[EngagementCommand, str]],
) -> None:
    state, history = ENGAGEMENT.initial, []
    for wish, party in asking:
        allowed = possible(state, party)
        try:
            events = ENGAGEMENT.decide(state, wish, context(party))
        except Refusal:
            continue
        assert isinstance(wish, RecordEngagement) or type(wish) in allowed
        for event in events:
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = ENGAGEMENT.evolve(state, event)
            history.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert ENGAGEMENT.fold(history) == state
    if state.recorded is not None and state.recorded.kind is EngagementKind.SUB_PROCESSOR:
        assert state.recorded.authorisation is not None
        assert state.recorded.since >= state.recorded.authorisation.taken_on
