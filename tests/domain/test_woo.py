"""Woo requests: two laws, third parties heard, decided in parts, released or held up."""

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
from domain.calendar.suspension import SuspensionOutsideTerm
from domain.controllership import NotDataController, NotInvolved, NotPartyToAgreement
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference, OwnRecord
from domain.product_list import ProductNotListed
from domain.sealed import Plain
from domain.stated_day import (
    StatedDayBeforeDecision,
    StatedDayBeforeReceipt,
    StatedDayInFuture,
)
from domain.woo import dates, kind, woo_under
from domain.woo.commands import (
    AskInterimRelief,
    AskToSpecify,
    DecideWooRequest,
    ExtendWooRequest,
    ForwardWooRequest,
    HearThirdParties,
    ReceiveViews,
    ReceiveWooRequest,
    RecomputeWooDue,
    ReleaseWooDocuments,
    SettleInterimRelief,
    SpecifyWooRequest,
    WithdrawWooRequest,
    WooCommand,
)
from domain.woo.events import (
    ReliefOutcome,
    WooDecided,
    WooDueRecomputed,
    WooEvent,
    WooExtended,
    WooExtensionGround,
    WooForwarded,
    WooOutcome,
    WooPause,
    WooPaused,
    WooReceived,
    WooRefusedOn,
    WooReleased,
    WooReliefAsked,
    WooReliefSettled,
    WooResumed,
    WooWithdrawn,
)
from domain.woo.grounds import WooGround
from domain.woo.possible import possible
from domain.woo.refusals import (
    NoSuchWooDecision,
    NothingAsked,
    ReleaseHeldUp,
    ReleaseNeedNotWait,
    ReleaseTooEarly,
    ReliefAlreadyAsked,
    ReliefNotAsked,
    WooAlreadyExtended,
    WooAlreadyPaused,
    WooGroundMissing,
    WooGroundNotNeeded,
    WooGroundUnknownToLaw,
    WooNothingToRelease,
    WooRequestAlreadyReceived,
    WooRequestEnded,
    WooRequestNotFound,
    WooTermPassed,
)
from domain.woo.state import WooRequest, WooStanding
from tests.domain.calendar.shipped import TABLES
from tests.scenario import Scenario, any_of, context
from tests.sealing import stored

CENTRE = "sittard-geleen"
SUBJECT = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
RECEIVED = date(2026, 4, 7)
DUE = terms.term(TABLES, "woo-request", RECEIVED)
"""6 May 2026: 5 May is a holiday."""
MADE_KNOWN = date(2026, 4, 30)
MINUTES = OwnRecord(kind="minutes", system="zaaksysteem", reference="Z-9")
WOO = woo_under(TABLES)
SNAPSHOTS = TypeAdapter(WooRequest)

woo = Scenario(WOO).on(RECEIVED)


def words(text: str = "all minutes of 2025") -> Plain:
    return Plain(text=text, subject=SUBJECT)


def receive(**other: Any) -> ReceiveWooRequest:
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
    return ReceiveWooRequest(**(asked | other))


def received(**other: Any) -> WooReceived:
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
    return WooReceived(**(facts | other))


def term(*pauses: Suspension, **more: Any) -> DueDate:
    return terms.term(TABLES, "woo-request", RECEIVED, suspensions=pauses, **more)


def stood_still(ground: WooPause, begun: date, ended: date) -> Suspension:
    return Suspension(begun_on=begun, ended_on=ended, ground=ground)


ASKED, UNTIL = date(2026, 4, 13), date(2026, 4, 24)
hear = HearThirdParties(occurred_on=ASKED, until=UNTIL, third_parties=2)
HEARING = stood_still(WooPause.THIRD_PARTIES, ASKED, UNTIL)


def paused(**other: Any) -> WooPaused:
    facts: dict[str, Any] = {
        "occurred_on": ASKED,
        "party": "beek",
        "ground": WooPause.THIRD_PARTIES,
        "until": UNTIL,
        "third_parties": 2,
        "due": term(HEARING),
    }
    return WooPaused(**(facts | other))


def resumed(day: date, due: DueDate, **other: Any) -> WooResumed:
    facts: dict[str, Any] = {"ground": WooPause.THIRD_PARTIES, "answer": None}
    return WooResumed(occurred_on=day, party="beek", due=due, **(facts | other))


extend = ExtendWooRequest(
    occurred_on=MADE_KNOWN, ground=WooExtensionGround.VOLUME, reasons=words("much")
)
EXTENDED = term(extended=True)
"""19 May 2026."""


def extended(**other: Any) -> WooExtended:
    facts: dict[str, Any] = {
        "occurred_on": MADE_KNOWN,
        "party": "beek",
        "ground": WooExtensionGround.VOLUME,
        "reasons": words("much"),
        "part": None,
        "due": EXTENDED,
        "previous": DUE.due,
    }
    return WooExtended(**(facts | other))


def decision(day: date = MADE_KNOWN) -> DecisionReference:
    return DecisionReference(organ="college", taken_on=day, reference="B-2026-61")


def decide(day: date = MADE_KNOWN, **other: Any) -> DecideWooRequest:
    facts: dict[str, Any] = {"decision": decision(day), "outcome": WooOutcome.RELEASED}
    return DecideWooRequest(occurred_on=day, **(facts | other))


def decided(day: date = MADE_KNOWN, **other: Any) -> WooDecided:
    facts: dict[str, Any] = {
        "occurred_on": day,
        "party": "beek",
        "decision": decision(day),
        "final": True,
        "outcome": WooOutcome.RELEASED,
        "grounds": (),
        "reasons": None,
        "objection_expected": False,
        "due": dates.decided(TABLES, DUE, day),
        "free_after": None,
    }
    return WooDecided(**(facts | other))


WAITS = terms.term(TABLES, "woo-release", MADE_KNOWN)
"""15 May 2026: the 14th is Ascension Day, the 15th a day equated by decree, so on to the 18th."""


def waiting(**other: Any) -> WooDecided:
    return decided(objection_expected=True, free_after=WAITS, **other)


def relief(day: date) -> WooReliefAsked:
    return WooReliefAsked(occurred_on=day, party="beek", decision=1)


def settled(day: date, outcome: ReliefOutcome, asked: date) -> WooReliefSettled:
    return WooReliefSettled(
        occurred_on=day,
        party="beek",
        decision=1,
        outcome=outcome,
        free_after=dates.held_up(TABLES, WAITS, asked, day),
    )


def release(day: date, number: int = 1) -> ReleaseWooDocuments:
    return ReleaseWooDocuments(occurred_on=day, decision=number, documents=(MINUTES,))


def released(day: date, number: int = 1) -> WooReleased:
    return WooReleased(occurred_on=day, party="beek", decision=number, documents=(MINUTES,))


specify = AskToSpecify(occurred_on=ASKED, until=UNTIL)
specified = SpecifyWooRequest(occurred_on=ASKED, scope=words("of the council"))
forward = ForwardWooRequest(occurred_on=RECEIVED, to="province")
forwarded = WooForwarded(occurred_on=RECEIVED, party="beek", to="province")
withdraw = WithdrawWooRequest(occurred_on=RECEIVED)
withdrawn = WooWithdrawn(occurred_on=RECEIVED, party="beek")
ask_relief = AskInterimRelief(occurred_on=MADE_KNOWN)
asked = woo.given(received()).on(MADE_KNOWN)
"""It is to be decided."""
hearing = asked.given(paused())
waits = asked.given(waiting())


# Received


def test_it_is_decided_within_four_weeks_and_who_asked_is_a_pseudonym() -> None:
    assert DUE.due == date(2026, 5, 6)
    woo.when(receive()).then(received())
    woo.by(CENTRE).when(receive(requester="A. Voorbeeld", product=None)).then(
        received(party=CENTRE, requester=words("A. Voorbeeld"), product=None)
    )
    asked.when(receive()).refused(WooRequestAlreadyReceived)


def test_it_is_received_under_an_agreement_of_its_parties_and_products() -> None:
    woo.by("stein").when(receive()).refused(NotInvolved, party="stein", involved=f"beek, {CENTRE}")
    woo.when(receive(parties=("beek",))).refused(NotPartyToAgreement, party=CENTRE, parties="beek")
    woo.when(receive(product="z-9")).refused(ProductNotListed, product="z-9", agreement="dvo-test")
    ahead = RECEIVED + timedelta(days=1)
    woo.when(receive(occurred_on=ahead)).refused(
        StatedDayInFuture, day="2026-04-08", today="2026-04-07"
    )


COMMANDS = (
    specify,
    specified,
    hear,
    ReceiveViews(occurred_on=ASKED),
    extend,
    decide(),
    ask_relief,
    SettleInterimRelief(occurred_on=ASKED, outcome=ReliefOutcome.DENIED),
    release(ASKED),
    forward,
    withdraw,
    RecomputeWooDue(),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: type(one).__name__)
def test_nothing_is_recorded_of_what_nobody_received(command: Any) -> None:
    woo.on(MADE_KNOWN).when(command).refused(WooRequestNotFound)


def test_nothing_is_done_about_it_before_it_came() -> None:
    before = RECEIVED - timedelta(days=1)
    asked.when(decide(before)).refused(
        StatedDayBeforeReceipt, day="2026-04-06", received="2026-04-07"
    )


# Standing still


def test_it_stands_still_up_to_and_including_the_last_day_for_third_parties() -> None:
    asked.when(hear).then(paused())
    # Eleven days, 14 to 24 April, put 5 May off to the 16th, a Saturday.
    assert paused().due.due == date(2026, 5, 18)


def test_an_earlier_view_sets_it_running_again_from_the_day_after() -> None:
    day = date(2026, 4, 20)
    views = ReceiveViews(occurred_on=day, views=words("no objection"))
    due = term(stood_still(WooPause.THIRD_PARTIES, ASKED, day))
    event = resumed(day, due, answer=words("no objection"))
    hearing.when(views).then(event)
    assert due.due == date(2026, 5, 12)
    state = hearing.given(event).state()
    assert state.moved == (Moved(DUE.due, ASKED), Moved(paused().due.due, day))
    hearing.given(event).when(views).refused(NothingAsked)


def test_a_view_after_its_last_day_has_held_nothing_up() -> None:
    late = UNTIL + timedelta(days=3)
    hearing.when(ReceiveViews(occurred_on=late)).then(resumed(late, term(HEARING)))
    early = ASKED - timedelta(days=1)
    hearing.when(ReceiveViews(occurred_on=early)).refused(
        AnswerBeforeAsked, day="2026-04-12", asked="2026-04-13"
    )


def test_the_day_of_the_answer_of_the_requester_counts_again() -> None:
    still = stood_still(WooPause.COMPLETION, ASKED, UNTIL)
    event = paused(ground=WooPause.COMPLETION, third_parties=0, due=term(still))
    asked.when(specify).then(event)
    day = date(2026, 4, 20)
    due = term(stood_still(WooPause.COMPLETION, ASKED, day))
    asked.given(event).when(SpecifyWooRequest(occurred_on=day, scope=words("of the council"))).then(
        resumed(day, due, ground=WooPause.COMPLETION, answer=words("of the council"))
    )
    assert due.due == date(2026, 5, 11)
    asked.when(specified).refused(NothingAsked)


def test_who_was_asked_has_until_the_last_day() -> None:
    hearing.when(hear).refused(WooAlreadyPaused, last="2026-04-24")
    back = HearThirdParties(occurred_on=ASKED, until=ASKED - timedelta(days=1))
    asked.when(back).refused(LastDayBeforeAsked, last="2026-04-12", asked="2026-04-13")
    later = date(2026, 4, 28)
    again = HearThirdParties(occurred_on=later, until=MADE_KNOWN)
    both = term(HEARING, stood_still(WooPause.THIRD_PARTIES, later, MADE_KNOWN))
    hearing.when(again).then(paused(occurred_on=later, until=MADE_KNOWN, third_parties=1, due=both))


def test_what_was_asked_last_has_its_answer_first() -> None:
    later = date(2026, 4, 28)
    second = paused(occurred_on=later, until=MADE_KNOWN)
    state = hearing.given(second, resumed(MADE_KNOWN, DUE)).state()
    assert [one.resumed is not None for one in state.asked] == [False, True]
    specifying = paused(ground=WooPause.COMPLETION)
    mixed = hearing.given(specifying, resumed(MADE_KNOWN, DUE)).state()
    assert [one.resumed is not None for one in mixed.asked] == [True, False]


# Made longer


def test_it_is_made_two_weeks_longer_once_and_within_the_term() -> None:
    assert EXTENDED.due == date(2026, 5, 19)
    asked.when(extend).then(extended())
    asked.given(extended()).when(extend).refused(WooAlreadyExtended, day="2026-04-30")
    late = DUE.due + timedelta(days=1)
    asked.on(late).when(extend.model_copy(update={"occurred_on": late})).refused(
        WooTermPassed, day="2026-05-07", due="2026-05-06"
    )


def test_what_an_extension_in_part_leaves_out_keeps_its_day() -> None:
    partly = extended(part=words("the e-mails"))
    asked.when(extend.model_copy(update={"part": words("the e-mails")})).then(partly)
    both = kind(TABLES).running(asked.given(partly).state())
    assert [(one.duty, one.due.due) for one in both] == [
        ("decide-rest-of-woo-request", DUE.due),
        ("decide-woo-request", EXTENDED.due),
    ]
    rest = asked.given(partly, decided(final=False))
    assert [one.duty for one in kind(TABLES).running(rest.state())] == ["decide-woo-request"]


# Decided


def test_the_municipality_decides_on_all_or_on_a_part() -> None:
    asked.when(decide()).then(decided())
    asked.by(CENTRE).when(decide()).refused(NotDataController, party=CENTRE, controller="beek")
    asked.given(decided()).when(decide()).refused(WooRequestEnded, day="2026-04-30")
    part = asked.given(decided(final=False))
    part.when(decide(outcome=WooOutcome.NO_DOCUMENTS)).then(
        decided(outcome=WooOutcome.NO_DOCUMENTS)
    )
    ahead = DecideWooRequest(
        occurred_on=ASKED, decision=decision(UNTIL), outcome=WooOutcome.RELEASED
    )
    asked.when(ahead).refused(StatedDayBeforeDecision, day="2026-04-13", decided="2026-04-24")


def test_a_refusal_has_grounds_of_the_law_of_its_day() -> None:
    refused = decide(
        outcome=WooOutcome.REFUSED,
        grounds=(WooGround.PRIVATE_LIFE, WooGround.PRIVATE_LIFE),
        reasons=words("it is private"),
    )
    asked.when(refused).then(
        decided(
            outcome=WooOutcome.REFUSED,
            grounds=(WooRefusedOn(ground=WooGround.PRIVATE_LIFE, article="Woo 5.1(2)(e)"),),
            reasons=words("it is private"),
        )
    )
    asked.when(decide(outcome=WooOutcome.PARTLY)).refused(WooGroundMissing)
    asked.when(decide(grounds=(WooGround.PRIVATE_LIFE,))).refused(WooGroundNotNeeded)


@pytest.mark.parametrize("ground", WooGround)
def test_every_ground_is_one_of_the_woo(ground: WooGround) -> None:
    article = ground.article("woo-request")
    assert article is not None and article.startswith("Woo 5.")


# Released


def test_what_nobody_objects_to_is_given_at_once() -> None:
    given_ = asked.given(decided())
    given_.when(release(MADE_KNOWN)).then(released(MADE_KNOWN))
    given_.given(released(MADE_KNOWN)).when(release(MADE_KNOWN)).refused(WooNothingToRelease)
    given_.when(release(MADE_KNOWN, 2)).refused(NoSuchWooDecision, number="2", known="1")
    given_.when(release(ASKED)).refused(ReleaseTooEarly, day="2026-04-13", last="2026-04-30")
    asked.when(release(MADE_KNOWN)).refused(WooNothingToRelease)
    parts = asked.given(decided(final=False), decided(outcome=WooOutcome.NO_DOCUMENTS))
    parts.when(release(MADE_KNOWN, 2)).refused(WooNothingToRelease)


def test_release_waits_two_weeks_where_a_third_party_may_object() -> None:
    assert WAITS.due == date(2026, 5, 18)
    asked.when(decide(objection_expected=True)).then(waiting())
    last = WAITS.due
    waits.on(last).when(release(last)).refused(ReleaseTooEarly, day="2026-05-18", last="2026-05-18")
    free = last + timedelta(days=1)
    waits.on(free).when(release(free)).then(released(free))
    asked.when(decide(outcome=WooOutcome.NO_DOCUMENTS, objection_expected=True)).refused(
        ReleaseNeedNotWait
    )


def test_release_waits_while_interim_relief_is_pending() -> None:
    day, ruled = date(2026, 5, 8), date(2026, 6, 1)
    waits.on(day).when(ask_relief.model_copy(update={"occurred_on": day})).then(relief(day))
    pending = waits.on(ruled).given(relief(day))
    pending.when(release(ruled)).refused(ReleaseHeldUp)
    denied = SettleInterimRelief(occurred_on=ruled, outcome=ReliefOutcome.DENIED)
    event = settled(ruled, ReliefOutcome.DENIED, day)
    pending.when(denied).then(event)
    after = pending.given(event)
    after.when(release(ruled)).refused(ReleaseTooEarly, day="2026-06-01", last="2026-06-01")
    free = ruled + timedelta(days=1)
    after.on(free).when(release(free)).then(released(free))
    after.when(denied).refused(ReliefNotAsked)
    early = denied.model_copy(update={"occurred_on": MADE_KNOWN})
    pending.when(early).refused(AnswerBeforeAsked, day="2026-04-30", asked="2026-05-08")


def test_relief_that_was_granted_holds_it_up_until_it_is_lifted() -> None:
    day, ruled, lifted = date(2026, 5, 8), date(2026, 6, 1), date(2026, 7, 1)
    event = settled(ruled, ReliefOutcome.GRANTED, day)
    held = waits.on(lifted).given(relief(day), event)
    held.when(release(lifted)).refused(ReleaseHeldUp)
    held.when(SettleInterimRelief(occurred_on=lifted, outcome=ReliefOutcome.WITHDRAWN)).then(
        settled(lifted, ReliefOutcome.WITHDRAWN, day)
    )


def test_relief_is_asked_once_in_the_waiting_time_of_a_decision_that_waits() -> None:
    late = WAITS.due + timedelta(days=1)
    waits.on(late).when(ask_relief.model_copy(update={"occurred_on": late})).refused(
        SuspensionOutsideTerm, begun="2026-05-19", ended="2026-05-19"
    )
    waits.given(relief(MADE_KNOWN)).when(ask_relief).refused(ReliefAlreadyAsked)
    asked.given(decided()).when(ask_relief).refused(ReleaseNeedNotWait)
    two = asked.given(decided(final=False), waiting())
    two.when(ask_relief).refused(ReleaseNeedNotWait)
    second = ask_relief.model_copy(update={"decision": 2})
    two.when(second).then(relief(MADE_KNOWN).model_copy(update={"decision": 2}))
    twice = asked.given(waiting(final=False), waiting(), relief(MADE_KNOWN))
    twice.when(ask_relief).refused(ReliefAlreadyAsked)
    waits.when(SettleInterimRelief(occurred_on=MADE_KNOWN, outcome="relief-denied")).refused(
        ReliefNotAsked
    )
    other = SettleInterimRelief(occurred_on=MADE_KNOWN, outcome="relief-denied", decision=2)
    twice.when(other).refused(ReliefNotAsked)


# Two laws

APRIL = date(2022, 3, 21)
"""Four weeks later it is Easter Monday, 18 April 2022."""
WOB = terms.term(TABLES, "woo-request", APRIL)
old = Scenario(WOO).on(date(2022, 4, 29)).given(received(occurred_on=APRIL, due=WOB))


def test_what_is_decided_before_may_2022_is_decided_under_the_wob() -> None:
    assert (WOB.rule, WOB.due) == ("wob-request", date(2022, 4, 19))
    day = date(2022, 4, 19)
    longer = extend.model_copy(update={"occurred_on": day})
    [event] = WOO.decide(old.state(), longer, context(today=day))
    assert isinstance(event, WooExtended) and event.due.due == date(2022, 5, 16)
    last = date(2022, 4, 29)
    refusing = decide(last, outcome=WooOutcome.REFUSED, grounds=(WooGround.PERSONAL_OPINIONS,))
    [found] = WOO.decide(old.given(event).state(), refusing, context(today=last))
    assert isinstance(found, WooDecided)
    assert (found.due.rule, found.grounds[0].article) == ("wob-request", "Wob 11(1)")
    unknown = decide(last, outcome=WooOutcome.REFUSED, grounds=(WooGround.GOOD_FUNCTIONING,))
    old.when(unknown).refused(WooGroundUnknownToLaw, ground="good-functioning-of-government")
    waits_too = decide(last, objection_expected=True)
    [found] = WOO.decide(old.state(), waits_too, context(today=last))
    assert isinstance(found, WooDecided) and found.free_after is not None
    assert found.free_after.article == "Wob 6(5)"


def test_what_is_undecided_on_1_may_2022_is_computed_again_under_the_woo_and_says_so() -> None:
    day = date(2022, 4, 19)
    longer = extend.model_copy(update={"occurred_on": day})
    [event] = WOO.decide(old.state(), longer, context(today=day))
    again, before, after = RecomputeWooDue(), date(2022, 4, 30), date(2022, 5, 1)
    running = old.given(event)
    running.on(before).by_system().when(again).then()
    [moved] = WOO.decide(running.state(), again, context("system", today=after))
    assert isinstance(moved, WooDueRecomputed)
    assert (moved.due.rule, moved.previous) == ("woo-request", date(2022, 5, 16))
    assert moved.due.due == date(2022, 5, 2), "six weeks end on a Sunday"
    assert moved.due.steps[0].words.en == (
        "On Sunday 1 May 2022 there is no decision yet: Woo 4.4(1) holds then, whenever the "
        "request was received."
    )
    known = running.given(moved)
    known.on(date(2022, 5, 9)).by_system().when(again).then()
    assert known.state().moved[-1] == Moved(date(2022, 5, 16), after)


def test_a_decision_from_may_2022_on_is_one_under_the_woo() -> None:
    day = date(2022, 5, 3)
    [found] = WOO.decide(old.state(), decide(day), context(today=day))
    assert isinstance(found, WooDecided) and found.due.rule == "woo-request"


# Rules that change


def test_what_is_open_is_computed_again_when_the_rules_change() -> None:
    again = RecomputeWooDue()
    for scenario in (asked, asked.given(decided()), asked.given(withdrawn)):
        scenario.by_system().when(again).then()
    said = TABLES.model_dump()
    said["version"] = "nl-test"
    for rule in said["terms"]:
        rule["length"] = 5 if rule["id"] == "woo-request" else rule["length"]
    newer = woo_under(RuleTables.model_validate(said))
    [event] = newer.decide(asked.state(), again, context(today=MADE_KNOWN))
    assert isinstance(event, WooDueRecomputed)
    assert (event.due.due, event.previous) == (date(2026, 5, 12), DUE.due)


# Ended otherwise


def test_it_is_passed_on_or_withdrawn_as_long_as_it_is_undecided() -> None:
    asked.when(forward).then(forwarded)
    asked.when(withdraw).then(withdrawn)
    for ended in (asked.given(forwarded), asked.given(withdrawn)):
        for command in (forward, withdraw, hear, extend, decide()):
            ended.when(command).refused(WooRequestEnded, day="2026-04-07")


# How it stands


def test_how_it_stands_follows_from_what_was_recorded_and_the_day() -> None:
    day = date(2026, 5, 8)
    pending = waits.given(relief(day))
    standings = [
        (WooStanding.TO_DECIDE, asked, DUE.due, False),
        (WooStanding.OVERDUE, asked, DUE.due + timedelta(days=1), False),
        (WooStanding.PAUSED, hearing, UNTIL, False),
        (WooStanding.TO_DECIDE, hearing, UNTIL + timedelta(days=1), False),
        (WooStanding.FORWARDED, asked.given(forwarded), day, True),
        (WooStanding.WITHDRAWN, asked.given(withdrawn), day, True),
        (WooStanding.WAITS, waits, WAITS.due, False),
        (WooStanding.TO_RELEASE, waits, WAITS.due + timedelta(days=1), False),
        (WooStanding.HELD_UP, pending, WAITS.due + timedelta(days=9), False),
        (WooStanding.DONE, asked.given(decided(), released(MADE_KNOWN)), day, True),
        (WooStanding.DONE, asked.given(decided(outcome=WooOutcome.NO_DOCUMENTS)), day, True),
        (WooStanding.TO_DECIDE, asked.given(decided(final=False)), MADE_KNOWN, False),
    ]
    for standing, scenario, today, closed in standings:
        assert scenario.state().standing(today) is standing
        assert scenario.state().closed is closed


def test_whether_it_was_decided_in_time_follows_from_the_day() -> None:
    assert asked.state().in_time is None
    assert asked.given(decided()).state().in_time
    assert not asked.given(decided(date(2026, 5, 7))).state().in_time


def test_what_a_party_may_do_follows_from_the_same_conditions() -> None:
    assert possible(WOO.initial, "beek") == ()
    undecided = (HearThirdParties, AskToSpecify, ExtendWooRequest)
    ends = (ForwardWooRequest, WithdrawWooRequest)
    assert possible(asked.state(), "beek") == (DecideWooRequest, *undecided, *ends)
    assert possible(asked.state(), CENTRE) == (*undecided, *ends)
    assert ReceiveViews in possible(hearing.state(), CENTRE)
    assert possible(waits.state(), CENTRE) == (ReleaseWooDocuments, AskInterimRelief)


def test_its_kind_says_what_doors_must_know() -> None:
    known, state = kind(TABLES), asked.state()
    assert known.about_people
    assert known.commands == get_args(WooCommand)
    assert known.events == get_args(WooEvent)
    for one in (known.agreements, known.concerned, known.subjects, known.running):
        assert one(WOO.initial) == ()
    assert known.begun(state) == received()
    assert known.agreements(state) == ("dvo-test",)
    assert known.concerned(state) == ("beek", CENTRE)
    assert known.subjects(state) == (SUBJECT,)
    assert [one.due for one in known.running(state)] == [DUE]
    assert known.running(asked.given(decided()).state()) == ()
    assert known.closed(asked.given(withdrawn).state())
    assert WOO.under(WOO.initial) is None
    assert WOO.under(state) == "dvo-test"
    for day, outdated in ((date(2022, 4, 30), False), (date(2022, 5, 1), True)):
        assert known.outdated(old.state(), day) is outdated
        assert not known.outdated(state, day)
        assert not known.outdated(WOO.initial, day)


# Whatever is asked

days = st.sampled_from([RECEIVED, ASKED, UNTIL, MADE_KNOWN, DUE.due, date(2026, 5, 19)])
wishes: st.SearchStrategy[WooCommand] = (
    st.just(receive())
    | any_of(AskToSpecify, occurred_on=days, until=days)
    | any_of(SpecifyWooRequest, occurred_on=days, scope=st.just(words()))
    | any_of(HearThirdParties, occurred_on=days, until=days)
    | any_of(ReceiveViews, occurred_on=days)
    | days.map(lambda day: extend.model_copy(update={"occurred_on": day}))
    | st.builds(
        decide,
        days,
        final=st.booleans(),
        outcome=st.sampled_from(WooOutcome),
        grounds=st.sampled_from([(), (WooGround.PRIVATE_LIFE,)]),
        objection_expected=st.booleans(),
    )
    | any_of(AskInterimRelief, occurred_on=days, decision=st.integers(1, 2))
    | any_of(
        SettleInterimRelief,
        occurred_on=days,
        decision=st.integers(1, 2),
        outcome=st.sampled_from(ReliefOutcome),
    )
    | st.builds(release, days, st.integers(1, 2))
    | st.just(forward)
    | st.just(withdraw)
    | st.just(RecomputeWooDue())
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE]), days), max_size=20))
def test_nothing_is_released_but_what_was_decided_and_need_wait_no_longer(
    asking: list[tuple[WooCommand, str, date]],
) -> None:
    state, events = WOO.initial, []
    for wish, party, today in asking:
        allowed = possible(state, party)
        try:
            found = WOO.decide(state, wish, context(party, today=today))
        except Refusal:
            continue
        begins = isinstance(wish, ReceiveWooRequest | RecomputeWooDue)
        assert begins or type(wish) in allowed
        for event in map(stored, found):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = WOO.evolve(state, event)
            events.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert WOO.fold(events) == state
    for one in state.releases:
        if one.released is not None:
            day = one.released.occurred_on
            assert day >= one.decided.occurred_on
            assert not one.waits(day) and not one.held_up
