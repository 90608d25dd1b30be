"""Evidence in a form: documents given with it, references to own systems; and the way back."""

import mimetypes
import re
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response, StreamingResponse

from application.documents import Document, DocumentNotFound, Documents, OpenedDocument
from application.people import Activity
from domain.errors import Forbidden, Invalid, NotFound
from domain.opening.asked import SealDocument
from interface.security import must_be_allowed
from interface.web import steps
from interface.web.forms import Errors, Sent, Typed, at_field
from interface.web.reading import may
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

OfEvidence = Annotated[Visit, Depends(may(Activity.READ_EVIDENCE))]
Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]

_DIGEST = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 16
_HARMLESS = {
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
}
"""What someone uploaded is shown by no browser as a page of ours."""


@router.get("/documents/{digest}")
def document(visit: OfEvidence, digest: Digest) -> Response:
    """A document, to keep under its own digest: what it was called is recorded nowhere."""
    about = visit.doors.documents.about(digest)
    if about.seal is not None:
        return RedirectResponse(f"/documents/{digest}/open", 303)
    chunks = visit.doors.documents.read(digest)
    return handed(OpenedDocument(about.media_type, about.size, chunks), digest)


def handed(found: OpenedDocument, digest: str) -> Response:
    named = f"{digest[:16]}{mimetypes.guess_extension(found.media_type) or ''}"
    headers = {
        "content-disposition": f'attachment; filename="{named}"',
        "content-length": str(found.size),
        "cache-control": "private, no-store",
        **_HARMLESS,
    }
    return StreamingResponse(found.chunks, 200, headers, found.media_type)


# Given with a form: `file-<kind>` holds files, `kept-<kind>` digests of those that were kept,
# `personal-<kind>` whether they hold personal data, `system-<kind>` and `reference-<kind>` a record
# in a system of one's own.


async def kept(visit: Visit, sent: Sent, home: Callable[[Typed], str]) -> tuple[Typed, Errors]:
    """Every file kept, and its digest in the form instead; what is refused, told at its field.

    `home` is the stream that what is recorded belongs to: there a document with personal data is
    sealed."""
    typed, errors = sent.typed, dict[str, str | None]()
    if sent.files and visit.account is not None:
        await must_be_allowed(visit.request, visit.account, Activity.STORE_EVIDENCE)
    for name, file in sent.files:
        personal = typed[name.replace("file-", "personal-", 1)]
        try:
            found = await _keep(visit, file, home(typed) if personal else None)
        except (Invalid, Forbidden, NotFound) as refusal:
            errors |= at_field(refusal, name, visit.language)
        else:
            typed = typed.adding((name.replace("file-", "kept-", 1), found.digest))
    return typed, errors


async def _keep(visit: Visit, file: UploadFile, stream: str | None) -> Document:
    media_type, correlation = _media_type(file), visit.request.scope["correlation"]
    if stream is None:
        return await visit.doors.documents.keep(_chunks(file), media_type)
    sealed, asked = visit.doors.sealed_documents, SealDocument(stream=stream)
    kept_for = await run_in_threadpool(sealed.kept_for, asked, steps.who(visit), correlation)
    return await sealed.seal(_chunks(file), media_type, kept_for)


async def _chunks(file: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await file.read(_CHUNK):
        yield chunk


def _media_type(file: UploadFile) -> str:
    """As the browser says; by its name where the browser does not know."""
    said = (file.content_type or "").partition(";")[0].strip().lower()
    if said in ("", "application/octet-stream"):
        return mimetypes.guess_type(file.filename or "")[0] or "application/octet-stream"
    return said


def documents_of(documents: Documents, typed: Typed, kind: str) -> list[Document]:
    """Those that a form holds of a kind. Raises DocumentNotFound."""
    digests = dict.fromkeys(typed.every(f"kept-{kind}"))
    if malformed := next((one for one in digests if not _DIGEST.fullmatch(one)), None):
        raise DocumentNotFound(digest=malformed[:64])
    return [documents.about(one) for one in digests]


def kinds(typed: Typed) -> list[str]:
    """Of which a form holds something, in the order of its fields."""
    held = ("kept", "system", "reference")
    names = (name.partition("-") for name, value in typed.fields if value)
    return list(dict.fromkeys(kind for first, _, kind in names if first in held and kind))


def pieces(documents: Documents, typed: Typed) -> Iterator[dict[str, object]]:
    """The evidence that a form holds, as a command says it."""
    for kind in kinds(typed):
        yield from given_as(documents, typed, kind, kind)


def given_as(
    documents: Documents, typed: Typed, name: str, kind: str
) -> Iterator[dict[str, object]]:
    """What a form holds under a name, as evidence of a kind. Raises DocumentNotFound."""
    for one in documents_of(documents, typed, name):
        yield {
            "source": "store",
            "kind": kind,
            "digest": one.digest,
            "media_type": one.media_type,
            "size": one.size,
        }
    system, reference = typed[f"system-{name}"], typed[f"reference-{name}"]
    if system or reference:
        yield {"source": "own-system", "kind": kind, "system": system, "reference": reference}
