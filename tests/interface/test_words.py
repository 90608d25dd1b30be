"""Which language a reader gets, and what the words are made of."""

import pytest

from application.transact import Stale
from interface.words import phrase, preferred, say, told


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        (None, "nl"),
        ("", "nl"),
        ("en", "en"),
        ("EN-gb", "en"),
        ("nl-BE, en;q=0.9", "nl"),
        ("en;q=0.4, nl;q=0.5", "nl"),
        ("fr, de;q=0.9, en;q=0.1", "en"),
        ("fr", "nl"),
        ("*", "nl"),
        ("en;q=0.2, *;q=0.8", "nl"),
        ("en;q=0", "nl"),
        ("nl;q=0, en;q=0.1", "en"),
        ("en;q=much, ;;;", "nl"),
    ],
)
def test_the_best_liked_language_is_answered(accept: str | None, language: str) -> None:
    assert preferred(accept) == language


def test_a_refusal_is_said_in_one_line() -> None:
    refusal = Stale(id="dvo-x", version="3", seen="2")

    assert say(refusal, "nl").startswith("Intussen gewijzigd: dvo-x is nu versie 3, u zag 2.")
    assert say(refusal, "en").startswith("Changed meanwhile: dvo-x is at version 3 now")


def test_braces_in_a_fact_stay_what_they_are() -> None:
    assert "{x}" in told("unknown-agreement", {"agreement": "{x}"}, "en").detail


def test_there_need_not_be_a_phrase() -> None:
    assert phrase("not-understood.missing", "en") == "this is missing: add it"
    assert phrase("not-understood.no-such-mistake", "en") is None
