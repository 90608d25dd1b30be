"""The registers of cases as of any position, on each database: what a fold of the log gives."""

from datetime import timedelta
from typing import Any

from application.asof import AsOf
from application.cases import CaseQuery, Cases
from application.people import Person, Role
from application.transact import Wish
from domain.breach.commands import (
    AssessBreach,
    CloseBreach,
    DiscoverBreach,
    TakeMeasure,
    TellController,
)
from domain.breach.decisions import BREACH
from domain.breach.events import BreachNature, Cause, MeasureKind, Risk
from domain.breach.state import Breach
from domain.disclosure.commands import (
    FindDuty,
    MakeDisclosure,
    RequestDisclosure,
)
from domain.disclosure.decisions import DISCLOSURE
from domain.disclosure.events import DisclosureWay, RecipientKind
from domain.messages import Command
from domain.personal_data import Data
from domain.sealed import Plain, Sealed
from infra.views.cases import CASES, viewed_breaches, viewed_disclosures
from tests.infra.world import START, TODAY, Opened, Place, due_on

OFFICER = Person("a-1", "beek", frozenset({Role.PRIVACY_OFFICER}))
CENTRE = Person("a-2", "sittard-geleen", frozenset({Role.PRIVACY_OFFICER}))
WORDS = Plain(text="a list went to the wrong address")
SOMEONE, ANOTHER = (f"0196f0a2-5d1e-7c1b-8a55-0d4f6f1f2b{end}" for end in ("3c", "3d"))
BETWEEN: dict[str, Any] = {
    "agreement": "dvo-test",
    "controller": "beek",
    "processor": "sittard-geleen",
    "parties": ("beek", "sittard-geleen"),
}
FOUND = START - timedelta(hours=5)

discover = DiscoverBreach(
    **BETWEEN,
    discovered_at=FOUND,
    natures=(BreachNature.CONFIDENTIALITY,),
    cause=Cause.ATTACK,
    categories=(Data.INCOME,),
    description=WORDS,
    notify_by=due_on(TODAY),
)
BREACH_LIFE: tuple[tuple[Command, Person], ...] = (
    (discover, CENTRE),
    (TellController(told_at=START, notify_by=due_on(TODAY)), CENTRE),
    (AssessBreach(occurred_on=TODAY, risk=Risk.UNLIKELY, reasons=WORDS), OFFICER),
    (
        TakeMeasure(occurred_on=TODAY, kind=MeasureKind.CONTAINED, description=WORDS),
        CENTRE,
    ),
    (CloseBreach(occurred_on=TODAY, outcome="handled", conclusion=WORDS), OFFICER),
)


def at(position: int) -> AsOf:
    return AsOf(position, TODAY, past=True)


def live(where: Opened, key: str) -> list[int]:
    """A whole life of a breach; the positions that its events have."""
    found = []
    for command, by in BREACH_LIFE:
        wish = Wish(BREACH, key, command, by, dossier=f"breach-{key}")
        found.append(where.desk.handle(wish).position)
    return found


def folded(where: Opened, key: str, upto: int) -> Breach | None:
    events: list[Any] = [
        one.event for one in where.log.read(BREACH.stream(key)) if one.position <= upto
    ]
    return BREACH.fold(events) if events else None


def test_a_case_is_known_at_each_position_as_the_log_has_it(place: Place) -> None:
    where = place.open(views=CASES)
    cases: Cases[Breach] = viewed_breaches(where.views)
    live(where, "b-1")
    last = live(where, "b-2")[-1]
    for position in range(last + 1):
        for key in ("b-1", "b-2"):
            found = cases.one(key, at(position))
            assert (None if found is None else found.state) == folded(where, key, position)
    known = folded(where, "b-1", last)
    assert known is not None and known.discovered is not None
    assert isinstance(known.discovered.description, Sealed)


def test_a_list_is_narrowed_and_begins_with_the_last(place: Place) -> None:
    where = place.open(views=CASES)
    cases = viewed_breaches(where.views)
    positions = live(where, "b-1")
    live(where, "b-2")
    now = at(where.log.size())

    def listed(then: AsOf = now, **asked: Any) -> list[str]:
        return [one.id for one in cases.listed(CaseQuery(**asked), then)]

    assert listed() == listed(open=False) == ["b-2", "b-1"]
    assert listed(open=True) == listed(party="stein") == listed(agreement="dvo-other") == []
    assert listed(party="sittard-geleen", agreement="dvo-test") == ["b-2", "b-1"]
    assert listed(at(positions[-2]), open=True) == ["b-1"]


def test_disclosures_are_found_by_whom_they_are_about(place: Place) -> None:
    where = place.open(views=CASES)
    cases = viewed_disclosures(where.views)
    request = RequestDisclosure(
        **BETWEEN,
        occurred_on=TODAY,
        recipient_kind=RecipientKind.BAILIFF,
        recipient=WORDS,
        purpose=WORDS,
        categories=(Data.INCOME,),
    )
    duty = FindDuty(
        occurred_on=TODAY, law="participatiewet", article="64", categories=(Data.INCOME,)
    )
    made = MakeDisclosure(
        occurred_on=TODAY,
        categories=(Data.INCOME,),
        subjects=(SOMEONE,),
        way=DisclosureWay.PAPER,
    )
    for command, by in ((request, CENTRE), (duty, OFFICER), (made, CENTRE)):
        where.desk.handle(Wish(DISCLOSURE, "d-1", command, by, dossier="disclosure-d-1"))
    now, before = at(where.log.size()), at(where.log.size() - 1)
    assert [one.id for one in cases.listed(CaseQuery(subject=SOMEONE), now)] == ["d-1"]
    assert cases.listed(CaseQuery(subject=SOMEONE), before) == []
    assert cases.listed(CaseQuery(subject=ANOTHER), now) == []
    assert [one.id for one in cases.listed(CaseQuery(), before)] == ["d-1"]


def test_the_registers_made_anew_are_the_same(place: Place) -> None:
    where = place.open(views=CASES)
    live(where, "b-1")
    assert where.views.check() == []
    before = viewed_breaches(where.views).one("b-1", at(where.log.size()))
    where.views.rebuild()
    assert viewed_breaches(where.views).one("b-1", at(where.log.size())) == before
