"""The rule tables hang together, or say what does not."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from domain.calendar.rules import RuleTables, TermRule
from tests.domain.calendar.shipped import TABLES


def term_of(said: dict[str, Any], rule: str) -> dict[str, Any]:
    return next(one for one in said["terms"] if one["id"] == rule)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda s: s.update(terms=s["terms"] + s["terms"][:1]), "one occurs twice"),
        (lambda s: s["penalties"].update(run="walk"), "no such term: walk"),
        (lambda s: term_of(s, "woo-request")["valid"].update(otherwise="wop"), "no such term: wop"),
        (
            lambda s: term_of(s, "objection-decision").update(after="nothing"),
            "no such term: nothing",
        ),
        (lambda s: term_of(s, "objection-decision").update(after="complaint"), "a plain term"),
        (lambda s: term_of(s, "avg-origin").update(direction="back"), "is not EU's"),
        (lambda s: term_of(s, "complaint").update(direction="back"), "is not EU's"),
        (lambda s: term_of(s, "application").update(direction="back"), "is not suspended"),
        (lambda s: term_of(s, "complaint").update(unit="hours"), "in hours"),
        (lambda s: term_of(s, "avg-origin").update(act="open"), "family atw only"),
        (lambda s: s["penalties"]["rates"][0].update(maximum=1261), "add up to 1260"),
        (lambda s: s["penalties"].update(rates=s["penalties"]["rates"][::-1]), "in the order"),
    ],
)
def test_tables_that_contradict_themselves_are_refused(
    spoil: Callable[[dict[str, Any]], None], words: str
) -> None:
    said = TABLES.model_dump()
    spoil(said)
    with pytest.raises(ValidationError, match=words):
        RuleTables.model_validate(said)


@pytest.mark.parametrize("rule", TABLES.terms, ids=lambda rule: rule.id)
def test_every_term_has_a_source_and_words_in_both_languages(rule: TermRule) -> None:
    assert rule.source
    assert rule.title.nl != rule.title.en
    assert rule.counted_from.nl != rule.counted_from.en
