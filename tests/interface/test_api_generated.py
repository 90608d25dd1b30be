"""Questions and commands made up from the API's own description: never a 500, never a surprise.

Bounded in number, and the same in each run.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from application.people import MAY, Role
from infra.settings import Settings
from interface.api.app import description
from interface.api.openapi import operations
from interface.kinds import SHEETS
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, REPORT, Installation, open_at

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ASKED = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
THERE = {"agreement": AGREEMENT, "obligation": REPORT, "clause": "12.3", "position": 3}
"""What exists, so that not everything made up is simply unknown."""
OPERATIONS = [(path, method) for path, method, _ in operations(description())]
LATER = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
"""After the days in the examples."""


@dataclass(frozen=True)
class Asked:
    installation: Installation
    schema: Any
    begun: dict[str, str]
    """By noun, a case of each kind that could be begun as its example says."""

    def there(self, path: str) -> dict[str, Any]:
        noun = path.split("/")[1]
        return THERE | ({"key": self.begun[noun]} if noun in self.begun else {})


@pytest.fixture(scope="module")
def made_up(
    life: tuple[Path, dict[tuple[str, str], str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Asked]:
    """One installation for all: what is recorded by one question stands there for the next."""
    folder, tokens = life
    copy = shutil.copytree(folder, tmp_path_factory.mktemp("made-up") / "copy")
    found = open_at(Settings(data_dir=copy), LATER)
    found.tokens.update(tokens)
    schema = schemathesis.openapi.from_asgi("/v1/openapi.json", found.http.app)
    yield Asked(found, schema, dict(_begun(found)))
    found.doors.close()


def _begun(installation: Installation) -> Iterator[tuple[str, str]]:
    for sheet in SHEETS:
        roles = MAY[sheet.beginning.command]
        role = min(one for one in roles if one is not Role.SYSTEM)
        body = dict(sheet.beginning.example)
        answer = installation.post(f"/v1/{sheet.noun}", body, sheet.party, role)
        if answer.status_code == 201:
            yield sheet.noun, answer.json()["id"]


@pytest.mark.parametrize("who", [(BEEK, "clerk"), (CENTRE, "auditor")], ids=["clerk", "auditor"])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_the_api_keeps_to_its_description(
    path: str, method: str, who: tuple[str, str], made_up: Asked
) -> None:
    headers, known = made_up.installation.headers(*who), made_up.there(path)

    @ASKED
    @given(case=made_up.schema[path][method.upper()].as_strategy(), there=st.booleans())
    def asked(case: schemathesis.Case, there: bool) -> None:
        if there:
            named = case.path_parameters
            named.update({name: known[name] for name in named if name in known})
        case.call_and_validate(headers=headers, checks=CHECKS)

    asked()
