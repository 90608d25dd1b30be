"""Lateness within force majeure is not attributable, and only both parties move a date."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.attribution import brings
from domain.calendar.agreed import agreed_day
from domain.calendar.due import DueDate
from domain.evidence import DecisionReference
from domain.force_majeure.state import ForceMajeure
from domain.obligation.commands import (
    AgreeDue,
    AmendObligation,
    FindLate,
    NoteForceMajeure,
    RecomputeDue,
)
from domain.obligation.decisions import OBLIGATION
from domain.obligation.events import (
    ForceMajeureNoted,
    ObligationAmended,
    ObligationDueAgreed,
    ObligationFoundLate,
    ObligationWaived,
    WaiverGround,
)
from domain.obligation.excuse import Excuse
from domain.obligation.state import Status
from tests.domain import test_force_majeure as majeure
from tests.domain.calendar.shipped import TABLES
from tests.domain.test_obligation import LAST_DAY, due, due_on, found_late, opened, stated
from tests.scenario import TODAY, Scenario

STREAM = "force-majeure-0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5e"
OTHER = "force-majeure-0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5f"
SINCE = LAST_DAY - timedelta(days=10)
BOTH = ("sittard-geleen", "beek")
NEW_DAY = date(2026, 5, 1)
AGREED = agreed_day(TABLES, NEW_DAY, "16.1", BOTH)
by_system, by_creditor = due.by_system(), due.by("beek")


def note(since: date = SINCE, until: date | None = None, stream: str = STREAM) -> NoteForceMajeure:
    return NoteForceMajeure(occurred_on=TODAY, force_majeure=stream, since=since, until=until)


def noted(
    since: date = SINCE, until: date | None = None, stream: str = STREAM
) -> ForceMajeureNoted:
    return ForceMajeureNoted(occurred_on=TODAY, force_majeure=stream, since=since, until=until)


def agree(new: DueDate = AGREED) -> AgreeDue:
    return AgreeDue(occurred_on=TODAY, force_majeure=STREAM, due=new, agreed_by=BOTH)


def agreed(previous: date | None = LAST_DAY) -> ObligationDueAgreed:
    return ObligationDueAgreed(
        occurred_on=TODAY, force_majeure=STREAM, due=AGREED, previous=previous, agreed_by=BOTH
    )


# Of one obligation


def test_force_majeure_is_noted_once_and_again_when_it_is_over() -> None:
    by_system.when(note()).then(noted())
    running = by_system.given(noted())
    running.when(note()).then()
    running.when(note(until=LAST_DAY)).then(noted(until=LAST_DAY))
    both = running.given(noted(stream=OTHER), noted(until=LAST_DAY)).state()
    assert both.excuses == (Excuse(OTHER, SINCE), Excuse(STREAM, SINCE, LAST_DAY))
    assert both.due == opened().due and both.status(TODAY) is Status.OVERDUE


@pytest.mark.parametrize(
    ("since", "until", "excused"),
    [
        (SINCE, None, True),
        (LAST_DAY, LAST_DAY, True),
        (LAST_DAY + timedelta(days=1), None, False),
        (SINCE, LAST_DAY - timedelta(days=1), False),
    ],
)
def test_what_falls_due_within_it_is_late_without_that_being_attributable(
    since: date, until: date | None, excused: bool
) -> None:
    affected = by_creditor.given(noted(since, until))
    assert affected.state().excused_by == (STREAM if excused else None)
    day = LAST_DAY + timedelta(days=1)
    affected.when(FindLate(occurred_on=day)).then(
        ObligationFoundLate(occurred_on=day, party="beek", attributable=not excused)
    )


def test_what_was_found_attributable_before_is_shown_as_excused_since() -> None:
    state = by_creditor.given(found_late, noted()).state()
    assert state.late.attributable
    assert state.excused_by == STREAM


def test_what_has_no_date_is_not_late_and_needs_no_excuse() -> None:
    standing: Scenario = Scenario(OBLIGATION).given(opened(due=None), noted())
    assert standing.state().excused_by is None


def test_a_day_that_both_agreed_on_holds_instead() -> None:
    by_system.when(agree()).then(agreed())
    moved = by_system.given(agreed())
    moved.when(agree()).then()
    assert moved.state().due == AGREED
    assert moved.state().status(TODAY) is Status.OPEN
    waived = ObligationWaived(
        occurred_on=TODAY,
        party="beek",
        ground=WaiverGround.MUTUAL_CONSENT,
        decision=DecisionReference(organ="college", taken_on=TODAY, reference="B-1"),
    )
    by_system.given(waived).when(agree()).then()
    undated: Scenario = Scenario(OBLIGATION).given(opened(due=None)).by_system()
    undated.when(agree()).then(agreed(None))


def test_neither_rules_nor_an_amendment_move_a_day_that_both_agreed_on() -> None:
    moved = by_system.given(agreed())
    moved.when(RecomputeDue(due=AGREED)).then()
    text = {"amendment": "a-1", "effective_from": TODAY}
    later = due_on(date(2026, 6, 1))
    moved.when(AmendObligation(**text, now=stated(due=later))).then()
    [event] = OBLIGATION.decide(
        moved.state(),
        AmendObligation(**text, now=stated(due=later, evidence=())),
        moved.context,
    )
    assert isinstance(event, ObligationAmended)
    assert (event.due, event.evidence) == (AGREED, ())


# What force majeure brings to those that it affects


def brought(scenario: Scenario) -> list[Any]:
    return list(brings(STREAM, scenario.state(), scenario.history[-1]))


def test_each_obligation_that_is_named_has_it_on_record() -> None:
    noted_ = NoteForceMajeure(
        occurred_on=majeure.TOLD, force_majeure=STREAM, since=majeure.SINCE, until=None
    )
    assert brought(majeure.runs) == [(majeure.REPORT, noted_)]
    assert brought(majeure.runs.given(majeure.added)) == [(majeure.PLAN, noted_)]
    over = noted_.model_copy(update={"until": majeure.TOLD})
    both = majeure.runs.given(majeure.added, majeure.ended)
    assert brought(both) == [(majeure.REPORT, over), (majeure.PLAN, over)]
    late = majeure.runs.given(majeure.ended, majeure.added)
    assert brought(late) == [(majeure.PLAN, over)]


def test_a_new_day_is_brought_when_both_have_agreed_to_it() -> None:
    proposed = majeure.runs.given(majeure.proposed())
    assert brought(proposed) == []
    [(stream, command)] = brought(proposed.given(majeure.agreed()))
    assert stream == majeure.REPORT
    assert command == AgreeDue(
        occurred_on=majeure.TOLD,
        force_majeure=STREAM,
        due=majeure.agreed().due,
        agreed_by=("sittard-geleen", "beek"),
    )


def test_what_nobody_told_brings_nothing() -> None:
    assert list(brings(STREAM, ForceMajeure(), majeure.added)) == []
