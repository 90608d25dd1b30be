"""The lists besides that of the obligations, as files: whole, as they were narrowed."""

import csv
import io

import pytest

from domain.event_types import NAMES
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.test_web_trail import Reader, reader

EARLIER = "asOf=2019-12-01"


@pytest.fixture
def visitor(standing: Installation) -> Reader:
    return reader(standing)


def table(visitor: Reader, path: str) -> list[dict[str, str]]:
    answer = visitor.http.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_every_event_is_in_the_file_once_the_newest_first(visitor: Reader) -> None:
    doors = visitor.installation.doors
    expected = [one.position for one in doors.log.since(0)]
    rows = table(visitor, "/events.csv")
    assert [int(one["Nr."]) for one in rows] == expected[::-1]
    assert {one["Soort"] for one in rows} <= set(NAMES)


def test_a_file_of_events_is_narrowed_as_the_page_is(visitor: Reader) -> None:
    rows = table(visitor, f"/events.csv?party={BEEK}&type=agreement.signed.v1")
    assert [one["Vastgelegd door"] for one in rows] == ["Gemeente Beek"]
    assert rows[0]["Wat"].startswith("getekend door Gemeente Beek")
    assert rows[0]["Gebeurd"] == "2019-11-04"
    known = visitor.installation.doors.moments.resolve("2019-12-01").position
    assert {one["Zoals bekend bij nr."] for one in table(visitor, f"/events.csv?{EARLIER}")} == {
        str(known)
    }
    assert [one["Nr."] for one in table(visitor, "/events.csv?from=5&to=6")] == ["6", "5"]


def test_the_page_leads_to_the_file_with_its_filters(visitor: Reader) -> None:
    assert f'href="/events.csv?party={CENTRE}"' in visitor.get(f"/events?party={CENTRE}")


def test_the_products_are_in_the_order_of_the_list(visitor: Reader) -> None:
    rows = table(visitor, f"/agreements/{AGREEMENT}/products.csv")
    registers, moments = visitor.installation.doors.registers, visitor.installation.doors.moments
    assert len(rows) == len(registers.products(AGREEMENT, moments.resolve(None)))
    positions = [int(one["Nr."]) for one in rows]
    assert positions == sorted(positions)
    assert visitor.http.get("/agreements/no-such/products.csv").status_code == 404
    assert "/products.xlsx" in visitor.get(f"/agreements/{AGREEMENT}?part=products")


@pytest.mark.parametrize("view", ["obligations", "agreements", "clauses", "products"])
def test_a_comparison_has_every_change(visitor: Reader, view: str) -> None:
    rows = table(visitor, f"/replay/compare.csv?view={view}&{EARLIER}")
    doors = visitor.installation.doors
    then, now = doors.moments.resolve("2019-12-01"), doors.moments.resolve(None)
    total = doors.registers.changed(then, now, view, 0)[1]
    named = {one["Kenmerk"] for one in rows}
    assert len(named) <= total and bool(named) == bool(total)
    assert {one["Vanaf nr."] for one in rows} <= {str(then.position)}


def test_a_comparison_says_what_stood_there_and_what_stands_there_now(visitor: Reader) -> None:
    rows = table(visitor, "/replay/compare.csv?asOf=1")
    assert {one["Daarna"] for one in rows} == {"opgenomen"}
    assert {one["Toen"] for one in rows} == {""}


def test_the_products_are_sorted_by_name_both_ways_on_the_page_and_in_the_file(
    visitor: Reader,
) -> None:
    page = visitor.get(f"/agreements/{AGREEMENT}?part=products&sort=title")
    assert 'aria-sort="ascending"' in page and "sort=-title" in page
    assert f'href="/agreements/{AGREEMENT}/products.csv?sort=title"' in page
    names = {
        sort: [
            one["Product"].casefold()
            for one in table(visitor, f"/agreements/{AGREEMENT}/products.csv?sort={sort}")
        ]
        for sort in ("title", "-title")
    }
    assert names["title"] == sorted(names["title"])
    assert names["-title"] == sorted(names["title"], reverse=True)
