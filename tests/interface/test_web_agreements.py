"""The pages of agreements: the text, and beside it what the register says was kept."""

import re
from collections.abc import Iterator

import pytest

from application.registers import ObligationQuery
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.test_web_trail import Reader, reader

PAGE = f"/agreements/{AGREEMENT}"


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


def article(page: str, clause: str) -> str:
    """What the page says of one clause."""
    found = re.search(rf'<article class="clause" id="{clause}".*?</article>', page, re.DOTALL)
    assert found is not None, clause
    return found[0]


def test_the_list_has_every_agreement_with_its_parties_and_signatures(visitor: Reader) -> None:
    page = visitor.get("/agreements")
    assert f'<a href="{PAGE}">DVO-2020 Beek</a>' in page
    assert "Gemeente Sittard-Geleen" in page
    assert "2 van 2" in page
    assert "van kracht" in page


def test_the_parties_are_called_by_their_roles_in_it(visitor: Reader) -> None:
    assert re.findall(r"<dt>(Opdracht\w+)</dt>", visitor.get(PAGE)) == [
        "Opdrachtgever",
        "Opdrachtnemer",
    ]


def test_before_the_first_registration_the_list_says_that_it_is_empty(visitor: Reader) -> None:
    page = visitor.get("/agreements?asOf=0")
    assert "Er is nog geen overeenkomst vastgelegd." in page


@pytest.mark.parametrize("part", ["articles", "annex-1", "annex-2"])
def test_every_clause_stands_in_its_part_with_its_position(visitor: Reader, part: str) -> None:
    registers = visitor.installation.doors.registers
    page = visitor.get(f"{PAGE}?part={part}")
    for clause in registers.clauses(AGREEMENT, visitor.installation.doors.moments.resolve(None)):
        place = f'id="a{clause.clause.replace(".", "-")}"'
        assert (place in page) == ((clause.annex or "articles") == part)
        if place in page:
            assert f'href="/trail/{clause.position}"' in article(page, place[4:-1])


def test_a_clause_without_duties_says_why(visitor: Reader) -> None:
    found = article(visitor.get(PAGE), "arecital-1")
    assert "Geen verplichting." in found
    assert "de plicht zelf staat in artikel 1" in found


def test_a_duty_has_a_mark_with_hidden_words_for_every_year(visitor: Reader) -> None:
    doors = visitor.installation.doors
    found = article(visitor.get(PAGE), "a12-3")
    query = ObligationQuery(agreement=AGREEMENT, article="12.3", limit=500)
    owed = doors.registers.obligations(query, doors.moments.resolve(None)).entries
    late = [one for one in owed if one.period.startswith("2020") and one.status == "overdue"]
    assert late
    assert '<span class="sr"> te laat, </span>' in found
    assert re.findall(r'scope="col"[^>]*><span class="only-l">20</span>(\d\d)', found) == [
        "20",
        "21",
    ]


def test_what_is_fulfilled_shows_its_day(free: Reader) -> None:
    report = f"{AGREEMENT}-annual-report-2020"
    body = {"occurredOn": "2021-02-26", "evidence": []}
    evidence = {"source": "own-system", "kind": "report", "system": "dms", "reference": "Z-1"}
    sent = free.installation.post(
        f"/v1/obligations/{report}/fulfilments", body | {"evidence": [evidence]}, CENTRE
    )
    assert sent.status_code == 201, sent.text
    found = article(free.get(PAGE), "a12-3")
    cell = re.search(rf'href="/obligations/{report}">(.*?)</a>', found, re.DOTALL)
    assert cell is not None
    assert "op tijd" in cell[1]
    assert "26 feb" in cell[1]


def test_what_holds_always_is_said_to_be_continuous(visitor: Reader) -> None:
    found = article(visitor.get(PAGE), "a18")
    assert f"/obligations/{AGREEMENT}-confidentiality-standing" in found
    assert "doorlopend" in found


def test_what_nothing_called_for_yet_says_so(visitor: Reader) -> None:
    assert "dat is nog niet gebeurd" in article(visitor.get(PAGE), "a16-1")


def test_about_has_signatures_with_both_times_and_open_points(visitor: Reader) -> None:
    page = visitor.get(f"{PAGE}?part=about")
    assert "B-2019-117" in page
    assert "burgemeester" in page
    assert "open punt: nog niet afgesproken" in page
    assert "niet bekend" in page
    assert "Er staat geen verbetering open." in page
    shown = set(re.findall(r"asOf=(\d+)", page))
    assert len(shown) == 3  # two signatures and the conclusion


def test_an_open_correction_stands_beside_what_the_text_says_now(free: Reader) -> None:
    said = {"nl": "Nieuw woord", "en": "New word"}
    body = {"wording": {"kind": "product", "id": "direct.a.1", "title": said}}
    sent = free.installation.post(f"/v1/agreements/{AGREEMENT}/corrections", body, BEEK)
    assert sent.status_code == 201, sent.text
    page = free.get(f"{PAGE}?part=about")
    assert "wacht op een tweede persoon" in page
    assert "voorgesteld door Gemeente Beek" in page
    assert "Uitkering verstrekken" in page
    assert "Nieuw woord" in page


def test_the_products_are_listed_with_their_positions(visitor: Reader) -> None:
    doors = visitor.installation.doors
    page = visitor.get(f"{PAGE}?part=products")
    for one in doors.registers.products(AGREEMENT, doors.moments.resolve(None)):
        assert f'id="p-{one.product.replace(".", "-")}"' in page
        assert f'href="/trail/{one.position}"' in page


def test_a_clause_has_an_address_of_its_own(visitor: Reader) -> None:
    http = visitor.http
    assert http.get(f"{PAGE}/clauses/17.2").headers["location"] == f"{PAGE}#a17-2"
    annexed = http.get(f"{PAGE}/clauses/annex-2.15.1").headers["location"]
    assert annexed == f"{PAGE}?part=annex-2#aannex-2-15-1"


def test_an_earlier_day_shows_the_agreement_as_it_was(visitor: Reader) -> None:
    page = visitor.get(f"{PAGE}?asOf=2019-11-04&part=about")
    assert "U kijkt naar het verleden:" in page
    assert "nog niet: een handtekening ontbreekt" not in visitor.get(PAGE)
    signed = visitor.get(f"{PAGE}?asOf=292&part=about")
    assert "nog niet getekend" in signed
    assert "nog niet: een handtekening ontbreekt" in signed


def test_what_is_not_there_is_not_found(visitor: Reader) -> None:
    visitor.get("/agreements/nope", 404)
    visitor.get(f"{PAGE}/clauses/99", 404)


def test_in_english(visitor: Reader) -> None:
    page = visitor.get(PAGE, language="en")
    assert "On the left you read what was agreed" in page
    assert "Article 17.2 · " in page
    assert "Parties and signatures" in visitor.get(f"{PAGE}?part=about", language="en")


@pytest.mark.parametrize("moment", [None, "2020-03-01", "300"])
def test_what_is_owed_under_an_agreement_is_what_the_register_has_of_it(
    standing: Installation, moment: str | None
) -> None:
    doors = standing.doors
    at = doors.moments.resolve(moment)
    listed = doors.registers.listed(ObligationQuery(agreement=AGREEMENT, limit=10_000), at)
    owed = doors.registers.owed_under(AGREEMENT, at)
    assert sorted(owed, key=lambda one: one.id) == sorted(listed.entries, key=lambda one: one.id)
    of_one = doors.registers.owed_under(AGREEMENT, at, "12.3")
    assert of_one == [one for one in owed if one.clause == "12.3"]
