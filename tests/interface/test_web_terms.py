"""The term calculator: the same dates as the service, drawn day by day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest

from application.terms import TermQuestion
from domain.calendar import explain
from tests.interface.conftest import Installation
from tests.interface.test_web_trail import Reader, reader


@pytest.fixture
def visitor(standing: Installation) -> Iterator[Reader]:
    found = reader(standing)
    yield found
    found.http.close()


def square(page: str, kind: str) -> list[str]:
    """The numbers of the days that are drawn as that."""
    return re.findall(rf'<td class="d {kind}[^"]*">(\d+)<span', page)


def test_every_rule_has_a_form_with_its_own_options_only(visitor: Reader) -> None:
    names = {
        "extended": 'name="extended"',
        "suspended": 'name="begun"',
        "consent-until": 'name="consent-until"',
        "decided": 'name="decided"',
        "concerning": 'name="concerning"',
        "term-ended": 'name="term-ended"',
        "applicants": 'name="applicants"',
    }
    listed = visitor.get("/terms")
    for card in visitor.installation.doors.terms.list():
        assert f'href="/terms?rule={card.id}"' in listed
        page = visitor.get(f"/terms?rule={card.id}")
        shown = {option for option, field in names.items() if field in page}
        assert shown == set(card.options)


def test_every_rule_gives_the_day_that_the_service_gives(visitor: Reader) -> None:
    terms = visitor.installation.doors.terms
    for card in terms.list():
        start = "2022-06-13" if card.valid_until is None else "2021-06-14"
        answer = terms.compute(TermQuestion(rule=card.id, start=start))
        page = visitor.get(f"/terms?rule={card.id}&from={start}")
        said = re.search(r'<p class="lead">\w[\w ]*<strong>([^<]+)</strong>', page)
        assert said is not None
        assert said[1] == explain.day(answer.ends.due).nl
        assert str(answer.ends.due.day) in square(page, "p-due")


WOO = {
    "rule": "woo-request",
    "from": "2026-03-13",
    "extended": "true",
    "begun": "2026-03-20",
    "ended": "2026-03-30",
    "ground": "completion",
}


def test_a_suspended_and_extended_term_is_drawn_day_by_day(visitor: Reader) -> None:
    page = visitor.get(f"/terms?{urlencode(WOO)}")
    assert "<strong>maandag 4 mei 2026</strong>" in page
    assert square(page, "p-start") == ["13"]
    assert square(page, "p-sus") == [str(day) for day in range(21, 30)]
    assert square(page, "p-due") == ["4"]
    assert "staat stil" in page
    assert "20 mrt: termijn stilgezet" in page
    assert "27 apr: Koningsdag" in page
    assert 'value="2026-03-20"' in page


def test_in_english(visitor: Reader) -> None:
    page = visitor.get(f"/terms?{urlencode(WOO)}", language="en")
    assert "Why this day?" in page
    assert "Extended by 2 weeks" in page
    assert "27 Apr: King" in page


def test_a_day_in_the_moved_end_is_told(visitor: Reader) -> None:
    page = visitor.get("/terms?rule=notice-of-default&from=2026-04-13&applicants=3")
    assert "<strong>dinsdag 28 april 2026</strong>" in page
    assert "€ 1.442" in page
    assert "€ 480,67" in page
    assert len(square(page, "p-pay")) == 42


def test_two_readings_are_both_told(visitor: Reader) -> None:
    terms = visitor.installation.doors.terms
    starts = [(date(2026, 1, 1) + timedelta(days=n)).isoformat() for n in range(365)]
    start, other = next(
        (start, found.ends.alternative)
        for start in starts
        for found in [
            terms.compute(TermQuestion(rule="objection-decision", start=start, extended=True))
        ]
        if found.ends.alternative is not None
    )
    page = visitor.get(f"/terms?rule=objection-decision&from={start}&extended=true")
    assert "De wet laat twee lezingen toe." in page
    assert f"<dt>Andere lezing</dt><dd>{explain.day(other).nl}" in page
    assert square(page, "p-other") == [str(other.day)]


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ("rule=woo-request&from=2026-02-30", "from", "2026-02-30"),
        ("rule=woo-request&from=", "from", ""),
        (
            "rule=woo-request&from=2026-03-13&begun=2026-03-20&ended=2026-03-01",
            "suspended",
            "2026-03-01",
        ),
        ("rule=woo-request&from=2026-03-13&begun=2026-03-20", "suspended", ""),
        ("rule=notice-of-default&from=2026-03-13&applicants=0", "applicants", "1000"),
        ("rule=notice-of-default&from=2026-03-13&decided=soon", "decided", "soon"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    visitor: Reader, asked: str, field: str, words: str
) -> None:
    page = visitor.get(f"/terms?{asked}", 422)
    said = re.search(rf'<p class="err" id="{field}-err">([^<]+)</p>', page)
    assert said is not None
    assert words in said[1]
    assert f'aria-describedby="{field}-err"' in page
    assert "Er is nog niets berekend." in page


def test_an_unknown_term_gets_the_nearest_ones(visitor: Reader) -> None:
    page = visitor.get("/terms?rule=woo-requst", 404)
    assert "De termijn woo-requst is er niet." in page
    assert '<a href="/terms?rule=woo-request">Woo-verzoek</a>' in page
