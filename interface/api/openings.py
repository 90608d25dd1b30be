"""/openings: reading what sealed fields say. Who reads, and why, is written down first."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from application.openings import OpenedField
from domain.messages import Message
from domain.opening.asked import OpenDocument, OpenSealed
from interface.api.answers import json_answer
from interface.api.command_route import CommandRoute
from interface.api.described import answered, body, raw, routes_of
from interface.api.documents import ANYTHING, HARMLESS
from interface.api.edge import correlation_of
from interface.api.recording import spoken
from interface.security import doors
from interface.tracing import trace_of

router = routes_of("openings")

NOT_KEPT = {"cache-control": "no-store"}


class OpenedFields(Message):
    """In the order in which they were asked for."""

    items: tuple[OpenedField, ...]


@answered(
    router,
    "",
    OpenSealed,
    OpenedFields,
    {
        "fields": [
            {
                "key": "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b",
                "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            }
        ],
        "purpose": "establish",
        "product": "direct.a.1",
    },
)
async def open_sealed(request: Request) -> Response:
    """Read sealed fields for a purpose. Each data subject gets a record of it that they can see."""
    by, asked = await spoken(request, OpenSealed)
    opening = doors(request).openings.open
    found = await run_in_threadpool(opening, asked, by, trace_of(request), correlation_of(request))
    return json_answer(OpenedFields(items=tuple(found)), NOT_KEPT)


_DOCUMENT = {
    "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "purpose": "establish",
    "product": "direct.a.1",
}


async def open_document(request: Request) -> Response:
    """Read a sealed document for a purpose; that is written down before any of it is given."""
    by, asked = await spoken(request, OpenDocument, ANYTHING)
    opening = doors(request).sealed_documents.open
    found = await run_in_threadpool(opening, asked, by, trace_of(request), correlation_of(request))
    headers = {"content-length": str(found.size), **HARMLESS, **NOT_KEPT}
    return StreamingResponse(found.chunks, 200, headers, found.media_type)


router.add_api_route(
    "/documents",
    open_document,
    methods=["POST"],
    openapi_extra=body(OpenDocument, _DOCUMENT),
    route_class_override=CommandRoute,
    **raw(ANYTHING, "The document, in its own media type.", "%PDF-1.7 ..."),
)
