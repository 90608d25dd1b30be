"""How long data are kept: a statutory period is whole, and every other entry has none."""

import pytest
from pydantic import ValidationError

from domain.messages import Text
from domain.retention import RetentionPeriod, RetentionTable, Rule, UnknownCategory

WORDS = Text(nl="inkomen", en="income")
NEEDED = RetentionPeriod(
    category="income",
    title=WORDS,
    clauses=("annex-2.7.1.bullet-3",),
    rule=Rule.NO_LONGER_THAN_NEEDED,
    source="AVG 5(1)(e)",
    confirmed=True,
)


def test_a_category_is_found_by_its_name() -> None:
    table = RetentionTable(version="v1", categories=(NEEDED,))
    assert table.of("income") is NEEDED
    with pytest.raises(UnknownCategory) as refused:
        table.of("assets")
    assert refused.value.facts == {"category": "assets", "known": "income"}


def test_a_statutory_period_has_years_and_when_they_begin() -> None:
    facts = NEEDED.model_dump()
    whole = {"rule": Rule.STATUTORY, "years": 7, "counted_from": WORDS}
    assert RetentionPeriod(**facts | whole).years == 7
    for half in ({"rule": Rule.STATUTORY}, {"years": 7, "counted_from": WORDS}):
        with pytest.raises(ValidationError, match="a statutory period has"):
            RetentionPeriod(**facts | half)


def test_a_category_is_said_once() -> None:
    with pytest.raises(ValidationError, match="said once, not twice: income"):
        RetentionTable(version="v1", categories=(NEEDED, NEEDED))
