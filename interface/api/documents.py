"""/documents: evidence, kept under its own digest. An obligation's records refer to it."""

from typing import Annotated

from fastapi import Depends, Path
from starlette.responses import Response, StreamingResponse

from application.people import Activity
from domain.messages import Message
from interface.api.answers import json_answer
from interface.api.asking import Question, may
from interface.api.described import raw, routes_of
from interface.api.said import media_type, must_accept, no_query, seen_before

router = routes_of("documents")

Giving = Annotated[Question, Depends(may(Activity.STORE_EVIDENCE))]
Reading = Annotated[Question, Depends(may(Activity.READ_EVIDENCE, offered=None))]
Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
ANYTHING = "application/octet-stream"


class KeptDocument(Message):
    """A document as evidence names it."""

    digest: str
    """SHA-256 in hexadecimal."""
    media_type: str
    size: int
    """Bytes."""


UPLOAD = {
    "requestBody": {
        "required": True,
        "description": "The document itself; Content-Type says what it is.",
        "content": {ANYTHING: {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post("", status_code=201, response_model=KeptDocument, openapi_extra=UPLOAD)
async def keep_document(question: Giving) -> Response:
    """Keep a document. The same bytes again are the same document."""
    request = question.request
    no_query(request)
    declared = media_type(request.headers.get("content-type", ANYTHING))
    kept = await question.doors.documents.keep(request.stream(), declared)
    found = KeptDocument(digest=kept.digest, media_type=kept.media_type, size=kept.size)
    return json_answer(found, {"location": f"/v1/documents/{kept.digest}"}, 201)


@router.get("/{digest}", **raw(ANYTHING, "The document, in its own media type.", "%PDF-1.7 ..."))
def document(digest: Digest, question: Reading) -> Response:
    """The document itself."""
    request, documents = question.request, question.doors.documents
    no_query(request)
    about = documents.about(digest)
    must_accept(request, about.media_type)
    headers = {"etag": f'"{digest}"', "cache-control": "private, immutable", **_HARMLESS}
    if seen_before(request, headers["etag"]):
        return Response(status_code=304, headers=headers)
    headers["content-length"] = str(about.size)
    return StreamingResponse(documents.read(digest), 200, headers, about.media_type)


_HARMLESS = {
    "content-disposition": "attachment",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
}
"""What someone uploaded is shown by no browser as a page of ours."""
