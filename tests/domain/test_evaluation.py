"""Evaluations: who takes part, what is found, what comes of it; the archive inspector's part."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agreement.commands import registration
from domain.agreement.decisions import AGREEMENT
from domain.agreement.state import Agreement
from domain.between import NotOneOfThem
from domain.controllership import NotPartyToAgreement
from domain.evaluation import KIND
from domain.evaluation.commands import (
    BeginEvaluation,
    ConcludeEvaluation,
    FeedFinding,
    InviteParticipant,
    RecordEvaluationFinding,
    RecordParticipation,
)
from domain.evaluation.decisions import EVALUATION
from domain.evaluation.events import (
    EvaluationBegun,
    EvaluationCapacity,
    EvaluationConcluded,
    EvaluationFindingFed,
    EvaluationFindingRecorded,
    Fed,
    Participant,
    ParticipantInvited,
    ParticipantTookPart,
    Shortcoming,
)
from domain.evaluation.fulfilment import fulfilled_by
from domain.evaluation.possible import possible
from domain.evaluation.refusals import (
    EvaluationAlreadyBegun,
    EvaluationIsConcluded,
    EvaluationNotFound,
    EvaluationPeriodBackward,
    FindingAlreadyFed,
    FindingFedNowhere,
    FindingNotFound,
    InspectorOfAnotherParty,
    NobodyInvited,
    NobodyTookPart,
    NoFindingToFeed,
    ParticipantNotInvited,
)
from domain.evaluation.state import EvaluationStanding
from domain.evidence import OwnRecord
from domain.fulfilment import DutyPeriod, Fulfils
from domain.inspection import inspected_by
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from infra.catalogues.loader import load_catalogue, shipped
from tests.scenario import TODAY, Scenario, any_of, context
from tests.walked import walked

CENTRE = "sittard-geleen"
PARTIES = ("beek", CENTRE)
WORDS = Plain(text="the reports come late")
REPORT = OwnRecord(kind="evaluation-report", system="zaaksysteem", reference="Z-1")
AMENDMENT = "amendment-0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
OWED = DutyPeriod(duty="evaluation", period="2025")
BEEK = Participant(party="beek", capacity=EvaluationCapacity.DELEGATION)
INSPECTOR = Participant(party=CENTRE, capacity=EvaluationCapacity.ARCHIVE_INSPECTOR)

evaluation = Scenario(EVALUATION)


def begin(**other: Any) -> BeginEvaluation:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "agreement": "dvo-test",
        "first": date(2025, 1, 1),
        "last": date(2025, 12, 31),
        "owed": OWED,
        "parties": PARTIES,
        "inspected_by": CENTRE,
    }
    return BeginEvaluation(**(asked | other))


def begun(**other: Any) -> EvaluationBegun:
    return EvaluationBegun(**({**dict(begin()), "party": "beek"} | other))


def invited(who: Participant = BEEK) -> ParticipantInvited:
    return ParticipantInvited(occurred_on=TODAY, party="beek", participant=who)


def took_part(who: Participant = BEEK) -> ParticipantTookPart:
    return ParticipantTookPart(occurred_on=TODAY, party="beek", participant=who)


def found(number: int = 1) -> EvaluationFindingRecorded:
    return EvaluationFindingRecorded(occurred_on=TODAY, party="beek", number=number, finding=WORDS)


def concluded(*shortcomings: Shortcoming) -> EvaluationConcluded:
    return EvaluationConcluded(
        occurred_on=TODAY, party="beek", report=REPORT, shortcomings=shortcomings
    )


def fed(**other: Any) -> EvaluationFindingFed:
    facts: dict[str, Any] = {"into": Fed.NOTED, "stream": None, "point": None}
    return EvaluationFindingFed(
        **({"occurred_on": TODAY, "party": "beek", "number": 1} | facts | other)
    )


invite = InviteParticipant(occurred_on=TODAY, participant=BEEK)
take_part = RecordParticipation(occurred_on=TODAY, participant=BEEK)
find = RecordEvaluationFinding(occurred_on=TODAY, finding=WORDS)
conclude = ConcludeEvaluation(occurred_on=TODAY, report=REPORT)
feed = FeedFinding(occurred_on=TODAY, number=1, into=Fed.NOTED)
LACKING = Shortcoming.WITHOUT_ARCHIVE_INSPECTOR

open_one = evaluation.given(begun())
attended = open_one.given(invited(), took_part())


def test_a_party_begins_it_for_a_period() -> None:
    evaluation.when(begin()).then(begun())
    evaluation.by("stein").when(begin()).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )
    evaluation.when(begin(last=date(2024, 12, 31))).refused(
        EvaluationPeriodBackward, first="2025-01-01", last="2024-12-31"
    )
    open_one.when(begin()).refused(EvaluationAlreadyBegun)
    ahead = begin(occurred_on=TODAY + timedelta(days=1))
    evaluation.when(ahead).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


@pytest.mark.parametrize("command", [invite, take_part, find, conclude, feed])
def test_nothing_is_recorded_of_what_nobody_began(command: Any) -> None:
    evaluation.when(command).refused(EvaluationNotFound)
    open_one.by("stein").when(command).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )


def test_who_takes_part_was_invited_once() -> None:
    open_one.when(invite).then(invited())
    open_one.given(invited()).when(invite).then()
    open_one.when(take_part).refused(NobodyInvited)
    open_one.given(invited(INSPECTOR)).when(take_part).refused(
        ParticipantNotInvited, party="beek", capacity="delegation"
    )
    open_one.given(invited()).when(take_part).then(took_part())
    attended.when(take_part).then()


def test_who_is_invited_is_of_the_parties_and_the_inspector_of_the_right_one() -> None:
    stein = Participant(party="stein", capacity=EvaluationCapacity.DELEGATION)
    open_one.when(InviteParticipant(occurred_on=TODAY, participant=stein)).refused(
        NotPartyToAgreement, party="stein", parties="beek, sittard-geleen"
    )
    other = Participant(party="beek", capacity=EvaluationCapacity.ARCHIVE_INSPECTOR)
    asked = InviteParticipant(occurred_on=TODAY, participant=other)
    open_one.when(asked).refused(InspectorOfAnotherParty, party="beek", expected=CENTRE)
    evaluation.given(begun(inspected_by=None)).when(asked).then(invited(other))
    open_one.when(InviteParticipant(occurred_on=TODAY, participant=INSPECTOR)).then(
        invited(INSPECTOR)
    )


def test_findings_are_numbered() -> None:
    open_one.when(find).then(found(1))
    open_one.given(found(1)).when(find).then(found(2))


def test_concluding_takes_somebody_who_took_part() -> None:
    open_one.when(conclude).refused(NobodyTookPart)
    attended.given(concluded(LACKING)).when(conclude).refused(
        EvaluationIsConcluded, day="2026-03-02"
    )


def test_without_the_archive_inspector_it_is_concluded_with_a_shortcoming() -> None:
    attended.when(conclude).then(concluded(LACKING))
    assert LACKING.article == "14.3"
    assert attended.state().shortcomings == (LACKING,)
    assert attended.given(concluded(LACKING)).state().shortcomings == (LACKING,)


def test_with_the_archive_inspector_nothing_is_lacking() -> None:
    whole = attended.given(invited(INSPECTOR), took_part(INSPECTOR))
    whole.when(conclude).then(concluded())
    assert whole.given(concluded()).state().shortcomings == ()


def test_an_inspector_who_was_only_invited_took_no_part() -> None:
    attended.given(invited(INSPECTOR)).when(conclude).then(concluded(LACKING))


def test_an_agreement_that_asks_for_no_inspector_lacks_none() -> None:
    none = evaluation.given(begun(inspected_by=None), invited(), took_part())
    none.when(conclude).then(concluded())
    assert EVALUATION.initial.shortcomings == ()


def test_a_finding_is_fed_into_something_once() -> None:
    known = attended.given(found(), concluded(LACKING))
    known.when(feed).then(fed())
    amended = FeedFinding(occurred_on=TODAY, number=1, into=Fed.AMENDMENT, stream=AMENDMENT)
    known.when(amended).then(fed(into=Fed.AMENDMENT, stream=AMENDMENT))
    acted = FeedFinding(
        occurred_on=TODAY, number=1, into=Fed.ACTION_POINT, stream="consultation-7", point=2
    )
    known.when(acted).then(fed(into=Fed.ACTION_POINT, stream="consultation-7", point=2))
    attended.when(feed).refused(NoFindingToFeed)
    known.given(fed()).when(feed).refused(NoFindingToFeed)
    known.given(found(2), fed()).when(feed).refused(FindingAlreadyFed, number="1")
    other = feed.model_copy(update={"number": 3})
    known.when(other).refused(FindingNotFound, number="3")


@pytest.mark.parametrize(
    ("into", "stream", "point"),
    [
        (Fed.NOTED, AMENDMENT, None),
        (Fed.AMENDMENT, None, None),
        (Fed.AMENDMENT, AMENDMENT, 1),
        (Fed.ACTION_POINT, AMENDMENT, None),
    ],
)
def test_what_it_is_fed_into_is_named(into: Fed, stream: str | None, point: int | None) -> None:
    asked = FeedFinding(occurred_on=TODAY, number=1, into=into, stream=stream, point=point)
    attended.given(found()).when(asked).refused(FindingFedNowhere, into=into)


def test_how_it_stands_and_what_may_be_done() -> None:
    known = attended.given(found(), concluded(LACKING))
    assert attended.state().standing(TODAY) is EvaluationStanding.UNDER_WAY
    assert known.state().standing(TODAY) is EvaluationStanding.TO_FOLLOW_UP
    assert known.given(fed()).state().standing(TODAY) is EvaluationStanding.DONE
    assert [attended.state().finished, known.state().finished] == [False, False]
    assert known.given(fed()).state().finished
    assert possible(EVALUATION.initial, "beek") == ()
    assert possible(open_one.state(), "beek") == (InviteParticipant, RecordEvaluationFinding)
    assert possible(known.state(), CENTRE) == (FeedFinding,)


def test_it_fulfils_what_it_was_owed_for() -> None:
    done = attended.given(concluded(LACKING)).state()
    assert fulfilled_by(done) == (Fulfils("dvo-test-evaluation-2025", "beek", TODAY, (REPORT,)),)
    assert fulfilled_by(attended.state()) == ()
    bare = evaluation.given(begun(owed=None), concluded(LACKING)).state()
    assert fulfilled_by(bare) == fulfilled_by(EVALUATION.initial) == ()


def test_it_stands_under_its_agreement() -> None:
    assert EVALUATION.under(EVALUATION.initial) is None
    assert EVALUATION.under(open_one.state()) == "dvo-test"


people = st.sampled_from([BEEK, INSPECTOR])
wishes = (
    st.sampled_from([None, CENTRE]).map(lambda inspector: begin(inspected_by=inspector))
    | any_of(InviteParticipant, occurred_on=st.just(TODAY), participant=people)
    | any_of(RecordParticipation, occurred_on=st.just(TODAY), participant=people)
    | any_of(
        FeedFinding,
        occurred_on=st.just(TODAY),
        number=st.sampled_from([1, 2]),
        into=st.sampled_from(Fed),
        stream=st.sampled_from([None, AMENDMENT]),
        point=st.sampled_from([None, 1]),
    )
    | st.sampled_from([find, conclude])
)


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE, "stein"])), max_size=20))
def test_none_is_concluded_without_the_inspector_and_without_saying_so(asking: Any) -> None:
    state = walked(KIND, asking)
    if state.concluded is None or state.begun.inspected_by is None:
        return
    there = INSPECTOR in (one.participant for one in state.took_part)
    assert (LACKING in state.shortcomings) is not there
    assert len({one.number for one in state.fed}) == len(state.fed)


def test_the_agreement_says_whose_archive_inspector_takes_part() -> None:
    catalogue = load_catalogue(shipped("dvo-2020"))
    asked = registration(catalogue, "dvo-2020-beek", "ab" * 32)
    known = AGREEMENT.fold(AGREEMENT.decide(Agreement(), asked, context()))
    assert inspected_by(known) == "sittard-geleen"
    without = {key: one for key, one in known.clauses.items() if key != "14.3"}
    assert inspected_by(replace(known, clauses=without)) is None
    assert inspected_by(Agreement()) is None
