"""Days and steps in words."""

from datetime import date, datetime

from domain.calendar.explain import day, listed, step, weekday
from domain.messages import AMSTERDAM, Text


def test_a_day_is_written_out_in_both_languages() -> None:
    said = day(date(2026, 2, 28))
    assert (said.nl, said.en) == ("zaterdag 28 februari 2026", "Saturday 28 February 2026")
    assert weekday(date(2026, 3, 2)) == Text(nl="maandag", en="Monday")


def test_a_moment_has_its_time_and_zone() -> None:
    moment = datetime(2026, 10, 26, 15, 5, tzinfo=AMSTERDAM)
    assert day(moment).nl == "maandag 26 oktober 2026 15:05 (CET)"


def test_a_list_ends_in_and() -> None:
    a, b, c = (Text(nl=one, en=one.upper()) for one in "abc")
    assert listed([a]) == a
    assert listed([a, b]) == Text(nl="a en b", en="A and B")
    assert listed([a, b, c]) == Text(nl="a, b en c", en="A, B and C")


def test_a_step_tells_its_facts_in_the_language_of_the_words() -> None:
    told = step(
        date(2026, 5, 5),
        "{why}: {n}, {day}",
        "{why}: {n}, {day}",
        why=weekday(date(2026, 5, 4)),
        n=3,
    )
    assert told.words.nl == "Maandag: 3, dinsdag 5 mei 2026"
    assert told.words.en == "Monday: 3, Tuesday 5 May 2026"
