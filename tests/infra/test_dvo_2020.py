"""The shipped agreement is complete: every place of its text is there, in our own words.

Where the text of the agreement itself is at hand, its numbering and its words are compared too.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.calendar.contract import NoDate, Statutory
from domain.calendar.duty_dates import due_date
from domain.calendar.period import parse
from domain.calendar.rules import RuleTables
from domain.catalogue import Catalogue
from domain.clause import Duty, Nature, Periodic
from infra.catalogues import load_catalogue, shipped
from infra.catalogues.coverage import clauses_by_row, coverage_text
from infra.rules import load_rules

TESTS = Path(__file__).parents[1]
INVENTORY = TESTS / "data" / "catalogues" / "dvo-2020-inventory.txt"
SEEDS = sorted((TESTS.parents[1] / "shared" / "seeds").glob("*.txt"))
COVERAGE = TESTS.parent / "docs" / "reference" / "coverage-dvo-2020.md"

needs_the_text = pytest.mark.skipif(not SEEDS, reason="the text of the agreement is not at hand")

OFFICIAL_NAMES = [
    "Dienstverleningsovereenkomst Deelnemers Participatiebedrijf Westelijke Mijnstreek 2020",
    "Centrumregeling Participatiebedrijf Westelijke Mijnstreek 2020",
    "Gemeenschappelijke Regeling Participatiebedrijf Wsw",
    "Wet structuur uitvoeringsorganisatie werk en inkomen",
]


@pytest.fixture(scope="module")
def dvo() -> Catalogue:
    return load_catalogue(shipped("dvo-2020"))


@pytest.fixture(scope="module")
def duties(dvo: Catalogue) -> dict[str, Duty]:
    return {duty.id: duty for clause in dvo.clauses for duty in clause.duties}


@pytest.fixture(scope="module")
def tables() -> RuleTables:
    return load_rules()


def inventory() -> list[str]:
    lines = INVENTORY.read_text("utf-8").splitlines()
    return [place for line in lines if not line.startswith("#") for place in line.split()]


# Nothing is missing, nothing is extra


def test_every_place_of_the_text_is_a_clause_or_a_product_and_the_other_way_round(
    dvo: Catalogue,
) -> None:
    clauses = [clause.id for clause in dvo.clauses]
    products = [f"annex-1.{product.id}" for product in dvo.products]
    assert len(set(inventory())) == len(inventory())
    assert set(inventory()) == {*clauses, *products}


def test_every_place_maps_to_duties_or_to_a_reason_for_none(dvo: Catalogue) -> None:
    clauses = {clause.id: clause for clause in dvo.clauses}
    under = {f"annex-1.{product.id}": dvo.clause_of(product) for product in dvo.products}
    for place in inventory():
        clause = clauses[place if place in clauses else under[place]]
        assert clause.duties or clause.none, place


def test_every_row_of_the_domain_description_maps_to_clauses(dvo: Catalogue) -> None:
    rows = {f"A{n:02d}" for n in range(1, 26)} | {f"P{n:02d}" for n in range(1, 13)}
    assert set(clauses_by_row(dvo)) == rows


def test_every_clause_says_which_rows_it_serves(dvo: Catalogue) -> None:
    assert [clause.id for clause in dvo.clauses if not clause.rows] == []


def test_clauses_stand_in_the_annex_that_their_reference_names(dvo: Catalogue) -> None:
    for clause in dvo.clauses:
        named = re.match(r"annex-\d", clause.id)
        assert clause.annex == (named.group() if named else None), clause.id


def test_the_coverage_page_is_current(dvo: Catalogue) -> None:
    assert COVERAGE.read_text("utf-8") == coverage_text(dvo)


# The duties make sense


def test_every_duty_that_falls_due_has_a_date_that_explains_itself(
    duties: dict[str, Duty], tables: RuleTables
) -> None:
    for duty in duties.values():
        due = due_date(
            duty.due, "1", period=parse("2026"), event_on=date(2026, 3, 2), tables=tables
        )
        assert isinstance(duty.due, NoDate) if due is None else due.steps, duty.id


@pytest.mark.parametrize(
    ("duty", "period", "due"),
    [
        ("four-year-plan", "2026", "2026-12-31"),
        ("quarterly-report", "2026-Q1", "2026-05-31"),
        ("quarterly-report", "2026-Q3", "2026-11-30"),
        ("annual-report", "2027", "2028-02-29"),
        ("sisa-data", "2026", "2027-02-28"),
        ("provisional-picture-data", "2026", "2027-02-28"),
        ("benefit-statistics", "2026-04", "2026-04-30"),
        ("budget-net-costs", "2027", "2026-11-01"),
        ("payment-schedule-net-costs", "2027", "2026-12-01"),
        ("payment-schedule-programme-costs", "2027", "2026-12-01"),
        ("payment-schedule-friction-costs", "2027", "2026-12-01"),
        ("advance-net-costs", "2027-01", "2026-12-31"),
        ("advance-programme-costs", "2027-03", "2027-02-28"),
        ("advance-friction-costs", "2020-01", "2019-12-31"),
        ("final-settlement", "2026", "2027-04-30"),
        ("objections-annual-report", "2026", "2027-06-30"),
    ],
)
def test_contract_dates_are_those_of_the_text(
    duties: dict[str, Duty], tables: RuleTables, duty: str, period: str, due: str
) -> None:
    found = due_date(duties[duty].due, "1", period=parse(period), event_on=None, tables=tables)
    assert found is not None
    assert found.due == date.fromisoformat(due)


def test_each_statutory_duty_follows_the_term_of_its_own_law(duties: dict[str, Duty]) -> None:
    terms = {d.id: d.due.term for d in duties.values() if isinstance(d.due, Statutory)}
    assert terms == {
        "objection-decision": "objection-decision-committee",
        "complaint": "complaint",
        "woo-request": "woo-request",
        "reuse-request": "reuse-request",
        "avg-request": "avg-request",
        "notice-of-default": "notice-of-default",
        "breach-notification": "breach-notice",
        "origin-information": "avg-origin",
    }


def test_one_party_alone_never_waives_what_both_owe_each_other(duties: dict[str, Duty]) -> None:
    for duty in duties.values():
        assert set(duty.waivable_by) <= set(duty.creditor) - set(duty.debtor), duty.id


def test_article_17_2_makes_three_duties(dvo: Catalogue) -> None:
    (clause,) = (clause for clause in dvo.clauses if clause.id == "17.2")
    assert [duty.id for duty in clause.duties] == [
        "budget-net-costs",
        "payment-schedule-net-costs",
        "advance-net-costs",
    ]


def test_a_report_for_the_fourth_quarter_is_not_owed(duties: dict[str, Duty]) -> None:
    assert duties["quarterly-report"].trigger == Periodic(every="quarter", only=(1, 2, 3))


def test_confidentiality_and_privacy_survive_the_end(duties: dict[str, Duty]) -> None:
    surviving = {duty.nature for duty in duties.values() if duty.survives_end}
    assert surviving == {Nature.CONTRACT, Nature.PRIVACY, Nature.ARCHIVE}
    contract = [d.id for d in duties.values() if d.survives_end and d.nature is Nature.CONTRACT]
    assert contract == ["confidentiality"]


# Against the text of the agreement


@pytest.fixture(scope="module")
def seed() -> str:
    return SEEDS[0].read_text("utf-8") if SEEDS else ""


def part(text: str, start: str, end: str | None = None) -> list[str]:
    begin = text.index(start)
    stop = len(text) if end is None else text.index(end, begin + len(start))
    return [line.strip() for line in text[begin:stop].splitlines() if line.strip()]


def listed(prefix: str, depth: int | None = None) -> list[str]:
    """The places under a prefix, without it; at one depth where one is given."""
    under = [place.removeprefix(prefix) for place in inventory() if place.startswith(prefix)]
    return [place for place in under if depth is None or place.count(".") == depth]


def starts(lines: list[str], pattern: str) -> list[str]:
    return [found.group(1) for line in lines if (found := re.match(pattern, line))]


@needs_the_text
def test_articles_are_those_of_the_text(seed: str) -> None:
    body = part(seed, "Komen het volgende overeen", "Aldus overeengekomen")
    articles = starts(body, r"Artikel (\d+(?:\.\d)?)$")
    assert articles == [place for place in inventory() if re.fullmatch(r"\d+(\.\d)?", place)]


@needs_the_text
def test_considerations_are_those_of_the_text(seed: str) -> None:
    recitals = part(seed, "Overwegende dat:", "Gelet op:")
    footnotes = starts(recitals, r"(\d) [A-Z].*\.$")
    ends = [line for line in recitals if line.endswith(".")]
    assert len(footnotes) == len(listed("footnote-"))
    assert len(ends) - len(footnotes) == len(listed("recital-"))
    basis = part(seed, "Gelet op:", "Komen het volgende")
    assert len(starts(basis, "(▪)")) == len(listed("basis-"))
    assert len(starts(part(seed, "Partijen", "Overwegende"), r"(\d)\. ")) == len(listed("parties."))


@needs_the_text
def test_letters_and_bullets_of_the_articles_are_those_of_the_text(seed: str) -> None:
    for article, following in (("14.1", "14.2"), ("16.2", "17.1")):
        letters = starts(part(seed, f"Artikel {article}", f"Artikel {following}"), r"([a-z])\. ")
        assert letters == listed(f"{article}.")
    privacy = part(seed, "Artikel 19", "Artikel 20")
    assert len(starts(privacy, "(-) ")) == len(listed("19.bullet-"))


@needs_the_text
def test_tasks_and_products_are_those_of_the_text(seed: str) -> None:
    tasks = part(seed, "Productenlijst van de Wsw-taken", "Productenlijst\n")
    assert len(starts(tasks, "(•)")) == len(listed("annex-1.task."))
    direct = part(seed, "Directe producten", "Indirecte producten")
    indirect = part(seed, "Indirecte producten", "Bijlage 2")
    assert starts(direct, r"([A-G])\.? +[A-Z]") == [x.upper() for x in listed("annex-1.direct.", 0)]
    assert starts(indirect, r"([A-C]) +[A-Z]") == [
        x.upper() for x in listed("annex-1.indirect.", 0)
    ]
    dashed = len(starts(direct, r"(-) ")) + len(starts(indirect, r"(-) "))
    groups = 7 + 3
    undashed_direct = 1 + 2 + 1 + 6  # the headings of A and D, one entry of D, six of G
    undashed_indirect = 2 + 4 + 8  # the headings of A, those of B with two entries, all of C
    entries = [*listed("annex-1.direct."), *listed("annex-1.indirect.")]
    assert len(entries) == groups + undashed_direct + undashed_indirect + dashed


@needs_the_text
def test_the_privacy_protocol_is_that_of_the_text(seed: str) -> None:
    protocol = part(seed, "Paragraaf 1 Algemene bepalingen")
    terms = part(seed, "Artikel 1  Begrippen", "Artikel 2 ")
    assert starts(terms, r"([a-n])\. ") == listed("annex-2.1.")
    numbered = starts(protocol, r"(\d+\.\d)\.? ")
    whole = [
        n for n in starts(protocol, r"Artikel (\d+) ") if n != "1" and f"{n}.1" not in numbered
    ]
    places = [place for place in listed("annex-2.") if re.fullmatch(r"\d+(\.\d)?", place)]
    assert sorted(places) == sorted(numbered + whole)
    following = {"6.1": "6.2. ", "6.2": "Artikel 7", "7.1": "7.2. ", "7.2": "Artikel 8"}
    for paragraph, end in following.items():
        bullets = starts(part(seed, f"\n{paragraph}", f"\n{end}"), "(•)")
        assert len(bullets) == len(listed(f"annex-2.{paragraph}.bullet-")), paragraph


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: list[str], length: int = 8) -> Iterator[tuple[str, ...]]:
    return (tuple(text[n : n + length]) for n in range(len(text) - length + 1))


def dutch(value: Any) -> Iterator[str]:
    match value:
        case {"nl": str(said)}:
            yield said
        case dict():
            for part_ in value.values():
                yield from dutch(part_)
        case list():
            for part_ in value:
                yield from dutch(part_)


def without_names(text: str) -> str:
    for name in OFFICIAL_NAMES:
        text = text.replace(name, "")
    return text


@needs_the_text
def test_the_words_are_our_own(dvo: Catalogue, seed: str) -> None:
    whole = re.sub(r"-\s+", "", seed)  # words that were broken off at the end of a line
    theirs = {*runs(words(whole)), *runs(words(seed))}
    ours = list(dutch(dvo.model_dump(mode="json")))
    assert len(ours) > 500
    copied = [text for text in ours if theirs & set(runs(words(without_names(text))))]
    assert copied == []


def test_the_comparison_of_words_sees_a_copied_sentence() -> None:
    theirs = set(runs(words("een twee drie vier vijf zes zeven acht negen tien")))
    assert theirs & set(runs(words("Nul, een twee drie vier vijf zes zeven acht!")))
    assert not theirs & set(runs(words("een twee drie vier vijf zes zeven en acht")))
