"""Evidence in a form: documents given with it, references to own systems; and the way back."""

import mimetypes
import re
from collections.abc import AsyncIterator, Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.datastructures import UploadFile
from starlette.responses import Response, StreamingResponse

from application.documents import Document, DocumentNotFound, Documents
from application.people import Activity
from domain.errors import Invalid
from interface.security import must_be_allowed
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
    documents = visit.doors.documents
    about = documents.about(digest)
    named = f"{digest[:16]}{mimetypes.guess_extension(about.media_type) or ''}"
    headers = {
        "content-disposition": f'attachment; filename="{named}"',
        "content-length": str(about.size),
        "cache-control": "private, no-store",
        **_HARMLESS,
    }
    return StreamingResponse(documents.read(digest), 200, headers, about.media_type)


# Given with a form: `file-<kind>` holds files, `kept-<kind>` digests of those that were kept,
# `system-<kind>` and `reference-<kind>` a record in a system of one's own.


async def kept(visit: Visit, given: Sent) -> tuple[Typed, Errors]:
    """Every file kept, and its digest in the form instead; what is refused, told at its field."""
    typed, errors = given.typed, dict[str, str | None]()
    if given.files and visit.account is not None:
        await must_be_allowed(visit.request, visit.account, Activity.STORE_EVIDENCE)
    for name, file in given.files:
        try:
            found = await visit.doors.documents.keep(_chunks(file), _media_type(file))
        except Invalid as refusal:
            errors |= at_field(refusal, name, visit.language)
        else:
            typed = typed.adding((name.replace("file-", "kept-", 1), found.digest))
    return typed, errors


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
        for one in documents_of(documents, typed, kind):
            yield {
                "source": "store",
                "kind": kind,
                "digest": one.digest,
                "media_type": one.media_type,
                "size": one.size,
            }
        system, reference = typed[f"system-{kind}"], typed[f"reference-{kind}"]
        if system or reference:
            yield {
                "source": "own-system",
                "kind": kind,
                "system": system,
                "reference": reference,
            }
