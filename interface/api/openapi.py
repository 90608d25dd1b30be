"""The API as an OpenAPI document, as the Dutch API Design Rules ask for one."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from application.agreements import BelongsTo
from application.erasing import Erase
from application.privacy_requests import EraseOnRequest
from application.stand_ins import PassOn
from domain.agreement.commands import AgreeFrequency, ProposeCorrection, SignAgreement
from domain.messages import Message
from domain.obligation.commands import (
    CorrectObligation,
    DisputeObligation,
    FindLate,
    FulfilInPart,
    FulfilObligation,
    SettleDispute,
    WaiveObligation,
)
from domain.occurrences import RecordOccurrence
from domain.opening.asked import OpenDocument, OpenSealed
from domain.privacy_request.commands import SPOKEN as OF_REQUESTS
from interface.api.agreements import RegisterFromCatalogue
from interface.api.arrangements import OF_ARRANGEMENTS
from interface.api.data_subjects import OF_DATA_SUBJECTS
from interface.api.described_cases import CASE_TAGS, CASES_SPOKEN
from interface.api.edge import VERSION
from interface.api.examples import EXAMPLES, PARAMETERS
from interface.api.informings import OF_INFORMINGS
from interface.api.kind_examples import KIND_TAGS, KINDS_SPOKEN
from interface.api.processing import OF_PROCESSING
from interface.api.tags import OF_A_POSITION, TAGS

Document = dict[str, Any]

SPOKEN: tuple[type[Message], ...] = (
    RegisterFromCatalogue,
    SignAgreement,
    AgreeFrequency,
    ProposeCorrection,
    RecordOccurrence,
    FulfilObligation,
    FulfilInPart,
    FindLate,
    WaiveObligation,
    DisputeObligation,
    SettleDispute,
    CorrectObligation,
    PassOn,
    Erase,
    *OF_REQUESTS,
    EraseOnRequest,
    *OF_PROCESSING,
    BelongsTo,
    *OF_ARRANGEMENTS,
    *OF_INFORMINGS,
    *CASES_SPOKEN,
    *KINDS_SPOKEN,
    *OF_DATA_SUBJECTS,
    OpenSealed,
    OpenDocument,
)
"""What is said in bodies. The routes read these themselves, so the framework does not know them."""

DESCRIPTION = """\
Agreements between public bodies and the obligations that follow from them, on a verifiable log.

Every read of a register takes `asOf`: a log position, a day (its end in Amsterdam) or a moment.
Every command answers with the log position that it led to. An `Idempotency-Key` makes it safe to
repeat a command for 30 days; the same key with another body is refused with 409. `If-Match` with
the tag of an earlier answer makes a command fail with 412 when something else was recorded since.
A refusal is a problem (RFC 9457) in Dutch or English, as `Accept-Language` asks.
"""

CONTACT = {
    "name": "The Nakomen developers",
    "url": "https://nakomen.example/contact",
    "email": "api@nakomen.example",
}

REFUSALS = {
    400: "What was asked cannot be understood; `errors` says where.",
    401: "No bearer token, or one that does not hold; `WWW-Authenticate` tells which.",
    403: "This account may not.",
    404: "There is no such thing.",
    406: "What `Accept` asks for is not offered.",
    409: "A rule forbids it now, someone was faster, or the key stands for another request.",
    412: "What was seen (`If-Match`) is no longer so.",
    413: "The body is larger than is read.",
    415: "The body is of another type than is read.",
    500: "Our mistake. Tell us the correlation.",
    503: "A store cannot be used now; nothing was recorded, or (`outcome-unknown`) ask again "
    "with the same key.",
}


def described(app: FastAPI) -> Document:
    document = get_openapi(
        title="Nakomen",
        version=VERSION,
        description=DESCRIPTION,
        routes=app.routes,
        servers=[{"url": "/v1", "description": "This installation"}],
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        tags=[{"name": name, "description": said} for name, said in TAGS.items()],
        separate_input_output_schemas=False,
    )
    document["paths"] = {
        path.removeprefix("/v1"): operations for path, operations in document["paths"].items()
    }
    document["info"]["contact"] = CONTACT
    document["security"] = [{name: []} for name in _SCHEMES]
    for path, method, operation in operations(document):
        _complete(path, method, operation)
    _add_components(document["components"])
    return document


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _complete(path: str, method: str, operation: Document) -> None:
    """Headers and examples of what goes well; what can be refused."""
    responses = operation["responses"]
    responses.pop("422", None)
    for status, response in responses.items():
        response["headers"] = _headers(operation["tags"][0], status)
        _give_example(response)
    for status in _refusals(path, method):
        responses[str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
    for parameter in operation.get("parameters", ()):
        if parameter.get("name") in PARAMETERS:
            parameter.setdefault("example", PARAMETERS[parameter["name"]])


def _headers(tag: str, status: str) -> Document:
    names = ["API-Version"]
    if tag in OF_A_POSITION:
        names.append("Nakomen-Position")
    if status == "201":
        names.append("Location")
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _give_example(response: Document) -> None:
    for media in response.get("content", {}).values():
        name = media["schema"].get("$ref", "").rpartition("/")[2]
        if name in EXAMPLES:
            media["example"] = EXAMPLES[name]


def _refusals(path: str, method: str) -> list[int]:
    found = [400, 401, 403, 406, 500, 503]
    if "{" in path or path in (
        "/agreements",
        "/stand-ins",
        *(f"/{one}" for one in (*CASE_TAGS, *KIND_TAGS)),
        "/data-subjects",
        "/documents",
        "/openings/documents",
        "/privacy-requests",
        "/processing-activities",
        "/arrangements",
        "/erasures",
        "/informings",
        "/trail/checkpoint",
    ):
        found.append(404)
    if method == "post":
        found += [409, 413, 415] if path == "/documents" else [409, 412, 413, 415]
    elif path == "/documents/{digest}":
        found.append(409)
    return sorted(found)


def _add_components(components: Document) -> None:
    _, spoken = models_json_schema(
        [(kind, "validation") for kind in SPOKEN], ref_template="#/components/schemas/{model}"
    )
    schemas = components["schemas"] | spoken["$defs"] | {"Problem": _PROBLEM}
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for name in ("EventEntry", "ProvenEvent"):
        # Each kind says its own type as a constant. In a mapping the names of types would stand as
        # keys below `paths`, where "disputed" is taken for an operation: it has "put" in it.
        schemas[name]["properties"]["event"].pop("discriminator")
    _add_erased(schemas)
    components["schemas"] = dict(sorted(schemas.items()))
    components["securitySchemes"] = _SCHEMES
    components["parameters"] = _PARAMETERS
    components["headers"] = _HEADERS
    components["responses"] = {
        f"Problem{status}": _refusal(status, said) for status, said in REFUSALS.items()
    }


def _add_erased(schemas: Document) -> None:
    """A sealed field is a reference, or says where it was erased; only the former is asked for."""
    schemas["SealedReference"] = schemas["Sealed"]
    schemas["Redacted"] = {
        "type": "object",
        "description": "Erased: nothing of the words is left. The position says where.",
        "required": ["erased"],
        "properties": {"erased": {"type": "integer"}},
        "additionalProperties": False,
    }
    parts = ("SealedReference", "Redacted")
    schemas["Sealed"] = {"anyOf": [{"$ref": f"#/components/schemas/{one}"} for one in parts]}
    asked = schemas["OpenSealed"]["properties"]["fields"]
    asked["items"] = {"$ref": "#/components/schemas/SealedReference"}


def _refusal(status: int, said: str) -> Document:
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}, "example": _example(status)}
    return {
        "description": said,
        "headers": {"API-Version": {"$ref": "#/components/headers/API-Version"}},
        "content": {"application/problem+json": problem},
    }


def _example(status: int) -> Document:
    return {**EXAMPLES["Problem"], "status": status}


def _header(said: str, example: str) -> Document:
    return {"description": said, "schema": {"type": "string"}, "example": example}


def _parameter(name: str, said: str, example: str) -> Document:
    return {"name": name, "in": "header", "required": False, **_header(said, example)}


_SCHEMES = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token of an account (`nkm_`), or a service token with a scope and an end"
        " (`nks_`).",
    },
    "organisation": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "An access token (RFC 9068) of the OpenID provider that this installation"
        " trusts, for its audience. Party and roles come from its claims.",
    },
}
_HEADERS = {
    "API-Version": _header("The full version of the API that answers.", VERSION),
    "Nakomen-Position": _header("The log position that the answer speaks of.", "1742"),
    "Location": _header("Where to find it.", "/v1/obligations/dvo-2020-beek-once"),
}
_PARAMETERS = {
    "IdempotencyKey": _parameter(
        "Idempotency-Key",
        "1 to 200 printable characters, quoted or bare. Kept for 30 days.",
        '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
    ),
    "IfMatch": _parameter(
        "If-Match", "The ETag of an earlier answer, or a version in quotes.", '"3"'
    ),
    "IfNoneMatch": _parameter("If-None-Match", "The ETag of an earlier answer.", '"3-2026-03-02"'),
}
_PROBLEM = {
    "type": "object",
    "description": "A refusal (RFC 9457). Its facts are members beside these.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "pointer": {"type": "string"},
                    "parameter": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
    "additionalProperties": True,
}
