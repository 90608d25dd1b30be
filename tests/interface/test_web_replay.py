"""The bar of every page, the log's life, two moments side by side, a dossier's life."""

import re
from collections.abc import Iterator

import pytest

from application.registers import ObligationQuery
from domain.messages import AMSTERDAM
from interface.web.compare import ROWS
from tests.interface.conftest import AGREEMENT, REPORT, Installation
from tests.interface.test_web_trail import Reader, reader

DOSSIER = f"year-{AGREEMENT}-2021"


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


# The bar


@pytest.mark.parametrize("path", ["/", "/trail", "/events", "/replay", f"/dossiers/{DOSSIER}"])
def test_every_page_says_which_moment_it_shows(visitor: Reader, path: str) -> None:
    now, past = visitor.get(path), visitor.get(f"{path}?asOf=2020-03-01")
    assert "Stand van nu:" in now
    assert 'data-tijd="toen"' not in now
    assert "U kijkt naar het verleden:" in past
    assert "zondag 1 maart 2020" in past
    assert 'data-tijd="toen"' in past
    assert f'<a href="{path}">Terug naar nu</a>' in past
    assert "Sunday 1 March 2020" in visitor.get(f"{path}?asOf=2020-03-01", language="en")


def test_another_moment_keeps_the_page_and_its_filters(visitor: Reader) -> None:
    page = visitor.get("/events?type=obligation.opened.v1&asOf=200&upto=90")
    assert '<form class="other" method="get" action="/events">' in page
    assert '<input type="hidden" name="type" value="obligation.opened.v1">' in page
    assert 'name="upto"' not in page, "where one had leafed to says nothing at another moment"
    assert 'href="/events?asOf=199&amp;type=obligation.opened.v1"' in page
    assert 'href="/events?asOf=201&amp;type=obligation.opened.v1"' in page


def test_the_log_ends_at_both_ends(visitor: Reader) -> None:
    size = visitor.installation.doors.log.size()
    assert "vorige gebeurtenis" not in visitor.get("/trail?asOf=1")
    assert "volgende gebeurtenis" not in visitor.get(f"/trail?asOf={size}")


@pytest.mark.parametrize(
    ("asked", "code"),
    [("gisteren", "as-of-not-understood"), ("2999-01-01", "as-of-in-future")],
)
def test_a_moment_that_is_none_is_told_at_the_bar(visitor: Reader, asked: str, code: str) -> None:
    page = visitor.get(f"/trail?asOf={asked}", 400)
    bar = page[page.index('class="moment"') : page.index("</section>")]
    assert 'role="alert"' in bar
    assert '<a href="/trail">Terug naar nu</a>' in bar
    assert 'type="date"' in page
    assert code in page


# The log's life


def test_the_months_together_are_the_whole_log(visitor: Reader) -> None:
    doors = visitor.installation.doors
    months = doors.feed.months(doors.log.size())
    assert sum(one.count for one in months) == doors.log.size()
    assert (months[0].year, months[0].month) == (2019, 11)
    for one in months:
        there = [
            found
            for found in doors.log.since(one.last - one.count, one.last)
            if (local := found.recorded_at.astimezone(AMSTERDAM))
            and (local.year, local.month) != (one.year, one.month)
        ]
        assert there == []
    page = visitor.get("/replay")
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert sum(map(int, re.findall(r">(\d+)</a>", table))) == doors.log.size()


def test_months_that_are_over_are_told_the_same_again(visitor: Reader) -> None:
    feed, size = visitor.installation.doors.feed, visitor.installation.doors.log.size()
    earlier = feed.months(size // 2)
    assert sum(one.count for one in earlier) == size // 2
    assert feed.months(size) == feed.months(size)
    assert feed.months(0) == []


# Two moments


def test_what_changed_between_two_moments_is_shown_side_by_side(visitor: Reader) -> None:
    page = visitor.get("/replay/compare?asOf=2021-01-15&with=2021-06-01")
    moments = visitor.installation.doors.moments
    then, now = moments.resolve("2021-01-15"), moments.resolve("2021-06-01")
    changes = visitor.installation.doors.registers.changes(then, now, "obligations")
    assert changes
    assert f"verplichtingen ({len(changes)})" in page
    for change in changes[:ROWS]:
        assert f">{change.id}</small>" in page
    assert "was er nog niet" in page
    assert f"from={then.position + 1}&amp;to={now.position}" in page
    english = visitor.get("/replay/compare?asOf=2021-01-15&with=2021-06-01", language="en")
    assert "was not there yet" in english


def test_the_pages_of_a_comparison_miss_nothing(visitor: Reader) -> None:
    doors = visitor.installation.doors
    then, now = doors.moments.resolve("0"), doors.moments.resolve(None)
    whole = [one.id for one in doors.registers.changes(then, now, "obligations")]
    part, total = doors.registers.changed(then, now, "obligations", 10, 5)
    assert total == len(whole) > 50
    assert [one.id for one in part] == whole[5:15]
    second = visitor.get("/replay/compare?asOf=0&page=2")
    assert f">{whole[ROWS]}</small>" in second
    assert f">{whole[ROWS - 1]}</small>" not in second


def test_the_earlier_moment_is_always_then(visitor: Reader) -> None:
    there = visitor.get("/replay/compare?asOf=2021-01-15&with=2020-06-01")
    assert there.index("1 juni 2020") < there.index("15 januari 2021", there.index("<main"))


def test_each_view_is_told_in_words(visitor: Reader) -> None:
    for view, words in (("agreements", "overeenkomsten"), ("clauses", "artikelen")):
        page = visitor.get(f"/replay/compare?asOf=0&view={view}")
        assert f'aria-current="true">{words} (' in page
        assert "was er nog niet" in page


def test_between_a_moment_and_itself_nothing_changed(visitor: Reader) -> None:
    page = visitor.get("/replay/compare?asOf=2021-01-15&with=2021-01-15")
    assert "niets vastgelegd" in page


# A dossier


def test_a_dossier_from_first_to_last(visitor: Reader) -> None:
    log = visitor.installation.doors.log
    mine = [one.position for one in log.since(0) if one.dossier == DOSSIER]
    page = visitor.get(f"/dossiers/{DOSSIER}")
    life = page[page.index("life-line") :]
    shown = [int(found) for found in re.findall(r'class="rn" href="/trail/(\d+)', life)]
    assert shown == mine[:50]
    assert "Timeline" in visitor.get(f"/dossiers/{DOSSIER}", language="en")


def test_a_dossier_as_it_was(visitor: Reader) -> None:
    assert "nog niets vastgelegd" in visitor.get(f"/dossiers/{DOSSIER}?asOf=5", 404)
    assert "Er is geen dossier" in visitor.get("/dossiers/nowhere", 404)


def test_late_entries_are_marked_and_corrections_named(free: Reader) -> None:
    path = f"/v1/obligations/{REPORT}"
    piece = {"source": "own-system", "kind": "report", "system": "zaak", "reference": "Z-1"}
    told = {"occurredOn": "2021-05-20", "evidence": [piece]}
    installation = free.installation
    answer = installation.post(f"{path}/fulfilments", told, "sittard-geleen")
    assert answer.status_code == 201, answer.text
    version = installation.doors.log.read(f"obligation-{REPORT}")[-1].version
    put_right = {"corrects": version, "instead": "2021-05-28"}
    answer = installation.post(f"{path}/corrections", put_right, "sittard-geleen")
    assert answer.status_code == 201, answer.text
    done, correction = installation.doors.log.read(f"obligation-{REPORT}")[-2:]
    pages = [free.get(f"/dossiers/{done.dossier}?page={number}") for number in (1, 2, 3, 4)]
    whole, link = "".join(pages), '<a class="rn" href="/trail/{}"'
    assert "12 dagen later vastgelegd" in whole
    assert f"verbeterd door nr. {link.format(correction.position)}" in whole
    assert f"(verbetert nr. {link.format(done.position)}" in whole


def test_the_order_of_happening_is_that_of_the_stated_days(visitor: Reader) -> None:
    page = visitor.get(f"/dossiers/{DOSSIER}?order=happened")
    log = visitor.installation.doors.log
    mine = [one for one in log.since(0) if one.dossier == DOSSIER]
    ordered = sorted(mine, key=lambda one: (one.event.occurred_on, one.position))
    life = page[page.index("life-line") :]
    shown = [int(found) for found in re.findall(r'class="rn" href="/trail/(\d+)', life)]
    assert shown == [one.position for one in ordered][:50]


# Hindsight


def test_an_earlier_moment_says_what_is_known_now_until_the_reader_declines(
    visitor: Reader,
) -> None:
    doors = visitor.installation.doors
    then = doors.moments.resolve("2019-12-01")
    owed = doors.registers.obligations(ObligationQuery(article="12.3", limit=1), then).entries[0]
    earlier = f"/obligations/{owed.id}?asOf=2019-12-01"
    page = visitor.get(earlier)
    assert "Nu bekend:" in page and "niet op tijd nagekomen." in page
    assert "Nu bekend:" not in visitor.get(f"/obligations/{owed.id}")
    before = visitor.get(f"/agreements/{AGREEMENT}?asOf=5")
    assert "Nu bekend:" in before and "van kracht" in before
    answer = visitor.http.get("/hindsight/off", headers={"referer": f"http://testserver{earlier}"})
    assert (answer.status_code, answer.headers["location"]) == (303, earlier)
    assert "Nu bekend:" not in visitor.get(earlier)
    assert "Nu bekend:" not in visitor.get(f"/agreements/{AGREEMENT}?asOf=5")
    visitor.http.get("/hindsight/on")
    assert "Nu bekend:" in visitor.get(earlier)
