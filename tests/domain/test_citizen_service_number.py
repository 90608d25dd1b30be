"""A number of a person is told from what looks like one, and stands nowhere unsealed."""

from datetime import date

import pytest

from domain.citizen_service_number import NumberInTheClear, mentioned_in, must_mention_none
from domain.evidence import OwnRecord
from domain.messages import Command
from domain.obligation.commands import FulfilInPart
from domain.sealed import Plain, Words

NUMBER = "999994463"


@pytest.mark.parametrize(
    "text",
    [NUMBER, f"Z-{NUMBER}", f"zaak/{NUMBER}/2", f"bsn{NUMBER}", f"BSN:{NUMBER}", f"a_{NUMBER}_b"],
)
def test_nine_digits_that_stand_apart_and_pass_the_check_are_a_number(text: str) -> None:
    assert mentioned_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "B-2019-117",
        "Z-2022-00771",
        "Z202200771",
        "999994464",
        f"{NUMBER}0",
        f"0{NUMBER}",
        f"NL20INGB0{NUMBER}",
        f"NL20INGB{NUMBER}",
        "0196f0a2-7e11-7a40-9c02-5b1d2e3f4a5b",
        "000000000",
        "",
    ],
)
def test_a_number_of_a_system_is_none(text: str) -> None:
    assert not mentioned_in(text)


def record(reference: str) -> FulfilInPart:
    piece = OwnRecord(kind="report", system="dms", reference=reference)
    return FulfilInPart(occurred_on=date(2026, 3, 2), evidence=(piece,))


def test_a_command_that_holds_one_unsealed_is_refused_and_the_field_is_told() -> None:
    must_mention_none(record("Z-2022-00771"), "year-2026")
    with pytest.raises(NumberInTheClear) as refused:
        must_mention_none(record(NUMBER))
    assert refused.value.facts == {"field": "evidence.reference"}
    with pytest.raises(NumberInTheClear) as refused:
        must_mention_none(record("Z-1"), f"arrangement-{NUMBER}")
    assert refused.value.facts == {"field": "id"}


def test_words_that_are_sealed_may_hold_one_and_keys_of_a_table_may_not() -> None:
    class Told(Command):
        words: Words
        roles: dict[str, str]

    must_mention_none(Told(words=Plain(text=NUMBER), roles={"beek": "centre"}))
    with pytest.raises(NumberInTheClear):
        must_mention_none(Told(words=Plain(text="x"), roles={NUMBER: "centre"}))
