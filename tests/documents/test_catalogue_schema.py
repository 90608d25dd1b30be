"""The reference of the catalogue format is what the program accepts."""

import json
from pathlib import Path

from infra.catalogues.schema import schema_text

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "catalogue.schema.json"


def test_the_committed_schema_is_current() -> None:
    assert SCHEMA.read_text("utf-8") == schema_text()


def test_the_schema_names_keys_as_files_write_them() -> None:
    schema = json.loads(schema_text())
    assert "in_force_on" in schema["required"]
    assert schema["additionalProperties"] is False
