"""The JSON Schema of the catalogue format, for editors and for who writes a catalogue.

`python -m infra.catalogues.schema > docs/reference/catalogue.schema.json`
"""

import json
import sys

from domain.catalogue import Catalogue


def schema_text() -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Catalogue.model_json_schema(by_alias=False),
        "title": "Nakomen catalogue, format 1",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
