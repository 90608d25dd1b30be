"""What no id holds is refused before any store is asked: PostgreSQL has no place for a NUL."""

import pytest

from interface.api.app import description
from interface.api.openapi import Document, operations
from tests.interface.conftest import Installation

DOCUMENT: Document = description()
ODD = ("%00", "a%00", "%00a", "%ff", "%ed%a0%80", "%0a")
REQUIRED = "from=2021-01-01"


def _parameters(where: str) -> list[tuple[str, str, str]]:
    """Method, path and name of each parameter of the API."""
    shared = DOCUMENT["components"]["parameters"]
    return [
        (method, path, found["name"])
        for path, method, operation in operations(DOCUMENT)
        for one in operation.get("parameters", ())
        if (found := shared[one["$ref"].rpartition("/")[2]] if "$ref" in one else one)["in"]
        == where
    ]


@pytest.mark.parametrize(("method", "path", "name"), _parameters("path"))
def test_no_id_in_a_path_holds_it(
    standing: Installation, method: str, path: str, name: str
) -> None:
    for odd in ODD:
        asked = f"/v1{path}".replace(f"{{{name}}}", odd).replace("{", "").replace("}", "")
        answer = standing.http.request(method, asked, headers=standing.headers())
        assert answer.status_code == 400, asked
        assert name in {one.get("parameter") for one in answer.json()["errors"]}


@pytest.mark.parametrize(("method", "path", "name"), _parameters("query"))
def test_no_value_in_a_query_holds_it(
    standing: Installation, method: str, path: str, name: str
) -> None:
    whole = path.replace("{agreement}", "dvo-2020-beek").replace("{rule}", "woo-request")
    for odd in ODD:
        required = "" if name == "from" else f"&{REQUIRED}" if "from" in _names(path) else ""
        asked = f"/v1{whole}?{name}={odd}{required}".replace("{", "").replace("}", "")
        answer = standing.http.request(method, asked, headers=standing.headers())
        assert answer.status_code == 400, asked


def _names(path: str) -> set[str]:
    return {name for _, where, name in _parameters("query") if where == path}
