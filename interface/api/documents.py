"""/documents: evidence, kept under its own digest. An obligation's records refer to it."""

from typing import Annotated

from fastapi import Depends, Path
from fastapi import Query as Asked
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from application.people import Activity
from domain.messages import Message
from domain.opening.asked import SealDocument, StreamId
from domain.sealed import SubjectId
from interface.api.answers import json_answer
from interface.api.asking import Question, may
from interface.api.described import raw, routes_of
from interface.api.edge import correlation_of
from interface.api.said import Query, media_type, must_accept, no_query, seen_before

router = routes_of("documents")

Giving = Annotated[Question, Depends(may(Activity.STORE_EVIDENCE))]
Reading = Annotated[Question, Depends(may(Activity.READ_EVIDENCE, offered=None))]
Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
ANYTHING = "application/octet-stream"


class KeptDocument(Message):
    """A document as evidence names it."""

    digest: str
    """SHA-256 in hexadecimal, of what is stored: of the ciphertext where it is sealed."""
    media_type: str
    size: int
    """Bytes, of what is stored."""


class WhoseQuery(Query):
    """Whose a document with personal data is. Naming either seals it."""

    subject: Annotated[
        SubjectId | None, Field(description="The data subject whom it is about, by pseudonym.")
    ] = None
    stream: Annotated[
        StreamId | None,
        Field(
            description="What it belongs to, where it holds personal data and is about no single "
            "data subject.",
            examples=["obligation-dvo-2020-beek-report-2025"],
        ),
    ] = None


UPLOAD = {
    "requestBody": {
        "required": True,
        "description": "The document itself; Content-Type says what it is.",
        "content": {ANYTHING: {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post("", status_code=201, response_model=KeptDocument, openapi_extra=UPLOAD)
async def keep_document(question: Giving, whose: Annotated[WhoseQuery, Asked()]) -> Response:
    """Keep a document. The same bytes again are the same document.

    One with personal data is sealed under the key of a data subject or a dossier: it is read only
    for a purpose (`/openings/documents`), and goes when its key goes."""
    request, doors = question.request, question.doors
    declared = media_type(request.headers.get("content-type", ANYTHING))
    if whose.subject is None and whose.stream is None:
        kept = await doors.documents.keep(request.stream(), declared)
    else:
        asked = SealDocument(subject=whose.subject, stream=whose.stream)
        whom = doors.sealed_documents.kept_for
        kept_for = await run_in_threadpool(whom, asked, question.by, correlation_of(request))
        kept = await doors.sealed_documents.seal(request.stream(), declared, kept_for)
    found = KeptDocument(digest=kept.digest, media_type=kept.media_type, size=kept.size)
    return json_answer(found, {"location": f"/v1/documents/{kept.digest}"}, 201)


@router.get("/{digest}", **raw(ANYTHING, "The document, in its own media type.", "%PDF-1.7 ..."))
def document(digest: Digest, question: Reading) -> Response:
    """The document itself. A sealed one is refused: it opens for a purpose."""
    request, documents = question.request, question.doors.documents
    no_query(request)
    about = documents.about(digest)
    must_accept(request, about.media_type)
    chunks = documents.read(digest)
    headers = {"etag": f'"{digest}"', "cache-control": "private, immutable", **HARMLESS}
    if seen_before(request, headers["etag"]):
        return Response(status_code=304, headers=headers)
    headers["content-length"] = str(about.size)
    return StreamingResponse(chunks, 200, headers, about.media_type)


HARMLESS = {
    "content-disposition": "attachment",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
}
"""What someone uploaded is shown by no browser as a page of ours."""
