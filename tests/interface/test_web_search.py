"""The page and the endpoint of search: what they show, to whom, as of when."""

import re
from collections.abc import Iterator

import pytest

from application.people import SYSTEM
from application.search import SearchQuery, findable
from application.sought import Sought
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, REPORT, Installation
from tests.interface.test_web_trail import Reader, reader

HREF = re.compile(r'<li><a class="rn".*?</a><div><p>.*?<a href="([^"]+)"', re.DOTALL)
ODD = (
    "%00",
    "%22",
    "%2A",
    "%28%29%3A",
    "%E2%80%AE",
    "%27%3B+drop+table",
    "%F0%9F%98%80",
    "%ED%A0%80",
)


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


def corrected(found: Installation) -> None:
    """Clause 12.3 speaks of something else from now on."""
    wording = {
        "kind": "clause",
        "id": "12.3",
        "heading": {"nl": "Verantwoording", "en": "Accountability"},
        "text": {"nl": "Hier staat <nieuwigheid> & meer.", "en": "A <novelty> & more."},
    }
    path = f"/v1/agreements/{AGREEMENT}/corrections"
    assert found.post(path, {"wording": wording}, BEEK).status_code == 201
    answer = found.http.post(f"{path}/1/confirmations", headers=found.headers(CENTRE))
    assert answer.status_code == 201, answer.text


# The page


def test_what_is_found_stands_with_its_kind_its_number_and_its_words_marked(
    visitor: Reader,
) -> None:
    page = visitor.get("/search?q=RAPPORTAGE")
    assert re.search(r"\d+ vindplaats(en)? voor <q>RAPPORTAGE</q>", page)
    assert "<mark>" in page
    assert f"/agreements/{AGREEMENT}/clauses/12.3" in HREF.findall(page)
    english = visitor.get("/search?q=RAPPORTAGE", language="en")
    assert "found for <q>RAPPORTAGE</q>" in english
    assert 'lang="nl"' in english


def test_every_result_leads_somewhere(visitor: Reader) -> None:
    for said in ("beek", "gemeente", "dvo", "12.3", "5", "bijlage", "direct.a.1"):
        for path in dict.fromkeys(HREF.findall(visitor.get(f"/search?q={said}"))):
            answer = visitor.http.get(path.replace("&amp;", "&"), follow_redirects=True)
            assert answer.status_code == 200, path


def test_an_id_comes_first(visitor: Reader) -> None:
    for said, path in (
        (REPORT, f"/obligations/{REPORT}"),
        (f"obligation-{REPORT}", f"/obligations/{REPORT}"),
        (AGREEMENT, f"/agreements/{AGREEMENT}"),
        ("12.3", f"/agreements/{AGREEMENT}/clauses/12.3"),
        (f"year-{AGREEMENT}-2021", f"/dossiers/year-{AGREEMENT}-2021"),
        ("nr. 7", "/trail/7"),
    ):
        assert HREF.findall(visitor.get(f"/search?q={said}"))[0] == path


def test_it_is_leafed_through_within_a_kind(visitor: Reader) -> None:
    seen, page = list[str](), visitor.get("/search?q=beek&kind=obligation")
    [total] = re.findall(r"(\d+) vindplaatsen voor", page)
    while following := re.search(r'rel="next" href="([^"]+)"', page):
        seen += HREF.findall(page)
        assert "kind=obligation" in following[1]
        page = visitor.get(following[1].replace("&amp;", "&"))
    seen += HREF.findall(page)
    assert len(seen) == len(set(seen)) == int(total) > 50


def test_at_an_earlier_moment_it_knows_what_was_known(free: Reader) -> None:
    size = free.installation.doors.log.size()
    corrected(free.installation)
    now = free.get("/search?q=nieuwigheid")
    assert "&lt;<mark>nieuwigheid</mark>&gt; &amp; meer" in now
    before = free.get(f"/search?q=nieuwigheid&asOf={size}")
    assert HREF.findall(before) == []
    assert "Op dit moment was er nog niets" in before and 'href="/search?q=nieuwigheid"' in before
    then = free.get(f"/search?q=12.3&asOf={size}")
    assert HREF.findall(then)[0] == f"/agreements/{AGREEMENT}/clauses/12.3?asOf={size}"
    assert "Verantwoording" in free.get("/search?q=12.3&kind=clause")
    assert "Verantwoording" not in then


def test_an_empty_answer_says_why_and_the_way_on(visitor: Reader) -> None:
    assert 'href="/obligations"' in visitor.get("/search?q=onvindbaarheid")
    narrowed = visitor.get("/search?q=beek&kind=definition")
    assert 'href="/search?q=beek">Zoek in alles' in narrowed
    assert "Typ ten minste één letter" in visitor.get("/search?q=%22-%22")
    assert "Zoek in overeenkomsten" in visitor.get("/search")


def test_what_cannot_be_asked_is_told(visitor: Reader) -> None:
    assert "uw vraag heeft 10.000 tekens" in visitor.get(f"/search?q={'x' * 10_000}", 400)
    assert "Dit bestaat niet" in visitor.get("/search?q=beek&kind=secret", 400)
    assert "Dit bestaat niet" in visitor.get("/search?q=beek&agreement=nobody%00", 400)


@pytest.mark.parametrize("said", ODD)
def test_whatever_one_types_is_answered(visitor: Reader, said: str) -> None:
    visitor.get(f"/search?q={said}")
    visitor.get(f"/search?q=beek{said}+{said}b")


def test_what_is_typed_is_shown_and_never_run(visitor: Reader) -> None:
    page = visitor.get("/search?q=%3Cscript%3Ebeek%22onx%3D1")
    assert "<script>beek" not in page and 'beek"onx' not in page


def test_every_page_has_the_field_and_the_page_of_search_has_it_once(visitor: Reader) -> None:
    assert visitor.get("/agreements").count('name="q"') == 1
    assert visitor.get("/search").count('name="q"') == 1
    past = visitor.get("/agreements?asOf=40")
    form = past[past.index('class="seek-all') :]
    assert '<input type="hidden" name="asOf" value="40">' in form[: form.index("</form>")]


def test_a_search_that_is_behind_says_so(free: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    index = free.installation.doors.search.index
    monkeypatch.setattr(type(index), "catch_up", lambda *_: 0)
    size = free.installation.doors.log.size()
    page = free.get("/search?q=beek")
    assert f"Zoeken loopt {size} regels achter" in page.replace(".", "")
    ready = free.http.get("/health/ready").json()
    assert (ready["ready"], ready["searchBehind"], ready["searchFailing"]) == (True, size, False)


# The endpoint


def test_the_endpoint_answers_as_the_other_lists_do(standing: Installation) -> None:
    found = standing.get("/v1/search?q=rapportage&limit=1").json()
    assert found["asOf"]["position"] == standing.doors.log.size()
    assert found["behind"] == 0
    assert found["total"] == sum(one["total"] for one in found["counts"])
    [item] = found["items"]
    assert "rapportage" in (item["title"]["nl"] + item["excerpt"]["nl"]).lower()
    more = standing.get("/v1/search?q=beek&limit=1").json()
    following = standing.get(f"/v1/search?q=beek&limit=1&cursor={more['next']}").json()
    assert following["items"] != more["items"]
    assert following["total"] == more["total"]


def test_it_answers_as_of_any_moment(lived: Installation) -> None:
    size = lived.doors.log.size()
    corrected(lived)
    assert lived.get("/v1/search?q=nieuwigheid").json()["total"] == 1
    assert lived.get(f"/v1/search?q=nieuwigheid&asOf={size}").json()["total"] == 0
    assert lived.get("/v1/search?q=beek&asOf=0").json()["counts"] == []


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("q=%22%22", "nothing-sought"),
        ("q=", "not-understood"),
        ("", "not-understood"),
        (f"q={'x' * 201}", "not-understood"),
        ("q=beek&kind=secret", "not-understood"),
        ("q=beek&cursor=x", "cursor-not-understood"),
        ("q=beek&asOf=2031-01-01", "as-of-in-future"),
        ("q=beek&q=stein", "not-understood"),
        ("q=beek&party=stein", "not-understood"),
    ],
)
def test_what_cannot_be_asked_is_refused(standing: Installation, asked: str, code: str) -> None:
    answer = standing.get(f"/v1/search?{asked}")
    assert answer.status_code == 400
    assert answer.json()["type"] == f"/problems/{code}"


def test_evidence_is_found_by_who_may_see_it(lived: Installation) -> None:
    piece = {"source": "own-system", "kind": "report", "system": "zaken", "reference": "Z-2021-99"}
    body = {"occurredOn": "2021-06-01", "evidence": [piece]}
    assert lived.post(f"/v1/obligations/{REPORT}/fulfilments", body, CENTRE).status_code == 201
    found = lived.get("/v1/search?q=Z-2021-99").json()
    assert [(one["kind"], one["id"]) for one in found["items"]] == [("evidence", f"{REPORT}/3")]
    query = SearchQuery(Sought.read("Z-2021-99"), findable(SYSTEM))
    hidden = lived.doors.search.find(query, lived.doors.moments.resolve(None))
    assert (hidden.counted.total, hidden.counts, hidden.found) == (0, {}, [])


def test_nobody_searches_without_signing_in(standing: Installation) -> None:
    assert standing.http.get("/v1/search?q=beek").status_code == 401
