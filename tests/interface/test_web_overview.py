"""The first page: what waits for whom, the years, and what changed since one was last here."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from application.registers import ObligationQuery
from domain.obligation.state import Status
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, REPORT, Installation
from tests.interface.test_web_trail import Reader, reader


@pytest.fixture
def visitor(standing: Installation) -> Iterator[Reader]:
    found = reader(standing)
    yield found
    found.http.close()


@pytest.fixture
def free(lived: Installation) -> Iterator[Reader]:
    found = reader(lived)
    yield found
    found.http.close()


def lead(page: str) -> str:
    found = re.search(r'<p class="lead">(.*?)</p>', page, re.DOTALL)
    assert found is not None
    return re.sub(r"<[^>]+>", "", found[1])


@pytest.mark.parametrize("moment", ["", "2019-12-20"])
def test_the_sentence_has_numbers_that_lead_to_the_lists(visitor: Reader, moment: str) -> None:
    doors = visitor.installation.doors
    at = doors.moments.resolve(moment or None)

    def total(status: Status, **narrowed: str) -> int:
        query = ObligationQuery(status=status, limit=1, **narrowed)  # type: ignore[arg-type]
        return doors.registers.obligations(query, at).total

    overdue, soon = (total(one, party=BEEK) for one in (Status.OVERDUE, Status.DUE_SOON))
    own = total(Status.OVERDUE, debtor=BEEK) + total(Status.DUE_SOON, debtor=BEEK)
    assert (overdue > 1, soon > 1, own > 1) == (not moment, bool(moment), True)
    page = visitor.get(f"/?asOf={moment}")
    late = f"{overdue} verplichtingen zijn te laat." if overdue else "Niets is te laat."
    next_up = f"{soon} lopen" if soon else "Niets loopt"
    assert lead(page) == f"{late} {next_up} binnen 14 dagen af. {own} wachten op u."
    status, kept = ("due-soon", f"asOf={moment}&amp;") if moment else ("overdue", "")
    for query in (f"party={BEEK}&amp;status={status}", f"status={status}&amp;debtor={BEEK}"):
        assert f'href="/obligations?{kept}{query}"' in page


def test_before_anything_was_recorded_nothing_waits(visitor: Reader) -> None:
    page = visitor.get("/?asOf=0")
    said = "Niets is te laat. Niets loopt binnen 14 dagen af. Niets wacht op u."
    assert lead(page) == said
    assert "Er is nog niets vastgelegd." in page
    english = lead(visitor.get("/?asOf=0", language="en"))
    assert english == "Nothing is overdue. Nothing is due within 14 days. Nothing waits for you."


def test_the_years_beside_this_one(visitor: Reader) -> None:
    page = visitor.get("/")
    assert "Het jaar 2021" in page
    assert 'href="/?year=2020#jaar"' in page
    before = visitor.get("/?year=2020")
    assert "Het jaar 2020" in before
    assert "vandaag</text>" in page
    assert "vandaag</text>" not in before
    far = visitor.get("/?year=1999")
    assert "In dit jaar loopt voor uw partij niets af." in far
    assert '<a href="/">dit jaar</a>' in far
    assert visitor.http.get("/?year=10000").status_code == 400


def test_a_dispute_waits_for_the_party_that_settles_it(free: Reader) -> None:
    said = {"occurredOn": "2021-06-01", "ground": "not-owed"}
    asking = "Betwisting om af te handelen:"
    sent = free.installation.post(f"/v1/obligations/{REPORT}/disputes", said, CENTRE)
    assert sent.status_code == 201, sent.text
    offered = {}
    for party in (BEEK, CENTRE):
        page = reader_for(free.installation, party).get("/")
        settle = f'action="/obligations/{REPORT}/settle"'
        theirs = reader_for(free.installation, party).get(f"/obligations/{REPORT}")
        offered[party] = (asking in page, settle in theirs or f"{REPORT}/settle" in theirs)
    assert all(waits == may for waits, may in offered.values())
    assert any(waits for waits, _ in offered.values())


def test_a_correction_waits_for_a_second_person(free: Reader) -> None:
    said = {"nl": "Nieuw woord", "en": "New word"}
    body = {"wording": {"kind": "product", "id": "direct.a.1", "title": said}}
    sent = free.installation.post(f"/v1/agreements/{AGREEMENT}/corrections", body, BEEK)
    assert sent.status_code == 201, sent.text
    asking = "Verbetering die een tweede persoon moet bevestigen:"
    assert asking not in free.get("/")
    page = reader_for(free.installation, CENTRE).get("/")
    assert asking in page
    assert f'href="/agreements/{AGREEMENT}?part=about#verbeteringen"' in page
    assert asking not in reader_for(free.installation, CENTRE, "auditor").get("/")


def test_what_changed_since_one_was_last_here(free: Reader) -> None:
    found, before = free.installation, free.installation.doors.log.size()
    assert "Sinds uw vorige bezoek" not in free.get("/")
    said = {"occurredOn": "2021-06-01", "ground": "not-owed"}
    assert found.post(f"/v1/obligations/{REPORT}/disputes", said, CENTRE).status_code == 201
    assert "Sinds uw vorige bezoek" not in free.get("/")
    assert found.post(f"/v1/obligations/{REPORT}/settlements", SETTLED, CENTRE).status_code == 201
    found.clock.move_to(found.clock.now() + timedelta(minutes=31))
    page = free.get("/")
    assert f'href="/events?from={before + 2}">1 regel erbij</a>' in page
    assert f'href="/replay/compare?asOf={before + 1}">1 verplichting veranderd</a>' in page
    assert free.get("/") == page
    assert "Sinds uw vorige bezoek" not in free.get(f"/?asOf={before}")
    found.clock.move_to(found.clock.now() + timedelta(minutes=31))
    assert "Sinds uw vorige bezoek is niets vastgelegd." in free.get("/")


SETTLED = {"occurredOn": "2021-06-01", "outcome": "withdrawn"}


def reader_for(found: Installation, party: str, role: str = "clerk") -> Reader:
    one = reader(found)
    one.http.cookies.clear()
    token = found.token(party, role)
    assert one.http.post("/sign-in/token", data={"token": token}).status_code == 303
    return one
