"""Words on their way into the vault: found wherever they are, and never written down."""

from typing import Literal

import pytest
from pydantic import ValidationError

from domain.messages import Command, Event, Message
from domain.sealed import (
    ASKED,
    LONGEST,
    Index,
    Personal,
    Plain,
    Sealed,
    Words,
    plain_fields,
    sealed_fields,
    with_sealed,
)
from tests.scenario import TODAY

SUBJECT = "0196f0a1-0a1b-7c2d-8e3f-4a5b6c7d8e9f"


class Told(Command):
    remark: Words
    more: Words | None = None


class Witness(Message):
    name: Personal
    since: int = 0


class Happened(Event):
    type: Literal["something.happened.v1"] = "something.happened.v1"
    name: Personal
    remark: Personal | None = None
    witnesses: tuple[Witness, ...] = ()
    counted: int = 0


def happened() -> Happened:
    return Happened(
        occurred_on=TODAY,
        name=Plain(text="een").about(SUBJECT, Index.NAME),
        witnesses=(Witness(name=Plain(text="twee")), Witness(name=sealed("b"))),
        counted=7,
    )


def sealed(of: str) -> Sealed:
    return Sealed(key=SUBJECT, digest=(of * 64)[:64])


def test_words_come_as_a_string_and_concern_nobody_yet() -> None:
    command = Told.model_validate({"remark": "een verzonnen opmerking"})
    assert command.remark == Plain(text="een verzonnen opmerking")
    schema = Told.model_json_schema()["properties"]["remark"]
    assert (schema["type"], schema["maxLength"]) == ("string", LONGEST)


@pytest.mark.parametrize("said", ["", "x" * (LONGEST + 1), 7, {"text": "x", "subject": SUBJECT}])
def test_nothing_else_is_taken_for_words_nor_told_back(said: object) -> None:
    with pytest.raises(ValidationError) as refused:
        Told.model_validate({"remark": said})
    assert refused.value.errors()[0]["loc"] == ("remark",)
    assert "input_value" not in str(refused.value)


def test_what_nobody_sealed_refuses_to_be_written_down() -> None:
    for message in (Told(remark=Plain(text="geheim")), happened()):
        with pytest.raises(ValueError, match="InTheClear"):
            message.model_dump_json()
        with pytest.raises(ValueError, match="InTheClear"):
            message.model_dump(mode="json")
        assert "geheim" not in repr(message) and "een" not in repr(message)


def test_only_in_order_to_be_hashed_it_is_written_down() -> None:
    said = Told(remark=Plain(text="geheim")).model_dump_json(context=ASKED)
    assert "geheim" in said


def test_words_are_found_at_any_depth_and_replaced_where_they_are() -> None:
    event = happened()
    assert [path for path, _ in plain_fields(event)] == ["name", "witnesses.0.name"]
    assert [path for path, _ in sealed_fields(event)] == ["witnesses.1.name"]
    made = with_sealed(event, lambda path: sealed("a" if path == "name" else "c"))
    assert list(plain_fields(made)) == []
    assert [one.digest[0] for _, one in sealed_fields(made)] == ["a", "c", "b"]
    assert made.counted == 7
    assert Happened.model_validate_json(made.model_dump_json()) == made


def test_what_has_no_room_for_persons_is_left_as_it_is() -> None:
    class Plainer(Message):
        number: int

    message = Plainer(number=1)
    assert with_sealed(message, lambda _: sealed("a")) is message


def test_words_in_a_stored_event_are_refused() -> None:
    stored = {"type": "something.happened.v1", "occurred_on": "2026-03-02", "name": {"text": "x"}}
    with pytest.raises(ValidationError):
        Happened.model_validate(stored)
    assert "text" not in str(Happened.model_json_schema())
