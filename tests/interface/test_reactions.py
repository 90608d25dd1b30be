"""What follows by itself from what is recorded of a case: at once, after a stop, and only once."""

from typing import Any, cast

import pytest

from application.people import Person, Role
from domain.opening.record import Digest
from infra.event_log.log import LibraryEventLog
from infra.event_log.opening_leaves import OpeningLeaves
from interface.doors import Doors
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.visiting import Visitor, hidden

DAY = "2021-05-28"
REPORT = {
    "source": "own-system",
    "kind": "evaluation-report",
    "system": "zaaksysteem",
    "reference": "Z-2021-00417",
}
FREQUENCY = {
    "duty": "evaluation",
    "every": "year",
    "first": "2020-01-01",
    "decision": {"organ": "college", "takenOn": "2020-03-03", "reference": "B-2020-31"},
}
OWED = f"{AGREEMENT}-evaluation-2020"


@pytest.fixture
def evaluated(lived: Installation) -> Installation:
    """An evaluation of 2020 is under way, and owed by a frequency that was agreed."""
    agreed = lived.post(f"/v1/agreements/{AGREEMENT}/frequencies", FREQUENCY)
    assert agreed.status_code == 201, agreed.text
    lived.doors.timers.tick()
    assert lived.get(f"/v1/obligations/{OWED}").json()["status"] == "overdue"
    return lived


def begun(lived: Installation) -> str:
    body = {
        "occurredOn": DAY,
        "agreement": AGREEMENT,
        "first": "2020-01-01",
        "last": "2020-12-31",
        "owed": {"duty": "evaluation", "period": "2020"},
    }
    made = lived.post("/v1/evaluations", body)
    assert made.status_code == 201, made.text
    key = str(made.json()["id"])
    someone = {"occurredOn": DAY, "participant": {"party": BEEK, "capacity": "delegation"}}
    for path in ("invitations", "participations"):
        assert lived.post(f"/v1/evaluations/{key}/{path}", someone).status_code == 201
    return key


def concluded(lived: Installation, key: str) -> dict[str, Any]:
    body = {"occurredOn": DAY, "report": REPORT}
    made = lived.post(f"/v1/evaluations/{key}/conclusions", body, CENTRE)
    assert made.status_code == 201, made.text
    return dict(made.json())


def met(lived: Installation) -> bool:
    shown = lived.get(f"/v1/obligations/{OWED}").json()
    return shown["fulfilledOn"] == DAY


def test_an_evaluation_that_is_concluded_meets_the_duty_that_it_was_owed_under(
    evaluated: Installation,
) -> None:
    made = concluded(evaluated, begun(evaluated))
    assert met(evaluated)
    last = list(evaluated.doors.log.since(made["position"]))
    assert [one.event.type for one in last] == ["obligation.fulfilled.v1"]
    by = last[0].by
    assert (by.party, by.role, by.cause) == (CENTRE, "clerk", made["position"])


def test_asked_again_nothing_follows_again(evaluated: Installation) -> None:
    concluded(evaluated, begun(evaluated))
    size = evaluated.doors.log.size()
    reactions = evaluated.doors.reacting.reactions
    assert (reactions.finish(), reactions.finish()) == (0, 0)
    assert evaluated.doors.log.size() == size


def test_what_is_no_event_brings_nothing(evaluated: Installation) -> None:
    reactions = evaluated.doors.reacting.reactions
    reactions.finish()
    OpeningLeaves(cast("LibraryEventLog", evaluated.doors.log)).append(Digest(0, "00" * 32))
    assert (reactions.finish(), reactions.finish()) == (0, 0)


def test_what_a_stop_left_is_finished_at_the_next_tick(evaluated: Installation) -> None:
    key = begun(evaluated)
    doors: Doors = evaluated.doors
    docket = doors.dockets["evaluation"]
    asked = docket.kind.commands[4].model_validate({"occurredOn": DAY, "report": REPORT})
    by = Person("a-1", CENTRE, frozenset({Role.CLERK}))
    doors.desk.handle(docket.wish(key, asked, by))
    assert not met(evaluated)
    doors.timers.tick()
    assert met(evaluated)


def test_on_its_page_it_is_concluded_and_the_duty_is_met(evaluated: Installation) -> None:
    key = begun(evaluated)
    visitor = Visitor(evaluated, BEEK, "clerk")
    typed = {
        "occurred_on": DAY,
        "system-report": "zaaksysteem",
        "reference-report": "Z-2021-00417",
    }
    page = visitor.recorded(f"/cases/evaluations/{key}/conclusions", typed)
    assert "zonder de archiefinspecteur (art. 14.3)" in page
    assert met(evaluated)


def test_a_document_that_comes_with_the_form_is_kept_and_meets_the_duty(
    evaluated: Installation,
) -> None:
    key, visitor = begun(evaluated), Visitor(evaluated, BEEK, "clerk")
    path = f"/cases/evaluations/{key}/conclusions"
    typed = hidden(visitor.page(path)) | {"step": "review", "occurred_on": DAY}
    given = {"file-report": ("verslag.pdf", b"%PDF-1.7 verslag", "application/pdf")}
    reviewed = visitor.http.post(path, data=typed, files=given)
    assert reviewed.status_code == 200, reviewed.text
    assert "evaluatierapport" in reviewed.text
    visitor.post(path, hidden(reviewed.text) | {"step": "record"}, 303)
    facts = evaluated.get(f"/v1/evaluations/{key}").json()["facts"]
    assert facts["concluded"]["report"]["source"] == "store"
    assert met(evaluated)


def test_a_conclusion_without_its_report_says_what_is_missing(evaluated: Installation) -> None:
    key, visitor = begun(evaluated), Visitor(evaluated, BEEK, "clerk")
    path = f"/cases/evaluations/{key}/conclusions"
    typed = hidden(visitor.page(path)) | {"step": "review", "occurred_on": DAY}
    assert "Voeg dit stuk toe" in visitor.post(path, typed, 422).text
    typed["kept-report"] = "ab" * 32
    assert visitor.post(path, typed, 422).text.count('role="alert"') == 1
