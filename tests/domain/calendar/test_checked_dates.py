"""Dates reckoned apart from the program: literal closed days and plain additions, row by row."""

import csv
from datetime import date
from pathlib import Path

import pytest

from application.terms import TermAnswer, Terms
from domain.calendar.due import DueDate
from tests.domain.calendar.shipped import TABLES

CHECKED = Path(__file__).parents[2] / "data" / "terms" / "checked.csv"
with CHECKED.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def computed(row: dict[str, str]) -> DueDate:
    lines = ["rule,date,options", f"{row['rule']},{row['from']},{row['options']}"]
    outcome = next(Terms(TABLES).batch(lines)).outcome
    assert isinstance(outcome, TermAnswer), outcome
    return outcome.ends


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']} {row['from']} {row['why']}")
def test_the_date_is_what_was_reckoned_by_hand(row: dict[str, str]) -> None:
    due = computed(row)
    assert {
        "due": due.due.isoformat(),
        "nominal": due.nominal.isoformat(),
        "alternative": due.alternative.isoformat() if due.alternative else "",
        "marks": " ".join(due.marks),
    } == {key: row[key] for key in ("due", "nominal", "alternative", "marks")}


def test_the_table_reaches_every_rule_and_the_years_2020_to_2030() -> None:
    assert {row["rule"] for row in ROWS} == {rule.id for rule in TABLES.terms}
    assert {date.fromisoformat(row["due"]).year for row in ROWS} >= set(range(2020, 2031))
    assert len(ROWS) >= 80


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']} {row['from']} {row['why']}")
def test_the_explanation_ends_on_the_day_in_both_languages(row: dict[str, str]) -> None:
    due = computed(row)
    assert due.steps[-1].on == due.due
    said = due.steps[0].words
    assert str(due.steps[0].on.year) in said.nl
    assert said.nl != said.en
    assert any(due.article in one.words.nl and due.article in one.words.en for one in due.steps)
