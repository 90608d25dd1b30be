import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from domain.event_types import EVENTS, NAMES
from domain.messages import Event

VECTORS = Path(__file__).parents[1] / "vectors" / "events"
EXAMPLES = sorted(VECTORS.glob("*.json"))
AGGREGATES = {
    "agreement",
    "amendment",
    "arrangement",
    "breach",
    "complaint",
    "disclosure",
    "dpia",
    "data-subject",
    "engagement",
    "calamity",
    "default-notice",
    "force-majeure",
    "reuse-request",
    "woo-request",
    "erasure",
    "consultation",
    "contact-point",
    "development",
    "evaluation",
    "follow-up",
    "kpi",
    "quality-check",
    "report",
    "informing",
    "mandate",
    "objection",
    "obligation",
    "planning",
    "privacy-request",
    "processing",
    "refusal",
    "stand-in",
    "withdrawal",
}


def stored(path: Path) -> Any:
    """The event of a body as the log once stored it: numbers with a fraction are refused."""

    def refuse(number: str) -> None:
        raise AssertionError(f"{path.name} has a float: {number}")

    return json.loads(path.read_text(), parse_float=refuse)["event"]


def test_every_event_has_a_stored_example_and_nothing_else_has() -> None:
    assert {path.stem for path in EXAMPLES} == set(NAMES)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_was_stored_is_read_for_ever(path: Path) -> None:
    event = EVENTS.validate_json(json.dumps(stored(path)))
    assert type(event) is NAMES[path.stem]
    assert event.type == path.stem
    assert EVENTS.dump_python(event, mode="json", by_alias=False) == stored(path)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_shows_every_field(name: str) -> None:
    fields = set(NAMES[name].model_fields)
    assert set(stored(VECTORS / f"{name}.json")) == fields


@pytest.mark.parametrize(("name", "event"), NAMES.items())
def test_a_name_is_aggregate_fact_and_version(name: str, event: type[Event]) -> None:
    aggregate, fact, version = name.split(".")
    assert aggregate in AGGREGATES
    assert fact.replace("-", "").isalpha()
    assert version[0] == "v" and version[1:].isdigit()
    assert event.model_config["frozen"]


def test_no_event_has_room_for_a_float_or_for_anything_at_all() -> None:
    """A float has no stable JSON form; a field without a type could hold one."""
    schema = EVENTS.json_schema(mode="serialization")
    for where, part in parts(schema):
        assert part.get("type") != "number", where
        if "properties" in part:
            assert part["additionalProperties"] is False, where
            for name, field in part["properties"].items():
                assert set(field) & {"type", "$ref", "anyOf", "oneOf", "const"}, f"{where}.{name}"


def parts(schema: Any, where: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every object in a JSON Schema, with its path."""
    if isinstance(schema, list):
        return [one for n, item in enumerate(schema) for one in parts(item, f"{where}[{n}]")]
    if not isinstance(schema, dict):
        return []
    below = [one for key, item in schema.items() for one in parts(item, f"{where}/{key}")]
    return [(where, schema), *below]


def test_the_check_for_floats_sees_one() -> None:
    seen = parts(TypeAdapter(dict[str, list[float]]).json_schema())
    assert any(part.get("type") == "number" for _, part in seen)
