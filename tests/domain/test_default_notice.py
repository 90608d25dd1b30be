"""Notices of default: about what, valid or not, what they cost, fixed and paid."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.calendar import terms
from domain.calendar.due import DueDate
from domain.calendar.penalty import DecisionBeforeNotice, Penalty, rate_on
from domain.calendar.rules import RuleTables, UnknownTerm
from domain.controllership import NotDataController, NotInvolved, NotPartyToAgreement
from domain.default_notice import dates, kind, notices_under
from domain.default_notice.commands import (
    ContestDefaultNotice,
    DefaultNoticeCommand,
    FixPenalty,
    JudgeDefaultNotice,
    NoteDecisionMade,
    PayPenaltyShare,
    RecomputeDefaultNotice,
    ReviewTermOfCase,
    TakeInDefaultNotice,
    WithdrawDefaultNotice,
)
from domain.default_notice.concern import (
    ApplicationElsewhere,
    Applied,
    NotOneConcern,
    OwnCase,
)
from domain.default_notice.events import (
    DefaultNoticeContested,
    DefaultNoticeDecisionMade,
    DefaultNoticeEvent,
    DefaultNoticeJudged,
    DefaultNoticePenaltyFixed,
    DefaultNoticeReceived,
    DefaultNoticeRecomputed,
    DefaultNoticeSharePaid,
    DefaultNoticeTermReviewed,
    DefaultNoticeWithdrawn,
    NoticeJudgement,
)
from domain.default_notice.noticed import KnownTerm, must_be_known
from domain.default_notice.possible import possible
from domain.default_notice.refusals import (
    ApplicationAfterNotice,
    DefaultNoticeAlreadyJudged,
    DefaultNoticeAlreadyReceived,
    DefaultNoticeNotFound,
    DefaultNoticeNotJudged,
    DefaultNoticeOver,
    GroundChangesNothing,
    LateDecisionAlreadyMade,
    NoSuchShare,
    NoTermOfCase,
    NothingOwed,
    NoticedCaseUnknown,
    PenaltyAlreadyFixed,
    PenaltyNotFixed,
    PenaltyStillRuns,
    ShareAlreadyPaid,
    TermNotReviewed,
)
from domain.default_notice.state import AccruedPenalty, DefaultNotice, DefaultNoticeStanding
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference
from domain.product_list import ProductNotListed
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
REQUEST = "privacy-request-0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5c"
OBJECTION = "objection-0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5d"
RECEIVED = date(2026, 5, 6)
FREE = date(2026, 5, 20)
"""The last day on which deciding costs nothing."""
LAST = date(2026, 7, 1)
"""Of the 42 days."""
DAY_20 = FREE + timedelta(days=20)
TERM = terms.term(TABLES, "avg-request", date(2026, 4, 1))
"""Due 1 May 2026."""
APPLICATION = ApplicationElsewhere(product="a-1", received_on=date(2026, 3, 2))
APPLIED = Applied(product="a-1", received_on=date(2026, 3, 2))
"""Eight weeks: due 28 April 2026, since the 27th is King's Day."""
OF_APPLICATION = dates.of_application(TABLES, APPLICATION)
CHANCE = terms.term(TABLES, "notice-of-default", RECEIVED)
RATE = rate_on(TABLES, RECEIVED)
NOTICES = notices_under(TABLES)
SNAPSHOTS = TypeAdapter(DefaultNotice)

notice = Scenario(NOTICES).on(RECEIVED)


def words(text: str = "an answer is awaited") -> Plain:
    return Plain(text=text, subject=SUBJECT)


def take_in(**other: Any) -> TakeInDefaultNotice:
    asked: dict[str, Any] = {
        "agreement": "dvo-test",
        "controller": "beek",
        "processor": CENTRE,
        "occurred_on": RECEIVED,
        "subject": SUBJECT,
        "application": APPLIED,
        "parties": ("beek", CENTRE),
        "products": ("a-1", "b-2"),
    }
    return TakeInDefaultNotice(**(asked | other))


def received(**other: Any) -> DefaultNoticeReceived:
    facts: dict[str, Any] = {
        "agreement": "dvo-test",
        "controller": "beek",
        "processor": CENTRE,
        "party": "beek",
        "occurred_on": RECEIVED,
        "subject": SUBJECT,
        "applicants": 1,
        "applicant": None,
        "document": None,
        "concerns": APPLICATION,
        "term": OF_APPLICATION,
        "no_penalty": None,
        "last_chance": terms.term(TABLES, "notice-of-default", other.get("occurred_on", RECEIVED)),
    }
    return DefaultNoticeReceived(**(facts | other))


def about_case(term: DueDate = TERM, **other: Any) -> DefaultNoticeReceived:
    return received(concerns=OwnCase(stream=REQUEST), term=term, **other)


def reviewed(term: DueDate = TERM, no_penalty: str | None = None) -> DefaultNoticeTermReviewed:
    return DefaultNoticeTermReviewed(
        occurred_on=RECEIVED, party="beek", term=term, no_penalty=no_penalty
    )


def owed(decided_on: date | None = None, applicants: int = 1) -> Penalty:
    return dates.owed(TABLES, RECEIVED, decided_on, applicants)


def judged(**other: Any) -> DefaultNoticeJudged:
    facts: dict[str, Any] = {
        "occurred_on": RECEIVED,
        "party": "beek",
        "judgement": NoticeJudgement.VALID,
        "ground": None,
        "article": None,
        "reasons": None,
        "penalty": owed(),
        "rate": RATE,
    }
    return DefaultNoticeJudged(**(facts | other))


def without(judgement: NoticeJudgement, article: str, **other: Any) -> DefaultNoticeJudged:
    """One that brings no penalty."""
    return judged(judgement=judgement, article=article, penalty=None, rate=None, **other)


def decision(day: date) -> DecisionReference:
    return DecisionReference(organ="college", taken_on=day, reference="B-2026-61")


def decide(day: date) -> NoteDecisionMade:
    return NoteDecisionMade(occurred_on=day, decision=decision(day))


def decided(day: date, penalty: Penalty | None) -> DefaultNoticeDecisionMade:
    return DefaultNoticeDecisionMade(
        occurred_on=day, party="beek", decision=decision(day), penalty=penalty
    )


def fix(day: date) -> FixPenalty:
    return FixPenalty(occurred_on=day, decision=decision(day))


def fixed(day: date, penalty: Penalty) -> DefaultNoticePenaltyFixed:
    return DefaultNoticePenaltyFixed(
        occurred_on=day,
        party="beek",
        decision=decision(day),
        days=penalty.days,
        euros=penalty.euros,
        shares_in_cents=penalty.shares_in_cents,
        pay_by=terms.term(TABLES, "penalty-payment", day),
    )


def paid(day: date, share: int, cents: int) -> DefaultNoticeSharePaid:
    return DefaultNoticeSharePaid(occurred_on=day, party="beek", share=share, cents=cents)


judge = JudgeDefaultNotice(occurred_on=RECEIVED)
withdraw = WithdrawDefaultNotice(occurred_on=RECEIVED)
withdrawn = DefaultNoticeWithdrawn(occurred_on=RECEIVED, party="beek")
contest = ContestDefaultNotice(occurred_on=RECEIVED, objection=OBJECTION)
review = ReviewTermOfCase(occurred_on=RECEIVED, due=TERM)
pay = PayPenaltyShare(occurred_on=RECEIVED)
waiting = notice.given(received())
"""It is to be judged."""
valid = waiting.given(judged())
premature = waiting.given(without(NoticeJudgement.PREMATURE, dates.PREMATURE))
no_penalty = waiting.given(without(NoticeJudgement.NO_PENALTY, "Awb 4:17(6)"))
on_day_20 = valid.on(DAY_20).given(decided(DAY_20, owed(DAY_20)))
settled = on_day_20.given(fixed(DAY_20, owed(DAY_20)))


# Received


def test_one_about_an_application_elsewhere_names_product_day_and_term() -> None:
    notice.when(take_in()).then(received())
    assert OF_APPLICATION.due == date(2026, 4, 28)
    notice.by(CENTRE).when(take_in(applicant="A. Voorbeeld")).then(
        received(party=CENTRE, applicant=words("A. Voorbeeld"))
    )
    other = APPLIED.model_copy(update={"product": "z-9"})
    notice.when(take_in(application=other)).refused(
        ProductNotListed, product="z-9", agreement="dvo-test"
    )
    other = APPLIED.model_copy(update={"term": "no-term"})
    with pytest.raises(UnknownTerm):
        notice.when(take_in(application=other)).then()


def test_the_day_that_an_applicant_was_told_holds_instead_of_the_term() -> None:
    told = APPLICATION.model_copy(update={"told_by": date(2026, 5, 9)})
    due = dates.of_application(TABLES, told)
    assert (due.due, due.article, due.inputs) == (date(2026, 5, 9), "Awb 4:14", None)
    assert (
        due.steps[-1].words.en
        == "The applicant was told Saturday 9 May 2026 as the last day (Awb 4:14)."
    )
    said = APPLIED.model_copy(update={"told_by": date(2026, 5, 9)})
    notice.when(take_in(application=said)).then(received(concerns=told, term=due))


def test_one_about_a_case_has_the_term_of_that_case() -> None:
    about = {"case": REQUEST, "application": None}
    notice.when(take_in(**about, due=TERM)).then(about_case())
    notice.when(take_in(**about)).refused(NoTermOfCase)


def test_a_case_is_one_of_that_municipality_and_has_a_term() -> None:
    assert must_be_known(REQUEST, "beek", KnownTerm("beek", TERM)) == (TERM, None)
    assert must_be_known(REQUEST, "beek", KnownTerm("beek", TERM, "Woo 8.2")) == (TERM, "Woo 8.2")
    for known in (None, KnownTerm("stein", TERM)):
        with pytest.raises(NoticedCaseUnknown) as refused:
            must_be_known(REQUEST, "beek", known)
        assert refused.value.facts == {"case": REQUEST}
    with pytest.raises(NoTermOfCase):
        must_be_known(REQUEST, "beek", KnownTerm("beek", None))


def test_it_is_about_one_thing() -> None:
    notice.when(take_in(case=REQUEST)).refused(NotOneConcern)
    notice.when(take_in(application=None)).refused(NotOneConcern)


def test_it_is_received_by_who_decides_or_prepares_once_and_after_the_application() -> None:
    notice.by("stein").when(take_in()).refused(
        NotInvolved, party="stein", involved=f"beek, {CENTRE}"
    )
    notice.when(take_in(parties=("beek",))).refused(
        NotPartyToAgreement, party=CENTRE, parties="beek"
    )
    waiting.when(take_in()).refused(DefaultNoticeAlreadyReceived)
    later = APPLIED.model_copy(update={"received_on": date(2026, 5, 7)})
    notice.when(take_in(application=later)).refused(
        ApplicationAfterNotice, received="2026-05-07", noticed="2026-05-06"
    )
    ahead = RECEIVED + timedelta(days=1)
    notice.when(take_in(occurred_on=ahead)).refused(
        StatedDayInFuture, day="2026-05-07", today="2026-05-06"
    )


COMMANDS = (
    review,
    judge,
    decide(RECEIVED),
    fix(RECEIVED),
    pay,
    contest,
    withdraw,
    RecomputeDefaultNotice(),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: type(one).__name__)
def test_nothing_is_recorded_of_what_nobody_received(command: Any) -> None:
    notice.when(command).refused(DefaultNoticeNotFound)


def test_nothing_is_done_about_it_before_it_came() -> None:
    before = RECEIVED - timedelta(days=1)
    waiting.when(decide(before)).refused(
        StatedDayBeforeReceipt, day="2026-05-05", received="2026-05-06"
    )


# The term of the case


def test_the_term_of_a_case_is_reviewed_before_it_is_judged() -> None:
    of_case = notice.given(about_case())
    of_case.when(judge).refused(TermNotReviewed)
    of_case.when(review).then(reviewed())
    of_case.given(reviewed()).when(judge).then(judged())
    waiting.when(review).refused(NoTermOfCase)
    valid.when(review).refused(DefaultNoticeAlreadyJudged, day="2026-05-06")


def test_what_moved_the_term_since_makes_it_premature() -> None:
    longer = terms.term(TABLES, "avg-request", date(2026, 4, 1), extended=True)
    of_case = notice.given(about_case(), reviewed(longer))
    of_case.when(judge).then(without(NoticeJudgement.PREMATURE, dates.PREMATURE))


# Judged


@pytest.mark.parametrize(
    ("day", "judgement"),
    [
        (date(2026, 4, 28), NoticeJudgement.PREMATURE),
        (date(2026, 4, 29), NoticeJudgement.VALID),
    ],
)
def test_on_the_last_day_of_the_shifted_term_it_is_premature(
    day: date, judgement: NoticeJudgement
) -> None:
    came = notice.given(received(occurred_on=day))
    [event] = NOTICES.decide(came.state(), judge, context(today=RECEIVED))
    assert isinstance(event, DefaultNoticeJudged)
    assert event.judgement is judgement


def test_a_ground_takes_the_penalty_away() -> None:
    found = JudgeDefaultNotice(occurred_on=RECEIVED, ground="unreasonably-late", reasons="a")
    waiting.when(found).then(
        without(
            NoticeJudgement.NO_PENALTY,
            "Awb 4:17(6)",
            ground="unreasonably-late",
            reasons=words("a"),
        )
    )
    early = notice.given(received(term=CHANCE))
    early.when(found).refused(GroundChangesNothing, judgement="premature-notice")


@pytest.mark.parametrize(
    ("rule", "article"), [("woo-request", "Woo 8.2"), ("complaint", "Awb 4:17(1)")]
)
def test_some_laws_exclude_a_penalty(rule: str, article: str) -> None:
    term = terms.term(TABLES, rule, date(2026, 1, 5))
    of_case = notice.given(about_case(term), reviewed(term))
    of_case.when(judge).then(without(NoticeJudgement.NO_PENALTY, article))


def test_an_objection_about_a_woo_decision_brings_none_either() -> None:
    of_case = notice.given(about_case(), reviewed(no_penalty="Woo 8.2"))
    of_case.when(judge).then(without(NoticeJudgement.NO_PENALTY, "Woo 8.2"))


def test_the_municipality_judges_once() -> None:
    waiting.by(CENTRE).when(judge).refused(NotDataController, party=CENTRE, controller="beek")
    valid.when(judge).refused(DefaultNoticeAlreadyJudged, day="2026-05-06")
    waiting.given(withdrawn).when(judge).refused(DefaultNoticeOver)


# The penalty


@pytest.mark.parametrize(("day", "euros"), [(date(2018, 12, 31), 1260), (date(2019, 1, 1), 1442)])
def test_the_day_of_receipt_chooses_what_a_day_costs(day: date, euros: int) -> None:
    application = APPLICATION.model_copy(update={"received_on": date(2018, 1, 2)})
    term = dates.of_application(TABLES, application)
    came = notice.given(received(occurred_on=day, concerns=application, term=term))
    [event] = NOTICES.decide(came.state(), judge, context(today=RECEIVED))
    assert isinstance(event, DefaultNoticeJudged)
    assert event.penalty is not None and event.penalty.euros == euros


def test_a_decision_on_day_20_costs_532_or_497_as_the_tables_say() -> None:
    valid.on(DAY_20).when(decide(DAY_20)).then(decided(DAY_20, owed(DAY_20)))
    assert (owed(DAY_20).euros, owed(DAY_20).alternative_euros) == (532, 497)
    said = TABLES.model_dump()
    said["penalties"]["stop_day"] = "free"
    other = notices_under(RuleTables.model_validate(said))
    [event] = other.decide(valid.state(), decide(DAY_20), context(today=DAY_20))
    assert isinstance(event, DefaultNoticeDecisionMade)
    assert event.penalty is not None
    assert (event.penalty.euros, event.penalty.alternative_euros) == (497, 532)


@pytest.mark.parametrize(
    ("day", "accrued"),
    [
        (FREE, AccruedPenalty(0, 0, 0)),
        (FREE + timedelta(days=1), AccruedPenalty(1, 23, 23)),
        (FREE + timedelta(days=15), AccruedPenalty(15, 357, 35)),
        (LAST, AccruedPenalty(42, 1442, 45)),
        (LAST + timedelta(days=9), AccruedPenalty(42, 1442, 0)),
    ],
)
def test_it_shows_what_it_has_come_to_on_a_day(day: date, accrued: AccruedPenalty) -> None:
    assert valid.state().accrued(day) == accrued


def test_what_brings_no_penalty_comes_to_nothing() -> None:
    for scenario in (waiting, premature, no_penalty, valid.given(withdrawn)):
        assert scenario.state().accrued(LAST) is None


def test_a_decision_stops_it_on_the_day_itself() -> None:
    assert on_day_20.state().accrued(DAY_20) == AccruedPenalty(20, 532, 35)
    assert on_day_20.state().accrued(LAST) == AccruedPenalty(20, 532, 0)


def test_a_decision_may_come_before_it_was_judged() -> None:
    early = waiting.on(DAY_20).given(decided(DAY_20, None))
    early.when(judge.model_copy(update={"occurred_on": DAY_20})).then(
        judged(occurred_on=DAY_20, penalty=owed(DAY_20))
    )
    waiting.on(DAY_20).when(decide(DAY_20)).then(decided(DAY_20, None))


def test_a_decision_is_made_known_once_and_after_it_was_taken() -> None:
    on_day_20.when(decide(DAY_20)).refused(LateDecisionAlreadyMade, day="2026-06-09")
    premature.when(decide(RECEIVED)).refused(DefaultNoticeOver)
    ahead = NoteDecisionMade(occurred_on=DAY_20, decision=decision(DAY_20 + timedelta(days=1)))
    valid.on(LAST).when(ahead).refused(
        StatedDayBeforeDecision, day="2026-06-09", decided="2026-06-10"
    )


def test_the_calendar_itself_refuses_a_decision_from_before_the_notice() -> None:
    with pytest.raises(DecisionBeforeNotice):
        owed(RECEIVED - timedelta(days=1))


# Fixed and paid


def test_the_amount_is_fixed_once_it_is_known_how_long_it_ran() -> None:
    on_day_20.when(fix(DAY_20)).then(fixed(DAY_20, owed(DAY_20)))
    after = LAST + timedelta(days=1)
    valid.on(after).when(fix(after)).then(fixed(after, owed()))
    valid.on(LAST).when(fix(LAST)).refused(PenaltyStillRuns, last="2026-07-01")
    on_day_20.when(fix(DAY_20 - timedelta(days=1))).refused(PenaltyStillRuns, last="2026-06-09")


def test_only_what_is_owed_is_fixed_and_once() -> None:
    waiting.when(fix(RECEIVED)).refused(DefaultNoticeNotJudged)
    no_penalty.when(fix(RECEIVED)).refused(NothingOwed)
    in_time = valid.on(FREE).given(decided(FREE, owed(FREE)))
    in_time.when(fix(FREE)).refused(NothingOwed)
    premature.when(fix(RECEIVED)).refused(DefaultNoticeOver)
    settled.when(fix(DAY_20)).refused(PenaltyAlreadyFixed, day="2026-06-09")
    on_day_20.by(CENTRE).when(fix(DAY_20)).refused(
        NotDataController, party=CENTRE, controller="beek"
    )


def test_several_applicants_share_one_penalty_and_each_is_paid() -> None:
    whole = owed(DAY_20, applicants=3)
    assert whole.shares_in_cents == (17734, 17733, 17733)
    shared = settled.given(fixed(DAY_20, whole))
    third = PayPenaltyShare(occurred_on=DAY_20, share=3)
    shared.when(third).then(paid(DAY_20, 3, 17733))
    some = shared.given(paid(DAY_20, 3, 17733))
    some.when(third).refused(ShareAlreadyPaid, day="2026-06-09")
    first = PayPenaltyShare(occurred_on=DAY_20, share=1)
    some.when(first).then(paid(DAY_20, 1, 17734))
    some.when(PayPenaltyShare(occurred_on=DAY_20, share=4)).refused(
        NoSuchShare, share="4", shares="3"
    )
    all_paid = some.given(paid(DAY_20, 1, 17734), paid(DAY_20, 2, 17733))
    all_paid.when(third).refused(ShareAlreadyPaid, day="2026-06-09")
    assert not some.state().closed and all_paid.state().closed
    on_day_20.when(pay.model_copy(update={"occurred_on": DAY_20})).refused(PenaltyNotFixed)


# Contested, withdrawn


def test_an_objection_is_named_once() -> None:
    contested = DefaultNoticeContested(occurred_on=RECEIVED, party="beek", objection=OBJECTION)
    valid.when(contest).then(contested)
    valid.given(contested).when(contest).then()
    premature.when(contest).then(contested)
    waiting.when(contest).refused(DefaultNoticeNotJudged)


def test_it_is_taken_back_as_long_as_nothing_came_of_it() -> None:
    waiting.when(withdraw).then(withdrawn)
    valid.given(withdrawn).when(withdraw).refused(DefaultNoticeOver)
    on_day_20.when(withdraw).refused(LateDecisionAlreadyMade, day="2026-06-09")
    late = LAST + timedelta(days=1)
    valid.on(late).given(fixed(late, owed())).when(withdraw).refused(
        PenaltyAlreadyFixed, day="2026-07-02"
    )


# Rules that change


def changed_tables(**penalties: Any) -> RuleTables:
    said = TABLES.model_dump()
    said["version"] = "nl-test"
    said["penalties"] |= penalties
    return RuleTables.model_validate(said)


def test_what_is_open_is_computed_again_when_the_rules_change() -> None:
    again = RecomputeDefaultNotice()
    for scenario in (waiting, valid, on_day_20, settled, premature):
        scenario.by_system().when(again).then()
    newer = changed_tables()
    assert notices_under(newer).decide(valid.state(), again, context(today=RECEIVED)) == []
    free = changed_tables(stop_day="free")
    [event] = notices_under(free).decide(on_day_20.state(), again, context(today=DAY_20))
    assert isinstance(event, DefaultNoticeRecomputed)
    assert event.penalty is not None and event.penalty.euros == 497
    assert on_day_20.given(event).state().penalty == event.penalty


# How it stands


def test_how_it_stands_follows_from_what_was_recorded_and_the_day() -> None:
    free, runs = FREE, FREE + timedelta(days=1)
    in_time = valid.given(decided(FREE, owed(FREE)))
    standings = [
        (DefaultNoticeStanding.TO_REVIEW, notice.given(about_case()), RECEIVED),
        (DefaultNoticeStanding.TO_JUDGE, waiting, RECEIVED),
        (DefaultNoticeStanding.PREMATURE, premature, RECEIVED),
        (DefaultNoticeStanding.WITHDRAWN, valid.given(withdrawn), RECEIVED),
        (DefaultNoticeStanding.FREE, valid, free),
        (DefaultNoticeStanding.RUNS, valid, runs),
        (DefaultNoticeStanding.RUNS, valid, LAST),
        (DefaultNoticeStanding.TO_FIX, valid, LAST + timedelta(days=1)),
        (DefaultNoticeStanding.TO_FIX, on_day_20, DAY_20),
        (DefaultNoticeStanding.TO_PAY, settled, DAY_20),
        (DefaultNoticeStanding.PAID, settled.given(paid(DAY_20, 1, 53200)), DAY_20),
        (DefaultNoticeStanding.NO_PENALTY, no_penalty, DAY_20),
        (DefaultNoticeStanding.FREE_OF_PENALTY, in_time, DAY_20),
        (
            DefaultNoticeStanding.FREE_OF_PENALTY,
            no_penalty.given(decided(DAY_20, None)),
            DAY_20,
        ),
    ]
    for standing, scenario, day in standings:
        assert scenario.state().standing(day) is standing


def test_what_it_asks_by_which_day_follows_from_how_far_it_is() -> None:
    running = kind(TABLES).running

    def owing(scenario: Scenario) -> list[tuple[str, date, str]]:
        return [(one.duty, one.due.due, one.debtor) for one in running(scenario.state())]

    assert owing(notice) == []
    assert owing(waiting) == [("decide-after-all", FREE, "beek")]
    assert owing(valid) == [
        ("decide-after-all", FREE, "beek"),
        ("fix-penalty", date(2026, 7, 15), "beek"),
    ]
    assert owing(no_penalty) == [("decide-after-all", FREE, "beek")]
    assert owing(on_day_20) == [("fix-penalty", date(2026, 6, 23), "beek")]
    assert owing(settled) == [("pay-penalty", date(2026, 7, 21), "beek")]
    assert owing(premature) == []
    assert owing(waiting.given(decided(DAY_20, None))) == []


def test_what_a_party_may_do_follows_from_the_same_conditions() -> None:
    assert possible(NOTICES.initial, "beek") == ()
    assert possible(notice.given(about_case()).state(), "beek") == (
        ReviewTermOfCase,
        NoteDecisionMade,
        WithdrawDefaultNotice,
    )
    assert JudgeDefaultNotice in possible(waiting.state(), "beek")
    assert JudgeDefaultNotice not in possible(waiting.state(), CENTRE)
    assert possible(settled.state(), CENTRE) == (PayPenaltyShare, ContestDefaultNotice)


def test_its_kind_says_what_doors_must_know() -> None:
    known, state = kind(TABLES), waiting.state()
    assert known.about_people
    assert known.commands == get_args(DefaultNoticeCommand)
    assert known.events == get_args(DefaultNoticeEvent)
    for one in (known.agreements, known.concerned, known.subjects):
        assert one(NOTICES.initial) == ()
    assert known.begun(state) == received()
    assert known.agreements(state) == ("dvo-test",)
    assert known.concerned(state) == ("beek", CENTRE)
    assert known.subjects(state) == (SUBJECT,)
    assert not known.closed(state) and known.closed(premature.state())
    assert NOTICES.under(NOTICES.initial) is None
    assert NOTICES.under(state) == "dvo-test"


# Whatever is asked

days = st.sampled_from([RECEIVED, FREE, DAY_20, LAST, LAST + timedelta(days=1)])
wishes: st.SearchStrategy[DefaultNoticeCommand] = (
    st.sampled_from([(REQUEST, None), (None, APPLIED)]).map(
        lambda one: take_in(case=one[0], application=one[1], due=TERM, applicants=2)
    )
    | any_of(ReviewTermOfCase, occurred_on=days, due=st.sampled_from([TERM, CHANCE]))
    | any_of(
        JudgeDefaultNotice,
        occurred_on=days,
        ground=st.sampled_from([None, None, "no-interested-party"]),
    )
    | days.map(decide)
    | days.map(fix)
    | any_of(PayPenaltyShare, occurred_on=days, share=st.integers(1, 3))
    | st.just(contest)
    | st.just(withdraw)
    | st.just(RecomputeDefaultNotice())
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE]), days), max_size=20))
def test_nothing_is_paid_but_what_was_fixed_of_a_valid_notice(
    asking: list[tuple[DefaultNoticeCommand, str, date]],
) -> None:
    state, events = NOTICES.initial, []
    for wish, party, today in asking:
        allowed = possible(state, party)
        try:
            decided_on = NOTICES.decide(state, wish, context(party, today=today))
        except Refusal:
            continue
        begins = isinstance(wish, TakeInDefaultNotice | RecomputeDefaultNotice)
        assert begins or type(wish) in allowed
        for event in map(stored, decided_on):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = NOTICES.evolve(state, event)
            events.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert NOTICES.fold(events) == state
    if state.fixed is not None:
        assert state.judgement is NoticeJudgement.VALID
        assert 0 < state.fixed.euros <= 1442
        assert sum(state.fixed.shares_in_cents) == state.fixed.euros * 100
    assert len({one.share for one in state.paid}) == len(state.paid)
    assert not state.paid or state.fixed is not None
