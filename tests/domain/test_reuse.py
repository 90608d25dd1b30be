"""Re-use requests: completed, made longer, decided on conditions, delivered."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.awaiting import AnswerBeforeAsked, LastDayBeforeAsked
from domain.calendar import terms
from domain.calendar.due import DueDate
from domain.calendar.inputs import Suspension
from domain.calendar.lengthening import Moved
from domain.calendar.rules import RuleTables
from domain.controllership import NotDataController, NotInvolved, NotPartyToAgreement
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference, OwnRecord
from domain.product_list import ProductNotListed
from domain.reuse import kind, reuse_under
from domain.reuse.commands import (
    AskToCompleteReuse,
    CompleteReuseRequest,
    DecideReuseRequest,
    DeliverReuse,
    ExtendReuseRequest,
    ReceiveReuseRequest,
    RecomputeReuseDue,
    ReuseCommand,
    WithdrawReuseRequest,
)
from domain.reuse.events import (
    ReuseCompleted,
    ReuseCompletionAsked,
    ReuseDecided,
    ReuseDelivered,
    ReuseDueRecomputed,
    ReuseEvent,
    ReuseExtended,
    ReuseOutcome,
    ReuseReceived,
    ReuseWithdrawn,
)
from domain.reuse.grounds import ReuseGround
from domain.reuse.possible import possible
from domain.reuse.refusals import (
    NothingToDeliver,
    ReuseAlreadyExtended,
    ReuseCompletionAlreadyAsked,
    ReuseCompletionNotAsked,
    ReuseConditionsMissing,
    ReuseConditionsNotNeeded,
    ReuseGroundMissing,
    ReuseGroundNotNeeded,
    ReuseRequestAlreadyReceived,
    ReuseRequestEnded,
    ReuseRequestNotFound,
    ReuseTermPassed,
)
from domain.reuse.state import ReuseRequest, ReuseStanding
from domain.sealed import Plain
from domain.stated_day import (
    StatedDayBeforeDecision,
    StatedDayBeforeReceipt,
    StatedDayInFuture,
)
from tests.domain.calendar.shipped import TABLES
from tests.scenario import Scenario, any_of, context
from tests.sealing import stored

CENTRE = "sittard-geleen"
SUBJECT = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
RECEIVED, ASKED, UNTIL = date(2026, 2, 2), date(2026, 2, 4), date(2026, 2, 18)
DUE = terms.term(TABLES, "reuse-request", RECEIVED)
MADE_KNOWN = date(2026, 2, 25)
TABLE = OwnRecord(kind="table", system="zaaksysteem", reference="Z-9")
REUSE = reuse_under(TABLES)
SNAPSHOTS = TypeAdapter(ReuseRequest)

reuse = Scenario(REUSE).on(RECEIVED)


def words(text: str = "the figures on courses") -> Plain:
    return Plain(text=text, subject=SUBJECT)


def receive(**other: Any) -> ReceiveReuseRequest:
    asked: dict[str, Any] = {
        "agreement": "dvo-test",
        "controller": "beek",
        "processor": CENTRE,
        "occurred_on": RECEIVED,
        "product": "a-1",
        "subject": SUBJECT,
        "request": words(),
        "parties": ("beek", CENTRE),
        "products": ("a-1",),
    }
    return ReceiveReuseRequest(**(asked | other))


def received(**other: Any) -> ReuseReceived:
    facts: dict[str, Any] = {
        "agreement": "dvo-test",
        "controller": "beek",
        "processor": CENTRE,
        "party": "beek",
        "occurred_on": RECEIVED,
        "product": "a-1",
        "subject": SUBJECT,
        "requester": None,
        "request": words(),
        "due": DUE,
    }
    return ReuseReceived(**(facts | other))


def term(ended: date | None = None, **more: Any) -> DueDate:
    pauses = () if ended is None else (Suspension(begun_on=ASKED, ended_on=ended),)
    named = tuple(one.model_copy(update={"ground": "completion"}) for one in pauses)
    return terms.term(TABLES, "reuse-request", RECEIVED, suspensions=named, **more)


def decision(day: date = MADE_KNOWN) -> DecisionReference:
    return DecisionReference(organ="college", taken_on=day, reference="B-2026-61")


def decide(**other: Any) -> DecideReuseRequest:
    facts: dict[str, Any] = {
        "occurred_on": MADE_KNOWN,
        "decision": decision(),
        "outcome": ReuseOutcome.FREE,
    }
    return DecideReuseRequest(**(facts | other))


def decided(**other: Any) -> ReuseDecided:
    facts: dict[str, Any] = {
        "occurred_on": MADE_KNOWN,
        "party": "beek",
        "decision": decision(),
        "outcome": ReuseOutcome.FREE,
        "ground": None,
        "article": None,
        "conditions": None,
        "charge": 0,
        "reasons": None,
    }
    return ReuseDecided(**(facts | other))


REFUSED: dict[str, Any] = {"outcome": ReuseOutcome.REFUSED, "ground": ReuseGround.NOT_PUBLIC}
refused = decided(**REFUSED, article="Wet hergebruik 2(1)(a)")
ask = AskToCompleteReuse(occurred_on=ASKED, until=UNTIL)
asked_event = ReuseCompletionAsked(occurred_on=ASKED, party="beek", until=UNTIL, due=term(UNTIL))
complete = CompleteReuseRequest(occurred_on=UNTIL, scope=words("of 2025"))
completed = ReuseCompleted(occurred_on=UNTIL, party="beek", scope=words("of 2025"), due=term(UNTIL))
extend = ExtendReuseRequest(occurred_on=MADE_KNOWN, reasons=words("much"))
extended = ReuseExtended(
    occurred_on=MADE_KNOWN,
    party="beek",
    reasons=words("much"),
    due=term(extended=True),
    previous=DUE.due,
)
deliver = DeliverReuse(occurred_on=MADE_KNOWN, documents=(TABLE,))
delivered = ReuseDelivered(occurred_on=MADE_KNOWN, party="beek", documents=(TABLE,))
withdraw = WithdrawReuseRequest(occurred_on=MADE_KNOWN)
withdrawn = ReuseWithdrawn(occurred_on=MADE_KNOWN, party="beek")
open_ = reuse.given(received()).on(MADE_KNOWN)
granted = open_.given(decided())


def test_it_is_decided_within_four_weeks() -> None:
    assert DUE.due == date(2026, 3, 2)
    reuse.when(receive()).then(received())
    reuse.by(CENTRE).when(receive(requester="A. Voorbeeld", product=None)).then(
        received(party=CENTRE, requester=words("A. Voorbeeld"), product=None)
    )
    open_.when(receive()).refused(ReuseRequestAlreadyReceived)


def test_it_is_received_under_an_agreement_of_its_parties_and_products() -> None:
    reuse.by("stein").when(receive()).refused(
        NotInvolved, party="stein", involved=f"beek, {CENTRE}"
    )
    reuse.when(receive(parties=("beek",))).refused(
        NotPartyToAgreement, party=CENTRE, parties="beek"
    )
    reuse.when(receive(product="z-9")).refused(
        ProductNotListed, product="z-9", agreement="dvo-test"
    )
    ahead = RECEIVED + timedelta(days=1)
    reuse.when(receive(occurred_on=ahead)).refused(
        StatedDayInFuture, day="2026-02-03", today="2026-02-02"
    )


COMMANDS = (ask, complete, extend, decide(), deliver, withdraw, RecomputeReuseDue())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: type(one).__name__)
def test_nothing_is_recorded_of_what_nobody_received(command: Any) -> None:
    reuse.on(MADE_KNOWN).when(command).refused(ReuseRequestNotFound)


def test_nothing_is_done_about_it_before_it_came() -> None:
    before = RECEIVED - timedelta(days=1)
    open_.when(withdraw.model_copy(update={"occurred_on": before})).refused(
        StatedDayBeforeReceipt, day="2026-02-01", received="2026-02-02"
    )


# The term


def test_it_stands_still_until_it_is_completed_or_the_time_for_that_is_over() -> None:
    open_.when(ask).then(asked_event)
    assert term(UNTIL).due == date(2026, 3, 15 + 1), "a Sunday"
    asking = open_.given(asked_event)
    asking.when(ask).refused(ReuseCompletionAlreadyAsked, day="2026-02-04")
    day = date(2026, 2, 10)
    asking.when(complete.model_copy(update={"occurred_on": day})).then(
        completed.model_copy(update={"occurred_on": day, "due": term(day)})
    )
    late = UNTIL + timedelta(days=2)
    asking.when(complete.model_copy(update={"occurred_on": late})).then(
        completed.model_copy(update={"occurred_on": late})
    )
    asking.when(complete.model_copy(update={"occurred_on": RECEIVED})).refused(
        AnswerBeforeAsked, day="2026-02-02", asked="2026-02-04"
    )
    asking.given(completed).when(complete).refused(ReuseCompletionNotAsked)
    open_.when(complete).refused(ReuseCompletionNotAsked)
    back = ask.model_copy(update={"until": RECEIVED})
    open_.when(back).refused(LastDayBeforeAsked, last="2026-02-02", asked="2026-02-04")


def test_it_is_made_four_weeks_longer_once_and_within_the_term() -> None:
    open_.when(extend).then(extended)
    assert extended.due.due == date(2026, 3, 30)
    longer = open_.given(extended)
    longer.when(extend).refused(ReuseAlreadyExtended, day="2026-02-25")
    assert longer.state().moved == (Moved(DUE.due, MADE_KNOWN),)
    late = DUE.due + timedelta(days=1)
    open_.on(late).when(extend.model_copy(update={"occurred_on": late})).refused(
        ReuseTermPassed, day="2026-03-03", due="2026-03-02"
    )


def test_what_is_open_is_computed_again_when_the_rules_change() -> None:
    again = RecomputeReuseDue()
    for scenario in (open_, granted, open_.given(withdrawn)):
        scenario.by_system().when(again).then()
    said = TABLES.model_dump()
    said["version"] = "nl-test"
    for rule in said["terms"]:
        rule["length"] = 5 if rule["id"] == "reuse-request" else rule["length"]
    newer = reuse_under(RuleTables.model_validate(said))
    [event] = newer.decide(open_.state(), again, context(today=MADE_KNOWN))
    assert isinstance(event, ReuseDueRecomputed)
    assert (event.due.due, event.previous) == (date(2026, 3, 9), DUE.due)
    assert open_.given(event).state().due == event.due


# Decided and delivered


def test_the_municipality_decides_once_and_refuses_on_a_ground() -> None:
    open_.when(decide()).then(decided())
    open_.when(decide(**REFUSED, reasons=words("not public"))).then(
        refused.model_copy(update={"reasons": words("not public")})
    )
    open_.when(decide(outcome=ReuseOutcome.REFUSED)).refused(ReuseGroundMissing)
    open_.when(decide(ground=ReuseGround.NOT_PUBLIC)).refused(ReuseGroundNotNeeded)
    open_.by(CENTRE).when(decide()).refused(NotDataController, party=CENTRE, controller="beek")
    granted.when(decide()).refused(ReuseRequestEnded, day="2026-02-25")
    ahead = decide(decision=decision(MADE_KNOWN + timedelta(days=1)))
    open_.on(DUE.due).when(ahead).refused(
        StatedDayBeforeDecision, day="2026-02-25", decided="2026-02-26"
    )


def test_only_an_allowance_has_conditions() -> None:
    said = {"outcome": ReuseOutcome.ON_CONDITIONS, "conditions": words("name us"), "charge": 250}
    open_.when(decide(**said)).then(decided(**said))
    open_.when(decide(outcome=ReuseOutcome.ON_CONDITIONS)).refused(ReuseConditionsMissing)
    open_.when(decide(conditions=words())).refused(ReuseConditionsNotNeeded)
    open_.when(decide(**REFUSED, charge=250)).refused(ReuseConditionsNotNeeded)


def test_what_was_allowed_is_delivered_once() -> None:
    granted.when(deliver).then(delivered)
    granted.given(delivered).when(deliver).refused(NothingToDeliver)
    open_.when(deliver).refused(NothingToDeliver)
    open_.given(refused).when(deliver).refused(NothingToDeliver)
    granted.when(deliver.model_copy(update={"occurred_on": UNTIL})).refused(
        StatedDayBeforeDecision, day="2026-02-18", decided="2026-02-25"
    )


def test_it_is_withdrawn_as_long_as_it_is_undecided() -> None:
    open_.when(withdraw).then(withdrawn)
    for command in (ask, complete, extend, decide(), withdraw):
        open_.given(withdrawn).when(command).refused(ReuseRequestEnded, day="2026-02-25")


@pytest.mark.parametrize("ground", ReuseGround)
def test_every_ground_is_one_of_the_act(ground: ReuseGround) -> None:
    assert ground.article.startswith("Wet hergebruik 2(1)")


# How it stands


def test_how_it_stands_follows_from_what_was_recorded_and_the_day() -> None:
    late = DUE.due + timedelta(days=1)
    standings = [
        (ReuseStanding.TO_DECIDE, open_, DUE.due, False),
        (ReuseStanding.OVERDUE, open_, late, False),
        (ReuseStanding.PAUSED, open_.given(asked_event), UNTIL, False),
        (ReuseStanding.TO_DECIDE, open_.given(asked_event), MADE_KNOWN, False),
        (ReuseStanding.TO_DECIDE, open_.given(asked_event, completed), UNTIL, False),
        (ReuseStanding.TO_DELIVER, granted, late, False),
        (ReuseStanding.DONE, granted.given(delivered), late, True),
        (ReuseStanding.DONE, open_.given(refused), late, True),
        (ReuseStanding.WITHDRAWN, open_.given(withdrawn), late, True),
    ]
    for standing, scenario, day, closed in standings:
        assert scenario.state().standing(day) is standing
        assert scenario.state().closed is closed


def test_whether_it_was_decided_in_time_follows_from_the_day() -> None:
    assert open_.state().in_time is None
    assert granted.state().in_time
    assert not open_.given(decided(occurred_on=date(2026, 3, 3))).state().in_time


def test_what_a_party_may_do_follows_from_the_same_conditions() -> None:
    assert possible(REUSE.initial, "beek") == ()
    assert possible(open_.state(), CENTRE) == (
        ExtendReuseRequest,
        AskToCompleteReuse,
        WithdrawReuseRequest,
    )
    assert DecideReuseRequest in possible(open_.state(), "beek")
    assert possible(granted.state(), CENTRE) == (DeliverReuse,)


def test_its_kind_says_what_doors_must_know() -> None:
    known, state = kind(TABLES), open_.state()
    assert known.about_people
    assert known.commands == get_args(ReuseCommand)
    assert known.events == get_args(ReuseEvent)
    for one in (known.agreements, known.concerned, known.subjects, known.running):
        assert one(REUSE.initial) == ()
    assert known.begun(state) == received()
    assert known.agreements(state) == ("dvo-test",)
    assert known.concerned(state) == ("beek", CENTRE)
    assert known.subjects(state) == (SUBJECT,)
    assert [(one.duty, one.due, one.debtor) for one in known.running(state)] == [
        ("decide-reuse-request", DUE, "beek")
    ]
    assert known.running(granted.state()) == ()
    assert known.closed(open_.given(withdrawn).state())
    assert REUSE.under(REUSE.initial) is None
    assert REUSE.under(state) == "dvo-test"


# Whatever is asked

days = st.sampled_from([RECEIVED, ASKED, UNTIL, MADE_KNOWN, DUE.due])
wishes: st.SearchStrategy[ReuseCommand] = (
    st.just(receive())
    | any_of(AskToCompleteReuse, occurred_on=days, until=days)
    | any_of(CompleteReuseRequest, occurred_on=days, scope=st.just(words()))
    | any_of(ExtendReuseRequest, occurred_on=days, reasons=st.just(words()))
    | st.builds(
        decide,
        occurred_on=days,
        outcome=st.sampled_from(ReuseOutcome),
        ground=st.sampled_from([None, ReuseGround.INSIGNIA]),
        conditions=st.sampled_from([None, words()]),
        charge=st.sampled_from([0, 250]),
    )
    | any_of(DeliverReuse, occurred_on=days)
    | any_of(WithdrawReuseRequest, occurred_on=days)
    | st.just(RecomputeReuseDue())
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE]), days), max_size=20))
def test_nothing_is_delivered_but_what_was_allowed(
    asking: list[tuple[ReuseCommand, str, date]],
) -> None:
    state, events = REUSE.initial, []
    for wish, party, today in asking:
        allowed = possible(state, party)
        try:
            found = REUSE.decide(state, wish, context(party, today=today))
        except Refusal:
            continue
        begins = isinstance(wish, ReceiveReuseRequest | RecomputeReuseDue)
        assert begins or type(wish) in allowed
        for event in map(stored, found):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = REUSE.evolve(state, event)
            events.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert REUSE.fold(events) == state
    if state.delivered is not None:
        assert state.decided is not None and state.decided.ground is None
        assert state.delivered.occurred_on >= state.decided.occurred_on
