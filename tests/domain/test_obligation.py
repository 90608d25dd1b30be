from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.calendar.due import DueDate
from domain.clause import Nature
from domain.errors import Forbidden, Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference, OwnRecord, StoredDocument
from domain.messages import Command, Text
from domain.obligation.commands import (
    AgreeDue,
    AmendObligation,
    CorrectObligation,
    DisputeObligation,
    FindLate,
    FulfilInPart,
    FulfilObligation,
    LapseObligation,
    NoteForceMajeure,
    NoticeOverdue,
    ObligationCommand,
    OpenObligation,
    OpenOnEvent,
    RecomputeDue,
    SettleDispute,
    WaiveObligation,
)
from domain.obligation.decisions import OBLIGATION
from domain.obligation.events import (
    DisputeGround,
    DisputeSettled,
    DueRecomputed,
    DutyLapsed,
    LapseGround,
    ObligationAmended,
    ObligationCorrected,
    ObligationDisputed,
    ObligationFoundLate,
    ObligationFulfilled,
    ObligationOpened,
    ObligationPartlyFulfilled,
    ObligationWaived,
    OverdueNoticed,
    WaiverGround,
)
from domain.obligation.made_so import made_so
from domain.obligation.possible import OUTCOMES, Possible, possible
from domain.obligation.refusals import (
    AlreadyFoundLate,
    AlreadyFulfilled,
    AlreadyWaived,
    EvidenceComplete,
    EvidenceMissing,
    EvidenceNotExpected,
    FulfilledInTime,
    FulfilmentRestsOnIt,
    NoDispute,
    NoDueDate,
    NotConcerned,
    NotCreditor,
    NotDebtor,
    NothingToCorrect,
    NothingToDispute,
    NotWaivable,
    NotYetDue,
    NotYoursToCorrect,
    NotYoursToSettle,
    NotYoursToWaive,
    ObligationAlreadyOpen,
    ObligationContinuous,
    ObligationInDispute,
    ObligationLapsed,
    ObligationNotFound,
    StatedDayBeforePeriod,
)
from domain.obligation.state import TERMS, Obligation, Phase, Status, status
from domain.stated_day import StatedDayBeforeAgreement, StatedDayInFuture
from tests.scenario import SYSTEM, TODAY, Scenario, any_of, context

obligation = Scenario(OBLIGATION)

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)
LAST_DAY = date(2026, 2, 28)
OPENED = date(2025, 6, 1)


def due_on(day: date, version: str = "2026.1") -> DueDate:
    return DueDate(due=day, rule="before", article="12.3", version=version, steps=(), nominal=day)


def stated(**other: Any) -> OpenObligation:
    """The annual report over 2025, owed by the provider to Beek before 1 March."""
    facts: dict[str, Any] = {
        "agreement": "dvo-2020-beek",
        "clause": "12.3",
        "duty": "annual-report",
        "period": "2025",
        "title": Text(nl="Jaarrapportage", en="Annual report"),
        "debtor": ("sittard-geleen",),
        "creditor": ("beek",),
        "due": due_on(LAST_DAY),
        "evidence": ("report", "accounts"),
        "waivable_by": ("beek",),
    }
    return OpenObligation(**facts | other)


def opened(**other: Any) -> ObligationOpened:
    wish = stated(**other)
    facts = {name: getattr(wish, name) for name in OpenObligation.model_fields}
    return ObligationOpened(occurred_on=OPENED, **facts)


REPORT = OwnRecord(kind="report", system="zaaksysteem", reference="Z-2026/0017")
ACCOUNTS = StoredDocument(
    kind="accounts", digest="ab" * 32, media_type="application/pdf", size=48_211
)
LETTER = OwnRecord(kind="letter", system="zaaksysteem", reference="Z-2026/0018")
DECISION = DecisionReference(organ="college", taken_on=YESTERDAY, reference="B-2026-44")

fulfil = FulfilObligation(occurred_on=YESTERDAY, evidence=(REPORT, ACCOUNTS))
in_part = FulfilInPart(occurred_on=YESTERDAY, evidence=(REPORT,))
find_late = FindLate(occurred_on=YESTERDAY)
waive = WaiveObligation(
    occurred_on=YESTERDAY, ground=WaiverGround.MUTUAL_CONSENT, decision=DECISION
)
not_owed = DisputeObligation(occurred_on=YESTERDAY, ground=DisputeGround.NOT_OWED)
incomplete = DisputeObligation(occurred_on=YESTERDAY, ground=DisputeGround.INCOMPLETE)
withdraw = SettleDispute(occurred_on=YESTERDAY, outcome="withdrawn")
concede = SettleDispute(occurred_on=YESTERDAY, outcome="conceded")

fulfilled = ObligationFulfilled(
    occurred_on=YESTERDAY, party="sittard-geleen", evidence=(REPORT, ACCOUNTS)
)
fulfilled_in_time = ObligationFulfilled(
    occurred_on=LAST_DAY, party="sittard-geleen", evidence=(REPORT, ACCOUNTS)
)
partly = ObligationPartlyFulfilled(
    occurred_on=YESTERDAY,
    party="sittard-geleen",
    evidence=(REPORT,),
    outstanding=("accounts",),
)
found_late = ObligationFoundLate(occurred_on=YESTERDAY, party="beek", attributable=True)
waived = ObligationWaived(
    occurred_on=YESTERDAY,
    party="beek",
    ground=WaiverGround.MUTUAL_CONSENT,
    decision=DECISION,
)
duty_disputed = ObligationDisputed(
    occurred_on=YESTERDAY, party="sittard-geleen", ground=DisputeGround.NOT_OWED
)
fulfilment_disputed = ObligationDisputed(
    occurred_on=YESTERDAY, party="beek", ground=DisputeGround.INCOMPLETE
)

due = obligation.given(opened())
by_debtor = due.by("sittard-geleen")
by_creditor = due.by("beek")
by_system = due.by_system()


# Opening


def test_an_occurrence_is_opened_by_the_timers() -> None:
    wish = stated()
    facts = {name: getattr(wish, name) for name in OpenObligation.model_fields}
    obligation.by_system().when(wish).then(ObligationOpened(occurred_on=TODAY, **facts))


def test_opening_again_records_nothing_even_when_the_rules_now_give_another_day() -> None:
    by_system.when(stated()).then()
    by_system.when(stated(due=due_on(date(2026, 3, 31)))).then()


def test_another_duty_is_not_opened_over_it() -> None:
    by_system.when(stated(duty="other-report")).refused(
        ObligationAlreadyOpen, agreement="dvo-2020-beek", duty="annual-report"
    )


def on_event(day: str) -> OpenOnEvent:
    facts = stated(period=day, evidence=(), due=None).model_dump()
    return OpenOnEvent(**facts)


def test_a_person_who_is_concerned_records_the_event_that_brings_it_about() -> None:
    wish = on_event("2026-02-20-2")
    facts = {name: getattr(wish, name) for name in OpenObligation.model_fields}
    opened_then = ObligationOpened(occurred_on=date(2026, 2, 20), **facts)
    obligation.by("beek").when(wish).then(opened_then)
    obligation.by("sittard-geleen").when(wish).then(opened_then)


def test_who_is_not_concerned_brings_nothing_about() -> None:
    obligation.by("stein").when(on_event("2026-02-20")).refused(NotConcerned, party="stein")


def test_the_event_has_happened() -> None:
    obligation.by("beek").when(on_event("2026-03-03")).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )


@pytest.mark.parametrize(
    "wish",
    [
        fulfil,
        in_part,
        find_late,
        waive,
        not_owed,
        withdraw,
        CorrectObligation(corrects=2),
        NoticeOverdue(),
        RecomputeDue(due=due_on(LAST_DAY)),
    ],
)
def test_nothing_is_recorded_on_what_was_never_opened(wish: Command) -> None:
    obligation.when(wish).refused(ObligationNotFound)


@pytest.mark.parametrize("history", [(), (fulfilled,), (partly,), (duty_disputed,)])
@pytest.mark.parametrize(
    "wish",
    [fulfil, in_part, find_late, waive, not_owed, incomplete, concede, withdraw],
)
def test_a_third_party_can_do_nothing(history: tuple[Any, ...], wish: ObligationCommand) -> None:
    with pytest.raises(Refusal) as caught:
        OBLIGATION.decide(OBLIGATION.fold((opened(), *history)), wish, context("stein"))
    assert isinstance(caught.value, Forbidden | NoDispute)


# Fulfilling


def test_a_debtor_fulfils_with_all_the_evidence() -> None:
    by_debtor.when(fulfil).then(fulfilled)


def test_a_clerk_of_beek_does_not_fulfil_the_duty_of_another() -> None:
    by_creditor.when(fulfil).refused(NotDebtor, party="beek", debtor="sittard-geleen")


def test_a_fulfilment_shows_every_kind_of_evidence() -> None:
    by_debtor.when(FulfilObligation(occurred_on=YESTERDAY, evidence=(LETTER,))).refused(
        EvidenceMissing, kinds="report, accounts"
    )


def test_a_statement_is_enough_where_no_evidence_is_expected() -> None:
    obligation.given(opened(evidence=())).by("sittard-geleen").when(
        FulfilObligation(occurred_on=YESTERDAY)
    ).then(ObligationFulfilled(occurred_on=YESTERDAY, party="sittard-geleen", evidence=()))


def test_it_is_fulfilled_once() -> None:
    by_debtor.given(fulfilled).when(fulfil).refused(AlreadyFulfilled)


def test_nobody_states_a_day_that_is_still_to_come() -> None:
    tomorrow = FulfilObligation(occurred_on=TOMORROW, evidence=(REPORT, ACCOUNTS))
    by_debtor.when(tomorrow).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


def test_nobody_states_a_day_before_the_agreement_began() -> None:
    begun = replace(by_debtor.context, begins=YESTERDAY)
    agreed = replace(by_debtor, context=begun)
    agreed.when(fulfil).then(fulfilled)
    before = YESTERDAY - timedelta(days=1)
    slip = FulfilObligation(occurred_on=before, evidence=(REPORT, ACCOUNTS))
    agreed.when(slip).refused(
        StatedDayBeforeAgreement, day=before.isoformat(), begins=YESTERDAY.isoformat()
    )


def test_an_obligation_stands_under_its_agreement() -> None:
    assert OBLIGATION.under(by_debtor.state()) == "dvo-2020-beek"
    assert OBLIGATION.under(OBLIGATION.initial) is None


def test_a_report_is_not_delivered_before_its_period_begins() -> None:
    slip = FulfilObligation(occurred_on=date(2024, 12, 31), evidence=(REPORT, ACCOUNTS))
    by_debtor.when(slip).refused(StatedDayBeforePeriod, day="2024-12-31", first="2025-01-01")


def test_what_is_owed_before_the_period_may_be_done_as_early_as_one_likes() -> None:
    advance = opened(period="2026-04", due=due_on(date(2026, 3, 31)), evidence=())
    paid = FulfilObligation(occurred_on=date(2025, 6, 1))
    obligation.given(advance).by("sittard-geleen").when(paid).then(
        ObligationFulfilled(occurred_on=date(2025, 6, 1), party="sittard-geleen", evidence=())
    )


def test_what_an_event_brought_about_is_not_fulfilled_before_the_event() -> None:
    notice = opened(period="2026-02-20", due=None, evidence=())
    slip = FulfilObligation(occurred_on=date(2026, 2, 19))
    obligation.given(notice).by("sittard-geleen").when(slip).refused(
        StatedDayBeforePeriod, day="2026-02-19", first="2026-02-20"
    )


@pytest.mark.parametrize("wish", [fulfil, in_part])
def test_a_continuous_duty_is_never_done(wish: Command) -> None:
    standing = opened(period="standing", due=None)
    obligation.given(standing).by("sittard-geleen").when(wish).refused(
        ObligationContinuous, duty="annual-report"
    )


@pytest.mark.parametrize("period", ["frequency", "once"])
def test_what_has_no_period_is_fulfilled_on_any_day(period: str) -> None:
    point = opened(period=period, due=None, evidence=())
    obligation.given(point).by("sittard-geleen").when(
        FulfilObligation(occurred_on=date(2019, 11, 5))
    ).then(ObligationFulfilled(occurred_on=date(2019, 11, 5), party="sittard-geleen", evidence=()))


def test_a_part_leaves_the_rest_outstanding() -> None:
    by_debtor.when(in_part).then(partly)


def test_the_rest_fulfils() -> None:
    rest = FulfilObligation(occurred_on=TODAY, evidence=(ACCOUNTS,))
    by_debtor.given(partly).when(rest).then(
        ObligationFulfilled(occurred_on=TODAY, party="sittard-geleen", evidence=(ACCOUNTS,))
    )


def test_a_part_brings_something_that_is_expected() -> None:
    by_debtor.when(FulfilInPart(occurred_on=YESTERDAY, evidence=(LETTER,))).refused(
        EvidenceNotExpected, expected="report, accounts"
    )
    by_debtor.given(partly).when(in_part).refused(EvidenceNotExpected, expected="accounts")


def test_all_that_is_expected_is_no_part() -> None:
    whole = FulfilInPart(occurred_on=YESTERDAY, evidence=(REPORT, ACCOUNTS))
    by_debtor.when(whole).refused(EvidenceComplete)


# Found late


@pytest.mark.parametrize("history", [(), (partly,), (fulfilled,)])
def test_the_creditor_finds_it_late(history: tuple[Any, ...]) -> None:
    by_creditor.given(*history).when(find_late).then(found_late)


def test_force_majeure_is_not_attributed() -> None:
    by_creditor.when(FindLate(occurred_on=YESTERDAY, attributable=False)).then(
        ObligationFoundLate(occurred_on=YESTERDAY, party="beek", attributable=False)
    )


def test_the_debtor_does_not_find_it_late() -> None:
    by_debtor.when(find_late).refused(NotCreditor, party="sittard-geleen", creditor="beek")


def test_nothing_is_late_on_its_last_day() -> None:
    by_creditor.when(FindLate(occurred_on=LAST_DAY)).refused(NotYetDue, due="2026-02-28")


def test_what_was_in_time_is_not_late() -> None:
    by_creditor.given(fulfilled_in_time).when(find_late).refused(FulfilledInTime, due="2026-02-28")


def test_nothing_is_late_without_a_date() -> None:
    standing = obligation.given(opened(period="standing", due=None))
    standing.by("beek").when(find_late).refused(NoDueDate)


def test_it_is_found_late_once() -> None:
    by_creditor.given(found_late).when(find_late).refused(AlreadyFoundLate, on="2026-03-01")


def test_a_finding_is_not_made_ahead() -> None:
    by_creditor.when(FindLate(occurred_on=TOMORROW)).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )


# Waiving


def test_who_the_duty_names_waives_it() -> None:
    by_creditor.when(waive).then(waived)


def test_nobody_else_waives_it() -> None:
    by_debtor.when(waive).refused(NotYoursToWaive, party="sittard-geleen", may="beek")


def test_a_duty_that_names_nobody_is_not_waived() -> None:
    obligation.given(opened(waivable_by=())).by("beek").when(waive).refused(
        NotWaivable, duty="annual-report", nature="contract"
    )


@pytest.mark.parametrize("nature", [Nature.STATUTORY, Nature.PRIVACY, Nature.ARCHIVE])
def test_what_the_law_demands_is_waived_by_nobody(nature: Nature) -> None:
    obligation.given(opened(nature=nature)).by("beek").when(waive).refused(
        NotWaivable, duty="annual-report", nature=nature.value
    )


def test_it_is_waived_once() -> None:
    by_creditor.given(waived).when(waive).refused(AlreadyWaived)


def test_a_waiver_and_its_decision_have_been_taken() -> None:
    ahead = {"day": "2026-03-03", "today": "2026-03-02"}
    late = DECISION.model_copy(update={"taken_on": TOMORROW})
    for slip in ({"occurred_on": TOMORROW}, {"decision": late}):
        by_creditor.when(waive.model_copy(update=slip)).refused(StatedDayInFuture, **ahead)


# Dispute


def test_the_debtor_disputes_the_duty() -> None:
    by_debtor.when(not_owed).then(duty_disputed)


def test_the_creditor_disputes_a_fulfilment() -> None:
    by_creditor.given(fulfilled).when(incomplete).then(fulfilment_disputed)
    by_creditor.given(partly).when(incomplete).then(fulfilment_disputed)


def test_each_side_disputes_what_the_other_says() -> None:
    by_creditor.when(not_owed).refused(NotDebtor, party="beek", debtor="sittard-geleen")
    by_debtor.given(fulfilled).when(incomplete).refused(
        NotCreditor, party="sittard-geleen", creditor="beek"
    )


def test_there_is_nothing_to_dispute_before_something_is_delivered() -> None:
    by_creditor.when(incomplete).refused(NothingToDispute, ground="incomplete")


def test_a_dispute_is_not_stated_ahead() -> None:
    ahead = not_owed.model_copy(update={"occurred_on": TOMORROW})
    by_debtor.when(ahead).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


@pytest.mark.parametrize("wish", [fulfil, in_part, not_owed])
def test_a_dispute_is_settled_first(wish: Command) -> None:
    by_debtor.given(duty_disputed).when(wish).refused(ObligationInDispute)


def test_who_disputed_withdraws() -> None:
    by_debtor.given(duty_disputed).when(withdraw).then(
        DisputeSettled(occurred_on=YESTERDAY, party="sittard-geleen", outcome="withdrawn")
    )


def test_the_other_side_concedes() -> None:
    by_creditor.given(duty_disputed).when(concede).then(
        DisputeSettled(occurred_on=YESTERDAY, party="beek", outcome="conceded")
    )
    by_debtor.given(fulfilled, fulfilment_disputed).when(concede).then(
        DisputeSettled(occurred_on=YESTERDAY, party="sittard-geleen", outcome="conceded")
    )


def test_nobody_withdraws_for_the_other_or_concedes_to_itself() -> None:
    by_creditor.given(duty_disputed).when(withdraw).refused(
        NotYoursToSettle, party="beek", disputed_by="sittard-geleen"
    )
    by_debtor.given(duty_disputed).when(concede).refused(
        NotYoursToSettle, party="sittard-geleen", disputed_by="sittard-geleen"
    )


def test_a_party_on_both_sides_does_not_concede_to_itself() -> None:
    both = ("beek", "sittard-geleen")
    shared = obligation.given(opened(debtor=both, creditor=both), duty_disputed)
    shared.by("sittard-geleen").when(concede).refused(
        NotYoursToSettle, party="sittard-geleen", disputed_by="sittard-geleen"
    )
    shared.by("beek").when(concede).then(
        DisputeSettled(occurred_on=YESTERDAY, party="beek", outcome="conceded")
    )


def test_there_is_no_dispute_to_settle() -> None:
    by_debtor.when(withdraw).refused(NoDispute)


def test_a_settlement_is_not_stated_ahead() -> None:
    ahead = SettleDispute(occurred_on=TOMORROW, outcome="withdrawn")
    by_debtor.given(duty_disputed).when(ahead).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )


def settled(outcome: Any) -> DisputeSettled:
    return DisputeSettled(occurred_on=YESTERDAY, party="beek", outcome=outcome)


def test_a_withdrawn_dispute_leaves_all_as_it_was() -> None:
    before = due.given(fulfilled).state()
    after = due.given(fulfilled, fulfilment_disputed, settled("withdrawn")).state()
    assert after == replace(before, version=4)


def test_conceding_that_nothing_was_owed_ends_the_duty() -> None:
    lapsed = by_debtor.given(duty_disputed, settled("conceded"))
    assert lapsed.state().phase is Phase.LAPSED
    lapsed.when(fulfil).refused(ObligationLapsed)


def test_conceding_that_it_was_incomplete_opens_the_duty_again() -> None:
    reopened = by_debtor.given(partly, fulfilled, fulfilment_disputed, settled("conceded"))
    assert reopened.state().phase is Phase.OPEN
    assert reopened.state().outstanding == ("report", "accounts")
    reopened.when(fulfil).then(fulfilled)


def test_settling_what_was_never_disputed_changes_nothing() -> None:
    assert due.given(settled("conceded")).state() == replace(due.state(), version=2)


# Correction


def corrected(version: int, instead: date | None, party: str) -> ObligationCorrected:
    return ObligationCorrected(occurred_on=TODAY, party=party, corrects=version, instead=instead)


def test_another_day_is_stated() -> None:
    by_debtor.given(fulfilled).when(CorrectObligation(corrects=2, instead=LAST_DAY)).then(
        corrected(2, LAST_DAY, "sittard-geleen")
    )


def test_the_other_day_decides_whether_it_was_in_time() -> None:
    assert due.given(fulfilled).state().status(TODAY) is Status.LATE
    right = due.given(fulfilled, corrected(2, LAST_DAY, "sittard-geleen")).state()
    assert right.status(TODAY) is Status.MET
    assert right.fulfilled_on == LAST_DAY


@pytest.mark.parametrize(
    ("record", "party"),
    [
        (fulfilled, "sittard-geleen"),
        (partly, "sittard-geleen"),
        (found_late, "beek"),
        (waived, "beek"),
    ],
)
def test_what_is_retracted_counts_no_more(record: Any, party: str) -> None:
    retraction = corrected(2, None, party)
    due.given(record).by(party).when(CorrectObligation(corrects=2)).then(retraction)
    assert due.given(record, retraction).state() == replace(due.state(), version=3)


def test_what_was_retracted_is_recorded_anew() -> None:
    again = by_debtor.given(fulfilled, corrected(2, None, "sittard-geleen"))
    again.when(fulfil).then(fulfilled)
    again.when(CorrectObligation(corrects=2, instead=TODAY)).refused(NothingToCorrect, version="2")


def test_a_correction_is_corrected_by_a_new_one_of_the_same_record() -> None:
    once = by_debtor.given(fulfilled, corrected(2, LAST_DAY, "sittard-geleen"))
    once.when(CorrectObligation(corrects=3)).refused(NothingToCorrect, version="3")
    once.when(CorrectObligation(corrects=2, instead=TODAY)).then(
        corrected(2, TODAY, "sittard-geleen")
    )


def test_the_same_day_again_records_nothing() -> None:
    by_debtor.given(fulfilled).when(CorrectObligation(corrects=2, instead=YESTERDAY)).then()


def test_a_party_corrects_its_own_records() -> None:
    by_creditor.given(fulfilled).when(CorrectObligation(corrects=2)).refused(
        NotYoursToCorrect, party="beek", recorded_by="sittard-geleen"
    )


def test_a_dispute_is_settled_before_anything_is_corrected() -> None:
    by_debtor.given(fulfilled, fulfilment_disputed).when(CorrectObligation(corrects=2)).refused(
        ObligationInDispute
    )


def test_a_fulfilment_does_not_lose_the_part_that_it_rests_on() -> None:
    whole = by_debtor.given(partly, fulfilled)
    whole.when(CorrectObligation(corrects=2)).refused(FulfilmentRestsOnIt, fulfilled="3")
    whole.when(CorrectObligation(corrects=2, instead=TODAY)).then(
        corrected(2, TODAY, "sittard-geleen")
    )


def test_one_part_is_corrected_and_another_stays() -> None:
    rest = partly.model_copy(update={"evidence": (LETTER,)})
    state = due.given(partly, rest, corrected(2, TODAY, "sittard-geleen")).state()
    assert [(part.version, part.on) for part in state.parts] == [(2, TODAY), (3, YESTERDAY)]


def test_the_other_day_obeys_what_the_first_one_obeyed() -> None:
    done = by_debtor.given(fulfilled)
    done.when(CorrectObligation(corrects=2, instead=TOMORROW)).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )
    done.when(CorrectObligation(corrects=2, instead=date(2024, 1, 1))).refused(
        StatedDayBeforePeriod, day="2024-01-01", first="2025-01-01"
    )
    by_creditor.given(found_late).when(CorrectObligation(corrects=2, instead=LAST_DAY)).refused(
        NotYetDue, due="2026-02-28"
    )
    by_creditor.given(waived).when(CorrectObligation(corrects=2, instead=LAST_DAY)).then(
        corrected(2, LAST_DAY, "beek")
    )


# What the system sees


overdue_noticed = OverdueNoticed(occurred_on=TODAY, due=LAST_DAY)


@pytest.mark.parametrize("history", [(), (partly,)])
def test_it_is_noticed_once_that_it_is_overdue(history: tuple[Any, ...]) -> None:
    by_system.given(*history).when(NoticeOverdue()).then(overdue_noticed)
    by_system.given(*history, overdue_noticed).when(NoticeOverdue()).then()


def test_on_its_last_day_it_is_not_overdue() -> None:
    by_system.on(LAST_DAY).when(NoticeOverdue()).then()


@pytest.mark.parametrize("record", [fulfilled, waived, duty_disputed])
def test_what_is_closed_is_not_overdue(record: Any) -> None:
    by_system.given(record).when(NoticeOverdue()).then()


def recomputed(day: date, previous: date | None = LAST_DAY) -> DueRecomputed:
    return DueRecomputed(
        occurred_on=TODAY,
        due=due_on(day, "2026.2"),
        previous=previous,
        cause="rules-changed",
        rules="2026.2",
    )


def test_new_rules_move_the_due_date_of_what_is_open() -> None:
    later = RecomputeDue(due=due_on(date(2026, 3, 31), "2026.2"))
    by_system.when(later).then(recomputed(date(2026, 3, 31)))
    by_system.given(recomputed(date(2026, 3, 31))).when(later).then()


def test_new_rules_that_give_the_same_day_for_the_same_reason_change_nothing() -> None:
    by_system.when(RecomputeDue(due=due_on(LAST_DAY, "2026.2"))).then()


def test_new_rules_can_give_a_date_where_there_was_none() -> None:
    undated = obligation.given(opened(due=None)).by_system()
    undated.when(RecomputeDue(due=due_on(LAST_DAY, "2026.2"))).then(recomputed(LAST_DAY, None))


@pytest.mark.parametrize("history", [(fulfilled,), (waived,), (fulfilled, fulfilment_disputed)])
def test_what_is_closed_stays_as_it_was_computed(history: tuple[Any, ...]) -> None:
    later = RecomputeDue(due=due_on(date(2026, 3, 31), "2026.2"))
    by_system.given(*history).when(later).then()


@pytest.mark.parametrize("history", [(duty_disputed,), (partly, fulfilment_disputed)])
def test_new_rules_move_the_due_date_of_what_is_owed_though_it_is_disputed(
    history: tuple[Any, ...],
) -> None:
    later = RecomputeDue(due=due_on(date(2026, 3, 31), "2026.2"))
    by_system.given(*history).when(later).then(recomputed(date(2026, 3, 31)))


def test_a_new_due_date_can_become_overdue_again() -> None:
    moved = by_system.given(overdue_noticed, recomputed(YESTERDAY))
    moved.when(NoticeOverdue()).then(OverdueNoticed(occurred_on=TODAY, due=YESTERDAY))


# What an amendment or the end makes of it


def amend_to(**other: Any) -> AmendObligation:
    return AmendObligation(amendment="a-1", effective_from=TODAY, now=stated(**other))


def amended_to(previous: date | None = LAST_DAY, **other: Any) -> ObligationAmended:
    wish = stated(**other)
    return ObligationAmended(
        occurred_on=TODAY,
        amendment="a-1",
        effective_from=TODAY,
        previous=previous,
        **{name: getattr(wish, name) for name in TERMS},
    )


lapse = LapseObligation(ground=LapseGround.DUTY_ENDED, by="a-1", ended_from=TODAY)
lapsed = DutyLapsed(occurred_on=TODAY, ground=LapseGround.DUTY_ENDED, by="a-1")
LATER = due_on(date(2026, 5, 1))


def test_an_amendment_says_what_is_owed_from_then_on() -> None:
    by_system.when(amend_to(due=LATER)).then(amended_to(due=LATER))
    state = due.given(
        OverdueNoticed(occurred_on=TODAY, due=LAST_DAY), amended_to(due=LATER)
    ).state()
    assert state.due == LATER
    assert state.status(TODAY) is Status.OPEN
    assert not state.overdue_noticed
    other = amended_to(due=None, debtor=("beek",), creditor=("sittard-geleen",), evidence=())
    by_system.when(
        amend_to(due=None, debtor=("beek",), creditor=("sittard-geleen",), evidence=())
    ).then(other)
    turned = due.given(other)
    turned.by("beek").when(FulfilObligation(occurred_on=YESTERDAY)).then(
        ObligationFulfilled(occurred_on=YESTERDAY, party="beek", evidence=())
    )


def test_what_is_owed_as_it_was_is_not_amended() -> None:
    by_system.when(amend_to()).then()
    by_system.when(amend_to(due=due_on(LAST_DAY, "2099.1"))).then()
    due.given(amended_to(due=LATER)).by_system().when(amend_to(due=LATER)).then()
    again = due.given(amended_to(due=LATER)).by_system()
    again.when(stated(due=LATER)).then()


@pytest.mark.parametrize("done", [fulfilled, waived])
def test_what_is_settled_stays_so(done: Any) -> None:
    settled = due.given(done).by_system()
    settled.when(amend_to(due=LATER)).then()
    settled.when(lapse).then()


def test_what_is_owed_no_longer_lapses_once() -> None:
    by_system.when(lapse).then(lapsed)
    over = due.given(lapsed)
    assert over.state().phase is Phase.LAPSED
    over.by_system().when(lapse).then()
    over.by("sittard-geleen").when(fulfil).refused(ObligationLapsed)
    standing = obligation.given(opened(period="standing", due=None)).by_system()
    standing.when(lapse).then(lapsed)


def test_it_lapses_under_a_dispute_as_well() -> None:
    disputed = due.given(duty_disputed)
    disputed.by_system().when(lapse).then(lapsed)
    assert disputed.given(lapsed).state().phase is Phase.DISPUTED
    settled = DisputeSettled(occurred_on=TODAY, party="sittard-geleen", outcome="withdrawn")
    assert disputed.given(lapsed, settled).state().phase is Phase.LAPSED


def test_an_amendment_of_what_was_never_opened_is_lived_with() -> None:
    assert obligation.given(amended_to(due=LATER)).state().opened is None


# Status


@pytest.mark.parametrize(
    ("phase", "fulfilled_on", "days_left", "expected"),
    [
        (Phase.OPEN, None, 15, Status.OPEN),
        (Phase.OPEN, None, 14, Status.DUE_SOON),
        (Phase.OPEN, None, 0, Status.DUE_SOON),
        (Phase.OPEN, None, -1, Status.OVERDUE),
        (Phase.OPEN, None, None, Status.OPEN),
        (Phase.PARTLY, None, 3, Status.PARTLY),
        (Phase.PARTLY, None, -1, Status.OVERDUE),
        (Phase.PARTLY, None, None, Status.PARTLY),
        (Phase.FULFILLED, TODAY, 0, Status.MET),
        (Phase.FULFILLED, TODAY, -1, Status.LATE),
        (Phase.FULFILLED, TODAY, None, Status.MET),
        (Phase.WAIVED, None, -1, Status.WAIVED),
        (Phase.DISPUTED, None, -1, Status.DISPUTED),
        (Phase.LAPSED, None, -1, Status.LAPSED),
        (Phase.STANDING, None, None, Status.STANDING),
    ],
)
def test_status_follows_from_phase_and_day(
    phase: Phase, fulfilled_on: date | None, days_left: int | None, expected: Status
) -> None:
    last_day = None if days_left is None else TODAY + timedelta(days=days_left)
    assert status(phase, last_day, fulfilled_on, TODAY) is expected


def test_nothing_is_known_of_what_was_never_opened() -> None:
    nothing = obligation.state()
    assert (nothing.phase, nothing.outstanding, nothing.fulfilled_on) == (Phase.ABSENT, (), None)


def test_a_fulfilled_obligation_expects_nothing_more() -> None:
    assert due.given(fulfilled).state().outstanding == ()


# Whatever happens

days = st.sampled_from([date(2024, 1, 1), LAST_DAY, YESTERDAY, TODAY, TOMORROW])
pieces = st.lists(st.sampled_from([REPORT, ACCOUNTS, LETTER]), min_size=1, max_size=3).map(tuple)
versions = st.integers(2, 6)
commands: st.SearchStrategy[ObligationCommand] = st.one_of(
    st.builds(stated, period=st.sampled_from(["2025", "standing"])),
    any_of(FulfilObligation, occurred_on=days, evidence=pieces),
    any_of(FulfilInPart, occurred_on=days, evidence=pieces),
    any_of(FindLate, occurred_on=days, attributable=st.booleans()),
    any_of(
        WaiveObligation,
        occurred_on=days,
        ground=st.sampled_from(WaiverGround),
        decision=st.just(DECISION),
    ),
    any_of(DisputeObligation, occurred_on=days, ground=st.sampled_from(DisputeGround)),
    any_of(SettleDispute, occurred_on=days, outcome=st.sampled_from(["withdrawn", "conceded"])),
    any_of(CorrectObligation, corrects=versions, instead=st.none() | days),
    st.just(NoticeOverdue()),
    any_of(RecomputeDue, due=st.builds(due_on, days)),
    st.builds(
        lambda due, evidence: amend_to(due=due, evidence=evidence),
        st.none() | st.builds(due_on, days),
        st.sampled_from([("report",), ("report", "accounts")]),
    ),
    st.just(LapseObligation(ground=LapseGround.AGREEMENT_ENDED, by="w-1", ended_from=TODAY)),
    any_of(
        NoteForceMajeure,
        occurred_on=st.just(TODAY),
        force_majeure=st.just("force-majeure-1"),
        since=days,
        until=st.none() | days,
    ),
    any_of(
        AgreeDue,
        occurred_on=st.just(TODAY),
        force_majeure=st.just("force-majeure-1"),
        due=st.builds(due_on, days),
        agreed_by=st.just(("beek", "sittard-geleen")),
    ),
)
people = st.sampled_from([context("beek"), context("sittard-geleen"), context("stein"), SYSTEM])
SNAPSHOTS = TypeAdapter(Obligation)


@given(st.lists(st.tuples(commands, people), max_size=30))
def test_whatever_is_decided_can_be_stored_read_back_and_lived_with(
    wishes: list[tuple[ObligationCommand, Any]],
) -> None:
    folded = OBLIGATION.fold(OBLIGATION.decide(OBLIGATION.initial, stated(), SYSTEM))
    for wish, by in wishes:
        try:
            events = OBLIGATION.decide(folded, wish, by)
        except Refusal:
            continue
        for event in events:
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            assert event.occurred_on <= TODAY
            folded = OBLIGATION.evolve(folded, event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(folded)) == folded
        assert len(folded.parts) <= len(stated().evidence)
        assert folded.version > 0 and folded.phase not in (Phase.ABSENT, Phase.STANDING)
        assert (folded.status(TODAY) is Status.DISPUTED) == (folded.disputed is not None)
        assert not (folded.fulfilled and folded.waived)


# What is possible

WHATEVER: tuple[ObligationCommand, ...] = (
    FulfilObligation(occurred_on=TODAY, evidence=(REPORT, ACCOUNTS)),
    FulfilInPart(occurred_on=TODAY, evidence=(REPORT,)),
    FindLate(occurred_on=TODAY),
    WaiveObligation(occurred_on=TODAY, ground=WaiverGround.MET_OTHERWISE, decision=DECISION),
    *(DisputeObligation(occurred_on=TODAY, ground=ground) for ground in DisputeGround),
    *(SettleDispute(occurred_on=TODAY, outcome=outcome) for outcome in OUTCOMES),
    *(
        CorrectObligation(corrects=version, instead=instead)
        for version in range(2, 34)
        for instead in (None, TODAY)
    ),
)
"""Every kind of command with what suits it best: where it is refused, nothing else would do."""


def accepted(folded: Obligation, by: Any) -> set[type[Command]]:
    kinds: set[type[Command]] = set()
    for wish in WHATEVER:
        try:
            OBLIGATION.decide(folded, wish, by)
        except Refusal:
            continue
        kinds.add(type(wish))
    return kinds


@given(
    st.sampled_from([stated(), stated(period="standing", due=None), stated(waivable_by=())]),
    st.lists(st.tuples(commands, people), max_size=15),
    people,
)
def test_possible_is_what_would_not_be_refused(
    duty: OpenObligation, wishes: list[tuple[ObligationCommand, Any]], by: Any
) -> None:
    folded = OBLIGATION.fold(OBLIGATION.decide(OBLIGATION.initial, duty, SYSTEM))
    for wish, who in wishes:
        try:
            folded = OBLIGATION.fold(OBLIGATION.decide(folded, wish, who), folded)
        except Refusal:
            continue
    found = possible(folded, by.by.party, TODAY)
    assert set(found.commands) == accepted(folded, by)


def test_of_what_was_never_opened_nothing_is_possible() -> None:
    assert possible(Obligation(), "beek", TODAY) == Possible()


def test_the_debtor_delivers_and_disputes_the_duty() -> None:
    found = possible(due.state(), "sittard-geleen", TODAY)
    assert found.commands == (FulfilObligation, FulfilInPart, DisputeObligation)
    assert found.grounds == (DisputeGround.NOT_OWED, DisputeGround.NOT_YET_DUE)
    assert found.records == ()


def test_the_last_piece_of_evidence_completes_it() -> None:
    assert possible(due.given(partly).state(), "sittard-geleen", TODAY).commands == (
        FulfilObligation,
        DisputeObligation,
        CorrectObligation,
    )


def test_each_party_corrects_its_own_records() -> None:
    state = due.given(fulfilled, found_late).state()
    for party, version in (("sittard-geleen", 2), ("beek", 3)):
        assert [one.version for one in possible(state, party, TODAY).records] == [version]


def test_a_dispute_is_withdrawn_by_one_side_and_conceded_by_the_other() -> None:
    state = due.given(fulfilled, fulfilment_disputed).state()
    assert possible(state, "beek", TODAY).outcomes == ("withdrawn",)
    assert possible(state, "sittard-geleen", TODAY).outcomes == ("conceded",)
    assert possible(state, "stein", TODAY) == Possible()


# What to point at beside a status

noticed = OverdueNoticed(occurred_on=YESTERDAY, due=LAST_DAY)
fulfilled_sooner = ObligationCorrected(
    occurred_on=TODAY, party="sittard-geleen", corrects=2, instead=LAST_DAY
)
not_fulfilled = ObligationCorrected(
    occurred_on=TODAY, party="sittard-geleen", corrects=2, instead=None
)
withdrawn = DisputeSettled(occurred_on=TODAY, party="beek", outcome="withdrawn")
conceded = DisputeSettled(occurred_on=TODAY, party="beek", outcome="conceded")


@pytest.mark.parametrize(
    ("history", "version"),
    [
        ((), None),
        ((opened(),), None),
        ((opened(), found_late), None),
        ((opened(), noticed, found_late), 2),
        ((opened(), noticed, recomputed(YESTERDAY)), None),
        ((opened(), fulfilled, found_late), 2),
        ((opened(), fulfilled, fulfilled_sooner, found_late), 3),
        ((opened(due=None), fulfilled, not_fulfilled), 3),
        ((opened(), fulfilled, fulfilment_disputed), 3),
        ((opened(), fulfilled, fulfilment_disputed, withdrawn), 2),
        ((opened(), duty_disputed, conceded), 3),
        ((opened(), waived), 2),
        ((opened(due=due_on(TOMORROW)),), 1),
        ((opened(due=due_on(TOMORROW)), partly), 2),
    ],
)
def test_a_status_points_at_what_made_it_so(history: tuple[Any, ...], version: int | None) -> None:
    assert made_so(history, TODAY) == version
