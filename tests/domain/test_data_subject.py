"""Data subjects: registered for a controller, rectified, restricted; words are checked."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.data_subject.commands import (
    DataSubjectCommand,
    LiftRestriction,
    RectifyDataSubject,
    RegisterDataSubject,
    RestrictProcessing,
    ResumeProcessing,
    StopProcessing,
)
from domain.data_subject.decisions import DATA_SUBJECT, dossier
from domain.data_subject.events import (
    DataSubjectRectified,
    DataSubjectRegistered,
    ProcessingRestricted,
    ProcessingResumed,
    ProcessingStopped,
    RestrictionGround,
    RestrictionLifted,
    ResumptionGround,
)
from domain.data_subject.once import must_be_new
from domain.data_subject.refusals import (
    AlreadyRestricted,
    BirthDateWrong,
    CitizenServiceNumberRegistered,
    CitizenServiceNumberWrong,
    DataSubjectAlreadyRegistered,
    DataSubjectElsewhere,
    DataSubjectNotFound,
    NothingRectified,
    NotRestricted,
    NotStopped,
    ToldAfterwards,
)
from domain.data_subject.state import Act, DataSubject
from domain.errors import Refusal
from domain.sealed import Index, Plain, plain_fields
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of

SUBJECT = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
NUMBER = "999990019"
"""It passes the check, and is of the range that is never given out."""
TOMORROW = TODAY + timedelta(days=1)
SNAPSHOTS = TypeAdapter(DataSubject)

subjects = Scenario(DATA_SUBJECT)


def plain(text: str, index: Index | None = None) -> Plain:
    return Plain(text=text).about(SUBJECT, index)


def register(**other: Any) -> RegisterDataSubject:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "subject": SUBJECT,
        "agreement": "dvo-2020-beek",
        "controller": "beek",
        "processor": "sittard-geleen",
        "name": "Toos Voorbeeld",
    }
    return RegisterDataSubject(**(asked | other))


def registered(**other: Any) -> DataSubjectRegistered:
    told = register().model_dump(include={"subject", "agreement", "controller", "processor"})
    facts = dict.fromkeys(("number", "born", "address"))
    name = plain("Toos Voorbeeld", Index.NAME)
    return DataSubjectRegistered(**(told | facts | {"occurred_on": TODAY, "name": name} | other))


def rectified(**other: Any) -> DataSubjectRectified:
    facts = dict.fromkeys(("name", "number", "born", "address", "request"))
    return DataSubjectRectified(**(facts | {"occurred_on": TODAY} | other))


def restrict(ground: RestrictionGround = RestrictionGround.UNLAWFUL) -> RestrictProcessing:
    return RestrictProcessing(occurred_on=TODAY, ground=ground, request="V-7")


restricted = ProcessingRestricted(
    occurred_on=TODAY, ground=RestrictionGround.UNLAWFUL, request="V-7"
)
lift = LiftRestriction(occurred_on=TODAY, told_on=TODAY - timedelta(days=3))
lifted = RestrictionLifted(occurred_on=TODAY, told_on=TODAY - timedelta(days=3))


# Registering


@pytest.mark.parametrize("party", ["beek", "sittard-geleen"])
def test_the_controllers_or_the_processors_party_registers_a_person(party: str) -> None:
    subjects.by(party).when(register()).then(registered())


def test_another_municipality_does_not() -> None:
    subjects.by("stein").when(register()).refused(DataSubjectElsewhere, party="stein")


def test_everything_that_is_said_is_about_the_person_and_some_of_it_finds_them_again() -> None:
    wish = register(number=NUMBER, born="1980-12-31", address="Dorpsstraat 1, 6190 AA Beek")
    subjects.when(wish).then(
        registered(
            number=plain(NUMBER, Index.CITIZEN_SERVICE_NUMBER),
            born=plain("1980-12-31"),
            address=plain("Dorpsstraat 1, 6190 AA Beek"),
        )
    )


def test_a_number_is_one_persons_for_a_controller_under_an_agreement() -> None:
    other = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5c"
    wish = register(number=NUMBER)
    there = DataSubject(other, "dvo-2020-beek", "beek", "sittard-geleen")
    with pytest.raises(CitizenServiceNumberRegistered) as refused:
        must_be_new(wish, [there])
    assert refused.value.facts == {"subject": other}
    elsewhere = DataSubject(other, "dvo-2020-stein", "stein", "sittard-geleen")
    anew = DataSubject(other, "dvo-2026-beek", "beek", "sittard-geleen")
    same = DataSubject(SUBJECT, "dvo-2020-beek", "beek", "sittard-geleen")
    must_be_new(wish, [elsewhere, anew, same])


@pytest.mark.parametrize("typed", ["9999.90.019", " 999 990 019 "])
def test_a_number_is_kept_as_nine_digits(typed: str) -> None:
    number = plain(NUMBER, Index.CITIZEN_SERVICE_NUMBER)
    subjects.when(register(number=typed)).then(registered(number=number))


@pytest.mark.parametrize("typed", ["999990018", "000000000", "99999001", "9999900190", "x"])
def test_a_number_that_fails_the_check_is_refused_and_not_repeated(typed: str) -> None:
    subjects.when(register(number=typed)).refused(CitizenServiceNumberWrong)
    subjects.given(registered()).when(RectifyDataSubject(occurred_on=TODAY, number=typed)).refused(
        CitizenServiceNumberWrong
    )


@pytest.mark.parametrize("typed", ["31-12-1980", "1980-02-30", TOMORROW.isoformat()])
def test_a_birth_date_is_a_day_that_has_been(typed: str) -> None:
    subjects.when(register(born=typed)).refused(BirthDateWrong)


def test_a_person_is_registered_once_and_not_beforehand() -> None:
    subjects.given(registered()).when(register()).refused(DataSubjectAlreadyRegistered)
    subjects.when(register(occurred_on=TOMORROW)).refused(
        StatedDayInFuture, day=TOMORROW.isoformat(), today=TODAY.isoformat()
    )


# Rectifying


def test_what_was_wrong_is_put_right_and_the_rest_stays() -> None:
    wish = RectifyDataSubject(occurred_on=TODAY, address="Kerkplein 2, 6191 BB Beek", request="V-7")
    subjects.given(registered()).when(wish).then(
        rectified(address=plain("Kerkplein 2, 6191 BB Beek"), request="V-7")
    )


def test_a_name_that_was_put_right_finds_them_again() -> None:
    wish = RectifyDataSubject(occurred_on=TODAY, name="Toos de Voorbeeld")
    subjects.given(registered()).when(wish).then(
        rectified(name=plain("Toos de Voorbeeld", Index.NAME))
    )


def test_nothing_is_no_rectification() -> None:
    subjects.given(registered()).when(RectifyDataSubject(occurred_on=TODAY)).refused(
        NothingRectified
    )


# Restricting


def test_processing_is_restricted_on_a_ground_and_free_again_once_they_were_told() -> None:
    held = subjects.given(registered())
    held.when(restrict()).then(restricted)
    assert held.given(restricted).state().restricted is RestrictionGround.UNLAWFUL
    held.given(restricted).when(lift).then(lifted)
    assert held.given(restricted, lifted).state().restricted is None
    told = rectified(request=None)
    assert held.given(told, restricted).state() == held.given(restricted).state()


def test_it_is_restricted_on_one_ground_at_a_time() -> None:
    held = subjects.given(registered(), restricted)
    held.when(restrict()).then()
    held.when(restrict(RestrictionGround.OBJECTION_PENDING)).refused(
        AlreadyRestricted, ground="unlawful"
    )


def test_only_what_is_restricted_is_freed_and_they_are_told_before() -> None:
    subjects.given(registered()).when(lift).refused(NotRestricted)
    late = LiftRestriction(occurred_on=TODAY, told_on=TOMORROW)
    subjects.given(registered(), restricted).when(late).refused(
        ToldAfterwards, told=TOMORROW.isoformat(), lifted=TODAY.isoformat()
    )


def test_restricted_already_it_is_restricted_for_a_request_of_later_as_well() -> None:
    again = RestrictProcessing(occurred_on=TODAY, ground=RestrictionGround.UNLAWFUL, request="V-8")
    told = ProcessingRestricted(occurred_on=TODAY, ground=RestrictionGround.UNLAWFUL, request="V-8")
    held = subjects.given(registered(), restricted)
    held.when(again).then(told)
    held.given(told).when(again).then()
    assert held.given(told).state().acts == {("V-7", Act.RESTRICTED), ("V-8", Act.RESTRICTED)}


# Objecting

BENEFIT = "dvo-2020-beek-benefit"
stop = StopProcessing(occurred_on=TODAY, activity=BENEFIT, request="V-9")
stopped = ProcessingStopped(occurred_on=TODAY, activity=BENEFIT, request="V-9")
resume = ResumeProcessing(
    occurred_on=TODAY, activity=BENEFIT, ground=ResumptionGround.OBJECTION_WITHDRAWN
)
resumed = ProcessingResumed(
    occurred_on=TODAY, activity=BENEFIT, ground=ResumptionGround.OBJECTION_WITHDRAWN
)


def test_who_objects_is_left_out_of_an_activity_until_it_is_resumed() -> None:
    held = subjects.given(registered())
    held.when(stop).then(stopped)
    out = held.given(stopped)
    assert (out.state().stopped, out.state().acts) == ((BENEFIT,), {("V-9", Act.STOPPED)})
    out.when(stop).then()
    out.when(StopProcessing(occurred_on=TODAY, activity=BENEFIT)).then()
    out.when(resume).then(resumed)
    assert out.given(resumed).state().stopped == ()
    out.given(resumed).when(resume).refused(NotStopped, stopped="-")


def test_left_out_already_they_are_so_for_a_request_of_later_as_well() -> None:
    other = StopProcessing(occurred_on=TODAY, activity=BENEFIT, request="V-10")
    told = ProcessingStopped(occurred_on=TODAY, activity=BENEFIT, request="V-10")
    held = subjects.given(registered(), stopped)
    held.when(other).then(told)
    assert held.given(told).state().stopped == (BENEFIT,)


def test_what_they_are_left_out_of_is_told() -> None:
    wish = ResumeProcessing(occurred_on=TODAY, activity="dvo-2020-beek-other", ground=resume.ground)
    subjects.given(registered(), stopped).when(wish).refused(NotStopped, stopped=BENEFIT)


later = [RectifyDataSubject(occurred_on=TODAY, name="Toos"), restrict(), lift, stop, resume]


@pytest.mark.parametrize("wish", later)
def test_of_who_is_not_there_nothing_is_recorded_nor_by_another_party(
    wish: DataSubjectCommand,
) -> None:
    subjects.when(wish).refused(DataSubjectNotFound)
    subjects.given(registered(), restricted).by("stein").when(wish).refused(
        DataSubjectElsewhere, party="stein"
    )


def test_a_person_has_a_dossier_of_their_own_under_the_agreement() -> None:
    assert dossier(SUBJECT) == f"data-subject-{SUBJECT}"
    assert DATA_SUBJECT.under(DATA_SUBJECT.initial) is None
    assert DATA_SUBJECT.under(subjects.given(registered()).state()) == "dvo-2020-beek"


words = st.none() | st.sampled_from(["Toos", NUMBER, "1980-12-31", "x"])
days = st.integers(-2, 1).map(lambda number: TODAY + timedelta(days=number))
asked: st.SearchStrategy[DataSubjectCommand] = st.one_of(
    st.builds(lambda number, born: register(number=number, born=born), words, words),
    any_of(RectifyDataSubject, occurred_on=days, name=words, number=words, born=words),
    any_of(RestrictProcessing, occurred_on=days, ground=st.sampled_from(RestrictionGround)),
    any_of(LiftRestriction, occurred_on=days, told_on=days),
    any_of(StopProcessing, occurred_on=days, activity=st.just(BENEFIT)),
    any_of(
        ResumeProcessing,
        occurred_on=days,
        activity=st.just(BENEFIT),
        ground=st.sampled_from(ResumptionGround),
    ),
)


@given(st.lists(st.tuples(asked, st.sampled_from(["beek", "sittard-geleen", "stein"]))))
def test_whatever_is_decided_is_about_the_person_and_for_their_parties(
    wishes: list[tuple[DataSubjectCommand, str]],
) -> None:
    state = DATA_SUBJECT.initial
    for wish, party in wishes:
        by = subjects.by(party).context
        try:
            events = DATA_SUBJECT.decide(state, wish, by)
        except Refusal as refusal:
            assert not {"Toos", NUMBER, "1980-12-31"} & set(refusal.facts.values())
            continue
        for event in events:
            assert party in {"beek", "sittard-geleen"}
            assert event.occurred_on <= date(2026, 3, 2)
            assert {one.subject for _, one in plain_fields(event)} <= {SUBJECT}
            state = DATA_SUBJECT.evolve(state, event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
