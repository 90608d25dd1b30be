"""Campaigns: whom to inform, who was, by what evidence, and whether that was in time."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import OwnRecord
from domain.informing.commands import (
    CloseInforming,
    CorrectInforming,
    InformingCommand,
    PlanInforming,
    TellPeople,
)
from domain.informing.decisions import INFORMING
from domain.informing.events import (
    About,
    Content,
    InformingClosed,
    InformingCorrected,
    InformingPlanned,
    PeopleInformed,
    Way,
)
from domain.informing.possible import possible
from domain.informing.refusals import (
    InformingIsClosed,
    InformingNotFound,
    InformingNotYours,
    InformingPlannedBefore,
    MoreThanAudience,
    NothingTold,
    SomeNotInformed,
    TransitionByParticipant,
    WayNotCounted,
)
from domain.informing.state import Informing, InformingStanding, lacking
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of, context

PARTIES = ("beek", "sittard-geleen")
NOTICE = (OwnRecord(kind="notice", system="zaaksysteem", reference="Z-2026-418"),)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
SNAPSHOTS = TypeAdapter(Informing)
WHY = Plain(text="Adres onbekend.")

informing = Scenario(INFORMING)


def facts(**other: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"occurred_on": TODAY, "agreement": "dvo-2020-beek", "parties": PARTIES}
    what = {"about": About.TRANSITION, "audience": ("applicant", "partner"), "size": 412}
    return told | what | {"by": TODAY, "contents": (Content.TRANSITION, Content.RIGHTS)} | other


def plan(**other: Any) -> PlanInforming:
    return PlanInforming(**facts(participants=("beek",), **other))


def planned(**other: Any) -> InformingPlanned:
    return InformingPlanned(**({"party": "beek"} | facts(**other)))


def tell(number: int = 400, way: Way = Way.LETTER, day: date = TODAY) -> TellPeople:
    return TellPeople(occurred_on=day, way=way, number=number, evidence=NOTICE)


def told(number: int = 400, way: Way = Way.LETTER, day: date = TODAY) -> PeopleInformed:
    return PeopleInformed(occurred_on=day, party="beek", way=way, number=number, evidence=NOTICE)


def closed(uninformed: int = 0, reason: Plain | None = None) -> InformingClosed:
    return InformingClosed(occurred_on=TODAY, party="beek", uninformed=uninformed, reason=reason)


running = informing.given(planned(), told())


# Planning it


def test_the_participant_plans_to_tell_of_the_transition() -> None:
    informing.when(plan()).then(planned())


def test_the_partnership_does_not_tell_of_it_in_the_participants_place() -> None:
    informing.by("sittard-geleen").when(plan()).refused(
        TransitionByParticipant, party="sittard-geleen", participants="beek"
    )


@pytest.mark.parametrize("party", PARTIES)
def test_either_party_tells_how_data_are_processed(party: str) -> None:
    informing.by(party).when(plan(about=About.PROCESSING)).then(
        planned(about=About.PROCESSING, party=party)
    )


def test_a_stranger_informs_nobody() -> None:
    informing.by("stein").when(plan()).refused(InformingNotYours, party="stein")
    running.by("stein").when(tell(1)).refused(InformingNotYours, party="stein")


def test_one_stream_is_one_campaign() -> None:
    running.when(plan()).refused(InformingPlannedBefore)


def test_what_nobody_planned_is_not_there() -> None:
    informing.when(tell()).refused(InformingNotFound)


# Telling


def test_so_many_were_told_with_the_evidence() -> None:
    informing.given(planned()).when(tell()).then(told())
    running.when(tell(12, Way.CONVERSATION)).then(told(12, Way.CONVERSATION))


def test_what_is_open_to_everyone_counts_nobody() -> None:
    running.when(tell(0, Way.WEBSITE)).then(told(0, Way.WEBSITE))
    running.when(tell(3, Way.WEBSITE)).refused(WayNotCounted, way="website", number="3")
    running.when(tell(0)).refused(WayNotCounted, way="letter", number="0")


def test_no_more_are_told_than_there_are_to_tell() -> None:
    running.when(tell(13)).refused(MoreThanAudience, informed="413", size="412")


def test_nobody_is_told_tomorrow() -> None:
    running.when(tell(1, day=TOMORROW)).refused(
        StatedDayInFuture, day=TOMORROW.isoformat(), today=TODAY.isoformat()
    )


# Putting a number right


def test_a_wrong_number_is_put_right() -> None:
    right = InformingCorrected(occurred_on=TODAY, party="beek", corrects=2, number=390)
    running.when(CorrectInforming(corrects=2, number=390)).then(right)
    assert running.given(right).state().informed == 390
    running.given(right).when(CorrectInforming(corrects=2, number=390)).then()


def test_what_was_never_told_is_not_put_right() -> None:
    for version in (1, 7):
        running.when(CorrectInforming(corrects=version, number=1)).refused(
            NothingTold, corrects=str(version)
        )
    nowhere = InformingCorrected(occurred_on=TODAY, party="beek", corrects=7, number=1)
    assert running.given(nowhere).state().informed == 400


def test_a_right_number_fits_too() -> None:
    running.when(CorrectInforming(corrects=2, number=413)).refused(
        MoreThanAudience, informed="413", size="412"
    )
    public = running.given(told(0, Way.PUBLICATION))
    public.when(CorrectInforming(corrects=3, number=1)).refused(
        WayNotCounted, way="publication", number="1"
    )


# Closing it


def test_when_all_were_told_it_is_closed() -> None:
    done = running.given(told(12))
    done.when(CloseInforming(occurred_on=TODAY)).then(closed())
    done.given(closed()).when(CloseInforming(occurred_on=TODAY)).then()
    done.given(closed()).when(tell(1)).refused(InformingIsClosed, closed=TODAY.isoformat())


def test_who_was_not_told_needs_a_reason() -> None:
    running.when(CloseInforming(occurred_on=TODAY)).refused(
        SomeNotInformed, uninformed="12", size="412"
    )
    running.when(CloseInforming(occurred_on=TODAY, reason=WHY)).then(closed(12, WHY))


# How it stands


@pytest.mark.parametrize(
    ("history", "day", "standing"),
    [
        ((planned(),), TODAY, InformingStanding.PLANNED),
        ((planned(), told()), TODAY, InformingStanding.RUNNING),
        ((planned(),), TOMORROW, InformingStanding.LATE),
        ((planned(), told()), TOMORROW, InformingStanding.LATE),
        ((planned(), told(412)), TOMORROW, InformingStanding.DONE),
        ((planned(), told(), closed(12, WHY)), TOMORROW, InformingStanding.CLOSED),
        ((planned(), told(412), closed()), TOMORROW, InformingStanding.DONE),
    ],
)
def test_how_it_stands(history: tuple[Any, ...], day: date, standing: InformingStanding) -> None:
    assert informing.given(*history).state().standing(day) is standing


def test_in_time_is_up_to_the_last_day() -> None:
    state = informing.given(
        planned(by=YESTERDAY), told(300, day=YESTERDAY), told(100, day=TODAY)
    ).state()
    assert (state.informed, state.in_time) == (400, 300)


def test_what_they_are_not_told_is_seen() -> None:
    everything = frozenset(Content)
    assert lacking(About.TRANSITION, everything) == []
    assert lacking(About.TRANSITION, everything - {Content.ORIGIN}) == [Content.ORIGIN]
    assert lacking(About.PROCESSING, everything - {Content.ORIGIN, Content.TRANSITION}) == []
    assert lacking(About.PROCESSING, everything - {Content.RIGHTS}) == [Content.RIGHTS]


def test_what_is_kept_of_it_reads_the_same_in_every_process() -> None:
    assert SNAPSHOTS.dump_python(running.state())["parties"] == PARTIES


# What a party may do


@pytest.mark.parametrize(
    ("history", "party", "commands"),
    [
        ((planned(),), "beek", {TellPeople, CloseInforming}),
        ((planned(),), "stein", set()),
        ((planned(), told()), "beek", {TellPeople, CorrectInforming, CloseInforming}),
        ((planned(), told(412)), "beek", {CorrectInforming, CloseInforming}),
        ((planned(), told(412), closed()), "beek", {CorrectInforming}),
    ],
)
def test_what_a_party_may_do(history: tuple[Any, ...], party: str, commands: set[Any]) -> None:
    assert possible(informing.given(*history).state(), party) == commands


# Whatever is asked

days = st.sampled_from([YESTERDAY, TODAY, TOMORROW])
numbers = st.integers(0, 12)
commands = st.one_of(
    st.builds(plan, about=st.sampled_from(list(About)), size=st.integers(1, 12), by=days),
    st.builds(tell, numbers, st.sampled_from(list(Way)), days),
    any_of(CorrectInforming, corrects=st.integers(1, 4), number=numbers),
    any_of(CloseInforming, occurred_on=days),
)


@given(st.lists(st.tuples(commands, st.sampled_from((*PARTIES, "stein")))))
def test_never_are_more_told_than_there_are(
    wishes: list[tuple[InformingCommand, str]],
) -> None:
    state = INFORMING.initial
    for wish, party in wishes:
        try:
            events = INFORMING.decide(state, wish, context(party))
        except Refusal:
            continue
        for event in events:
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = INFORMING.evolve(state, event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
        assert 0 <= state.in_time <= state.informed <= state.size
