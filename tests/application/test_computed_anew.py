"""Terms of cases of every kind are computed anew when the rule tables change, on both databases."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from application.computed_anew import ComputedAnew
from domain import complaint, objection
from domain.calendar.rules import RuleTables
from domain.complaint.commands import LodgeComplaint, WithdrawComplaint
from domain.complaint.events import ComplaintDueRecomputed
from domain.kind import Kind
from domain.kinds import kinds
from domain.mandate.events import Office
from domain.objection.commands import LodgeObjection
from domain.objection.events import ObjectionDueRecomputed
from domain.sealed import Plain
from interface.doors import Doors
from tests.application.conftest import SIGNED, Installed
from tests.application.test_timers import AGREED, BEEK, clock_of, conclude
from tests.domain.calendar.shipped import TABLES

TODAY = date(2020, 3, 3)
WORDS = Plain(text="the letter was never answered")
PRODUCT = "direct.a.1.2"
ABOUT: dict[str, Any] = {
    "occurred_on": TODAY,
    "agreement": AGREED,
    "controller": "beek",
    "processor": "sittard-geleen",
    "product": PRODUCT,
}
FOUR_WEEKS = timedelta(weeks=4)


def longer(tables: RuleTables) -> RuleTables:
    """The same law, but four more weeks for objections and complaints."""
    changed = ("objection-decision-committee", "complaint")
    terms = tuple(
        one.model_copy(update={"length": one.length + 4}) if one.id in changed else one
        for one in tables.terms
    )
    return tables.model_copy(update={"version": "nl-2099.1", "terms": terms})


def begun(doors: Doors, category: str, asked: Any) -> str:
    wish = doors.dockets[category].beginning(asked, BEEK)
    doors.desk.handle(wish)
    return wish.key


def under(doors: Doors, *made: Kind[Any]) -> ComputedAnew:
    """By the rule tables that those kinds were made for."""
    dockets = (doors.dockets[one.decider.category] for one in made)
    return ComputedAnew(
        tuple(replace(docket, kind=one) for docket, one in zip(dockets, made, strict=True))
    )


def test_what_is_open_moves_to_the_day_of_the_new_tables_once(installed: Installed) -> None:
    doors = conclude(installed.open(installed.place()))
    clock_of(doors).move_to(SIGNED + timedelta(days=(TODAY - SIGNED.date()).days))
    said = {"conduct_at": "sittard-geleen", "complaint": WORDS}
    complaints = [begun(doors, "complaint", LodgeComplaint(**ABOUT, **said)) for _ in range(2)]
    objected = begun(
        doors,
        "objection",
        LodgeObjection(
            **ABOUT,
            reference="PW-2020-7",
            notified_on=date(2020, 2, 10),
            taken_by=Office(party="sittard-geleen", organ="head-of-income"),
        ),
    )
    withdrawn = WithdrawComplaint(occurred_on=TODAY)
    doors.desk.handle(doors.dockets["complaint"].wish(complaints[1], withdrawn, BEEK))
    before = {key: doors.dockets["complaint"].current(key).due for key in complaints}
    objection_due = doors.dockets["objection"].current(objected).due
    shipped = under(doors, complaint.kind(TABLES), objection.kind(TABLES))
    assert shipped.recompute(TABLES.version) == 0

    later = longer(TABLES)
    changed = under(doors, complaint.kind(later), objection.kind(later))
    assert changed.recompute(later.version) == 2
    assert changed.recompute(later.version) == 0
    after = {key: doors.dockets["complaint"].current(key).due for key in complaints}
    assert after[complaints[0]].due == before[complaints[0]].due + FOUR_WEEKS
    assert after[complaints[1]] == before[complaints[1]]
    assert doors.dockets["objection"].current(objected).due.due == objection_due.due + FOUR_WEEKS
    moved = [one for one in doors.log.since(0) if one.event.type.endswith("due-recomputed.v1")]
    assert {type(one.event) for one in moved} == {ComplaintDueRecomputed, ObjectionDueRecomputed}
    assert doors.views.check() == []


def test_the_timers_compute_the_terms_of_cases_anew(installed_in_a_folder: Installed) -> None:
    """As an installation wires them: nothing moves under the tables that it was made with."""
    doors = conclude(installed_in_a_folder.open(installed_in_a_folder.place()))
    clock_of(doors).move_to(SIGNED + timedelta(days=(TODAY - SIGNED.date()).days))
    said = {"conduct_at": "sittard-geleen", "complaint": WORDS}
    key = begun(doors, "complaint", LodgeComplaint(**ABOUT, **said))
    due = doors.dockets["complaint"].current(key).due
    assert doors.timers.anew("nl-2099.1") == 0  # asked of the case, which its tables leave as it is
    assert doors.dockets["complaint"].current(key).due == due


def test_every_kind_with_such_a_command_has_it_asked_by_the_timers() -> None:
    for one in kinds(TABLES):
        named = [it for it in one.commands if it.__name__.startswith("Recompute")]
        assert [one.recompute] == (named or [None]), one.decider.category
