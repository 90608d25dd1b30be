"""The API's description: what the Dutch API Design Rules ask, and examples that are true."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute
from pydantic import BaseModel

from application import (
    arrangements,
    assessments,
    breaches,
    certificates,
    disclosures,
    informings,
    processing_register,
    registers,
    request_answer,
    request_register,
    terms,
    trail,
)
from application import data_subjects as subjects
from domain import retention
from interface.api import (
    agreements,
    app,
    changes,
    data_subjects,
    documents,
    erasures,
    events,
    kind_routes,
    kpi_realisation,
    objection_reports,
    obligations,
    openapi,
    openings,
    privacy_requests,
    processing,
    search,
    stand_ins,
)
from interface.api import arrangements as arrangements_api
from interface.api import assessments as assessments_api
from interface.api import breaches as breaches_api
from interface.api import disclosures as disclosures_api
from interface.api import informings as informings_api
from interface.api import terms as terms_api
from interface.api.answers import Recording
from interface.api.app import description
from interface.api.examples import EXAMPLES

DOCUMENT = description()
OPERATIONS = list(openapi.operations(DOCUMENT))
IDS = [f"{method} {path}" for path, method, _ in OPERATIONS]
each_operation = pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS, ids=IDS)

HOMES = (
    agreements,
    arrangements_api,
    arrangements,
    certificates,
    changes,
    documents,
    erasures,
    events,
    informings_api,
    informings,
    kpi_realisation,
    objection_reports,
    obligations,
    privacy_requests,
    processing,
    processing_register,
    registers,
    request_answer,
    request_register,
    retention,
    search,
    stand_ins,
    terms,
    terms_api,
    trail,
    data_subjects,
    subjects,
    openings,
    assessments_api,
    assessments,
    breaches_api,
    breaches,
    disclosures_api,
    disclosures,
)


OF_KINDS = {model.__name__: model for found in kind_routes.MODELS.values() for model in found}
"""What is made of sheets."""


def _model(name: str) -> type[BaseModel]:
    found = Recording if name == "Recording" else OF_KINDS.get(name)
    for home in HOMES:
        found = found or getattr(home, name, None)
    assert found is not None, name
    return found


def _resolved(part: Any) -> Any:
    while "$ref" in part:
        found: Any = DOCUMENT
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        part = found
    return part


def _references(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if "$ref" in part:
            yield part
        for under in part.values():
            yield from _references(under)
    elif isinstance(part, list):
        for under in part:
            yield from _references(under)


def test_the_document_says_whose_it_is_and_where() -> None:
    assert re.fullmatch(r"3(\.\d+){1,2}", DOCUMENT["openapi"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", DOCUMENT["info"]["version"])
    assert {"name", "url", "email"} <= DOCUMENT["info"]["contact"].keys()
    assert all(re.search(r"/v\d", server["url"]) for server in DOCUMENT["servers"])
    assert len({tag["name"] for tag in DOCUMENT["tags"]}) == len(DOCUMENT["tags"])


def test_every_reference_leads_somewhere() -> None:
    for part in _references(DOCUMENT):
        assert _resolved(part)


def test_operations_are_told_apart() -> None:
    names = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert len(set(names)) == len(names)


def test_every_route_under_v1_is_described() -> None:
    here = {
        (route.path.removeprefix("/v1"), method.lower())
        for noun in app.NOUNS
        for route in noun.router.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    }
    assert {(path, method) for path, method, _ in OPERATIONS} == here


@each_operation
def test_paths_and_queries_are_written_as_asked(
    path: str, method: str, operation: dict[str, Any]
) -> None:
    assert re.fullmatch(r"(/([a-z0-9-]+|\{[a-z]+\}))+", path)
    parameters = [_resolved(one) for one in operation.get("parameters", ())]
    for one in parameters:
        if one["in"] == "query":
            assert re.fullmatch(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*", one["name"])
    named = {one["name"] for one in parameters if one["in"] == "path"}
    assert named == set(re.findall(r"\{(\w+)\}", path))
    assert operation["summary"]
    assert operation["description"]


@each_operation
def test_every_answer_tells_the_version_and_every_refusal_is_a_problem(
    path: str, method: str, operation: dict[str, Any]
) -> None:
    assert "422" not in operation["responses"]
    assert {"400", "401", "403", "503"} <= operation["responses"].keys()
    for status, response in operation["responses"].items():
        found = _resolved(response)
        assert "API-Version" in found["headers"]
        if status >= "400":
            schema = _resolved(found["content"]["application/problem+json"]["schema"])
            assert {"status", "title", "detail"} <= schema["properties"].keys()


@each_operation
def test_every_operation_has_examples(path: str, method: str, operation: dict[str, Any]) -> None:
    body = operation.get("requestBody", {}).get("content", {})
    for kind, media in body.items():
        if kind != "application/octet-stream":
            name = media["schema"]["$ref"].rpartition("/")[2]
            model = next(one for one in openapi.SPOKEN if one.__name__ == name)
            model.model_validate(media["example"], by_alias=True, by_name=False)
    for response in operation["responses"].values():
        for kind, media in response.get("content", {}).items():
            if kind == "application/json":
                assert media["example"] == EXAMPLES[media["schema"]["$ref"].rpartition("/")[2]]
            else:
                assert media["example"]


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - {"Problem"}))
def test_an_example_is_what_is_answered(name: str) -> None:
    _model(name).model_validate(EXAMPLES[name], by_alias=True, by_name=False)


def test_schemas_are_named_and_dates_are_dates() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        assert re.fullmatch(r"([A-Z][a-z0-9]*)+", name)
        for field, said in schema.get("properties", {}).items():
            assert "_" not in field
            assert said.get("format") not in ("time", "date-time-local")
            if re.search(r"\w+D(ate|atum)$", field):
                assert said.get("format") == "date"
