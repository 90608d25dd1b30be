"""The list of obligations: narrowed in the address, by month, on a calendar, as a file."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, datetime

import openpyxl
import pytest

from application.asof import AsOf
from application.registers import ObligationQuery, Page
from interface.web.tables import Column, Format, Sheet, exported
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.test_web_trail import Reader, reader

ROW = re.compile(r'<th scope="row"><a href="/obligations/([^"?]+)')


@pytest.fixture
def visitor(standing: Installation) -> Iterator[Reader]:
    found = reader(standing)
    yield found
    found.http.close()


def asked(found: Reader, **narrowed: object) -> Page:
    doors = found.installation.doors
    query = ObligationQuery(**{"limit": 10_000, **narrowed})  # type: ignore[arg-type]
    return doors.registers.obligations(query, doors.moments.resolve(None))


def ids(page: Page) -> list[str]:
    return [one.id for one in page.entries]


# The list


def test_it_is_leafed_through_by_due_date_and_back_to_the_first(visitor: Reader) -> None:
    everything, page, seen = ids(asked(visitor)), visitor.get("/obligations"), list[str]()
    assert f"Er zijn {len(everything)} verplichtingen vastgelegd." in page
    assert "terug naar het begin" not in page
    while following := re.search(r'rel="next" href="([^"]+)"', page):
        seen += ROW.findall(page)
        page = visitor.get(following[1].replace("&amp;", "&"))
        assert "terug naar het begin" in page
    assert seen + ROW.findall(page) == everything
    assert 'scope="rowgroup">Zonder datum' in page


def test_the_last_due_date_comes_first_where_that_is_asked(visitor: Reader) -> None:
    upwards = ids(asked(visitor, debtor=BEEK))
    page, seen = visitor.get(f"/obligations?debtor={BEEK}&sort=-due"), list[str]()
    assert 'aria-sort="descending"' in page
    assert f'href="/obligations?debtor={BEEK}">Uiterlijk' in page, "and back again"
    assert f'href="/obligations.csv?debtor={BEEK}&amp;sort=-due"' in page
    while following := re.search(r'rel="next" href="([^"]+)"', page):
        seen += ROW.findall(page)
        page = visitor.get(following[1].replace("&amp;", "&"))
    assert seen + ROW.findall(page) == upwards[::-1]
    taken = rows_of(visitor.http.get(f"/obligations.csv?debtor={BEEK}&sort=-due").text)
    assert [row[-2] for row in taken[1:]] == upwards[::-1]
    assert visitor.http.get("/obligations?sort=title").status_code == 400


@pytest.mark.parametrize(
    ("address", "narrowed"),
    [
        ("status=overdue", {"status": "overdue"}),
        (f"party={CENTRE}", {"party": CENTRE}),
        (f"debtor={BEEK}&status=overdue", {"debtor": BEEK, "status": "overdue"}),
        (f"agreement={AGREEMENT}&article=12.3", {"agreement": AGREEMENT, "article": "12.3"}),
        (
            "dueFrom=2021-05-01&dueBefore=2021-06-01",
            {"due_from": date(2021, 5, 1), "due_before": date(2021, 6, 1)},
        ),
    ],
)
def test_filters_stay_in_the_address_and_can_be_removed(
    visitor: Reader, address: str, narrowed: dict[str, object]
) -> None:
    page, expected = visitor.get(f"/obligations?{address}"), asked(visitor, **narrowed)
    assert expected.total > 0
    assert ROW.findall(page) == ids(expected)[:50]
    assert re.search(rf"\b{expected.total} verplichting(en)? pas(t|sen) bij uw filters", page)
    parts = address.split("&")
    for part in parts:
        without = "&amp;".join(one for one in parts if one != part)
        assert f'href="/obligations{"?" if without else ""}{without}">weg<' in page
        name, value = part.split("=")
        assert re.search(rf'name="{name}"[^>]*value="{value}"|value="{value}" selected', page)


def test_an_empty_list_says_why_and_the_way_on(visitor: Reader) -> None:
    page = visitor.get("/obligations?status=waived")
    assert "Geen verplichting past bij alle filters samen." in page
    assert '<a href="/obligations">Toon alle verplichtingen</a>' in page
    before = visitor.get("/obligations?asOf=0")
    assert "Die ontstaan zodra alle partijen een overeenkomst hebben getekend." in before


@pytest.mark.parametrize(
    "wrong", ["status=lost", "party=%25", "agreement=none", "article=a%00b", "dueFrom=31-12-2020"]
)
@pytest.mark.parametrize("view", ["list", "calendar"])
def test_what_cannot_be_looked_for_is_said_at_its_field(
    visitor: Reader, wrong: str, view: str
) -> None:
    page = visitor.get(f"/obligations?view={view}&{wrong}", status=400)
    assert "Er is nog niets gezocht." in page
    assert ROW.findall(page) == []
    if view == "list" or not wrong.startswith("due"):
        assert f'aria-describedby="{wrong.split("=")[0]}-err"' in page


def test_the_past_is_narrowed_too_and_its_links_stay_there(visitor: Reader) -> None:
    doors = visitor.installation.doors
    then = doors.moments.resolve("2019-12-01")
    expected = doors.registers.obligations(ObligationQuery(debtor=BEEK, limit=50), then)
    page = visitor.get(f"/obligations?asOf=2019-12-01&debtor={BEEK}")
    assert 0 < expected.total < asked(visitor, debtor=BEEK).total
    assert [one.partition("?")[0] for one in ROW.findall(page)] == ids(expected)
    assert 'name="asOf" value="2019-12-01"' in page
    assert f'href="/obligations.csv?asOf=2019-12-01&amp;debtor={BEEK}"' in page


def test_it_reads_in_english(visitor: Reader) -> None:
    page = visitor.get("/obligations?status=overdue", language="en")
    assert "fit your filters" in page
    assert "Take all" in page


# The calendar


def test_a_month_shows_each_day_with_its_duties(visitor: Reader) -> None:
    page = visitor.get("/obligations?view=calendar&month=2021-05&agreement=" + AGREEMENT)
    month = {"due_from": date(2021, 5, 1), "due_before": date(2021, 6, 1)}
    expected = asked(visitor, agreement=AGREEMENT, **month)
    assert expected.total > 0
    assert ROW.findall(page) == ids(expected)
    days = {f"{one.due.due}" for one in expected.entries if one.due}
    assert set(re.findall(r'href="#d-([^"]+)"', page)) == days
    assert set(re.findall(r'id="d-([^"]+)"', page)) == days
    for other in ("2021-04", "2021-06"):
        assert f"view=calendar&amp;month={other}&amp;agreement={AGREEMENT}" in page


@pytest.mark.parametrize("month", ["", "2021-13", "0000-01", "nonsense"])
def test_without_a_month_it_is_this_one(visitor: Reader, month: str) -> None:
    page = visitor.get(f"/obligations?view=calendar&month={month}")
    assert '<h2 id="maand">juni 2021</h2>' in page
    assert '<td class="p-now">' in page


def test_a_month_without_duties_leads_to_the_next(visitor: Reader) -> None:
    page = visitor.get("/obligations?view=calendar&month=2031-12")
    assert "In deze maand loopt niets af dat past." in page
    assert "month=2032-01" in page


# Files to take away


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_whole_list_as_csv(visitor: Reader) -> None:
    answer = visitor.http.get(f"/obligations.csv?debtor={CENTRE}")
    expected, size = asked(visitor, debtor=CENTRE), visitor.installation.doors.log.size()
    assert expected.total > 50
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert f'filename="verplichtingen-{size}.csv"' in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbfUiterlijk;")
    headings, *rows = rows_of(answer.content.decode("utf-8-sig"))
    assert [one[headings.index("Kenmerk")] for one in rows] == ids(expected)
    assert {one[-1] for one in rows} == {str(size)}
    assert headings[-1] == "Zoals bekend bij nr."


def test_the_same_as_xlsx_with_real_days_in_english(visitor: Reader) -> None:
    visitor.http.cookies.set("nakomen-language", "en")
    answer = visitor.http.get(f"/obligations.xlsx?debtor={CENTRE}&asOf=2020-07-01")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    headings, *rows = sheet.iter_rows(values_only=True)
    assert headings[0] == "Due"
    assert all(isinstance(one[0], datetime) or one[0] is None for one in rows)
    then = visitor.installation.doors.moments.resolve("2020-07-01")
    query = ObligationQuery(debtor=CENTRE, limit=10_000)
    known = visitor.installation.doors.registers.obligations(query, then)
    assert [one[-2] for one in rows] == ids(known)
    assert {one[-1] for one in rows} == {then.position}


def test_a_file_of_something_that_does_not_exist_is_not_made(visitor: Reader) -> None:
    answer = visitor.http.get("/obligations.csv?status=lost")
    assert (answer.status_code, answer.headers["location"]) == (303, "/obligations?status=lost")
    assert visitor.http.get("/obligations.pdf").status_code == 400


HOSTILE = ["=1+1", "+31", "-x", "@cmd", " =1", "＝1", "\tx", 'a;"b"\r\nc', "plain"]


async def body(kind: Format) -> bytes:
    columns = [Column[str]("what", lambda one: one), Column[str]("size", len)]
    sheet = Sheet("list", columns, HOSTILE, AsOf(7, date(2021, 6, 1), past=False), "at")
    answer = exported(sheet, kind)
    return b"".join([bytes(part) async for part in answer.body_iterator])  # type: ignore[arg-type]


@pytest.mark.anyio
async def test_no_cell_of_a_csv_is_a_formula() -> None:
    _, *rows = rows_of((await body(Format.CSV)).decode("utf-8-sig"))
    guarded = [f"'{one}" for one in HOSTILE[:7]]
    assert [one[0] for one in rows] == [*guarded, *HOSTILE[7:]]
    assert [one[1:] for one in rows] == [[str(len(one)), "7"] for one in HOSTILE]


@pytest.mark.anyio
async def test_no_cell_of_a_workbook_is_a_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(await body(Format.XLSX))).active
    assert sheet is not None
    cells = [one[0] for one in sheet.iter_rows(min_row=2)]
    assert [one.data_type for one in cells] == ["s"] * len(HOSTILE)
    assert [one.value for one in cells][:6] == HOSTILE[:6]
