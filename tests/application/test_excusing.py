"""What is recorded of force majeure reaches the obligations that it affects, once."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from application.added_requests import AddedToRequests
from application.excusing import excusing
from application.noticed_terms import noticed_under
from application.participants import Participants
from application.people import Person
from application.reactions import Reactions
from application.transact import Wish
from domain.default_notice import notices_under
from domain.force_majeure import force_majeure_under
from domain.force_majeure.commands import (
    AgreeNewDate,
    EndForceMajeure,
    NotifyForceMajeure,
    ProposeNewDate,
)
from domain.force_majeure.events import ForceMajeureKind
from domain.obligation.commands import FindLate
from domain.obligation.decisions import OBLIGATION
from domain.obligation.state import Obligation, Status
from domain.sealed import Plain
from interface.doors import Doors
from tests.application.conftest import Installed
from tests.application.test_timers import AGREED, BEEK, CENTRE, clock_of, conclude
from tests.domain.calendar.shipped import TABLES

MAJEURE = force_majeure_under(TABLES)
REPORT = f"{AGREED}-quarterly-report-2020-Q1"
"""Due 31 May 2020."""
TODAY, NEW_DAY = date(2020, 6, 15), date(2020, 7, 31)


@pytest.fixture
def doors(installed: Installed) -> Doors:
    found = conclude(installed.open(installed.place()))
    clock_of(found).move_to(datetime(2020, 6, 15, 9, tzinfo=UTC))
    found.timers.tick()
    return found


def say(doors: Doors, asked: Any, by: Person) -> None:
    around = Participants(doors.desk, doors.agreements, doors.privacy_requests.named)
    added = AddedToRequests(around, notices_under(TABLES), noticed_under(TABLES)).every()
    command = added[type(asked)]("f-1", asked) if type(asked) in added else asked
    dossier = MAJEURE.stream("f-1")
    doors.desk.handle(Wish(MAJEURE, "f-1", command, by, dossier=dossier))


def report(doors: Doors) -> Obligation:
    _, state = doors.desk.states.read(OBLIGATION, OBLIGATION.stream(REPORT))
    assert isinstance(state, Obligation)
    return state


def notify(doors: Doors) -> None:
    asked = NotifyForceMajeure(
        agreement=AGREED,
        occurred_on=date(2020, 3, 16),
        since=date(2020, 3, 13),
        kind=ForceMajeureKind.OTHER,
        obligations=(OBLIGATION.stream(REPORT),),
        description=Plain(text="all offices are closed"),
    )
    say(doors, asked, CENTRE)


def test_lateness_follows_from_force_majeure_without_anybody_saying_so(doors: Doors) -> None:
    notify(doors)
    reactions = Reactions(doors.desk, excusing(doors.desk, MAJEURE))
    assert (reactions.finish(), reactions.finish()) == (1, 0)
    assert Reactions(doors.desk, excusing(doors.desk, MAJEURE)).finish() == 0
    assert report(doors).excused_by == "force-majeure-f-1"
    entry = doors.registers.obligation(REPORT, doors.moments.resolve(None))
    assert (entry.status, entry.force_majeure) == (Status.OVERDUE, "force-majeure-f-1")
    doors.desk.handle(Wish(OBLIGATION, REPORT, FindLate(occurred_on=TODAY), BEEK))
    late = report(doors).late
    assert late is not None and not late.attributable
    say(doors, EndForceMajeure(occurred_on=date(2020, 5, 1)), CENTRE)
    assert reactions.finish() == 1
    entry = doors.registers.obligation(REPORT, doors.moments.resolve(None))
    assert entry.force_majeure is None


def test_a_new_day_takes_the_record_of_both(doors: Doors) -> None:
    notify(doors)
    reactions = Reactions(doors.desk, excusing(doors.desk, MAJEURE))
    stream = OBLIGATION.stream(REPORT)
    say(doors, ProposeNewDate(occurred_on=TODAY, obligation=stream, day=NEW_DAY), CENTRE)
    assert reactions.finish() == 1
    assert report(doors).due is not None and report(doors).status(TODAY) is Status.OVERDUE
    say(doors, AgreeNewDate(occurred_on=TODAY, obligation=stream, day=NEW_DAY), BEEK)
    assert reactions.finish() == 1
    due = report(doors).due
    assert due is not None and due.due == NEW_DAY
    entry = doors.registers.obligation(REPORT, doors.moments.resolve(None))
    assert (entry.due, entry.status) == (due, Status.OPEN)
    assert doors.timers.tick().recomputed == 0
