"""The register of requests of data subjects, on each database: as of any moment, and rebuilt."""

from datetime import date, timedelta
from typing import Any

import pytest

from application.agreements import Agreements
from application.arrangements import Arrangements
from application.asof import AsOf
from application.people import Person, Role
from application.privacy_requests import PrivacyRequests
from application.registers import CursorNotUnderstood
from application.request_register import RequestQuery, UnknownRequest
from domain.calendar.rules import RuleTables
from domain.privacy_request import requests_under
from domain.privacy_request.commands import EstablishIdentity, NoteObstacle, ReceiveRequest
from domain.privacy_request.rights import Means, Obstacle, Right
from domain.privacy_request.state import RequestStatus
from domain.sealed import Plain
from infra.rules.tables import load_retention
from infra.views.arrangements import ViewedArrangements
from infra.views.privacy_requests import PRIVACY_REQUESTS
from infra.views.request_register import ViewedRequests
from tests.domain.calendar.shipped import TABLES
from tests.infra.world import TODAY, Opened, Place

BY = Person("a-1", "beek", frozenset({Role.CLERK}))


@pytest.fixture
def there(place: Place) -> Opened:
    return place.open(views=(PRIVACY_REQUESTS,))


def service(there: Opened, tables: RuleTables = TABLES) -> PrivacyRequests:
    agreements = Agreements(there.desk, there.states)
    named = "0197a3c2-7e11-7a40-9c02-{:012x}".format
    return PrivacyRequests(
        there.desk,
        agreements,
        requests_under(tables),
        ViewedRequests(there.views),
        Arrangements(
            there.desk, agreements, ViewedArrangements(there.views), load_retention(), str
        ),
        there.erasing,
        lambda words: named(hash(words) % 2**48),
        lambda subjects: (),
    )


def received(there: Opened, day: date, *rights: Right, **other: Any) -> str:
    asked = ReceiveRequest(
        controller="beek",
        received_by="beek",
        occurred_on=day,
        rights=rights or (Right.ACCESS,),
        requester=Plain(text="A. Voorbeeld"),
        **other,
    )
    return there.desk.handle(service(there).receiving(asked, BY)).id


def test_a_list_is_ordered_narrowed_and_as_of_any_position(there: Opened) -> None:
    register = ViewedRequests(there.views)
    days = [TODAY - timedelta(days=each) for each in (40, 20, 2)]
    late, soon, later = (received(there, day) for day in days)
    before = there.log.size()
    asked = EstablishIdentity(occurred_on=TODAY, means=Means.DIGID)
    there.desk.handle(service(there).wish(late, asked, BY))
    now, then = AsOf(there.log.size(), TODAY, past=False), AsOf(before, TODAY, past=True)

    def found(at: AsOf = now, **narrowed: Any) -> list[str]:
        return [one.id for one in register.requests(RequestQuery(**narrowed), at).entries]

    assert found() == [late, soon, later]
    assert found(descending=True) == [later, soon, late]
    assert found(status=RequestStatus.OVERDUE) == [late]
    assert found(status=RequestStatus.DUE_SOON) == [soon]
    assert found(right=Right.ERASURE) == []
    assert register.count(RequestQuery(controller="beek"), now) == 3
    assert register.request(late, now).identified_on == TODAY
    assert register.request(late, then).identified_on is None
    first = register.requests(RequestQuery(limit=2), then)
    assert (first.total, len(first.entries)) == (3, 2)
    assert found(limit=2, cursor=first.next) == [later]
    with pytest.raises(UnknownRequest):
        register.request("nothing", now)
    with pytest.raises(CursorNotUnderstood):
        found(cursor="x")


def test_it_is_rebuilt_from_the_log_row_by_row_and_holds_no_words(there: Opened) -> None:
    key = received(there, TODAY, Right.ERASURE)
    note = NoteObstacle(occurred_on=TODAY, obstacle=Obstacle.LEGAL_DUTY)
    there.desk.handle(service(there).wish(key, note, BY))
    assert there.views.check() == []
    with there.views.asking(PRIVACY_REQUESTS.name) as (connection, questions):
        life = questions.life(connection, key)
    assert len(life) == 2
    assert "Voorbeeld" not in repr(life)


def test_other_rules_move_what_is_not_decided(there: Opened) -> None:
    key = received(there, TODAY)
    terms = (
        rule.model_copy(update={"length": 2}) if rule.id == "avg-request" else rule
        for rule in TABLES.terms
    )
    longer = TABLES.model_copy(update={"version": "longer", "terms": tuple(terms)})
    assert service(there).recompute(TABLES.version) == 0
    moved = service(there, longer)
    assert [moved.recompute("longer") for _ in range(2)] == [1, 0]
    found = ViewedRequests(there.views).request(key, AsOf(there.log.size(), TODAY, past=False))
    assert found.moved[0].due < found.due.due


def test_the_vault_knows_in_which_streams_something_of_a_person_is(there: Opened) -> None:
    subject = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
    keys = [received(there, TODAY, subject=subject) for _ in range(2)]
    received(there, TODAY)
    decider = service(there).decider
    assert there.vault.streams_of(subject) == sorted(decider.stream(key) for key in keys)
    assert there.vault.streams_of("nobody") == []
