"""How a question is read, and what is marked of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.sought import EXCERPT, LONGEST, Sought, Term, excerpt, fold, holds, marked, pieces


def terms(written: str) -> list[tuple[tuple[str, ...], bool]]:
    return [(term.words, term.prefix) for term in Sought.read(written).terms]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Kwartaal rapp", [(("kwartaal",), False), (("rapp",), True)]),
        ("artikel 12.3", [(("artikel",), False), (("12.3",), False)]),
        ('"eerste kwartaal" rapport', [(("eerste", "kwartaal"), False), (("rapport",), True)]),
        ('rapport "eerste kwartaal"', [(("rapport",), False), (("eerste", "kwartaal"), False)]),
        ('"nog niet af', [(("nog", "niet", "af"), True)]),
        ("dvo-2020-beek", [(("dvo", "2020", "beek"), True)]),
        ("2026-03-02", [(("2026-03-02",), False)]),
        ("beek beek", [(("beek",), False), (("beek",), True)]),
        ("Coördinatie", [(("coordinatie",), True)]),
        ("Coo\u0308rdinatie", [(("coordinatie",), True)]),
        ("a\0b", [(("a",), False), (("b",), True)]),
        (' "" -- * () ', []),
        ("日本", [(("u65e5u672c",), True)]),
    ],
)
def test_a_question_is_read_as_words(written: str, expected: object) -> None:
    assert terms(written) == expected


@pytest.mark.parametrize(
    ("written", "position"),
    [
        ("4711", 4711), ("nr. 4711", 4711), ("NR4711", None), ("no 4711", 4711), ("#4711", 4711),
        ("nummer 4711", 4711), ("4711 beek", None), ("12.3", None), ("9" * 16, None), ("٣", None),
    ],
)  # fmt: skip
def test_a_number_alone_is_that_of_an_event(written: str, position: int | None) -> None:
    assert Sought.read(written).position == position


def test_what_is_too_long_is_not_read() -> None:
    assert Sought.read("x" * LONGEST).terms
    assert Sought.read("x" * (LONGEST + 1)) == Sought(too_long=True)


@given(st.text(max_size=300))
def test_what_is_folded_is_plain_and_can_be_anything(text: str) -> None:
    plain = set("abcdefghijklmnopqrstuvwxyz0123456789./:_-")
    for piece in pieces(text):
        assert set(piece.whole) <= plain
        assert all(piece.words)
    for term in Sought.read(text).terms:
        assert set("".join(term.words)) <= plain


@given(st.text(max_size=400), st.text(max_size=20))
def test_marking_changes_no_letter(text: str, written: str) -> None:
    sought = Sought.read(written)
    parts = marked(text, sought)
    assert "".join(part for part, _ in parts) == text
    assert any(mark for _, mark in parts) is holds(text, sought)
    assert len(excerpt(text, sought)) <= EXCERPT + 4


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        ("Elk kwartaal een Kwartaalrapportage.", "kwartaal", ["kwartaal", "Kwartaalrapportage"]),
        ("Elk kwartaal een Kwartaalrapportage.", '"kwartaal"', ["kwartaal"]),
        ("Artikel 12.3, niet 12.31", "12.3", ["12.3"]),
        ("Gemeente Sittard-Geleen aan Beek", "geleen", ["Sittard-Geleen"]),
        ("een eerste een tweede", '"een tweede"', ["een", "tweede"]),
        ("Reïntegratie", "reintegratie", ["Reïntegratie"]),
    ],
)
def test_what_was_looked_for_is_marked(text: str, written: str, found: list[str]) -> None:
    assert [part for part, mark in marked(text, Sought.read(written)) if mark] == found


def test_an_excerpt_shows_the_first_word_that_was_found() -> None:
    text = f"{'voor ' * 100}hier staat het {'daarna ' * 100}"
    shown = excerpt(text, Sought.read("hier"))
    assert shown.startswith("… voor") and shown.endswith("daarna …") and " hier " in shown
    assert excerpt(text, Sought.read("elders")).startswith("voor voor")
    assert fold("É" * 300) == "e" * 100
    assert Term(("a",), "a").fits(["a"])
