"""Objections: in time or late, prepared, heard, advised on, decided by who may, made known."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.calendar.inputs import Suspension
from domain.calendar.lengthening import Moved, agreed, computed_again, extended, standing_still
from domain.calendar.terms import ConsentNotLater, term
from domain.controllership import NotInvolved, NotPartyToAgreement
from domain.mandate.authority import Authority
from domain.mandate.events import Office
from domain.objection.codes import (
    DecisionEffect,
    DelayGround,
    HearingOmission,
    InadmissibleGround,
    ObjectionOutcome,
    Omission,
)
from domain.objection.commands import (
    AgreeObjectionDelay,
    AskRepair,
    HearObjection,
    JudgeLateness,
    MakeKnown,
    NoteRepaired,
    OmitObjectionHearing,
    PlanHearing,
    RecomputeObjectionDue,
)
from domain.objection.decisions import objections_under
from domain.objection.events import (
    HearingPlanned,
    LatenessJudged,
    ObjectionAdjourned,
    ObjectionDelayAgreed,
    ObjectionDueRecomputed,
    ObjectionHearingOmitted,
    OmissionRepaired,
    RepairAsked,
)
from domain.objection.refusals import (
    AdviceGiven,
    AdviceMissing,
    AdviceNotWeighed,
    CostsNotOwed,
    DecidedElsewhere,
    DecisionTakenLater,
    DelayWithoutConsent,
    DeviationWithoutReasons,
    EffectDoesNotFit,
    GroundButAdmissible,
    HearingAlreadyDone,
    HearingBeforeInvitation,
    HearingNotPlanned,
    InadmissibleWithoutGround,
    LatenessNotJudged,
    NamedDayNotLater,
    NoCommittee,
    NoRepairAwaited,
    NotTheOrgan,
    ObjectionAlreadyAcknowledged,
    ObjectionAlreadyAdjourned,
    ObjectionAlreadyDecided,
    ObjectionAlreadyMadeKnown,
    ObjectionAlreadyReceived,
    ObjectionDelayAlreadyAgreed,
    ObjectionIsWithdrawn,
    ObjectionNotDecided,
    ObjectionNotFound,
    ObjectionTermPassed,
    ObjectionWasInTime,
    ObjectionWasLate,
    ObjectorNotHeard,
    PostedAfterReceipt,
    PreparedElsewhere,
    RepairStillAwaited,
    SameMandate,
    SignerNotAuthorised,
)
from domain.product_list import ProductNotListed
from domain.stated_day import StatedDayBeforeDecision, StatedDayBeforeReceipt, StatedDayInFuture
from tests.domain.calendar.shipped import TABLES
from tests.domain.objections import (
    ADVISED,
    CENTRE,
    CONSENT,
    DUE,
    HEAD,
    OBJECTIONS,
    OWN,
    PLANNED,
    REPORT,
    SAID,
    WORDS,
    acknowledge,
    acknowledged,
    adjourn,
    advise,
    advised,
    contested,
    decide,
    decided,
    defence,
    everything_else,
    file,
    hear,
    heard,
    made_known,
    objection,
    omitted,
    prepare,
    receive,
    received,
    there,
    told,
    withdraw,
    withdrawn,
    write,
)
from tests.scenario import TODAY, Scenario

LATE = received(
    occurred_on=TODAY,
    contested=contested(notified_on=date(2026, 1, 5)),
    filing=term(TABLES, "objection-filing", date(2026, 1, 5)),
    in_time=False,
    due=term(TABLES, "objection-decision-committee", date(2026, 1, 5)),
)
centre = there.by(CENTRE)


# Received


def test_the_decision_term_runs_from_the_day_after_the_filing_term() -> None:
    objection.when(receive()).then(received())
    assert received().filing.due == date(2026, 3, 3)
    assert DUE.due == date(2026, 5, 26)
    alone = received(committee=False, due=term(TABLES, "objection-decision", date(2026, 1, 20)))
    objection.when(receive(committee=False)).then(alone)
    assert alone.due.due == date(2026, 4, 14)


def test_it_is_about_a_product_on_the_list_between_two_parties() -> None:
    objection.when(receive(products=())).refused(
        ProductNotListed, product="direct.a.1.2", agreement="dvo-test"
    )
    objection.when(receive(parties=("beek",))).refused(
        NotPartyToAgreement, party=CENTRE, parties="beek"
    )
    objection.by("stein").when(receive()).refused(
        NotInvolved, party="stein", involved="beek, sittard-geleen"
    )
    there.when(receive()).refused(ObjectionAlreadyReceived)
    bare = receive(grounds=None)
    objection.when(bare).then(received(grounds=None))


@pytest.mark.parametrize("command", everything_else)
def test_nothing_is_recorded_of_what_nobody_received(command: Any) -> None:
    objection.when(command).refused(ObjectionNotFound)


@pytest.mark.parametrize(
    ("posted", "day", "in_time"),
    [
        (None, date(2026, 2, 16), True),
        (None, date(2026, 2, 17), False),
        (date(2026, 2, 16), date(2026, 2, 23), True),
        (date(2026, 2, 16), date(2026, 2, 24), False),
        (date(2026, 2, 17), date(2026, 2, 18), False),
    ],
)
def test_by_post_it_may_come_a_week_later(posted: date | None, day: date, in_time: bool) -> None:
    decision = contested(notified_on=date(2026, 1, 5))
    asked = receive(occurred_on=day, mailed_on=posted, contested=decision)
    expected = LATE.model_copy(update={"occurred_on": day, "mailed_on": posted, "in_time": in_time})
    objection.when(asked).then(expected)


def test_the_days_that_are_stated_have_come_and_follow_each_other() -> None:
    objection.when(receive(mailed_on=date(2026, 2, 10))).refused(
        PostedAfterReceipt, posted="2026-02-10", received="2026-02-09"
    )
    tomorrow = TODAY + timedelta(days=1)
    objection.when(receive(contested=contested(notified_on=tomorrow))).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )
    early = acknowledge.model_copy(update={"occurred_on": date(2026, 2, 8)})
    there.when(early).refused(StatedDayBeforeReceipt, day="2026-02-08", received="2026-02-09")
    there.when(acknowledge).then(acknowledged)
    again = there.given(acknowledged)
    again.when(acknowledge).refused(ObjectionAlreadyAcknowledged, day="2026-03-02")


def test_a_late_one_is_inadmissible_unless_it_is_excused() -> None:
    late = objection.given(LATE, omitted).on(date(2026, 4, 20))
    outcome = decide(
        outcome=ObjectionOutcome.INADMISSIBLE,
        inadmissible=InadmissibleGround.FILED_LATE,
        follows_advice=None,
    )
    late.when(outcome).refused(LatenessNotJudged, filing="2026-02-16")
    judge = JudgeLateness(occurred_on=TODAY, excused=False, reasons=WORDS)
    judged = LatenessJudged(occurred_on=TODAY, party="beek", excused=False, reasons=SAID)
    late.when(judge).then(judged)
    there.when(judge).refused(ObjectionWasInTime, filing="2026-03-03")
    inexcusable = late.given(judged)
    inexcusable.when(decide(follows_advice=None)).refused(ObjectionWasLate, filing="2026-02-16")
    inexcusable.when(outcome).then(
        decided(
            outcome=ObjectionOutcome.INADMISSIBLE,
            inadmissible=InadmissibleGround.FILED_LATE,
            follows_advice=None,
        )
    )
    excused = late.given(judged.model_copy(update={"excused": True}))
    excused.when(decide(follows_advice=None)).then(decided(follows_advice=None))
    excused.when(outcome).refused(ObjectionWasInTime, filing="2026-02-16")
    assert inexcusable.state().late and not excused.state().late


# Repair of an omission

ASKED, BY = date(2026, 3, 10), date(2026, 3, 24)
ask = AskRepair(occurred_on=ASKED, omissions=(Omission.GROUNDS,), repair_by=BY)


def with_repair(begun: date, ended: date) -> Any:
    said = Suspension(begun_on=begun, ended_on=ended, ground="repair")
    return standing_still(TABLES, DUE, said)


def asked_for(**other: Any) -> RepairAsked:
    facts: dict[str, Any] = {
        "occurred_on": ASKED,
        "party": "beek",
        "omissions": (Omission.GROUNDS,),
        "begun_on": ASKED,
        "repair_by": BY,
        "stands_still": True,
        "due": with_repair(ASKED, BY),
        "previous": DUE.due,
    }
    return RepairAsked(**(facts | other))


def test_the_term_stands_still_until_the_time_for_repair_has_lapsed() -> None:
    waiting = there.on(ASKED)
    waiting.when(ask).then(asked_for())
    assert asked_for().due.due == date(2026, 6, 8)
    state = waiting.given(asked_for()).state()
    assert state.due == with_repair(ASKED, BY)
    assert state.moved == (Moved(DUE.due, ASKED),)
    same_day = ask.model_copy(update={"repair_by": ASKED})
    waiting.when(same_day).refused(NamedDayNotLater, day="2026-03-10", after="2026-03-10")


def test_what_is_repaired_sooner_runs_again_sooner() -> None:
    repaired_on = date(2026, 3, 17)
    repaired = OmissionRepaired(
        occurred_on=repaired_on,
        party="beek",
        due=with_repair(ASKED, repaired_on),
        previous=asked_for().due.due,
    )
    waiting = there.given(asked_for())
    waiting.on(repaired_on).when(NoteRepaired(occurred_on=repaired_on)).then(repaired)
    assert repaired.due.due == date(2026, 6, 1)
    done = waiting.given(repaired).on(repaired_on)
    done.when(NoteRepaired(occurred_on=repaired_on)).refused(NoRepairAwaited)
    waiting.on(ASKED).when(NoteRepaired(occurred_on=ASKED - timedelta(days=1))).refused(
        NamedDayNotLater, day="2026-03-09", after="2026-03-10"
    )


def test_what_is_repaired_after_its_time_has_stood_still_no_longer_than_that() -> None:
    after = BY + timedelta(days=3)
    there.given(asked_for()).on(after).when(NoteRepaired(occurred_on=after)).then(
        OmissionRepaired(
            occurred_on=after,
            party="beek",
            due=with_repair(ASKED, BY),
            previous=asked_for().due.due,
        )
    )


def test_more_time_makes_the_one_stretch_longer_and_a_lapsed_one_is_followed_by_another() -> None:
    more, later = date(2026, 3, 20), date(2026, 4, 7)
    longer = ask.model_copy(update={"occurred_on": more, "repair_by": later})
    waiting = there.given(asked_for())
    waiting.on(more).when(longer).then(
        asked_for(
            occurred_on=more,
            repair_by=later,
            due=with_repair(ASKED, later),
            previous=asked_for().due.due,
        )
    )
    again, until = date(2026, 4, 1), date(2026, 4, 8)
    second = ask.model_copy(update={"occurred_on": again, "repair_by": until})
    one_more = Suspension(begun_on=again, ended_on=until, ground="repair")
    waiting.on(again).when(second).then(
        asked_for(
            occurred_on=again,
            begun_on=again,
            repair_by=until,
            due=standing_still(TABLES, asked_for().due, one_more),
            previous=asked_for().due.due,
        )
    )


def test_after_its_term_nothing_stands_still() -> None:
    after = date(2026, 5, 28)
    late = ask.model_copy(update={"occurred_on": after, "repair_by": date(2026, 6, 11)})
    asked = asked_for(
        occurred_on=after,
        begun_on=after,
        repair_by=date(2026, 6, 11),
        stands_still=False,
        due=DUE,
    )
    there.on(after).when(late).then(asked)
    there.given(asked).on(after).when(NoteRepaired(occurred_on=after)).then(
        OmissionRepaired(occurred_on=after, party="beek", due=DUE, previous=DUE.due)
    )


def test_inadmissible_for_an_omission_takes_that_the_time_for_repair_has_lapsed() -> None:
    outcome = {
        "outcome": ObjectionOutcome.INADMISSIBLE,
        "inadmissible": InadmissibleGround.NOT_REPAIRED,
        "follows_advice": None,
    }
    left_out = there.given(omitted).on(date(2026, 4, 20))
    left_out.when(decide(**outcome)).refused(RepairStillAwaited)
    waiting = left_out.given(asked_for())
    waiting.on(BY).when(decide(occurred_on=BY, **outcome)).refused(RepairStillAwaited)
    after = BY + timedelta(days=1)
    waiting.on(after).when(decide(occurred_on=after, **outcome)).then(
        decided(occurred_on=after, **outcome)
    )


# Prepared, heard, advised on


def test_the_centre_prepares_and_defends() -> None:
    centre.when(prepare).then(file)
    centre.when(write).then(defence)
    state = centre.given(file, defence).state()
    assert (state.file, state.defence) == (file, defence)
    there.when(prepare).refused(PreparedElsewhere, party="beek", prepares=CENTRE)
    alone = objection.given(received(processor=None))
    alone.when(prepare).then(file.model_copy(update={"party": "beek"}))


def test_who_objected_is_invited_and_the_days_before_the_hearing_are_counted_back() -> None:
    plan = PlanHearing(occurred_on=TODAY, hearing_on=date(2026, 3, 26))
    centre.when(plan).then(PLANNED)
    assert PLANNED.documents_by.due == date(2026, 3, 15)
    assert PLANNED.open_from.due == date(2026, 3, 18)
    there.when(plan).refused(PreparedElsewhere, party="beek", prepares=CENTRE)
    centre.when(PlanHearing(occurred_on=TODAY, hearing_on=TODAY)).refused(
        NamedDayNotLater, day="2026-03-02", after="2026-03-02"
    )
    told.by(CENTRE).when(plan).refused(HearingAlreadyDone, day="2026-03-26")


def test_the_committee_hears_who_was_invited_or_it_is_said_why_not() -> None:
    centre.when(hear).refused(HearingNotPlanned)
    invited = centre.given(PLANNED).on(heard.occurred_on)
    invited.when(hear).then(heard)
    early = HearObjection(occurred_on=TODAY - timedelta(days=1), report=REPORT)
    invited.when(early).refused(HearingBeforeInvitation, day="2026-03-01", invited="2026-03-02")
    told.by(CENTRE).when(hear).refused(HearingAlreadyDone, day="2026-03-26")


@pytest.mark.parametrize(("letter", "ground"), [*zip("abcde", HearingOmission, strict=True)])
def test_each_ground_for_not_hearing_has_its_article(letter: str, ground: HearingOmission) -> None:
    centre.when(OmitObjectionHearing(occurred_on=TODAY, ground=ground)).then(
        ObjectionHearingOmitted(
            occurred_on=TODAY, party=CENTRE, ground=ground, article=f"Awb 7:3({letter})"
        )
    )


def test_the_committee_advises_after_it_heard() -> None:
    centre.when(advise).refused(ObjectorNotHeard)
    ready = told.by(CENTRE).on(advised.occurred_on)
    ready.when(advise).then(advised)
    ADVISED.by(CENTRE).when(advise).refused(AdviceGiven, day="2026-04-02")
    alone = objection.given(received(committee=False)).by(CENTRE)
    alone.when(advise).refused(NoCommittee)


# Made longer


def test_it_is_adjourned_once_by_six_weeks_within_its_term() -> None:
    longer = ObjectionAdjourned(
        occurred_on=TODAY, party="beek", due=extended(TABLES, DUE), previous=DUE.due
    )
    there.when(adjourn).then(longer)
    assert longer.due.due == date(2026, 7, 7)
    there.given(longer).when(adjourn).refused(ObjectionAlreadyAdjourned, day="2026-03-02")
    after = date(2026, 5, 27)
    late = adjourn.model_copy(update={"occurred_on": after})
    there.on(after).when(late).refused(ObjectionTermPassed, day="2026-05-27", due="2026-05-26")


def test_it_takes_longer_by_consent_or_for_a_statutory_procedure() -> None:
    until = date(2026, 8, 31)
    ask_more = AgreeObjectionDelay(
        occurred_on=TODAY, until=until, ground=DelayGround.OBJECTOR_AGREES, consent=CONSENT
    )
    longer = ObjectionDelayAgreed(
        occurred_on=TODAY,
        party="beek",
        ground=DelayGround.OBJECTOR_AGREES,
        consent=CONSENT,
        due=agreed(TABLES, DUE, until),
        previous=DUE.due,
    )
    there.when(ask_more).then(longer)
    bare = ask_more.model_copy(update={"consent": None})
    there.when(bare).refused(DelayWithoutConsent, ground="objector-agrees")
    procedure = bare.model_copy(update={"ground": DelayGround.PROCEDURE})
    there.when(procedure).then(
        longer.model_copy(update={"ground": DelayGround.PROCEDURE, "consent": None})
    )
    after = there.given(longer)
    after.when(adjourn).refused(ObjectionDelayAlreadyAgreed, day="2026-08-31")
    after.when(ask_more).refused(ConsentNotLater, until="2026-08-31", due="2026-08-31")


def test_its_day_is_computed_again_when_the_rules_change() -> None:
    shorter = tuple(
        one.model_copy(update={"length": 10}) if one.id == "objection-decision-committee" else one
        for one in TABLES.terms
    )
    other = TABLES.model_copy(update={"version": "nl-other", "terms": shorter})
    anew = computed_again(other, DUE)
    assert anew is not None and anew.due == date(2026, 5, 12)
    under = Scenario(objections_under(other)).given(received()).by_system()
    recomputed = ObjectionDueRecomputed(occurred_on=TODAY, due=anew, previous=DUE.due)
    under.when(RecomputeObjectionDue()).then(recomputed)
    under.given(withdrawn).when(RecomputeObjectionDue()).then()
    there.by_system().when(RecomputeObjectionDue()).then()
    assert under.given(recomputed).state().due == anew


# Decided


def test_the_organ_that_the_mandates_name_decides_after_hearing_and_advice() -> None:
    there.when(decide()).refused(ObjectorNotHeard)
    told.on(decided().occurred_on).when(decide()).refused(AdviceMissing)
    ADVISED.when(decide()).then(decided())
    ADVISED.given(decided()).when(decide()).refused(ObjectionAlreadyDecided, day="2026-04-20")
    other = decide(decision=decide().decision.model_copy(update={"organ": "council"}))
    ADVISED.when(other).refused(NotTheOrgan, organ="council", decides="college", party="beek")
    ADVISED.by(CENTRE).when(decide()).refused(DecidedElsewhere, party=CENTRE, decides="beek")


def test_who_signs_may_sign() -> None:
    ADVISED.when(decide(signer="head-of-income")).refused(
        SignerNotAuthorised, signer="head-of-income", signers="mayor, secretary"
    )


def by_mandate(office: Office, **other: Any) -> Any:
    decision = decide().decision.model_copy(update={"organ": office.organ})
    found = Authority(decides=office, signers=("head-of-income",), mandate="m-1")
    return decide(authority=found, decision=decision, signer="head-of-income", **other)


def test_who_took_the_decision_by_mandate_does_not_decide_on_the_objection_by_mandate() -> None:
    first = contested(taken_by=HEAD, by_mandate=True)
    same = objection.given(received(contested=first), omitted).by(CENTRE).on(date(2026, 4, 20))
    same.when(by_mandate(HEAD, follows_advice=None)).refused(
        SameMandate, organ="head-of-income", party=CENTRE
    )
    director = Office(party=CENTRE, organ="director")
    same.when(by_mandate(director, follows_advice=None)).then(
        decided(
            party=CENTRE,
            decided_by=director,
            signer="head-of-income",
            mandate="m-1",
            decision=by_mandate(director).decision,
            follows_advice=None,
        )
    )


def test_where_an_organ_elsewhere_decides_one_of_the_two_records_it() -> None:
    maastricht = Office(party="maastricht", organ="college")
    for party in ("beek", CENTRE):
        ADVISED.by(party).when(by_mandate(maastricht)).then(
            decided(
                party=party,
                decided_by=maastricht,
                signer="head-of-income",
                mandate="m-1",
                decision=by_mandate(maastricht).decision,
            )
        )


def test_the_decision_was_taken_by_the_day_that_is_stated() -> None:
    later = decide().decision.model_copy(update={"taken_on": date(2026, 4, 21)})
    ADVISED.when(decide(decision=later)).refused(
        DecisionTakenLater, taken="2026-04-21", day="2026-04-20"
    )


WELL_FOUNDED = {"outcome": ObjectionOutcome.WELL_FOUNDED, "effect": DecisionEffect.REPLACED}


def test_a_well_founded_objection_changes_the_decision_and_no_other_does() -> None:
    ADVISED.when(decide(**WELL_FOUNDED)).then(decided(**WELL_FOUNDED))
    ADVISED.when(decide(outcome=ObjectionOutcome.PARTLY)).refused(
        EffectDoesNotFit, outcome="objection-partly-well-founded", effect="decision-upheld"
    )
    ADVISED.when(decide(effect=DecisionEffect.REVOKED)).refused(
        EffectDoesNotFit, outcome="objection-unfounded", effect="decision-revoked"
    )


def test_costs_are_paid_where_they_were_asked_and_the_decision_is_revoked() -> None:
    paid = {"costs_asked": True, "costs": 129_400}
    ADVISED.when(decide(**WELL_FOUNDED, **paid)).then(decided(**WELL_FOUNDED, **paid))
    ADVISED.when(decide(**WELL_FOUNDED, costs=129_400)).refused(
        CostsNotOwed, outcome="objection-well-founded"
    )
    ADVISED.when(decide(**paid)).refused(CostsNotOwed, outcome="objection-unfounded")


def test_who_deviates_from_the_advice_says_why() -> None:
    ADVISED.when(decide(follows_advice=None)).refused(AdviceNotWeighed)
    there.given(omitted).on(date(2026, 4, 20)).when(decide()).refused(AdviceNotWeighed)
    ADVISED.when(decide(follows_advice=False)).refused(DeviationWithoutReasons)
    ADVISED.when(decide(follows_advice=False, reasons=WORDS)).then(
        decided(follows_advice=False, reasons=SAID)
    )


def test_a_ground_goes_with_what_is_inadmissible_alone() -> None:
    ADVISED.when(decide(outcome=ObjectionOutcome.INADMISSIBLE)).refused(InadmissibleWithoutGround)
    ADVISED.when(decide(inadmissible=InadmissibleGround.NO_INTEREST)).refused(
        GroundButAdmissible, outcome="objection-unfounded"
    )
    none_left = {
        "outcome": ObjectionOutcome.INADMISSIBLE,
        "inadmissible": InadmissibleGround.NO_INTEREST,
    }
    ADVISED.when(decide(**none_left)).then(decided(**none_left))


def test_it_is_withdrawn_until_it_is_decided() -> None:
    there.when(withdraw).then(withdrawn)
    there.given(withdrawn).when(acknowledge).refused(ObjectionIsWithdrawn, day="2026-03-02")
    ADVISED.given(decided()).when(withdraw.model_copy(update={"occurred_on": TODAY})).refused(
        ObjectionAlreadyDecided, day="2026-04-20"
    )


def test_making_it_known_opens_the_way_to_the_court() -> None:
    known = ADVISED.given(decided())
    there.when(MakeKnown(occurred_on=TODAY)).refused(ObjectionNotDecided)
    known.when(MakeKnown(occurred_on=date(2026, 4, 21))).refused(
        StatedDayInFuture, day="2026-04-21", today="2026-04-20"
    )
    on = known.on(date(2026, 4, 21))
    on.when(MakeKnown(occurred_on=date(2026, 4, 21))).then(made_known)
    assert made_known.appeal_by.due == date(2026, 6, 2)
    on.when(MakeKnown(occurred_on=date(2026, 4, 19))).refused(
        StatedDayBeforeDecision, day="2026-04-19", decided="2026-04-20"
    )
    on.given(made_known).when(MakeKnown(occurred_on=date(2026, 4, 21))).refused(
        ObjectionAlreadyMadeKnown, day="2026-04-21"
    )
    state = on.given(made_known).state()
    assert state.in_time is True
    late = made_known.model_copy(update={"occurred_on": date(2026, 5, 27)})
    assert on.given(late).state().in_time is False


def test_the_college_is_who_decides_without_a_mandate() -> None:
    assert OWN.decides == Office(party="beek", organ="college")
    assert isinstance(PLANNED, HearingPlanned)
    assert OBJECTIONS.category == "objection"
