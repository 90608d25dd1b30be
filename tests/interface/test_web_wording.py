"""Correcting a wording in a browser without scripts: proposed by one, confirmed by another."""

import re
from html import unescape
from typing import Any

import pytest

from interface.web.difference import difference
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.interface.test_web_obligation import Browser, browser, hidden

PAGE = f"/agreements/{AGREEMENT}"
ABOUT = f"{PAGE}?part=about"
CLAUSE = f"{PAGE}/clauses/12.3/correction"
PRODUCT = f"{PAGE}/products/direct.a.1/correction"
BETTER = {"title-nl": "Aanvraag bijstand", "title-en": "Application for assistance"}


@pytest.fixture
def clerk(lived: Installation) -> Browser:
    return browser(lived, BEEK, "clerk")


@pytest.fixture
def other(lived: Installation) -> Browser:
    return browser(lived, CENTRE, "director")


def proposed(someone: Browser, typed: dict[str, str] = BETTER, page: str = PRODUCT) -> str:
    """The page that confirms the proposal."""
    fields = {**hidden(someone.get(page)), **typed}
    review = someone.post(page, fields, 200).text
    assert "Klopt dit?" in review
    answer = someone.post(page, {**hidden(review), "step": "record"}, 303)
    return someone.confirmed(answer)


def settled(someone: Browser, way: str, number: int = 1) -> str:
    page = f"{PAGE}/corrections/{number}/{way}"
    carried = hidden(someone.get(page))
    return someone.confirmed(someone.post(page, {**carried, "step": "record"}, 303))


def title(found: Installation) -> str:
    items = found.get(f"/v1{PAGE}/products").json()["items"]
    return next(str(one["title"]["nl"]) for one in items if one["product"] == "direct.a.1")


def test_one_proposes_another_confirms(clerk: Browser, other: Browser, lived: Installation) -> None:
    before = title(lived)
    assert "wacht op een tweede persoon" in proposed(clerk)
    assert title(lived) == before
    assert f"<del>{before}</del>" in other.get(ABOUT)
    assert "<ins>Aanvraag bijstand</ins>" in other.get(f"{PAGE}/corrections/1/confirm")
    assert "Er staat geen verbetering open." in settled(other, "confirm")
    assert title(lived) == "Aanvraag bijstand"


def test_the_review_shows_both_wordings_in_both_languages_and_binds_nothing(
    clerk: Browser,
) -> None:
    form = clerk.get(CLAUSE)
    text = re.search(r'name="text-nl"[^>]*>\n([^<]*)</textarea>', form)
    english = re.search(r'name="text-en"[^>]*>\n([^<]*)</textarea>', form)
    heading = re.findall(r'name="(heading-..)" value="([^"]*)"', form)
    assert text is not None and english is not None
    nl = unescape(text[1]).replace("kwartaal", "trimester", 1)
    typed = {"text-nl": nl, "text-en": unescape(english[1]) + " Indeed.", **dict(heading)}
    before = clerk.size
    review = clerk.post(CLAUSE, {**hidden(form), **typed}, 200).text
    assert "<del>kwartaal</del>" in review and "<ins>trimester</ins>" in review
    assert "Indeed" in review and "Tekst in het Engels" in review
    assert "Opschrift in het Nederlands" not in review
    back = clerk.post(CLAUSE, {**hidden(review), "step": "change"}, 200).text
    assert "trimester" in back and clerk.size == before


def test_a_proposal_is_withdrawn_by_its_party(clerk: Browser, lived: Installation) -> None:
    proposed(clerk)
    before = title(lived)
    settled(clerk, "withdraw")
    assert title(lived) == before
    assert "Er staat geen verbetering open." in clerk.get(ABOUT)


def test_whoever_proposed_does_not_confirm(clerk: Browser) -> None:
    page = proposed(clerk)
    assert "/corrections/1/withdraw" in page and "/corrections/1/confirm" not in page
    assert "Bevestigen doet iemand anders." in page
    confirm = f"{PAGE}/corrections/1/confirm"
    answer = clerk.http.get(confirm)
    assert (answer.status_code, answer.headers["location"]) == (303, ABOUT)
    seen = hidden(clerk.get(f"{PAGE}/corrections/1/withdraw"))
    before = clerk.size
    clerk.post(confirm, {**seen, "step": "record"}, 403)
    assert clerk.installation.noted(before) == ["second-person-needed"]


def test_what_waits_for_a_second_person_is_on_the_overview(clerk: Browser, other: Browser) -> None:
    proposed(clerk)
    assert f"{ABOUT}#verbeteringen" in other.get("/")
    assert f"{ABOUT}#verbeteringen" not in clerk.get("/")


def test_a_clause_and_a_product_lead_to_the_form(clerk: Browser) -> None:
    assert f'href="{CLAUSE}"' in clerk.get(PAGE)
    assert f'href="{PRODUCT}"' in clerk.get(f"{PAGE}?part=products")
    proposed(clerk)
    page = clerk.get(f"{PAGE}?part=products")
    assert f'href="{PRODUCT}"' not in page
    assert "verbetering 1 wacht op een tweede persoon" in page


@pytest.mark.parametrize(
    ("party", "role", "code"),
    [
        (BEEK, "auditor", "not-allowed"),
        (BEEK, "finance", "not-allowed"),
        ("stein", "clerk", "agreement-not-a-party"),
    ],
)
def test_who_may_not_is_told_who_may(lived: Installation, party: str, role: str, code: str) -> None:
    someone = browser(lived, party, role)
    assert "/correction" not in someone.get(PAGE)
    assert "Voorstellen kan een medewerker of directeur" in someone.get(ABOUT)
    assert someone.http.get(PRODUCT).headers["location"] == ABOUT
    seen = hidden(browser(lived, CENTRE, "clerk").get(PRODUCT))
    before = someone.size
    someone.post(PRODUCT, {**seen, **BETTER, "step": "record"}, 403)
    assert lived.noted(before) == [code]


def test_at_an_earlier_moment_there_are_no_forms(clerk: Browser) -> None:
    proposed(clerk)
    then = f"asOf={clerk.size}"
    assert "/correction" not in clerk.get(f"{PAGE}?{then}")
    about = clerk.get(f"{ABOUT}&{then}")
    assert "Aanvraag bijstand" in about and "/corrections/1" not in about
    answer = clerk.http.get(f"{PRODUCT}?{then}")
    assert answer.headers["location"] == f"{ABOUT}&{then}"
    before = clerk.size
    clerk.post(f"{PRODUCT}?{then}", {**BETTER, "step": "record"}, 303)
    assert clerk.size == before


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({**BETTER, "title-en": " "}, "title-en", "Vul hier de hele tekst in."),
        ({}, "title-nl", "U hebt nog niets veranderd."),
    ],
)
def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(
    clerk: Browser, typed: dict[str, str], field: str, words: str
) -> None:
    form = clerk.get(PRODUCT)
    known = dict(re.findall(r'name="(title-..)" value="([^"]*)"', form))
    before = clerk.size
    page = clerk.post(PRODUCT, {**hidden(form), **known, **typed}, 422).text
    assert "Er is nog niets vastgelegd." in page
    found = re.search(r'class="err" id="([^"]*)-err">([^<]*)<', page)
    assert found is not None and found[1] == field and found[2].startswith(words)
    assert (typed or known)["title-nl"] in unescape(page)
    assert clerk.size == before


def test_who_was_overtaken_sees_by_what_and_may_look_again(clerk: Browser, other: Browser) -> None:
    form = clerk.get(PRODUCT)
    proposed(other, {"title-nl": "Iets anders", "title-en": "Something else"})
    carried = {**hidden(form), **BETTER, "step": "record"}
    page = clerk.post(PRODUCT, carried, 412).text
    assert "iets anders vastgelegd" in page and "Opnieuw controleren" in page
    review = clerk.post(PRODUCT, {**hidden(page), "step": "review"}, 200).text
    clerk.confirmed(clerk.post(PRODUCT, {**hidden(review), "step": "record"}, 303))


def test_what_is_sent_twice_is_recorded_once(clerk: Browser) -> None:
    review = clerk.post(PRODUCT, {**hidden(clerk.get(PRODUCT)), **BETTER}, 200).text
    carried: dict[str, Any] = {**hidden(review), "step": "record"}
    before = clerk.size
    found = {clerk.post(PRODUCT, carried, 303).headers["location"] for _ in range(2)}
    assert len(found) == 1 and clerk.size == before + 1


@pytest.mark.parametrize(
    "page",
    [
        f"{PAGE}/clauses/no-such/correction",
        f"{PAGE}/things/12.3/correction",
        f"{PAGE}/corrections/9/withdraw",
        "/agreements/no-such/products/direct.a.1/correction",
    ],
)
def test_what_is_not_there_offers_no_form(clerk: Browser, page: str) -> None:
    assert clerk.http.get(page).status_code in (303, 404)
    assert clerk.http.post(page, data={**BETTER, "step": "record"}).status_code == 404


@pytest.mark.parametrize(
    ("old", "new", "went", "came"),
    [
        ("Each year a report.", "Each year one report.", ["a"], ["one"]),
        ("a b c", "x y c", ["a b"], ["x y"]),
        ("same", "same", [], []),
        ("a", "a b", [], [" b"]),
    ],
)
def test_a_difference_is_told_in_whole_words(
    old: str, new: str, went: list[str], came: list[str]
) -> None:
    found = difference(old, new)
    assert [one.text for one in found.old if one.changed] == went
    assert [one.text for one in found.new if one.changed] == came
    assert "".join(one.text for one in found.old) == old
    assert "".join(one.text for one in found.new) == new
    assert found.any == (old != new)
