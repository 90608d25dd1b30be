"""Mandates: given, held with consent, withdrawn; and which organ decides on a day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.controllership import NotPartyToAgreement
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference
from domain.mandate import KIND
from domain.mandate.authority import Authority, Question, authority
from domain.mandate.commands import MandateCommand, RecordMandate, WithdrawMandate
from domain.mandate.decisions import MANDATE
from domain.mandate.events import Decides, MandatePower, MandateRecorded, MandateWithdrawn, Office
from domain.mandate.possible import possible
from domain.mandate.refusals import (
    ConsentOfHolderMissing,
    MandateAlreadyRecorded,
    MandateAlreadyWithdrawn,
    MandateBeforeItsDecision,
    MandateElsewhere,
    MandateEndsBeforeItBegins,
    MandateNotFound,
    MandateToItself,
    NotTheGiver,
)
from domain.mandate.state import Mandate, MandateStanding
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of, context

CENTRE, ELSEWHERE = "sittard-geleen", "maastricht"
COLLEGE = Office(party="beek", organ="college")
HEAD = Office(party=CENTRE, organ="head-of-income")
SINCE, LAST = date(2026, 2, 1), date(2026, 6, 30)
DECISION = DecisionReference(organ="college", taken_on=date(2026, 1, 20), reference="B-2026-7")
CONSENT = DecisionReference(organ="college", taken_on=date(2026, 1, 27), reference="B-2026-9")
SNAPSHOTS = TypeAdapter(Mandate)

mandate = Scenario(MANDATE)


def record(**other: Any) -> RecordMandate:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "agreements": ("dvo-test",),
        "giver": COLLEGE,
        "holder": HEAD,
        "products": ("direct.a",),
        "decides": (Decides.AT_FIRST,),
        "signers": ("head-of-income",),
        "since": SINCE,
        "decision": DECISION,
        "consent": CONSENT,
        "parties": ("beek", CENTRE),
    }
    return RecordMandate(**(asked | other))


def recorded(**other: Any) -> MandateRecorded:
    facts = {name: getattr(record(), name) for name in RecordMandate.model_fields}
    return MandateRecorded(**(facts | {"party": "beek"} | other))


withdraw = WithdrawMandate(occurred_on=TODAY, last_day=LAST, decision=DECISION)
withdrawn = MandateWithdrawn(occurred_on=TODAY, party="beek", last_day=LAST, decision=DECISION)
there = mandate.given(recorded())


# Given, and withdrawn


def test_it_is_recorded_by_who_gave_it_or_who_holds_it() -> None:
    mandate.when(record()).then(recorded())
    mandate.by(CENTRE).when(record()).then(recorded(party=CENTRE))
    mandate.by("stein").when(record()).refused(
        MandateElsewhere, party="stein", giver="beek", holder=CENTRE
    )
    there.when(record()).refused(MandateAlreadyRecorded)


def test_the_organ_that_gives_it_is_of_a_party_and_gives_it_to_another() -> None:
    mandate.when(record(parties=(CENTRE,))).refused(
        NotPartyToAgreement, party="beek", parties=CENTRE
    )
    mandate.when(record(holder=COLLEGE)).refused(MandateToItself, party="beek", organ="college")


def test_who_does_not_work_for_the_giver_has_to_consent() -> None:
    mandate.when(record(consent=None)).refused(ConsentOfHolderMissing, holder=CENTRE, giver="beek")
    own = Office(party="beek", organ="secretary")
    mandate.when(record(holder=own, consent=None)).then(recorded(holder=own, consent=None))
    ahead = CONSENT.model_copy(update={"taken_on": TODAY + timedelta(days=1)})
    mandate.when(record(consent=ahead)).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )


def test_it_does_not_work_back_and_ends_after_it_begins() -> None:
    mandate.when(record(since=date(2026, 1, 19))).refused(
        MandateBeforeItsDecision, since="2026-01-19", decided="2026-01-20"
    )
    mandate.when(record(until=date(2026, 1, 31))).refused(
        MandateEndsBeforeItBegins, last="2026-01-31", since="2026-02-01"
    )
    mandate.when(record(until=SINCE)).then(recorded(until=SINCE))


def test_who_gave_it_withdraws_it_once_from_a_day() -> None:
    mandate.when(withdraw).refused(MandateNotFound)
    there.when(withdraw).then(withdrawn)
    there.by(CENTRE).when(withdraw).refused(NotTheGiver, party=CENTRE, giver="beek")
    there.given(withdrawn).when(withdraw).refused(MandateAlreadyWithdrawn, day="2026-06-30")
    early = withdraw.model_copy(update={"last_day": date(2026, 1, 31)})
    there.when(early).refused(MandateEndsBeforeItBegins, last="2026-01-31", since="2026-02-01")


def test_it_holds_from_its_first_day_to_its_last() -> None:
    ends = mandate.given(recorded(until=date(2026, 12, 31)))
    gone = ends.given(withdrawn)
    for standing, scenario, day in [
        (MandateStanding.TO_COME, there, SINCE - timedelta(days=1)),
        (MandateStanding.TO_COME, mandate, TODAY),
        (MandateStanding.IN_FORCE, there, date(2040, 1, 1)),
        (MandateStanding.IN_FORCE, gone, LAST),
        (MandateStanding.WITHDRAWN, gone, LAST + timedelta(days=1)),
        (MandateStanding.ENDED, ends, date(2027, 1, 1)),
    ]:
        assert scenario.state().standing(day) is standing
    after = withdrawn.model_copy(update={"last_day": date(2027, 6, 1)})
    assert ends.given(after).state().standing(date(2027, 1, 1)) is MandateStanding.ENDED


# Which organ decides


def holding(*events: MandateRecorded | MandateWithdrawn) -> Mandate:
    state = mandate.given(*events).state()
    assert isinstance(state, Mandate)
    return state


def asked(**other: Any) -> Question:
    said: dict[str, Any] = {
        "municipality": "beek",
        "products": ("direct.a.1.2", "direct.a.1", "direct.a"),
        "decides": Decides.AT_FIRST,
        "on": TODAY,
    }
    return Question(**(said | other))


OWN = Authority(decides=COLLEGE, signers=("mayor", "secretary"), mandate=None)


def test_without_a_mandate_the_participants_own_college_decides() -> None:
    assert authority({}, asked()) == OWN
    assert authority({"m-1": Mandate()}, asked()) == OWN


@pytest.mark.parametrize(
    "other",
    [
        {"municipality": "stein"},
        {"products": ("direct.b",)},
        {"decides": Decides.OBJECTION},
        {"on": SINCE - timedelta(days=1)},
        {"on": LAST + timedelta(days=1)},
    ],
)
def test_a_mandate_counts_for_its_giver_products_decisions_and_days(other: Any) -> None:
    mandates = {"m-1": holding(recorded(), withdrawn)}
    found = Authority(decides=HEAD, signers=("head-of-income",), mandate="m-1")
    assert authority(mandates, asked()) == found
    theirs = Office(party=other.get("municipality", "beek"), organ="college")
    assert authority(mandates, asked(**other)) == OWN.model_copy(update={"decides": theirs})


def test_bbz_and_ioaz_lie_with_another_municipality() -> None:
    maastricht = Office(party=ELSEWHERE, organ="college")
    both = recorded(
        holder=maastricht, products=("bbz", "ioaz"), decides=(), signers=("mayor", "secretary")
    )
    for act in ("bbz", "ioaz"):
        for decides in Decides:
            found = authority({"m-1": holding(both)}, asked(products=(act,), decides=decides))
            assert (found.decides, found.mandate) == (maastricht, "m-1")
    assert authority({"m-1": holding(both)}, asked()) == OWN


def test_the_nearest_mandate_wins() -> None:
    everything = recorded(products=(), decides=(), signers=("a",))
    of_a_kind = recorded(products=(), signers=("b",))
    product = recorded(products=("direct.a", "direct.c"), signers=("c",))
    nearer = recorded(products=("direct.a.1",), decides=(), signers=("d",))
    later = recorded(products=("direct.a.1",), decides=(), since=TODAY, signers=("e",))
    growing = [everything, of_a_kind, product, nearer, later]
    for number, expected in enumerate("abcde"):
        mandates = {f"m-{9 - n}": holding(one) for n, one in enumerate(growing[: number + 1])}
        assert authority(mandates, asked()).signers == (expected,)


def test_who_may_only_sign_signs_beside_the_colleges_own() -> None:
    signs = recorded(power=MandatePower.SIGN)
    acts = recorded(power=MandatePower.ACT)
    found = authority({"m-1": holding(signs), "m-2": holding(acts)}, asked())
    assert (found.decides, found.mandate) == (COLLEGE, None)
    assert found.signers == ("mayor", "secretary", "head-of-income")


# As it stands


def test_what_services_and_doors_know_of_it() -> None:
    none, state = MANDATE.initial, there.state()
    assert not KIND.about_people
    assert (KIND.begun(none), KIND.agreements(none), KIND.concerned(none)) == (None, (), ())
    assert (KIND.agreements(state), KIND.concerned(state)) == (("dvo-test",), ("beek", CENTRE))
    assert not KIND.closed(state) and KIND.closed(there.given(withdrawn).state())
    assert KIND.standing(state, TODAY) is MandateStanding.IN_FORCE
    assert possible(none, "beek") == ()
    assert possible(state, "beek") == (WithdrawMandate,)
    assert possible(state, CENTRE) == ()


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
wishes: st.SearchStrategy[MandateCommand] = st.builds(
    lambda since, until, holder: record(since=since, until=until, holder=holder),
    days,
    st.none() | days,
    st.sampled_from([COLLEGE, HEAD]),
) | any_of(WithdrawMandate, occurred_on=st.just(TODAY), last_day=days, decision=st.just(DECISION))


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE, "stein"])), max_size=10), days)
def test_whatever_is_asked_somebody_decides_on_every_day(
    asking: list[tuple[MandateCommand, str]], on: date
) -> None:
    state, history = MANDATE.initial, []
    for wish, party in asking:
        allowed = possible(state, party)
        try:
            events = MANDATE.decide(state, wish, context(party))
        except Refusal:
            continue
        assert isinstance(wish, RecordMandate) or type(wish) in allowed
        for event in events:
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = MANDATE.evolve(state, event)
            history.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert MANDATE.fold(history) == state
    found = authority({"m-1": state}, asked(on=on))
    assert found.signers
    assert (found.mandate == "m-1") == state.holds_on(on)
