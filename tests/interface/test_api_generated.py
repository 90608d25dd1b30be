"""Questions and commands made up from the API's own description: never a 500, never a surprise.

Bounded in number, and the same in each run.
"""

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

from interface.api.app import description
from interface.api.openapi import operations
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, REPORT, Installation

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


@pytest.mark.parametrize("who", [(BEEK, "clerk"), (CENTRE, "auditor")], ids=["clerk", "auditor"])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_the_api_keeps_to_its_description(
    path: str, method: str, who: tuple[str, str], lived: Installation
) -> None:
    schema = schemathesis.openapi.from_asgi("/v1/openapi.json", lived.http.app)
    headers = lived.headers(*who)

    @ASKED
    @given(case=schema[path][method.upper()].as_strategy(), there=st.booleans())
    def asked(case: schemathesis.Case, there: bool) -> None:
        if there:
            named = case.path_parameters
            named.update({name: THERE[name] for name in named if name in THERE})
        case.call_and_validate(headers=headers, checks=CHECKS)

    asked()
