"""What the OpenAPI document says of a route, beyond what its signature says."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from domain.messages import Message
from interface.api.answers import Recording
from interface.api.command_route import Answering, CommandRoute

IDEMPOTENCY_KEY = {"$ref": "#/components/parameters/IdempotencyKey"}
IF_MATCH = {"$ref": "#/components/parameters/IfMatch"}
IF_NONE_MATCH = {"$ref": "#/components/parameters/IfNoneMatch"}


def routes_of(noun: str) -> APIRouter:
    """The routes of one noun; each operation is called what its function is called."""
    return APIRouter(
        prefix=f"/v1/{noun}", tags=[noun], generate_unique_id_function=lambda route: route.name
    )


def command(
    router: APIRouter,
    path: str,
    kind: type[Message] | None,
    example: dict[str, Any] | None = None,
    headers: tuple[dict[str, str], ...] = (IDEMPOTENCY_KEY, IF_MATCH),
) -> Callable[[Answering], Answering]:
    """A route that records: which body and headers it takes, what it answers."""
    extra: dict[str, Any] = {"parameters": list(headers)}
    if kind is not None:
        extra |= body(kind, example)

    def routed(answering: Answering) -> Answering:
        router.add_api_route(
            path,
            answering,
            methods=["POST"],
            status_code=201,
            response_model=Recording,
            openapi_extra=extra,
            route_class_override=CommandRoute,
        )
        return answering

    return routed


def answered(
    router: APIRouter,
    path: str,
    kind: type[Message] | None,
    answer: type[Message],
    example: dict[str, Any] | None = None,
) -> Callable[[Answering], Answering]:
    """A route that is asked by sending, so that nothing of it stands in an address."""

    def routed(answering: Answering) -> Answering:
        router.add_api_route(
            path,
            answering,
            methods=["POST"],
            response_model=answer,
            openapi_extra=None if kind is None else body(kind, example),
            route_class_override=CommandRoute,
        )
        return answering

    return routed


def body(kind: type[Message], example: dict[str, Any] | None) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{kind.__name__}"}
    content = {"application/json": {"schema": schema, "example": example}}
    return {"requestBody": {"required": True, "content": content}}


def single(kind: type[Message]) -> dict[str, Any]:
    """A route that answers one thing, under a tag."""
    return {
        "response_model": kind,
        "openapi_extra": {"parameters": [IF_NONE_MATCH]},
        "responses": {304: {"description": "Not changed since the tag given."}},
    }


def raw(media_type: str, description: str, example: str) -> dict[str, Any]:
    """A route that answers something else than JSON."""
    content = {media_type: {"schema": {"type": "string"}, "example": example}}
    return {
        "response_class": Response,
        "responses": {200: {"description": description, "content": content}},
    }
